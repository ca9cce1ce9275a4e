"""Which sentences of the found papers answer a question best, without a model: by meaning, words, and a few cues."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import terms, titles
from assistant.retrieve import Found
from assistant.types import Paper

MOST_SENTENCES, MOST_OF_ONE_PAPER, MOST_PAPERS = 5, 3, 5
# A paper is quoted if it speaks to the question nearly as well as the best one does, its best sentence if that is not
# far behind the best of all, a further sentence if it is near it; more is wanted where only the paper is asked for.
NEAR_PAPER, NEAR_FIRST, NEAR_SENTENCE, NEAR_IN_OVERVIEW = 0.75, 0.6, 0.75, 0.4
# Sentences that share more of their words than this say the same, unless their numbers differ.
SAME = 0.6
# A sentence with this share of the words of a question that has so many answers it; other papers would only pad.
ANSWERS, ANSWERS_WORDS = 0.8, 4

# What a sentence says of its paper's own work answers better than the background it opens with; one that hangs on the
# sentence before reads badly alone; who asks for a number wants one, and who asks what a thing is wants it introduced;
# where the code lies is for those who ask for it.
OWN_WORK, BACKGROUND, HANGS_ON, NUMBER, DEFINITION, LINK = 0.08, -0.1, -0.08, 0.15, 0.4, -1.0
_OWN_WORK = re.compile(
    r"\b(?:we|this (?:paper|work|study|survey))\b.{0,40}\b(?:propos|introduc|present|develop|releas|show|find|found|"
    r"build|stud(?:y|ied)|demonstrat|report|construct|design|train|evaluat|investigat)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"(?:Existing|Current|Prior|Previous|Traditional|Conventional|Most|Many|While|Although|Despite|Recent|Recently|"
    r"Typically|Despite)\b"
)
_HANGS_ON = re.compile(
    r"(?:This|These|Those|Such|However|Thus|Hence|Therefore|Moreover|Furthermore|Additionally|Also|Then|Next|Second|"
    r"Third|Instead|Consequently|As a result|To (?:do so|this end|address|tackle|solve|overcome|bridge)|"
    r"In (?:contrast|addition))\b"
)
_DEFINES = re.compile(
    r"\b(?:we|this (?:paper|work))\b.{0,30}\b(?:propose|introduce|present|develop|release|build|call|term|name)|"
    r"\b(?:called|termed|named|dubbed|is an?|is the|are the)\b",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(
    r"^\W*(?:what(?:['’]s| is| are| was)|explain|describe|define|introduce|tell me (?:more )?about|summari[sz]e)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"https?://|\b(?:code|data|models?|weights|dataset|demos?|videos?)\b.{0,60}\bavailable\b", re.IGNORECASE
)
_ASKS_LINK = re.compile(
    r"\b(?:code|repo\w*|github|links?|websites?|url|demos?|available|availability|open[- ]sourced?|releas\w+|"
    r"download)\b",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(
    r"\bhow (?:many|much|long|large|big|fast|small|accurate|often|far|well|good|efficient)\b|"
    r"\b(?:number|count|size|percent\w*|share|accuracy|scores?|rate|speed|parameters)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|half|twice)\b")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence worth showing: where it stands in its paper's abstract, and how well it speaks to the question."""

    paper: Paper
    sentence: str
    place: int
    value: float


def choose(question: str, found: Sequence[Found]) -> list[Quote]:
    """The sentences to show, at most five, by paper and in the order of its abstract, no two alike."""
    best = max(f.relevance for f in found)
    named = [f for f in found if f.named]
    papers = (named or [f for f in found if f.relevance >= NEAR_PAPER * best])[:MOST_PAPERS]
    overview = bool(named) and terms.only_asks(without_names(question, named))
    ranked = [sorted(_quotes(question, f, overview), key=lambda quote: -quote.value) for f in papers]
    if not named:
        ranked = _telling(question, ranked)
    # The best of every paper comes before the second of any; papers asked for by name are each heard out.
    near = NEAR_IN_OVERVIEW if overview else NEAR_SENTENCE
    top = max(quotes[0].value for quotes in ranked)
    seconds = [
        quote for quotes in ranked for quote in quotes[1:] if quote.value >= near * (quotes[0].value if named else top)
    ]
    candidates = [quotes[0] for quotes in ranked] + sorted(seconds, key=lambda quote: -quote.value)
    chosen: list[Quote] = []
    for quote in candidates:
        of_paper = sum(other.paper.id == quote.paper.id for other in chosen)
        has_room = len(chosen) < MOST_SENTENCES and of_paper < MOST_OF_ONE_PAPER
        if has_room and not any(_alike(quote.sentence, other.sentence) for other in chosen):
            chosen.append(quote)
    order = [f.hit.paper.id for f in papers]
    return sorted(chosen, key=lambda quote: (order.index(quote.paper.id), quote.place))


def says_it(question: str, quotes: Sequence[Quote], named: Sequence[Found]) -> bool:
    """Whether the quotes hold any word of what is asked about the named papers, beyond their names."""
    asked = without_names(question, named)
    if terms.only_asks(asked):
        return True
    wanted = set(terms.informative(asked))
    has_number = not re.search(r"\bhow (?:many|much)\b", question, re.IGNORECASE) or any(
        _NUMBER.search(quote.sentence) for quote in quotes
    )
    return has_number and any(wanted & set(held) for held in terms.split([quote.sentence for quote in quotes]))


def without_names(question: str, named: Sequence[Found]) -> str:
    """The question without the ids, titles and names of these papers."""
    for f in named:
        question = titles.without(question, f.hit.paper.id, f.hit.paper.title, titles.name(f.hit.paper.title))
    return question


def _telling(question: str, ranked: list[list[Quote]]) -> list[list[Quote]]:
    """The papers whose best sentence is not far behind, or the one paper whose sentence answers the question."""
    asked = set(terms.informative(question))
    top = max(ranked, key=lambda quotes: quotes[0].value)
    (held,) = terms.split([top[0].sentence])
    if len(asked) >= ANSWERS_WORDS and len(asked & set(held)) >= ANSWERS * len(asked):
        return [top]
    return [quotes for quotes in ranked if quotes[0].value >= NEAR_FIRST * top[0].value]


def _quotes(question: str, found: Found, overview: bool) -> list[Quote]:
    paper = found.hit.paper
    name = titles.name(paper.title)
    asks_what = overview and bool(_ASKS_WHAT.search(question) or len(question.split()) <= 2)
    asks_number, asks_link = bool(_ASKS_NUMBER.search(question)), bool(_ASKS_LINK.search(question))
    return [
        Quote(paper, sentence, place, value + _cues(sentence, name, asks_what, asks_number, asks_link))
        for place, (sentence, value) in enumerate(zip(found.sentences, found.values, strict=True))
    ]


def _cues(sentence: str, name: str, asks_what: bool, asks_number: bool, asks_link: bool) -> float:
    has_name = bool(name) and name in sentence
    return (
        OWN_WORK * bool(_OWN_WORK.search(sentence) or has_name)
        + BACKGROUND * bool(_BACKGROUND.match(sentence))
        + HANGS_ON * bool(_HANGS_ON.match(sentence))
        + NUMBER * bool(asks_number and _NUMBER.search(sentence))
        + DEFINITION * bool(asks_what and has_name and _DEFINES.search(sentence))
        + LINK * bool(not asks_link and _LINK.search(sentence))
    )


def _alike(one: str, other: str) -> bool:
    if set(re.findall(r"\d[\d.,]*", one)) != set(re.findall(r"\d[\d.,]*", other)):
        return False
    first, second = (set(re.findall(r"\w{3,}", text.lower())) for text in (one, other))
    return len(first & second) > SAME * min(len(first), len(second)) if first and second else one == other
