"""Days in plain words: which ones a text names, and what stands in for a day without a list."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dates import Span, find, settle, without

WEDNESDAY = date(2026, 6, 17)
LISTS = (date(2026, 6, 12), date(2026, 6, 15), date(2026, 6, 16))


def days(text: str, today: date = WEDNESDAY, day_first: bool = True) -> tuple[str | None, str | None] | None:
    span = find(text, today, LISTS, day_first)
    if span is None or not span.ranges:
        return None
    since, until = (None if bound is None else bound.isoformat() for bound in (span.since, span.until))
    return since, until


def day(text: str, today: date = WEDNESDAY) -> str:
    found = days(text, today)
    assert found is not None and found[0] is not None and found[0] == found[1]
    return found[0]


def test_the_latest_is_the_newest_list_held() -> None:
    assert day("the latest papers") == "2026-06-16"
    assert find("the latest papers", WEDNESDAY, ()) is None


def test_recently_is_the_seven_days_ending_today() -> None:
    assert days("recent papers") == days("listed recently") == ("2026-06-11", "2026-06-17")


def test_what_papers_bring_is_recent_but_what_they_are_about_is_not() -> None:
    assert days("recent advances in diffusion") == days("recent papers")
    assert day("the latest results on OCR") == "2026-06-16"
    assert days("recent LLMs") is days("the latest models") is None


def test_this_week_ends_today_and_last_week_on_sunday() -> None:
    assert days("this week") == ("2026-06-15", "2026-06-17")
    assert days("last week") == ("2026-06-08", "2026-06-14")


def test_the_last_days_count_today() -> None:
    assert days("the last 3 days") == days("the past three days") == ("2026-06-15", "2026-06-17")
    assert days("the last two weeks") == ("2026-06-04", "2026-06-17")


@pytest.mark.parametrize(
    ("today", "since"),
    [(date(2026, 3, 31), "2026-02-28"), (date(2024, 3, 31), "2024-02-29"), (date(2026, 1, 15), "2025-12-15")],
)
def test_a_month_goes_back_to_the_same_day_or_the_last_there_is(today: date, since: str) -> None:
    assert days("the last 1 month", today) == (since, today.isoformat())


def test_on_a_weekday_may_be_today_and_last_weekday_never_is() -> None:
    assert day("on Wednesday") == "2026-06-17"
    assert day("last Wednesday") == "2026-06-10"


def test_a_day_or_month_without_a_year_is_the_latest_that_has_begun() -> None:
    assert day("on 17 June") == "2026-06-17"
    assert day("on 18 June") == "2025-06-18"
    assert days("in June") == ("2026-06-01", "2026-06-30")
    assert days("in July") == ("2025-07-01", "2025-07-31")
    assert day("on 29 February") == "2024-02-29"
    assert days("in week 53") == ("2020-12-28", "2021-01-03")


def test_after_and_before_leave_their_day_out() -> None:
    assert days("since 8 June") == days("from 8 June on") == ("2026-06-08", "2026-06-17")
    assert days("after 8 June") == ("2026-06-09", "2026-06-17")
    assert days("until 8 June") == days("by 8 June") == (None, "2026-06-08")
    assert days("before 8 June") == (None, "2026-06-07")


def test_from_with_on_before_a_topic_names_one_day() -> None:
    assert day("papers from Monday on agents") == "2026-06-15"
    assert days("papers from Monday on") == ("2026-06-15", "2026-06-17")


@pytest.mark.parametrize(
    "text",
    [
        *("2026-05-04", "May 4", "may 4, 2026", "4 May 2026", "the 4th of May", "MAY 4TH", "4/5/2026", "04.05.2026"),
        *("Monday, May 4", "Mon 4 May", "the fourth of May", "4-May-2026", "2026/05/04", "4/5/26"),
    ],
)
def test_a_day_can_be_written_many_ways(text: str) -> None:
    assert day(text) == "2026-05-04"


def test_a_setting_puts_the_month_first_but_not_into_a_thirteenth_month() -> None:
    assert days("5/4/2026") == ("2026-04-05", "2026-04-05")
    assert days("5/4/2026", day_first=False) == ("2026-05-04", "2026-05-04")
    assert days("5/14/2026") == days("14/5/2026", day_first=False) == ("2026-05-14", "2026-05-14")


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("early May", 1, 10),
        ("mid-May", 11, 20),
        ("late May", 21, 31),
        ("the first week of May", 1, 7),
        ("the 2nd week of May", 8, 14),
        ("the last week of May", 25, 31),
        ("the first half of May", 1, 15),
        ("the last Friday of May", 29, 29),
    ],
)
def test_parts_of_a_month(text: str, since: int, until: int) -> None:
    assert days(text) == (date(2026, 5, since).isoformat(), date(2026, 5, until).isoformat())


@pytest.mark.parametrize(
    "text", ["between May 28 and June 3", "from May 28 to June 3", "May 28 – June 3", "2026-05-28 to 2026-06-03"]
)
def test_between_takes_both_ends(text: str) -> None:
    assert days(text) == ("2026-05-28", "2026-06-03")


def test_a_span_named_backwards_is_turned_round() -> None:
    assert days("between June 12 and June 8") == ("2026-06-08", "2026-06-12")


def test_a_span_over_new_year_keeps_its_order() -> None:
    assert days("from December 28 to January 3", date(2027, 1, 2)) == ("2026-12-28", "2027-01-03")
    assert days("from May to July 2025") == ("2025-05-01", "2025-07-31")


def test_iso_weeks_may_begin_in_the_year_before() -> None:
    assert days("2026-W23") == days("week 23") == ("2026-06-01", "2026-06-07")
    assert days("week 1", date(2025, 12, 30)) == ("2025-12-29", "2026-01-04")
    assert days("week 1 of 2026") == ("2025-12-29", "2026-01-04")
    assert days("the 23rd week of 2026") == ("2026-06-01", "2026-06-07")


def test_weekdays_of_last_week_are_both_of_that_week() -> None:
    assert days("from Monday to Wednesday last week") == ("2026-06-08", "2026-06-10")


@pytest.mark.parametrize(
    "text",
    [
        "Today's LLMs struggle with long context",
        "the models of today",
        "what may help",
        "how may 3 models be merged?",
        "the March Madness dataset",
        "papers by April Smith",
        "papers by May et al.",
        "the Last of Us",
        "the last layer",
        "the last 10 days of training",
        "papers by april smith",
        "Monday.com agents",
        "weekend traffic",
        "the state of the art today",
        "recent LLMs and their limits",
        "second-order methods in 2D",
        "GPT-4 and Llama 3.1",
        "arXiv 2405.04434",
        "https://example.org/2026-05-04-post",
        "gpt-4o-2024-08-06",
        "3/4 of the tasks, 24/7",
        "week-to-week and day-ahead forecasting",
        "AIME 2025 in 2048 steps",
        "the sun, SAT and OCT",
        'the paper "Yesterday Was Last Week"',
        "Black Friday",
    ],
)
def test_words_that_only_look_like_days_name_none(text: str) -> None:
    assert find(text, WEDNESDAY, LISTS) is None


def test_the_ranges_are_the_words_that_name_the_days() -> None:
    text = "agent papers from the last three days about code"
    span = find(text, WEDNESDAY, LISTS)
    assert span is not None
    assert [text[start:end] for start, end in span.ranges] == ["from the last three days"]
    assert without(text, span) == "agent papers about code"


@pytest.mark.parametrize(
    "said",
    [
        "31 June",
        "30th of February",
        "2026-02-30",
        "2026-13-45",
        "32 June",
        "June 32",
        "0 June",
        "31/02/2026",
        "45/6/2026",
    ],
)
def test_a_day_that_no_calendar_has_is_said_so(said: str) -> None:
    span = find(f"papers of {said}", WEDNESDAY, LISTS)
    assert span is not None and span.is_missing and span.since is span.until is None
    assert span.notes == (f"There is no “{said}” in the calendar.",)
    assert without(f"papers of {said}", span) == "papers"


def test_a_count_of_a_months_papers_is_no_day() -> None:
    assert days("top 50 June papers") == days("show 40 June papers") == ("2026-06-01", "2026-06-30")


def test_a_missing_day_beside_another_leaves_that_one() -> None:
    span = find("31 June and yesterday", WEDNESDAY, LISTS)
    assert span is not None and not span.is_missing and span.since == span.until == date(2026, 6, 16)
    assert "31 June" in span.notes[0]


@pytest.mark.parametrize("text", ["from June 1 to June 31", "June 1-31", "1 to 31 June", "2026-06-01 until 2026-06-31"])
def test_a_span_to_a_day_that_its_month_lacks_ends_with_the_month(text: str) -> None:
    span = find(text, WEDNESDAY, LISTS)
    assert days(text) == ("2026-06-01", "2026-06-30")
    assert span is not None and "the month's last day was taken" in span.notes[0]


@pytest.mark.parametrize("text", ["two weeks ago", "papers of a fortnight ago", "agents, 2 weeks ago"])
def test_weeks_ago_are_that_whole_week(text: str) -> None:
    assert days(text) == ("2026-06-01", "2026-06-07")
    span = find(text, WEDNESDAY, LISTS)
    assert span is not None and span.notes[0].endswith(" ago” was read as all of 1–7 June 2026.")


def test_months_ago_are_that_whole_month() -> None:
    assert days("two months ago") == ("2026-04-01", "2026-04-30")


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("a week ago", "2026-06-10"),
        ("exactly two weeks ago", "2026-06-03"),
        ("two weeks ago today", "2026-06-03"),
        ("the list of two weeks ago", "2026-06-03"),
        ("Friday two weeks ago", "2026-06-05"),
        ("two weeks ago on Friday", "2026-06-05"),
        ("a week ago Monday", "2026-06-08"),
    ],
)
def test_a_day_counted_out_is_that_day(text: str, since: str) -> None:
    assert day(text) == since


def test_what_begins_weeks_ago_begins_on_that_day() -> None:
    assert days("since two weeks ago") == days("from two weeks ago to today") == ("2026-06-03", "2026-06-17")


@pytest.mark.parametrize("text", ["papers of 6/5", "6/5", "what about 6/5?", "summarize 6/5", "the 6/5 list"])
def test_a_day_in_figures_is_read_by_the_setting_and_told(text: str) -> None:
    assert days(text) == ("2026-05-06", "2026-05-06")
    assert days(text, day_first=False) == ("2026-06-05", "2026-06-05")
    span = find(text, WEDNESDAY, LISTS)
    assert span is not None and span.notes == ("“6/5” was read as 6 May; write “5 June” if you mean that.",)


@pytest.mark.parametrize("text", ["papers of 13/5", "on 5/13/2026", "on 06.05.2026", "on 5/5"])
def test_a_day_in_figures_with_one_reading_needs_no_word(text: str) -> None:
    span = find(text, WEDNESDAY, LISTS)
    assert span is not None and span.ranges and not span.notes


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Q2", "2026-04-01", "2026-06-30"),
        ("the second quarter", "2026-04-01", "2026-06-30"),
        ("W24", "2026-06-08", "2026-06-14"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("20260610", "2026-06-10", "2026-06-10"),
        ("10.06.26", "2026-06-10", "2026-06-10"),
        ("June first week", "2026-06-01", "2026-06-07"),
        ("week of the 8th", "2026-06-08", "2026-06-14"),
        ("month to date", "2026-06-01", "2026-06-17"),
        ("Tues papers", "2026-06-16", "2026-06-16"),
        ("the Mon list", "2026-06-15", "2026-06-15"),
        ("newest", "2026-06-16", "2026-06-16"),
        ("latest on OCR", "2026-06-16", "2026-06-16"),
        ("27/5 - 2/6", "2026-05-27", "2026-06-02"),
    ],
)
def test_days_can_be_all_that_is_said(text: str, since: str, until: str) -> None:
    assert days(text) == (since, until)


@pytest.mark.parametrize("text", ["Q2 of the survey", "is it 20269999 tokens", "mon papers", "sat solvers", "GPT 5/4"])
def test_figures_and_words_of_other_things_name_no_day(text: str) -> None:
    assert days(text) is None


def test_a_day_without_a_list_gives_way_to_the_one_before() -> None:
    since, until, notes = settle(find("on Sunday", WEDNESDAY, LISTS), WEDNESDAY, LISTS)
    assert since == until == date(2026, 6, 12)
    assert "14 June 2026" in notes[0] and "12 June 2026" in notes[0]


def test_a_day_before_all_lists_stays() -> None:
    asked = date(2026, 6, 1)
    assert settle(Span(asked, asked, is_day=True), WEDNESDAY, LISTS)[:2] == (asked, asked)


def test_a_day_to_come_stays_and_is_said_to_be_one() -> None:
    since, _, notes = settle(find("on 12 December 2026", WEDNESDAY, LISTS), WEDNESDAY, LISTS)
    assert since == date(2026, 12, 12)
    assert notes == ("12 December 2026 is still to come; nothing is listed for it yet.",)


def test_a_week_that_has_only_begun_is_no_day_to_replace() -> None:
    monday = date(2026, 6, 22)
    assert settle(find("this week", monday, LISTS), monday, LISTS)[:2] == (monday, monday)
    assert settle(find("today", monday, LISTS), monday, LISTS)[:2] == (LISTS[-1], LISTS[-1])


WORDS = (
    "the last past next this first of in on from to since until before after between and by May march june 4 31 29 "
    "February 2026 week weeks 23 5/4 5/4/2026 2026-05-04 monday fri Sun today's yesterday latest recent list papers "
    "early late half quarter Q2 ago 3 99 9999 three couple - – , ? ' \" ( İ month months year days weekend 2026-W53"
).split()


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)),
    st.dates(),
    st.lists(st.dates(), max_size=3).map(sorted),
)
def test_any_text_gives_days_in_order(text: str, today: date, held: list[date]) -> None:
    span = find(text, today, held)
    since, until, _ = settle(span, today, held)
    assert since is None or until is None or since <= until
    for start, end in span.ranges if span else ():
        assert 0 <= start < end <= len(text)


@given(
    st.lists(st.sampled_from("agents diffusion how do LLMs plan video benchmark robots reward".split()), max_size=12)
)
def test_a_text_without_date_words_names_no_day(words: list[str]) -> None:
    assert find(" ".join(words), WEDNESDAY, LISTS) is None


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_read_back(asked: date) -> None:
    for written in (f"{asked:%Y-%m-%d}", f"{asked:%d %B %Y}", f"{asked:%B %d, %Y}", f"{asked:%d/%m/%Y}"):
        assert days(f"papers of {written}") == (asked.isoformat(), asked.isoformat())


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_without_a_year_is_at_most_a_year_back(today: date) -> None:
    named = today - timedelta(days=200)
    if (named.month, named.day) != (2, 29):
        assert days(f"on {named:%d %B}", today) == (named.isoformat(), named.isoformat())
