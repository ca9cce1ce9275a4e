"""What a theme is about, counted and quoted: no model is needed for it."""

import re
from collections.abc import Sequence

from assistant.themes import Group
from assistant.themes.phrases import fold
from assistant.titles import name
from assistant.types import Citation, Line
from assistant.wording import capital, count, join, number

QUOTES = 2
# A mark like [3] inside a quote would be taken for a citation of the summary's own.
_MARK = re.compile(r"\[(\d{1,4})\]")


def quoted(group: Group, lines: Sequence[tuple[Line, str]], first: int) -> tuple[str, tuple[Citation, ...]]:
    """What papers share, counted, and up to two quoted results, cited from the number `first` on; "" if neither is."""
    results = {line.paper.id: result for line, result in lines}
    found = [(paper, results[paper.id]) for paper in group.papers if results[paper.id]]
    # A result is read before its paper's title: it is quoted of those that can be called by a name, if any can.
    chosen = ([one for one in found if name(one[0].title)] or found)[:QUOTES]
    if len(group.papers) <= QUOTES + 1:
        chosen = chosen[: len(group.papers) - 1]
    citations = tuple(Citation(place, paper, quote) for place, (paper, quote) in enumerate(chosen, start=first))
    counted = [_counted(group)] if group.subjects else []
    return " ".join([*counted, *map(_attributed, citations)]), citations


def _attributed(citation: Citation) -> str:
    """A quote after its paper's name, unless it says that itself, and before its number."""
    called = name(citation.paper.title)
    is_said = " ".join(fold(called)) in " ".join(fold(citation.quote))
    return f"{'' if is_said else f'{_unmarked(called)}: '}“{_unmarked(citation.quote)}” [{citation.number}]"


def _unmarked(quote: str) -> str:
    return _MARK.sub(r"(\1)", quote)


def _counted(group: Group) -> str:
    """How many papers, and how many of them on what: "Eight papers, four of them on deep research."."""
    total = len(group.papers)
    shares = [(number(papers), _lowered(subject)) for subject, papers in group.subjects]
    said = [f"{many} {'of them ' if not place else ''}on {subject}" for place, (many, subject) in enumerate(shares)]
    everyone = [f"all on {subject}" for subject, papers in group.subjects[:1] if papers == total]
    return f"{capital(count(total, 'paper'))}, {join([_all(everyone, said[0]), *said[1:]])}."


def _all(everyone: Sequence[str], some: str) -> str:
    return everyone[0][:7] + _lowered(everyone[0][7:]) if everyone else some


def _lowered(text: str) -> str:
    """A heading inside a sentence: "LLM agents" as it is, "Video generation" with a small letter."""
    first = text.split(maxsplit=1)[0]
    return text if any(letter.isupper() or letter.isdigit() for letter in first[1:]) else text[:1].lower() + text[1:]
