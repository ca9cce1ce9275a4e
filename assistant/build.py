"""The only wiring: settings, clock and parts become an assistant."""

from dataclasses import replace
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from assistant import embedding, indexing, lists
from assistant.database import Database
from assistant.library import Library
from assistant.pipeline import Assistant
from assistant.retrieve import Index
from assistant.settings import load
from assistant.types import Added, Paper
from assistant.vectors import Vectors
from assistant.words import Words


def open_assistant(
    data_dir: Path | None = None,
    today: date | None = None,
    progress: indexing.Progress = lambda _done, _total: None,
    **overrides: object,
) -> Assistant:
    """The assistant over a data folder; keywords override the settings, `today` the clock."""
    settings = load(data_dir=data_dir, today=today, **overrides)
    folder = settings.data_dir.expanduser()
    database = Database(folder / "library.sqlite3")
    library = Library(database)
    folder_of_model = settings.embedding_folder
    model = embedding.local(folder_of_model.expanduser()) if folder_of_model else embedding.packaged()
    vectors = Vectors(folder / "chroma", model.name, lambda: int(library.meta("indexed")))
    return Assistant(
        folder=folder,
        index=Index(library, Words(database), vectors, model.embed),
        embedding=model.name,
        today=lambda: settings.today or date.today(),
        day_first=settings.day_first,
        progress=progress,
    )


def add_sample(assistant: Assistant) -> Added:
    """Fills an empty library with the sample list, which goes when a real list is added.

    The first line of its file says what the rest is.
    """
    sample = BytesIO((files("assistant") / "data" / "sample.jsonl").read_bytes().partition(b"\n")[2])
    papers = lists.read_stream(sample, "the sample list", assistant.today())
    return assistant.add(replace(paper, source="sample") if isinstance(paper, Paper) else paper for paper in papers)
