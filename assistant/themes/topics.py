"""The field's areas and subjects, and how far a paper is about each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from assistant.themes.group import unit
from assistant.themes.phrases import Phrase, fold, runs
from assistant.types import Array, Embed, Paper

# A subject in the title is the paper's; one of its keywords may be; the abstract names many, but its own repeatedly.
TITLE, KEYWORDS, MENTION, MENTIONS = 0.6, 0.4, 0.25, 4
# Words name many subjects, meaning finds the main ones: together they hardly err. A paper is so near to its subject.
MEANT, SAME = 0.5, 0.4
SAID = 6  # phrases that tell what a heading means


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the field, its area, whether it says how papers work rather than on what, and what it means."""

    heading: str
    area: str
    is_means: bool
    said: str


@cache
def topics() -> tuple[tuple[Topic, ...], dict[Phrase, list[int]]]:
    """The subjects of data/topics.txt, and for each phrase the places of the subjects it tells."""
    found: list[Topic] = []
    told: dict[Phrase, list[int]] = {}
    area = ""
    for line in (files("assistant") / "data" / "topics.txt").read_text("utf-8").splitlines():
        heading, colon, cues = line.partition(": ")
        if line.startswith("["):
            area = line.strip("[]")
        elif colon and not line.startswith("#"):
            for cue in cues.split(","):
                told.setdefault(fold(cue), []).append(len(found))
            said = f"{heading.removeprefix('~ ')}: {', '.join(cues.split(', ')[:SAID])}"
            found.append(Topic(heading.removeprefix("~ "), area, heading.startswith("~"), said))
    return tuple(found), told


def relevance(papers: Sequence[Paper], near: Array, embed: Embed) -> Array:
    """How far each paper is about each subject, by its words and by meaning: a row a subject, a column a paper, 0 to 1.

    `near` holds the papers' vectors without what they have in common, a row of unit length for each.
    """
    vectors = _vectors(embed)
    close = np.clip(vectors @ near.T / SAME, 0.0, 1.0)
    return np.asarray((1 - MEANT) * _named(papers) + MEANT * close, np.float32)


def meant(phrase: Phrase) -> list[int]:
    """The places of the subjects that a phrase is a name of."""
    found, told = topics()
    return [*told.get(phrase, ()), *(place for place, topic in enumerate(found) if fold(topic.heading) == phrase)]


@cache
def _vectors(embed: Embed) -> Array:
    """The subjects' vectors without what they have in common."""
    found, _ = topics()
    vectors = embed([topic.said for topic in found])
    return unit(np.asarray(vectors - vectors.mean(axis=0), np.float32))


def _named(papers: Sequence[Paper]) -> Array:
    """How far each paper names each subject, 0 to 1."""
    found, told = topics()
    rows = np.zeros((len(found), len(papers)), np.float32)
    for column, paper in enumerate(papers):
        for texts, weight, most in (
            ((paper.title,), TITLE, 1),
            (paper.keywords, KEYWORDS, 1),
            ((paper.abstract,), MENTION, MENTIONS),
        ):
            counts = Counter(place for text in texts for run in runs(fold(text)) for place in told.get(run, ()))
            for place, count in counts.items():
                rows[place, column] += weight * min(count, most)
    return np.minimum(rows, 1.0)
