"""What papers say to a claim: which support it, and why the others do not."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import titles
from assistant.check import amounts, marks, mentions, order, polarity, safe, scope, support
from assistant.check import claim as claims
from assistant.check.reading import Reading, read
from assistant.text import title_key
from assistant.types import Array, Embed, Paper, Source

# How many of a paper’s sentences a claim may draw on, beside its title and those of its numbers and denials.
SENTENCES = 3
# What is said of several papers must be more surely true of each: half of it may be the other's.
EACH = 0.5
# A clause that a paper surely says, and one that it says nothing of, with so many terms at least.
SURE, FOREIGN, CLAUSE_TERMS = 0.85, 0.05, 3
_CLAUSE = re.compile(r"(?:,?\s+(?:while|whereas|and|but|which|whose|so|because|although|as)|[;,:])\s+(?=\S)")
# Where a sentence about two papers may part: before a new subject, after a verb.
_JOINT = re.compile(r"(?:,?\s+(?:while|whereas|and|but)|;)\s+(?=\S)")
_HAS_VERB = re.compile(r"^\W*(?:\S+\s+){1,5}?(?:is|are|was|were|has|have|can|\w+[^s\W]s|\w+ed)\s+\S+")


# Such a sentence speaks of what the one before it named: no other paper may take its place.
_LEANS = re.compile(
    r"\W*(?:it|its|they|their|this|these|that|those|"
    r"the (?:paper|authors?|model|method|network|system|framework|benchmark|dataset|study|approach))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one paper says to a claim: why it does not support it ("" if it does), how well, and its best sentence."""

    source: Source
    reason: str
    probability: float
    sentence: str


Judge = Callable[[str, Source, frozenset[str]], Finding]


def find(
    said: str, marked: marks.Marked, cited: Sequence[Source], sources: Sequence[Source], embed: Embed
) -> list[Finding]:
    """The papers that support the sentence; if none does, one that tells why, the most fitting first."""
    parts = _parts(marked) if len(cited) > 1 else []
    halves = _halves(said) if len(cited) > 1 and not parts else []
    clauses = _clauses(said)
    texts = [said, *(text for text, _ in parts), *(text for pair in halves for text in pair), *clauses]
    vectors = dict(zip(texts, embed(texts), strict=True))

    def judged(text: str, source: Source, excused: frozenset[str] = frozenset()) -> Finding:
        finding = judge(text, source, vectors[text], excused)
        is_patched = text == said and not finding.reason and _is_patched(clauses, source, vectors)
        return replace(finding, reason="unsupported") if is_patched else finding

    reading = read(said)
    named = [source for source in sources if _is_named(reading, source)]
    if len(cited) > 1:
        together = _by_parts(parts, cited, judged) or _by_halves(halves, cited, sources, judged)
        together = together or _all_alike(said, reading, named, cited, judged)
        if together:
            return together
    first = [source for source in cited if source in named] or cited or named or list(sources)
    found: list[Finding] = []
    elsewhere = [] if cited and leans(said) and not named else named or sources
    for group in (first, elsewhere):
        rest = [source for source in group if all(source is not finding.source for finding in found)]
        found += sorted((judged(said, source) for source in rest), key=lambda finding: -finding.probability)
        passing = [finding for finding in found if not finding.reason]
        if passing:
            return passing if group is cited and not named else passing[:1]
    return found


def leans(said: str) -> bool:
    """Whether a sentence speaks of what the one before it named ("It", "The model")."""
    return bool(_LEANS.match(said))


def judge(claim: str, source: Source, vector: Array, excused: frozenset[str] = frozenset()) -> Finding:
    """What one paper says to a claim, given the claim's vector; names of other papers may be excused."""
    for name in read(claim).names:
        claim = claim.replace(name.text, " ") if name.key in excused else claim
    reading = read(claim)
    readings = [read(sentence) for sentence in source.sentences]
    weighed = support.weigh(reading, readings, source.vectors, vector)
    reason = "" if mentions.is_verbatim(reading, readings) else _fault(claim, reading, source, weighed)
    return Finding(source, reason, weighed.probability, source.sentences[weighed.order[0]])


def _fault(claim: str, reading: Reading, source: Source, weighed: support.Support) -> str:
    """The first thing in which a claim differs from what the paper says, in a word; "" if there is none."""
    readings, own = [read(sentence) for sentence in source.sentences], _keys(source)
    reason, held = amounts.quantities(reading, readings)
    places = list(dict.fromkeys([*weighed.order[:SENTENCES], *held, *polarity.places(reading, readings), 0]))
    evidence = [readings[place] for place in places]
    likeness = [weighed.likeness[place] for place in places]
    return (
        reason
        or ("name" if mentions.names(reading, readings, evidence) else "")
        or ("" if mentions.quotes(claim, readings) else "quote")
        or ("negation" if polarity.denies(reading, evidence, likeness) else "")
        or ("direction" if polarity.turns(reading, evidence) else "")
        or ("relation" if order.swaps(reading, evidence) or order.is_of_others(reading, evidence, own) else "")
        or ("certainty" if scope.oversteps(reading, evidence) else "")
        or ("" if weighed.probability >= support.THRESHOLD else "unsupported")
    )


def _is_patched(clauses: Sequence[str], source: Source, vectors: Mapping[str, Array]) -> bool:
    """Whether a paper says one clause of a sentence almost as it stands, and nothing of another."""
    readings = [read(sentence) for sentence in source.sentences]
    found = [support.weigh(read(text), readings, source.vectors, vectors[text]).probability for text in clauses]
    return len(found) > 1 and max(found) > SURE and min(found) < FOREIGN


def _by_parts(parts: Sequence[tuple[str, Sequence[Paper]]], cited: Sequence[Source], judged: Judge) -> list[Finding]:
    """For each part the papers cited after it that support it; empty if a part has none."""
    found: dict[str, Finding] = {}
    for text, papers in parts:
        findings = [judged(text, source, frozenset()) for source in cited if source.paper in papers]
        passing = {finding.source.paper.id: finding for finding in findings if not finding.reason}
        if not passing:
            return []
        found |= {id: finding for id, finding in passing.items() if id not in found}
    return list(found.values())


def _by_halves(
    halves: Sequence[tuple[str, str]], cited: Sequence[Source], sources: Sequence[Source], judged: Judge
) -> list[Finding]:
    """Two papers that support a half of the sentence each; if papers are named, each half names its own."""
    for pair in halves:
        named = [[source for source in sources if _is_named(read(half), source)] for half in pair]
        if any(named) and not all(named):
            continue  # what the second half says is said of the first one's subject
        first, second = (
            [f for source in cited if source in (own or cited) and not (f := judged(half, source, frozenset())).reason]
            for half, own in zip(pair, named, strict=True)
        )
        if first and second and first[0].source is not second[0].source:
            return [first[0], second[0]]
    return []


def _all_alike(
    said: str, reading: Reading, named: Sequence[Source], cited: Sequence[Source], judged: Judge
) -> list[Finding]:
    """The cited papers, if the sentence names several and each supports it for itself."""
    both = [source for source in cited if source in named]
    if len(both) < 2 or order.compares(reading):
        return []
    keys = {source.paper.id: _keys(source) for source in both}
    findings = [judged(said, s, frozenset().union(*(k for id, k in keys.items() if id != s.paper.id))) for s in both]
    return [] if any(finding.reason or finding.probability < EACH for finding in findings) else findings


def _parts(marked: marks.Marked) -> list[tuple[str, Sequence[Paper]]]:
    """The stretches of a sentence that have citations of their own; empty if there is only one."""
    own = [(safe.plain(safe.unlink(part.text)), part.papers) for part in marked.parts if part.papers]
    rest = "" if marked.parts[-1].papers else safe.plain(safe.unlink(marked.parts[-1].text))
    whole = len(own) > 1 and all(claims.makes(read(text)) for text, _ in own) and not claims.makes(read(rest))
    return [*own] if whole else []


def _halves(said: str) -> list[tuple[str, str]]:
    """The ways to part a sentence between two statements."""
    pairs = [(said[: joint.start()], said[joint.end() :]) for joint in _JOINT.finditer(said)]
    return [pair for pair in pairs if all(_HAS_VERB.match(half) for half in pair)][:3]


def _clauses(said: str) -> list[str]:
    """The clauses that say enough to be looked for one by one."""
    return [part for part in _CLAUSE.split(said) if len(read(part).terms) >= CLAUSE_TERMS]


def _is_named(reading: Reading, source: Source) -> bool:
    return not _keys(source).isdisjoint(reading.keys)


def _keys(source: Source) -> frozenset[str]:
    """The keys of the name that the paper gives its work, and of words of its title that can only be names."""
    title = source.paper.title
    own = titles.name(title)
    names = [own, "".join(word[0] for word in own.split())] if titles.is_like_a_name(own) else []
    names += [name.text for name in read(title).names if re.search(r"[a-z][A-Z]|[A-Z].*\d", name.text)]
    return frozenset(key for key in map(title_key, names) if len(key) > 2)
