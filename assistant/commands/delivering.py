"""The digest: on the screen, as a file, by mail."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant import documents
from assistant.commands import mailing
from assistant.commands.mailing import OfDay
from assistant.commands.making import list_day, span, whole
from assistant.commands.shared import AsJson, Since, Today, Until, open_to_read, say
from assistant.export import Format, export

app = typer.Typer()


@app.command()
def digest(
    context: typer.Context,
    of_day: OfDay = None,
    since: Since = None,
    until: Until = None,
    today: Today = None,
    format: Annotated[Format, typer.Option("--format", help="What to write.")] = "text",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here; what was there is replaced.")] = None,
    as_json: AsJson = False,
) -> None:
    """Every paper of a day or span: themes, a line each, all cited."""
    from assistant.save import save
    from assistant.settings import load

    if of_day and (since or until):
        raise typer.BadParameter("give either --day, or --since and --until")
    if until and not since:
        raise typer.BadParameter("--until needs --since")
    if as_json and format != "text":
        raise typer.BadParameter("give either --json or --format")
    if since and until and since > until:
        raise typer.BadParameter("--since is after --until")
    assistant = open_to_read(context, today)
    newest = load(today=today).today
    days = span(assistant, since, until) if since else (list_day(assistant, of_day, newest),) * 2
    made = whole(assistant.digest(*days))
    text = json.dumps(documents.digest(made), ensure_ascii=False, indent=2) + "\n" if as_json else export(made, format)
    if out:
        save(out, text)
        say(f"{out} holds {len(made.papers):,} papers.")
    else:
        print(text, end="")


app.add_typer(mailing.app)
