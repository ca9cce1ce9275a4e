"""The sentences of an answer as a reader sees them."""

import re
from dataclasses import dataclass

from assistant import sentences
from assistant.terminal import as_text
from assistant.types import Answer, Citation

_MARK = re.compile(r"\s*\[(\d+)\]")
_MARKS_AFTER = re.compile(r"([.!?…][\"'”’)]*)((?:\s*\[\d+\])+)")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence without its marks, and what it cites."""

    text: str
    citations: tuple[Citation, ...]


def shown(answer: Answer) -> list[Shown]:
    """The sentences that cite something, in their order; leads and headings make no claim about a paper."""
    numbered = {citation.number: citation for citation in answer.citations}
    found = []
    for line in answer.text.splitlines():
        marked = _MARKS_AFTER.sub(r"\2\1", _BULLET.sub("", line))
        for sentence in sentences.split(marked):
            cited = [numbered[n] for n in map(int, _MARK.findall(sentence)) if n in numbered]
            if cited:
                found.append(Shown(as_text(_MARK.sub("", sentence)).strip(), tuple(dict.fromkeys(cited))))
    return found
