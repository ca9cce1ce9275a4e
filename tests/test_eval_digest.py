"""The yardstick of digests, on lists of which the figures are known."""

import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.pipeline import Assistant
from assistant.types import Paper
from eval import digest as yardstick

DAY = date(2026, 6, 10)


def records(path: Path, count: int) -> None:
    rows = (
        {
            "id": f"{n}",
            "title": f"{('Robot', 'Video')[n % 2]} paper {n}",
            "abstract": f"We introduce {('a robot policy for grasping', 'a video diffusion model')[n % 2]} number {n}.",
            "date": DAY.isoformat(),
            "keywords": [("robotics", "video generation")[n % 2]],
        }
        for n in range(count)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def test_weeks_run_from_monday_to_sunday() -> None:
    days = [date(2026, 6, 7), date(2026, 6, 8), date(2026, 6, 12)]
    assert yardstick.weeks(days) == [(date(2026, 6, 1), date(2026, 6, 7)), (date(2026, 6, 8), date(2026, 6, 14))]


def test_shared_keywords_count_pairs_within_groups() -> None:
    keywords = [{("a",)}, {("a",), ("b",)}, {("b",)}, set()]
    assert yardstick.shared(keywords, np.array([0, 0, 1, 1])) == 0.5
    assert yardstick.shared(keywords, np.array([0, 1, 2, 3])) == 0.0


def test_groups_that_lie_together_have_the_greater_silhouette() -> None:
    vectors = np.array([[1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]], np.float32)
    assert yardstick.silhouette(vectors, np.array([0, 0, 1, 1])) > yardstick.silhouette(vectors, np.array([0, 1, 0, 1]))


def test_a_digest_is_measured(assistant: Assistant, robots: Paper) -> None:
    assistant.add([robots])
    figures = yardstick.measure(assistant, DAY, DAY)
    assert (figures.papers, figures.missing, figures.twice, figures.themes) == (1, 0, 0, 1)
    assert figures.supported == 1 and figures.silhouette is None and figures.seconds_per_paper > 0


def test_figures_are_told_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lists").mkdir()
    records(tmp_path / "lists" / "a.jsonl", 10)
    kept = tmp_path / "figures.json"
    monkeypatch.setattr(sys, "argv", ["digest", "--lists", str(tmp_path / "lists"), "--json", str(kept)])
    yardstick.main()
    figures = json.loads(kept.read_text("utf-8"))["figures"]
    assert figures["coverage"] == 1 and figures["twice"] == 0 and figures["supported"] == 1
    assert [span["span"] for span in figures["spans"]] == ["2026-06-10", "2026-06-08/2026-06-14"]
    assert figures["keywords"] > figures["keywords random"]
    assert "coverage                 1.0000" in capsys.readouterr().out
