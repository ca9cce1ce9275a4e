"""A saved page's text: which day, which lines are titles, which are abstracts."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ListError
from assistant.lists import read_stream
from assistant.lists.page import latest
from assistant.types import Paper, Rejected

TODAY = date(2026, 11, 22)
TITLES = ["Small models for large tasks", "What is a list?", "Streams: reading, again and again", "Mamba"]
ABSTRACTS = [f"We study case {number} of many. " + "It is hard, but we do it well. " * 12 for number in range(4)]


def listed(text: str, today: date = TODAY) -> list[Paper | Rejected]:
    return list(read_stream(io.BytesIO(text.encode()), "page.txt", today))


def pairs(text: str, today: date = TODAY) -> list[tuple[str, str]]:
    results = listed(text, today)
    assert not [result for result in results if isinstance(result, Rejected)]
    return [(result.title, result.abstract) for result in results if isinstance(result, Paper)]


def page(day: str = "Mar 21", between: str = "\n\n") -> str:
    body = [line for pair in zip(TITLES, ABSTRACTS, strict=True) for line in pair]
    return (
        between.join(["new", "Get the list in your inbox!", "Subscribe", "byAK and the community", day, *body]) + "\n"
    )


PAIRS = [(title, abstract.strip()) for title, abstract in zip(TITLES, ABSTRACTS, strict=True)]


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n", "\r", "\n \t\n\n"])
def test_title_and_abstract_stand_in_turn(between):
    assert pairs(page(between=between)) == pairs("\ufeff" + page(between=between)) == PAIRS


@pytest.mark.parametrize(
    "furniture",
    ["12", "·12 authors", "· 3 authors", "byAK", "by @someone", "Upvote", "1.2k", "Submitted by someone", "•"],
)
def test_what_a_page_shows_around_papers_is_passed_over(furniture):
    assert pairs(page(between=f"\n\n{furniture}\n")) == PAIRS


def test_a_lone_word_is_no_title_where_there_are_more():
    assert pairs(page().replace(ABSTRACTS[0], f"someone\n{ABSTRACTS[0]}")) == PAIRS


def test_an_abstract_as_long_as_a_paper_is_rejected_and_the_others_stay():
    first, rejected, *others = listed(page().replace(ABSTRACTS[1], "We go on and on. " * 1_000))
    assert isinstance(rejected, Rejected) and "shorten it to at most 10,000" in rejected.reason
    assert all(isinstance(found, Paper) for found in (first, *others)) and len(others) == 2


def test_what_stands_below_the_last_abstract_is_passed_over():
    assert pairs(page() + "Company\n\nTerms of service and privacy\n\n© 2025\n") == PAIRS


def test_a_header_of_whole_sentences_is_no_paper():
    assert pairs(f"Cookies\n\n{'We use cookies for this and that. ' * 20}\n\n{page()}") == PAIRS


def test_a_page_has_its_day_above_the_papers():
    assert all(isinstance(paper, Paper) and paper.days == (date(2025, 3, 21),) for paper in listed(page()))


def test_each_day_of_a_page_has_its_own_papers():
    first, second = listed(f"Mar 21\n{TITLES[0]}\n{ABSTRACTS[0]}\nMar 20\nmore\n{TITLES[1]}\n{ABSTRACTS[1]}")
    assert isinstance(first, Paper)
    assert isinstance(second, Paper)
    assert (first.days, second.days) == ((date(2025, 3, 21),), (date(2026, 3, 20),))


def test_a_page_without_a_day_has_papers_without_one():
    papers = listed("\n".join(page().splitlines()[10:]))
    assert [paper.days for paper in papers if isinstance(paper, Paper)] == [()] * 4


@pytest.mark.parametrize(
    "written", ["Mar 21, 2025", "March 21, 2025", "MAR 21 2025", "March 21st, 2025", "Mar. 21", "march 21", "Mar  21"]
)
def test_a_day_is_written_in_many_ways(written):
    assert isinstance(paper := listed(page(written))[0], Paper)
    assert paper.days == (date(2025, 3, 21),)


def test_a_day_with_a_year_is_taken_as_it_is_written():
    assert isinstance(paper := listed(page("March 21, 2026"))[0], Paper)
    assert paper.days == (date(2026, 3, 21),)  # a Saturday


@pytest.mark.parametrize(
    ("month", "day", "today", "expected"),
    [
        (3, 21, date(2026, 11, 22), date(2025, 3, 21)),  # in 2026 a Saturday
        (3, 20, date(2026, 11, 22), date(2026, 3, 20)),
        (3, 20, date(2026, 3, 20), date(2026, 3, 20)),
        (3, 20, date(2026, 3, 19), date(2025, 3, 20)),
        (12, 31, date(2026, 1, 1), date(2025, 12, 31)),
        (2, 29, date(2026, 1, 1), date(2024, 2, 29)),
        (2, 29, date(2023, 1, 1), date(2016, 2, 29)),  # in 2020 a Saturday
    ],
)
def test_a_day_without_a_year_is_the_latest_weekday_that_has_begun(month, day, today, expected):
    assert latest(month, day, today) == expected


@pytest.mark.parametrize("written", ["Feb 30", "Foo 12", "Mar 0", "Marc 21", "Mar 21, 0000"])
def test_what_is_no_day_is_not_taken_for_one(written):
    assert all(isinstance(paper, Paper) and paper.days == () for paper in listed(page(written)))


@settings(deadline=None)
@given(st.dates(date(1930, 1, 1), date(2095, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_every_day_of_a_year_is_found_and_never_in_the_future(today, any_day):
    found = latest(any_day.month, any_day.day, today)
    assert found is not None
    assert found <= today
    assert found.weekday() < 5
    assert (found.month, found.day) == (any_day.month, any_day.day)


def test_the_id_is_made_from_the_title_whatever_its_spelling():
    written = [page(), page().replace(TITLES[0], "small  Models, for “large” tasks!")]
    first, second = (listed(text)[0] for text in written)
    assert isinstance(first, Paper)
    assert isinstance(second, Paper)
    assert first.id == second.id == "page-3e7e259fe715"
    assert len({paper.id for paper in listed(page()) if isinstance(paper, Paper)}) == 4


def test_a_short_abstract_shows_by_its_full_stop():
    abstract = (
        "We show that a list of papers can be read by a program that knows no more than what a line of it looks like."
    )
    abstract += " It is small."
    assert pairs(f"Mar 21\nReading lists\n{abstract}\n") == [("Reading lists", abstract)]
    with pytest.raises(ListError):
        listed(f"Mar 21\nReading lists\n{abstract.removesuffix('.')}\n")


def test_an_abstract_without_a_title_is_rejected():
    *_, rejected = listed(page() + ABSTRACTS[0])
    assert rejected == Rejected("page.txt, line 26", "the abstract has no title above it; add the title")


def test_a_title_without_an_abstract_is_rejected():
    results = listed(page().replace(ABSTRACTS[1], ""))
    assert [result for result in results if isinstance(result, Rejected)] == [
        Rejected("page.txt, line 15", "the title has no abstract below it; add the abstract")
    ]
    assert len(results) == 4


@pytest.mark.parametrize("text", ["Mar 21\n\nA title alone\n", "a note\nanother note\n", f"Mar 21\n{ABSTRACTS[0]}\n"])
def test_text_without_a_title_above_an_abstract_is_no_list(text):
    with pytest.raises(ListError, match="nothing in it looks like a paper"):
        listed(text)


def test_long_lines_that_are_no_prose_are_no_abstracts():
    with pytest.raises(ListError):
        listed("some data\n" + "0.123, " * 100 + "\nmore data\n" + "{};:()=>" * 100)
