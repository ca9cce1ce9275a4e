import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import budget
from assistant.types import Paper, Source, Turn


def source(id: str, words: int) -> Source:
    return Source(Paper(id, "Title", ""), ("word " * words,), np.zeros((1, 2), np.float32))


def render(source: Source) -> str:
    return source.sentences[0]


def test_tokens_are_those_of_cl100k() -> None:
    assert budget.count("") == 0
    assert budget.count("Hello world") == 2
    assert budget.count("tiktoken is great!") == 6


def test_marks_of_a_model_count_as_plain_text() -> None:
    assert budget.count("<|endoftext|>") > 1
    assert budget.count("<|im_start|>system") > 3


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_is_counted(text: str) -> None:
    assert (budget.count(text) == 0) == (text == "")
    assert budget.count(text) <= max(3 * len(text), 0) + len(text)


def test_tokens_are_counted_offline_with_nothing_in_the_home_and_nothing_left_there(tmp_path: Path) -> None:
    program = """
import socket, sys
def refuse(*_, **__): raise OSError("the network is not to be used")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from assistant import budget
print(budget.count("Hello world"), "llama_index.core" in sys.modules)
"""
    environment = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("2 False\n", "")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("before", [None, "/nowhere"])
def test_the_environment_is_left_as_it_was(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    if before:
        monkeypatch.setenv("TIKTOKEN_CACHE_DIR", before)
    budget._table.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(budget.count, ["Hello world"] * 8)) == {2}
    assert os.environ.get("TIKTOKEN_CACHE_DIR") == before


def test_sources_are_taken_whole_and_best_first_until_the_room_is_full() -> None:
    sources = [source("1", 100), source("2", 100), source("3", 100)]
    assert budget.fit(sources, 1_000, render) == sources
    assert budget.fit(sources, 250, render) == sources[:2]
    assert budget.fit(sources, 100, render) == []
    assert budget.fit(sources, -5, render) == []


def test_a_source_too_long_gives_way_to_the_next() -> None:
    sources = [source("1", 50), source("2", 500), source("3", 50)]
    assert [chosen.paper.id for chosen in budget.fit(sources, 200, render)] == ["1", "3"]


def test_room_is_left_for_models_that_need_more_tokens() -> None:
    alone = source("1", 100)
    tokens = budget.count(render(alone))
    assert budget.fit([alone], tokens + 5, render) == []
    assert budget.fit([alone], int(tokens * (1 + budget.MARGIN)) + 1, render) == [alone]


def test_the_oldest_turns_are_cut_first() -> None:
    turns = tuple(Turn(role, "word " * 20) for role in ("user", "assistant") * 4)
    assert budget.recent(turns, 10_000) == turns
    assert budget.recent(turns, 4 * 30) == turns[4:]
    assert budget.recent(turns, 0) == ()


def test_what_is_left_of_a_conversation_begins_with_a_question() -> None:
    turns = (Turn("user", "word " * 500), Turn("assistant", "short"), Turn("user", "and?"), Turn("assistant", "so"))
    assert budget.recent(turns, 100) == turns[2:]


def test_a_long_turn_hides_those_before_it() -> None:
    turns = (Turn("user", "short"), Turn("assistant", "word " * 500), Turn("user", "and?"), Turn("assistant", "so"))
    assert budget.recent(turns, 100) == turns[2:]
