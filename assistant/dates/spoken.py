"""Days named without a number: "today's papers", "the latest list", "recently", "the week's highlights"."""

import re
from datetime import date

from assistant.dates.calendar import Clock, Days, period, shift
from assistant.dates.forms import after, before, form
from assistant.dates.patterns import matcher
from assistant.dates.words import FINISH, LISTED

_RECENT = 7  # days

_FUNCTION = (
    r"(?:in|on|of|with|for|to|from|by|at|as|than|that|which|who|what|how|are|is|was|were|do|does|did|can|could"
    r"|will|have"
    r"|has|and|or|but|not)\b"
)
# A plural that is no list word: "LLMs", but not "papers", "is", "robotics" or "loss".
_PLURAL = rf"(?<!')\b(?!{LISTED})(?!(?:is|was|has|does|this|yes)\b)[\w-]+(?<!ic)(?<!s)s"
# "today's robotics papers", "yesterday's list", "summarise today's"
_OWNS_LIST = matcher(
    rf" (?:(?!{_FUNCTION})[\w-]+ ){{0,3}}{LISTED}|{FINISH}| (?:and|or|vs|versus|to|about|in|on|with|from)\b"
)
# "today's LLMs struggle"
_OWNS_OTHER = matcher(rf" {_PLURAL} (?!{LISTED})\w")
# "LLMs today struggle"
_SUBJECT = matcher(rf"{_PLURAL} $")
_GOES_ON = matcher(rf" (?!{_FUNCTION})(?!{LISTED})[a-z]")
# "the models of today", "LLMs available today"
_NOWADAYS = matcher(rf"(?:\b(?:used|available|deployed|existing|known|common|practical|possible|art)|{_PLURAL} of) $")


def _one(day: date) -> Days:
    return day, day


def _named(match: re.Match[str], clock: Clock) -> Days | None:
    word = match["word"].lower()
    if match["own"]:
        if _OWNS_OTHER.match(after(match)) or not _OWNS_LIST.match(after(match)):
            return None
    elif word == "today":
        goes_on = _SUBJECT.search(before(match)) and _GOES_ON.match(after(match))
        if goes_on or _NOWADAYS.search(before(match)):
            return None
    return _one(shift(clock.today, {"yesterday": -1, "today": 0, "tomorrow": 1}[word]))


def _this_day(_: re.Match[str], clock: Clock) -> Days:
    return _one(clock.today)


def _last_night(_: re.Match[str], clock: Clock) -> Days:
    return _one(shift(clock.today, -1))


def _latest(_: re.Match[str], clock: Clock) -> Days | None:
    return _one(clock.days[-1]) if clock.days else None


def _recent(_: re.Match[str], clock: Clock) -> Days:
    return shift(clock.today, 1 - _RECENT), clock.today


def _current(match: re.Match[str], clock: Clock) -> Days:
    unit = match["unit"].lower()
    unit = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}.get(unit, unit)
    return period(unit, clock.today)[0], clock.today


_FEW_WORDS = rf" (?:(?!{_FUNCTION})[\w-]+ ){{0,3}}?"
# What comes out in papers; "the latest models" and "recent LLMs" are no news of a day.
_PAPERS = (
    rf"(?:{LISTED}|(?:advances?|progress|developments?|findings?|results?|breakthroughs?|improvements?|innovations?"
    r"|methods?|approach(?:es)?|techniques?|tricks?|ideas?|insights?|studies|contributions?|literature|benchmarks?"
    r"|datasets?)\b)"
)
_NOTHING_MORE = rf"(?={FINISH}| (?:on|about|in|from|for|regarding)\b)"
_SUMMARY = r"(?:digest|overview|summary|recap|round-?up|highlights?|wrap-?up|briefing|news)\b"

FORMS = (
    form(r"\b(?P<word>yesterday|today|tomorrow)(?P<own>'?s)?(?![\w'])(?!-(?!<WEEKDAY>)[a-z])", _named),
    form(r"\b(?:tonight|this (?:morning|afternoon|evening))<OWN>", _this_day),
    form(r"\blast (?:night|evening)<OWN>", _last_night),
    form(
        rf"\b(?:most recent(?:ly)?|latest|newest)(?={_FEW_WORDS}(?:{_PAPERS}|day\b)| (?:listed|added|published))",
        _latest,
    ),
    form(r"\b(?P<at>last) (?:list|listing)\b", _latest),
    form(rf"(?<!at\s)\b(?P<at>the (?:latest|newest|most recent)){_NOTHING_MORE}", _latest),
    form(r"(?<!until\s)(?<!more\s)\b(?:recently|lately)(?![\w-])", _recent),
    form(
        rf"(?<!more\s)(?<!most\s)\brecent(?={_FEW_WORDS}{_PAPERS}|{_NOTHING_MORE}| (?:days|weeks)\b)"
        r"(?: (?:days|weeks)\b)?",
        _recent,
    ),
    form(rf"\b(?P<every>(?P<unit>daily|weekly|monthly|yearly))(?= {_SUMMARY})", _current),
    form(rf"\bthe (?P<unit>day|week|month|year)'s(?= (?:[\w-]+ ){{0,2}}{LISTED})", _current),
    form(
        r"\b(?:the )?(?:whole|entire|full|all) (?:the )?(?P<unit>week|month|year)<OWN>(?! (?:of|in)\b)",
        _current,
    ),
    form(r"\b(?:the )?(?P<unit>week|month|quarter|year)(?: so far|[ -]to[ -]date)\b", _current),
    form(rf"^\W*(?P<at>latest|newest|most recent){_NOTHING_MORE}", _latest),
    form(
        rf"(?:\b{LISTED}(?: [0-9]+)?|\b(?:summari[sz]e|sum up|recap|review)) "
        r"(?P<at>(?:(?:of|for|from|in) )?the (?P<unit>day|week|month|year)<OWN>)"
        r"(?! (?:of|before|after|starting|beginning|commencing|ending|containing|from)\b)<END>",
        _current,
    ),
)
