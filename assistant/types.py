"""The values that pass between the parts: plain, frozen, compared by content."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Origin = Literal["huggingface", "arxiv", "page", "records", "sample"]
Kind = Literal["topic", "paper", "listing", "digest", "talk"]
Status = Literal["supported", "partial", "not_in_list", "talk"]
Role = Literal["system", "user", "assistant"]

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Paper:
    """One listed paper; `days` are the days it was listed on, ascending.

    `upvotes` are those of the day asked for, else of the latest listing.
    """

    id: str
    title: str
    abstract: str
    authors: tuple[str, ...] = ()
    url: str = ""
    days: tuple[date, ...] = ()
    published: date | None = None
    upvotes: int | None = None
    keywords: tuple[str, ...] = ()
    code_url: str = ""
    project_url: str = ""
    organization: str = ""
    source: Origin = "records"


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry of a list that is no paper: where it stands, and what to do about it."""

    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a list did: counts of papers, and a line for each rejected entry."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched list: its day, how many papers it has, how many of them name another list day, and what it added."""

    day: date
    papers: int
    elsewhere: int
    added: Added


@dataclass(frozen=True, slots=True)
class Day:
    """A list day and how many papers it lists."""

    day: date
    papers: int


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood: a standalone text, and the days to search (inclusive; None = unbounded).

    `notes` say in plain words what was assumed; `missing` is the answer where no calendar has the day whose list is
    asked for. `first` is what to ask of the papers spoken of before, by id, ahead of the text; "" if it stands for
    itself.
    """

    text: str
    kind: Kind = "topic"
    since: date | None = None
    until: date | None = None
    notes: tuple[str, ...] = ()
    missing: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved paper; `evidence` are its abstract's sentences that speak to the question, verbatim, best first."""

    paper: Paper
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands behind a number in an answer; `quote` is verbatim from the paper's title or abstract."""

    number: int
    paper: Paper
    quote: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens that a model read and wrote for an answer; zero when no model was asked."""

    prompt: int = 0
    completion: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer so far: Markdown that carries [1], [2]… for its citations.

    `since` and `until` are the days searched, `writer` is "quotes" or the model's name,
    `dropped` counts sentences left out because no source supported them, `is_fallback` tells that quotes took a model's
    place.
    """

    text: str
    status: Status
    kind: Kind
    since: date | None = None
    until: date | None = None
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    hits: tuple[Hit, ...] = ()
    writer: str = "quotes"
    dropped: int = 0
    tokens: Tokens = Tokens()
    is_fallback: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation; `papers` are the ids it cited, in the order they were cited."""

    role: Role
    text: str
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What a digest says of one paper: a sentence, and the verbatim sentence of its title or abstract behind it."""

    paper: Paper
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Papers of a digest that belong together; `title` is "" where there is only one theme.

    `summary` carries [1], [2]… for `citations`, whose numbers run through the whole digest.
    """

    title: str
    summary: str
    citations: tuple[Citation, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rising:
    """A topic with a larger share of the papers than before: `papers` of `among` now, `earlier` of `among_earlier`."""

    topic: str
    papers: int
    among: int
    earlier: int
    among_earlier: int


@dataclass(frozen=True, slots=True)
class ForYou:
    """A paper that fits one of the reader's phrases."""

    paper: Paper
    because: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The papers of some days, each in exactly one theme; grows theme by theme until `themes` hold all `papers`.

    `top` are the most upvoted; `writer`, `dropped` and `tokens` are as in an answer.
    """

    since: date
    until: date
    papers: tuple[Paper, ...]
    themes: tuple[Theme, ...] = ()
    top: tuple[Paper, ...] = ()
    rising: tuple[Rising, ...] = ()
    for_you: tuple[ForYou, ...] = ()
    notes: tuple[str, ...] = ()
    writer: str = "quotes"
    dropped: int = 0
    tokens: Tokens = Tokens()


@dataclass(frozen=True, slots=True)
class State:
    """What is loaded, what reads and writes, and whether anything leaves the machine.

    `fetched` is when the lists due were last fetched.
    """

    version: str
    folder: str
    papers: int
    embedded: int
    list_days: int
    first_day: date | None
    last_day: date | None
    fetched: datetime | None
    sample: bool
    embedding: str
    writer: str
    leaves_this_machine: str


Chat = Callable[[Sequence[Turn]], Iterator[str]]  # empty pieces come while more is waited for
Embed = Callable[[Sequence[str]], Array]


@dataclass(frozen=True, slots=True)
class Model:
    """A language model to write with.

    `chat` yields its reply to the turns piece by piece, `name` asks the server at most once, `window` counts the tokens
    that prompt and reply share, and `host` is where the texts go; these functions raise ModelError. `is_kept` tells
    whether the reply to the turns is known without asking.
    """

    chat: Chat
    name: Callable[[], str]
    window: int
    host: str
    is_kept: Callable[[Sequence[Turn]], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Source:
    """A paper as a writer may use it: its title and the abstract's sentences without hostile ones, verbatim.

    `vectors` holds one row of unit length for each of them.
    """

    paper: Paper
    sentences: tuple[str, ...]
    vectors: Array
