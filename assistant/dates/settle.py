"""The days to search, given the days that have a list."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from assistant.dates.find import Span
from assistant.dates.words import MONTHS


def in_words(day: date) -> str:
    """The day as "4 May 2026"."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def settle(span: Span | None, today: date, days: Sequence[date]) -> tuple[date | None, date | None, tuple[str, ...]]:
    """The days to search, and notes; a day without a list gives way to the nearest earlier one that has a list."""
    if span is None or (span.since is None and span.until is None):
        return None, None, span.notes if span else ()
    since, until = span.since, span.until or today
    count = bisect_right(days, until)
    earlier = days[count - 1] if count else None
    if earlier and (since is None or since <= earlier):
        return since, span.until, span.notes
    if since is None:
        note = f"No list is as old as {in_words(until)}."
    elif since > today and span.is_day:
        note = f"{in_words(since)} is still to come; nothing is listed for it yet."
    elif since > today:
        note = f"{in_words(since)} to {in_words(until)} are still to come; nothing is listed for them yet."
    elif not span.is_day:
        newest = (
            f" the newest is of {in_words(days[-1])}" if days else " none is held yet, `assistant add PATH` adds one"
        )
        note = f"There is no list from {in_words(since)} to {in_words(until)};{newest}."
    elif earlier is None:
        filled = "" if days else " `assistant add PATH` adds one."
        note = f"There is no list of {in_words(since)}, nor of any earlier day.{filled}"
    else:
        note = f"There is no list of {in_words(since)}; this is the one before it, of {in_words(earlier)}."
        since = until = earlier
    return since, until, (*span.notes, note)
