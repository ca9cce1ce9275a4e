"""Small plots: how many papers the days list, and which topics rise."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from assistant.export.phrases import share, shown
from assistant.types import Day, Rising
from assistant.wording import day, figure, span
from ui import fill
from ui.choice import Choice

FULL = 0.1  # the share of the papers that fills a bar; seldom has a topic more


def per_day(days: Sequence[Day], choice: Choice) -> str:
    """A bar for each list of the chosen month and the one before; each leads to its day."""
    first = (choice.since.replace(day=1) - timedelta(days=1)).replace(day=1)
    seen = [day for day in days if first <= day.day and _month(day) <= (choice.until.year, choice.until.month)]
    most = max((day.papers for day in seen), default=1)
    months = [
        {"name": f"{date(*month, 1):%B %Y}", "bars": [_bar(day, most, choice) for day in group]}
        for month, group in groupby(seen, key=_month)
    ]
    return fill.html("per_day", months=months, most=most)


def rising(topics: Sequence[Rising], since: date, until: date) -> str:
    """A bar for each topic's share of the papers, with a mark where it stood before; "" without topics."""
    widest = max([FULL, *(_part(topic.papers, topic.among) for topic in topics)])
    rows = [
        {
            "topic": shown(topic.topic),
            "now": 100 * _part(topic.papers, topic.among) / widest,
            "before": 100 * _part(topic.earlier, topic.among_earlier) / widest,
            "percent": f"{100 * _part(topic.papers, topic.among):.0f}%",
            "said": share(topic),
        }
        for topic in topics
    ]
    return fill.html("rising", rows=rows, until=until, days=span(since, until)) if rows else ""


def _bar(listed: Day, most: int, choice: Choice) -> dict[str, object]:
    return {
        "day": listed.day,
        "height": 100 * listed.papers / most,
        "is_chosen": choice.since <= listed.day <= choice.until,
        "label": f"{listed.day:%A} {day(listed.day)}, {figure(listed.papers, 'paper')}",
    }


def _month(day: Day) -> tuple[int, int]:
    return day.day.year, day.day.month


def _part(some: int, of: int) -> float:
    return some / max(of, 1)
