"""Whom a question names: "papers by X", "anything from X", "has X published", "X's papers"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.listing import roll
from assistant.listing.filters import GAP, Filter
from assistant.listing.roll import Roll
from assistant.listing.topics import trimmed
from assistant.types import Paper
from assistant.wording import escape, join, number

_WORD = r"[^\s|?!;:,]+"
_NOUN = (
    r"papers?|anything|something|nothing|everything|ones?|works?|articles?|publications?|preprints?|stuff|news|are|is|"
    r"was|were|comes?|coming|written|(?:co-?)?authored|published|released|posted|submitted|made"
)
_AFTER = re.compile(  # "papers by X", "anything from X", "has X published"
    rf"(?:\b(?P<noun>{_NOUN})[\s|]+)?(?P<no>\b(?:not|excluding|except)\s+)?"
    r"\b(?P<how>by|from|of|at|with|did|does|has|have|is|that|which|papers)\s+(?:the\s+)?"
    r"(?:(?:authors?|researchers?|people|folks|someone|anyone|team|group)\s+(?:named\s+|called\s+|at\s+|from\s+|of\s+)?)?"
    rf"(?=\w)(?P<name>{_WORD}(?:\s+{_WORD}){{0,8}})",
    re.IGNORECASE,
)
_BEFORE = re.compile(  # "X's new papers", "X papers"
    rf"(?<!\S)(?P<name>{_WORD}(?:\s+{_WORD}){{0,8}}?)\s+(?=(?:(?:new|own|latest|other)\s+)?(?:papers?|publications?|work)\b)",
    re.IGNORECASE,
)
_OR = re.compile(
    rf"\s*(?:,?\s*\b(?:and|or)\b|,|&|/)\s*(?:by\s+|from\s+)?(?=\w)(?P<name>{_WORD}(?:\s+{_WORD}){{0,8}})", re.IGNORECASE
)
_END = re.compile(  # where a name that nobody bears stops
    r"\s*(?:['’]s?(?!\w)|\b(?:on|about|with|in|that|which|this|since|from|and|or|have|has|is|are|was|were|sorted|most|least|"
    r"mention\w*|do|does|you|we|there|using|ever|any\w*|publish\w*|releas\w*|wr[io]t\w*|list\w*|post\w*)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_VERBS = ("did", "does", "has", "have")
_PUBLISHES = re.compile(r"\b(?:publish|releas|wr[io]t|post|author|list|submit|papers?)", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:topics?|themes?|categor\w+|areas?|fields?|keywords?|days?|dates?|weeks?|months?|years?|default|far|now|then|hand|scratch|itself|themselves)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset[str]()
_BEARERS = 5  # that one name stands for, in a sentence


@dataclass(frozen=True, slots=True)
class Name:
    """A name as asked for, and the authors and organisations at hand that bear it (perhaps none)."""

    asked: str
    authors: frozenset[str] = _NOBODY
    organizations: frozenset[str] = _NOBODY
    sought: str = "author"


@dataclass(frozen=True, slots=True)
class Named:
    """Names of which a paper shall bear one; where they are unwanted, none."""

    names: tuple[Name, ...]
    unwanted: bool = False


def read(text: str, known: Roll) -> tuple[tuple[Named, ...], str]:
    """The names that a question's words ask for, and the words without them."""
    found: list[Named] = []
    at = 0
    while match := _AFTER.search(text, at):
        at = match.start("name")
        if first := _first(match["name"], match["how"].lower(), bool(match["noun"]), known):
            names, end = _alternatives(text, first[0], at + first[1], match["how"].lower(), known)
            found.append(Named(names, unwanted=bool(match["no"])))
            text, at = text[: match.start()] + (match["noun"] or "") + GAP + text[end:], match.start()
    at = 0
    while match := _BEFORE.search(text, at):
        at = match.end()
        if last := _last(match["name"], known):
            found.append(Named((last[0],)))
            text = text[: match.start("name") + last[1]] + GAP + text[match.end("name") :]
    return tuple(found), text


def filter_of(named: Named) -> Filter:
    """The filter on papers that bear one of the names or, where they are unwanted, none."""
    authors, organizations = _bearers([named])
    preposition = " or ".join(["by"] * bool(authors) + ["from"] * bool(organizations))
    no = "not " if named.unwanted else ""
    whose = f"{no}{preposition} {join([escape(name.asked) for name in named.names], 'or')}"
    return Filter(
        lambda p: (p.organization in organizations or not authors.isdisjoint(p.authors)) != named.unwanted,
        f"is {whose}",
        f"are {whose}",
    )


def asides(named: Iterable[Named], found: Sequence[Paper], papers: Sequence[Paper]) -> Iterator[str]:
    """Sentences on whom a name stood for where that is not plain, and on papers without an organisation."""
    wanted = [group for group in named if not group.unwanted]
    asked = {"".join(roll.fold(name.asked)) for group in wanted for name in group.names}
    authors, organizations = _bearers(wanted)
    for noun, bearers in (
        ("Authors", authors.intersection(author for paper in found for author in paper.authors)),
        ("Organisations", organizations.intersection(paper.organization for paper in found)),
    ):
        if {"".join(roll.fold(bearer)) for bearer in bearers} - asked:
            more = [f"{len(bearers) - _BEARERS} more"] if len(bearers) > _BEARERS else []
            yield f"{noun} of that name: {join([*map(escape, sorted(bearers)[:_BEARERS]), *more])}."
    unnamed = sum(not paper.organization for paper in papers)
    if organizations and unnamed:
        yield f"The lists name no organisation for {number(unnamed)} of the {number(len(papers))}."


def _bearers(named: Iterable[Named]) -> tuple[frozenset[str], frozenset[str]]:
    names = [name for group in named for name in group.names]
    return _NOBODY.union(*(n.authors for n in names)), _NOBODY.union(*(n.organizations for n in names))


def _first(words: str, how: str, noun: bool, known: Roll) -> tuple[Name, int] | None:
    """The name that the words begin with and where it ends: the longest known one, else one meant but unknown."""
    for end in reversed([match.end() for match in re.finditer(r"\S+", words)]):
        if name := _look_up(re.sub(r"(?:['’]s?|[.)]+)$", "", words[:end]), how, noun, known):
            return name, end
    asked = _END.sub("", words).rstrip(".")
    spoken = asked[:1].isupper() and bool(_PUBLISHES.search(words))
    meant = {"by": noun or asked[:1].isupper(), "from": noun}.get(how, spoken and how in _VERBS)
    if not meant or not asked or _NO_NAME.match(asked):
        return None
    sought = {"by": "author", "from": "organisation"}.get(how, "author or organisation")
    return Name(asked.title() if asked.islower() else asked, sought=sought), len(asked)


def _alternatives(text: str, first: Name, at: int, how: str, known: Roll) -> tuple[tuple[Name, ...], int]:
    """The names that follow after "or" and "and", and where they end."""
    names = [first]
    while (match := _OR.match(text, at)) and (following := _first(match["name"], how, how != "with", known)):
        names.append(following[0])
        at = match.start("name") + following[1]
    return tuple(names), at


def _last(words: str, known: Roll) -> tuple[Name, int] | None:
    """The name that the words end with and where it begins: the longest known one, else an unknown possessive."""
    bare = re.sub(r"['’]s?$", "", words)
    owns = bare != words
    for start in (match.start() for match in re.finditer(r"\S+", bare)):
        if name := _look_up(bare[start:], "has" if owns else "", False, known):
            return name, start
    asked = trimmed(bare)
    return (Name(asked, sought="author or organisation"), bare.rindex(asked)) if owns and asked[:1].isupper() else None


def _look_up(asked: str, how: str, noun: bool, known: Roll) -> Name | None:
    """The authors and organisations that the word before the name lets it mean, if any bears it."""
    words = roll.fold(asked)
    if not words:
        return None
    capital = not asked[0].islower()
    authors = roll.authors(words, known)
    exact, organizations = roll.organizations(words, known)
    whole = authors if len(words) > 1 else _NOBODY, organizations if exact else _NOBODY
    if how == "by":
        bearers = authors, exact if authors else organizations
    elif (how == "from" and (noun or capital)) or (how in ("of", "at") and noun and capital):
        bearers = _NOBODY if organizations else authors, organizations
    elif how == "with":
        bearers = whole[0], _NOBODY
    elif how in _VERBS and capital:
        bearers = authors, organizations
    else:
        bearers = (_NOBODY, _NOBODY) if how in ("from", "of", "at") else whole
    return Name(_said(asked, *bearers), *bearers) if any(bearers) else None


def _said(asked: str, authors: frozenset[str], organizations: frozenset[str]) -> str:
    """The name as its bearers write it, where it was typed in small letters."""
    if not asked.islower():
        return asked
    bearers = authors | organizations
    return next((name for name in bearers if len(bearers) == 1 or name.lower() == asked), asked.title())
