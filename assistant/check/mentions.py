"""Whether a claim's names and quoted words stand in the source."""

import re
from collections.abc import Sequence

from assistant.check import synonyms
from assistant.check.near import NEAR, nearest, overlap
from assistant.check.reading import Name, Reading

_QUOTED = re.compile(r"[“\"]([^“”\"]{2,200})[”\"]|(?<!\w)[‘']([^‘’']{3,200})[’'](?!\w)")


def names(claim: Reading, source: Sequence[Reading], evidence: Sequence[Reading]) -> str:
    """The first name of a claim that no sentence of the source (title first) holds, "" if there is none.

    Of the evidence, the sentence that the claim rewords tells whether another name of the paper took its name's place,
    or was joined to it ("DRPO and GRPO are …" of a sentence about DRPO).
    """
    keys = frozenset().union(*(reading.keys for reading in source))
    held = {term for reading in source for term in reading.terms}
    near = nearest(claim, evidence)
    is_near = overlap(claim, near) >= NEAR
    for name in claim.names:
        term = claim.words[name.place].term
        known = name.key in keys or any(other in keys for other in synonyms.ALIASES.get(name.key, ()))
        if name.key == "ai" and not is_near:
            continue
        if not known and (name.is_distinctive or not term or term not in held):
            return name.text
    here = near.keys | source[0].keys
    foreign = [n for n in claim.names if n.is_distinctive and n.key not in here and not _opens(n, source)]
    missing = [n for n in near.names if n.is_distinctive and n.key not in claim.keys]
    if not is_near:
        return ""
    taken = [f.text for f in foreign for m in missing if len(_around(claim, f) & _around(near, m)) > 1]
    joined = [f.text for f in foreign if _is_joined(claim, f)]
    return next(iter([*taken, *joined]), "")


def quotes(text: str, source: Sequence[Reading]) -> bool:
    """Whether everything in quotation marks stands in the source word for word."""
    whole = " ".join(_squeeze(reading.text) for reading in source)
    return all(_squeeze(found[0] or found[1]) in whole for found in _QUOTED.findall(text))


def is_verbatim(claim: Reading, source: Sequence[Reading]) -> bool:
    """Whether a claim is one of the source's sentences as it stands."""
    text = " ".join(claim.text.casefold().split()).rstrip(".")
    return any(text == " ".join(reading.text.casefold().split()).rstrip(".") for reading in source)


def _around(reading: Reading, name: Name) -> set[str]:
    """The terms beside a name, two on each side."""
    words = reading.words
    before = [word.term for word in words[: name.place] if word.term]
    return {*before[-2:], *[word.term for word in words[name.place + 1 :] if word.term][:2]}


def _is_joined(reading: Reading, name: Name) -> bool:
    """Whether a name is the last of several that the sentence is about, as in "A and B are"."""
    before = [word.low for word in reading.words[: name.place]]
    return before[-1:] == ["and"] and any(other.place < name.place - 1 for other in reading.names[:1])


def _opens(name: Name, source: Sequence[Reading]) -> bool:
    """Whether a sentence of the source begins with the name: what it is about is the paper's own work."""
    return any(reading.names and reading.names[0].place == 0 and reading.names[0].key == name.key for reading in source)


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()
