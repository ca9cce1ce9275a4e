from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.types import Paper
from eval import baseline, unanswerable
from eval.metrics import auroc, mean


def test_a_mean_has_an_interval_around_it() -> None:
    figure = mean([0.0, 1.0] * 50)
    assert figure.value == 0.5 and figure.cases == 100
    assert figure.low is not None and figure.high is not None and 0.35 < figure.low < 0.5 < figure.high < 0.65
    assert mean([0.0, 1.0] * 50) == figure
    assert str(mean([])) == "0.0000"


def test_auroc_is_the_chance_to_be_above() -> None:
    assert auroc([2, 3], [0, 1]) == 1.0
    assert auroc([0, 1], [2, 3]) == 0.0
    assert auroc([1, 1], [1, 1]) == 0.5


def test_a_run_is_compared_with_the_figures_kept_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline, "RESULTS", tmp_path)
    assert baseline.load("speed") == {}
    baseline.save(tmp_path / "speed-1.json", "speed", {"a": 1.0})
    assert baseline.load("speed") == {"a": 1.0} and baseline.load("other") == {}
    assert baseline.change(1.5, 1.0) == "+0.5000" and baseline.change(1.5, None) == ""


def test_a_summary_becomes_a_short_question_without_the_papers_name(make: Callable[..., Paper]) -> None:
    paper = make("2606.00001", "GripNet: Grasping Wet Objects")
    summary = (
        "GripNet is a policy that lifts wet and slippery objects with two arms after 12,000 trials in the laboratory."
    )
    asked = unanswerable.question(paper, summary)
    assert asked.endswith("?") and "GripNet" not in asked and len(asked.split()) < 20
    assert "wet" in asked and asked == unanswerable.question(paper, summary)
