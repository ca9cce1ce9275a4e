"""Questions: searching the papers, and asking about them."""

from typing import Annotated

import typer

from assistant import documents
from assistant.commands.shared import AsJson, Since, Today, Until, filled, open_to_read, print_json, say

app = typer.Typer()


@app.command()
def search(
    context: typer.Context,
    query: Annotated[
        str | None,
        typer.Argument(metavar="Q", parser=filled("a text to look for"), help="What to look for; taken as it is."),
    ] = None,
    top_k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many papers.")] = 10,
    since: Since = None,
    until: Until = None,
    like: Annotated[
        str | None, typer.Option(metavar="ID", parser=filled("a paper's id"), help="Papers like this one instead.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The papers that speak to a text, best first, or papers like one."""
    if (query is None) == (like is None):
        raise typer.BadParameter("give either a text to look for, or --like ID")
    assistant = open_to_read(context)
    hits = assistant.like(like, top_k) if like else assistant.search(query or "", top_k, since, until)
    if as_json:
        print_json(documents.hits(query or like or "", hits))
        return
    for place, hit in enumerate(hits, start=1):
        print(f"{place:2}. {hit.paper.title}  ({', '.join([hit.paper.id, *map(str, hit.paper.days)])})")
        for sentence in hit.evidence[:1]:
            print(f"    {sentence}")
    if not hits:
        say("Nothing was found.")


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[
        str,
        typer.Argument(
            metavar="Q", parser=filled("a question"), help="A question, in plain words; days are understood."
        ),
    ],
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Ask; the answer cites the sentences it rests on."""
    from assistant.terminal import as_text, references

    assistant = open_to_read(context, today)
    shown = ""
    answer = None
    for answer in assistant.ask(question):
        if not as_json:
            text = as_text(answer.text)
            print(text.removeprefix(shown), end="", flush=True)
            shown = text
    assert answer is not None
    if as_json:
        print_json(documents.answer(question, answer))
        return
    print("\n" + references(answer))
