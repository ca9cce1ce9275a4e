"""Puts papers that belong together under titles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.themes.group import Labels, around, group, unit
from assistant.themes.titles import COVERED, FEWEST, SUBJECT, Title, candidates, choose, widened
from assistant.themes.topics import relevance
from assistant.titles import short
from assistant.types import Array, Embed, Paper

__all__ = ["OTHERS", "Group", "themes"]

# A list of so few needs no headings.
SHORT = 7
# A day of 35 has eight themes or fewer, a week as many as a reader takes in: their number grows with the square root.
SIZE, MOST = 1.4, 12
# A vector counts less than how far a paper is about the titles: vectors put surgery on models beside scans of brains.
MEANING = 0.7
# A paper whose fit to its title and nearness to the others of its theme add up to less belongs elsewhere.
LEAST = 0.3
# A paper that fits a subject so well may be said to be about it.
CERTAIN = 0.6
# Of a theme's papers, a smaller share says little about it.
WORTH_SAYING, SUBJECTS_SAID = 0.15, 2
OTHERS = "Other topics"


@dataclass(frozen=True, slots=True)
class Group:
    """Papers that belong together, the most upvoted first; `title` is "" where there is only one group.

    `subjects` are what some of the papers share beyond the title, each with how many papers, the most telling first.
    """

    title: str
    papers: tuple[Paper, ...]
    subjects: tuple[tuple[str, int], ...] = ()


def themes(papers: Sequence[Paper], vectors: Array, embed: Embed) -> list[Group]:
    """The papers, each in one group, the most notable group first; `vectors` has a row of unit length for each paper.

    Papers of one set always come in the same groups, whatever their order.
    """
    if not papers:
        return []
    order = sorted(range(len(papers)), key=lambda place: papers[place].id)
    papers, near = [papers[place] for place in order], unit(vectors[order] - vectors.mean(axis=0))
    titles = candidates(papers, relevance(papers, near, embed))
    labels, names = (np.zeros(len(papers), np.intp), [""]) if len(papers) <= SHORT else _grouped(near, titles)
    groups = []
    for label in sorted(set(labels.tolist())):
        own = [paper for paper, other in zip(papers, labels, strict=True) if other == label]
        own.sort(key=lambda paper: (-(paper.upvotes or 0), paper.id))
        title = names[label] if names else (short(own[0].title) or own[0].id) + " and others" * (len(own) > 1)
        groups.append(Group(title, tuple(own), _shared(title, labels == label, titles)))
    return sorted(
        groups,
        key=lambda group: (group.title == OTHERS, [-(paper.upvotes or 0) for paper in group.papers], group.title),
    )


def _grouped(near: Array, titles: Sequence[Title]) -> tuple[Labels, list[str]]:
    """For each paper the place of its title, and the titles; without titles where the papers share no subjects."""
    most = min(max(round(SIZE * len(near) ** 0.5), 2), MOST)
    chosen = choose(titles, most - 1)
    if chosen:
        labels, chosen = _gathered(chosen, titles, near)
        if (labels == len(chosen)).sum() <= len(near) / 2 and len(set(labels.tolist())) > 1:
            return labels, [*(title.text for title in chosen), OTHERS]
    return group(near, most), []


def _gathered(chosen: list[Title], titles: Sequence[Title], near: Array) -> tuple[Labels, list[Title]]:
    """For each paper the place of its title, or one more, and the titles: those chosen, some of them widened.

    It is k-means that starts with the papers that fit a title best; what then fits its title badly goes elsewhere.
    """
    others = len(chosen)
    values = np.array([title.value for title in chosen]).T
    points = np.hstack([MEANING * near, values / values.max()]).astype(np.float32)
    first = values.argmax(axis=1)
    labels = around(points, _means(points, first, others))
    chosen = widened(chosen, titles, [labels == place for place in range(others)])
    fit = np.array([title.fit for title in chosen]).T
    close = _nearness(near, labels, others)
    suits = fit + close
    every = np.arange(len(labels))
    better = np.where(fit >= COVERED, suits, -np.inf)
    strays = (fit[every, labels] < COVERED) & (better.max(axis=1) > suits[every, labels])
    labels[strays] = better[strays].argmax(axis=1)
    labels[suits[every, labels] < LEAST] = others
    sizes = np.bincount(labels, minlength=others + 1)
    labels[sizes[labels] < FEWEST] = others
    if (alone := labels == others).sum() < FEWEST:
        suits[:, sizes[:others] < FEWEST] = -np.inf
        labels[alone] = suits[alone].argmax(axis=1)
    return labels, chosen


def _nearness(near: Array, labels: Labels, count: int) -> Array:
    """How near each paper is to the other papers of each group, against what chance gives."""
    sums = np.array([near[labels == place].sum(axis=0) for place in range(count)], np.float32)
    found = near @ unit(sums).T
    for row, place in enumerate(labels):
        found[row, place] = near[row] @ unit((sums[place] - near[row])[None])[0]
    # Papers of which the mean is taken are a little against each other.
    return np.asarray(found + 1 / max(len(near) - 1, 1), np.float32)


def _means(points: Array, labels: Labels, count: int) -> Array:
    return np.array([points[labels == place].mean(axis=0) for place in range(count)], np.float32)


def _shared(title: str, inside: NDArray[np.bool_], titles: Sequence[Title]) -> tuple[tuple[str, int], ...]:
    """The subjects that some papers of a group are certainly about, beyond its title."""
    counted = [
        (int((other.fit[inside] >= CERTAIN).sum()), float(other.value[inside].sum()), other.text)
        for other in titles
        if other.weight == SUBJECT and other.text != title
    ]
    fewest = max(FEWEST, WORTH_SAYING * int(inside.sum()))
    telling = sorted(counted, key=lambda subject: (-subject[0], -subject[1], subject[2]))
    return tuple((text, count) for count, _, text in telling if count >= fewest)[:SUBJECTS_SAID]
