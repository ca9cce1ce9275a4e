"""The papers that a phrase is about: by its words, by the field's subject that it names, or by its meaning."""

from collections.abc import Sequence

import numpy as np

from assistant.terms import STOP_WORDS
from assistant.themes.group import unit
from assistant.themes.phrases import Phrase, fold
from assistant.themes.topics import meant, relevance
from assistant.types import Array, Embed, ForYou, Paper

# Of 618 papers of a month these are so near to a phrase only if they are about it; half of those that say it in other
# words are farther. A vague phrase ("agent memory") is fairly near to all: it must stand out from the middle.
NEAR, STANDS_OUT = 0.4, 0.3
# What is so surely on the subject that a phrase names is of interest; a phrase may be narrower than its subject.
SURE = 0.7
FOR_YOU = 8
# What every list is about.
_FIELD = frozenset("ai ml artificial intelligence machine deep learning research science technology paper".split())


def about(phrase: str, papers: Sequence[Paper], vectors: Array, embed: Embed) -> list[bool]:
    """Which of the papers a phrase is about; `vectors` has a row of unit length for each."""
    if not papers:
        return []
    words = tuple(word for word in fold(phrase) if word not in STOP_WORDS)
    near = vectors @ embed([phrase])[0]
    close = (near >= NEAR) & (near >= np.median(near) + STANDS_OUT)
    if subjects := meant(words):
        close |= relevance(papers, unit(vectors - vectors.mean(axis=0)), embed)[subjects].max(axis=0) >= SURE
    return [bool(is_close) or _says(words, paper) for is_close, paper in zip(close, papers, strict=True)]


def for_you(interests: Sequence[str], papers: Sequence[Paper], vectors: Array, embed: Embed) -> tuple[ForYou, ...]:
    """The papers that fit one of the reader's phrases, the most upvoted first, each with the first phrase it fits."""
    because: dict[str, str] = {}
    for phrase in filter(str.strip, interests):
        for paper, fits in zip(papers, about(phrase, papers, vectors, embed), strict=True):
            if fits:
                because.setdefault(paper.id, phrase)
    picked = sorted((paper for paper in papers if paper.id in because), key=lambda p: (-(p.upvotes or 0), p.id))
    return tuple(ForYou(paper, because[paper.id]) for paper in picked[:FOR_YOU])


def narrows(topic: str) -> bool:
    """Whether a topic leaves some of a list out: "AI" does not."""
    return not STOP_WORDS.union(_FIELD).issuperset(fold(topic))


def _says(words: Phrase, paper: Paper) -> bool:
    """Whether the words stand beside each other in the title, a keyword or the abstract."""
    wanted = f" {' '.join(words)} "
    return bool(words) and any(
        wanted in f" {' '.join(word for word in fold(text) if word not in STOP_WORDS)} "
        for text in (paper.title, *paper.keywords, paper.abstract)
    )
