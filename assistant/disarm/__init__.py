"""Sentences that speak to a machine instead of about research: planted instructions are material for nobody."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.disarm import codes, markup, masks, speech, strays, tongue
from assistant.disarm.boasts import unearned
from assistant.types import Paper

__all__ = ["honest", "planted", "unearned"]

# Words that every abstract and every instruction may hold; sharing them makes no sentence a part of its paper.
_COMMON = frozenset(
    "about above after again answer article assistant because before being below between could doing during every "
    "following further given having instead instruction language method model never nothing other paper please "
    "previous prompt question reader repeat reply response result reviewer sentence should state study summary system "
    "their there these thing those three through under until using which while without word would write".split()
)
_LONGEST = 2000  # characters; of 88,901 real sentences the longest has 1,580
_LONG_WORD = re.compile(r"\S{300}")  # no address is as long
_STEM = 5  # letters: "grasping" and "grasps" are one word
_SENTENCES = 3  # on one topic, before others can be off it
_BEFORE = 6  # words of a sentence that leads up to one
_SHORT = 4  # words; an instruction may be cut into sentences of so few
_REACH = 3  # sentences after a planted one that may go on with it
_RESEARCH = re.compile(
    r"\b(?:we|our|ours|experiments?|evaluations?|results|outperforms?|this (?:paper|work|study))\b", re.IGNORECASE
)


def planted(sentences: Sequence[str]) -> tuple[bool, ...]:
    """Which of a paper's sentences, its title first, are planted."""
    return _planted(tuple(sentences))


def honest(paper: Paper, sentences: Sequence[str]) -> tuple[Paper, list[int]]:
    """The paper without what is planted in it, and the places of those of its abstract's sentences that stay.

    A paper whose title is planted is called by its id.
    """
    title, *marked = planted([paper.title, *sentences])
    kept = [place for place, is_planted in enumerate(marked) if not is_planted]
    if title:
        paper = replace(paper, title=f"Paper {paper.id}")
    if any(marked):
        paper = replace(paper, abstract=" ".join(sentences[place] for place in kept))
    return paper, kept


@lru_cache(maxsize=4096)
def _planted(sentences: tuple[str, ...]) -> tuple[bool, ...]:
    texts = [masks.unmask(sentence) for sentence in sentences]
    quoted = _quoted(texts)
    marked = [
        _speaks(sentence, text, is_title=place == 0)
        for place, (sentence, text) in enumerate(zip(sentences, texts, strict=True))
    ]
    _mark_fragments(texts, marked)
    for place in markup.enclosed(texts):
        marked[place] = True
    topic = _Topic(texts, marked)
    for place in topic.strays():
        if not marked[place] and not quoted[place]:
            marked[place] = speech.has_cue(texts[place]) or strays.is_stray(texts[place])
    if any(marked):
        _mark_neighbours(texts, marked, topic)
    return tuple(marked)


def _speaks(sentence: str, text: str, is_title: bool) -> bool:
    return (
        len(sentence) > _LONGEST
        or bool(_LONG_WORD.search(sentence))
        or masks.is_smuggled(sentence)
        or codes.is_encoded(sentence)
        or markup.is_markup(text)
        or tongue.is_foreign(unicodedata.normalize("NFKC", sentence))
        or any(speech.is_instruction(reading, is_title) for reading in masks.readings(text))
        or _is_turn(text, is_title)
    )


def _is_turn(text: str, is_title: bool) -> bool:
    """Whether a text is a turn of a conversation; a title may look like one ("Assistant: A Platform for Agents")."""
    said = markup.turn(text)
    return bool(said) and (not is_title or speech.is_instruction(said, is_title=False))


def _mark_fragments(texts: Sequence[str], marked: list[bool]) -> None:
    """Marks neighbouring short sentences that are an instruction together, or too many for any abstract."""
    start = 1
    for place in range(1, len(texts) + 1):
        if place < len(texts) and len(texts[place].split()) <= _SHORT:
            continue
        joined = " ".join(text.rstrip(".!? ") for text in texts[start:place])
        is_many = len(joined) > _LONGEST
        if place - start > 1 and (is_many or speech.is_instruction(joined, is_title=False)):
            marked[start:place] = [True] * (place - start)
        start = place + 1


def _mark_neighbours(texts: Sequence[str], marked: list[bool], topic: "_Topic") -> None:
    """Marks what a planted sentence goes on with, until one speaks of the paper, and what leads up to it."""
    for place in range(2, len(texts)):
        if marked[place - 1] and not marked[place]:
            marked[place] = speech.has_cue(texts[place]) or not topic.has(place)
    for place in range(len(texts) - 2, 0, -1):
        if marked[place + 1] and not marked[place] and not topic.has(place):
            marked[place] = len(texts[place].split()) <= _BEFORE or speech.has_topic(texts[place])


def _quoted(texts: Sequence[str]) -> list[bool]:
    """Which texts stand wholly or partly in a quotation that runs over several of them."""
    quoted, is_open = [], False
    for text in texts:
        is_odd = text.count('"') % 2 == 1
        quoted.append(is_open or is_odd)
        is_open = is_open != is_odd
    return quoted


class _Topic:
    """The words of a paper's sentences, but for planted ones and those that may go on with them."""

    def __init__(self, texts: Sequence[str], marked: Sequence[bool]) -> None:
        self.texts = texts
        self.stems = [_stems(text) for text in texts]
        self.far = [not any(marked[max(0, place - _REACH) : place + 1]) for place in range(len(texts))]
        self.held = Counter(stem for own, far in zip(self.stems, self.far, strict=True) if far for stem in own)

    def has(self, place: int) -> bool:
        """Whether a sentence speaks of research, or shares a word with another one."""
        own = int(self.far[place])
        return bool(_RESEARCH.search(self.texts[place])) or any(self.held[stem] > own for stem in self.stems[place])

    def strays(self) -> list[int]:
        """The sentences off the topic, if most of the abstract's have one."""
        off = [place for place in range(1, len(self.texts)) if not self.has(place)]
        on = len(self.texts) - 1 - len(off)
        return off if on >= _SENTENCES and 2 * on > len(off) else []


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]{4,}", text.lower())
    return {word[:_STEM] for word in words if word not in _COMMON and word.rstrip("s") not in _COMMON}
