"""Finds the papers that speak to a question: words, abstracts and single sentences, fused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import numpy as np

from assistant import called, disarm, sentences, terms, titles
from assistant.library import Library
from assistant.types import Array, Embed, Hit, Paper
from assistant.vectors import Vectors
from assistant.words import Words

# Candidates of each of the two fast signals; the sentences re-rank their union.
CANDIDATES = 100
# Days that hold more than this share of the library.
WIDE = 0.5
# Shares of words, abstract and best sentence in the score. Near thirds do best on every set at hand, and the optimum is
# flat: nDCG@10 moves by 0.005 between 0.3 and 0.4.
WORDS, ABSTRACT, SENTENCE = 0.35, 0.35, 0.3
# What the question's neighbouring words add where they are neighbours in the paper too (+0.005 on every set), for the
# first few of the ranking: they are read again for it.
PAIRS, RERANKED = 0.15, 20
# What the question's words in a sentence, and its place in the abstract, add to its cosine when evidence is chosen:
# abstracts open with what everybody knows and end with what was found.
EVIDENCE_WORDS, EVIDENCE_PLACE = 0.3, 0.06
EVIDENCE = 5
# A comparison is told as far as it can be: what one paper lacks does not keep the other from being told.
_COMPARES = re.compile(r"\b(?:compar\w+|differ\w*|vs|versus|better|than|or)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Index:
    """What retrieval reads from."""

    library: Library
    words: Words
    vectors: Vectors
    embed: Embed


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the signals behind it.

    `abstract` and `sentence` are the cosines of its abstract and of its best sentence, `coverage` is the share of the
    question's informative words that it holds (by rarity), `values` tell how well each of its `sentences` speaks to
    the question, and `named` whether the question calls the paper by id, title or name. Of all that was found alike:
    `share` is which part of the library its days hold, `lacks` a word of the question that none of them speaks of, or
    none of those that are named, "" if there is none.
    """

    hit: Hit
    abstract: float
    sentence: float
    coverage: float
    sentences: tuple[str, ...]
    values: tuple[float, ...]
    named: bool
    share: float = 1.0
    lacks: str = ""

    @property
    def relevance(self) -> float:
        """The three signals together, 0 to about 3; unlike a hit's score it compares between questions."""
        return self.coverage + max(self.abstract, 0.0) + max(self.sentence, 0.0)


def retrieve(
    text: str, index: Index, top_k: int = 10, since: date | None = None, until: date | None = None
) -> list[Found]:
    """The papers listed on these days that speak to the text, best first, with evidence."""
    if not text.strip():
        return []
    library = index.library
    aside, text = called.aside(text, library, index.words)
    named, text = called.by_id(text, library)
    asked = terms.informative(text)
    rarity = index.words.rarity(asked)
    words = index.words.search(asked, rarity, since, until)
    rarity |= index.words.rarity(called.unheard(text, index.words))
    named |= called.by_name(text, len(asked), library, index.words)
    named = library.among(named, since, until)
    beyond = called.beyond(text, named, library)
    query, *others = index.embed([text] if beyond == text else [text, beyond])
    about = others[0] if others else query
    pool = list(dict.fromkeys([*sorted(named), *_pool(list(words), query, index, since, until)]))
    pool = [number for number in pool if number not in aside]
    named |= called.by_title(text, pool, library, index.words)
    vectors = library.vectors(pool)
    cosines = {number: rows @ query for number, rows in vectors.items()}
    score = (
        WORDS * _scaled([words.get(n, 0.0) for n in pool])
        + ABSTRACT * _scaled([cosines[n][0] if n in cosines else 0.0 for n in pool])
        + SENTENCE * _scaled([cosines[n][1:].max(initial=0.0) if n in cosines else 0.0 for n in pool])
        + np.array([n in named for n in pool])
    )
    best = np.argsort(-score, kind="stable")[: max(top_k, RERANKED)]
    papers = library.numbered([pool[i] for i in best], since, until)
    texts = _read(papers, [pool[i] in named for i in best], text)
    found = []
    for read, i in zip(texts, best, strict=True):
        number, rows = pool[i], vectors.get(pool[i])
        near = None if rows is None else rows @ (about if number in named else query)
        found.append(_found(read, float(score[i]), cosines.get(number), near, number in named, list(asked), rarity))
    near_first = sorted(zip(found, best, strict=True), key=lambda pair: -pair[0].hit.score)[:top_k]
    share, lacks = _share(index, since, until), _lacks(text, beyond, [f for f, _ in near_first], index)
    disarmed = [replace(_disarmed(f, cosines.get(pool[i]), rarity), share=share, lacks=lacks) for f, i in near_first]
    return sorted(disarmed, key=lambda f: -f.hit.score)


def like(id: str, index: Index, top_k: int = 10) -> list[Hit]:
    """The papers most like this one by their abstracts, without itself; empty if it is not embedded yet."""
    numbers = index.library.numbers_of([id])
    if not numbers or not (own := index.library.vectors(numbers)):
        return []
    vector = own[numbers[0]][0]
    near = {n: score for n, score in index.vectors.nearest(vector, top_k + 1).items() if n != id}
    papers = [index.library.paper(other) for other in list(near)[:top_k]]
    return [Hit(paper, near[paper.id]) for paper in papers if paper]


def _pool(by_words: list[int], query: Array, index: Index, since: date | None, until: date | None) -> list[int]:
    """The numbers of the papers worth a closer look: best by words and nearest by vector, or all if they are few."""
    library, bounded = index.library, bool(since or until)
    listings = library.count_listed(since, until) if bounded else index.words.papers()
    if listings <= 2 * CANDIDATES:
        return list(library.listed(since, until))
    wide = not bounded or listings > WIDE * index.words.papers()
    # Chroma is faster asked for more and sorted out after than told which half of the library to look at.
    top_k = CANDIDATES if not bounded else int(CANDIDATES / WIDE)
    near = index.vectors.nearest(
        query, *((top_k,) if wide else (CANDIDATES, list(library.listed(since, until).values())))
    )
    numbers = library.numbers_of(near)
    inside = library.among(numbers, since, until)
    return [*by_words[:CANDIDATES], *[n for n in numbers if n in inside][:CANDIDATES]]


def _share(index: Index, since: date | None, until: date | None) -> float:
    held = index.words.papers()
    return min(1.0, index.library.count_listed(since, until) / held) if held and (since or until) else 1.0


def _lacks(text: str, beyond: str, found: Sequence[Found], index: Index) -> str:
    named = [f.hit.paper for f in found if f.named]
    if not named:
        return called.lacks(text, [f.hit.paper for f in found])
    if _COMPARES.search(text):
        return ""
    return called.leaves(beyond, named, index.words, index.embed)


def _scaled(values: Sequence[float]) -> Array:
    """The values from 0 (the least) to 1 (the greatest)."""
    array = np.asarray(values, np.float32)
    span = array.max() - array.min() if len(array) else 0
    return (array - array.min()) / span if span > 0 else np.zeros_like(array)


@dataclass(frozen=True, slots=True)
class _Text:
    """A paper with its sentences, and their terms: of the title, of the name if the paper was called by it, of each."""

    paper: Paper
    sentences: Sequence[str]
    title: Sequence[str]
    name: Sequence[str]
    body: Sequence[Sequence[str]]


def _read(papers: Sequence[Paper], named: Sequence[bool], asked: str) -> list[_Text]:
    """The texts of these papers, all taken apart at once."""
    parts = [sentences.split(paper.abstract) for paper in papers]
    texts = [
        text
        for paper, is_named, own in zip(papers, named, parts, strict=True)
        for text in (paper.title, titles.called(asked, paper.title, paper.abstract) if is_named else "", *own)
    ]
    apart = iter(terms.split(texts))
    return [
        _Text(paper, own, next(apart), next(apart), [next(apart) for _ in own])
        for paper, own in zip(papers, parts, strict=True)
    ]


def _found(
    text: _Text,
    score: float,
    cosines: Array | None,
    near: Array | None,
    named: bool,
    asked: Sequence[str],
    rarity: Mapping[str, float],
) -> Found:
    parts, count = text.sentences, len(text.sentences)
    whole = [*text.title, *chain.from_iterable(text.body)]
    # A paper that is not embedded yet, or was split otherwise by another version, is judged by its words.
    close = near[1:] if near is not None and len(near) == count + 1 else np.zeros(count, np.float32)
    # All of a named paper's sentences are about it: its name tells none of them apart.
    others = {term: value for term, value in rarity.items() if term not in text.name}
    held = np.array([terms.coverage(others, part) for part in text.body])
    values = close + EVIDENCE_WORDS * held + EVIDENCE_PLACE * np.linspace(0, 1, count)
    order = np.argsort(-values, kind="stable")[:EVIDENCE]
    score += PAIRS * terms.pair_coverage(asked, rarity, whole)
    return Found(
        hit=Hit(text.paper, score, tuple(parts[i] for i in order)),
        abstract=float(cosines[0]) if cosines is not None else 0.0,
        sentence=float(cosines[1:].max(initial=0.0)) if cosines is not None else 0.0,
        coverage=terms.coverage(rarity, whole),
        sentences=tuple(parts),
        values=tuple(values.tolist()),
        named=named,
    )


def _disarmed(found: Found, cosines: Array | None, rarity: Mapping[str, float]) -> Found:
    """The same without what is planted in its paper, and with what is left of its signals."""
    paper, kept = disarm.honest(found.hit.paper, found.sentences)
    if paper == found.hit.paper:
        return found
    sentences = tuple(found.sentences[place] for place in kept)
    fits = cosines is not None and len(cosines) == len(found.sentences) + 1
    nearest = float(cosines[1:][kept].max(initial=0.0)) if cosines is not None and fits else 0.0
    left = replace(
        found,
        # The vector of the whole abstract holds what was planted too.
        abstract=min(found.abstract, nearest),
        sentence=nearest,
        coverage=terms.coverage(rarity, list(chain.from_iterable(terms.split([paper.title, *sentences])))),
        sentences=sentences,
        values=tuple(found.values[place] for place in kept),
    )
    share = left.relevance / found.relevance if found.relevance else 0.0
    evidence = tuple(sentence for sentence in found.hit.evidence if sentence in sentences)
    return replace(left, hit=Hit(paper, found.hit.score * (1.0 if found.named else share), evidence))
