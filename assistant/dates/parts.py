"""Parts of a month, quarter, year or week: "early May", "the first week of June", "the last Friday of 2025"."""

import re
from collections.abc import Callable

from assistant.dates.calendar import Clock, Days, begun, month, months, period, shift
from assistant.dates.forms import form
from assistant.dates.words import WEEKDAYS, month_number, number, ordinal, weekday_number
from assistant.dates.written import year_number

_YEARLY = 92  # days; a longer period than a quarter is cut by whole months


def _cut(match: re.Match[str], clock: Clock, cut: Callable[[Days], Days]) -> Days:
    if match["month"]:
        named = month_number(match["month"])
        return begun(lambda year: cut(month(year, named)), clock.today, year_number(match["year"], clock))
    if match["only"]:
        return cut(months(int(match["only"]), 1, 12))
    whole = period(match["whole"].lower(), clock.today)
    if match["which"].lower() in ("last", "previous"):
        whole = period(match["whole"].lower(), shift(whole[0], -1))
    elif match["which"].lower() == "next":
        whole = period(match["whole"].lower(), shift(whole[1], 1))
    return cut(whole)


def _fraction(whole: Days, pieces: int, place: int) -> Days:
    first, last = whole
    length = (last - first).days + 1
    if place > pieces:
        raise ValueError("no such part")
    if length > _YEARLY:
        size = 12 // pieces
        return months(first.year, size * (place - 1) + 1, size * place)
    if length in range(28, 32):
        length = 30  # a month's last part is as long as the month leaves it
    size = length // pieces
    start = shift(first, size * (place - 1))
    return start, last if place == pieces else shift(start, size - 1)


def _third(match: re.Match[str], clock: Clock) -> Days:
    part = match["part"].lower()
    place = 1 if part in ("early", "beginning", "start") else 2 if part.startswith("mid") else 3
    return _cut(match, clock, lambda whole: _fraction(whole, 3, place))


def _nth(match: re.Match[str], clock: Clock) -> Days:
    unit = match["part"].lower()
    backwards = match["nth"].lower() in ("last", "final")
    place = 1 if backwards else ordinal(match["nth"])
    count = number(match["count"].strip()) if match.groupdict().get("count") else 1

    def cut(whole: Days) -> Days:
        first, last = whole
        if unit in _PIECES:
            return _fraction(whole, _PIECES[unit], _PIECES[unit] if backwards else place)
        if unit in (*WEEKDAYS, "weekend"):
            weekday = 5 if unit == "weekend" else weekday_number(unit)
            start = shift(first, (weekday - first.weekday()) % 7 + 7 * (place - 1))
            if backwards:
                start = shift(last, -((last.weekday() - weekday) % 7))
            end = shift(start, 1 if unit == "weekend" else 0)
        else:
            size = count * (7 if unit.startswith("week") else 1)
            if backwards:
                return max(first, shift(last, 1 - size)), last
            start = shift(first, size * (place - 1))
            end = min(last, shift(start, size - 1))
        if start > last:
            raise ValueError("the month ends before")
        return start, end

    return _cut(match, clock, cut)


_PIECES = {"half": 2, "third": 3, "quarter": 4}
_WHOLE = (
    r"(?:the month of )?(?:(?P<month><MONTH>)(?:,? (?:of )?(?P<year><YEAR>))?"
    r"|(?P<which>this|last|next|the|previous|current) (?P<whole>month|year|week|quarter)\b"
    r"|(?P<only>(?:19|20)[0-9]{2})(?![\w%]))<OWN>"
)
_NTH = r"(?P<nth>first|second|third|fourth|fifth|last|final|[1-5](?:st|nd|rd|th))"
_PART = r"(?P<part>days?|weeks?|weekend|half|third|quarter|<WEEKDAY>)"

FORMS = (
    form(rf"\b(?P<part>week) (?P<nth>[1-5]) (?:of|in) (?!<YEAR>){_WHOLE}", _nth, cycle=365),
    form(rf"\b{_NTH} (?P<count><NUMBER> )?{_PART} (?:of|in) {_WHOLE}", _nth, cycle=365),
    form(
        r"\b(?:(?P<month><MONTH>)(?: (?P<year><YEAR>))?|(?P<which>this|last|next) (?P<whole>month|year)"
        r"|(?P<only>20[0-9]{2}))"
        rf"(?:'s)? {_NTH} (?P<count><NUMBER> )?{_PART}\b",
        _nth,
        cycle=365,
    ),
    form(r"\b(?P<part>early|mid|middle|late|beginning|start|end)(?:-| )(?:of |in )?" + _WHOLE, _third, cycle=365),
)
