import pytest

from assistant.cues import has_number, of_one, worth
from assistant.parts import Part


def value(question: str, sentence: str, is_overview: bool = False, part: Part = "method", name: str = "") -> float:
    return worth(question, is_overview, sentence, part, name)


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("what is done about whales?", "We propose a net for whales.", "Nets for whales are slow."),
        ("what is done about whales?", "Whales sing.", "Existing work ignores whales."),
        ("what is done about whales?", "Whales sing.", "However, whales sing."),
        ("what is done about whales?", "Whales sing.", "(2) Whales sing."),
        ("how many whales are there?", "It holds 40 whales.", "It holds whales."),
        ("how fast is it?", "It runs at 31 FPS.", "It runs at a rate of 31."),
    ],
)
def test_what_answers_better_is_worth_more(question: str, better: str, worse: str) -> None:
    assert value(question, better) > value(question, worse)


def test_who_asks_what_a_thing_is_wants_it_introduced() -> None:
    introduced, praised = (
        value("What is GripNet?", sentence, is_overview=True, name="GripNet")
        for sentence in ("GripNet is a net.", "GripNet wins.")
    )
    assert introduced > praised


def test_of_all_of_a_paper_what_is_new_and_what_came_out_are_told() -> None:
    parts: tuple[Part, ...] = ("introduction", "result", "method", "opening")
    new, result, *others = (of_one("what is it?", True, "It is a net.", part) for part in parts)
    assert new > result > max(others)


def test_what_is_asked_for_goes_before_what_is_new() -> None:
    question = "how many whales are there?"
    assert of_one(question, False, "It holds 40 whales.", "method") > of_one(question, False, "Hi.", "introduction")


@pytest.mark.parametrize("question", ["do whales sing at night?", "how does it hear whales?"])
def test_a_paper_s_own_findings_go_before_its_opening(question: str) -> None:
    assert of_one(question, False, "Whales sing.", "result") > of_one(question, False, "Whales sing.", "opening")
    older = "how do earlier nets hear whales?"
    assert of_one(older, False, "Nets are slow.", "opening") == of_one(older, False, "Nets are slow.", "result")


def test_who_asks_for_the_code_is_told_where_it_lies() -> None:
    link = "Code is available at https://a.test."
    assert value("where is the code?", link, part="release") > value("how does it work?", link, part="release")


def test_a_number_may_be_a_word() -> None:
    assert has_number("It has two arms.") and has_number("It has 2 arms.") and not has_number("It has arms.")
