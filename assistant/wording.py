"""Days, numbers and foreign text as a person writes them."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")  # above, figures read better

# Line breaks and control characters would end a list item or steer a terminal; the rest turns text around.
_INVISIBLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
# What opens markup anywhere in a line, then what makes a bare address or mail address a link.
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LIST_MARKER = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=])")


def number(n: int) -> str:
    """Up to nine in words ("no", "one" …), above in figures with commas."""
    return NUMBERS[n] if n < len(NUMBERS) else f"{n:,}"


def count(n: int, noun: str) -> str:
    """The number with its noun, for a sentence: "one paper", "31 papers", "1,304 papers"."""
    return f"{number(n)} {noun}{'' if n == 1 else 's'}"


def figure(n: int, noun: str) -> str:
    """The number in figures with its noun, for a table or list: "1 upvote", "3 upvotes"."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def join(parts: Sequence[str], last: str = "and") -> str:
    """The parts as one enumeration: "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def day(date: date) -> str:
    """A day as "10 June 2026"."""
    return f"{date.day} {date:%B %Y}"


def span(since: date | None, until: date | None) -> str:
    """The days from first to last, as a name: "8–12 June 2026", "June 2026", "since 8 June 2026", or ""."""
    if since is None or until is None:
        return _open_span(since, until)
    if since == until:
        return day(since)
    if whole := _whole(since, until):
        return whole
    first = _first(since, until)
    return f"{first}{'–' if first.isdigit() else ' – '}{day(until)}"


def when(since: date | None, until: date | None) -> str:
    """The same days as an adverb: "on 10 June 2026", "from 8 to 12 June 2026", "in June 2026", "since 8 June 2026"."""
    if since is None or until is None:
        return _open_span(since, until)
    if since == until:
        return f"on {day(since)}"
    if whole := _whole(since, until):
        return f"in {whole}"
    return f"from {_first(since, until)} to {day(until)}"


def escape(text: str) -> str:
    """Foreign text on one line that Markdown and HTML show as it is: no link, image, tag, formula or heading."""
    line = _INVISIBLE.sub(" ", text).strip()
    return _LIST_MARKER.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", line))


def _open_span(since: date | None, until: date | None) -> str:
    if since:
        return f"since {day(since)}"
    return f"until {day(until)}" if until else ""


def _first(since: date, until: date) -> str:
    if since.year != until.year:
        return day(since)
    return str(since.day) if since.month == until.month else f"{since.day} {since:%B}"


def _whole(since: date, until: date) -> str:
    """The month or year that the days are the whole of."""
    last = monthrange(until.year, until.month)[1]
    if since.year != until.year or since.day != 1 or until.day != last:
        return ""
    if since.month == until.month:
        return f"{since:%B %Y}"
    return str(since.year) if (since.month, until.month) == (1, 12) else ""
