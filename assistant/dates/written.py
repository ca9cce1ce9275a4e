"""Days, weeks, months and quarters written with figures or with a month's name."""

import re
from datetime import date

from assistant.dates.calendar import Clock, Days, begun, iso_week, month, months, period, shift
from assistant.dates.forms import BLANK, before, form, is_verb
from assistant.dates.patterns import matcher
from assistant.dates.words import month_number, ordinal

# "the top 5 May papers" counts papers of May; "GPT 4 May" names no day.
_COUNTED = matcher(r"\b(?:top|best|first|last|next|these|those|gpt|llama|type|level|version) $")


def year_number(text: str | None, clock: Clock) -> int | None:
    """The year that "2026", "'26" or "last year" names; None for no text."""
    if text is None:
        return None
    if text.startswith("'"):
        return 2000 + int(text[1:])
    if text.isdigit():
        return int(text)
    return clock.today.year + {"last": -1, "this": 0, "next": 1}[text[:4].lower()]


def _year(match: re.Match[str], clock: Clock) -> int | None:
    return year_number(match.groupdict().get("year"), clock)


def _iso_day(match: re.Match[str], _: Clock) -> Days:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return day, day


def _iso_month(match: re.Match[str], _: Clock) -> Days:
    return month(int(match["year"]), int(match["month"]))


def figures(match: re.Match[str], clock: Clock) -> Days | None:
    """The day of `first` and `second`, a day and a month in either order, and of `year` if the pattern has it."""
    first, second = int(match["first"]), int(match["second"])
    written = match.groupdict().get("year")
    if (first, second) == (24, 7) and written is None:  # round the clock
        return None
    year = None if written is None else int(written) + (2000 if len(written) == 2 else 0)

    def make(year: int, day_first: bool) -> Days:
        day = date(year, second, first) if day_first else date(year, first, second)
        return day, day

    try:
        return begun(lambda year: make(year, clock.day_first), clock.today, year)
    except ValueError:
        return begun(lambda year: make(year, not clock.day_first), clock.today, year)


def is_ambiguous(match: re.Match[str], clock: Clock) -> bool:
    """Whether a day and a month in figures can be read in either order; with dots the day stands first everywhere."""
    first, second = int(match["first"]), int(match["second"])
    return max(first, second) <= 12 and first != second and not (clock.day_first and "." in match[0])


def _compact(match: re.Match[str], clock: Clock) -> Days | None:
    try:
        return _iso_day(match, clock)
    except ValueError:
        return None  # a number


def _week(match: re.Match[str], clock: Clock) -> Days:
    number = int(match["week"])
    return begun(lambda year: iso_week(year, number), clock.today, _year(match, clock))


def _weeks(match: re.Match[str], clock: Clock) -> Days:
    first, last = sorted((int(match["first"]), int(match["last"])))
    return begun(lambda year: (iso_week(year, first)[0], iso_week(year, last)[1]), clock.today, _year(match, clock))


def _quarter(match: re.Match[str], clock: Clock) -> Days:
    size = 3 if match["part"].lower().startswith("q") else 6
    last = size * ordinal(match["place"])
    return begun(lambda year: months(year, last - size + 1, last), clock.today, _year(match, clock))


def _days(match: re.Match[str], clock: Clock) -> Days | None:
    if is_verb(match, match["month"]) or _COUNTED.search(before(match)):
        return None
    places = sorted(ordinal(match[name]) for name in ("day", "last") if match.groupdict().get(name))
    number = month_number(match["month"])
    return begun(
        lambda year: (date(year, number, places[0]), date(year, number, places[-1])), clock.today, _year(match, clock)
    )


def _day_of_month(match: re.Match[str], clock: Clock) -> Days:
    first, last = period("month", clock.today)
    if match["which"].lower() in ("last", "next"):
        first, last = period("month", shift(first, -1) if match["which"].lower() == "last" else shift(last, 1))
    day = first.replace(day=ordinal(match["day"]))
    return day, day


def _month(match: re.Match[str], clock: Clock) -> Days | None:
    if is_verb(match, match["month"]):
        return None
    number = month_number(match["month"])
    return begun(lambda year: month(year, number), clock.today, _year(match, clock))


# "32 June" is a slip, "32 June papers" are counted.
_NO_DAY = r"(?:0?0|3[2-9]|[4-9][0-9])(?:st|nd|rd|th)?"
_NUMBER = r"[\s.#-]*(?:(?:no\.?|number)\s*)?(?P<week>[0-9]{1,2})(?![\w%])(?!\.[0-9])"
_PLACE = r"(?P<place>first|second|third|fourth|[1-4](?:st|nd|rd|th))"
_TO = r"\s*(?:-|to|until|till|through|thru)\s*(?:the )?"
_AND = r"\s*,?\s*(?:and|or|&)\s*(?:the )?"
_YEAR = r"(?:,?[\s-]*(?:(?:of|in) )?(?P<year><YEAR>))"
_WEEKDAY = r"(?:(?:<WEEKDAY>|<SHORT_WEEKDAY>\.?),? (?:the )?)?"
_LEAD = r"(?:in|of|for|during|since|from|until|till|after|before|by|through|throughout)"

FORMS = (
    form(
        rf"\bweeks? (?P<first>[0-9]{{1,2}})(?:{_TO}|{_AND})(?:week )?(?P<last>[0-9]{{1,2}})\b(?:{_YEAR}|(?! of\b))",
        _weeks,
    ),
    form(r"<EDGE>(?P<year>(?:19|20)[0-9]{2})[ -]?(?:w|week )(?P<week>[0-9]{1,2})<OWN>", _week),
    form(rf"\b(?:calendar )?(?:week|wk|cw|kw|w){_NUMBER}{_YEAR}<OWN>", _week),
    form(r"\b(?P<week>[0-9]{1,2})(?:st|nd|rd|th) (?:calendar )?week (?:of|in) (?P<year><YEAR>)<OWN>", _week),
    form(rf"\b(?:calendar )?(?:week|wk|cw|kw){_NUMBER}<OWN>(?! of\b)", _week, cycle=364),
    form(rf"\b{_LEAD} (?P<at>c?w(?P<week>[0-9]{{2}})<OWN>)<END>", _week, cycle=364),
    form(r"^\W*(?P<at>c?w(?P<week>[0-9]{2}))(?=\W*$)", _week, cycle=364),
    form(
        r"(?<![\w.:])(?<!\w-)(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)"
        r"(?P<day>[0-9]{1,2})<OWN>(?!\.[0-9]|/[0-9])",
        _iso_day,
    ),
    form(
        r"<EDGE>(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>(?:19|20)[0-9]{2})<OWN>",
        figures,
    ),
    form(r"<EDGE>(?P<first>[0-3][0-9])\.(?P<second>[01][0-9])\.(?P<year>[2-4][0-9])<OWN>(?!\.)", figures),
    form(r"<EDGE>(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])<OWN>(?!\.)", _compact),
    form(r"<EDGE>(?P<first>[0-3]?[0-9])/(?P<second>[0-3]?[0-9])/(?P<year>[2-4][0-9])<OWN>(?!/)", figures),
    form(r"(?<![\w.:])(?<!\w-)(?P<year>20[0-9]{2})[-/](?P<month>0[1-9]|1[0-2])<OWN>(?![/.-][0-9])", _iso_month),
    form(r"<EDGE>(?P<month>0?[1-9]|1[0-2])/(?P<year>20[0-9]{2})<OWN>(?!/)", _iso_month),
    form(r"<EDGE>(?P<year>20[0-9]{2})[ -]?(?P<part>[qh])(?P<place>[1-4])<OWN>", _quarter),
    form(rf"\b(?P<part>[qh])(?P<place>[1-4]){_YEAR}<OWN>", _quarter),
    form(
        rf"(?:\b{_LEAD} |\b(?=q[1-4]\s*(?:-|to|and|or)\s*(?:{BLANK}|q[1-4]\b)))"
        r"(?P<at>(?P<part>q)(?P<place>[1-4])<OWN>)<END>",
        _quarter,
        cycle=365,
    ),
    form(r"^\W*(?:the )?(?P<at>(?P<part>q)(?P<place>[1-4])<OWN>)(?=\W*$| <LISTED>)", _quarter, cycle=365),
    form(
        rf"^\W*(?:the )?(?P<at>{_PLACE} (?P<part>quarter)<OWN>)(?=\W*$)",
        _quarter,
        cycle=365,
    ),
    form(
        rf"\b{_LEAD} the (?P<at>{_PLACE} (?P<part>quarter)<OWN>)<END>",
        _quarter,
        cycle=365,
    ),
    form(
        rf"<EDGE>{_WEEKDAY}(?P<day><DAY>)(?:\s*,\s*(?:<DAY>))*(?:{_TO}|{_AND}){_WEEKDAY}(?P<last><DAY>)[\s-]*(?:of )?"
        rf"(?P<month><MONTH>){_YEAR}?<OWN>",
        _days,
        cycle=365,
    ),
    form(
        rf"\b{_WEEKDAY}(?P<month><MONTH>) (?:the )?(?P<day><DAY>)(?:(?:\s*,\s*(?:<DAY>))*{_AND}(?P<last><DAY>)"
        rf"(?:{_YEAR}<OWN>|<END>))",
        _days,
        cycle=365,
    ),
    form(
        rf"\b{_WEEKDAY}(?P<month><MONTH>) (?:the )?(?P<day><DAY>){_TO}(?P<last><DAY>)(?!\s*(?:of )?<MONTH>)"
        rf"{_YEAR}?<OWN>",
        _days,
        cycle=365,
    ),
    form(rf"\b{_WEEKDAY}(?P<day><ORDINAL>) (?:day )?of (?P<month><MONTH>){_YEAR}?<OWN>", _days, cycle=365),
    form(
        r"\b(?<![0-9]\s)(?<![0-9](?:st|nd|rd|th)\s)(?<!(?:st|nd|rd|th)\sof\s)"
        rf"{_WEEKDAY}(?P<month><MONTH>)[\s-]+(?:the )?(?P<day><DAY>|<ORDINAL>\b){_YEAR}?<OWN>",
        _days,
        cycle=365,
    ),
    form(rf"<EDGE>{_WEEKDAY}(?P<day><DAY>)[\s-]*(?:of )?(?P<month><MONTH>){_YEAR}?<OWN>", _days, cycle=365),
    form(
        rf"<EDGE>(?P<day>{_NO_DAY})[\s-]*(?:of )?(?P<month><MONTH>){_YEAR}?<OWN>(?! (?:[\w-]+ )?<LISTED>)",
        _days,
    ),
    form(rf"\b(?P<month><MONTH>) (?:the )?(?P<day>{_NO_DAY})(?![\w%])(?![.:][0-9]){_YEAR}?<OWN><END>", _days),
    form(r"<EDGE>(?P<day><ORDINAL>|<DAY>) (?:day )?of (?P<which>this|last|next|the) month<OWN>", _day_of_month),
    form(rf"\b(?P<month><MONTH>){_YEAR}<OWN>", _month),
)
