"""An answer from the papers found, or from the digest of the days asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from assistant import before, digest, facts, quote, retrieve, sources, support, write
from assistant.attempt import Attempt
from assistant.listing import topics
from assistant.question.cues import asks_for_news
from assistant.retrieve import Index
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
    if fact := facts.answer(query, found):
        yield fact
    elif status == "not_in_list" and instead:
        yield instead
    elif status == "not_in_list" or attempt is None:
        yield from quote.write(query, found, status)
    else:
        read = partial(sources.read, library=index.library, embed=index.embed)
        yield from write.write(query, found, status, history, attempt, read, index.embed)


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
