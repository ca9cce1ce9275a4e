"""The days that are shown at once: a day, a week or a month that has lists."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, get_args

from assistant import wording
from assistant.types import Day

Span = Literal["day", "week", "month"]
SPANS: tuple[Span, ...] = get_args(Span)


@dataclass(frozen=True, slots=True)
class Choice:
    """Days of which some, the `latest` for one, have `lists`, and how many papers these hold, one on two as two."""

    span: Span
    since: date
    until: date
    latest: date
    papers: int
    lists: int = 1

    @property
    def rising_since(self) -> date:
        """The first day of what rises: the whole week up to the last day, or all of a longer span."""
        return min(self.since, self.until - timedelta(days=6))

    @property
    def title(self) -> str:
        """The days as a heading: "Friday 12 June 2026", "8–12 June 2026", "June 2026"."""
        days = wording.span(self.since, self.until)
        return f"{self.since:%A} {days}" if self.span == "day" else days

    @property
    def label(self) -> str:
        """The days and what they hold, short for a phone: "Fri 12 June 2026 · 35 papers", "June 2026 · 21 lists"."""
        days = wording.span(self.since, self.until)
        if self.span == "day":
            return f"{self.since:%a} {days} · {wording.figure(self.papers, 'paper')}"
        return f"{days} · {wording.figure(self.lists, 'list')}"


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose, ascending, the place of what is chosen, and the `day` that was meant by it.

    `days` are all that have a list.
    """

    all: tuple[Choice, ...]
    place: int
    day: date
    days: Sequence[Day]

    @property
    def chosen(self) -> Choice:
        """The days that are shown."""
        return self.all[self.place]

    @property
    def before(self) -> Choice | None:
        """The days before those that are shown."""
        return self.all[self.place - 1] if self.place else None

    @property
    def after(self) -> Choice | None:
        """The days after those that are shown."""
        return self.all[self.place + 1] if self.place + 1 < len(self.all) else None


def choices(days: Sequence[Day], wish: Mapping[str, str], today: date) -> Choices | None:
    """What the wished `span` offers, and in it the list that is nearest to the wished `day`; None without lists.

    Without a wish it is the day of the latest list that is not ahead of `today`.
    """
    if not days:
        return None
    span: Span = next((name for name in SPANS if name == wish.get("span")), "day")
    offered = tuple(_choice(span, list(group)) for _, group in groupby(days, key=lambda day: _first(span, day.day)))
    wanted = _day(wish.get("day", ""), today)
    begun = [place for place, choice in enumerate(offered) if choice.since <= wanted]
    chosen = offered[begun[-1] if begun else 0]
    is_listed = any(day.day == wanted for day in days) and chosen.since <= wanted <= chosen.until
    return Choices(offered, offered.index(chosen), wanted if is_listed else chosen.latest, days)


def _choice(span: Span, days: Sequence[Day]) -> Choice:
    since = _first(span, days[0].day)
    latest = days[-1].day
    return Choice(span, since, _last(span, since, latest), latest, sum(day.papers for day in days), len(days))


def _first(span: Span, day: date) -> date:
    if span == "day":
        return day
    return day - timedelta(days=day.weekday()) if span == "week" else day.replace(day=1)


def _last(span: Span, first: date, listed: date) -> date:
    if span == "day":
        return first
    if span == "week":  # lists come out from Monday to Friday
        return max(first + timedelta(days=4), listed)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _day(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today
