"""Which sentences of the found papers answer a question best, without a model: by meaning, words, and a few cues."""

import math
import re
from collections.abc import Mapping, Sequence
from statistics import mean

from assistant import called, cues, measures, terms, titles, wanted
from assistant.halves import halves
from assistant.rank import Quote, rank, tells_all
from assistant.retrieve import Found

MOST_SENTENCES, MOST_OF_ONE_PAPER, MOST_PAPERS = 5, 3, 5
# The chance that a paper beside the best one speaks to the question too. Logistic weights, fitted on 721 pairs of
# questions and papers put by hand: how near its relevance comes to the best one's, how far it stands above those that
# are only looked at, its abstract's cosine, and the question's terms: the more it says, the fewer papers say it.
NEAR, ABOVE, ABSTRACT, TERMS, BIAS = 3.5, 4.2, 1.0, -0.2, -5.0
# At this chance three in five of the papers that do are added, and few that do not: a wrong paper costs more than a
# missing one.
SPEAKS = 0.35
# "The paper where …" asks for one.
SPEAKS_BESIDE_ONE = 0.6
_ONE = re.compile(r"^\W*(?:the|that|which|what)\s+(?:\w+\s+)?(?:paper|study|article|preprint)\b", re.IGNORECASE)
# A broad topic has more papers that hold all its words than can be shown, and none that stands out.
WHOLE = 0.95
# A paper's best sentence is quoted if it is not far behind the best of all, a further one if it is near it; more is
# wanted where only the paper is asked for, or how several work.
NEAR_FIRST, NEAR_SENTENCE, NEAR_IN_OVERVIEW = 0.6, 0.75, 0.4
# Sentences that share more of their words than this say the same, unless their numbers differ.
SAME = 0.6
# What opens so is understood after the sentence before it.
_POINTS_BACK = re.compile(
    r"(?:They|It|Its|Their|Then|Such"
    r"|(?:This|These|Those)(?! (?:paper|work|study|survey|report|article|results?|findings?)\b))\b"
)


def choose(question: str, found: Sequence[Found]) -> list[Quote]:
    """The sentences to show, at most five, by paper and in the order of its abstract, no two alike."""
    # Of a paper whose sentences were all planted nothing is left; no other one speaks in its place.
    is_named = any(f.named for f in found)
    found = [f for f in found if f.sentences and f.named >= is_named]
    if not found:
        return []
    named = found if is_named else []
    papers = (named or speaking(question, found))[:MOST_PAPERS]
    is_certain = bool(named) or len(papers) == 1
    asked = without_names(question, named)
    asks = halves(asked) if is_certain else [asked]
    ranked = [rank(asks, f, is_certain, bool(named)) for f in papers]
    top = max(quotes[0].value for quotes in ranked)
    if not named:
        ranked = [quotes for quotes in ranked if quotes[0].value >= NEAR_FIRST * top]
    # The best of every paper comes before the second of any; papers asked for by name are each heard out.
    is_wide = (bool(named) and tells_all(asked)) or (len(named) > 1 and wanted.asks_how(asked))
    near = NEAR_IN_OVERVIEW if is_wide else NEAR_SENTENCE
    firsts = [quote for place in range(len(asks)) for quotes in ranked for quote in quotes[place : place + 1]]
    seconds = [
        quote for quotes in ranked for quote in quotes[1:] if quote.value >= near * (quotes[0].value if named else top)
    ]
    candidates = firsts if len(asks) > 1 else firsts + sorted(seconds, key=lambda quote: -quote.value)
    chosen: list[Quote] = []
    for quote in candidates:
        if _has_room(quote, chosen) and not any(_alike(quote.sentence, other.sentence) for other in chosen):
            chosen.append(quote)
    order = [f.hit.paper.id for f in papers]
    chosen += _led(chosen, {f.hit.paper.id: f.sentences for f in papers}) if is_certain else []
    return sorted(chosen, key=lambda quote: (order.index(quote.paper.id), quote.place))


def _has_room(quote: Quote, chosen: Sequence[Quote]) -> bool:
    of_paper = sum(other.paper.id == quote.paper.id for other in chosen)
    return len(chosen) < MOST_SENTENCES and of_paper < MOST_OF_ONE_PAPER


def _led(chosen: Sequence[Quote], sentences: Mapping[str, Sequence[str]]) -> list[Quote]:
    """The sentences that others point back to, where there is room for them."""
    added: list[Quote] = []
    for quote in chosen:
        before = quote.place - 1
        is_shown = any(other.paper == quote.paper and other.place == before for other in chosen)
        if before >= 0 and not is_shown and _POINTS_BACK.match(quote.sentence) and _has_room(quote, [*chosen, *added]):
            added.append(Quote(quote.paper, sentences[quote.paper.id][before], before, 0.0))
    return added


def speaking(question: str, found: Sequence[Found], least: float = SPEAKS) -> list[Found]:
    """The best of the found papers and those that speak to the question as it does, with at least this chance."""
    asked = len(terms.informative(question))
    relevances = sorted((f.relevance for f in found), reverse=True)
    best, others = relevances[0] or 1.0, mean(relevances[len(relevances) // 2 :])

    def chance(f: Found) -> float:
        value = (
            NEAR * f.relevance / best + ABOVE * (f.relevance - others) + ABSTRACT * f.abstract + TERMS * asked + BIAS
        )
        return 1 / (1 + math.exp(-value))

    least = max(least, SPEAKS_BESIDE_ONE) if _ONE.match(question) else least
    is_broad = sum(f.coverage >= WHOLE for f in found) >= MOST_PAPERS
    return [
        f for place, f in enumerate(found) if place == 0 or chance(f) >= least or (is_broad and f.coverage >= WHOLE)
    ]


def closest(quotes: Sequence[Quote]) -> list[Quote]:
    """The best quote of each paper."""
    papers = dict.fromkeys(quote.paper.id for quote in quotes)
    return [max((q for q in quotes if q.paper.id == id), key=lambda quote: quote.value) for id in papers]


def says_it(question: str, quotes: Sequence[Quote], named: Sequence[Found]) -> bool:
    """Whether the quotes hold any word, or the measure, of what is asked about the named papers beyond their names."""
    if named and named[0].lacks:
        return False
    asked = without_names(question, named)
    if _only_asks(question, named) or any(_is_told(asked, quote.sentence) for quote in quotes):
        return True
    words = set(terms.informative(asked))
    has_number = not re.search(r"\bhow (?:many|much)\b", question, re.IGNORECASE) or any(
        cues.has_number(quote.sentence) for quote in quotes
    )
    return has_number and any(words & set(held) for held in terms.split([quote.sentence for quote in quotes]))


def leaves_unsaid(question: str, quotes: Sequence[Quote], named: Sequence[Found]) -> bool:
    """Whether the quotes lack the one thing asked about the named papers; an open question is after no such thing."""
    asked = without_names(question, named)
    papers = [f.hit.paper for f in named]
    if not wanted.is_definite(asked):
        return False
    if called.lacks(asked, papers) or not any(wanted.may_count(asked, paper.abstract) for paper in papers):
        return True
    if says_it(question, quotes, named):
        return False
    return not any(wanted.given(asked, quote.sentence) == wanted.GIVES for quote in quotes)


def _is_told(asked: str, sentence: str) -> bool:
    return any(gives(asked, sentence) for gives in (measures.is_given, wanted.is_released, wanted.is_counted))


def without_names(question: str, named: Sequence[Found]) -> str:
    """The question without the ids, titles and names of these papers."""
    written = titles.ids(question)
    for f in named:
        paper = f.hit.paper
        name = titles.called(question, paper.title, paper.abstract)
        question = titles.without(question, written.get(paper.id, paper.id), paper.title, name)
    return question


def _only_asks(question: str, named: Sequence[Found]) -> bool:
    """Whether a question says nothing but the names of these papers, and that they are to be told or compared."""
    return tells_all(without_names(question, named))


def _alike(one: str, other: str) -> bool:
    if set(re.findall(r"\d[\d.,]*", one)) != set(re.findall(r"\d[\d.,]*", other)):
        return False
    first, second = (set(re.findall(r"\w{3,}", text.lower())) for text in (one, other))
    return len(first & second) > SAME * min(len(first), len(second)) if first and second else one == other
