"""What the commands share: options, opening the library, and how results and messages are printed."""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="First list day, as 2026-06-10.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Last list day.")]
Today = Annotated[str | None, typer.Option(metavar="DAY", help='The day that "today" means.')]


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


def day(text: str) -> date:
    """The day as it is written; anything else is wrong usage."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} is no day; write it as 2026-06-10") from error


def print_json(value: Any) -> None:
    """Prints one JSON document on stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say(message: object) -> None:
    """Prints a message on stderr."""
    print(message, file=sys.stderr)
