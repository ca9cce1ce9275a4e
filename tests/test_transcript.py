from dataclasses import replace
from datetime import date

from assistant.types import Answer, Citation, Paper
from ui import transcript
from ui.conversation import Exchange

DAY = date(2026, 6, 10)


def test_an_answer_is_followed_by_what_it_rests_on(robots: Paper) -> None:
    quote = "It lifts 91.5% of unseen wet objects."
    answer = Answer("It lifts most. [1]", "supported", "topic", DAY, DAY, citations=(Citation(1, robots, quote),))
    assert transcript.answer(Exchange("How?", answer)) == (
        "It lifts most. [1]\n\nSearched 10 June 2026.\n\n"
        "[1] GripNet: Learning to Grasp Wet Objects. https://huggingface.co/papers/2606.00001 “" + quote + "”"
    )


def test_a_cited_title_is_its_own_reference(robots: Paper) -> None:
    answer = Answer(
        "One. [1]", "supported", "listing", citations=(Citation(1, replace(robots, url="x"), robots.title),)
    )
    reference = "[1] GripNet: Learning to Grasp Wet Objects. https://arxiv.org/abs/2606.00001"
    assert transcript.answer(Exchange("Which?", answer)) == f"One. [1]\n\n{reference}"


def test_what_an_answer_falls_short_of_comes_along() -> None:
    answer = Answer("Closest.", "partial", "topic", notes=("June is June 2026",), writer="small_model")
    text = transcript.answer(Exchange("What?", answer, "Stopped."))
    assert text.startswith("**Answered in part**\n\nClosest.\n\nJune is June 2026. Written by small\\_model;")
    assert text.endswith("Stopped.")


def test_small_talk_searched_no_days() -> None:
    assert transcript.answer(Exchange("Hi", Answer("Hello.", "talk", "talk", DAY, DAY))) == "Hello."


def test_where_no_answer_came_its_notice_stands() -> None:
    assert transcript.answer(Exchange("?", None, "The question is empty.")) == "The question is empty."


def test_a_question_is_a_heading_of_one_line() -> None:
    assert transcript.question(Exchange("What is\n# <b>this</b>?")) == r"## What is \# \<b\>this\</b\>?"


def test_markup_in_a_paper_stays_text(robots: Paper) -> None:
    planted = replace(robots, title="<script>x</script> [y](http://evil.example)", url="javascript:x", id="mine")
    answer = Answer("One. [1]", "supported", "topic", citations=(Citation(1, planted, "![x](http://evil.example)"),))
    text = transcript.answer(Exchange("?", answer))
    assert "<script" not in text.replace(r"\<", "")
    assert "](http" not in text.replace(r"\]", "")
    assert "javascript" not in text
