"""What papers shall mention, and what not, in what is left of a question."""

import re
from collections.abc import Callable, Iterator, Sequence, Set

from assistant.listing.filters import GAP, Filter, take
from assistant.types import Paper
from assistant.wording import escape, join, number

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)")
_NOT = "¬"  # marks what is ruled out
_UNWANTED = re.compile(
    r"(?:\b(?:that|which)\s+)?(?:\b(?:are|is|do|does)\s*)?(?:\bnot|n['’]t)\s+"
    r"(?:about|on|mention\w*|cover\w*|discuss\w*|us(?:e|ing))\b"
    r"|\b(?:but|and)\s+not\b(?:\s+(?:about|on|mention\w*)\b)?|\bexcluding\b|\bexcept(?:\s+for)?\b|\bother\s+than\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:about|mention(?:s|ed|ing)?|regarding|concerning|relat(?:ed|ing)\s+to|deal(?:s|ing)?\s+with|discuss(?:es|ing)?|"
    r"cover(?:s|ing)?|contain(?:s|ing)?|focus\w*\s+on|on\s+the\s+(?:topic|subject)\s+of|"
    r"(?:papers?|anything|something|works?|research|ones?|news|articles?)\s+(?:on|for|using))\b",
    re.IGNORECASE,
)
_ALL_TIME = re.compile(r"\b(?:of|from|in) all times?\b|\ball-time\b", re.IGNORECASE)
_BREAK = re.compile(r"[|]|[?!;:,.…]+(?=\s|$)")
_FILLERS = frozenset(
    """
    a about added all already also am among an and any anything appear appeared appears are article articles as
    at author authored authors available be been between biggest brief briefing briefly busiest busy but by came
    can catch check checking co-authored coauthored come comes companies company cool could count counting
    curious daily dataset date dates day days did different digest digests distinct do does doing dr each
    entries entry ever every everything exciting exist exists favorite favourite fewest field fields find first
    for frequent from get gets give given go going good got great group groups had happen happened happening has
    have having hear hello here hey hi highlight highlights how i important in included institute institutes
    interested interesting into introduce introduced introduces introducing is it items just key know lab labs
    largest latest least less let like list listed listing lists look lot lots love main many me mention miss
    missed more most much must my name named need new new's news notable nothing number of on one ones only or
    organisation organisations organization organizations other our out overview overviews paper papers people
    per please posted preprint preprints present presented presenting presents productive prolific propose
    proposed proposes proposing publication publications publish published publishes publishing put quick quiet
    quietest read reading recap recent recommend released relevant report reports research researcher
    researchers results round roundup s say see select shall short should show so some someone something sort
    stuff submitted suggest sum summaries summarise summarised summarising summarize summary talk talking team
    teams tell than thanks that the their them there these they things this those through title titled titles tl
    tl;dr tldr to today today's together topic topics total totals trend trends unique universities university
    up us use uses using walk want was we were what what's whats what’s when where which who who's whose who’s
    why will with work works worth would write writes written wrote yes yesterday you your
    """.split()
)


def quoted(text: str) -> tuple[list[Filter], str]:
    """The filters on phrases in quotation marks, and the text without them."""
    phrases, rest = take(_QUOTED, text)
    return [_literal(phrase[1] or phrase[2]) for phrase in phrases], rest


def read(text: str) -> tuple[list[str], list[str]]:
    """The topics that the text wants, and those that it rules out."""
    text = _ALL_TIME.sub(" ", text)
    marked = _CUE.sub(GAP, _UNWANTED.sub(f"{GAP}{_NOT}", text))
    parts = [(part.lstrip().startswith(_NOT), trimmed(part.replace(_NOT, " "))) for part in _BREAK.split(marked)]
    return [topic for unwanted, topic in parts if topic and not unwanted], [
        topic for unwanted, topic in parts if topic and unwanted
    ]


def trimmed(text: str) -> str:
    """The text without the words at its ends that only ask."""
    words = text.split()
    while words and _is_filler(words[0]):
        words = words[1:]
    while words and _is_filler(words[-1]):
        words = words[:-1]
    return " ".join(words)


def filters(wanted: Sequence[str], unwanted: Sequence[str], matches: Callable[[str], Set[str]]) -> list[Filter]:
    """The filter on papers that mention all the wanted topics and none of the unwanted."""
    if not wanted and not unwanted:
        return []
    held = [_holding(topic, matches) for topic in wanted]
    barred = frozenset[str]().union(*(_holding(topic, matches) for topic in unwanted))
    # The words of a phrase may stand apart, so papers are not said to mention it.
    phrase = any(" " in part for topic in (*wanted, *unwanted) for part in _alternatives(topic))
    one, many = ("has the words of", "have the words of") if phrase else ("mentions", "mention")
    yes, no = join([_said(topic) for topic in wanted]), join([_said(topic) for topic in unwanted], "or")
    if not wanted:
        one, many = f"does not {many}", f"do not {many}"
    said = f"{yes or no}{f' but not {no}' if yes and no else ''} in title, abstract or keywords"
    return [
        Filter(
            lambda paper: all(paper.id in ids for ids in held) and paper.id not in barred,
            f"{one} {said}",
            f"{many} {said}",
        )
    ]


def as_asked(wanted: Sequence[str], found: Sequence[Paper]) -> int:
    """How many of the papers found have the topics word for word; the others have their words apart or inflected."""
    tests = [[_standing(part) for part in _alternatives(topic)] for topic in wanted]
    return sum(all(any(test(paper) for test in parts) for parts in tests) for paper in found)


def aside(wanted: Sequence[str], found: Sequence[Paper]) -> Iterator[str]:
    """How many of the papers found have the topics as asked, where some have not."""
    exact = as_asked(wanted, found)
    if exact < len(found) == 1:
        yield "Not word for word, though."
    elif exact < len(found):
        they = "they stand" if len(wanted) > 1 or len(_alternatives(wanted[0])) > 1 else "it stands"
        yield f"Word for word {they} in {number(exact) if exact else 'none'} of the {number(len(found))}."


def _literal(phrase: str) -> Filter:
    said = f"“{escape(phrase)}” in title, abstract or keywords"
    return Filter(_standing(phrase), f"mentions {said}", f"mention {said}")


def _standing(phrase: str) -> Callable[[Paper], bool]:
    """Whether the phrase stands in a paper word for word, in the singular or plural."""
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", re.sub(r"(?<=\w\w[^s\W])s$", "", phrase.strip()))))
    pattern = re.compile(rf"(?<!\w){words}(?:e?s)?(?!\w)", re.IGNORECASE)
    return lambda paper: any(map(pattern.search, (paper.title, paper.abstract, *paper.keywords)))


def _holding(topic: str, matches: Callable[[str], Set[str]]) -> frozenset[str]:
    return frozenset[str]().union(*map(matches, _alternatives(topic)))


def _said(topic: str) -> str:
    return " or ".join(f"“{escape(part)}”" for part in _alternatives(topic))


def _alternatives(topic: str) -> list[str]:
    return [part.strip() for part in topic.split(" or ") if part.strip()]


def _is_filler(word: str) -> bool:
    bare = word.strip("()[]{}<>\"'“”‘’`*_-–—/\\").lower()
    return not bare or bare in _FILLERS
