import pytest

from assistant.measures import is_asked, is_given

GIVEN = [
    ("How many parameters does it have?", "We release a 7B model."),
    ("what is the model size", "Of its 30 billion weights few are active."),
    ("frames per second", "It streams at 31 FPS."),
    ("How fast is the control loop?", "The loop runs at 24.17 Hz."),
    ("how fast is it", "Training becomes 1.8 times shorter."),
    ("How long does a person need?", "People take 1.6 hours at the median."),
    ("How many people took part?", "In a study (n=18) they ranked it first."),
    ("how many users were asked", "We asked 53 paid expert users."),
    ("How many tokens was it trained on?", "It saw 1.5T tokens."),
    ("What success rate does it reach?", "It rises from 42% to 76%."),
    ("and in numbers?", "It scores 94.3 on the exam."),
    ("what about its results?", "It wins by 4 points."),
    ("who came up with the problems?", "Its problems were authored by 64 mathematicians."),
    ("what accuracy", r"It reaches 69.4\% on the test."),
]


@pytest.mark.parametrize(("question", "sentence"), GIVEN)
def test_a_measure_answers_the_question_for_it(question: str, sentence: str) -> None:
    assert is_asked(question) and is_given(question, sentence)


@pytest.mark.parametrize(("question", "sentence"), GIVEN)
def test_a_sentence_without_it_does_not(question: str, sentence: str) -> None:
    assert not is_given(question, "We study how whales sing.")
    assert not is_given("Who wrote it?", sentence)


def test_another_measure_is_no_answer() -> None:
    assert not is_given("frames per second", "It has 7B parameters.")
    assert not is_given("How many parameters does it have?", "It streams at 31 FPS.")


def test_a_question_of_a_subject_asks_for_no_measure() -> None:
    assert not is_asked("What do whales sing?")
