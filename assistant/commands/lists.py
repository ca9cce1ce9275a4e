"""The lists that are there: their days, their papers, and removing them."""

from datetime import date
from typing import Annotated

import typer

from assistant import documents
from assistant.commands.shared import AsJson, day, filled, open_assistant, open_to_read, print_json, say
from assistant.errors import AssistantError

app = typer.Typer()


@app.command()
def remove(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="DAY|ID", parser=filled("a day or an id"), help="A list day (2026-06-10), or a paper's id."
        ),
    ],
) -> None:
    """Remove a day's listings, or one paper."""
    from assistant.wording import count

    gone = open_assistant(context).remove(day(what) if _is_day(what) else what)
    print(f"{count(gone, 'paper')} removed".capitalize())
    if not gone:
        raise AssistantError(
            f"Nothing is listed under {what}. `assistant days` and `assistant papers` show what is there."
        )


@app.command()
def days(context: typer.Context, as_json: AsJson = False) -> None:
    """The list days and how many papers each has."""
    found = open_to_read(context).days()
    if as_json:
        print_json(documents.days(found))
        return
    for listed in found:
        print(f"{listed.day:%Y-%m-%d %a}  {listed.papers:5,}")
    if not found:
        say("There are no lists yet. Add one: assistant add PATH")


@app.command()
def papers(
    context: typer.Context,
    only: Annotated[
        date | None, typer.Option("--day", metavar="DAY", parser=day, help="Only this list day's, as 2026-06-10.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The papers, the latest day and the most upvoted first."""
    found = open_to_read(context).papers(only, only)
    if as_json:
        print_json(documents.papers(found))
        return
    for paper in found:
        upvotes = "" if paper.upvotes is None else f"{paper.upvotes:,}"
        print(f"{str(paper.days[-1]) if paper.days else '':10}  {upvotes:>5}  {paper.id:<12}  {paper.title}")
    if not found:
        say(f"No papers are listed on {only}." if only else "There are no papers yet. Add a list: assistant add PATH")


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4:8:3] == "--"
