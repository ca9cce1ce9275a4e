import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import kept
from assistant.attempt import Attempt
from assistant.database import Database
from assistant.errors import ModelError
from assistant.types import Model, Tokens, Turn
from tests.openai_server import Server, cut, refuse, say

QUESTION = (Turn("system", "Be brief."), Turn("user", "Why?"))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "library.sqlite3")


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def model(asked: list[str]) -> Model:
    def chat(turns: Sequence[Turn]) -> Iterator[str]:
        asked.append(turns[-1].text)
        yield "Because "
        yield f"{turns[-1].text} {len(asked)}"

    return Model(chat, lambda: "fake", 8192, "nowhere")


def rows(database: Database) -> int:
    return int(database.read().execute("SELECT count(*) FROM kept").fetchone()[0])


def test_the_same_question_is_asked_once(model: Model, database: Database, asked: list[str]) -> None:
    first = list(kept.keeping(model, database).chat(QUESTION))
    again = list(kept.keeping(model, Database(database.path)).chat(QUESTION))
    assert first == ["Because ", "Why? 1"]
    assert again == ["Because Why? 1"]
    assert asked == ["Why?"]


def test_a_first_reply_still_comes_piece_by_piece(model: Model, database: Database) -> None:
    reply = kept.keeping(model, database).chat(QUESTION)
    assert next(reply) == "Because "
    assert rows(database) == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda model, turns: (replace(model, name=lambda: "other"), turns),
        lambda model, turns: (model, [replace(turns[0], text="Be long."), *turns[1:]]),
        lambda model, turns: (model, [*turns, Turn("user", "Why?")]),
        lambda model, turns: (model, [replace(turns[0], role="user"), *turns[1:]]),
    ],
)
def test_another_model_or_prompt_is_another_question(
    change: Callable[[Model, Sequence[Turn]], tuple[Model, Sequence[Turn]]], model: Model, database: Database
) -> None:
    list(kept.keeping(model, database).chat(QUESTION))
    model, turns = change(model, QUESTION)
    list(kept.keeping(model, database).chat(turns))
    assert rows(database) == 2


def test_the_name_window_and_host_are_the_models(model: Model, database: Database) -> None:
    keeping = kept.keeping(model, database)
    assert (keeping.name(), keeping.window, keeping.host) == ("fake", 8192, "nowhere")


def test_a_reply_that_failed_is_not_kept(database: Database) -> None:
    with Server([cut("Half an"), refuse(500), refuse(500), refuse(500), "Whole."]) as server:
        model = kept.keeping(server.model(), database)
        for _ in range(2):
            with pytest.raises(ModelError):
                list(model.chat(QUESTION))
        assert rows(database) == 0
        assert "".join(model.chat(QUESTION)) == "Whole."
        assert "".join(model.chat(QUESTION)) == "Whole."
        assert len(server.chats) == 5


def test_a_reply_that_was_cut_is_not_kept(database: Database) -> None:
    with Server([say("Half an", end="length"), "Whole."]) as server:
        model = kept.keeping(server.model(), database)
        assert Attempt(model).say(QUESTION) == "Half an"
        assert rows(database) == 0
        assert Attempt(model).say(QUESTION) == "Whole."


def test_a_kept_reply_costs_no_tokens(model: Model, database: Database) -> None:
    first, again = Attempt(kept.keeping(model, database)), Attempt(kept.keeping(model, database))
    assert first.say(QUESTION) == again.say(QUESTION)
    assert first.tokens.prompt > 0 and first.tokens.completion > 0
    assert again.tokens == Tokens()


def test_a_reply_that_was_stopped_is_not_kept(model: Model, database: Database, asked: list[str]) -> None:
    reply = kept.keeping(model, database).chat(QUESTION)
    next(reply)
    reply.close()  # type: ignore[attr-defined]
    assert rows(database) == 0
    list(kept.keeping(model, database).chat(QUESTION))
    assert asked == ["Why?", "Why?"]


def test_the_oldest_replies_go(
    model: Model, database: Database, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    keeping = kept.keeping(model, database)
    for question in "abcd":
        list(keeping.chat([Turn("user", question)]))
    assert rows(database) == 3
    for question in "dcba":
        list(keeping.chat([Turn("user", question)]))
    assert asked == ["a", "b", "c", "d", "a"]


def test_a_library_that_cannot_be_written_to_answers_all_the_same(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite3"
    Database(path).read().execute("PRAGMA journal_mode = DELETE")
    database = Database(path)
    read_only = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
    read_only.row_factory = sqlite3.Row
    monkeypatch.setattr(database, "read", lambda: read_only)
    keeping = kept.keeping(model, database)
    assert "".join(keeping.chat(QUESTION)) == "Because Why? 1"
    assert "".join(keeping.chat(QUESTION)) == "Because Why? 2"
