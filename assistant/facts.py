"""What the list itself says of a paper it is asked about by name: authors, organisation, days, upvotes, links."""

import re
from collections.abc import Callable, Sequence

from assistant import titles
from assistant.choose import without_names
from assistant.latex import readable
from assistant.retrieve import Found
from assistant.types import Answer, Citation, Paper, Query
from assistant.wording import day, escape, figure, join

# Longer rows of names are cut: one listed paper has 664 authors.
AUTHORS_NAMED = 12


def answer(query: Query, found: Sequence[Found]) -> Answer | None:
    """The answer to a question after such facts about the papers it names; None if it asks for something else."""
    named = [f for f in found if f.named]
    papers = [f.hit.paper for f in named]
    # "2606.09079: and its code?" asks no more than "and its code?".
    texts = (query.text, without_names(query.text, named).strip(" :,"))
    tell = next((tell for asked, tell in _FACTS if any(map(asked.search, texts))), None)
    if tell is None or not papers:
        return None
    told = [tell(paper) for paper in papers]
    if not all(told):
        return None
    lines = [f"{line} [{number}]" for number, line in enumerate(told, start=1)]
    citations = tuple(Citation(number, paper, paper.title) for number, paper in enumerate(papers, start=1))
    text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    hits = tuple(f.hit for f in found)
    return Answer(text, "supported", query.kind, query.since, query.until, query.notes, citations, hits)


def _authors(paper: Paper) -> str:
    if not paper.authors:
        return f"The list names no authors for {_name(paper)}."
    count = f"{len(paper.authors):,} authors: " if len(paper.authors) > AUTHORS_NAMED else ""
    named = [escape(author) for author in paper.authors[:AUTHORS_NAMED]]
    more = len(paper.authors) - len(named)
    who = ", ".join(named) + f" and {more} more" if more else join(named)
    return f"{_name(paper)} is by {count}{who}{_organization(paper)}."


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


def _code(paper: Paper) -> str:
    return f"{_name(paper)} comes with code: {escape(paper.code_url)}" if paper.code_url else ""


def _name(paper: Paper) -> str:
    return escape(readable(titles.short(paper.title)))


def _organization(paper: Paper) -> str:
    return f" ({escape(paper.organization)})" if paper.organization else ""


def _asked(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# The first of them that is asked for is told; a link that the list does not have leaves the abstract to tell.
_FACTS: Sequence[tuple[re.Pattern[str], Callable[[Paper], str]]] = (
    (
        _asked(
            r"\bwho\b.*\b(?:wrote|writes|authored|published|made|created|developed|built|trained|introduced|proposed|behind)\b",
            r"\b(?:who|name|list|which|how many)\b.{0,20}\bauthors?\b",
            r"^\W*(?:and |the |its )*authors?\W*(?:of\b.*)?$",
            r"\bwritten by\b",
        ),
        _authors,
    ),
    (
        _asked(
            r"\b(?:which|what|whose)\s+(?:organi[sz]ation|institution|company|lab|university|affiliation)\b",
            r"\baffiliat\w+",
            r"\bwhere\b.*\bcomes? from\b",
        ),
        _from,
    ),
    (_asked(r"\bwhen\b.*\b(?:list|publish|post|appear|submit|releas|come out|came out)"), _days),
    (_asked(r"\bhow many (?:up)?votes?\b", r"\bupvotes?\b", r"\bhow popular\b"), _upvotes),
    (
        _asked(
            r"\b(?:has|have|with|is there|where|links?|releas\w+|shar\w+|publish\w*|open[- ]sourc\w+)\b.*"
            r"\b(?:code|repo\w*|github)\b",
            r"\b(?:code|repo\w*|github)\b.*\b(?:available|released|link\w*|public|open)\b",
            r"^\W*(?:and |the |its )*(?:code|repo\w*|github)\W*$",
        ),
        _code,
    ),
)
