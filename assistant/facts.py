"""What the list itself says of a paper it is asked about by name: authors, organisation, days, upvotes, links."""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant import links, sentences, titles
from assistant.choose import without_names
from assistant.latex import readable
from assistant.question.vocabulary import content, own_content, speaks_of_papers
from assistant.retrieve import Found
from assistant.types import Answer, Citation, Paper, Query
from assistant.wording import day, escape, figure, join

# Longer rows of names are cut: one listed paper has 664 authors.
AUTHORS_NAMED = 12


def may_ask(text: str) -> bool:
    """Whether a text that counts or lists may ask for such a fact about a paper, as "how many upvotes does X have?"."""
    return not speaks_of_papers(text) and any(asked.search(text) for asked, _ in _FACTS)


def is_of_one(query: Query, found: Sequence[Found]) -> bool:
    """Whether a question after such a fact says nothing else but the name of one paper."""
    named = [f for f in found if f.named]
    return len(named) == 1 and not own_content(_SAID.sub(" ", without_names(query.text, named)))


def answer(query: Query, found: Sequence[Found]) -> Answer | None:
    """The answer to a question after such facts about the papers it names; None if it asks for something else."""
    named = [f for f in found if f.named]
    papers = [f.hit.paper for f in named]
    # "2606.09079: and its code?" asks no more than "and its code?".
    texts = (query.text, without_names(query.text, named).strip(" :,"))
    tell = next((tell for asked, tell in _FACTS if any(map(asked.search, texts))), None)
    if tell is None or not papers:
        return None
    lack = None if content(_SAID.sub(" ", texts[1])) else _LACKING.get(tell)
    told = [tell(paper) or (lack(paper) if lack else "") for paper in papers]
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


def _link(paper: Paper) -> str:
    address = links.page(paper)
    where = f"stands at {escape(address)}" if address else "has no address in the list"
    return f"“{escape(readable(paper.title))}” ({escape(paper.id)}) {where}"


def _code(paper: Paper) -> str:
    return f"{_name(paper)} comes with code: {escape(paper.code_url)}" if paper.code_url else ""


def _no_code(paper: Paper) -> str:
    if any(_GIVES_CODE.search(sentence) for sentence in sentences.split(paper.abstract)):
        return ""
    page = f"; its project page is {escape(paper.project_url)}" if paper.project_url else "."
    return f"No code is listed for {_name(paper)}{page}"


def _page(paper: Paper) -> str:
    return f"{_name(paper)} has a project page: {escape(paper.project_url)}" if paper.project_url else ""


def _no_page(paper: Paper) -> str:
    return "" if _PAGE.search(paper.abstract) else f"No project page is listed for {_name(paper)}."


def _name(paper: Paper) -> str:
    return escape(readable(titles.short(paper.title)))


def _organization(paper: Paper) -> str:
    return f" ({escape(paper.organization)})" if paper.organization else ""


# Words around "code" in a question that asks for no more.
_ASIDE = (
    r"(?:and|the|its|is|there|any|an?|where|what|what's|show|give|me|find|links?|url|to|of|for|on|from|please|git|can|i|get"
    r"|download|see)"
)
# A part of a paper, or what it made, "the problems" or "its data": whose these are and when they come, no list says.
_PART = (
    r"(?:the|its|their|his|her|all|these|those)\s+"
    r"(?!(?:[\w-]+\s+)?(?:papers?|articles?|works?|stud(?:y|ies)|reports?|preprints?|ones?|it|two|others?)\b)\w"
)


def _asked(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# An abstract that gives the code, or promises it, tells better than the list that lacks it.
_GIVES_CODE = re.compile(
    r"\b(?:code\w*|implementations?|repo\w*|github|open[- ]sourc\w+)\b.*"
    r"(?:https?://|\b(?:available|released?|public\w*|open[- ]sourc\w+|github)\b)"
    r"|\b(?:releas\w+|open[- ]sourc\w+|shar\w+)\b.*\b(?:code|implementations?|repo\w*)\b|github\.com",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\b(?:project|web|home) ?(?:page|site)\b|https?://(?!github\.com)", re.IGNORECASE)
# What is left of a question after a fact besides the paper's name.
_SAID = re.compile(
    r"\b(?:organi[sz]ations?|institut\w+|compan\w+|labs?|universit\w+|groups?|teams?|affiliat\w+|(?:up)?votes?|likes|popular|download"
    r"|(?:open[- ])?sourced?|public|publicly|repo\w*|releas\w+|built|created|developed|behind|implementations?|code"
    r"|github|links?|url|(?:project|web|home) ?(?:page|site)|page)\b",
    re.IGNORECASE,
)

# What is said where the list has none, if nothing else is asked; "" leaves it to the abstract.
_LACKING: Mapping[Callable[[Paper], str], Callable[[Paper], str]] = {_code: _no_code, _page: _no_page}

# The first of them that is asked for is told.
_FACTS: Sequence[tuple[re.Pattern[str], Callable[[Paper], str]]] = (
    (
        _asked(
            r"\bwho\b.*\b(?:wrote|writes|authored|published|made|created|developed|built|trained|introduced|proposed|behind)\b"
            rf"(?!\s+{_PART})",
            r"\b(?:who|name|list|which|how many)\b.{0,20}\bauthors?\b",
            r"^\W*(?:and |the |its )*authors?\W*(?:of\b.*)?$",
            r"\bwritten by\b",
            r"\b(?:first|lead) author\b",
        ),
        _authors,
    ),
    (
        _asked(
            r"\b(?:which|what|whose)\s+(?:organi[sz]ation|institut\w+|company|lab|university|affiliation|group|team)\b",
            r"\baffiliat\w+",
            r"\bwhere\b.*\bcomes? from\b",
        ),
        _from,
    ),
    (
        _asked(
            rf"\b(?:when(?!\s+(?:is|are|was|were|will|did|do|does)\s+{_PART})|(?:what|which) da(?:y|te))\b.*"
            r"\b(?:list|publish|post|appear|submit|releas|come out|came out)",
            r"\b(?:publication|release|listing) da(?:y|te)\b",
        ),
        _days,
    ),
    (
        _asked(r"\bhow many (?:(?:up)?vote|like)s?\b", r"\bupvotes?\b", r"\bhow popular\b", r"^\W*likes\b"),
        _upvotes,
    ),
    (
        _asked(rf"^\W*(?:{_ASIDE} )*(?:links?|url|address|pdf|arxiv(?: id| link| page)?|id|title)(?: {_ASIDE})*\W*$"),
        _link,
    ),
    (
        _asked(
            r"\b(?:has|have|with|is there|where|links?|releas\w+|shar\w+|publish\w*|open[- ]sourc\w+)\b.*"
            r"\b(?:code|repo\w*|github)\b",
            r"\b(?:code|repo\w*|github)\b.*\b(?:available|released|link\w*|public|open)\b",
            rf"^\W*(?:{_ASIDE} )*(?:source )?(?:code|repo\w*|github|implementation)"
            rf"(?: (?:{_ASIDE}|repo\w*|code|page))*\W*$",
            r"^\W*(?:is|was) .*\bopen[- ]sourced?\W*$",
        ),
        _code,
    ),
    (_asked(r"\b(?:has|have|where|is there|links?)\b.*\b(?:project|web|home) ?(?:page|site)\b"), _page),
)
