"""What papers can be grouped under, and which titles do that best."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.themes.phrases import fold, is_telling, runs, spelled
from assistant.themes.topics import topics
from assistant.types import Array, Paper

# A paper that fits a title so well is about it.
COVERED = 0.45
# A subject tells most; an area serves papers that share no subject, and how papers work only those without another.
SUBJECT, AREA, MEANS, PHRASE = 1.0, 0.7, 0.6, 0.6
# A theme has two papers at least.
FEWEST = 2
# A subject that a smaller share of a theme's papers fit is too narrow a title for them.
MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class Title:
    """A possible heading: how far each paper is about it (0 to 1), how good a heading it is, and the wider one."""

    text: str
    fit: Array
    weight: float = SUBJECT
    area: str = ""

    @property
    def value(self) -> Array:
        """What each paper gains by standing under it: more under one that fits well and fits few."""
        covered = max(int((self.fit >= COVERED).sum()), 1)
        return np.asarray(self.weight * self.fit**2 * np.sqrt(np.log(1 + len(self.fit) / covered)), np.float32)


def candidates(papers: Sequence[Paper], relevance: Array) -> list[Title]:
    """The subjects and areas of the field, and for papers on none of them what they call their subjects."""
    found, _ = topics()
    subjects = [
        Title(topic.heading, row, MEANS if topic.is_means else SUBJECT, topic.area)
        for topic, row in zip(found, relevance, strict=True)
    ]
    areas = [Title(area, by_area(area, relevance), AREA) for area in dict.fromkeys(topic.area for topic in found)]
    outside = relevance.max(axis=0, initial=0.0) < COVERED
    return [*subjects, *areas, *_phrases(papers, outside)]


def by_area(area: str, relevance: Array) -> Array:
    """How far each paper is about an area: as far as about the area's best subject."""
    return np.asarray(relevance[[topic.area == area for topic in topics()[0]]].max(axis=0), np.float32)


def choose(titles: Sequence[Title], most: int) -> list[Title]:
    """At most so many titles, each for two papers or more, that together suit the papers best."""
    left = list(titles)
    values = {title.text: title.value for title in titles}
    chosen: list[Title] = []
    reached = np.zeros(len(titles[0].fit), np.float32)
    while len(chosen) < most and left:
        gains = [_gain(title, values[title.text], reached) for title in left]
        best = left.pop(int(np.argmax(gains)))
        if max(gains) <= 0:
            break
        if not any(alike(best.text, other.text) for other in chosen):
            chosen = _thriving([*chosen, best], values)
            reached = np.max([values[title.text] for title in chosen], axis=0)
    return chosen


def widened(chosen: Sequence[Title], titles: Sequence[Title], members: Sequence[NDArray[np.bool_]]) -> list[Title]:
    """The titles, but the area in place of a subject that few of its members fit, if more fit that and it is free."""
    areas = {title.text: title for title in titles}
    found: list[Title] = []
    for title, inside in zip(chosen, members, strict=True):
        area = areas.get(title.area, title)
        fitting, wider = (int((one.fit[inside] >= COVERED).sum()) for one in (title, area))
        is_narrow = fitting < MOSTLY * inside.sum() and fitting < wider
        is_free = area.text not in {other.text for other in (*chosen, *found)}
        found.append(area if is_narrow and is_free else title)
    return found


def alike(one: str, other: str) -> bool:
    """Whether one title says all that the other says."""
    first, second = set(fold(one)) - {"and"}, set(fold(other)) - {"and"}
    return first <= second or second <= first


def _gain(title: Title, value: Array, reached: Array) -> float:
    better = value > reached
    if (better & (title.fit >= COVERED)).sum() < FEWEST:
        return 0.0
    return float((value - reached)[better].sum())


def _thriving(chosen: list[Title], values: dict[str, Array]) -> list[Title]:
    """The titles without those that the last one left with too few papers."""
    own = np.argmax([values[title.text] for title in chosen], axis=0)
    return [title for place, title in enumerate(chosen) if (own == place).sum() >= FEWEST]


def _phrases(papers: Sequence[Paper], outside: Array) -> list[Title]:
    """What two or more of the papers outside the field's subjects call a subject."""
    own = [paper for paper, is_outside in zip(papers, outside, strict=True) if is_outside]
    names = spelled(own)
    called = {paper.id: set().union(*(runs(fold(text)) for text in (paper.title, *paper.keywords))) for paper in own}
    counts = Counter(phrase for phrases in called.values() for phrase in phrases & names.keys() if is_telling(phrase))
    return [
        Title(
            cased(names[phrase]),
            np.array([phrase in called.get(paper.id, ()) for paper in papers], np.float32),
            PHRASE,
        )
        for phrase in sorted(phrase for phrase, count in counts.items() if count >= FEWEST)
    ]


def cased(text: str) -> str:
    """A phrase as a title: a capital first, small letters after it but in acronyms and names ("RAG", "iGPT")."""
    parts = re.split(r"([\s-]+)", text)
    small = "".join(part.lower() if part[:1].isupper() and part[1:].islower() else part for part in parts)
    return small[:1].upper() + small[1:]
