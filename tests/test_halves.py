import pytest

from assistant.halves import halves


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("What is Net, and does it have code?", ["What is Net", "does it have code?"]),
        ("what is Net and how many whales does it know?", ["what is Net", "how many whales does it know?"]),
        ("What is Net? Is it fast?", ["What is Net", "Is it fast?"]),
        ("what is Net; on which seas was it tried", ["what is Net", "on which seas was it tried"]),
        ("Tell me about Net, and is it free?", ["Tell me about Net", "is it free?"]),
        (
            "who made Net, what does it do, and is it free?",
            ["who made Net, what does it do", "is it free?"],
        ),
    ],
)
def test_a_question_has_a_part_for_each_thing_asked(question: str, parts: list[str]) -> None:
    assert halves(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Which nets hear whales and seals?",
        "How do whales fail and how they recover",
        "papers on how whales sing and what they eat",
        "When training nets, is noise a help?",
        "What is Net, and why?",
        "Compare A and B",
    ],
)
def test_one_question_is_left_whole(question: str) -> None:
    assert halves(question) == [question]
