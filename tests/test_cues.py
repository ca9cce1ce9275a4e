import pytest

from assistant.cues import has_number, worth


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("what is done about whales?", "We propose a net for whales.", "Nets for whales are slow."),
        ("what is done about whales?", "Whales sing.", "Existing work ignores whales."),
        ("what is done about whales?", "Whales sing.", "However, whales sing."),
        ("how many whales are there?", "It holds 40 whales.", "It holds whales."),
        ("how fast is it?", "It runs at 31 FPS.", "It runs at a rate of 31."),
        ("what is done about whales?", "Whales sing.", "Code is available at https://a.test."),
    ],
)
def test_what_answers_better_is_worth_more(question: str, better: str, worse: str) -> None:
    assert worth(question, False, better, "") > worth(question, False, worse, "")


def test_who_asks_what_a_thing_is_wants_it_introduced() -> None:
    assert worth("What is GripNet?", True, "GripNet is a net.", "GripNet") > worth(
        "What is GripNet?", True, "GripNet wins.", "GripNet"
    )


def test_who_asks_for_the_code_is_told_where_it_lies() -> None:
    link = "Code is available at https://a.test."
    assert worth("where is the code?", False, link, "") > worth("how does it work?", False, link, "")


def test_a_number_may_be_a_word() -> None:
    assert has_number("It has two arms.") and has_number("It has 2 arms.") and not has_number("It has arms.")
