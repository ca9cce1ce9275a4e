"""The library: papers and their listings, the truth that everything else is derived from."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np

from assistant import merge
from assistant.database import Database
from assistant.types import Added, Array, Day, Paper, Rejected

# Rejected entries named one by one; a file that is wrong throughout would bury everything else.
PROBLEMS_NAMED = 20


class Library:
    """Papers, listings and sentence vectors of one data folder; all reading and writing of them goes through here."""

    def __init__(self, database: Database) -> None:
        self.database = database

    # Writing

    def add(self, papers: Iterable[Paper | Rejected]) -> Added:
        """Counts of what one list brought; all of it is stored, or after an error none."""
        counts = {"added": 0, "changed": 0, "unchanged": 0}
        problems: list[str] = []
        rejected = 0
        with self.database.write() as connection:
            has_samples = connection.execute("SELECT 1 FROM papers WHERE source = 'sample' LIMIT 1").fetchone()
            for paper in papers:
                checked = _checked(paper)
                if isinstance(checked, Rejected):
                    rejected += 1
                    if rejected <= PROBLEMS_NAMED:
                        problems.append(f"{checked.entry}: {checked.reason}")
                    continue
                if has_samples and checked.source != "sample":
                    merge.delete(connection, "source = 'sample'")
                    has_samples = None
                counts[merge.store(connection, checked)] += 1
            if rejected > PROBLEMS_NAMED:
                problems.append(f"and {rejected - PROBLEMS_NAMED:,} more entries like these.")
            if counts["added"] or counts["changed"]:
                merge.count(connection, "changed")
        return Added(**counts, rejected=rejected, problems=tuple(problems))

    def remove_paper(self, id: str) -> int:
        """How many papers went: one, or none of that id."""
        with self.database.write() as connection:
            return merge.delete(connection, "id = ?", id)

    def remove_day(self, day: date) -> int:
        """How many papers were listed on a day that is now gone; those of other days too stay for those."""
        with self.database.write() as connection:
            gone = connection.execute("DELETE FROM listings WHERE day = ?", (day.isoformat(),)).rowcount
            if gone:
                merge.delete(connection, "rank GLOB '*-*' AND number NOT IN (SELECT paper FROM listings)")
                merge.count(connection, "changed")
            return gone

    def mark_fetched(self, now: datetime) -> None:
        """Notes that the lists due were fetched now."""
        with self.database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO meta VALUES ('fetched', ?)", (now.isoformat(timespec="seconds"),)
            )

    # Reading

    def papers(self, since: date | None = None, until: date | None = None) -> list[Paper]:
        """The papers listed on these days, the latest day and the most upvoted first; without bounds all papers."""
        where, bounds = "1", list[Any]()
        if since or until:
            where = "number IN (SELECT paper FROM listings WHERE day BETWEEN ? AND ?)"
            bounds = _bounds(since, until)
        papers = self._select(where, bounds, since, until)
        return sorted(papers, key=lambda p: (p.days[-1] if p.days else date.min, p.upvotes or 0), reverse=True)

    def paper(self, id: str) -> Paper | None:
        """The paper with this id."""
        return next(iter(self._select("id = ?", [id])), None)

    def numbered(self, numbers: Sequence[int], since: date | None = None, until: date | None = None) -> list[Paper]:
        """The papers with these numbers, in this order."""
        marks = ",".join("?" * len(numbers))
        found = {p.id: p for p in self._select(f"number IN ({marks})", list(numbers), since, until)}
        ids = dict(self.database.read().execute(f"SELECT number, id FROM papers WHERE number IN ({marks})", numbers))
        return [found[ids[number]] for number in numbers if number in ids]

    def days(self) -> list[Day]:
        """Every list day with its number of papers, ascending."""
        rows = self.database.read().execute("SELECT day, count(*) FROM listings GROUP BY day ORDER BY day")
        return [Day(date.fromisoformat(day), papers) for day, papers in rows]

    def count(self) -> int:
        """How many papers there are."""
        return int(self.database.read().execute("SELECT count(*) FROM papers").fetchone()[0])

    def is_sample(self) -> bool:
        """Whether what is loaded is the sample list."""
        return (
            self.database.read().execute("SELECT 1 FROM papers WHERE source = 'sample' LIMIT 1").fetchone() is not None
        )

    def listed(self, since: date | None = None, until: date | None = None) -> dict[int, str]:
        """The papers listed on these days, number and id; without bounds all papers."""
        where = "WHERE number IN (SELECT paper FROM listings WHERE day BETWEEN ? AND ?)" if since or until else ""
        bounds = _bounds(since, until) if where else []
        return dict(self.database.read().execute(f"SELECT number, id FROM papers {where} ORDER BY number", bounds))

    def count_listed(self, since: date | None, until: date | None) -> int:
        """How many listings these days have."""
        rows = self.database.read().execute(
            "SELECT count(*) FROM listings WHERE day BETWEEN ? AND ?", _bounds(since, until)
        )
        return int(rows.fetchone()[0])

    def among(self, numbers: Iterable[int], since: date | None, until: date | None) -> set[int]:
        """Those of these papers that are listed on these days; without bounds all of them."""
        if not (since or until):
            return set(numbers)
        rows = self.database.read().execute(
            "SELECT paper FROM listings WHERE paper IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?",
            (json.dumps(list(numbers)), *_bounds(since, until)),
        )
        return {row[0] for row in rows}

    def ids(self, numbers: Iterable[int]) -> list[str]:
        """The ids of these papers, in ascending order of their numbers."""
        wanted = json.dumps([int(number) for number in numbers])
        rows = self.database.read().execute(
            "SELECT id FROM papers WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number", (wanted,)
        )
        return [row[0] for row in rows]

    def numbers_of(self, ids: Iterable[str]) -> list[int]:
        """The numbers of the papers with these ids, in this order; unknown ids are left out."""
        rows = self.database.read().execute(
            "SELECT number FROM json_each(?) AS wanted JOIN papers ON papers.id = wanted.value ORDER BY wanted.key",
            (json.dumps(list(ids)),),
        )
        return [row[0] for row in rows]

    def named(self, keys: Iterable[str]) -> dict[str, list[int]]:
        """For each of these title keys that is some papers' name, the numbers of those papers, the newest first."""
        rows = self.database.read().execute(
            "SELECT name_key, number FROM papers WHERE name_key <> '' AND name_key IN (SELECT value FROM json_each(?)) "
            "ORDER BY rank DESC, number",
            (json.dumps(list(keys)),),
        )
        found: dict[str, list[int]] = {}
        for key, number in rows:
            found.setdefault(key, []).append(number)
        return found

    def names_like(self, key: str) -> dict[str, str]:
        """The names whose title key begins with the same two letters as this one, each with a title that has it."""
        rows = self.database.read().execute(
            "SELECT name_key, title FROM papers WHERE name_key > ? AND name_key < ?", (key[:2], f"{key[:2]}\U0010ffff")
        )
        return dict(rows.fetchall())

    def title_keys(self, numbers: Iterable[int]) -> dict[int, str]:
        """The title keys of these papers."""
        wanted = json.dumps(list(numbers))
        return dict(
            self.database.read()
            .execute("SELECT number, title_key FROM papers WHERE number IN (SELECT value FROM json_each(?))", (wanted,))
            .fetchall()
        )

    def meta(self, name: str) -> Any:
        """The library's `embedding` (the model's name), or its counters `indexed` and `changed`."""
        return self.database.read().execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()[0]

    def fetched(self) -> datetime | None:
        """When the lists due were last fetched."""
        row = self.database.read().execute("SELECT value FROM meta WHERE name = 'fetched'").fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    # Vectors

    def unindexed(self) -> list[int]:
        """The numbers of the papers whose vectors are missing in one of the stores."""
        return [row[0] for row in self.database.read().execute("SELECT number FROM papers WHERE NOT indexed")]

    def removed(self) -> list[str]:
        """The ids whose vector in the other store is still to be deleted."""
        return [row[0] for row in self.database.read().execute("SELECT id FROM removed")]

    def vectors(self, numbers: Iterable[int]) -> dict[int, Array]:
        """For each of these papers that has them, rows of unit length: title and abstract, then each sentence."""
        wanted = json.dumps([int(number) for number in numbers])
        found = self.database.read().execute(
            "SELECT paper, width, rows FROM vectors WHERE paper IN (SELECT value FROM json_each(?))", (wanted,)
        )
        return {
            number: np.frombuffer(blob, np.float16).reshape(-1, width).astype(np.float32)
            for number, width, blob in found
        }

    def put_vectors(self, vectors: dict[int, Array]) -> None:
        """Keeps the rows of these papers, as float16."""
        with self.database.write() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                [(number, rows.shape[1], rows.astype(np.float16).tobytes()) for number, rows in vectors.items()],
            )

    def mark_indexed(self, numbers: Sequence[int], removed: Sequence[str] = ()) -> None:
        """Notes that both stores hold the vectors of these papers and no longer those of the removed ones."""
        with self.database.write() as connection:
            connection.executemany("UPDATE papers SET indexed = 1 WHERE number = ?", [(n,) for n in numbers])
            connection.executemany("DELETE FROM removed WHERE id = ?", [(id,) for id in removed])
            merge.count(connection, "indexed")

    def start_index(self, embedding: str) -> None:
        """Marks every paper as not indexed under this embedding model; vectors of another one go."""
        with self.database.write() as connection:
            connection.execute("UPDATE papers SET indexed = 0")
            connection.execute(
                "DELETE FROM vectors WHERE (SELECT value FROM meta WHERE name = 'embedding') <> ?", (embedding,)
            )
            connection.execute("UPDATE meta SET value = ? WHERE name = 'embedding'", (embedding,))

    def _select(
        self, where: str, values: Sequence[Any], since: date | None = None, until: date | None = None
    ) -> list[Paper]:
        rows = self.database.read().execute(
            f"""SELECT papers.*, (SELECT group_concat(day) FROM listings WHERE paper = number) AS days,
                (SELECT upvotes FROM listings WHERE paper = number AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT 1)
                AS day_upvotes FROM papers WHERE {where}""",
            [*_bounds(since, until), *values],
        )
        return [_paper(row) for row in rows]


def _checked(paper: Paper | Rejected) -> Paper | Rejected:
    if isinstance(paper, Rejected):
        return paper
    missing = next((name for name in ("id", "title", "abstract") if not getattr(paper, name).strip()), None)
    return Rejected(paper.id or paper.title or "a paper", f"it has no {missing}; give it one") if missing else paper


def _bounds(since: date | None, until: date | None) -> list[str]:
    return [(since or date.min).isoformat(), (until or date.max).isoformat()]


def _paper(row: sqlite3.Row) -> Paper:
    days = tuple(sorted(date.fromisoformat(day) for day in (row["days"] or "").split(",") if day))
    return Paper(
        id=row["id"],
        title=row["title"],
        abstract=row["abstract"],
        authors=tuple(json.loads(row["authors"])),
        url=row["url"],
        days=days,
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        upvotes=row["day_upvotes"] if days else row["upvotes"],
        keywords=tuple(json.loads(row["keywords"])),
        code_url=row["code_url"],
        project_url=row["project_url"],
        organization=row["organization"],
        source=row["source"],
    )
