"""Weeks, months and other units counted from today: "last week", "the past three days", "a month ago"."""

import re
from datetime import date

from assistant.dates.calendar import Clock, Days, back, month, period, shift
from assistant.dates.forms import after, before, ends_phrase, form, is_name
from assistant.dates.patterns import matcher
from assistant.dates.words import LISTED, MONTHS, WEEKDAYS, month_number, number, weekday_number

_VAGUE = 3  # "the last days" are as many as "the last few days"
_WHICH = {"current": "this", "previous": "last", "preceding": "last", "coming": "next", "upcoming": "next"}
_ROLLING = matcher(r"\b(?:in|over|during|within|for|across) the $")
_LISTED = matcher(rf" {LISTED}")
_WEEKS = {"fortnight": "week", "fortnights": "week"}
_ONE_LIST = matcher(r"\b(?:list|digest) (?:of|from) $")


def _word(match: re.Match[str], group: str) -> str:
    word = match[group].lower().split()[-1]
    return _WHICH.get(word, word)


def _weekend(which: str, today: date) -> Days:
    saturday = shift(today, -((today.weekday() - 5) % 7))
    if which == "last" and today.weekday() >= 5:
        saturday = shift(saturday, -7)
    elif which == "next":
        saturday = shift(saturday, 7)
    return saturday, shift(saturday, 1)


def _weekday(which: str, weekday: int, today: date) -> Days:
    if which == "this":
        day = shift(period("week", today)[0], weekday)
    elif which == "next":
        day = shift(today, (weekday - today.weekday() - 1) % 7 + 1)
    else:
        day = shift(today, -((today.weekday() - weekday - 1) % 7 + 1))
    return day, day


def _month(which: str, number: int, today: date) -> Days:
    if which == "next":
        return month(today.year + (number <= today.month), number)
    return month(today.year - (which == "last" and number >= today.month), number)


def _rolling(count: int, unit: str, today: date) -> Days:
    first = back(today, count, unit)
    return (first if unit in ("month", "quarter", "year") else shift(first, 1)), today


def _which(match: re.Match[str], clock: Clock) -> Days | None:
    which, unit, today = _word(match, "which"), match["unit"], clock.today
    rolling = which == "past" or (which == "last" and _ROLLING.search(before(match)) is not None)
    which = "last" if which == "past" else which
    if _SHORT_MONTH.fullmatch(unit):
        verb = unit == "may" and not ends_phrase(match)
        return None if verb or is_name(match) else _month(which, month_number(unit), today)
    unit = unit.lower()
    if _SHORT_WEEKDAY.match(unit):
        return _weekday(which, weekday_number(unit), today)
    if unit.endswith("s") and not _LISTED.match(after(match)):
        return _rolling(_VAGUE, unit[:-1], today) if which == "last" and unit != "years" else None
    unit = unit.removesuffix("s")
    if unit == "weekend":
        return _weekend(which, today)
    if unit == "day":
        return (today, today) if rolling else None
    if which == "last" and (rolling or unit == "fortnight"):
        return _rolling(1, unit, today)
    first, last = period(unit, today)
    if which == "this":
        return first, today
    return period(unit, shift(first, -1) if which == "last" else shift(last, 1))


def _several(match: re.Match[str], clock: Clock) -> Days | None:
    count, unit = number(match["number"]), match["unit"].lower().removesuffix("s")
    if not count:
        return None
    if _word(match, "which") == "next":
        return shift(clock.today, 1), back(clock.today, -count, unit)
    if unit == "list":
        return (clock.days[-count:][0], clock.days[-1]) if clock.days else None
    if unit == "hour":  # they reach back into the day before
        return shift(clock.today, -max(1, count // 24)), clock.today
    return _rolling(count, unit, clock.today)


def _ago(match: re.Match[str], clock: Clock) -> Days:
    day = back(clock.today, number(match["number"]), match["size"].lower().removesuffix("s"))
    return day, day


def whole(match: re.Match[str], day: date) -> Days | None:
    """All of the week of "two weeks ago", which names no day; None where one is counted out, as by "a week ago"."""
    said = match.groupdict()
    unit = (said.get("size") or "day").lower()
    if unit.removesuffix("s") == "day" or said.get("exact") or said.get("today") or _ONE_LIST.search(before(match)):
        return None
    several = number(match["number"]) > 1 or unit.startswith("fortnight")
    return period(_WEEKS.get(unit, unit.removesuffix("s")), day) if several else None


def _weekday_ago(match: re.Match[str], clock: Clock) -> Days:
    day = back(clock.today, number(match["number"]), match["span"].lower().removesuffix("s"))
    day = shift(period("week", day)[0], weekday_number(match["weekday"]))
    return day, day


def _half_year_ago(_: re.Match[str], clock: Clock) -> Days:
    day = back(clock.today, 6, "month")
    return day, day


def _before_last(match: re.Match[str], clock: Clock) -> Days:
    unit = match["unit"].lower()
    if unit in WEEKDAYS:
        day = shift(_weekday("last", weekday_number(unit), clock.today)[0], -7)
        return day, day
    if unit == "weekend":
        saturday, sunday = _weekend("last", clock.today)
        return shift(saturday, -7), shift(sunday, -7)
    first = period(unit, shift(period(unit, clock.today)[0], -1))[0]
    return period(unit, shift(first, -1))


def _weekday_of_week(match: re.Match[str], clock: Clock) -> Days:
    monday = shift(period("week", clock.today)[0], {"this": 0, "next": 7}.get(_word(match, "which"), -7))
    first = match.groupdict().get("first") or match["weekday"]
    return shift(monday, weekday_number(first)), shift(monday, weekday_number(match["weekday"]))


def _month_of_year(match: re.Match[str], clock: Clock) -> Days:
    year = clock.today.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return month(year, month_number(match["month"]))


_SHORT_MONTH = matcher(rf"(?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*\.?")
_SHORT_WEEKDAY = matcher(rf"(?:{'|'.join(name[:3] for name in WEEKDAYS)})(?!th)")
_UNIT = r"(?:days?|weeks?|fortnights?|months?|quarters?|years?)"
# What has last days of its own: "the last 10 days of training".
_COURSE = (
    r"(?:(?:pre-?|post-?|fine-?)?(?:training|tuning)|data|observations?|history|life|the|an?|each|every|its|their)\b"
)

FORMS = (
    form(r"\bthe (?P<unit>week|weekend|month|quarter|year|<WEEKDAY>) before last<OWN>", _before_last),
    form(
        r"\b(?:(?P<first><WEEKDAY>)\s*(?:-|to|until|till|through|and)\s*)?"
        r"(?P<weekday><WEEKDAY>|<SHORT_WEEKDAY>),? (?:of |in )?(?P<which>this|last|previous|past|next) week<OWN>",
        _weekday_of_week,
    ),
    form(
        r"\b(?P<which>this|last|previous|past|next) week(?:'s)?,? (?:on )?(?P<weekday><WEEKDAY>)<OWN>",
        _weekday_of_week,
    ),
    form(r"\b(?P<which>this|last|next) year,? in (?P<month><MONTH>)<OWN>", _month_of_year),
    form(
        r"\b(?:these )?(?P<which>last|past|previous|latest|most recent|recent|preceding|next|coming) "
        r"(?P<number><NUMBER>)[\s-]+(?:calendar )?"
        rf"(?P<unit>(?:day|week|weekend|fortnight|month|quarter|year|list|hour)s?)<OWN>(?! of {_COURSE})",
        _several,
    ),
    form(
        r"\b(?P<number><NUMBER>) (?P<span>weeks?|fortnights?) (?:ago|back),? (?:on )?(?P<weekday><WEEKDAY>)<OWN>",
        _weekday_ago,
    ),
    form(
        r"\b(?P<weekday><WEEKDAY>),? (?:of )?(?P<number><NUMBER>) (?P<span>weeks?|fortnights?) (?:ago|back)\b<OWN>",
        _weekday_ago,
    ),
    form(r"\bhalf a year (?:ago|back)\b<OWN>", _half_year_ago),
    form(
        rf"\b(?P<exact>exactly |precisely )?(?P<number><NUMBER>|some) (?P<size>{_UNIT}) (?:ago|back)\b"
        r"(?P<today> today)?<OWN>",
        _ago,
    ),
    form(
        rf"\b(?:older|newer|earlier|later|more recent) than (?P<at>(?P<number><NUMBER>) (?P<size>{_UNIT}))<OWN>",
        _ago,
    ),
    form(
        r"\b(?:(?:earlier|later) )?(?P<which>(?:this|these) (?:past|coming|last)|this|current|last|previous|preceding"
        rf"|past|next|coming|upcoming) (?P<unit>weekend|{_UNIT}|<WEEKDAY>|<SHORT_WEEKDAY>(?=<END>|'s)|<MONTH>)<OWN>",
        _which,
    ),
    form(
        r"\b(?:(?:the|over|at|on) )?(?P<which>)(?P<unit>weekend)<OWN><END>",
        lambda _, clock: _weekend("this", clock.today),
    ),
)
