"""Questions to go on with after an answer, each of a form that the assistant answers well."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.terminal import as_text
from assistant.titles import is_distinctive, name
from assistant.types import Answer, Day, Paper
from assistant.wording import day, span
from ui import texts

MOST = 3  # more would be read instead of the answer


def questions(answer: Answer, days: Sequence[Day]) -> list[str]:
    """Up to three questions; `days` are those that have a list. Those that small talk names are all of them."""
    if answer.kind == "talk":
        return named(answer.text)
    return list(dict.fromkeys(_questions(answer, [day.day for day in days])))[:MOST]


def named(text: str) -> list[str]:
    """The questions that a reply of small talk lists."""
    return [as_text(line[2:]) for line in text.splitlines() if line.startswith("- ")]


def _questions(answer: Answer, days: Sequence[date]) -> Iterator[str]:
    papers = list({citation.paper.id: citation.paper for citation in answer.citations}.values())
    if answer.kind == "paper":
        is_fact = all(citation.quote == citation.paper.title for citation in answer.citations)
        yield from _on_one(papers[0], is_fact) if papers else ()
        return
    if answer.status != "supported" and (answer.since or answer.until):
        yield texts.ALL_DAYS
    yield from (f"How does {name(paper.title)} work?" for paper in [*filter(_is_named, papers)][:1])
    if answer.kind != "topic" and 0 < sum(bool(paper.code_url) for paper in papers) < len(papers):
        yield "Which of these come with code?"
    if answer.status == "supported":
        yield from _before(answer.since, answer.until, days)


def _on_one(paper: Paper, is_fact: bool) -> Iterator[str]:
    """What else to ask about a paper after its abstract, or a fact that is no part of it, was told."""
    if not _is_named(paper):
        return
    called = name(paper.title)
    if is_fact:
        yield f"How does {called} work?"
    elif paper.authors:
        yield f"Who wrote {called}?"
    if paper.code_url and not is_fact:
        yield f"Is the code of {called} available?"


def _before(since: date | None, until: date | None, days: Sequence[date]) -> Iterator[str]:
    """The same of the list day, week or month before, where there is one."""
    earlier = [day for day in days if since and day < since]
    if not since or not until or not earlier:
        return
    if since == until:
        yield "And the day before?" if earlier[-1] == since - timedelta(days=1) else f"And on {day(earlier[-1])}?"
    elif (until - since).days < 7 and earlier[-1] >= since - timedelta(days=since.weekday() + 7):
        yield "And the week before?"
    elif " " in (month := span(since, until)) and month[0].isalpha() and _is_month_before(earlier[-1], since):
        yield "And the month before?"


def _is_month_before(day: date, since: date) -> bool:
    last = since.replace(day=1) - timedelta(days=1)
    return (day.year, day.month) == (last.year, last.month)


def _is_named(paper: Paper) -> bool:
    """Whether a question can carry the paper's name: no formula, and written as only names are."""
    called = name(paper.title)
    return is_distinctive(called) and not set(called) & set("$\\{}`[]<>")
