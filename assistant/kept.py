"""Replies of a language model, kept in the library: the same prompt is not asked twice."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256

from assistant.database import Database
from assistant.errors import AssistantError
from assistant.types import Model, Turn

# About a year of daily digests; a reply takes a kilobyte or two.
MOST = 4_000


def keeping(model: Model, database: Database) -> Model:
    """The model, with replies kept once they are whole; a kept one comes in one piece, without asking the server."""

    def is_kept(turns: Sequence[Turn]) -> bool:
        return bool(_find(database, _key(model.name(), turns)))

    def chat(turns: Sequence[Turn]) -> Iterator[str]:
        key = _key(model.name(), turns)
        if kept := _find(database, key):
            yield kept
            return
        text = ""
        for piece in model.chat(turns):
            text += piece
            yield piece
        _keep(database, key, text)

    return replace(model, chat=chat, is_kept=is_kept)


def _key(name: str, turns: Sequence[Turn]) -> str:
    return sha256(json.dumps([name, *((turn.role, turn.text) for turn in turns)]).encode()).hexdigest()


def _find(database: Database, key: str) -> str:
    row = database.read().execute("SELECT text FROM kept WHERE key = ?", (key,)).fetchone()
    return str(row["text"]) if row else ""


def _keep(database: Database, key: str, text: str) -> None:
    # A library that cannot be written to, or not now, answers as well; it only asks again.
    with suppress(AssistantError), database.write() as connection:
        connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, text))
        connection.execute("DELETE FROM kept WHERE rowid <= (SELECT max(rowid) FROM kept) - ?", (MOST,))
