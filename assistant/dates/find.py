"""Finds the days that a text names, and where it names them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from assistant.dates.bounds import Found, bounds, closed, combined, led
from assistant.dates.calendar import Clock
from assistant.dates.forms import span as written_at
from assistant.dates.patterns import matcher
from assistant.dates.relative import whole
from assistant.dates.scan import MASK, scan
from assistant.dates.words import MONTHS
from assistant.dates.written import figures, is_ambiguous
from assistant.wording import span as days_in_words


@dataclass(frozen=True, slots=True)
class Span:
    """The days named (inclusive; None = unbounded), and the character ranges that name them.

    `is_day` tells one day from a stretch that happens to be as short, `is_missing` that the calendar has none of the
    days named; `notes` say so, and what was assumed.
    """

    since: date | None
    until: date | None
    ranges: tuple[tuple[int, int], ...] = ()
    is_day: bool = False
    notes: tuple[str, ...] = ()
    is_missing: bool = False


# Every form needs one of these; most questions have none.
_HINT = matcher(
    r"[0-9]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|tod|tom|ton|yester"
    r"|late|new"
    r"|recent|most|last|past|prev|preced|this|these|next|coming|upcoming|current|week|month|day|year|ago|early"
    r"|mid|begin"
    r"|start|end|first|second|third|fourth|fifth|final|dai|all|whole|entire|full|so far)"
)
_TYPOGRAPHY = str.maketrans("’‘“”–—−‐‑\u00a0\u202f", "''\"\"-----  ")
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
    plain = _OPAQUE.sub(lambda opaque: MASK * len(opaque[0]), text.translate(_TYPOGRAPHY))
    plain = _INTERVAL.sub(lambda mark: "-".rjust(len(mark[0])), plain)
    plain = _QUOTED.sub(lambda quoted: _masked(quoted[0], clock), plain)
    found, wrong = scan(plain, clock)
    if len(found) > 1:  # "the daily digest of 10 June"
        found = [each for each in found if not each.match.groupdict().get("every")]
    groups = [_wide(group) for group in bounds(plain, found, clock)]
    ranges = sorted([(group.start, group.end) for group in groups] + [(led(plain, start), end) for start, end in wrong])
    notes = (
        *(_missing(text[start:end].strip()) for start, end in wrong),
        *_assumed(text, [*found, *(group for group in groups if group.is_wide)], clock),
    )
    if not groups:
        return Span(None, None, tuple(ranges), notes=notes, is_missing=True) if wrong else None
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
    for found in scan(quoted, clock)[0]:
        rest = rest[: found.start] + " " * (found.end - found.start) + rest[found.end :]
    return MASK * len(quoted) if re.search(r"\w", rest) else quoted


def _wide(found: Found) -> Found:
    """The whole week for "papers of three weeks ago"; "since three weeks ago" counts from the day."""
    days = whole(found.match, found.since) if found.since == found.until else None
    return replace(found, since=days[0], until=days[1], is_wide=True) if days else found


def _missing(said: str) -> str:
    return f"There is no “{said}” in the calendar."


def _assumed(text: str, found: Sequence[Found], clock: Clock) -> Iterator[str]:
    """What was taken for granted where dates can be read in more than one way."""
    for each in found:
        said = text[slice(*written_at(each.match))].strip()
        if each.is_wide:
            yield f"“{said}” was read as all of {days_in_words(each.since, each.until)}."
        elif each.is_cut:
            yield f"“{said}” has a day that its month lacks; the month's last day was taken."
        elif each.form.read is figures and is_ambiguous(each.match, clock):
            first, second = (int(each.match[name]) for name in ("first", "second"))
            day, month = (first, second) if each.since.day == first else (second, first)
            read, other = f"{day} {MONTHS[month - 1].capitalize()}", f"{month} {MONTHS[day - 1].capitalize()}"
            yield f"“{said}” was read as {read}; write “{other}” if you mean that."
