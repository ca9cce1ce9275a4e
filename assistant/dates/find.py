"""Finds the days that a text names, and where it names them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from assistant.dates import bare, parts, relative, spoken, written
from assistant.dates.bounds import Found, bounds, closed, combined
from assistant.dates.calendar import Clock
from assistant.dates.forms import BLANK, span
from assistant.dates.patterns import matcher


@dataclass(frozen=True, slots=True)
class Span:
    """The days named (inclusive; None = unbounded), and the character ranges that name them.

    `is_day` tells one day from a stretch that happens to be as short; `notes` name what is no day of the calendar.
    """

    since: date | None
    until: date | None
    ranges: tuple[tuple[int, int], ...] = ()
    is_day: bool = False
    notes: tuple[str, ...] = ()


# In the order they are tried: the more words a form takes, the earlier.
_FORMS = (*parts.FORMS, *written.FORMS, *relative.FORMS, *spoken.FORMS, *bare.FORMS)
# Every form needs one of these; most questions have none.
_HINT = matcher(
    r"[0-9]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|tod|tom|ton|yester"
    r"|late|new"
    r"|recent|most|last|past|prev|preced|this|these|next|coming|upcoming|current|week|month|day|year|ago|early"
    r"|mid|begin"
    r"|start|end|first|second|third|fourth|fifth|final|dai|all|whole|entire|full|so far)"
)
_TYPOGRAPHY = str.maketrans("’‘“”–—−‐‑\u00a0\u202f", "''\"\"-----  ")
_MASK = "\x02"
_OPAQUE = matcher(r"https?://(?!huggingface\.co/papers)\S+|\b[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?\b|\b24/7\b")
# "2026-06-08/2026-06-12", "8..12 June"
_INTERVAL = re.compile(r"(?<=[0-9])(?:\.\.+|/(?=[0-9]{4}-[0-9]))(?=[0-9])")
_QUOTED = re.compile(r'"[^"]*"')


def find(text: str, today: date, days: Sequence[date], day_first: bool = True) -> Span | None:
    """The days that the text names, or None.

    `days` have a list (ascending); `day_first` reads 5/4 as the 5th of April, not as May 4.
    """
    if not _HINT.search(text):
        return None
    clock = Clock(today, tuple(days), day_first)
    plain = _OPAQUE.sub(lambda opaque: _MASK * len(opaque[0]), text.translate(_TYPOGRAPHY))
    plain = _INTERVAL.sub(lambda mark: "-".rjust(len(mark[0])), plain)
    plain = _QUOTED.sub(lambda quoted: _masked(quoted[0], clock), plain)
    found, wrong = _scan(plain, clock)
    if len(found) > 1:  # "the daily digest of 10 June"
        found = [each for each in found if not each.match.groupdict().get("every")]
    groups = bounds(plain, found, clock)
    ranges = sorted([(group.start, group.end) for group in groups] + wrong)
    notes = tuple(
        f"“{text[start:end].strip()}” is not in the calendar, so it leaves out no days." for start, end in wrong
    )
    if not groups:
        return Span(None, None, tuple(ranges), notes=notes) if wrong else None
    since, until = closed(reduce(combined, [(group.since, group.until) for group in groups]), today)
    is_day = since == until and len(groups) == 1 and groups[0].is_day
    return Span(since, until, tuple(ranges), is_day, notes)


def without(text: str, span: Span | None, mark: str = "") -> str:
    """The text less the words that name the days, or with a mark in their place."""
    if span is None:
        return text
    rest = text
    for start, end in reversed(span.ranges):
        rest = f"{rest[:start]} {mark} {rest[end:]}"
    rest = re.sub(r"\(\s*\)|\[\s*\]|\"\s*\"", " ", rest)
    rest = re.sub(r",(?:\s*,)+", ",", re.sub(r"\s+([?.!,;:])", r"\1", rest))
    rest = re.sub(r"\s+", " ", rest).strip(" ,;:-–—")
    return rest if re.search(r"\w", rest) else ""


def _masked(quoted: str, clock: Clock) -> str:
    """A quotation that is more than a date is a title: its words name no day."""
    rest = quoted
    for found in _scan(quoted, clock)[0]:
        rest = rest[: found.start] + " " * (found.end - found.start) + rest[found.end :]
    return _MASK * len(quoted) if re.search(r"\w", rest) else quoted


def _scan(plain: str, clock: Clock) -> tuple[list[Found], list[tuple[int, int]]]:
    """The dates by place, and where the text names a day that no calendar has."""
    found: list[Found] = []
    wrong: list[tuple[int, int]] = []
    for form in _FORMS:
        position = 0
        while match := form.pattern.search(plain, position):
            start, end = span(match)
            position = match.start() + 1
            try:
                days = form.read(match, clock)
            except ValueError:
                wrong.append((start, end))
                plain = plain[:start] + _MASK * (end - start) + plain[end:]
                continue
            if days:
                found.append(Found(start, end, *days, form, match))
                plain = plain[:start] + BLANK * (end - start) + plain[end:]
    return sorted(found, key=lambda each: each.start), wrong
