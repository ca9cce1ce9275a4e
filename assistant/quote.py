"""The writer that needs no model: an answer made of the abstracts' own sentences, each cited."""

import re
from collections.abc import Iterator, Sequence

from assistant import titles
from assistant.choose import MOST_PAPERS, choose, closest, leaves_unsaid
from assistant.latex import readable
from assistant.rank import Quote
from assistant.retrieve import Found
from assistant.types import Answer, Citation, Hit, Paper, Query, Status
from assistant.wording import capital, count, escape, join, number, span

# Where nothing answers, the nearest papers are named if their meaning is near: on cooking or travel some paper of 1,303
# comes as near as 0.25, on the field what is not in the list 0.3 to 0.5.
NEAREST_NAMED, NEAR = 3, 0.3
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,200}?)(?<=\S)\1(?![\w*])")


def write(query: Query, found: Sequence[Found], status: Status) -> Iterator[Answer]:
    """The answer to a question about papers, one paragraph longer each time."""
    hits = tuple(f.hit for f in found)
    quotes = choose(query.text, found) if status != "not_in_list" else []
    if not quotes:
        yield _answer(query, _nothing(query, found), "not_in_list", (), hits)
        return
    named = [f for f in found if f.named]
    if named and leaves_unsaid(query.text, quotes, named):
        status, quotes = "partial", closest(quotes)
    papers = list({quote.paper.id: quote.paper for quote in quotes}.values())
    names = _names(papers)
    text = _lead(query, status, papers, bool(named))
    citations: list[Citation] = []
    for paper in papers:
        own = [quote for quote in quotes if quote.paper.id == paper.id]
        text += "\n\n" + _paragraph(names[paper.id], own, len(citations), bulleted=len(papers) > 1)
        citations += [
            Citation(len(citations) + place, paper, quote.sentence) for place, quote in enumerate(own, start=1)
        ]
        yield _answer(query, text, status, tuple(citations), hits)


def _names(papers: Sequence[Paper]) -> dict[str, str]:
    """What to call each paper: by its name, or by its title where two have one name."""
    short = [titles.short(paper.title) for paper in papers]
    called = [name if short.count(name) == 1 else paper.title for name, paper in zip(short, papers, strict=True)]
    return {paper.id: escape(readable(name)) for paper, name in zip(papers, called, strict=True)}


def _paragraph(name: str, quotes: Sequence[Quote], cited: int, bulleted: bool) -> str:
    """A paper's sentences in the order of its abstract, after its name: "It" and "They" have something to point to."""
    text = " ".join(
        f"{escape(_plain(readable(quote.sentence)))} [{number}]" for number, quote in enumerate(quotes, start=cited + 1)
    )
    if re.match(rf"{re.escape(name)}(?!\w)", text):
        text = f"**{name}**{text.removeprefix(name)}"
    else:
        text = f"**{name}:** {text}"
    return f"- {text}" if bulleted else text


def _plain(text: str) -> str:
    """The text without the asterisks that some abstracts mean as emphasis."""
    return _EMPHASIS.sub(r"\2", text)


def _lead(query: Query, status: Status, papers: Sequence[Paper], is_named: bool) -> str:
    days = span(query.since, query.until)
    where = f"the list of {days}" if days else "the list"
    if status == "partial":
        return "The abstract does not say; what comes closest:" if is_named else f"Closest in {where}:"
    if len(papers) == 1:
        paper = papers[0]
        listed = f", listed on {span(paper.days[-1], paper.days[-1])}" if paper.days and not days else ""
        return f"One paper in {where} speaks to this{listed}."
    if len(papers) == MOST_PAPERS:
        return f"Several papers in {where} speak to this; the closest {number(MOST_PAPERS)}:"
    return f"{capital(count(len(papers), 'paper'))} in {where} speak to this."


def _nothing(query: Query, found: Sequence[Found]) -> str:
    days = span(query.since, query.until)
    where = f"the papers of {days}" if days else "the listed papers"
    if not found:
        return (
            f"No papers are listed for {days}."
            if days
            else "There are no papers yet. Add a list: `assistant add PATH`."
        )
    if named := [_title(f.hit.paper) for f in found if f.named]:
        are, say = ("is", "its abstract says") if len(named) == 1 else ("are", "their abstracts say")
        lacking = f"“{escape(found[0].lacks)}”" if found[0].lacks else "this"
        return f"{join(named)} {are} in the list, but {say} nothing of {lacking}."
    nearest = [_title(f.hit.paper) for f in found if f.abstract >= NEAR][:NEAREST_NAMED]
    are = "are" if len(nearest) > 1 else "is"
    return f"Nothing in {where} answers this." + (f" The nearest {are} {join(nearest)}." if nearest else "")


def _title(paper: Paper) -> str:
    return f"“{escape(readable(paper.title))}”"


def _answer(query: Query, text: str, status: Status, citations: tuple[Citation, ...], hits: tuple[Hit, ...]) -> Answer:
    return Answer(text, status, query.kind, query.since, query.until, query.notes, citations, hits)
