"""The assistant: each method is a row of the picture in the README."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout

from assistant import examples, facts, indexing, listing, question, quote, retrieve, support, talk
from assistant.errors import AssistantError, BusyError
from assistant.library import Library
from assistant.retrieve import Index
from assistant.types import Added, Answer, Day, Hit, Paper, Rejected, State, Turn

# The examples are about the latest days; reading a whole library for them would take a while.
RECENT_DAYS = 3


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers from one data folder; made by `open_assistant`.

    `embedding` names the model behind `index`, `today` tells the day, `progress` hears
    how many papers of how many are embedded.
    """

    folder: Path
    index: Index
    embedding: str
    today: Callable[[], date]
    day_first: bool
    progress: indexing.Progress

    @property
    def library(self) -> Library:
        """The papers and their listings."""
        return self.index.library

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
        query = question.understand(
            text, history, self.today(), [day.day for day in self.days()], day_first=self.day_first
        )
        if query.kind == "talk":
            yield talk.answer(query, self.library.count(), self.days(), self.examples())
        elif query.kind in ("listing", "digest"):
            yield listing.answer(query, self.papers(query.since, query.until), self._matches)
        else:
            self._check_embedding()
            found = retrieve.retrieve(query.text, self.index, support.READ, query.since, query.until)
            fact = facts.answer(query, found)
            if fact:
                yield fact
            else:
                yield from quote.write(query, found, support.judge(found))

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
            sample=self.library.is_sample(),
            embedding=self.embedding,
            writer="quotes",
            leaves_this_machine="nothing",
        )

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
