"""Which sentence of a source a claim was made from."""

from collections.abc import Mapping, Sequence

from assistant.check.reading import Reading

# A claim that shares so many of its words with a sentence, and so many of the sentence's, is that sentence, reworded.
NEAR = 0.75
# One that has so many of the sentence's words leaves nothing out.
WHOLE = 0.9


def nearest(claim: Reading, source: Sequence[Reading]) -> Reading:
    """The sentence that holds most of a claim's terms."""
    return max(source, key=lambda reading: overlap(claim, reading), default=claim)


def overlap(claim: Reading, source: Reading) -> float:
    """The share of a claim's terms that a sentence holds."""
    terms = set(claim.terms)
    return len(terms & set(source.terms)) / len(terms) if terms else 0.0


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much two weighed sets of terms share."""
    return sum(weight * other[term] for term, weight in one.items() if term in other)
