"""The chat in the browser, and the state of the library behind it."""

import re
from typing import Annotated

import typer

from assistant import documents
from assistant.commands.shared import AsJson, open_assistant, print_json, say
from assistant.errors import AssistantError
from assistant.text import is_loopback

app = typer.Typer()

_INTERVAL = re.compile(r"([0-9]{1,6})([smh])")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


@app.command()
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 7860,
    refresh: Annotated[
        str, typer.Option(metavar="SPAN", help="How often new lists are fetched: 90s, 30m, 2h.")
    ] = "30m",
    offline: Annotated[bool, typer.Option("--offline", help="Fetch no lists.")] = False,
    public: Annotated[bool, typer.Option("--public", help="Let in everybody who can reach HOST.")] = False,
) -> None:
    """Open the chat in the browser.

    An empty library is first filled with the sample list. New lists are fetched while the chat is open.
    """
    from assistant.build import add_sample
    from assistant.refresh import Refresher
    from assistant.settings import load

    seconds = _seconds(refresh)
    auth = load().auth.get_secret_value()
    if not (auth or public or is_loopback(f"[{host}]" if ":" in host else host)):
        raise AssistantError(
            f"Everybody who can reach {host or 'this machine'} could read and ask. "
            "Set ASSISTANT_AUTH=user:password, or say --public."
        )
    assistant = open_assistant(context)
    if not assistant.library.count():
        add_sample(assistant)
        say("The library is empty: the sample list of 36 papers is shown until there is a real one.")
    else:
        assistant.update()
    from ui.app import serve as serve_page

    refresher = Refresher(assistant, seconds, say)

    def ready(url: str) -> None:
        say(f"The assistant is at {url} (stop it with Ctrl+C).")
        if not offline:
            refresher.start()

    try:
        serve_page(assistant, host, port, ready, auth=auth, problem=lambda: refresher.problem)
    finally:
        refresher.stop()


@app.command()
def reindex(context: typer.Context) -> None:
    """Make all vectors anew.

    After a change of the embedding model, or when they cannot be read.
    """
    from assistant.wording import count

    print(f"{count(open_assistant(context).reindex(), 'paper')} indexed".capitalize())


@app.command()
def status(context: typer.Context, as_json: AsJson = False) -> None:
    """What is loaded, and whether anything leaves.

    Also what writes the answers and which embedding model reads.
    """
    found = documents.state(open_assistant(context).status())
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        print(f"{name.replace('_', ' '):<20}  {_shown(value)}")


def _seconds(span: str) -> int:
    match = _INTERVAL.fullmatch(span)
    if not match or not int(match[1]):
        raise typer.BadParameter(f"{span} is no span of time; write it as 90s, 30m or 2h", param_hint="--refresh")
    return int(match[1]) * _SECONDS[match[2]]


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)
