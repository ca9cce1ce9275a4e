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
    texts = [_honest(paper, rows.get(numbers[paper.id])) for paper in papers]
    missing = [text for _, parts, vectors in texts for text in (parts if vectors is None else parts[:1])]
    made = dict(zip(missing, embed(missing), strict=True))
    return [
        Source(
            paper,
            parts,
            np.array([made[parts[0]], *(vectors if vectors is not None else [made[part] for part in parts[1:]])]),
        )
        for paper, parts, vectors in texts
    ]


def _honest(paper: Paper, rows: Array | None) -> tuple[Paper, tuple[str, ...], Array | None]:
    """A paper, its title and sentences, and the sentences' vectors if the library holds them; nothing planted."""
    parts = sentences.split(paper.abstract)
    paper, kept = disarm.honest(paper, parts)
    vectors = rows[1:][kept] if rows is not None and len(rows) == len(parts) + 1 else None
    return paper, (paper.title, *(parts[place] for place in kept)), vectors
