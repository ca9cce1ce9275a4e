import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assistant.build import open_assistant
from assistant.errors import AssistantError, BusyError
from assistant.pipeline import Assistant
from assistant.types import Paper

from .conftest import TODAY


def snapshot(assistant: Assistant) -> dict[str, Any]:
    """All that one library holds: papers, sentence vectors and Chroma's vectors, by paper."""
    library = assistant.library
    ids = library.listed()
    own = library.vectors(ids)
    with assistant.index.vectors._store() as store:
        kept = store.client.get(include=["embeddings"])
    return {
        "papers": {paper.id: paper for paper in library.papers()},
        "sentences": {id: own[number].tobytes() for number, id in ids.items()},
        "chroma": {id: vector.tobytes() for id, vector in zip(kept["ids"], kept["embeddings"], strict=True)},
        "left": (library.unindexed(), library.removed()),
    }


def test_every_paper_has_its_vectors_in_both_stores(loaded: Assistant) -> None:
    state = snapshot(loaded)
    assert set(state["chroma"]) == set(state["sentences"]) == set(state["papers"])
    assert state["left"] == ([], [])


def test_adding_again_embeds_nothing(loaded: Assistant, robots: Paper) -> None:
    before = loaded.library.meta("indexed")
    loaded.add([robots])
    assert loaded.update() == 0
    assert loaded.library.meta("indexed") == before


def test_a_revised_paper_is_found_by_its_new_text_only(loaded: Assistant, robots: Paper) -> None:
    revised = replace(robots, title="TideNet: Forecasting Tides", abstract="TideNet forecasts tides from satellites.")
    loaded.add([revised])
    vectors = loaded.index.vectors
    near = vectors.nearest(loaded.index.embed(["forecasting ocean tides"])[0], 3)
    assert max(near, key=near.__getitem__) == robots.id
    assert near[robots.id] > 0.5
    assert vectors.nearest(loaded.index.embed(["grasping wet objects"])[0], 3)[robots.id] < 0.4


def test_removed_papers_leave_both_stores(loaded: Assistant, robots: Paper) -> None:
    assert loaded.remove(robots.id) == 1
    state = snapshot(loaded)
    assert robots.id not in state["chroma"] and robots.id not in state["papers"]


def test_vectors_can_be_dropped_and_made_again(loaded: Assistant) -> None:
    before = snapshot(loaded)
    loaded.index.vectors.clear()
    assert loaded.reindex() == 3
    assert snapshot(loaded) == before


def test_a_store_that_cannot_be_read_says_how_to_make_it_anew(loaded: Assistant) -> None:
    loaded.index.vectors.close()
    for file in (loaded.folder / "chroma").glob("*.sqlite3*"):
        file.write_bytes(b"broken" * 1_000)
    with pytest.raises(AssistantError, match="assistant reindex"):
        loaded.index.vectors.nearest(loaded.index.embed(["whales"])[0], 1)
    assert loaded.reindex() == 3
    assert loaded.index.vectors.nearest(loaded.index.embed(["whales"])[0], 1)


def test_another_embedding_model_asks_for_a_new_index(loaded: Assistant, robots: Paper) -> None:
    calls: list[int] = []

    def embed(texts: Any) -> Any:
        calls.append(len(texts))
        return -loaded.index.embed(texts)

    vectors = type(loaded.index.vectors)(loaded.folder / "chroma", "negative", lambda: loaded.library.meta("indexed"))
    other = replace(loaded, embedding="negative", index=replace(loaded.index, embed=embed, vectors=vectors))
    for use in (lambda: other.search("whales"), lambda: list(other.ask("whales?")), lambda: other.add([robots])):
        with pytest.raises(AssistantError, match="assistant reindex"):
            use()
    assert not calls
    assert other.reindex() == 3
    assert sum(calls) > 3
    assert other.search("sperm whales")[0].paper.id == "2606.00002"


def test_an_open_assistant_sees_what_another_process_added(loaded: Assistant) -> None:
    assert loaded.search("volcano eruptions")
    script = (
        "from assistant import open_assistant, Paper\n"
        "from pathlib import Path\nfrom datetime import date\n"
        "lava = Paper('9', 'Lava', 'Volcanoes erupt.', days=(date(2026, 6, 9),))\n"
        f"open_assistant(Path({str(loaded.folder)!r})).add([lava])"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)
    assert loaded.search("when mountains spit fire and lava")[0].paper.id == "9"
    assert "9" in loaded.index.vectors.nearest(loaded.index.embed(["volcano"])[0], 10)


def test_a_second_writer_gets_a_plain_message(loaded: Assistant, robots: Paper) -> None:
    with loaded._writing(), pytest.raises(BusyError, match="Another process is changing the library"):
        loaded.add([robots])


MANY = 96


def _many() -> list[Paper]:
    random = Random(7)
    words = "agents plan robots grasp whales sing proofs shorten tides rise models learn data grow slowly".split()
    return [
        Paper(
            id=f"2606.{n:05}",
            title=f"Study {n} of {random.choice(words)}",
            abstract=" ".join(f"{' '.join(random.sample(words, 5)).capitalize()}." for _ in range(3)),
            days=(TODAY,),
        )
        for n in range(MANY)
    ]


ADD = """
import sys
from pathlib import Path
from tests.test_indexing import _many
from assistant import open_assistant
assistant = open_assistant(Path(sys.argv[1]))
print("ready", flush=True)
assistant.add(_many())
print("done", flush=True)
"""


def test_killed_at_any_moment_and_added_again_is_as_one_clean_run(tmp_path: Path) -> None:
    clean = open_assistant(tmp_path / "clean")
    clean.add(_many())
    expected = snapshot(clean)
    random = Random(20)
    killed = 0
    for attempt in range(20):
        folder = tmp_path / str(attempt)
        process = subprocess.Popen(
            [sys.executable, "-c", ADD, str(folder)], stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent
        )
        assert process.stdout and process.stdout.readline() == b"ready\n"
        time.sleep(random.uniform(0, 3.5))
        process.send_signal(signal.SIGKILL)
        killed += process.wait(timeout=60) == -signal.SIGKILL
        process.stdout.close()
        again = open_assistant(folder)
        again.add(_many())
        assert snapshot(again) == expected, f"attempt {attempt}"
        again.index.vectors.close()
    assert killed >= 10
