"""A written answer as it grows: each sentence is judged as it comes, and only what passes is kept."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant import check, titles
from assistant.check import Piece
from assistant.latex import readable
from assistant.text import title_key
from assistant.types import Answer, Citation, Embed, Paper, Source
from assistant.wording import escape

# Weak models copy whole abstracts: so many sentences of one paper are enough beside others, and of a paper alone.
OF_ONE, ALONE = 3, 6
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


class Draft:
    """What is kept of a model's reply; sentences without a claim wait for one that has support.

    `said_nothing`: the model said that the sources do not speak to the question.
    """

    def __init__(self, answer: Answer, sources: Sequence[Source], embed: Embed) -> None:
        self.answer = answer
        self.said_nothing = False
        self._sources, self._embed = sources, embed
        self._before: list[Paper] = []  # what the last sentence kept rests on
        self._lead, self._waiting = "", ""
        self._told: set[str] = set()  # weak models repeat themselves
        self._said_of: Counter[str] = Counter()
        self._most = ALONE if len(sources) == 1 else OF_ONE

    def take(self, piece: Piece) -> None:
        """Adds the next sentence, if it passes."""
        self._lead = _wider(self._lead, piece.lead)
        if piece.text in self._told:
            return
        self._told.add(piece.text)
        if is_silence(piece.text):
            self.said_nothing = True
            return
        verdict = None if piece.is_endless else check.check(piece.text, self._sources, self._embed, self._before)
        if verdict is None or verdict.reason:
            self.answer = replace(self.answer, dropped=self.answer.dropped + 1)
        elif not verdict.support:
            self._waiting, self._lead = self._waiting + self._lead + verdict.text, ""
        elif not self._is_told([paper for paper, _ in verdict.support]):
            self._keep(verdict)

    def is_full(self) -> bool:
        """Whether enough is said of every source."""
        return all(self._is_told([source.paper]) for source in self._sources)

    def _keep(self, verdict: check.Verdict) -> None:
        name = "" if len(self._sources) == 1 else _name(verdict, self._before)
        self.answer = _longer(self.answer, self._waiting + self._lead + name, verdict)
        self._before, self._waiting, self._lead = [paper for paper, _ in verdict.support], "", ""
        self._said_of.update(paper.id for paper in self._before)

    def _is_told(self, papers: Sequence[Paper]) -> bool:
        """Whether so many sentences rest on each of these papers."""
        return all(self._said_of[paper.id] >= self._most for paper in papers)


def is_silence(sentence: str) -> bool:
    """Whether a sentence only says that the sources do not speak to the question."""
    return bool(_NOTHING.fullmatch(sentence))


def _name(verdict: check.Verdict, before: Sequence[Paper]) -> str:
    """What to call the paper that a sentence speaks of, if it is copied or leans on another, and does not say so."""
    paper, sentence = verdict.support[0]
    name = titles.short(paper.title)
    needs_one = check.leans(verdict.text) or title_key(verdict.text) == title_key(sentence)
    if paper in before or not needs_one or title_key(name) in title_key(verdict.text):
        return ""
    return f"**{escape(readable(name))}:** "


def _longer(answer: Answer, lead: str, verdict: check.Verdict) -> Answer:
    """The answer with one more sentence; the same quote of the same paper keeps its number."""
    numbers = {(citation.paper.id, citation.quote): citation.number for citation in answer.citations}
    citations, marks = list(answer.citations), []
    for paper, sentence in verdict.support:
        number = numbers.setdefault((paper.id, sentence), len(citations) + 1)
        if number > len(citations):
            citations.append(Citation(number, paper, sentence))
        marks.append(f"[{number}]")
    text = f"{answer.text}{lead if answer.text else lead.lstrip()}{verdict.text} {' '.join(marks)}"
    return replace(answer, text=text, citations=tuple(citations))


def _wider(one: str, other: str) -> str:
    """The stronger break of two: what stood between them is left out."""
    return max(one, other, key=lambda lead: (lead.count("\n"), len(lead)))
