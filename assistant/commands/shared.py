"""What the commands share: options, opening the library, and how results and messages are printed."""

import json
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.pipeline import Assistant


def day(text: str) -> date:
    """The day as it is written; anything else is wrong usage."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        said = text if text.strip() else "an empty text"
        raise typer.BadParameter(f"{said} is no day; write it as 2026-06-10") from error


def filled(what: str) -> Callable[[str], str]:
    """What reads a text as it is written; one without anything in it is wrong usage, told as "give …"."""

    def read(text: str) -> str:
        if not text.strip():
            raise typer.BadParameter(f"it is empty; give {what}")
        return text

    return read


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Since = Annotated[date | None, typer.Option(metavar="DAY", parser=day, help="First list day, as 2026-06-10.")]
Until = Annotated[date | None, typer.Option(metavar="DAY", parser=day, help="Last list day.")]
Today = Annotated[date | None, typer.Option(metavar="DAY", parser=day, help='The day that "today" means.')]


def open_assistant(context: typer.Context, today: date | None = None) -> "Assistant":
    """The assistant over the data folder that the command line names."""
    from assistant import build
    from assistant.terminal import Progress

    return build.open_assistant(context.obj, today, progress=Progress())


def open_to_read(context: typer.Context, today: date | None = None) -> "Assistant":
    """As `open_assistant`, saying so where only the sample list is loaded."""
    assistant = open_assistant(context, today)
    if assistant.library.is_sample():
        say("This is the sample list; it goes when you add a list of your own: assistant add PATH")
    return assistant


def print_json(value: Any) -> None:
    """Prints one JSON document on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say(message: object) -> None:
    """Prints a message on stderr."""
    print(message, file=sys.stderr)
