"""The assistant: each method is a row of the picture in the README."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout

from assistant import (
    answering,
    digest,
    examples,
    fetch,
    follow,
    indexing,
    kept,
    listing,
    question,
    retrieve,
    sources,
    talk,
)
from assistant.attempt import Attempt
from assistant.errors import AssistantError, BusyError, ModelError
from assistant.library import Library
from assistant.lists import huggingface
from assistant.question import spelling
from assistant.retrieve import Index
from assistant.text import is_loopback
from assistant.types import Added, Answer, Day, Digest, Fetched, Hit, Model, Paper, Query, Rejected, Source, State, Turn

# The examples are about the latest days; reading a whole library for them would take a while.
RECENT_DAYS = 3
# Digests know topics; authors, code and upvotes are what lists are filtered by.
_FILTERED = re.compile(r"\b(?:by|from|with(?:out)?)\b|\bupvote", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers from one data folder; made by `open_assistant`.

    `embedding` names the model behind `index`, `today` tells the day, `now` the time, `endpoint` is where lists are
    fetched from, `interests` are what "for you" looks for, `progress` hears how many papers of how many are embedded.
    """

    folder: Path
    index: Index
    embedding: str
    today: Callable[[], date]
    now: Callable[[], datetime]
    endpoint: str
    day_first: bool
    model: Model | None
    interests: Sequence[str]
    progress: indexing.Progress

    @property
    def library(self) -> Library:
        """The papers and their listings."""
        return self.index.library

    @property
    def asks(self) -> str:
        """The host that questions and abstracts are sent to; "" if they stay on this machine."""
        return "" if self.model is None or is_loopback(self.model.host) else self.model.host

    def add(self, papers: Iterable[Paper | Rejected]) -> Added:
        """Stores one list, whole or after an error not at all, and embeds what is new in it."""
        added = self.store(papers)
        self.update()
        return added

    def store(self, papers: Iterable[Paper | Rejected]) -> Added:
        """Stores one list without embedding it, for many lists in a row; `update` follows."""
        with self._writing():
            self._claim_embedding()
            return self.library.add(papers)

    def update(self) -> int:
        """Embeds what is not embedded yet, also what an interruption left behind; how many papers."""
        with self._writing():
            self._claim_embedding()
            return self._update()

    def fetch(self, days: Sequence[date] | None = None) -> Iterator[Fetched]:
        """Fetches these days' lists, else those due, each stored and embedded before the next is asked for.

        Raises AssistantError at the first day that fails; those before it are kept.
        """
        for day, entries in fetch.lists(self.due() if days is None else days, self.endpoint, self.today()):
            read = list(huggingface.papers(entries, f"The list of {day}"))
            papers = [paper for paper in read if isinstance(paper, Paper)]
            yield Fetched(day, len(papers), sum(day not in paper.days for paper in papers), self.add(read))
        if days is None:
            self.library.mark_fetched(self.now())

    def due(self) -> list[date]:
        """The days whose lists are to be fetched: the weekdays since the newest list held, that one again too."""
        held = [] if self.library.is_sample() else [day.day for day in self.days()]
        return fetch.due(held, self.today())

    def remove(self, what: str | date) -> int:
        """How many papers went with this list day or id."""
        with self._writing():
            gone = self.library.remove_day(what) if isinstance(what, date) else self.library.remove_paper(what)
            self._update()
        return gone

    def reindex(self) -> int:
        """Makes all vectors anew where the embedding model changed, else from those in the library; how many."""
        with self._writing():
            self.library.start_index(self.embedding)
            self.index.vectors.clear()
            return self._update()

    def search(self, text: str, top_k: int = 10, since: date | None = None, until: date | None = None) -> list[Hit]:
        """The papers that speak to the text, best first; it is taken as it is, without reading days from it."""
        self._check_embedding()
        return [found.hit for found in retrieve.retrieve(text, self.index, top_k, since, until)]

    def like(self, id: str, top_k: int = 10) -> list[Hit]:
        """The papers most like this one, most alike first."""
        self._check_embedding()
        self.paper(id)
        return retrieve.like(id, self.index, top_k)

    def ask(self, text: str, history: Sequence[Turn] = ()) -> Iterator[Answer]:
        """Ever longer answers to a question; the last is whole."""
        attempt = Attempt(self.model) if self.model else None
        query = follow.understand(text, history, self._read, attempt)
        if query.missing:
            yield Answer(query.missing, "not_in_list", query.kind, notes=query.notes)
        elif query.kind == "talk":
            yield talk.answer(query, self.library.count(), self.days(), self.examples())
        elif query.kind == "digest" and self.days() and not _FILTERED.search(query.text):
            yield from answering.from_digest(query, self.index, self.days(), self.digest)
        elif query.kind == "listing" and (fact := answering.fact_of_one(query, self.index)):
            yield fact
        elif query.kind in ("listing", "digest"):
            listed = listing.answer(query, self.papers(query.since, query.until), self._matches)
            is_filtered = listed.status == "not_in_list" and _FILTERED.search(query.text)
            is_final = listed.status == "supported" or is_filtered
            yield from (listed,) if is_final else self._answer(query, history, attempt, listed)
        else:
            yield from self._answer(query, history, attempt)

    def digest(self, since: date, until: date, topic: str = "") -> Iterator[Digest]:
        """Ever longer digests of what is listed on these days, or of what of it is about a topic; the last is whole."""
        self._check_embedding()
        model = self.model and kept.keeping(self.model, self.library.database)
        return digest.of_days(since, until, topic, self.library, self.index.embed, self._sources, model, self.interests)

    def days(self) -> list[Day]:
        """Every list day held, with its number of papers, ascending."""
        return self.library.days()

    def papers(self, since: date | None = None, until: date | None = None) -> list[Paper]:
        """The papers listed on these days, the latest first; without bounds all papers."""
        return self.library.papers(since, until)

    def paper(self, id: str) -> Paper:
        """The paper with this id."""
        paper = self.library.paper(id)
        if paper is None:
            raise AssistantError(f"There is no paper {id} in the library. `assistant papers` lists those there are.")
        return paper

    def examples(self) -> list[str]:
        """About four questions that the papers of the latest days answer well."""
        days = self.days()
        since = days[-RECENT_DAYS:][0].day if days else None
        return examples.questions(self.papers(since), days, self.today())

    def status(self) -> State:
        """What is loaded and how it is read."""
        days = self.days()
        papers = self.library.count()
        return State(
            version=version("daily-papers-assistant"),
            folder=str(self.folder),
            papers=papers,
            embedded=papers - len(self.library.unindexed()),
            list_days=len(days),
            first_day=days[0].day if days else None,
            last_day=days[-1].day if days else None,
            fetched=self.library.fetched(),
            sample=self.library.is_sample(),
            embedding=self.embedding,
            writer=self._writer(),
            leaves_this_machine=f"questions and abstracts, to {self.asks}" if self.asks else "nothing",
        )

    def _read(self, text: str, history: Sequence[Turn]) -> Query:
        known = spelling.Known(self.index.words.writes, self.library.names_like)
        right, notes = spelling.corrected(text, known)
        said = [
            replace(turn, text=spelling.corrected(turn.text, known)[0]) if turn.role == "user" else turn
            for turn in history
        ]
        days = [day.day for day in self.days()]
        query = question.understand(right, said, self.today(), days, day_first=self.day_first)
        return replace(query, notes=(*notes, *query.notes))

    def _answer(
        self, query: Query, history: Sequence[Turn], attempt: Attempt | None, instead: Answer | None = None
    ) -> Iterator[Answer]:
        self._check_embedding()
        return answering.from_papers(query, history, self.index, attempt, instead)

    def _sources(self, papers: Sequence[Paper]) -> list[Source]:
        return sources.read(papers, self.library, self.index.embed)

    def _writer(self) -> str:
        if self.model is None:
            return "quotes"
        try:
            return f"{self.model.name()} at {self.model.host}"
        except ModelError as error:
            return f"quotes, because: {error}"

    def _matches(self, text: str) -> set[str]:
        return set(self.library.ids(self.index.words.containing(text)))

    def _check_embedding(self) -> None:
        made_with = self.library.meta("embedding")
        if made_with not in ("", self.embedding) and self.library.count():
            raise AssistantError(
                f"The library was embedded with {made_with}, the settings name {self.embedding}. "
                "Run `assistant reindex`, or set the model back."
            )

    def _claim_embedding(self) -> None:
        self._check_embedding()
        if self.library.meta("embedding") != self.embedding:
            self.library.start_index(self.embedding)

    def _update(self) -> int:
        return indexing.update(self.library, self.index.vectors, self.index.embed, self.progress)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Holds the writers' lock of the data folder; two writers at once can leave Chroma hanging."""
        try:
            with FileLock(self.folder / "writer.lock", timeout=0):
                yield
        except Timeout as error:
            raise BusyError(
                f"Another process is changing the library in {self.folder}. Wait until it is done, then try again."
            ) from error
