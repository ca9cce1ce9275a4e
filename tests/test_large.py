import json
import subprocess
import sys
from pathlib import Path

import pytest

from eval import large


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small set in BEIR's form."""
    rows = [
        {"_id": "1", "title": "FrostNet sees ice", "text": "FrostNet finds ice on roads. It needs 4 ms a frame."},
        {"_id": "2", "title": "GripNet holds wet objects", "text": "GripNet grasps wet objects. Few of them fall."},
    ]
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_a_large_library_is_made_of_a_small_set(folder: Path) -> None:
    assistant = large.library(folder / "made", large.papers(folder), 200)
    days = [day.day for day in assistant.days()]
    assert sum(day.papers for day in assistant.days()) == 200
    assert all(day.weekday() < 5 for day in days) and len(days) == 7
    assert assistant.status().embedded == 200
    assert assistant.search("ice on roads", top_k=1)[0].paper.title.startswith("FrostNet")


def test_a_library_that_is_there_is_taken_as_it_is(folder: Path) -> None:
    large.library(folder / "made", large.papers(folder), 40)
    assert large.library(folder / "made", [], 40).library.count() == 40


def test_the_page_is_measured_only_where_there_is_a_browser(folder: Path) -> None:
    command = [sys.executable, "-m", "eval.page", "--beir", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": "", "PYTHONPATH": "."}, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("or name it in CHROMIUM") and "Traceback" not in done.stderr
