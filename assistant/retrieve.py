"""Finds the papers that speak to a question: words, abstracts and single sentences, fused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import numpy as np

from assistant import disarm, sentences, terms, titles
from assistant.library import Library
from assistant.text import title_key
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
# A question of more terms mentions names rather than asks about them (nDCG@10 on SciTLDR's statements 0.902, so 0.908).
ASKED = 10
# A lower-case word of at most this many papers is a name of theirs ("mammalnet") rather than a word of the field.
RARE = 5
# The name that opens a title may stand in as many papers, of which the others only mention it.
SHARED = 3
# Longer questions use such words as words: the arm of a robot is not the paper ARM.
FEW = 5
# A shorter title ("Agents") also stands in questions that do not mean it.
TITLE_LETTERS = 15
# "Latent Spatial Memory" calls "Latent Spatial Memory for Video World Models"; two words may be any term of the field.
BEGINNING = 3


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
    `share` is which part of the library its days hold, `lacks` whether no such paper holds a name in the question.
    """

    hit: Hit
    abstract: float
    sentence: float
    coverage: float
    sentences: tuple[str, ...]
    values: tuple[float, ...]
    named: bool
    share: float = 1.0
    lacks: bool = False

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
    named, text = _identified(text, index)
    asked = terms.informative(text)
    rarity = index.words.rarity(asked)
    words = index.words.search(asked, rarity, since, until)
    rarity |= index.words.rarity(_unheard(text, index))
    if len(asked) <= ASKED:
        named |= _named(text, index, len(asked) <= FEW)
    named = index.library.among(named, since, until)
    beyond = _beyond_names(text, index, named)
    query, *others = index.embed([text] if beyond == text else [text, beyond])
    about = others[0] if others else query
    pool = list(dict.fromkeys([*sorted(named), *_pool(list(words), query, index, since, until)]))
    named |= _titled(text, pool, index)
    vectors = index.library.vectors(pool)
    cosines = {number: rows @ query for number, rows in vectors.items()}
    score = (
        WORDS * _scaled([words.get(n, 0.0) for n in pool])
        + ABSTRACT * _scaled([cosines[n][0] if n in cosines else 0.0 for n in pool])
        + SENTENCE * _scaled([cosines[n][1:].max(initial=0.0) if n in cosines else 0.0 for n in pool])
        + np.array([n in named for n in pool])
    )
    best = np.argsort(-score, kind="stable")[: max(top_k, RERANKED)]
    papers = index.library.numbered([pool[i] for i in best], since, until)
    texts = _read(papers, [pool[i] in named for i in best], text)
    found = []
    for read, i in zip(texts, best, strict=True):
        number, rows = pool[i], vectors.get(pool[i])
        near = None if rows is None else rows @ (about if number in named else query)
        found.append(_found(read, float(score[i]), cosines.get(number), near, number in named, list(asked), rarity))
    near_first = sorted(zip(found, best, strict=True), key=lambda pair: -pair[0].hit.score)[:top_k]
    share, lacks = _share(index, since, until), _lacks(text, [f for f, _ in near_first])
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


def _identified(text: str, index: Index) -> tuple[set[int], str]:
    """The papers a text calls by id, and what is left of it to look for."""
    written = titles.ids(text)
    found = [paper for id in written if (paper := index.library.paper(id))]
    for paper in found:
        text = text.replace(written[paper.id], " ").strip(" :,;")
    if found and terms.only_asks(text):
        text = " ".join(paper.title for paper in found)
    return set(index.library.numbers_of(paper.id for paper in found)), text


def _named(text: str, index: Index, in_lower_case: bool) -> set[int]:
    """The papers a text calls by name, which may have lost its capitals."""
    found: set[int] = set()
    runs = titles.candidates(text)
    for key, numbers in index.library.named(runs).items():
        run = runs[key]
        rare = in_lower_case and " " not in run and len(index.words.holding(run, RARE + 1)) <= RARE
        if titles.is_like_a_name(run) or rare:
            found.update(numbers)
    for word in titles.distinctive(text):
        # "Keye-VL-2.0" of "Kwai Keye-VL-2.0 Technical Report", if no other paper speaks of it.
        if len(holding := index.words.holding(word, 2)) == 1:
            found.update(holding)
    return found | {number for key, run in runs.items() for number in _opening(key, run, index)}


def _opening(key: str, run: str, index: Index) -> list[int]:
    """The paper whose title opens with this run of words, if its abstract uses them as its name and hardly another's.

    "Unlimited OCR" calls "Unlimited OCR Works"; "video generation" calls nobody.
    """
    words = run.split()
    if terms.only_asks(words[0]) or terms.only_asks(words[-1]):
        return []
    holding = index.words.holding(run, SHARED + 1)
    if len(holding) > (SHARED if titles.is_like_a_name(run) else 1):
        return []
    titled = [number for number, title in index.library.title_keys(holding).items() if title.startswith(key)]
    if len(titled) != 1:
        return []
    (paper,) = index.library.numbered(titled)
    name = titles.beginning(paper.title, key)
    return titled if name and titles.is_used(name, paper.abstract) else []


def _unheard(text: str, index: Index) -> list[str]:
    """The names in a text that no paper holds: "GPT-7" is not found in papers that hold "GPT" and "7"."""
    names = [word for word in titles.distinctive(text) if not word.isdecimal()]
    return [name for name in names if not index.words.holding(name, 1)]


def _lacks(text: str, found: Sequence[Found]) -> bool:
    """Whether a text has a name that none of the papers holds, or none of those that it calls by name.

    What "IKEA-like furniture" is only likened to need not be in a paper.
    """
    named = [f for f in found if f.named] or found
    written = [] if text.isupper() else titles.distinctive(text)
    names = [w for w in written if w[0].isalpha() and not w.endswith(("-like", "-style")) and not terms.only_asks(w)]
    known, *apart = terms.split([" ".join(f"{f.hit.paper.title} {f.hit.paper.abstract}" for f in named), *names])
    return not all(set(name) <= set(known) for name in apart)


def _beyond_names(text: str, index: Index, named: set[int]) -> str:
    """What a text asks of the papers it names: their names draw all meaning to the sentences that repeat them."""
    papers = index.library.numbered(sorted(named)) if named else []
    left = text
    for paper in papers:
        left = titles.without(left, paper.title, titles.called(text, paper.title, paper.abstract))
    return text if terms.only_asks(left) else left


def _titled(text: str, pool: list[int], index: Index) -> set[int]:
    """The papers whose title stands in a text, whole or by its first words if no other paper has them."""
    key, keys = title_key(text), index.library.title_keys(pool)
    found = {n for n, title in keys.items() if len(title) >= TITLE_LETTERS and title in key}
    for beginning, run in titles.candidates(text).items():
        words = run.split()
        if len(words) >= BEGINNING and all(word[0].isupper() for word in words):
            holding = index.words.holding(run, 2)
            found.update(n for n in holding if len(holding) == 1 and keys.get(n, "").startswith(beginning))
    return found


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
