"""Whether a claim's numbers are the source's, of the same things."""

import re
from collections.abc import Sequence

from assistant.check.opposites import opposites
from assistant.check.quantities import Quantity, is_year
from assistant.check.reading import Reading

# So many words after a number say what is counted.
NOUNS = 3
# "by" stands so near to the number, and what changed so near to "by".
BY = 5
# A sentence with more numbers is a table (one in a thousand of the abstracts').
MOST_NUMBERS = 20
_PARTS = frozenset(
    ", ; : — – and but while whereas versus vs against compared than over beating outperforming surpassing "
    "exceeding".split()
)


def quantities(claim: Reading, source: Sequence[Reading]) -> tuple[str, list[int]]:
    """Why a claim's numbers are not the source's, "" if they are, and the sentences that hold them."""
    held: list[int] = []
    if len(claim.quantities) > MOST_NUMBERS:
        return "number", held
    for wanted in claim.quantities:
        found = [(i, q) for i, reading in enumerate(source) for q in reading.quantities if q.value == wanted.value]
        if not found:
            if any(_in_name(wanted, reading) for reading in source):
                continue
            return "number", held
        found = [(i, q) for i, q in found if _same_unit(claim, wanted, source[i], q)]
        if not found:
            return "unit", held
        found = [(i, q) for i, q in found if _same_bound(wanted, q)]
        if not found:
            return "direction", held
        found = [(i, q) for i, q in found if not _belongs_elsewhere(claim, wanted, source[i], q)]
        if not found:
            return "relation", held
        held.append(max(found, key=lambda pair: len({*claim.terms} & {*source[pair[0]].terms}))[0])
    return "", held


def _in_name(wanted: Quantity, reading: Reading) -> bool:
    """Whether a number is the size in a name, as 7B is in "Qwen2.5-7B"."""
    short = wanted.text.split()[0]
    return short[-1].isalpha() and any(short in re.split(r"[-_/]", name.text.lower()) for name in reading.names)


def _same_unit(claim: Reading, wanted: Quantity, reading: Reading, found: Quantity) -> bool:
    """Whether two numbers have one unit, or count the same: what is counted is left out or added to, not exchanged."""
    if wanted.unit != found.unit and not _is_speedup(claim, wanted, reading, found):
        return False
    counted, its = set(wanted.nouns[:NOUNS]), set(found.nouns[:NOUNS])
    if not counted:
        return True
    if counted - set(reading.terms) and its - set(claim.terms):
        return False
    elsewhere = {noun for other in reading.quantities if other is not found for noun in other.nouns}
    beside = {*found.nouns, *(set(found.before) - elsewhere)} if its else set(reading.terms)
    return bool(wanted.unit) or not counted.isdisjoint(beside)


def _is_speedup(claim: Reading, wanted: Quantity, reading: Reading, found: Quantity) -> bool:
    """Whether "17 times as fast" is told as "a speedup of 17"."""
    bare = [terms for terms, q in ((claim.terms, wanted), (reading.terms, found)) if not q.unit]
    return {wanted.unit, found.unit} == {"", "×"} and not {"speedup", "speed"}.isdisjoint(bare[0])


def _same_bound(wanted: Quantity, found: Quantity) -> bool:
    if wanted.bound == found.bound:
        return True
    if found.bound == "<":
        return found.is_loose and not wanted.bound
    if found.bound == ">":
        return not wanted.bound
    return wanted.is_loose and not wanted.unit


def _belongs_elsewhere(claim: Reading, wanted: Quantity, reading: Reading, found: Quantity) -> bool:
    """Whether what a claim says around a number stands, in the source, around another number of the kind.

    A later part of a sentence leaves out what an earlier one said, so words of earlier parts may belong to any number.
    """
    if _changes_other(claim, wanted, reading, found):
        return True
    is_apart = any(word.low == "respectively" for word in reading.words)  # each stands apart from what it is of
    if is_apart or len(reading.quantities) > MOST_NUMBERS:
        return False
    others = [other for other in reading.quantities if other.value != found.value and _is_alike(other, found)]
    own, here = _part(claim, wanted), _part(reading, found)
    before = {word.term for word in claim.words[: wanted.places[0]] if word.term}
    for other in others:
        there = _part(reading, other)
        here_only, there_only = here - there, there - here
        if other.places > found.places and len(own & there_only) > len(own & here) / 2:
            return True
        if here_only and not set(claim.terms) & here_only and (own | before) & there_only:
            return True
    mine, its = _beside(claim, wanted), _beside(reading, found)
    return any(mine & (_beside(reading, other) - its) and its - mine for other in others)


def _changes_other(claim: Reading, wanted: Quantity, reading: Reading, found: Quantity) -> bool:
    """Whether a claim says that one thing changed by a number by which, in the source, another did."""
    lows = [word.low for word in claim.words[: wanted.places[0]]]
    if "by" not in lows[-BY:]:
        return False
    by = len(lows) - 1 - lows[::-1].index("by")
    sides = opposites()
    verbs = [place for place in range(max(0, by - BY), by) if (side := sides.get(lows[place])) and side.is_scale]
    if not verbs or any(word.low in ("than", "over") for word in claim.words[by:]) or not found.before:
        return False
    thing = {word.term for word in claim.words[verbs[0] + 1 : by] if word.term}
    return thing.isdisjoint({*found.before, *found.nouns}) and not thing.isdisjoint(reading.terms)


def _is_alike(one: Quantity, other: Quantity) -> bool:
    """Whether one of two numbers may be mistaken for the other: they have one unit, or count the same."""
    if one.unit or other.unit or not (one.nouns and other.nouns):
        return one.unit == other.unit
    return not {*one.nouns[:NOUNS]}.isdisjoint(other.nouns[:NOUNS])


def _part(reading: Reading, quantity: Quantity) -> set[str]:
    """The terms of the part of a sentence that a quantity is in."""
    start, end = _span(reading, quantity, [i for i, word in enumerate(reading.words) if word.low in _PARTS])
    return {word.term for word in reading.words[start:end] if word.term}


def _beside(reading: Reading, quantity: Quantity) -> set[str]:
    """The years in the part of a sentence that a quantity is in; "from 5 in 2024 to 7 in 2025" has two parts."""
    ends = [i for i, word in enumerate(reading.words) if word.low in _PARTS or word.low == "to"]
    start, end = _span(reading, quantity, ends)
    return {other.value for other in reading.quantities if is_year(other) and start <= other.places[0] < end}


def _span(reading: Reading, quantity: Quantity, ends: Sequence[int]) -> tuple[int, int]:
    place = quantity.places[0]
    return max((i for i in ends if i <= place), default=0), min(
        (i for i in ends if i > place), default=len(reading.words)
    )
