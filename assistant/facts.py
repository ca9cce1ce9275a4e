"""What the list itself says of a paper it is asked about by name: authors, organisation, days, upvotes, links."""

import re
from collections.abc import Callable, Sequence

from assistant import titles
from assistant.latex import readable
from assistant.retrieve import Found
from assistant.types import Answer, Citation, Paper, Query
from assistant.wording import day, escape, figure, join

# Longer rows of names are cut: one listed paper has 664 authors.
AUTHORS_NAMED = 12


def answer(query: Query, found: Sequence[Found]) -> Answer | None:
    """The answer to a question after such facts about the papers it names; None if it asks for something else."""
    tell = next((tell for asked, tell in _FACTS if asked.search(query.text)), None)
    papers = [f.hit.paper for f in found if f.named]
    if tell is None or not papers:
        return None
    lines = [f"{tell(paper)} [{number}]" for number, paper in enumerate(papers, start=1)]
    citations = tuple(Citation(number, paper, paper.title) for number, paper in enumerate(papers, start=1))
    text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    hits = tuple(f.hit for f in found)
    return Answer(text, "supported", query.kind, query.since, query.until, query.notes, citations, hits)


def _authors(paper: Paper) -> str:
    if not paper.authors:
        return f"The list names no authors for {_name(paper)}."
    named = [escape(author) for author in paper.authors[:AUTHORS_NAMED]]
    more = len(paper.authors) - len(named)
    who = ", ".join(named) + f" and {more} more" if more else join(named)
    return f"{_name(paper)} is by {who}{_organization(paper)}."


def _from(paper: Paper) -> str:
    if not paper.organization:
        return f"The list names no organisation for {_name(paper)}."
    return f"{_name(paper)} comes from {escape(paper.organization)}."


def _days(paper: Paper) -> str:
    listed = (
        f"was listed on {join([day(one) for one in paper.days])}" if paper.days else "stands in the list without a day"
    )
    published = f"; it was published on {day(paper.published)}" if paper.published else ""
    return f"{_name(paper)} {listed}{published}."


def _upvotes(paper: Paper) -> str:
    if paper.upvotes is None:
        return f"The list gives no upvotes for {_name(paper)}."
    on = f", as listed on {day(paper.days[-1])}" if paper.days else ""
    return f"{_name(paper)} has {figure(paper.upvotes, 'upvote')}{on}."


def _name(paper: Paper) -> str:
    return escape(readable(titles.short(paper.title)))


def _organization(paper: Paper) -> str:
    return f" ({escape(paper.organization)})" if paper.organization else ""


_FACTS: Sequence[tuple[re.Pattern[str], Callable[[Paper], str]]] = (
    (
        re.compile(
            r"\bwho\b.*\b(?:wrote|authored|published|made|created|developed)\b|\bauthors?\b|\bwritten by\b", re.I
        ),
        _authors,
    ),
    (
        re.compile(r"\b(?:organi[sz]ation|affiliations?|institution|company|lab)\b|\bwhere .*\bcomes? from\b", re.I),
        _from,
    ),
    (re.compile(r"\bwhen\b.*\b(?:list|publish|post|appear|submit|releas|come out|came out)", re.I), _days),
    (re.compile(r"\bupvotes?\b|\bhow (?:popular|many votes)\b", re.I), _upvotes),
)
