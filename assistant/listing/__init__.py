"""Answers questions that count, list or rank papers: exactly, and from the library alone."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from assistant import dates
from assistant.listing import extras, names, ranking, request, roll, scope, tally, topics, upvotes
from assistant.listing.filters import GAP
from assistant.listing.names import Name
from assistant.listing.request import Request
from assistant.listing.roll import Roll
from assistant.types import Answer, Paper, Query
from assistant.wording import escape, join, when

__all__ = ["answer"]

_LONGEST = 1000  # characters: what is longer says no more about what to list
_LATEST = re.compile(r"\b(?:latest|newest|most\s+recent)\b", re.IGNORECASE)  # an order as well as a day


def answer(query: Query, papers: Sequence[Paper], matches: Callable[[str], Set[str]]) -> Answer:
    """The answer counted from the span's papers; `matches` gives the ids of the papers that hold a text's words."""
    found = _answer(query, papers, matches)
    return replace(found, since=query.since, until=query.until, notes=query.notes)


def _answer(query: Query, papers: Sequence[Paper], matches: Callable[[str], Set[str]]) -> Answer:
    if not papers:
        days = when(query.since, query.until)
        return _nothing(query, f"Nothing was listed {days}." if days else "No papers have been added yet.")
    ids, text = scope.before(query.text[:_LONGEST])
    if ids:
        papers = [paper for paper in papers if paper.id in ids]
        if not papers:
            return _nothing(query, f"None of the papers named before was listed {when(query.since, query.until)}.")
    quoted, text = topics.quoted(text)
    bounds, text = upvotes.read(_undated(text, papers))
    extra, text = extras.read(text)
    asked, text = request.read(text)
    known = roll.roll(papers)
    named, text = names.read(text, known)
    for name in (name for group in named for name in group.names):
        if not name.authors and not name.organizations:
            return _nothing(query, _unknown(name, known, scope.everything(query, papers)))
    wanted, unwanted = topics.read(text)
    about = topics.filters(wanted, unwanted, matches)
    chosen = [*map(names.filter_of, named), *extra, *bounds, *quoted, *about]
    found = [paper for paper in papers if all(f.keep(paper) for f in chosen)]
    share = scope.share(query, papers, found, chosen)
    if not found:
        return _nothing(query, share)
    subject = scope.subject(query, papers, found, chosen)
    if asked.rows != "papers":
        return tally.answer(query, asked, found, subject)
    asides = (*names.asides(named, found, papers), *topics.aside(wanted, found))
    listed = ranking.answer(query, asked, found, subject, " ".join((share, *asides)))
    # Words that only stand somewhere in a paper do not make it one on the topic.
    is_loose = len(chosen) == 1 and " " in "".join(wanted) and not topics.as_asked(wanted, found)
    return replace(listed, status="partial") if is_loose and asked == Request() else listed


def _undated(text: str, papers: Sequence[Paper]) -> str:
    """The text without its date words, which say nothing about content; what they mean is in the query's span."""
    days = sorted({day for paper in papers for day in paper.days})
    span = dates.find(text, days[-1], days) if days else None
    for start, end in reversed(span.ranges if span else ()):
        if not _LATEST.search(text, start, end):
            text = text[:start] + GAP + text[end:]
    return text


def _unknown(name: Name, known: Roll, everything: str) -> str:
    meant = [escape(other) for other in roll.alike(name.asked, known)]
    hint = f" Did you mean {join(meant, 'or')}?" if meant else ""
    return f"No {name.sought} named {escape(name.asked)} among the {everything}.{hint}"


def _nothing(query: Query, text: str) -> Answer:
    return Answer(text, "not_in_list", query.kind)
