"""The vectors of papers' abstracts."""

from collections.abc import Sequence

import numpy as np

from assistant.library import Library
from assistant.types import Array, Embed, Paper


def abstracts(papers: Sequence[Paper], library: Library, embed: Embed) -> Array:
    """A row of unit length for each paper, for title and abstract; those that the library does not hold are made."""
    numbers = {paper.id: number for paper in papers for number in library.numbers_of([paper.id])}
    held = library.vectors(numbers.values())
    missing = [paper for paper in papers if numbers.get(paper.id) not in held]
    made = embed([f"{paper.title}. {paper.abstract}" for paper in missing]) if missing else ()
    rows = {paper.id: row for paper, row in zip(missing, made, strict=True)}
    rows |= {id: held[number][0] for id, number in numbers.items() if number in held}
    return np.array([rows[paper.id] for paper in papers], np.float32)
