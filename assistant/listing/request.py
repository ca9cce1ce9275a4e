"""What a question wants back: papers or a tally, counted or listed, in which order, how many."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.listing.filters import take
from assistant.listing.upvotes import NUMBER, VOTES, value

Rows = Literal["papers", "days", "authors", "organizations"]
Order = Literal["most", "least", "newest", "oldest"]

_ORDERS: dict[Order, str] = {
    "least": rf"(?:least|lowest|worst)[\s-](?:upvoted|voted|liked|popular|rated)|(?:fewest|least|lowest)\s+{VOTES}"
    r"|bottom|worst",
    "oldest": r"oldest|earliest|least\s+recent(?:ly)?",
    "newest": r"newest|latest|most\s+recent(?:ly)?",
    "most": rf"(?:most|highest|best|top)[\s-](?:upvoted|voted|liked|popular|rated|loved)|(?:most|highest)\s+{VOTES}"
    r"|hottest|trending|popular|number\s+one|top|best",
}
_ORDER = "|".join(_ORDERS.values())
_SORTED = re.compile(
    r"\b(?:(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?)\s+(?:them\s+|it\s+)?)?by\s+(?:the\s+)?(?:number\s+of\s+)?"
    rf"(?P<by>{_ORDER}|{VOTES}|popularity|date|recency)\b|\b(?P<first>{_ORDER})\s+first\b",
    re.IGNORECASE,
)
_RANKED = re.compile(
    rf"\b(?:(?P<before>{NUMBER})\s+)?(?P<order>{_ORDER})\b(?!-)(?:\s+(?P<after>{NUMBER})(?!\s*%))?", re.IGNORECASE
)
_SOME = re.compile(
    rf"(?:^|\b(?:show|list|give|name|recommend|suggest|find|pick)\s+)(?:me\s+|us\s+)?(?P<n>{NUMBER})\s+(?=[a-z])",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:papers|ones|articles|works|publications|lists?)\b", re.IGNORECASE)
_AT_A_GLANCE = 10  # "the most upvoted papers", without a number

_WHICH = (
    rf"\b(?:which|what|how\s+many|top|most\s+(?:prolific|productive|active|frequent))\s+(?:{NUMBER}\s+)?"
    r"(?:(?:different|distinct|research|ai)\s+)?"
)
_ROWS: dict[Rows, re.Pattern[str]] = {
    "days": re.compile(
        r"\b(?:busiest|quietest|biggest|which|what|how\s+many)\s+(?:list\s+)?(?:days?|dates?)\b"
        r"|\b(?:per|each|every|by|a)\s+day\b",
        re.IGNORECASE,
    ),
    "organizations": re.compile(
        _WHICH + r"(?:organi[sz]ations?|labs?|compan(?:y|ies)|universit(?:y|ies)|institut\w+|teams?|groups?)\b",
        re.IGNORECASE,
    ),
    "authors": re.compile(
        _WHICH + r"(?:authors?|researchers?|people|persons?|scientists?)\b"
        r"|^\W*who\b(?=.*\b(?:most|more|top|prolific|productive|active|frequent)\b)",
        re.IGNORECASE,
    ),
}
_FEWEST = re.compile(r"\b(?:fewest|least|quietest)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:most|busiest|biggest|largest|highest)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\bhow\s+many\b|\bnumber\s+of\b|\bcount\b(?!-)", re.IGNORECASE)
_TOTALS = re.compile(
    rf"\b(?:how\s+many|total|number\s+of|sum\s+of|average|mean)\s+(?:(?:total|number\s+of|the)\s+)*{VOTES}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted back; None = not said. `totals`: upvotes are to be summed up, where `counts` counts papers."""

    rows: Rows = "papers"
    counts: bool = False
    totals: bool = False
    order: Order | None = None
    limit: int | None = None


def read(text: str) -> tuple[Request, str]:
    """The request that a question makes, and the text without it."""
    rows: Rows = next((rows for rows, pattern in _ROWS.items() if pattern.search(text)), "papers")
    tallied = rows != "papers"
    ordered, rest = take(_SORTED, text)
    totals, rest = take(_TOTALS, rest)
    ranked, rest = take(_RANKED, rest)
    some, rest = take(_SOME, rest)
    counts, rest = take(_COUNTS, rest)
    orders = [_order(m["by"] or m["first"]) for m in ordered] + [_order(m["order"]) for m in ranked]
    order = _tallied(text) if tallied else next(iter(orders), None)
    numbers = [m["before"] or m["after"] for m in ranked] + [m["n"] for m in some]
    limit = next((value(number) for number in numbers if number), None)
    if limit is None and ranked and not ordered and not tallied:
        several = _AT_A_GLANCE if order in ("most", "least") else None
        limit = several if _SEVERAL.search(text) else 1
    summed = bool(re.search(rf"\b{VOTES}", text, re.IGNORECASE)) if tallied else bool(totals)
    return Request(rows, bool(counts), summed, order, limit or None), rest


def _tallied(text: str) -> Order | None:
    if _FEWEST.search(text):
        return "least"
    return "most" if _MOST.search(text) else None


def _order(text: str) -> Order:
    stated = (order for order, pattern in _ORDERS.items() if re.fullmatch(pattern, text, re.IGNORECASE))
    return next(stated, "newest" if text.lower() in ("date", "recency") else "most")
