"""An answer from the papers found, or from the digest of the days asked for."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial, reduce

from assistant import before, digest, facts, quote, retrieve, sources, support, write
from assistant.attempt import Attempt
from assistant.halves import halves
from assistant.listing import topics
from assistant.question.cues import asks_for_news
from assistant.retrieve import Found, Index
from assistant.types import Answer, Day, Digest, Query, Turn
from assistant.wording import day

# The digest of what is listed from one day to another, and is about a topic.
Digests = Callable[[date, date, str], Iterator[Digest]]


def from_papers(
    query: Query, history: Sequence[Turn], index: Index, attempt: Attempt | None, instead: Answer | None = None
) -> Iterator[Answer]:
    """What the papers found say; `instead` is the answer where they say nothing."""
    found = retrieve.retrieve(query.text, index, support.READ, query.since, query.until)
    if about := before.ask(query, found, index, support.READ):
        query, found = about
    found = before.chosen(query.text, found)
    status = support.judge(found)
    fact, rest = _told(query, found)
    if fact and not rest:
        yield fact
        return
    query = replace(query, text=rest)
    if status == "not_in_list" and instead:
        answers: Iterator[Answer] = iter([instead])
    elif status == "not_in_list" or attempt is None:
        answers = quote.write(query, found, status)
    else:
        read = partial(sources.read, library=index.library, embed=index.embed)
        answers = write.write(query, found, status, history, attempt, read, index.embed)
    answer = None
    for answer in answers:
        yield answer
    if fact:
        yield _beside(answer, fact) if answer and answer.citations else fact


def _told(query: Query, found: Sequence[Found]) -> tuple[Answer | None, str]:
    """What the list itself tells of a question, and what else is asked."""
    asked = halves(query.text)
    facts_of = {half: facts.answer(replace(query, text=half), found) for half in asked}
    told = [fact for fact in facts_of.values() if fact]
    if not told:
        return None, query.text
    return reduce(_beside, told), "; ".join(half for half in asked if not facts_of[half])


def _beside(answer: Answer, fact: Answer) -> Answer:
    """An answer with a fact after it, whose citations are numbered on."""
    last = max(citation.number for citation in answer.citations)
    text = re.sub(r"\[(\d+)\]$", lambda number: f"[{int(number[1]) + last}]", fact.text, flags=re.MULTILINE)
    citations = tuple(replace(citation, number=citation.number + last) for citation in fact.citations)
    return replace(answer, text=f"{answer.text}\n\n{text}", citations=(*answer.citations, *citations))


def fact_of_one(query: Query, index: Index) -> Answer | None:
    """The fact that a question about one paper by name asks for, where it seemed to count or list papers."""
    if not facts.may_ask(query.text):
        return None
    found = retrieve.retrieve(query.text, index, support.READ, query.since, query.until)
    return facts.answer(query, found) if facts.is_of_one(query, found) else None


def from_digest(query: Query, index: Index, days: Sequence[Day], digests: Digests) -> Iterator[Answer]:
    """The digest of the days asked for, ever longer; `days` are those held."""
    if query.since is query.until is None and asks_for_news(query.text):
        newest = days[-1].day
        note = f"No day is named, so this is the newest list, of {day(newest)}."
        query = replace(query, since=newest, until=newest, notes=(*query.notes, note))
    since, until = query.since or days[0].day, query.until or days[-1].day
    topic = topics.trimmed(query.text.strip(" ?.!"))
    topic = topic if digest.narrows(topic) else ""
    among = len(index.library.papers(since, until)) if topic else 0
    for made in digests(since, until, topic):
        yield digest.answer(query, made, topic, among)
