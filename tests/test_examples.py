from collections.abc import Callable
from datetime import date

from assistant.examples import questions as examples
from assistant.types import Day, Paper

TODAY = date(2026, 6, 12)
DAYS = [Day(date(2026, 6, 10), 8)]


def papers(make: Callable[..., Paper]) -> list[Paper]:
    shared = ("video world models", "benchmark")
    return [
        make("1", "GripNet: Grasping", upvotes=3),
        make("2", "A Study of Many Things: With a Colon", upvotes=90),
        make("3", "WhaleTongue: Codas", upvotes=9, keywords=shared),
        make("4", "SlipSet: Trials", upvotes=5, keywords=shared),
        *(make(str(n), upvotes=0, keywords=("large language models",)) for n in range(5, 9)),
    ]


def test_the_questions_are_about_a_name_a_day_a_keyword_and_two_papers(make: Callable[..., Paper]) -> None:
    several = [*papers(make), make("9", "BestNet: Of All", upvotes=50)]
    assert examples(several, DAYS, TODAY) == [
        "What is BestNet?",
        "Most upvoted papers of 10 June 2026",
        "What’s new on video world models?",
        "How does WhaleTongue compare with SlipSet?",
    ]


def test_the_latest_day_is_called_as_a_person_would(make: Callable[..., Paper]) -> None:
    assert "Most upvoted papers today" in examples(papers(make), DAYS, date(2026, 6, 10))
    assert "Most upvoted papers yesterday" in examples(papers(make), DAYS, date(2026, 6, 11))


def test_what_is_not_known_is_not_asked(make: Callable[..., Paper]) -> None:
    assert examples([make("1", "A plain title", day=None)], [], TODAY) == []
    assert examples([], [], TODAY) == []


def test_a_formula_is_no_name_to_ask_for(make: Callable[..., Paper]) -> None:
    assert examples([make("1", r"$\pi_0$-FAST: Tokens", upvotes=1)], [], TODAY) == []
