"""Brings the vectors in line with the library; what an interruption left undone is done at the next chance."""

from collections.abc import Callable

import numpy as np

from assistant import sentences
from assistant.library import Library
from assistant.types import Array, Embed, Paper
from assistant.vectors import Vectors

Progress = Callable[[int, int], None]

# Papers whose vectors are made, stored and marked together: a few seconds of work at most are done twice.
CHUNK = 32


def update(library: Library, vectors: Vectors, embed: Embed, progress: Progress) -> int:
    """How many papers were embedded or stored; `progress` hears how many of them are done, and of how many."""
    removed = library.removed()
    if removed:
        vectors.delete(removed)
        library.mark_indexed([], removed)
    numbers = library.unindexed()
    if numbers:
        progress(0, len(numbers))
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        papers = dict(zip(chunk, library.numbered(chunk), strict=True))
        made = library.vectors(chunk)
        missing = [number for number in chunk if number not in made]
        if missing:
            new = embed_papers([papers[number] for number in missing], embed)
            library.put_vectors(dict(zip(missing, new, strict=True)))
            # Read back, so that both stores hold the same rounded vectors, also after an interruption just here.
            made |= library.vectors(missing)
        vectors.add(list(papers.values()), np.stack([made[number][0] for number in chunk]))
        library.mark_indexed(chunk)
        progress(start + len(chunk), len(numbers))
    return len(numbers)


def embed_papers(papers: list[Paper], embed: Embed) -> list[Array]:
    """For each paper a matrix: the vector of title and abstract, then one of each sentence."""
    texts = [[f"{paper.title}. {paper.abstract}", *sentences.split(paper.abstract)] for paper in papers]
    vectors = embed([text for paper in texts for text in paper])
    ends = np.cumsum([len(paper) for paper in texts])
    return np.split(vectors, ends[:-1])
