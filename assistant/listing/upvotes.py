"""Bounds on upvotes: "more than 50 upvotes", "10+ upvotes", "between 5 and 9 votes"."""

import operator
import re
from collections.abc import Callable
from typing import Literal

from assistant.listing.filters import Filter, take
from assistant.wording import NUMBERS, figure

Comparison = Literal["more than", "at least", "fewer than", "at most", "exactly"]

_COMPARE: dict[Comparison, Callable[[int, int], bool]] = {
    "more than": operator.gt,
    "at least": operator.ge,
    "fewer than": operator.lt,
    "at most": operator.le,
    "exactly": operator.eq,
}
_PHRASES: dict[str, Comparison] = {
    **dict.fromkeys(("more than", "over", "above", "exceeding", "greater than", ">"), "more than"),
    **dict.fromkeys(
        ("at least", "no fewer than", "no less than", "or more", "minimum", "plus", "+", ">=", "≥"), "at least"
    ),
    **dict.fromkeys(("fewer than", "less than", "under", "below", "<"), "fewer than"),
    **dict.fromkeys(("at most", "no more than", "up to", "or fewer", "or less", "maximum", "<=", "≤"), "at most"),
    "exactly": "exactly",
}
_PHRASE = "|".join(re.escape(phrase) for phrase in sorted(_PHRASES, key=len, reverse=True))
_WORDS = (*NUMBERS[1:], "ten", "eleven", "twelve")
NUMBER = rf"(?:\d[\d,]{{0,9}}\b|(?:{'|'.join(_WORDS)})\b)"
VOTES = r"(?:up-?votes?|votes?|likes)\b"
_BOUND = re.compile(
    r"(?:\b(?:with|that|which|and|having|has|have|got|get|received?)\s+)*"
    rf"(?:\bupvoted\s+(?:{_PHRASE})?\s*{NUMBER}\s*\+?\s*times"
    rf"|\b{VOTES}\s*(?:count\s*)?(?:{_PHRASE})\s*{NUMBER}"
    rf"|\bbetween\s+{NUMBER}\s+and\s+{NUMBER}\s+{VOTES}"
    rf"|(?:{_PHRASE})?\s*\b{NUMBER}\s*(?:{_PHRASE})?\s*{VOTES}"
    rf"|\b(?:no|zero|without(?: any)?)\s+{VOTES})",
    re.IGNORECASE,
)


def read(text: str) -> tuple[list[Filter], str]:
    """The filters that bound the papers' upvotes, and the text without them."""
    bounds, rest = take(_BOUND, text)
    return [_filter(bound[0]) for bound in bounds], rest


def value(word: str) -> int:
    """The number that figures ("1,200") or a word ("five") stand for."""
    small = word.lower()
    return _WORDS.index(small) + 1 if small in _WORDS else int(small.replace(",", ""))


def _filter(phrase: str) -> Filter:
    low, *high = sorted(value(number) for number in re.findall(NUMBER, phrase, re.IGNORECASE)) or [0]
    if high:
        return _within(lambda votes: low <= votes <= high[0], f"between {low:,} and {figure(high[0], 'upvote')}")
    found = re.search(_PHRASE, phrase, re.IGNORECASE)
    comparison = _PHRASES[found[0].lower()] if found else "exactly"
    return _within(lambda votes: _COMPARE[comparison](votes, low), f"{comparison} {figure(low, 'upvote')}")


def _within(test: Callable[[int], bool], said: str) -> Filter:
    return Filter(lambda paper: paper.upvotes is not None and test(paper.upvotes), f"has {said}", f"have {said}")
