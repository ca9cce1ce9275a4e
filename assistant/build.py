"""The only wiring: settings, clock and parts become an assistant."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from assistant import embedding, indexing, lists, models
from assistant.database import Database
from assistant.embedding import Embedding
from assistant.library import Library
from assistant.pipeline import Assistant
from assistant.retrieve import Index
from assistant.settings import Settings, load
from assistant.types import Added, Model, Paper, Rejected
from assistant.vectors import Vectors
from assistant.words import Words


def open_assistant(
    data_dir: Path | None = None,
    today: date | None = None,
    progress: indexing.Progress = lambda _done, _total: None,
    language_model: Model | None = None,
    **overrides: object,
) -> Assistant:
    """The assistant over a data folder; keywords override the settings, `today` the clock.

    `language_model` writes the answers in place of the one that the settings name.
    """
    settings = load(data_dir=data_dir, today=today, **overrides)
    folder = settings.data_dir.expanduser()
    database = Database(folder / "library.sqlite3")
    library = Library(database)
    model = _embedding(settings)
    vectors = Vectors(folder / "chroma", model.name, lambda: int(library.meta("indexed")))
    return Assistant(
        folder=folder,
        index=Index(library, Words(database), vectors, model.embed),
        embedding=model.name,
        today=lambda: settings.today or date.today(),
        now=lambda: datetime.now(UTC),
        endpoint=settings.hf_endpoint,
        day_first=settings.day_first,
        model=language_model or _model(settings),
        interests=[phrase.strip() for phrase in settings.interests.split(",") if phrase.strip()],
        progress=progress,
    )


def _embedding(settings: Settings) -> Embedding:
    if settings.embedding_model:
        key = settings.openai_api_key.get_secret_value()
        return embedding.remote(settings.embedding_model, settings.openai_base_url, key, settings.model_timeout)
    if settings.embedding_folder:
        return embedding.local(settings.embedding_folder.expanduser())
    return embedding.packaged()


def _model(settings: Settings) -> Model | None:
    key = settings.openai_api_key.get_secret_value()
    if not (key or settings.openai_base_url):
        return None
    return models.connect(settings.openai_base_url, key, settings.model, settings.model_window, settings.model_timeout)


def add_sample(assistant: Assistant) -> Added:
    """Fills an empty library with the sample list, which goes when a real list is added."""
    return assistant.add(sample(assistant.today()))


def sample(today: date) -> Iterator[Paper | Rejected]:
    """The papers of the sample list; the first line of its file says what the rest is."""
    lines = BytesIO((files("assistant") / "data" / "sample.jsonl").read_bytes().partition(b"\n")[2])
    for paper in lists.read_stream(lines, "the sample list", today):
        yield replace(paper, source="sample") if isinstance(paper, Paper) else paper
