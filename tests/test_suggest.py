from datetime import date

import pytest

from assistant.types import Answer, Citation, Day, Kind, Paper, Status
from ui.suggest import MOST, questions

# The lists of a Friday, of the Monday to Wednesday after it, and of a day in May.
DAYS = [Day(date(2026, *day), 3) for day in ((5, 28), (6, 5), (6, 8), (6, 9), (6, 10))]
GRIP = Paper("1", "GripNet: Wet Objects", "It grips.", ("Ada Park",), code_url="https://github.com/example/grip")
PROOFS = Paper("2", "Short Proofs by Long Search", "It proves.")


def asked(
    *papers: Paper, kind: Kind = "topic", status: Status = "supported", quote: str = "It grips.", **days: date
) -> list[str]:
    citations = tuple(Citation(number, paper, quote) for number, paper in enumerate(papers, start=1))
    return questions(Answer("Text.", status, kind, citations=citations, **days), DAYS)  # type: ignore[arg-type]


def day(number: int, month: int = 6) -> date:
    return date(2026, month, number)


def test_a_topic_goes_on_to_a_paper_that_has_a_name() -> None:
    assert asked(PROOFS, GRIP) == ["How does GripNet work?"]


@pytest.mark.parametrize(
    "title", ["Short Proofs by Long Search", "Attention: A Survey", "$\\pi_0$: A Policy", "X2`: Y"]
)
def test_no_question_is_made_of_what_is_no_name(title: str) -> None:
    assert asked(Paper("3", title, "It is.", ("Ada",)), kind="paper") == []


def test_a_paper_goes_on_to_its_authors_and_its_code() -> None:
    assert asked(GRIP, kind="paper") == ["Who wrote GripNet?", "Is the code of GripNet available?"]


def test_a_fact_about_a_paper_goes_on_to_the_paper_itself() -> None:
    assert asked(GRIP, kind="paper", quote=GRIP.title) == ["How does GripNet work?"]


def test_a_list_goes_on_to_those_with_code_if_some_have_it() -> None:
    code = "Which of these come with code?"
    assert code in asked(GRIP, PROOFS, kind="listing")
    assert code not in asked(GRIP, kind="listing")
    assert code not in asked(PROOFS, kind="listing")


@pytest.mark.parametrize(
    ("since", "until", "question"),
    [
        (day(9), day(9), "And the day before?"),
        (day(8), day(8), "And on 5 June 2026?"),
        (day(8), day(10), "And the week before?"),
        (day(1), day(30), "And the month before?"),
        (day(28, 5), day(28, 5), None),
        (day(28, 5), day(29, 5), None),
    ],
)
def test_the_days_before_are_offered_if_they_have_a_list(since: date, until: date, question: str | None) -> None:
    assert asked(PROOFS, since=since, until=until) == ([question] if question else [])


def test_what_a_day_does_not_answer_can_be_asked_of_all() -> None:
    assert asked(status="not_in_list", since=day(9), until=day(9)) == ["Over all days?"]
    assert asked(status="not_in_list") == []


def test_small_talk_goes_on_with_the_questions_that_it_lists() -> None:
    assert questions(Answer("You are welcome.", "talk", "talk"), []) == []
    listed = Answer("You could ask:\n\n- What is A\\*?\n- B?\n- C?\n- D?", "talk", "talk")
    assert questions(listed, []) == ["What is A*?", "B?", "C?", "D?"]


def test_there_are_few() -> None:
    assert len(asked(GRIP, PROOFS, kind="listing", since=day(9), until=day(9))) == MOST
