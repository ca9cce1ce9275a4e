"""The sentences of an answer as a reader sees them."""

import re
from dataclasses import dataclass

from assistant import sentences
from assistant.check import claim
from assistant.check.reading import read
from assistant.draft import is_silence
from assistant.terminal import as_text
from assistant.types import Answer, Citation

_MARK = re.compile(r"\s*\[(\d+)\]")
_MARKS_AFTER = re.compile(r"([.!?…][\"'”’)]*)((?:\s*\[\d+\])+)")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence without its marks, and what it cites; nothing, if a model made a claim without a source."""

    text: str
    citations: tuple[Citation, ...]


def shown(answer: Answer) -> list[Shown]:
    """The sentences that claim something about a paper, in their order, with or without a citation.

    Leads, headings and counts do not: of what the assistant writes itself, only what cites something claims anything.
    """
    numbered = {citation.number: citation for citation in answer.citations}
    is_by_model = answer.writer != "quotes" and answer.kind in ("topic", "paper")
    found = []
    for line in answer.text.splitlines():
        marked = _MARKS_AFTER.sub(r"\2\1", _BULLET.sub("", line))
        for sentence in sentences.split(marked):
            cited = [numbered[n] for n in map(int, _MARK.findall(sentence)) if n in numbered]
            text = as_text(_MARK.sub("", sentence)).strip()
            if cited or (is_by_model and claim.makes(read(text)) and not is_silence(text)):
                found.append(Shown(text, tuple(dict.fromkeys(cited))))
    return found
