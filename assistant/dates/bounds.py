"""What the words around dates make of them: "since May", "from A to B", "the week of 4 May"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.dates.calendar import Clock, Days, period, shift
from assistant.dates.forms import Form
from assistant.dates.patterns import matcher
from assistant.dates.words import FINISH, NUMBER, number

_PERIODS = ("week", "mont", "quar", "year")  # as "this week", "monthly" and "quarter" begin
_START, _END = date.min, date.max  # stand for an open bound


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands, its days, and how it was read."""

    start: int
    end: int
    since: date
    until: date
    form: Form
    match: re.Match[str]
    is_cut: bool = False  # to the last day of a month that lacks the one named
    is_wide: bool = False  # to the whole week of a day that nobody counts out

    @property
    def is_day(self) -> bool:
        """Whether one day is named, rather than a week that has only begun."""
        unit = self.match.groupdict().get("unit") or ""
        return self.since == self.until and unit[:4].lower() not in _PERIODS


_THE = r"(?:the )?"
_TO = matcher(rf"\s*(?:->?|to|until|till|til|through|thru|up to|up until)\s*(?:and including )?{_THE}")
_AND = matcher(
    rf"\s*(?:,|,?\s*(?:and|or|&|plus|with|vs\.?|versus|to|compared (?:to|with)))\s*(?:(?:in|on|of|from|for) )?{_THE}"
)
_LISTS = rf"(?:{_THE}(?:lists?|papers) (?:of|from|for) )?(?:on )?{_THE}$"
_SINCE = matcher(
    r"\b(?:since|starting(?: (?:from|on|at|with|in))?|beginning(?: (?:on|in|with|from))?|on or after|not before"
    rf"|no earlier than) {_LISTS}"
)
_UNTIL = matcher(
    r"\b(?:until|till|'?til|(?<!been\s)up (?:to|until|till)|through|by|as of|no later than|not (?:later than|after)"
    rf"|on or before) (?:and including )?{_LISTS}"
)
_BEFORE = matcher(rf"\b(?:before|prior to|(?:earlier|older) than) {_LISTS}")
_AFTER = matcher(rf"\b(?:after|(?:later|newer|more recent) than) {_LISTS}")
_ONWARDS = matcher(
    rf"\s*(?:onwards?|forwards?|(?:and|or) (?:later|newer|onwards?|after(?={FINISH})))\b"
    r"|\s*(?:-|to|until|till|up to|through)\s*(?:now|date|present|the present)\b|\s*and now\b"
)
_FROM = matcher(r"\b(?:from|starting|beginning) (?:on )?(?:the )?$")
_ON = matcher(rf" on(?:(?={FINISH})|(?= (?:about|with|by|in|that|which|only|regarding|for)\b))")
_BACK = matcher(rf"\s*(?:and|or) (?:earlier|older|before(?={FINISH}))\b")
_PREPOSITION = matcher(
    r"(?:\b(?:in|on|of|from|for|during|at|over|within|throughout|across|dated|between) (?:all (?:of )?)?)?"
    r"(?:\bthe (?:(?:whole|entire) )?(?:(?:month of|year) )?)?$"
)
_AROUND = matcher(
    r"\b(?:the )?(?P<unit>week|weekend) (?P<how>of|starting|beginning|commencing|from|containing|ending) (?:on )?"
    rf"{_THE}$"
)
_BESIDE = matcher(rf"\b(?P<the>the )?(?P<number>{NUMBER} )?(?P<unit>days?|weeks?) (?P<way>before|after) {_THE}$")
# Longer than this, and two dates of open years were named the other way round ("between June 12 and June 8").
_LONG = 300


def bounds(text: str, dates: Sequence[Found], clock: Clock) -> list[Found]:
    """The dates with the words around them taken in, those that "to" or "and" joins as one."""
    groups: list[Found] = []
    for each in (_placed(text, each) for each in dates):
        gap = text[groups[-1].end : each.start] if groups else ""
        if groups and groups[-1].since > _START and (_TO.fullmatch(gap) or _AND.fullmatch(gap)):
            groups[-1] = _joined(groups[-1], each, clock)
        else:
            groups.append(each)
        groups[-1] = _bounded(text, groups[-1])
    return groups


def led(text: str, start: int) -> int:
    """Where the words that lead a date begin."""
    leads = (pattern.search(text[:start]) for pattern in (_SINCE, _UNTIL, _BEFORE, _AFTER, _PREPOSITION))
    return next((lead.start() for lead in leads if lead), start)


def combined(one: Days, two: Days) -> Days:
    """What two dates mean that no word joins: the common days where one is open or lies in the other, else all days."""
    since, until = max(one[0], two[0]), min(one[1], two[1])
    opened = [days for days in (one, two) if days[0] == _START or days[1] == _END]
    if len(opened) == 1 and since > until:
        return opened[0]
    return (since, until) if opened or (since, until) in (one, two) else (min(one[0], two[0]), max(one[1], two[1]))


def closed(days: Days, today: date) -> tuple[date | None, date | None]:
    """The days with no start as None, no end as today, and never the wrong way round."""
    since, until = days
    if until == _END:
        until = max(since, today)
    if since > until:
        since, until = until, since
    return (None if since == _START else since), until


def _placed(text: str, found: Found) -> Found:
    before = text[: found.start]
    if around := _AROUND.search(before):
        if found.since != found.until:
            return found
        how = around["how"].lower()
        since, until = period(around["unit"].lower(), found.since)
        if how in ("starting", "beginning", "commencing"):
            since, until = found.since, shift(found.since, 6)
        elif how == "ending":
            since, until = shift(found.since, -6), found.since
        return replace(found, start=around.start(), since=since, until=until)
    if beside := _BESIDE.search(before):
        size = number((beside["number"] or "one").strip()) * (7 if beside["unit"].lower().startswith("w") else 1)
        if beside["way"].lower() == "before":
            far, near = shift(found.since, -size), shift(found.since, -1)
        else:
            far, near = shift(found.until, size), shift(found.until, 1)
        near = near if beside["the"] else far
        return replace(found, start=beside.start(), since=min(far, near), until=max(far, near))
    return found


def _bounded(text: str, found: Found) -> Found:
    if found.since == _START or found.until == _END:
        return found
    before, behind = text[: found.start], text[found.end :]
    lead = _PREPOSITION.search(before)
    start = lead.start() if lead else found.start
    if since := _ONWARDS.match(behind) or (_FROM.search(before) and _ON.match(behind)):
        return replace(found, start=start, end=found.end + since.end(), until=_END)
    if back := _BACK.match(behind):
        return replace(found, start=start, end=found.end + back.end(), since=_START)
    if since := _SINCE.search(before):
        return replace(found, start=since.start(), until=_END)
    if until := _UNTIL.search(before):
        ranked = until[0].lower().startswith("by") and text[: found.end].endswith("'s")  # "ranked by this week's votes"
        return found if ranked else replace(found, start=until.start(), since=_START)
    if earlier := _BEFORE.search(before):
        return replace(found, start=earlier.start(), since=_START, until=shift(found.since, -1))
    if later := _AFTER.search(before):
        return replace(found, start=later.start(), since=shift(found.until, 1), until=_END)
    return replace(found, start=start)


def _joined(one: Found, two: Found, clock: Clock) -> Found:
    """From one date to the other; a year that one leaves open is the other's, or the one that keeps their order."""
    since, until = one.since, (one.since if one.until == _END else one.until)
    if _leaves_open(one) and _year(two):
        since, until = _again(one, two.until, clock) or (since, until)
    elif _leaves_open(two) and (two.since < since or _year(one)):
        later = _again(two, shift(since, two.form.cycle - 1), clock)
        if later and since <= later[0] and (later[1] - since).days < _LONG:
            two = replace(two, since=later[0], until=later[1])
    return replace(one, end=two.end, since=min(since, two.since), until=max(until, two.until))


def _year(found: Found) -> str | None:
    year: str | None = found.match.groupdict().get("year")
    return year


def _leaves_open(found: Found) -> bool:
    return found.form.cycle > 0 and not _year(found)


def _again(found: Found, today: date, clock: Clock) -> Days | None:
    """The same words as read on another day."""
    try:
        return found.form.read(found.match, replace(clock, today=today))
    except ValueError:
        return None
