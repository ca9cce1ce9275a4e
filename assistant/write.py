"""The writer that has a model: sentence by sentence, and none is shown before it is checked."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant import budget, check, choose, prompts, quote, titles
from assistant.attempt import Attempt
from assistant.errors import ModelError
from assistant.failures import no_room
from assistant.latex import readable
from assistant.retrieve import Found
from assistant.text import title_key
from assistant.types import Answer, Citation, Embed, Paper, Query, Source, Status, Turn
from assistant.wording import capital, count, escape, when

# Tokens kept free for the reply: five cited sentences take about 400.
REPLY = 1024
# Weak models copy whole abstracts: so many sentences of one paper are enough beside others, and of a paper alone.
OF_ONE, ALONE = 3, 6
# Tokens of conversation that the model reads along; the question itself stands alone.
HISTORY = 1024
# The chance that a paper speaks to the question: the model may judge that itself, but weak ones tell all they are
# given, and every paper takes time to read.
MAY_SPEAK = 0.15
_SOURCES = r"(?:sources?|abstracts?|papers?|list)(?: (?:above|given|listed|provided))?"
_SAY = (
    r"(?:answers?|says?|mentions?|address(?:es)?|speaks? (?:to|of)|discuss(?:es)?|states?|specif(?:y|ies)|tells?|"
    r"(?:contains?|provides?|gives?|has|have) (?:(?:any|an|the|enough|such|this) )?(?:information|details?|answers?))"
)
# A sentence that says of the sources that they are silent on the question, and no more.
_NOTHING = re.compile(
    rf"\W*(?:not in the list|(?:the (?:\w+ )?{_SOURCES} (?:do(?:es)?(?: not|n['’]t)|cannot|can['’]t)|"
    rf"(?:none of the|no) {_SOURCES})(?: \w+ly)? {_SAY}\b(?!.*\b(?:but|although|though|while|however)\b)"
    r"[^\[(<;:,.!?]*)\W*",
    re.IGNORECASE,
)
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
    """The model's answer, a checked sentence longer each time; quotes take its place where it gives none."""
    hits = tuple(f.hit for f in found)
    draft = Answer("", status, query.kind, query.since, query.until, query.notes, hits=hits)
    dropped, said_nothing, lead, waiting = 0, False, "", ""
    failures: list[str] = []
    before: list[Paper] = []  # what the last sentence shown rests on
    said_of: Counter[str] = Counter()
    told: set[str] = set()  # weak models repeat themselves
    try:
        draft = replace(draft, writer=attempt.name())
        turns, sources = prompt(query, read(_worth_reading(query.text, found)), history, attempt.model.window)
        most = ALONE if len(sources) == 1 else OF_ONE
        for piece in check.cut(_heard(attempt.chat(turns), failures)):
            lead = _wider(lead, piece.lead)
            is_broken = failures and not _ENDED.search(piece.text)
            if is_broken or piece.text in told:
                continue
            told.add(piece.text)
            if is_silence(piece.text):
                said_nothing = True
                continue
            verdict = None if piece.is_endless else check.check(piece.text, sources, embed, before)
            if verdict is None or verdict.reason:
                dropped += 1
            elif verdict.support and _is_told([paper for paper, _ in verdict.support], said_of, most):
                continue
            elif not verdict.support:
                waiting, lead = waiting + lead + verdict.text, ""
            else:
                name = "" if len(sources) == 1 else _name(verdict, before)
                draft = _longer(draft, waiting + lead + name, verdict)
                before, waiting, lead = [paper for paper, _ in verdict.support], "", ""
                said_of.update(paper.id for paper in before)
                yield replace(draft, dropped=dropped, tokens=attempt.tokens)
                if all(_is_told([source.paper], said_of, most) for source in sources):
                    break
    except ModelError as error:
        failures.append(str(error))
    remarks = (*failures, *_left_out(dropped))
    if draft.citations:
        yield replace(draft, notes=(*query.notes, *remarks), dropped=dropped, tokens=attempt.tokens)
        return
    if said_nothing and not dropped:
        status = "partial"  # a weak model says so of much that the abstracts do answer: the reader sees what is closest
    for answer in quote.write(replace(query, notes=(*query.notes, *remarks)), found, status):
        yield replace(answer, dropped=dropped, tokens=attempt.tokens, is_fallback=True)


def _name(verdict: check.Verdict, before: Sequence[Paper]) -> str:
    """What to call the paper that a sentence speaks of, if it is copied or leans on another, and does not say so."""
    paper, sentence = verdict.support[0]
    name = titles.short(paper.title)
    needs_one = check.leans(verdict.text) or title_key(verdict.text) == title_key(sentence)
    if paper in before or not needs_one or title_key(name) in title_key(verdict.text):
        return ""
    return f"**{escape(readable(name))}:** "


def is_silence(sentence: str) -> bool:
    """Whether a sentence only says that the sources do not speak to the question."""
    return bool(_NOTHING.fullmatch(sentence))


def _is_told(papers: Sequence[Paper], said_of: Mapping[str, int], most: int) -> bool:
    """Whether so many sentences rest on each of these papers."""
    return all(said_of.get(paper.id, 0) >= most for paper in papers)


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


def _left_out(dropped: int) -> list[str]:
    if not dropped:
        return []
    were, them = ("was", "it") if dropped == 1 else ("were", "them")
    return [f"{capital(count(dropped, 'sentence'))} of the model’s {were} left out: no abstract supports {them}."]
