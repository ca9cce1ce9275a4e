"""Written answers: what the gate lets through is shown sentence by sentence, and quotes step in where it is nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from assistant.errors import ModelError
from assistant.pipeline import Assistant
from assistant.types import Answer, Model, Turn

QUESTION = "How many unseen wet objects does GripNet lift?"
LIFTS = "GripNet lifts 91.5% of unseen wet objects [2606.00001]."
TRIALS = "It learns to grasp wet objects from 12,000 trials on two arms [2606.00001]."
WRONG = "It lifts 97.5% of dry objects [2606.00001]."

Reply = Callable[[Sequence[Turn]], Iterator[str]]


def says(*pieces: str | ModelError) -> Reply:
    """A model that says these pieces, and fails where one is an error."""

    def chat(turns: Sequence[Turn]) -> Iterator[str]:
        assert turns
        for piece in pieces:
            if isinstance(piece, ModelError):
                raise piece
            yield piece

    return chat


@pytest.fixture
def ask(loaded: Assistant) -> Callable[..., list[Answer]]:
    def answers(reply: Reply, question: str = QUESTION, history: Sequence[Turn] = ()) -> list[Answer]:
        model = Model(reply, lambda: "fake", 8192, "127.0.0.1:1")
        return list(replace(loaded, model=model).ask(question, history))

    return answers


Ask = Callable[..., list[Answer]]


def test_text_appears_sentence_by_sentence_with_numbers_for_ids(ask: Ask) -> None:
    answers = ask(says(LIFTS[:20], LIFTS[20:] + " " + TRIALS[:9], TRIALS[9:]))
    texts = list(dict.fromkeys(answer.text for answer in answers))
    first, then = (
        "GripNet lifts 91.5% of unseen wet objects. [1]",
        "It learns to grasp wet objects from 12,000 trials on two arms. [2]",
    )
    assert texts == [first, f"{first} {then}"]
    last = answers[-1]
    assert last.status == "supported" and last.writer == "fake" and last.dropped == 0
    assert [citation.paper.id for citation in last.citations] == ["2606.00001"] * 2
    assert all(citation.quote in citation.paper.abstract for citation in last.citations)
    assert "2606.00001" not in last.text


def test_a_sentence_without_support_is_left_out_and_said(ask: Ask) -> None:
    *_, last = ask(says(f"{LIFTS} {WRONG} {TRIALS}"))
    assert "97.5" not in last.text and "12,000" in last.text
    assert last.dropped == 1
    assert any("One sentence" in note and "left out" in note for note in last.notes)


def test_quotes_take_the_place_of_an_answer_of_which_nothing_is_left(ask: Ask) -> None:
    *_, last = ask(says(WRONG))
    assert last.writer == "quotes" and last.dropped == 1
    assert last.citations[0].quote in last.citations[0].paper.abstract
    assert "91.5%" in last.text


def test_a_model_that_fails_is_said_in_one_line_and_quotes_answer(ask: Ask) -> None:
    *_, last = ask(says(ModelError("The model at 127.0.0.1:1 does not answer.")))
    assert last.writer == "quotes" and "91.5%" in last.text
    assert "The model at 127.0.0.1:1 does not answer." in last.notes


def test_what_was_shown_before_a_failure_stays(ask: Ask) -> None:
    *_, last = ask(says(LIFTS + " It le", ModelError("The model at 127.0.0.1:1 broke off.")))
    assert last.text.startswith("GripNet lifts 91.5%") and last.writer == "fake"
    assert "The model at 127.0.0.1:1 broke off." in last.notes


def test_a_model_that_finds_nothing_gives_the_nearest_quotes_as_a_part(ask: Ask) -> None:
    *_, last = ask(says("NOT IN THE LIST"))
    assert last.status == "partial" and last.writer == "quotes"


def test_without_hits_no_model_is_asked(ask: Ask) -> None:
    def never(turns: Sequence[Turn]) -> Iterator[str]:
        raise AssertionError(turns)

    *_, last = ask(never, "How do I bake sourdough bread?")
    assert last.status == "not_in_list"


def test_a_listing_is_counted_by_the_library_alone(ask: Ask) -> None:
    def never(turns: Sequence[Turn]) -> Iterator[str]:
        raise AssertionError(turns)

    *_, last = ask(never, "How many papers were listed on 11 June?")
    assert last.kind == "listing" and "Two" in last.text


def test_openings_and_closings_without_a_claim_need_one_to_stand_by(ask: Ask) -> None:
    *_, last = ask(says(f"Here is what the papers say:\n\n- {LIFTS}\n- {WRONG}\n\nIn summary:"))
    assert "In summary" not in last.text and "97.5" not in last.text
    assert last.text.count("[") == 1


def test_tokens_are_counted(ask: Ask) -> None:
    *_, last = ask(says(LIFTS))
    assert last.tokens.prompt > 100 and 5 < last.tokens.completion < 60


def test_a_stopped_answer_closes_the_stream(loaded: Assistant) -> None:
    closed = []

    def chat(turns: Sequence[Turn]) -> Iterator[str]:
        assert turns
        try:
            yield from [LIFTS + " ", TRIALS + " "] * 50
        finally:
            closed.append(True)

    asking = replace(loaded, model=Model(chat, lambda: "fake", 8192, "127.0.0.1:1")).ask(QUESTION)
    assert next(asking).text
    asking.close()  # type: ignore[attr-defined]
    assert closed
