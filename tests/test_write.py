"""Written answers: what the gate lets through is shown sentence by sentence, and quotes step in where it is nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from assistant import budget, draft, sentences
from assistant.draft import OF_ONE
from assistant.errors import ModelError
from assistant.pipeline import Assistant
from assistant.types import Answer, Model, Paper, Tokens, Turn
from tests.limits import within

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
    def answers(
        reply: Reply, question: str = QUESTION, history: Sequence[Turn] = (), window: int = 8192
    ) -> list[Answer]:
        model = Model(reply, lambda: "fake", window, "127.0.0.1:1")
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


def test_a_sentence_that_was_whole_before_a_failure_is_shown(ask: Ask) -> None:
    for reply in (LIFTS, f"{LIFTS} It learns to grasp wet objects from 12,0"):
        *_, last = ask(says(reply, ModelError("The model at 127.0.0.1:1 broke off.")))
        assert last.text == "GripNet lifts 91.5% of unseen wet objects. [1]" and last.writer == "fake"
        assert last.notes == ("The model at 127.0.0.1:1 broke off.",) and last.dropped == 0


def test_a_sentence_said_again_is_shown_once(ask: Ask) -> None:
    *_, last = ask(says(f"{LIFTS} {WRONG} " * 20))
    assert last.text == "GripNet lifts 91.5% of unseen wet objects. [1]" and last.dropped == 1


@pytest.mark.parametrize(
    "reply",
    [
        "NOT IN THE LIST",
        "The sources do not answer this.",
        "**The abstracts above do not mention the price of the robot.**",
        "None of the sources speaks to the question.",
        "The sources don’t provide any information about prices.",
    ],
)
def test_a_model_that_finds_nothing_gives_the_nearest_quotes_as_a_part(reply: str, ask: Ask) -> None:
    *_, last = ask(says(reply))
    assert last.status == "partial" and last.writer == "quotes" and last.dropped == 0


@pytest.mark.parametrize(
    "reply",
    [
        "The paper does not need a camera [2606.00001].",
        "Not in the list of objects are dolphins.",
        "The sources do not say this but GripNet lifts whales.",
        "The papers do not use labels.",
        "The paper does not address wet objects [2606.00001].",
    ],
)
def test_what_is_denied_of_the_work_itself_is_checked(reply: str, ask: Ask) -> None:
    *_, last = ask(says(reply))
    assert last.dropped == 1 and last.writer == "quotes"


def test_a_true_denial_is_shown(assistant: Assistant, make: Callable[..., Paper]) -> None:
    assistant.add([make("2606.1", "FrostNet: Seeing Ice", "FrostNet finds ice on roads. It does not need a camera.")])
    model = Model(says("The paper does not need a camera [2606.1]."), lambda: "fake", 8192, "127.0.0.1:1")
    *_, last = replace(assistant, model=model).ask("Does FrostNet need a camera?")
    assert last.text == "The paper does not need a camera. [1]"


def test_a_model_without_room_for_an_abstract_is_not_asked(ask: Ask) -> None:
    def never(turns: Sequence[Turn]) -> Iterator[str]:
        raise AssertionError(turns)

    *_, last = ask(never, window=256)
    assert last.writer == "quotes" and "91.5%" in last.text and last.tokens.prompt == 0
    assert any("ASSISTANT_MODEL_WINDOW" in note and "256 tokens" in note for note in last.notes)


@pytest.mark.parametrize(
    "run", ["the-", "a. ", "A-1-", "x", "1.1.", "- ", "[1] ", "| ", "a@", "**", "![", "-", "the-" * 400 + "\n"]
)
def test_a_reply_that_runs_in_circles_ends_in_a_moment(run: str, ask: Ask) -> None:
    ask(says(LIFTS))
    with within(2):
        *_, last = ask(says(f"{LIFTS}\n", run * (65_000 // len(run))))
    assert last.text == "GripNet lifts 91.5% of unseen wet objects. [1]"
    assert any("without an end" in note for note in last.notes)


def test_an_abstract_with_an_endless_word_is_answered_in_a_moment(
    assistant: Assistant, make: Callable[..., Paper]
) -> None:
    chain = "-".join(f"a{number}" for number in range(400))
    assistant.add([make("2606.1", "FrostNet: Seeing Ice", f"FrostNet finds ice. It trains on {chain} roads. We see.")])
    model = Model(says("FrostNet finds ice [2606.1]. It trains on roads [2606.1]."), lambda: "fake", 8192, "127.0.0.1")
    with within(2):
        *_, last = replace(assistant, model=model).ask("What does FrostNet find?")
    assert "FrostNet finds ice. [1]" in last.text


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
    told: list[Turn] = []

    def chat(turns: Sequence[Turn]) -> Iterator[str]:
        told.extend(turns)
        yield from (LIFTS[:9], LIFTS[9:])

    *_, last = ask(chat)
    assert last.tokens == Tokens(sum(budget.count(turn.text) for turn in told), budget.count(LIFTS))


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


def test_a_model_that_copies_an_abstract_is_cut_short(ask: Ask, loaded: Assistant) -> None:
    whole = " ".join(f"{s} [2606.00001]" for s in sentences.split(loaded.paper("2606.00001").abstract))
    last = ask(says(whole), "What do 2606.00001 and 2606.00002 say?")[-1]
    assert len(last.citations) == OF_ONE and last.dropped == 0


def test_a_reply_is_not_read_on_when_enough_is_said_of_every_paper(
    ask: Ask, loaded: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "ALONE", 2)
    told = [f"{s} [2606.00001] " for s in sentences.split(loaded.paper("2606.00001").abstract)]
    read: list[str] = []

    def copies(_: Sequence[Turn]) -> Iterator[str]:
        for piece in told * 3:
            read.append(piece)
            yield piece

    assert len(ask(copies, "What does 2606.00001 say?")[-1].citations) == 2
    assert len(read) <= 4  # the first word of the next sentence tells where one ends


def test_a_copied_sentence_is_given_the_name_of_its_paper(ask: Ask) -> None:
    told = "It lifts 91.5% of unseen wet objects. [2606.00001] It halves the error of Markov models. [2606.00002]"
    answer = ask(says(told), "What do 2606.00001 and 2606.00002 say?")[-1]
    assert all(f"**{name}:** It " in answer.text for name in ("GripNet", "WhaleTongue")), answer.text
