"""Slips of the pen: which are put right, and what stays as it is written."""

import json
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from assistant.question.spelling import Known, corrected
from assistant.types import Answer, Turn
from eval import questions

NOTHING = Known(writes=lambda _: False, names=lambda _: {})
NAMES = {
    "sweexplore": "SWE-Explore: A Benchmark",
    "qwenvla": "Qwen-VLA: A Model",
    "gemini": "Gemini: A Model",
    "speednet1": "SpeedNet-1: Fast",
    "mammalnet": "MammalNet: Animals",
    "mammolnet": "MammolNet: Others",
}
NAMED = Known(writes=lambda _: False, names=lambda key: {k: v for k, v in NAMES.items() if k[:2] == key[:2]})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("papres of yesterday", "papers of yesterday"),
        ("sumarize today", "summarize today"),
        ("yesterdy's pappers", "yesterday's papers"),
        ("lates papers", "latest papers"),
        ("whats new tody?", "whats new today?"),
        ("since Wensday", "since wednesday"),
        ("papers of febuary", "papers of february"),
        ("how mnay papers", "how many papers"),
        ("tommorow", "tomorrow"),
        ("frist week of jnue", "first week of june"),
    ],
)
def test_the_words_of_requests_and_days_are_put_right(text: str, meant: str) -> None:
    assert corrected(text, NOTHING)[0] == meant


def test_what_was_assumed_is_told_once() -> None:
    assert corrected("papres or papres", NOTHING)[1] == ("“papres” was read as “papers”.",)


@pytest.mark.parametrize(
    "text",
    [
        "papers by papert",
        "weak supervision and marsh plants",
        "the mouth of a robot",
        "summarised papers",
        "topic trends",
        "a paper called Papres",
        '"lates papers" in titles',
        "PaPres and LATES",
        "papres-net",
        "https://example.org/papres",
        "Die Papre von gestern und heute",
    ],
)
def test_other_words_stay_as_they_are_written(text: str) -> None:
    assert corrected(text, NOTHING) == (text, ())


def test_a_word_that_a_paper_writes_is_none() -> None:
    assert corrected("papres of yesterday", Known(lambda word: word == "papres", lambda _: {}))[1] == ()


def test_a_name_with_one_slip_is_that_of_the_paper() -> None:
    for text in ("what is SWE-Explor?", "what is SWE-Exlpore?", "what is SWE-Expllore?"):
        right, notes = corrected(text, NAMED)
        assert right == "what is SWE-Explore?" and notes[0].endswith("was read as “SWE-Explore”.")


@pytest.mark.parametrize("name", ["Qwen-VL", "Gemma", "GemInni", "SpeedNet-2", "MammulNet", "SWE-Exlor", "SWE-Extra"])
def test_another_name_stays_as_it_is_written(name: str) -> None:
    assert corrected(f"what is {name}?", NAMED) == (f"what is {name}?", ())


def test_no_shipped_question_has_a_slip() -> None:
    cases = [json.loads(line) for line in questions.CASES.read_text(encoding="utf-8").splitlines() if line.strip()]
    asked = [case["question"] for case in cases if "question" in case]
    assert len(asked) > 600
    assert [text for text in asked if corrected(text, NOTHING)[1]] == []


def test_hardly_a_word_of_other_fields_is_taken_for_a_slip(shared_data: Path) -> None:
    with (shared_data / "retrieval" / "scifact-train" / "corpus.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(1000), lines, strict=False)]
    assert sum(len(text.split()) for text in texts) > 100_000
    assert sum(len(corrected(text, NOTHING)[1]) for text in texts) < 20


def ask(assistant: Assistant, question: str, *history: Turn) -> Answer:
    return list(assistant.ask(question, history))[-1]


def test_a_question_with_slips_is_answered_as_the_one_meant(loaded: Assistant) -> None:
    right, wrong = ask(loaded, "who wrote GripNet?"), ask(loaded, "who wrote GripNett?")
    assert wrong.text == right.text and wrong.notes == ("“GripNett” was read as “GripNet”.",)
    digest = ask(loaded, "sumarize the lates papres")
    assert digest.kind == "digest" and len(digest.notes) == 3


def test_a_slip_is_right_in_the_questions_that_follow(loaded: Assistant) -> None:
    turns = (Turn("user", "papres about robots"), Turn("assistant", "…"))
    assert (
        ask(loaded, "and whales?", *turns).text
        == ask(loaded, "and whales?", Turn("user", "papers about robots"), Turn("assistant", "…")).text
    )
