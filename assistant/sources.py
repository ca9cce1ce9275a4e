"""Papers as a writer may use them: their titles and sentences with vectors, without what is planted in them."""

from collections.abc import Sequence

import numpy as np

from assistant import disarm, sentences
from assistant.library import Library
from assistant.types import Array, Embed, Paper, Source


def read(papers: Sequence[Paper], library: Library, embed: Embed) -> list[Source]:
    """The papers as sources, in their order; vectors that the library does not hold are made."""
    numbers = dict(zip((p.id for p in papers), library.numbers_of(p.id for p in papers), strict=True))
    rows = library.vectors(list(numbers.values()))
    parts = {paper.id: sentences.split(paper.abstract) for paper in papers}
    missing = [text for paper in papers for text in _missing(paper, parts[paper.id], rows.get(numbers[paper.id]))]
    made = dict(zip(missing, embed(missing), strict=True))
    return [_source(paper, parts[paper.id], rows.get(numbers[paper.id]), made) for paper in papers]


def _missing(paper: Paper, parts: Sequence[str], rows: Array | None) -> list[str]:
    return [paper.title] if _fits(parts, rows) else [paper.title, *parts]


def _source(paper: Paper, parts: Sequence[str], rows: Array | None, made: dict[str, Array]) -> Source:
    own = list(rows[1:]) if rows is not None and _fits(parts, rows) else [made[part] for part in parts]
    texts, vectors = [paper.title, *parts], [made[paper.title], *own]
    kept = [place for place, planted in enumerate(disarm.planted(texts)) if not planted]
    return Source(paper, tuple(texts[i] for i in kept), np.array([vectors[i] for i in kept], np.float32))


def _fits(parts: Sequence[str], rows: Array | None) -> bool:
    return rows is not None and len(rows) == len(parts) + 1
