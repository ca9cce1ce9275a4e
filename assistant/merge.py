"""Puts a listed paper into the library's file: as a new one, or merged with what is known of it."""

import json
import sqlite3

from assistant.text import title_key
from assistant.titles import name
from assistant.types import Paper


def _rank(paper: Paper) -> str:
    """Sorts listings by whose text to keep: the newest; a saved page's, which knows least, after all others."""
    return ("0" if paper.source == "page" else "1") + (paper.days[-1].isoformat() if paper.days else "")


def store(connection: sqlite3.Connection, paper: Paper) -> str:
    """Inserts or updates a paper; "added", "changed" or "unchanged"."""
    key, rank = title_key(paper.title), _rank(paper)
    row = _same(connection, paper, key)
    values = {
        "id": paper.id, "title": paper.title, "abstract": paper.abstract, "title_key": key,
        "name_key": title_key(name(paper.title)),
        "authors": json.dumps(paper.authors, ensure_ascii=False), "url": paper.url,
        "published": paper.published.isoformat() if paper.published else None,
        "keywords": json.dumps(paper.keywords, ensure_ascii=False), "code_url": paper.code_url,
        "project_url": paper.project_url, "organization": paper.organization, "source": paper.source, "rank": rank,
        "upvotes": None if paper.days else paper.upvotes,
    }  # fmt: skip
    if row is None:
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = connection.execute(f"INSERT INTO papers ({names}) VALUES ({marks})", list(values.values()))
        connection.execute("DELETE FROM removed WHERE id = ?", (paper.id,))
        _list(connection, int(cursor.lastrowid or 0), paper)
        return "added"
    changed = False
    if rank >= row["rank"]:
        changes = {name: value for name, value in values.items() if value != row[name]}
        if changes:
            changed = True
            if changes.keys() & {"id", "title", "abstract"}:
                changes["indexed"] = 0
                connection.execute("DELETE FROM vectors WHERE paper = ?", (row["number"],))
            if "id" in changes:
                connection.execute("INSERT OR IGNORE INTO removed VALUES (?)", (row["id"],))
                connection.execute("DELETE FROM removed WHERE id = ?", (paper.id,))
            assignments = ", ".join(f"{name} = ?" for name in changes)
            connection.execute(f"UPDATE papers SET {assignments} WHERE number = ?", [*changes.values(), row["number"]])
    changed |= _list(connection, row["number"], paper)
    return "changed" if changed else "unchanged"


def _same(connection: sqlite3.Connection, paper: Paper, key: str) -> sqlite3.Row | None:
    """The stored paper that this one is: of the same id, or of the same title where one came from a saved page."""
    row = connection.execute("SELECT * FROM papers WHERE id = ?", (paper.id,)).fetchone()
    if row is None and key:
        row = connection.execute(
            "SELECT * FROM papers WHERE title_key = ? AND (? OR source = 'page') ORDER BY rank DESC LIMIT 1",
            (key, paper.source == "page"),
        ).fetchone()
    return row  # type: ignore[no-any-return]


def _list(connection: sqlite3.Connection, number: int, paper: Paper) -> bool:
    """Stores a paper's listings; whether one was new or got other upvotes."""
    changed = False
    for day in paper.days:
        changed |= bool(
            connection.execute(
                "INSERT INTO listings VALUES (?, ?, ?) "
                "ON CONFLICT (day, paper) DO UPDATE SET upvotes = excluded.upvotes "
                "WHERE excluded.upvotes IS NOT NULL AND excluded.upvotes IS NOT upvotes",
                (day.isoformat(), number, paper.upvotes),
            ).rowcount
        )
    return changed


def delete(connection: sqlite3.Connection, where: str, *values: str) -> int:
    connection.execute(f"INSERT OR IGNORE INTO removed SELECT id FROM papers WHERE {where}", values)
    deleted = connection.execute(f"DELETE FROM papers WHERE {where}", values).rowcount
    if deleted:
        count(connection, "changed")
    return deleted


def count(connection: sqlite3.Connection, counter: str) -> None:
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = ?", (counter,))
