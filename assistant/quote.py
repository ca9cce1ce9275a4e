"""The writer that needs no model: an answer made of the abstracts' own sentences, each cited."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import sentences, terms, titles
from assistant.latex import readable
from assistant.retrieve import Found
from assistant.types import Answer, Citation, Hit, Paper, Query, Status
from assistant.wording import capital, count, escape, join, span

MOST_SENTENCES, MOST_OF_ONE_PAPER, MOST_PAPERS = 5, 3, 5
# A paper is quoted if it speaks to the question nearly as well as the best one does, a sentence likewise.
NEAR_PAPER, NEAR_SENTENCE, NEAR_IN_OVERVIEW = 0.75, 0.75, 0.4
# Sentences that share more of their words than this say the same.
SAME = 0.6
NEAREST_NAMED = 3
# What a sentence says of its paper's own work answers better than the background it opens with; one that hangs on the
# sentence before reads badly alone; who asks for a number wants one; where the code lies is for those who ask for it.
OWN_WORK, HANGS_ON, NUMBER, LINK = 0.08, -0.08, 0.15, -1.0
_OWN_WORK = re.compile(
    r"\b(?:we|this (?:paper|work|study|survey))\b.{0,40}\b(?:propos|introduc|present|develop|releas|show|find|found|"
    r"build|stud(?:y|ied)|demonstrat|report|construct|design|train|evaluat|investigat)",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(
    r"(?:This|These|Those|Such|However|Thus|Hence|Therefore|Moreover|Furthermore|Additionally|Also|Then|Next|Second|"
    r"Third|Instead|Consequently|As a result|To (?:do so|this end|address|tackle|solve|overcome|bridge)|"
    r"In (?:contrast|addition))\b"
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
    r"\b(?:number|count|size|percent\w*|accuracy|scores?|rate|speed|parameters)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Quote:
    paper: Paper
    sentence: str
    place: int
    value: float


def write(query: Query, found: Sequence[Found], status: Status) -> Iterator[Answer]:
    """The answer to a question about papers, one paragraph longer each time."""
    hits = tuple(f.hit for f in found)
    if status == "not_in_list":
        yield _answer(query, _nothing(query, hits), status, (), hits)
        return
    quotes = _choose(query.text, found)
    papers = list(dict.fromkeys(quote.paper.id for quote in quotes))
    text = _lead(query, status, [next(q.paper for q in quotes if q.paper.id == id) for id in papers])
    citations: list[Citation] = []
    for id in papers:
        own = sorted((quote for quote in quotes if quote.paper.id == id), key=lambda quote: quote.place)
        text += "\n\n" + _paragraph(own, len(citations), bulleted=len(papers) > 1)
        citations += [
            Citation(len(citations) + place, quote.paper, quote.sentence) for place, quote in enumerate(own, start=1)
        ]
        yield _answer(query, text, status, tuple(citations), hits)


def _choose(question: str, found: Sequence[Found]) -> list[_Quote]:
    """The sentences to show: of the papers that speak to the question the most telling, no two alike."""
    best = max(f.relevance for f in found)
    named = [f for f in found if f.named]
    papers = (named or [f for f in found if f.relevance >= NEAR_PAPER * best])[:MOST_PAPERS]
    ranked = [sorted(_quotes(question, f), key=lambda quote: -quote.value) for f in papers]
    # The best of every paper comes before the second of any; papers asked for by name are each heard out.
    near = NEAR_IN_OVERVIEW if _is_overview(question, named) else NEAR_SENTENCE
    top = max(quotes[0].value for quotes in ranked)
    seconds = [
        quote for quotes in ranked for quote in quotes[1:] if quote.value >= near * (quotes[0].value if named else top)
    ]
    candidates = [quotes[0] for quotes in ranked] + sorted(seconds, key=lambda quote: -quote.value)
    chosen: list[_Quote] = []
    for quote in candidates:
        of_paper = sum(other.paper.id == quote.paper.id for other in chosen)
        has_room = len(chosen) < MOST_SENTENCES and of_paper < MOST_OF_ONE_PAPER
        if has_room and not any(_alike(quote.sentence, other.sentence) for other in chosen):
            chosen.append(quote)
    order = [f.hit.paper.id for f in papers]
    return sorted(chosen, key=lambda quote: (order.index(quote.paper.id), quote.place))


def _is_overview(question: str, named: Sequence[Found]) -> bool:
    """Whether nothing but the named papers is asked for, as in "what is RT-H?" or "compare them"."""
    for f in named:
        for word in (f.hit.paper.id, f.hit.paper.title, titles.name(f.hit.paper.title)):
            question = question.replace(word, " ")
    return bool(named) and terms.only_asks(question)


def _quotes(question: str, found: Found) -> list[_Quote]:
    paper = found.hit.paper
    name = titles.name(paper.title)
    all_sentences = sentences.split(paper.abstract)
    quotes = []
    for sentence, value in zip(found.hit.evidence, found.values, strict=True):
        if _OWN_WORK.search(sentence) or (name and name in sentence):
            value += OWN_WORK
        if _HANGS_ON.match(sentence):
            value += HANGS_ON
        if _ASKS_NUMBER.search(question) and _NUMBER.search(sentence):
            value += NUMBER
        if _LINK.search(sentence) and not _ASKS_LINK.search(question):
            value += LINK
        quotes.append(_Quote(paper, sentence, all_sentences.index(sentence), value))
    return quotes


def _paragraph(quotes: Sequence[_Quote], cited: int, bulleted: bool) -> str:
    """A paper's sentences in the order of its abstract, after its name: "It" and "They" have something to point to."""
    name = escape(readable(titles.short(quotes[0].paper.title)))
    text = " ".join(
        f"{escape(readable(quote.sentence))} [{number}]" for number, quote in enumerate(quotes, start=cited + 1)
    )
    if re.match(rf"{re.escape(name)}(?!\w)", text):
        text = f"**{name}**{text.removeprefix(name)}"
    else:
        text = f"**{name}:** {text}"
    return f"- {text}" if bulleted else text


def _lead(query: Query, status: Status, papers: Sequence[Paper]) -> str:
    days = span(query.since, query.until)
    where = f"the list of {days}" if days else "the list"
    if status == "partial":
        return f"{capital(where)} answers a part of this. What comes closest:"
    if len(papers) == 1:
        paper = papers[0]
        listed = f", listed on {span(paper.days[-1], paper.days[-1])}" if paper.days and not days else ""
        return f"One paper in {where} speaks to this{listed}."
    if len(papers) == MOST_PAPERS:
        return f"Several papers in {where} speak to this; the closest {MOST_PAPERS}:"
    return f"{capital(count(len(papers), 'paper'))} in {where} speak to this."


def _nothing(query: Query, hits: Sequence[Hit]) -> str:
    days = span(query.since, query.until)
    where = f"the papers of {days}" if days else "the listed papers"
    if not hits:
        return (
            f"No papers are listed for {days}."
            if days
            else "There are no papers yet. Add a list: `assistant add PATH`."
        )
    nearest = join([f"“{escape(readable(hit.paper.title))}”" for hit in hits[:NEAREST_NAMED]])
    return f"Nothing in {where} answers this. The nearest are {nearest}."


def _answer(query: Query, text: str, status: Status, citations: tuple[Citation, ...], hits: tuple[Hit, ...]) -> Answer:
    return Answer(text, status, query.kind, query.since, query.until, query.notes, citations, hits)


def _alike(one: str, other: str) -> bool:
    first, second = (set(re.findall(r"\w{3,}", text.lower())) for text in (one, other))
    return len(first & second) > SAME * min(len(first), len(second)) if first and second else one == other
