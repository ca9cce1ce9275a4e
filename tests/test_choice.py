from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Day
from ui.choice import SPANS, Choice, Choices, choices

TODAY = date(2026, 6, 12)
DAYS = [Day(date(2026, 5, 29), 45), Day(date(2026, 6, 1), 49), Day(date(2026, 6, 4), 33), Day(date(2026, 6, 11), 29)]


def choose(**wish: str) -> Choices:
    found = choices(DAYS, wish, TODAY)
    assert found
    return found


def test_without_a_wish_the_latest_day_that_has_begun_is_chosen() -> None:
    assert choose().chosen == Choice("day", *[date(2026, 6, 11)] * 3, 29)
    ahead = choices([*DAYS, Day(date(2026, 6, 15), 1)], {}, TODAY)
    assert ahead
    assert ahead.chosen.latest == date(2026, 6, 11)


def test_a_day_without_a_list_leads_to_the_one_before_it_and_one_before_all_to_the_first() -> None:
    assert choose(day="2026-06-03").chosen.latest == date(2026, 6, 1)
    assert choose(day="2020-01-01").chosen.latest == date(2026, 5, 29)


def test_a_week_runs_from_monday_to_friday_and_counts_all_its_lists() -> None:
    week = choose(span="week", day="2026-06-02").chosen
    assert (week.since, week.until, week.papers) == (date(2026, 6, 1), date(2026, 6, 5), 82)
    assert week.label == "1–5 June 2026 · 2 lists"


def test_a_list_at_the_weekend_belongs_to_its_week() -> None:
    found = choices([Day(date(2026, 6, 13), 2)], {"span": "week"}, date(2026, 6, 14))
    assert found
    assert found.chosen.until == date(2026, 6, 13)


def test_a_month_is_whole() -> None:
    june = choose(span="month", day="2026-06-04")
    assert june.chosen.title == "June 2026"
    assert june.before
    assert june.before.title == "May 2026"
    assert june.after is None


def test_the_day_that_was_meant_is_kept_while_the_span_changes() -> None:
    assert choose(span="week", day="2026-06-01").day == date(2026, 6, 1)
    assert choose(span="week", day="2026-06-02").day == date(2026, 6, 4)


@pytest.mark.parametrize("wish", [{"day": "tomorrow"}, {"span": "year"}, {"day": "2026-13-01", "span": ""}])
def test_a_wish_that_makes_no_sense_is_none(wish: dict[str, str]) -> None:
    assert choices(DAYS, wish, TODAY) == choose()


def test_without_lists_there_is_nothing_to_choose() -> None:
    assert choices([], {}, TODAY) is None


def test_what_rises_is_counted_over_a_week_at_least() -> None:
    assert choose().chosen.rising_since == date(2026, 6, 5)
    assert choose(span="month", day="2026-06-04").chosen.rising_since == date(2026, 6, 1)


@settings(max_examples=50)
@given(st.sets(st.dates(date(2024, 1, 1), date(2026, 12, 31)), min_size=1, max_size=30), st.sampled_from(SPANS))
def test_every_list_is_in_exactly_one_choice(days: set[date], span: str) -> None:
    listed = [Day(day, 3) for day in sorted(days)]
    found = choices(listed, {"span": span}, TODAY)
    assert found
    assert sum(choice.papers for choice in found.all) == 3 * len(days)
    for day in days:
        assert sum(choice.since <= day <= choice.until for choice in found.all) == 1
    assert all(one.until < other.since for one, other in zip(found.all, found.all[1:], strict=False))
    assert all(choice.until - choice.since < timedelta(days=31) for choice in found.all)
