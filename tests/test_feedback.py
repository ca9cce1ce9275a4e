"""Thumbs and words on answers: kept line by line, and cases again for the evaluation of answers."""

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from assistant.errors import AssistantError
from assistant.feedback import FILE, HISTORY, TEXT, WORD, Feedback, keep
from assistant.pipeline import Assistant
from assistant.types import Answer, Citation, Paper, Turn
from eval import case
from tests.conftest import TODAY
from ui.conversation import Exchange
from ui.feedback import _given

NOW = datetime(2026, 6, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def answer(robots: Paper) -> Answer:
    cited = (Citation(1, robots, robots.title), Citation(2, robots, "Robots drop things that are slippery."))
    return Answer("GripNet does. [1] [2]", "supported", "topic", citations=cited)


@pytest.fixture
def feedback(answer: Answer) -> Feedback:
    return Feedback(NOW, TODAY, "Which one grasps wet objects?", (), answer, True)


def rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / FILE).read_text(encoding="ascii").split("\n")[:-1]]


def test_a_line_tells_what_was_asked_answered_cited_and_thought_of_it(tmp_path: Path, feedback: Feedback) -> None:
    said = (Turn("user", "Robots?"), Turn("assistant", "Some. [1]", ("2606.00001",)))
    keep(replace(feedback, history=said, liked=False, word=" too short\n"), tmp_path)
    assert rows(tmp_path) == [
        {
            "time": "2026-06-12T09:30:00+00:00",
            "today": "2026-06-12",
            "question": "Which one grasps wet objects?",
            "history": [
                {"role": "user", "content": "Robots?", "papers": []},
                {"role": "assistant", "content": "Some. [1]", "papers": ["2606.00001"]},
            ],
            "text": "GripNet does. [1] [2]",
            "status": "supported",
            "kind": "topic",
            "papers": ["2606.00001"],
            "writer": "quotes",
            "liked": False,
            "word": "too short",
        }
    ]


def test_a_line_has_a_limit_whatever_was_said(tmp_path: Path, feedback: Feedback) -> None:
    long = "\u2028é\n" * 100_000
    keep(
        replace(
            feedback,
            question=long,
            history=[Turn("user", long)] * 50,
            answer=replace(feedback.answer, text=long),
            word=long,
        ),
        tmp_path,
    )
    (row,) = rows(tmp_path)
    assert len(row["history"]) == HISTORY and len(row["word"]) <= WORD and len(row["text"]) == TEXT
    assert (tmp_path / FILE).stat().st_size < 250_000


def test_lines_of_many_at_once_stay_whole(tmp_path: Path, feedback: Feedback) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: keep(replace(feedback, word=str(n) * 300), tmp_path), range(200)))
    assert sorted(row["word"] for row in rows(tmp_path)) == sorted(str(n) * 300 for n in range(200))


def test_it_is_for_nobody_else_to_read(tmp_path: Path, feedback: Feedback) -> None:
    keep(feedback, tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_what_cannot_be_kept_is_told_plainly(
    tmp_path: Path, feedback: Feedback, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AssistantError, match="cannot be written"):
        keep(feedback, tmp_path / "missing")
    monkeypatch.setattr("assistant.feedback.LARGEST", 10)
    keep(feedback, tmp_path)
    with pytest.raises(AssistantError, match="is full"):
        keep(feedback, tmp_path)


@pytest.mark.parametrize(("liked", "kept"), [(True, True), (False, False), ("", None), (None, None)])
def test_a_thumb_belongs_to_the_answer_it_stands_under(
    loaded: Assistant, answer: Answer, liked: object, kept: object
) -> None:
    said = (Exchange("First?", answer), Exchange("Second?", replace(answer, text="Another. [1]")))
    thumb = gr.LikeData(None, {"index": 3, "value": "", "liked": liked})
    given = _given(loaded, said, thumb)
    assert given and (given.question, given.answer.text, given.liked) == ("Second?", "Another. [1]", kept)
    assert [turn.text for turn in given.history] == ["First?", "GripNet does. [1] [2]"]


@pytest.mark.parametrize("index", [0, 1, 9])
def test_a_thumb_under_what_is_no_answer_says_nothing(loaded: Assistant, index: int) -> None:
    thumb = gr.LikeData(None, {"index": index, "value": "", "liked": True})
    assert _given(loaded, (Exchange("First?", None, "Something went wrong."),), thumb) is None


@pytest.fixture
def cases(tmp_path: Path) -> Callable[..., list[case.Case]]:
    """The cases that the lines become, as the evaluation of answers reads them."""

    def cases(*given: Feedback) -> list[case.Case]:
        for one in given:
            keep(one, tmp_path)
        command = [sys.executable, "-m", "eval.feedback", str(tmp_path / FILE)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        (tmp_path / "cases.jsonl").write_text(printed, encoding="utf-8")
        return case.read(tmp_path / "cases.jsonl") if printed else []

    return cases


def test_a_liked_answer_is_a_case_with_the_papers_it_cites(cases: Any, feedback: Feedback) -> None:
    history = (Turn("user", "Robots?"), Turn("assistant", "Some. [1]", ("2606.00001",)))
    (read,) = cases(replace(feedback, history=history))
    assert (read.question, read.today, read.papers) == (feedback.question, TODAY, ("2606.00001",))
    assert read.history == history


def test_disliked_and_withdrawn_answers_are_no_cases(cases: Any, feedback: Feedback) -> None:
    assert not cases(replace(feedback, liked=False), replace(feedback, question="Why?", liked=None))


def test_the_last_line_on_an_answer_counts(cases: Any, feedback: Feedback) -> None:
    second = replace(feedback, question="And then?")
    found = cases(feedback, second, replace(feedback, liked=False), replace(second, word="good"))
    assert [case.question for case in found] == ["And then?"]


def test_a_liked_refusal_is_a_question_to_turn_away_and_liked_talk_is_talk(cases: Any, feedback: Feedback) -> None:
    refusal = Answer("The list has nothing on this.", "not_in_list", "topic")
    hello = Answer("Hello.", "talk", "talk")
    count = Answer("There are 35 papers.", "supported", "listing")
    found = cases(*(replace(feedback, question=answer.text, answer=answer) for answer in (refusal, hello, count)))
    assert [(case.is_unanswerable, case.is_talk) for case in found] == [(True, False), (False, True)]


@pytest.mark.parametrize("line", ["no json", "{}", "[]", '"text"'])
def test_a_line_that_is_no_feedback_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / FILE).write_text(f"{line}\n", encoding="utf-8")
    command = [sys.executable, "-m", "eval.feedback", str(tmp_path / FILE)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1 and result.stderr.strip().endswith("feedback.jsonl, line 1 is no feedback")
