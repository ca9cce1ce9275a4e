"""The papers of a question's days, and which of them pass its filters, in words."""

from collections.abc import Sequence
from datetime import date

from assistant import titles
from assistant.listing.filters import Filter
from assistant.types import Paper, Query
from assistant.wording import capital, count, join, number, span, when


def before(text: str) -> tuple[frozenset[str], str]:
    """The ids of the papers named before that a question asks among, and the text without them."""
    head, colon, rest = text.partition(": ")
    ids = frozenset(head.split(", "))
    return (ids, rest) if colon and ids == titles.ids(head).keys() else (frozenset(), text)


def days(paper: Paper, query: Query) -> tuple[date, ...]:
    """The days of the question on which the paper was listed, ascending."""
    return tuple(day for day in paper.days if (query.since or day) <= day <= (query.until or day))


def everything(query: Query, papers: Sequence[Paper]) -> str:
    """All papers of the span: "31 papers of 10 June 2026", "1,304 papers of all 46 days held"."""
    return f"{count(len(papers), 'paper')} {_of(query, papers)}"


def subject(query: Query, papers: Sequence[Paper], found: Sequence[Paper], chosen: Sequence[Filter]) -> str:
    """The papers found: "the 12 papers of June 2026 that mention …"."""
    amount = "only paper" if len(found) == 1 else f"{number(len(found))} papers"
    return f"the {amount} {_of(query, papers)}" + (f" that {_passing(found, chosen)}" if chosen else "")


def share(query: Query, papers: Sequence[Paper], found: Sequence[Paper], chosen: Sequence[Filter]) -> str:
    """How many of the span's papers were found: "Three of the 31 papers of 10 June 2026 come with code."."""
    if not chosen:
        return _listed(query, papers)
    of = _of(query, papers)
    if len(papers) == 1:
        return f"{'The only' if found else 'No'} paper {of} {_passing(papers, chosen)}."
    if len(found) == len(papers):
        all_papers = "Both papers" if len(papers) == 2 else f"All {count(len(papers), 'paper')}"
        return f"{all_papers} {of} {_passing(found, chosen)}."
    some = capital(number(len(found))) if found else "None"
    return f"{some} of the {count(len(papers), 'paper')} {of} {_passing(found or papers[:1], chosen)}."


def _listed(query: Query, papers: Sequence[Paper]) -> str:
    named = " named before" if before(query.text)[0] else ""
    many, one = f"{capital(count(len(papers), 'paper'))}{named}", len(papers) == 1
    if query.since or query.until:
        return f"{many} {'was' if one else 'were'} listed {when(query.since, query.until)}."
    listed = sorted({day for paper in papers for day in paper.days})
    many_days = f"on {len(listed):,} days " if len(listed) > 1 else ""
    held = f", listed {many_days}{when(listed[0], listed[-1])}" if listed else ""
    return f"{many} {'is' if one else 'are'} held{held}."


def _passing(found: Sequence[Paper], chosen: Sequence[Filter]) -> str:
    return join([f.one if len(found) == 1 else f.many for f in chosen])


def _of(query: Query, papers: Sequence[Paper]) -> str:
    if before(query.text)[0]:
        return "named before"
    if query.since and query.until:
        return f"of {span(query.since, query.until)}"
    if query.since or query.until:
        return span(query.since, query.until)
    held = len({day for paper in papers for day in paper.days})
    return f"of all {number(held)} days held" if held > 1 else "of the whole list"
