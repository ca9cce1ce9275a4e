"""How one form of writing a date is told and read."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.dates import words
from assistant.dates.calendar import Clock, Days
from assistant.dates.patterns import cased, matcher

BLANK = "\x00"  # stands where a date was already read, so that "to May" can follow it

# A figure that starts here belongs to no word, version, ratio or name before it.
EDGE = r"(?<![\w.:/'])(?<!\w-)(?<!\w[_+])"

_LEAD = matcher(
    rf"(?:\b(?:on|of|from|since|until|till|to|by|before|after|between|and|the|in|through|for|dated|during) (?:the )?"
    rf"|[{BLANK}(,]\s*-?\s*)$"
)
_MAY_ENDS = matcher(
    rf"{words.FINISH}|'s|\s*-| (?:about|on|that|which|who|and|or|to|until)\b| (?:[\w-]+ )?{words.LISTED}"
)
_BE = matcher(r" [\w-]+ (?:be|have|help|suffice)\b")
_NEXT = cased(r" ([A-Z][a-z]+|et\b)(?!\w)")
# Words that a title-cased question goes on with.
_ORDINARY = frozenset(
    "about and are by did do does for from how in is of on or papers paper list lists please that the to using was "
    "were what when where which who why with research works summary digest overview most best top".split()
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date: `read` gives its days, None where the words mean none, ValueError where there are none.

    `cycle` is how many days later the same words name the next such days, for words that leave the year or week open.
    A group named `at` marks the date within a longer pattern.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Clock], Days | None]
    cycle: int = 0


def form(pattern: str, read: Callable[[re.Match[str], Clock], Days | None], cycle: int = 0) -> Form:
    """A form whose pattern names pieces of `words` as <MONTH>, and <EDGE> where a figure must not go on from before."""
    pieces = {**vars(words), "EDGE": EDGE}
    return Form(matcher(re.sub(r"<([A-Z_]+)>", lambda piece: str(pieces[piece[1]]), pattern)), read, cycle)


def before(match: re.Match[str]) -> str:
    """The text up to the date."""
    return match.string[: span(match)[0]]


def after(match: re.Match[str]) -> str:
    """The text behind the date."""
    return match.string[span(match)[1] :]


def span(match: re.Match[str]) -> tuple[int, int]:
    """Where the date itself stands."""
    return match.span("at") if "at" in match.re.groupindex else match.span()


def is_verb(match: re.Match[str], month: str) -> bool:
    """Whether a "may" beside a figure is more likely the verb: in lower case, or where it opens a question."""
    if not before(match).strip():
        return month.lower() == "may" and _BE.match(after(match)) is not None
    return month == "may" and not _LEAD.search(before(match)) and not ends_phrase(match)


def ends_phrase(match: re.Match[str]) -> bool:
    """Whether what follows cannot be the rest of a sentence whose verb is "may"."""
    return _MAY_ENDS.match(after(match)) is not None


def is_name(match: re.Match[str]) -> bool:
    """Whether a capitalised word or "et al." follows, as in "April Smith" or "March Madness"."""
    following = _NEXT.match(after(match))
    return following is not None and (following[1] == "et" or following[1].lower() not in _ORDINARY)
