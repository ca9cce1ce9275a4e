import re
from datetime import date

from assistant.types import Day, Rising
from ui import plots
from ui.choice import Choice


def test_the_bars_are_those_of_the_chosen_month_and_the_one_before() -> None:
    days = [Day(date(2026, 4, 30), 9), Day(date(2026, 5, 29), 20), Day(date(2026, 6, 10), 40), Day(date(2026, 7, 1), 9)]
    html = plots.per_day(days, Choice("day", *[date(2026, 6, 10)] * 3, 40))
    assert re.findall(r'data-day="([^"]+)"', html) == ["2026-05-29", "2026-06-10"]
    assert re.findall(r"height: ([\d.]+)%", html) == ["50.0", "100.0"]
    assert 'aria-label="Wednesday 10 June 2026, 40 papers" aria-current="date"' in html
    assert html.count("aria-current") == 1


def test_a_rising_topic_has_a_bar_and_a_mark_where_it_stood() -> None:
    topics = (Rising("<b>world models</b>", 6, 30, 5, 100), Rising("agents", 3, 30, 0, 100))
    html = plots.rising(topics, date(2026, 6, 5), date(2026, 6, 11))
    assert "&lt;b&gt;world models&lt;/b&gt;" in html
    assert re.findall(r"(?:width|left): ([\d.]+)%", html) == ["100.0", "25.0", "50.0", "0.0"]
    assert "20% of the papers, up from 5%" in html


def test_a_small_share_has_a_small_bar() -> None:
    html = plots.rising([Rising("agents", 5, 100, 1, 100)], date(2026, 6, 5), date(2026, 6, 11))
    assert re.findall(r"(?:width|left): ([\d.]+)%", html) == ["50.0", "10.0"]


def test_nothing_that_rises_is_no_plot() -> None:
    assert plots.rising((), date(2026, 6, 5), date(2026, 6, 11)) == ""
