"""Whether a claim's names and quoted words stand in the source."""

import re
from collections.abc import Sequence

from assistant.check import synonyms
from assistant.check.near import NEAR, nearest, overlap
from assistant.check.reading import Reading

_QUOTED = re.compile(r"[“\"]([^“”\"]{2,200})[”\"]|(?<!\w)[‘']([^‘’']{3,200})[’'](?!\w)")


def names(claim: Reading, source: Sequence[Reading]) -> str:
    """The first name of a claim that no sentence of the source holds, "" if there is none."""
    keys = frozenset().union(*(reading.keys for reading in source))
    held = {term for reading in source for term in reading.terms}
    near = nearest(claim, source)
    is_near = overlap(claim, near) >= NEAR
    for name in claim.names:
        term = claim.words[name.place].term
        known = name.key in keys or any(other in keys for other in synonyms.ALIASES.get(name.key, ()))
        if name.key == "ai" and not is_near:
            continue
        if not known and (name.is_distinctive or not term or term not in held):
            return name.text
    # Another name of the paper in the place of the sentence's own.
    held_here = near.keys | source[-1].keys
    foreign = [n for n in claim.names if n.is_distinctive and n.key not in held_here]
    missing = [n for n in near.names if n.is_distinctive and n.key not in claim.keys]
    return foreign[0].text if is_near and foreign and missing else ""


def quotes(text: str, source: Sequence[Reading]) -> bool:
    """Whether everything in quotation marks stands in the source word for word."""
    whole = " ".join(_squeeze(reading.text) for reading in source)
    return all(_squeeze(found[0] or found[1]) in whole for found in _QUOTED.findall(text))


def is_verbatim(claim: Reading, source: Sequence[Reading]) -> bool:
    """Whether a claim is one of the source's sentences as it stands."""
    text = " ".join(claim.text.casefold().split()).rstrip(".")
    return any(text == " ".join(reading.text.casefold().split()).rstrip(".") for reading in source)


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()
