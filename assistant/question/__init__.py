"""Understands a question: its days, its kind, and what it takes from the turns before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from assistant.dates import Clock, Span, find, settle, without
from assistant.question import continuing
from assistant.question.choice import asks_to_choose
from assistant.question.cues import (
    asks_by_list,
    asks_for_alike,
    asks_for_news,
    asks_to_list,
    asks_to_summarise,
    asks_which,
)
from assistant.question.kinds import kind
from assistant.question.leaning import may_lean
from assistant.question.names import may_name, named
from assistant.question.pronouns import DAY
from assistant.question.references import focus, points_at_several, refer
from assistant.question.smalltalk import is_talk, without_courtesy
from assistant.question.vocabulary import own_content, speaks_of_papers
from assistant.types import Kind, Query, Turn

__all__ = ["understand"]

_REMEMBERED = 40  # turns; what was said before is no longer pointed at
_LONGEST = 1000  # characters; what a longer text asks stands at its beginning


@dataclass(frozen=True, slots=True)
class _Draft:
    """A standalone question whose days are not yet matched with the lists."""

    text: str
    kind: Kind
    span: Span | None = None
    notes: tuple[str, ...] = ()
    first: str = ""


# News are of the last days; "What is new in Llama 3.1?" asks about a paper.
_NEWS = re.compile(r"^\W*(?i:what(?: is|['’]?s| are) new (?:on|about|in|with|for))\b(?! [A-Z]\w*[a-z\d])")


def understand(text: str, history: Sequence[Turn], today: date, days: Sequence[date], day_first: bool = True) -> Query:
    """The question as a standalone text with its kind and the days to search.

    `days` have a list (ascending), `day_first` reads 5/4 as the 5th of April. Date words are left out of the text.
    """
    clock = Clock(today, tuple(days), day_first)
    draft = _read(text[:_LONGEST], tuple(history)[-_REMEMBERED:], clock)
    since, until, notes = settle(draft.span, today, days)
    if draft.span and draft.span.is_missing and _asks_for_lists(draft, clock):
        return Query(draft.text, draft.kind, notes=draft.notes, missing=" ".join(notes))
    return Query(draft.text + text[_LONGEST:], draft.kind, since, until, (*draft.notes, *notes), first=draft.first)


@lru_cache(maxsize=256)
def _read(text: str, history: tuple[Turn, ...], clock: Clock) -> _Draft:
    asked = without_courtesy(text)
    if is_talk(text) or is_talk(asked):
        return _Draft(text.strip(), "talk")
    span = find(asked, clock.today, clock.days, clock.day_first)
    if not _dated(span) and _NEWS.match(asked):
        asked = _NEWS.sub("Recent work on", asked)
        span = find(asked, clock.today, clock.days, clock.day_first)
    bare = without(asked, span)
    alone = _Draft(bare, kind(bare, _dated(span)), span)
    if not any(turn.role == "user" for turn in history):
        return alone
    if continuing.asks_without_days(bare) or (_dated(span) and continuing.names_days_only(bare)):
        before = _last(history, clock, ("talk", "paper"))
        return replace(before, span=span) if before else alone
    marked = without(asked, span, DAY)
    if pointing := _pointing(bare, marked, alone, history, clock):
        return pointing
    draft = _continuing(bare, alone, history, clock) or alone
    return draft if _dated(span) else replace(draft, first=_first(bare, draft, history))


def _asks_for_lists(draft: _Draft, clock: Clock) -> bool:
    """Whether nothing is asked for but what is listed on some days."""
    bare = without(draft.text, find(draft.text, clock.today, clock.days, clock.day_first))
    return draft.kind in ("digest", "listing") and not own_content(bare)


def _dated(span: Span | None) -> bool:
    return span is not None and bool(span.ranges)


def _pointing(bare: str, marked: str, alone: _Draft, history: tuple[Turn, ...], clock: Clock) -> _Draft | None:
    """The question with the ids of the papers it points at."""
    reference = refer(marked, history)
    if reference is None:
        return None
    if asks_to_choose(bare) and len(reference.papers) > 1:
        return _choosing(reference.papers, bare, alone, _last(history, clock, ("talk", "paper")))
    if asks_to_list(bare) and points_at_several(bare):
        return None
    if reference.missing:
        return replace(alone, kind="topic", notes=(reference.missing,))
    return _about(reference.papers, bare, alone, reference.text)


def _choosing(papers: tuple[str, ...], bare: str, alone: _Draft, before: _Draft | None) -> _Draft | None:
    """Which of the papers; where a list showed them, or all are asked for, the list is asked again."""
    if not asks_by_list(bare):
        return replace(alone, text=f"{', '.join(papers)}: {bare}", kind="topic")
    if before and before.kind != "topic":
        return None
    return _Draft(f"{', '.join(papers)}: {bare}", "listing", alone.span or (before.span if before else None))


def _about(papers: tuple[str, ...], bare: str, alone: _Draft, text: str = "") -> _Draft:
    others = named(bare) or asks_for_alike(bare) or asks_which(bare)
    one = len(papers) == 1 and not others
    return replace(alone, text=f"{', '.join(papers)}: {text or bare}", kind="paper" if one else "topic")


def _first(bare: str, draft: _Draft, history: tuple[Turn, ...]) -> str:
    """What to ask of the papers spoken of before, if the question may lean on them and does not name them itself."""
    papers = focus(history)
    leans = draft.kind in ("topic", "paper") and may_lean(bare) and not any(paper in draft.text for paper in papers)
    return f"{', '.join(papers)}: {bare}" if papers and leans else ""


def _continuing(bare: str, alone: _Draft, history: tuple[Turn, ...], clock: Clock) -> _Draft | None:
    """The question before with what this one changes, or what this one asks about the paper before."""
    last, papers = _last(history, clock, ("talk",)), focus(history)
    if last and last.kind == "paper" and (draft := _on_paper(bare, alone, last, papers[:1])):
        return draft
    before = _last(history, clock, ("talk", "paper"))
    return before and _on_question(bare, alone, before, papers)


def _on_paper(bare: str, alone: _Draft, last: _Draft, papers: tuple[str, ...]) -> _Draft | None:
    rest = continuing.addition(bare)
    name = (rest or "").strip(" ?.!")
    if others := named(bare) or ((name,) if may_name(name) else ()):
        return _Draft(_instead(last.text, others[0]), "paper", alone.span) if rest else None
    if papers and asks_for_alike(bare) and not own_content(bare):
        return _about(papers, bare, alone)
    if not papers or _dated(alone.span) or asks_to_list(bare) or speaks_of_papers(rest or ""):
        return None
    goes_on = rest or continuing.asks_for_more(bare) or continuing.adds_nothing(bare)
    return _about(papers, bare, alone) if goes_on else None


def _on_question(bare: str, alone: _Draft, before: _Draft, papers: tuple[str, ...]) -> _Draft | None:
    if before.span and (moved := continuing.beside(bare, before.span)):
        before, bare = replace(before, span=moved[0]), moved[1]
        return before if continuing.names_days_only(bare) else _on_question(bare, alone, before, papers)
    dated, rest = _dated(alone.span), continuing.addition(bare)
    if (names := named(bare)) and (rest is None or not own_content(rest.replace(names[0], ""))):
        return None
    span = alone.span if dated else before.span
    if continuing.asks_for_more(bare):
        return replace(before, span=span)
    if rest and not (dated and speaks_of_papers(rest)):
        text = continuing.together(before.text, rest, before.kind == "topic" and continuing.renews(bare))
        lists = asks_to_list(rest) or (before.kind == "topic" and asks_to_list(text))
        return _Draft(text, "listing" if lists else before.kind, span)
    if not continuing.adds_nothing(bare) or asks_for_news(bare) or (dated and not continuing.goes_on(bare)):
        return None
    if asks_to_list(bare):
        return _Draft(continuing.together(before.text, bare), "listing", span)
    if len(papers) == 1:
        return _about(papers, bare, alone)
    return _Draft(continuing.together(before.text, bare), "digest" if asks_to_summarise(bare) else before.kind, span)


def _last(history: tuple[Turn, ...], clock: Clock, but: tuple[Kind, ...]) -> _Draft | None:
    """The last question of another kind than these, as understood in its place."""
    for place in range(len(history) - 1, -1, -1):
        if history[place].role == "user":
            draft = _read(history[place].text[:_LONGEST], history[:place], clock)
            if draft.kind not in but:
                return draft
    return None


def _instead(text: str, name: str) -> str:
    """The text with another paper in the place of the one it named."""
    for old in named(text):
        text = text.replace(old, name)
    return text
