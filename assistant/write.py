"""The writer that has a model: sentence by sentence, and none is shown before it is checked."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant import budget, check, choose, prompts, quote
from assistant.attempt import Attempt
from assistant.draft import Draft
from assistant.errors import ModelError
from assistant.failures import no_room
from assistant.retrieve import Found
from assistant.types import Answer, Embed, Paper, Query, Source, Status, Turn
from assistant.wording import capital, count, when

# Tokens kept free for the reply: five cited sentences take about 400.
REPLY = 1024
# Tokens of conversation that the model reads along; the question itself stands alone.
HISTORY = 1024
# The chance that a paper speaks to the question: the model may judge that itself, but weak ones tell all they are
# given, and every paper takes time to read.
MAY_SPEAK = 0.15
_ENDED = re.compile(r"[.!?。！？\])】>][\"'”’)*_`]*\s*$")
_MARKS = re.compile(r"\s*\[\d+\]")


def write(
    query: Query,
    found: Sequence[Found],
    status: Status,
    history: Sequence[Turn],
    attempt: Attempt,
    read: Callable[[Sequence[Paper]], list[Source]],
    embed: Embed,
) -> Iterator[Answer]:
    """The model's answer, longer with each sentence that passes; quotes take its place where it gives none.

    What there is comes again while more is waited for, so that who stopped listening is noticed.
    """
    hits = tuple(f.hit for f in found)
    answer = Answer("", status, query.kind, query.since, query.until, query.notes, hits=hits)
    failures: list[str] = []
    draft = None
    try:
        answer = replace(answer, writer=attempt.name())
        turns, sources = prompt(query, read(_worth_reading(query.text, found)), history, attempt.model.window)
        draft = Draft(answer, sources, embed)
        for piece in check.cut(_heard(attempt.chat(turns), failures)):
            is_broken = failures and not _ENDED.search(piece.text)
            if piece.text and not is_broken:
                draft.take(piece)
            yield replace(draft.answer, tokens=attempt.tokens)
            if draft.is_full():
                break
    except ModelError as error:
        failures.append(str(error))
    answer = draft.answer if draft else answer
    remarks = (*failures, *_left_out(answer.dropped))
    if answer.citations:
        yield replace(answer, notes=(*query.notes, *remarks), tokens=attempt.tokens)
        return
    if draft and draft.said_nothing and not answer.dropped:
        status = "partial"  # a weak model says so of much that the abstracts do answer: the reader sees what is closest
    for quoted in quote.write(replace(query, notes=(*query.notes, *remarks)), found, status):
        yield replace(quoted, dropped=answer.dropped, tokens=attempt.tokens, is_fallback=True)


def _heard(pieces: Iterator[str], failures: list[str]) -> Iterator[str]:
    """The pieces until the model fails, which ends them: the sentences it had ended are still to come."""
    try:
        yield from pieces
    except ModelError as error:
        failures.append(str(error))


def _worth_reading(question: str, found: Sequence[Found]) -> list[Paper]:
    """The papers called by name, else those that may speak to the question."""
    named = [f for f in found if f.named]
    return [f.hit.paper for f in named or choose.speaking(question, found, MAY_SPEAK)]


def prompt(
    query: Query, sources: list[Source], history: Sequence[Turn], window: int
) -> tuple[list[Turn], list[Source]]:
    """What the model is told, within its window, and the sources that found room in it; ModelError if none did."""
    system = Turn("system", prompts.fill("system"))
    before = [Turn(turn.role, _MARKS.sub("", turn.text)) for turn in budget.recent(history, min(HISTORY, window // 8))]
    days = when(query.since, query.until) or "on the days held"

    def ask(chosen: Sequence[Source]) -> Turn:
        example = chosen[0].paper.id if chosen else "2606.10651"
        text = prompts.fill("answer", sources=prompts.sources(chosen), days=days, question=query.text, example=example)
        return Turn("user", text)

    told = [system, *before, ask(())]
    used = int(sum(budget.count(turn.text) for turn in told) * (1 + budget.MARGIN))
    room = window - min(REPLY, window // 4) - used
    fitting = budget.fit(sources, room, prompts.source)
    if not fitting:
        raise ModelError(no_room(window))
    return [system, *before, ask(fitting)], fitting


def _left_out(dropped: int) -> list[str]:
    if not dropped:
        return []
    were, them = ("was", "it") if dropped == 1 else ("were", "them")
    return [f"{capital(count(dropped, 'sentence'))} of the model’s {were} left out: no abstract supports {them}."]
