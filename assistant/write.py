"""The writer that has a model: sentence by sentence, and none is shown before it is checked."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant import budget, check, prompts, quote
from assistant.attempt import Attempt
from assistant.errors import ModelError
from assistant.retrieve import Found
from assistant.types import Answer, Citation, Embed, Paper, Query, Source, Status, Turn
from assistant.wording import capital, count, when

# Tokens kept free for the reply: five cited sentences take about 400.
REPLY = 1024
# Tokens of conversation that the model reads along; the question itself stands alone.
HISTORY = 1024
# A paper that speaks less to the question than this share of the best one only distracts, and takes time to read.
NEAR = 0.6
_NOTHING = re.compile(
    r"\W*(?:not in the list\b|(?:none of )?the (?:sources?|abstracts?|papers?|list) (?:above )?do(?:es)? not\b)",
    re.IGNORECASE,
)
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
    """The model's answer, a checked sentence longer each time; quotes take its place where it gives none."""
    hits = tuple(f.hit for f in found)
    draft = Answer("", status, query.kind, query.since, query.until, query.notes, hits=hits)
    dropped, said_nothing, failure, lead, waiting = 0, False, "", "", ""
    try:
        draft = replace(draft, writer=attempt.name())
        turns, sources = prompt(query, read(_near(found)), history, attempt.model.window)
        for piece in check.cut(attempt.chat(turns)):
            lead = _wider(lead, piece.lead)
            if _NOTHING.match(piece.text):
                said_nothing = True
                continue
            verdict = check.check(piece.text, sources, embed)
            if verdict.reason:
                dropped += 1
            elif not verdict.support:
                waiting, lead = waiting + lead + verdict.text, ""
            else:
                draft = _longer(draft, waiting + lead, verdict)
                waiting = lead = ""
                yield replace(draft, dropped=dropped, tokens=attempt.tokens)
    except ModelError as error:
        failure = str(error)
    remarks = tuple(filter(None, (failure, _left_out(dropped))))
    if draft.citations:
        yield replace(draft, notes=(*query.notes, *remarks), dropped=dropped, tokens=attempt.tokens)
        return
    if said_nothing and not dropped:
        status = "partial"  # a weak model says so of much that the abstracts do answer: the reader sees what is closest
    for answer in quote.write(replace(query, notes=(*query.notes, *remarks)), found, status):
        yield replace(answer, dropped=dropped, tokens=attempt.tokens)


def _near(found: Sequence[Found]) -> list[Paper]:
    """The papers worth reading: those called by name, else those not far behind the best."""
    named = [f for f in found if f.named]
    best = max(f.relevance for f in found)
    return [f.hit.paper for f in named or found if f.named or f.relevance >= NEAR * best]


def prompt(
    query: Query, sources: list[Source], history: Sequence[Turn], window: int
) -> tuple[list[Turn], list[Source]]:
    """What the model is told, within its window, and the sources that found room in it."""
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
    return [system, *before, ask(fitting)], fitting


def _longer(draft: Answer, lead: str, verdict: check.Verdict) -> Answer:
    """The answer with one more sentence; the same quote of the same paper keeps its number."""
    numbers = {(citation.paper.id, citation.quote): citation.number for citation in draft.citations}
    citations, marks = list(draft.citations), []
    for paper, sentence in verdict.support:
        number = numbers.setdefault((paper.id, sentence), len(citations) + 1)
        if number > len(citations):
            citations.append(Citation(number, paper, sentence))
        marks.append(f"[{number}]")
    text = f"{draft.text}{lead if draft.text else lead.lstrip()}{verdict.text} {' '.join(marks)}"
    return replace(draft, text=text, citations=tuple(citations))


def _wider(one: str, other: str) -> str:
    """The stronger break of two: what stood between them is left out."""
    return max(one, other, key=lambda lead: (lead.count("\n"), len(lead)))


def _left_out(dropped: int) -> str:
    if not dropped:
        return ""
    were, them = ("was", "it") if dropped == 1 else ("were", "them")
    return f"{capital(count(dropped, 'sentence'))} of the model’s {were} left out: no abstract supports {them}."
