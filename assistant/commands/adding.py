"""Lists come in: from files, and from the Daily Papers API."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.shared import Since, Until, day, open_assistant, say
from assistant.errors import AssistantError, ListError

if TYPE_CHECKING:
    from assistant.types import Fetched, Paper, Rejected

app = typer.Typer()


@app.command()
def add(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files or folders of lists; - is standard input.")
    ],
) -> None:
    """Add lists of papers.

    Hugging Face API answers, a saved page's text, arXiv's feeds, or records (JSONL, CSV); the content tells the kind.
    """
    from assistant import lists

    if not all(paths):
        raise typer.BadParameter("a path is empty; name a file or a folder of lists")
    assistant = open_assistant(context)
    counts = {"added": 0, "changed": 0, "unchanged": 0, "rejected": 0}
    failed = False
    for path in paths:
        try:
            found = [Path("-")] if path == "-" else lists.files([Path(path)])
        except ListError as error:
            say(error)
            failed = True
            continue
        for file in found:
            try:
                done = assistant.store(_read(file, assistant.today()))
            except ListError as error:
                say(error)
                failed = True
                continue
            for problem in done.problems:
                say(problem)
            for name in counts:
                counts[name] += getattr(done, name)
    assistant.update()
    print(", ".join(f"{number:,} {name}" for name, number in counts.items()))
    if failed or counts["rejected"]:
        raise typer.Exit(1)


@app.command()
def fetch(
    context: typer.Context,
    named: Annotated[
        str | None, typer.Argument(metavar="DAY", help="A list day: 2026-06-10, today or yesterday.")
    ] = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Fetch lists from Hugging Face.

    Without a day: every weekday since the newest list, that one again too for its late papers and upvotes, at most 30;
    for a new library the last 7 days.
    """
    assistant = open_assistant(context)
    days = _named_days(named, since, until, assistant.today())
    left = assistant.due() if days is None else days
    if not left:
        say("There is nothing to fetch: there are no lists at weekends.")
    try:
        for fetched in assistant.fetch(days):
            for problem in fetched.added.problems:
                say(problem)
            print(_line(fetched), flush=True)
            left = [day for day in left if day > fetched.day]
    except AssistantError as error:
        rest = f"--since {left[0]} --until {left[-1]}" if len(left) > 1 else f"{left[0]}"
        raise AssistantError(f"{error} To go on: assistant fetch {rest}") from error


def _line(fetched: "Fetched") -> str:
    from assistant.wording import figure

    if not fetched.papers:
        return f"{fetched.day}  no list"
    news = [
        f"{number:,} {what}"
        for number, what in (
            (fetched.added.added, "added"),
            (fetched.added.changed, "changed"),
            (fetched.elsewhere, "of other days"),
        )
        if number
    ]
    return f"{fetched.day}  {figure(fetched.papers, 'paper')}: {', '.join(news) or 'nothing new'}"


def _named_days(named: str | None, since: date | None, until: date | None, today: date) -> list[date] | None:
    """The days that are named, None where none is."""
    from assistant.fetch import weekdays

    if named is not None and (since or until):
        raise typer.BadParameter("give either a day, or --since and --until")
    if until and not since:
        raise typer.BadParameter("--until needs --since")
    if named is None and since is None:
        return None
    first = since or {"today": today, "yesterday": today - timedelta(1)}.get(named or "") or day(named or "")
    if first > today:
        raise typer.BadParameter(f"{first} has not begun")
    last = first if named else min(until, today) if until else today
    if last < first:
        raise typer.BadParameter(f"{until} is before {since}")
    return [first] if named else weekdays(first, last)


def _read(file: Path, today: date) -> "Iterator[Paper | Rejected]":
    from assistant import lists

    return lists.read_stream(sys.stdin.buffer, "standard input", today) if str(file) == "-" else lists.read(file, today)
