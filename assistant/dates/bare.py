"""Words that are days only in the right place: a weekday, a month, a year, "the 5th" or "5/4" on its own."""

import re
from contextlib import suppress

from assistant.dates.calendar import Clock, Days, begun, month, months, months_later, shift
from assistant.dates.forms import BLANK, after, before, form, is_name
from assistant.dates.patterns import cased, matcher
from assistant.dates.words import END, FINISH, LISTED, MONTH, month_number, ordinal, weekday_number
from assistant.dates.written import figures, year_number

# Sun, Sat, Mon and Wed are names and words too: in lower case only these can stand before them.
_NAMELIKE = ("mon", "wed", "thu", "sat", "sun")
_CLEARLY = matcher(r"\b(?:since|until|till|before|after|last|next|this|between) $")
_HOLIDAY = matcher(r"\b(?:Good|Black|Super|Cyber|Ash|Palm|Easter|Girl|every|each) $")
_ON = matcher(r"\b(?:on|since|until|till|by|before|after|from|last|this|next|of|for) $")

_MONTH_LEAD = matcher(
    r"\b(?:in|during|since|until|till|before|after|from|of|for|throughout|between|through|by|entire|whole|all|all of"
    r"|beginning|starting|recap|summari[sz]e|sum up|review) $"
    rf"|{BLANK}\s*(?:,|to|and|or|-|until|till|through|vs\.?|versus)\s*(?:in )?$"
)
_OF_LISTS = matcher(rf"(?:'s)? (?:[\w-]+ ){{0,2}}{LISTED}")
_LIST_OF = matcher(r" (?:papers|lists?|digest|highlights)\b(?! be\b)")
_FINISH = matcher(FINISH)
# "papers by april smith"
_BY, _ENDS = matcher(r"\bby $"), matcher(END)
_CAPITALISED = cased(r"\b[A-Z][\w.-]* $")
_JOINS = matcher(rf"\s*(?:-|to|until|till|through|and|,)\s*(?:{BLANK}|{MONTH}(?![\w]))")
_CLEAR_MONTHS = (1, 2, 7, 9, 10, 11, 12)  # no one's first name, no other word
_MONTHS_BACK = 24  # far enough for a Monday the 4th, or a Friday the 31st
_FUTURE_YEARS = 5  # "in 2048 steps" names no year
_FIRST_YEAR = 1990
_PLURAL = cased(rf" (?!{LISTED})(?!(?:was|is|does|has|this|as|onwards|vs|versus)\b)[a-z-]+s\b")


def _weekday(match: re.Match[str], clock: Clock) -> Days | None:
    if _HOLIDAY.search(before(match)) or (is_name(match) and not _ON.search(before(match))):
        return None
    day = shift(clock.today, -((clock.today.weekday() - weekday_number(match["weekday"])) % 7))
    return day, day


def _short_weekday(match: re.Match[str], clock: Clock) -> Days | None:
    word = match["weekday"]
    shouted = word.isupper() and not match.string.isupper()
    if word[:3].lower() in _NAMELIKE and (
        shouted
        or (match.groupdict().get("lead") or "").lower() in ("by", "from", "of")
        or not (word[0].isupper() or _CLEARLY.search(before(match)))
    ):
        return None
    return _weekday(match, clock)


def _month(match: re.Match[str], clock: Clock) -> Days | None:
    word, number = match["month"], month_number(match["month"])
    shouted = len(word) <= 4 and word.isupper() and not match.string.isupper()
    if (shouted and word != "MAY") or is_name(match) or (_BY.search(before(match)) and not _ENDS.match(after(match))):
        return None
    if not (_MONTH_LEAD.search(before(match)) or _JOINS.match(after(match)) or _stands_alone(match, word, number)):
        return None
    return begun(lambda year: month(year, number), clock.today)


def _stands_alone(match: re.Match[str], word: str, number: int) -> bool:
    """Whether a month that no preposition leads is one all the same: "May?", "June's best", "july papers"."""
    if word in ("may", "march"):
        return _LIST_OF.match(after(match)) is not None
    if _OF_LISTS.match(after(match)):
        return True
    surname = _CAPITALISED.search(before(match)) and before(match).strip().lower() not in ("and", "or", "but")
    clear = number in _CLEAR_MONTHS and len(word) > 3
    return not surname and (clear or _FINISH.match(after(match)) is not None)


def _year(match: re.Match[str], clock: Clock) -> Days | None:
    year = year_number(match["year"], clock) or 0
    if not _FIRST_YEAR <= year <= clock.today.year + _FUTURE_YEARS or _PLURAL.match(after(match)):
        return None
    return months(year, 1, 12)


def _year_of_papers(match: re.Match[str], clock: Clock) -> Days | None:
    return None if _CAPITALISED.search(before(match)) else _year(match, clock)


def _day_of_month(match: re.Match[str], clock: Clock) -> Days:
    number, weekday = ordinal(match["day"]), match.groupdict().get("weekday")
    for back in range(_MONTHS_BACK):
        with suppress(ValueError):
            day = months_later(clock.today.replace(day=1), -back).replace(day=number)
            if day <= clock.today and (weekday is None or day.weekday() == weekday_number(weekday)):
                return day, day
    raise ValueError("no such day")


_SINCE = r"(?:in|during|since|until|till|before|after|from|of|by|throughout|through|between|for|year)"
_PREPOSITION = r"(?:on|since|until|till|from|before|after|between|through|by|dated)"
_JOINED = rf"{BLANK}\s*(?:,|to|and|or|-|until|till|through)\s*"
_FIGURES = r"(?P<first>[0-3]?[0-9])/(?P<second>[0-3]?[0-9])"
_ANY_WEEKDAY = r"(?:<WEEKDAY>|<SHORT_WEEKDAY>)"
_DAY = r"(?P<day>[0-3]?[0-9](?:st|nd|rd|th))"

FORMS = (
    form(rf"\b(?P<weekday>{_ANY_WEEKDAY}),? (?:the )?{_DAY}<OWN><END>", _day_of_month, cycle=31),
    form(
        r"\b(?P<at>(?P<weekday><WEEKDAY>)(?:'s|s(?= <LISTED>))?)(?!\w|\.\w)"
        r"(?!-(?!<WEEKDAY>|<SHORT_WEEKDAY>|<MONTH>)[a-z])",
        _weekday,
        cycle=7,
    ),
    form(
        rf"(?:\b(?P<lead>on|last|since|until|till|from|before|after|next|this|past|between|by|of) |{_JOINED}"
        rf"|\b(?=<SHORT_WEEKDAY>\s*(?:-|to|,|and|or)\s*{_ANY_WEEKDAY}))(?P<at>(?P<weekday><SHORT_WEEKDAY>)\.?<OWN>)"
        rf"(?=<END>|'s|\s*[-,]\s*{_ANY_WEEKDAY})",
        _short_weekday,
        cycle=7,
    ),
    form(r"(?<![\w.'/])(?<!\w-)(?P<at>(?P<month><MONTH>)<OWN>)(?!['.]\w|/)", _month, cycle=365),
    form(
        rf"(?:\b{_SINCE} (?:the year )?|{_JOINED})"
        r"(?P<at>(?P<year>(?:19|20)[0-9]{2}|'[2-4][0-9])<OWN>)(?![.,:/][0-9]|%)",
        _year,
    ),
    form(r"(?:^\W*|^\W*and |\b(?:what|how) about )(?P<at>(?P<year>20[0-9]{2}))(?=\W*$)", _year),
    form(r"<EDGE>(?P<at>(?P<year>20[0-9]{2})<OWN>)(?= (?:[\w-]+ )?(?:papers?|lists?)\b)", _year_of_papers),
    form(
        rf"(?:\b(?:{_PREPOSITION}|(?:papers?|lists?|week) (?:of|for)) the |{_JOINED}(?:the )?)(?P<at>{_DAY}<OWN>)<END>",
        _day_of_month,
        cycle=31,
    ),
    form(
        rf"^\W*(?:(?:and|what about|how about) )?(?:the )?(?P<at>{_FIGURES}<OWN>)"
        r"(?=\W*$| (?:papers|lists?|listings?|digest|summary|highlights)\b"
        r"|\s*(?:-|to|until|till|through)\s*[0-3]?[0-9]/[0-3]?[0-9]\W*$)",
        figures,
        cycle=365,
    ),
    form(
        rf"(?:\b{_PREPOSITION} (?:the )?|\b<LISTED> (?:of|for) (?:the )?|\b(?:summari[sz]e|recap|review) |{_JOINED})"
        rf"(?P<at>{_FIGURES}<OWN>)<END>(?! of\b)",
        figures,
        cycle=365,
    ),
    form(
        r"(?:^\W*(?:the )?|\bthe )(?P<at>(?P<weekday><SHORT_WEEKDAY>)(?:'s)?)(?=\W*$| <LISTED>)",
        _short_weekday,
        cycle=7,
    ),
)
