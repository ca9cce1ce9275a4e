"""The word index: how rare a word is, and which papers hold it."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date

from assistant import terms
from assistant.database import Database

# A word of the title says more about a paper than one of its abstract.
TITLE_WEIGHT, ABSTRACT_WEIGHT = 2.0, 1.0
# In a large library words in more than a fifth of the papers cost most of the time and decide nothing; in a small one
# they cost nothing and help (nDCG@10 0.851 without, 0.862 with them on SciTLDR). The rarest three always stay.
COMMON_SHARE, COMMON_PAPERS, RAREST_KEPT = 0.2, 4_000, 3
# Papers that hold a form of a word; if none of so many writes it just so, it is rare enough to be a slip.
LOOKED_AT = 500
# Papers that get a score: the best hundred are candidates, the rest is there to score those that vectors propose.
SCORED = 1_000


class Words:
    """The full-text index of a library."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._counted = (-1, 0)

    def rarity(self, asked: Iterable[str]) -> dict[str, float]:
        """The inverse document frequency of each term, in nats."""
        papers = self.papers()
        return {term: _rarity(number, papers) for term, number in self._frequencies(list(asked)).items()}

    def holding(self, phrase: str, most: int) -> list[int]:
        """The numbers of at most so many papers whose title or abstract holds the words beside each other."""
        rows = self.database.read().execute(
            "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (f"{{title abstract}} : {_quoted(phrase)}", most)
        )
        return [row[0] for row in rows]

    def writes(self, word: str) -> bool:
        """Whether a title or abstract writes the word just so, of those looked at that hold a form of it."""
        exact = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        rows = self.database.read().execute(
            "SELECT title, abstract FROM words WHERE words MATCH ? LIMIT ?", (_quoted(word), LOOKED_AT)
        )
        return any(exact.search(text) for row in rows for text in row)

    def search(
        self,
        asked: Mapping[str, str],
        rarity: Mapping[str, float],
        since: date | None = None,
        until: date | None = None,
    ) -> dict[int, float]:
        """The papers of these days with one of these terms (given with its word), and their BM25 scores, best first."""
        papers = self.papers()
        common = _rarity(max(COMMON_SHARE * papers, COMMON_PAPERS), papers)
        rarest = sorted(rarity, key=lambda term: -rarity[term])
        kept = [term for rank, term in enumerate(rarest) if rank < RAREST_KEPT or rarity[term] > common]
        if not kept:
            return {}
        # The plus keeps SQLite from looking each rowid up in the index: 5 ms instead of 1.3 s for two months of 75,000.
        days = "AND +rowid IN (SELECT paper FROM listings WHERE day BETWEEN ? AND ?)" if since or until else ""
        rows = self.database.read().execute(
            f"SELECT rowid, -bm25(words, {TITLE_WEIGHT}, {ABSTRACT_WEIGHT}) AS score FROM words "
            f"WHERE words MATCH ? {days} ORDER BY score DESC LIMIT {SCORED}",
            (
                f"{{title abstract}} : ({' OR '.join(_quoted(asked[term]) for term in kept)})",
                *((since or date.min).isoformat(), (until or date.max).isoformat())[: 2 if days else 0],
            ),
        )
        return dict(rows.fetchall())

    def containing(self, text: str) -> list[int]:
        """The numbers of the papers whose title, abstract or keywords hold the text as a phrase, else all its words."""
        asked = terms.informative(text)
        if not asked:
            return []
        return self._matching(_quoted(text)) or self._matching(" AND ".join(map(_quoted, asked.values())))

    def _matching(self, match: str) -> list[int]:
        rows = self.database.read().execute("SELECT rowid FROM words WHERE words MATCH ?", (match,))
        return [row[0] for row in rows]

    def papers(self) -> int:
        """How many papers the index holds; counted again when the library changed."""
        changed, papers = self._counted
        now = self.database.read().execute("SELECT value FROM meta WHERE name = 'changed'").fetchone()[0]
        if now != changed:
            papers = int(self.database.read().execute("SELECT count(*) FROM papers").fetchone()[0])
            self._counted = (now, papers)
        return papers

    def _frequencies(self, asked: list[str]) -> dict[str, int]:
        """In how many papers each term stands."""
        rows = self.database.read().execute(
            "SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(?))", (json.dumps(asked),)
        )
        return dict.fromkeys(asked, 0) | dict(rows.fetchall())


def _rarity(papers_with: float, papers: int) -> float:
    return math.log1p((max(papers - papers_with, 0.0) + 0.5) / (papers_with + 0.5))


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', "") + '"'
