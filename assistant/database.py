"""The library's SQLite file: its schema, one connection a thread, and transactions."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import AssistantError
from assistant.terms import TOKENIZER

# What each version adds to the one before; a library of an older one is brought up to date when it is opened.
_FIRST = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('embedding', ''), ('indexed', 0), ('changed', 0);
CREATE TABLE papers (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, abstract TEXT NOT NULL,
    title_key TEXT NOT NULL, name_key TEXT NOT NULL, authors TEXT NOT NULL, url TEXT NOT NULL, published TEXT,
    keywords TEXT NOT NULL,
    code_url TEXT NOT NULL, project_url TEXT NOT NULL, organization TEXT NOT NULL, source TEXT NOT NULL,
    rank TEXT NOT NULL,                  -- of the listing the text is from: the highest stays, whatever came first
    upvotes INTEGER,                     -- of a paper without a list day; others have them in listings
    indexed INTEGER NOT NULL DEFAULT 0   -- 1: its vectors stand in both stores
);
CREATE INDEX papers_title ON papers (title_key);
CREATE INDEX papers_name ON papers (name_key) WHERE name_key <> '';
CREATE INDEX papers_unindexed ON papers (number) WHERE NOT indexed;
CREATE TABLE listings (
    day TEXT NOT NULL, paper INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE, upvotes INTEGER,
    PRIMARY KEY (day, paper)
) WITHOUT ROWID;
CREATE INDEX listings_paper ON listings (paper, day);
CREATE TABLE vectors (                   -- float16 rows: title and abstract, then each sentence
    paper INTEGER PRIMARY KEY REFERENCES papers ON DELETE CASCADE,
    width INTEGER NOT NULL, rows BLOB NOT NULL
);
CREATE TABLE removed (id TEXT PRIMARY KEY) WITHOUT ROWID;  -- papers whose vector in Chroma is still to go
CREATE VIRTUAL TABLE words USING fts5 (
    title, abstract, keywords, content='papers', content_rowid='number', tokenize='{TOKENIZER}'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
CREATE TRIGGER words_insert AFTER INSERT ON papers BEGIN
    INSERT INTO words (rowid, title, abstract, keywords) VALUES (new.number, new.title, new.abstract, new.keywords);
END;
CREATE TRIGGER words_delete AFTER DELETE ON papers BEGIN
    INSERT INTO words (words, rowid, title, abstract, keywords)
    VALUES ('delete', old.number, old.title, old.abstract, old.keywords);
END;
CREATE TRIGGER words_update AFTER UPDATE OF title, abstract, keywords ON papers BEGIN
    INSERT INTO words (words, rowid, title, abstract, keywords)
    VALUES ('delete', old.number, old.title, old.abstract, old.keywords);
    INSERT INTO words (rowid, title, abstract, keywords) VALUES (new.number, new.title, new.abstract, new.keywords);
END;
"""
_SECOND = """
CREATE TABLE kept (key TEXT PRIMARY KEY, text TEXT NOT NULL);  -- what a model wrote, by its prompt; oldest first
CREATE TABLE subscribers (address TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE mailed (
    address TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (address, day)
) WITHOUT ROWID;
"""
SCHEMA = (_FIRST, _SECOND)


class Database:
    """The file; `read()` gives this thread's connection, `write()` one transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if self._version() < len(SCHEMA):
                with self.write() as connection:
                    for script in SCHEMA[self._version() :]:
                        for statement in _statements(script):
                            connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {len(SCHEMA)}")
            if (version := self._version()) != len(SCHEMA):
                raise AssistantError(
                    f"{path} was made by a newer version of the assistant (schema {version}, this one reads "
                    f"{len(SCHEMA)}). Use that version, or another folder with --data."
                )
        except (sqlite3.Error, OSError) as error:
            raise AssistantError(
                f"{path} cannot be used as the library: {error}. Check the folder, or name another with --data."
            ) from error

    def _version(self) -> int:
        return int(self.read().execute("PRAGMA user_version").fetchone()[0])

    def read(self) -> sqlite3.Connection:
        """This thread's connection, opened at first use."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.executescript(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
                "PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;"
            )
            self._local.connection = connection
        return connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed whole at the end, undone by any error."""
        connection = self.read()
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise AssistantError(
                f"{self.path} cannot be written: {error}. Check the folder's rights and space, and try again."
            ) from error


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script (executescript would commit the transaction)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
