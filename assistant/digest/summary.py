"""What a theme is about, counted and quoted: no model is needed for it."""

import re
from collections.abc import Sequence

from assistant.themes import Group
from assistant.types import Citation, Line
from assistant.wording import capital, count, join, number

QUOTES = 2
# A mark like [3] inside a quote would be taken for a citation of the summary's own.
_MARK = re.compile(r"\[(\d{1,4})\]")


def quoted(group: Group, lines: Sequence[tuple[Line, str]], first: int) -> tuple[str, tuple[Citation, ...]]:
    """One counted sentence and up to two quoted results, cited from the number `first` on; "" if it only counts."""
    results = {line.paper.id: result for line, result in lines}
    chosen = [(paper, results[paper.id]) for paper in group.papers if results[paper.id]][:QUOTES]
    if len(group.papers) <= QUOTES + 1:
        chosen = chosen[: len(group.papers) - 1]
    citations = tuple(Citation(place, paper, quote) for place, (paper, quote) in enumerate(chosen, start=first))
    quotes = [f"“{_unmarked(citation.quote)}” [{citation.number}]" for citation in citations]
    return " ".join([_counted(group), *quotes]) if quotes or group.subjects else "", citations


def _unmarked(quote: str) -> str:
    return _MARK.sub(r"(\1)", quote)


def _counted(group: Group) -> str:
    """How many papers, and how many of them on what: "Eight papers, four of them on deep research."."""
    total = len(group.papers)
    shares = [(number(papers), _lowered(subject)) for subject, papers in group.subjects]
    if not shares:
        return f"{capital(count(total, 'paper'))}."
    said = [f"{many} {'of them ' if not place else ''}on {subject}" for place, (many, subject) in enumerate(shares)]
    everyone = [f"all on {subject}" for subject, papers in group.subjects[:1] if papers == total]
    return f"{capital(count(total, 'paper'))}, {join([_all(everyone, said[0]), *said[1:]])}."


def _all(everyone: Sequence[str], some: str) -> str:
    return everyone[0][:7] + _lowered(everyone[0][7:]) if everyone else some


def _lowered(text: str) -> str:
    """A heading inside a sentence: "LLM agents" as it is, "Video generation" with a small letter."""
    first = text.split(maxsplit=1)[0]
    return text if any(letter.isupper() or letter.isdigit() for letter in first[1:]) else text[:1].lower() + text[1:]
