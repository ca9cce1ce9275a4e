"""How well the sentences of a paper answer a question, or each half of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import cues, terms, titles, wanted
from assistant.parts import is_release, parts
from assistant.retrieve import Found
from assistant.types import Paper

# How much the words of a half of a question count, of which alone no meaning is known.
HALF = 0.5
# Fewer words, as "Talk short.", say nothing alone.
SHORTEST = 5
# What else is said of papers that are to be compared.
_COMPARED = re.compile(
    r"\bin common\b|\b(?:sets?|setting|apart|similar\w*|differently|distinguish\w*|other|another|two|three)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence worth showing: where it stands in its paper's abstract, and how well it speaks to the question."""

    paper: Paper
    sentence: str
    place: int
    value: float


def rank(asks: Sequence[str], found: Found, is_certain: bool, is_named: bool) -> list[Quote]:
    """A paper's sentences, best first; if several things are asked, the best for each."""
    if len(asks) == 1:
        quotes = _quotes(asks[0], found, is_named and tells_all(asks[0]), is_certain)
        return sorted(quotes, key=lambda quote: (_is_short(quote), -quote.value))
    best: list[Quote] = []
    # Much introduces a thing, little gives its size: that chooses first.
    for asked in sorted(asks, key=lambda half: tells_all(half) or cues.asks_what(half)):
        own = _quotes(asked, found, is_named and tells_all(asked), is_certain)
        shares = _shares(asked, " ".join(half for half in asks if half != asked), own)
        left = [quote for quote in own if quote.place not in {other.place for other in best}]
        best += sorted(left, key=lambda quote: (_is_short(quote), -quote.value - HALF * shares[quote.place]))[:1]
    return best


def _shares(asked: str, besides: str, quotes: Sequence[Quote]) -> dict[int, float]:
    """By place, which share of the words of one half each sentence holds, less that of what is asked besides."""
    one, other = set(terms.informative(asked)), set(terms.informative(besides))
    held = [set(words) for words in terms.split([quote.sentence for quote in quotes])]
    return {
        quote.place: len(one & words) / max(len(one), 1) - len(other & words) / max(len(other), 1)
        for quote, words in zip(quotes, held, strict=True)
    }


def _is_short(quote: Quote) -> bool:
    return len(quote.sentence.split()) < SHORTEST and not is_release(quote.sentence)


def _quotes(asked: str, found: Found, overview: bool, is_certain: bool) -> list[Quote]:
    paper = found.hit.paper
    name = titles.name(paper.title)
    told = zip(found.sentences, found.values, parts(found.sentences, name), strict=True)
    return [
        Quote(
            paper,
            sentence,
            place,
            value
            + cues.worth(asked, overview, sentence, part, name)
            + is_certain * cues.of_one(asked, overview, sentence, part),
        )
        for place, (sentence, value, part) in enumerate(told)
    ]


def tells_all(asked: str) -> bool:
    """Whether a question without names asks for all of a thing, or of things to be compared."""
    return terms.only_asks(wanted.without_whole(_COMPARED.sub(" ", asked)))
