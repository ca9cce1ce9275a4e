"""Answers from the papers of earlier answers: the one that a question leans on, or those that it chooses."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import choose, measures, retrieve, terms
from assistant.question.choice import asks_to_choose
from assistant.retrieve import Found, Index
from assistant.types import Query

# A question that says more stands for itself: of 17 put by hand that lean on a paper none has more terms.
SAID = 4
# A paper spoken of before is asked first, so it need not be the nearest of all; one of several must be.
NEAR_ONE, NEAR_ONE_OF_MANY = 0.5, 1.0
# It answers if it holds most words of the question, or some and a sentence near in meaning: so do 29 of 33 follow-ups
# put by hand, and one of 100 questions of their own beside a paper drawn by chance.
MOST_WORDS, SOME_WORDS, NEAR_SENTENCE = 0.6, 0.1, 0.3
# Among several papers those are chosen that come so near the best one.
CHOSEN, MEASURED = 0.75, 0.5


def ask(query: Query, found: Sequence[Found], index: Index, read: int) -> tuple[Query, list[Found]] | None:
    """The question as one about the papers spoken of before and those found then; None if they do not answer it."""
    ids, _, said = query.first.partition(": ")
    if not said or len(terms.informative(said)) > SAID:
        return None
    asked = retrieve.retrieve(query.first, index, read, query.since, query.until)
    known = set(ids.split(", "))
    before = [f for f in asked if f.named and f.hit.paper.id in known]
    if not before or any(f.named and f.hit.paper.id not in known for f in found):
        return None
    best = max((f.relevance for f in found if f.hit.paper.id not in known), default=0.0)
    near = best * (NEAR_ONE if len(before) == 1 else NEAR_ONE_OF_MANY)
    answering = [f for f in before if f.relevance >= near and _answers(query.first, f)]
    if not answering:
        return None
    return replace(query, text=query.first, kind="paper"), only(answering, asked)


def only(chosen: Sequence[Found], found: Sequence[Found]) -> list[Found]:
    """The found papers without those that are named and not chosen."""
    return [f for f in found if not f.named or f in chosen]


def chosen(question: str, found: Sequence[Found]) -> list[Found]:
    """The found papers, of those named only the ones that a question chooses; if it chooses none, none is named."""
    named = [f for f in found if f.named]
    if len(named) < 2 or not asks_to_choose(question):
        return list(found)
    values = {f.hit.paper.id: _value(question, f) for f in named}
    best = max(values.values())
    near = [f for f in named if values[f.hit.paper.id] >= CHOSEN * best and _speaks(question, f)]
    return only(near, found) if near else [replace(f, named=False) for f in found]


def _value(question: str, found: Found) -> float:
    return found.coverage + found.sentence + MEASURED * _is_measured(question, found)


def _is_measured(question: str, found: Found) -> bool:
    return any(measures.is_given(question, sentence) for sentence in found.sentences)


def _speaks(question: str, found: Found) -> bool:
    return found.coverage >= NEAR_SENTENCE or found.sentence >= NEAR_SENTENCE or _is_measured(question, found)


def _answers(question: str, found: Found) -> bool:
    if not choose.says_it(question, choose.choose(question, [found]), [found]):
        return False
    return found.coverage >= MOST_WORDS or (found.coverage >= SOME_WORDS and found.sentence >= NEAR_SENTENCE)
