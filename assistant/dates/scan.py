"""Every date that a text writes, each read by the first form that fits, and every day that no calendar has."""

import re
from contextlib import suppress
from dataclasses import replace

from assistant.dates import bare, parts, relative, spoken, written
from assistant.dates.bounds import Found
from assistant.dates.calendar import Clock
from assistant.dates.forms import BLANK, Form, span
from assistant.dates.patterns import matcher

MASK = "\x02"  # stands where a text names no day, whatever it looks like

# In the order they are tried: the more words a form takes, the earlier.
_FORMS = (*parts.FORMS, *written.FORMS, *relative.FORMS, *spoken.FORMS, *bare.FORMS)
_TO = matcher(r"(?:\b(?:to|until|till|through|thru|by|and)|-)\s*(?:the )?$")
_LAST_DAYS = (30, 29, 28)


def scan(plain: str, clock: Clock) -> tuple[list[Found], list[tuple[int, int]]]:
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
                dated = Found(start, end, *days, form, match) if days else None
            except ValueError:
                dated = _cut(form, match, clock)
                if dated is None:
                    wrong.append((start, end))
                    plain = plain[:start] + MASK * (end - start) + plain[end:]
            if dated:
                found.append(dated)
                plain = plain[:start] + BLANK * (end - start) + plain[end:]
    return sorted(found, key=lambda each: each.start), wrong


def _cut(form: Form, match: re.Match[str], clock: Clock) -> Found | None:
    """A span to a 31st that its month lacks, as the span to the month's last day: "from June 8 to June 31"."""
    (start, end), text = span(match), match.string
    last = max((int(figure) for figure in re.findall(r"(?<!\d)(?:29|30|31)(?!\d)", text[start:end])), default=0)
    if not last or not (_TO.search(text[:start]) or match.groupdict().get("last")):
        return None
    for day in _LAST_DAYS:
        nearer = text[:start] + re.sub(rf"(?<!\d){last}(?!\d)", str(day), text[start:end]) + text[end:]
        again = form.pattern.search(nearer, match.start())
        with suppress(ValueError):
            if again and span(again) == (start, end) and (days := form.read(again, clock)):
                return replace(Found(start, end, *days, form, again), is_cut=True)
    return None
