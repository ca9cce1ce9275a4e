"""Whether a claim denies or turns round what the source says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.check import synonyms
from assistant.check.near import NEAR, WHOLE, likeness, nearest, overlap
from assistant.check.opposites import negations_of, opposites
from assistant.check.reading import Denial, Reading

# So many terms, among so many words, say what rises or falls.
REACH, WORDS = 7, 20
# No sentence has more words that have an opposite.
OPPOSITES = 20
# A claim that has fewer of its words from any one sentence is put in words of its own, negations among them: it may
# then deny where the paper denies anything.
FREE = 0.5
# ... but not of the whole, as "not" and "fails" do.
_PARTIAL = frozenset("without no nothing lack lacks lacking absent rarely hardly seldom".split())
# The opposite must fit clearly better before a claim counts as turned round.
MARGIN = 1.15

# The terms before and after a word, nearer ones weighing more.
Around = tuple[Mapping[str, float], Mapping[str, float]]


def places(claim: Reading, source: Sequence[Reading]) -> list[int]:
    """For each thing that a claim denies the sentence that says most of it."""
    scopes = [set(denial.scope) for denial in claim.denials]
    shared = [[len(scope & set(reading.terms)) for reading in source] for scope in scopes]
    return [counts.index(max(counts)) for counts in shared if max(counts)]


def denies(claim: Reading, source: Sequence[Reading], likeness: Sequence[float]) -> bool:
    """Whether a claim denies what the source does not, or says what the source denies."""
    near = nearest(claim, source)
    is_near = overlap(claim, near) >= NEAR
    own_words = overlap(claim, near) < FREE and any(reading.denials or reading.avoidances for reading in source)
    here = set(near.terms) if is_near else set()
    for denial in claim.denials:
        if own_words and denial.word in _PARTIAL:
            continue
        scope = set(denial.scope)
        compared = [near] if scope & here else source
        denied = [other for reading in compared for other in (*reading.denials, *reading.avoidances)]
        if scope and not any(_is_same(denial, other) for other in denied) and not _is_affixed(scope, compared):
            return True
    about_near = [denial for denial in (*claim.denials, *claim.avoidances) if here & set(denial.scope)]
    allowed = len(near.denials) + len(near.avoidances) + _is_affixed(_denied(claim), [near])
    if is_near and len(about_near) > allowed:
        return True
    if is_near and overlap(near, claim) >= WHOLE and len(claim.denials) < len(near.denials):
        return True
    if is_near and claim.text.lower().count("not only") != near.text.lower().count("not only") and "only" in claim.text:
        return True
    own = _denied(claim) | {term for denial in claim.avoidances for term in denial.scope}
    for reading, alike in zip(source, likeness, strict=True):
        is_own = reading is near and is_near
        if alike <= 0.5 or (not is_own and overlap(claim, near) >= WHOLE):
            continue
        outside = _outside(reading)
        for denial in reading.denials:
            said = {term for term in denial.scope if term in claim.terms}
            is_said = len(said) > 1 or (is_own and set(denial.scope[:1]) & said - outside)
            if is_said and not said <= outside and not set(denial.scope) & own:
                return True
    return _has_affix(claim, source)


def turns(claim: Reading, source: Sequence[Reading]) -> bool:
    """Whether a word of a claim says the opposite of what the source says in its place."""
    sides = opposites()
    near = nearest(claim, source)
    is_near = overlap(claim, near) >= NEAR
    there = [
        (word.low, _around(reading, place))
        for reading in source
        for place, word in enumerate(reading.words)
        if word.low in sides
    ][: 5 * OPPOSITES]
    turning = [(place, word) for place, word in enumerate(claim.words) if word.low in sides]
    for place, word in turning[:OPPOSITES]:
        if _is_bound(claim, place):
            continue
        side = sides[word.low]
        has_more = _count(claim, side.same) > _count(near, side.same)
        if is_near and has_more and _count(claim, side.other) < _count(near, side.other):
            return True
        fits, contradicts, around = -1.0, 0.0, _around(claim, place)
        for low, other in there:
            if low in side.same:
                fits = max(fits, _fit(around, other) * (2 if low == word.low else 1))
            elif low in side.other:
                contradicts = max(contradicts, _fit(around, other))
        has_licence = any(not side.licence.isdisjoint(word.low for word in reading.words) for reading in source)
        if side.is_strict and ((fits < 0 and not has_licence) or fits <= 0 < contradicts):
            return True
        if contradicts > MARGIN * max(fits, 0) and (side.is_scale or fits < 0):
            return True
    return False


def _denied(reading: Reading) -> set[str]:
    return {term for denial in reading.denials for term in denial.scope}


def _is_same(denial: Denial, other: Denial) -> bool:
    """Whether two negations deny the same: what stands next to the first, or two of its terms."""
    scope, own = set(other.scope), set(denial.scope)
    own = own - _light() or own  # "does not require X" says nothing of "does not require Y"
    shared = len(own & scope)
    nearest_term = next((term for term in denial.scope if term in own), "")
    return nearest_term in scope or shared > 1 or (shared == 1 and denial.word == other.word)


@cache
def _light() -> frozenset[str]:
    """The terms of verbs that say little without what follows them."""
    verbs = "require need use achieve allow show make give take provide depend rely want have improve work".split()
    return frozenset(synonyms.terms_of(verbs)[verb] for verb in verbs)


def _count(reading: Reading, words: frozenset[str]) -> int:
    return sum(word.low in words for word in reading.words)


def _outside(reading: Reading) -> set[str]:
    """The terms that a sentence also holds where it does not deny them."""
    return set(Counter(reading.terms) - Counter(term for denial in reading.denials for term in denial.scope))


def _is_affixed(scope: set[str], source: Sequence[Reading]) -> bool:
    """Whether the source denies one of the terms by a prefix ("unstable" for "not stable")."""
    held = {word.low for reading in source for word in reading.words}
    return any(prefix + term in low for term in scope for prefix in ("un", "in", "im", "ir", "non") for low in held)


def _has_affix(claim: Reading, source: Sequence[Reading]) -> bool:
    """Whether a word of the claim is, in the source, only there with the contrary prefix."""
    held = {word.low for reading in source for word in reading.words}
    stems = {term for reading in source for term in reading.terms}
    return any(
        word.term and word.term not in stems and any(other in held for other in negations_of(word.low))
        for word in claim.words
        if len(word.low) > 4
    )


def _is_bound(reading: Reading, place: int) -> bool:
    """Whether a word is but the bound of a number, as in "less than 10"."""
    return any(place in (q.places[0] - 1, q.places[0] - 2) for q in reading.quantities if q.bound)


def _around(reading: Reading, place: int) -> Around:
    return _context(reading, place, -1), _context(reading, place, 1)


def _fit(one: Around, other: Around) -> float:
    """How alike two words are in what stands around them; what follows tells most: it is what rises or falls."""
    crossed = likeness(one[1], other[0]) + likeness(one[0], other[1])
    return likeness(one[1], other[1]) + 0.5 * crossed + 0.2 * likeness(one[0], other[0])


def _context(reading: Reading, place: int, step: int) -> Mapping[str, float]:
    """The terms before (step -1) or after (1) a word up to the next such word, the nearer the weightier."""
    sides = opposites()
    weights: dict[str, float] = {}
    for where in range(place + step, place + step * (WORDS + 1), step):
        if not 0 <= where < len(reading.words):
            break
        word = reading.words[where]
        if len(weights) == REACH or (word.low in sides and sides[word.low].is_scale):
            break
        if word.term and word.term not in weights:
            weights[word.term] = 1 / (len(weights) + 1)
    return weights
