"""What the tests share: a clean environment, small real papers, a real library in a temporary folder."""

import os
import socket
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.build import open_assistant
from assistant.pipeline import Assistant
from assistant.types import Paper

TODAY = date(2026, 6, 12)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No key, no setting and no data folder of the person who runs the tests reaches a test."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "HF_", "ASSISTANT_")) and name != "ASSISTANT_SHARED_DATA":
            monkeypatch.delenv(name)
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real lists and benchmarks, for tests that need it."""
    folder = os.environ.get("ASSISTANT_SHARED_DATA")
    if not folder:
        pytest.skip("ASSISTANT_SHARED_DATA is not set")
    return Path(folder)


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    """An empty assistant whose today is Friday, 12 June 2026."""
    assistant = open_assistant(tmp_path / "data", today=TODAY)
    yield assistant
    assistant.index.vectors.close()  # Chroma holds a dozen files, of which a process may have a thousand


@pytest.fixture
def robots() -> Paper:
    return Paper(
        id="2606.00001",
        title="GripNet: Learning to Grasp Wet Objects",
        abstract=(
            "Robots drop things that are slippery. GripNet learns to grasp wet objects from 12,000 trials on two arms. "
            "It lifts 91.5% of unseen wet objects, against 64% for the best earlier policy. "
            "The trials are released as a dataset named SlipSet."
        ),
        authors=("Ada Park", "Émile Dupré"),
        url="https://huggingface.co/papers/2606.00001",
        days=(date(2026, 6, 10),),
        upvotes=41,
        keywords=("robotics", "grasping"),
        source="huggingface",
    )


@pytest.fixture
def whales() -> Paper:
    return Paper(
        id="2606.00002",
        title="WhaleTongue: Translating Sperm Whale Codas",
        abstract=(
            "Sperm whales talk in clicks called codas. WhaleTongue is a transformer trained on 8,700 recorded codas, "
            "a.k.a. the Dominica corpus, e.g. to predict the next click. "
            "It halves the error of Markov models. Whether codas carry meaning remains open."
        ),
        authors=("Noor Haddad",),
        url="https://huggingface.co/papers/2606.00002",
        days=(date(2026, 6, 11),),
        upvotes=7,
        source="huggingface",
    )


@pytest.fixture
def proofs() -> Paper:
    return Paper(
        id="2606.00003",
        title="Short Proofs by Long Search",
        abstract=(
            "We ask whether theorem provers find shorter proofs when they search longer. "
            "On 400 problems of olympiads, ten times the search shortens proofs by $3\\times$ in the median. "
            "They become harder to read, however."
        ),
        authors=("Ada Park", "Bo Lindqvist"),
        url="https://huggingface.co/papers/2606.00003",
        days=(date(2026, 6, 11),),
        upvotes=7,
        source="huggingface",
    )


@pytest.fixture
def loaded(assistant: Assistant, robots: Paper, whales: Paper, proofs: Paper) -> Assistant:
    """The assistant with three papers of two days."""
    assistant.add([robots, whales, proofs])
    return assistant


@pytest.fixture
def make() -> Callable[..., Paper]:
    """Papers of one's own: `make("1", "A title", "An abstract.", day=10)`."""

    def paper(id: str, title: str = "", abstract: str = "", day: int | None = 10, **fields: object) -> Paper:
        days = (date(2026, 6, day),) if day else ()
        return Paper(id, title or f"Title {id}", abstract or f"Abstract of {id}.", days=days, **fields)  # type: ignore[arg-type]

    return paper


@pytest.fixture
def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
