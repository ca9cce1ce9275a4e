"""The command line: results on stdout, messages on stderr, and no traceback for what a person can put right."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import documents
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.pipeline import Assistant
    from assistant.types import Paper, Rejected

app = typer.Typer(
    help="Reads the daily list of new research papers for you: cited answers from the listed abstracts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="First list day, as 2026-06-10.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Last list day.")]
Today = Annotated[str | None, typer.Option(metavar="DAY", help='The day that "today" means.')]


@app.callback()
def options(
    context: typer.Context,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The data folder (else ASSISTANT_DATA_DIR, else the user's).")
    ] = None,
) -> None:
    """Reads the daily list of new research papers for you: cited answers from the listed abstracts."""
    context.obj = data


@app.command()
def add(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files or folders of lists; - is standard input.")
    ],
) -> None:
    """Add lists of papers.

    Hugging Face API answers, a saved page's text, or records (JSONL); the kind is told by the content.
    """
    from assistant import lists
    from assistant.errors import ListError

    assistant = _open(context)
    counts = {"added": 0, "changed": 0, "unchanged": 0, "rejected": 0}
    failed = False
    for path in paths:
        try:
            found = [Path("-")] if path == "-" else lists.files([Path(path)])
        except ListError as error:
            _say(error)
            failed = True
            continue
        for file in found:
            try:
                done = assistant.store(_read(file, assistant.today()))
            except ListError as error:
                _say(error)
                failed = True
                continue
            for problem in done.problems:
                _say(problem)
            for name in counts:
                counts[name] += getattr(done, name)
    assistant.update()
    print(", ".join(f"{number:,} {name}" for name, number in counts.items()))
    if failed or counts["rejected"]:
        raise typer.Exit(1)


@app.command()
def remove(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="DAY|ID", help="A list day (2026-06-10), or a paper's id.")],
) -> None:
    """Remove a day's listings, or one paper."""
    from assistant.wording import count

    gone = _open(context).remove(_day(what) if _is_day(what) else what)
    print(f"{count(gone, 'paper')} removed".capitalize())
    if not gone:
        raise AssistantError(
            f"Nothing is listed under {what}. `assistant days` and `assistant papers` show what is there."
        )


@app.command()
def days(context: typer.Context, as_json: AsJson = False) -> None:
    """The list days and how many papers each has."""
    found = _open_to_read(context).days()
    if as_json:
        _print_json(documents.days(found))
        return
    for day in found:
        print(f"{day.day:%Y-%m-%d %a}  {day.papers:5,}")
    if not found:
        _say("There are no lists yet. Add one: assistant add PATH")


@app.command()
def papers(
    context: typer.Context,
    day: Annotated[str | None, typer.Option(metavar="DAY", help="Only this list day's, as 2026-06-10.")] = None,
    as_json: AsJson = False,
) -> None:
    """The papers, the latest day and the most upvoted first."""
    only = _day(day) if day else None
    found = _open_to_read(context).papers(only, only)
    if as_json:
        _print_json(documents.papers(found))
        return
    for paper in found:
        upvotes = "" if paper.upvotes is None else f"{paper.upvotes:,}"
        print(f"{str(paper.days[-1]) if paper.days else '':10}  {upvotes:>5}  {paper.id:<12}  {paper.title}")
    if not found:
        _say(f"No papers are listed on {day}." if day else "There are no papers yet. Add a list: assistant add PATH")


@app.command()
def search(
    context: typer.Context,
    query: Annotated[str | None, typer.Argument(metavar="Q", help="What to look for; taken as it is.")] = None,
    top_k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many papers.")] = 10,
    since: Since = None,
    until: Until = None,
    like: Annotated[str | None, typer.Option(metavar="ID", help="Papers like this one instead.")] = None,
    as_json: AsJson = False,
) -> None:
    """The papers that speak to a text, best first, or papers like one."""
    if (query is None) == (like is None):
        raise typer.BadParameter("give either a text to look for, or --like ID")
    first, last = _day(since) if since else None, _day(until) if until else None
    assistant = _open_to_read(context)
    hits = assistant.like(like, top_k) if like else assistant.search(query or "", top_k, first, last)
    if as_json:
        _print_json(documents.hits(query or like or "", hits))
        return
    for place, hit in enumerate(hits, start=1):
        print(f"{place:2}. {hit.paper.title}  ({', '.join([hit.paper.id, *map(str, hit.paper.days)])})")
        for sentence in hit.evidence[:1]:
            print(f"    {sentence}")
    if not hits:
        _say("Nothing was found.")


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="Q", help="A question, in plain words; days are understood.")],
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Ask; the answer cites the sentences it rests on."""
    from assistant.terminal import as_text, references

    assistant = _open_to_read(context, _day(today) if today else None)
    shown = ""
    answer = None
    for answer in assistant.ask(question):
        if not as_json:
            text = as_text(answer.text)
            print(text.removeprefix(shown), end="", flush=True)
            shown = text
    assert answer is not None
    if as_json:
        _print_json(documents.answer(question, answer))
        return
    print("\n" + references(answer))


@app.command()
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 7860,
) -> None:
    """Open the chat in the browser.

    An empty library is first filled with the sample list.
    """
    from assistant.build import add_sample

    assistant = _open(context)
    if not assistant.library.count():
        add_sample(assistant)
        _say("The library is empty: the sample list of 36 papers is shown until you add a list (assistant add PATH).")
    else:
        assistant.update()
    from ui.app import serve as serve_page

    serve_page(assistant, host, port, on_ready=lambda url: _say(f"The assistant is at {url} (stop it with Ctrl+C)."))


@app.command()
def reindex(context: typer.Context) -> None:
    """Make all vectors anew.

    After a change of the embedding model, or when they cannot be read.
    """
    from assistant.wording import count

    print(f"{count(_open(context).reindex(), 'paper')} indexed".capitalize())


@app.command()
def status(context: typer.Context, as_json: AsJson = False) -> None:
    """What is loaded, and whether anything leaves.

    Also what writes the answers and which embedding model reads.
    """
    found = documents.state(_open(context).status())
    if as_json:
        _print_json(found)
        return
    for name, value in found.items():
        print(f"{name.replace('_', ' '):<20}  {_shown(value)}")


def main() -> None:
    """Runs the command line; a person's errors are one line on stderr and exit 1."""
    try:
        app()
    except AssistantError as error:
        _say(error)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        _say("Stopped.")
        sys.exit(130)


def _open(context: typer.Context, today: date | None = None) -> "Assistant":
    from assistant.build import open_assistant
    from assistant.terminal import Progress

    return open_assistant(context.obj, today, progress=Progress())


def _open_to_read(context: typer.Context, today: date | None = None) -> "Assistant":
    assistant = _open(context, today)
    if assistant.library.is_sample():
        _say("This is the sample list; it goes when you add a list of your own: assistant add PATH")
    return assistant


def _read(file: Path, today: date) -> "Iterator[Paper | Rejected]":
    from assistant import lists

    return lists.read_stream(sys.stdin.buffer, "standard input", today) if str(file) == "-" else lists.read(file, today)


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4:8:3] == "--"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} is no day; write it as 2026-06-10") from error


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _say(message: object) -> None:
    print(message, file=sys.stderr)


if __name__ == "__main__":
    main()
