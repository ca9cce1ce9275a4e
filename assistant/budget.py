"""Tokens: how many a text has, and what fits into how many."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.types import Source, Turn

if TYPE_CHECKING:
    from tiktoken import Encoding

# How much longer a text may be for another model: abstracts take 1 % more tokens of Qwen's large table, and of a table
# of 30,000 entries 8 %, one in twenty 16 % and the worst of 150 19 %.
MARGIN = 0.2
# What the marks around a message take.
PER_TURN = 4
_loading = Lock()


def count(text: str) -> int:
    """How many tokens a text has by OpenAI's table cl100k; marks like <|endoftext|> count as plain text."""
    return len(_table().encode_ordinary(text))


def fit(sources: Sequence[Source], room: int, render: Callable[[Source], str]) -> list[Source]:
    """The sources that fit, as rendered, into so many tokens: whole, best first; one too long gives way to the next."""
    chosen = []
    for source in sources:
        needed = _needed(render(source)) + 1
        if needed <= room:
            chosen.append(source)
            room -= needed
    return chosen


def recent(turns: Sequence[Turn], room: int) -> tuple[Turn, ...]:
    """The latest turns that fit into so many tokens, the oldest cut first, from a question on."""
    first = len(turns)
    while first and (needed := _needed(turns[first - 1].text) + PER_TURN) <= room:
        room -= needed
        first -= 1
    while first < len(turns) and turns[first].role != "user":
        first += 1
    return tuple(turns[first:])


def _needed(text: str) -> int:
    return int(count(text) * (1 + MARGIN))


@cache
def _table() -> "Encoding":
    # tiktoken downloads the table unless this folder, which it reads from the environment, holds it.
    with _loading:
        before = os.environ.get("TIKTOKEN_CACHE_DIR")
        os.environ["TIKTOKEN_CACHE_DIR"] = str(_folder())
        try:
            import tiktoken

            return tiktoken.get_encoding("cl100k_base")
        finally:
            if before is None:
                del os.environ["TIKTOKEN_CACHE_DIR"]
            else:
                os.environ["TIKTOKEN_CACHE_DIR"] = before


def _folder() -> Path:
    """Where llama-index-core keeps the table; importing it for that would take seconds."""
    spec = find_spec("llama_index.core")
    assert spec and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "_static" / "tiktoken_cache"
