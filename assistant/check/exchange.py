"""Whether two things have changed places: what a claim says around each, the source says around the other."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from assistant.check.near import likeness, overlap
from assistant.check.reading import Reading

# What stands farther from a thing, in words that say something, is not said of it.
REACH = 5
# A claim that is put together freely has its own order: the words around two things must fit clearly better crosswise,
# each at least a little.
CLEARLY, MARGIN, LEAST = 1.3, 0.4, 0.25
# The words of another clause, and those that moved to the other side of a thing, tell half as much.
HALF = 0.5
# A claim is made from few sentences, and says no more than so many things.
SENTENCES, THINGS = 4, 60

_LISTED = frozenset(", and or & ( ) / the %".split())
_IS = frozenset("is are was were be been being".split())
BY = 6
# The words around a thing, nearer ones weighing more: before it, after it.
Sides = tuple[dict[str, float], dict[str, float]]


def exchanges(claim: Reading, source: Sequence[Reading]) -> bool:
    """Whether a claim says of two things what the source says of them the other way round."""
    likest = sorted(source, key=lambda reading: -overlap(claim, reading))[:SENTENCES]
    around = _around(likest)
    # "A does B" and "B is done by A" say the same; numbers are subjects of neither.
    is_turned = bool(likest) and is_passive(claim) != is_passive(likest[0])
    mine = _things(claim)
    counted = Counter(key for _, key in mine)
    places = [place for place, (_, key) in enumerate(mine) if counted[key] == 1 and key in around]
    beside = {place: _sides(claim, mine, place) for place in places[:THINGS]}
    for one, other in combinations(beside, 2):
        (_, first), (_, second) = mine[one], mine[other]
        kinds = _is_number(first), _is_number(second)
        may = all(kinds) or not (is_turned or any(kinds))
        if may and _fit_crosswise((first, beside[one]), (second, beside[other]), around):
            return True
    return False


def transposes(claim: Reading, source: Reading) -> bool:
    """Whether a claim is a sentence of the source but for two things that stand in each other's place."""
    mine, theirs = ([key for _, key in _things(reading)] for reading in (claim, source))
    shared = {key for key in mine if mine.count(key) == theirs.count(key) == 1}
    mine, theirs = [key for key in mine if key in shared], [key for key in theirs if key in shared]
    apart = [place for place, (one, other) in enumerate(zip(mine, theirs, strict=True)) if one != other]
    if len(apart) != 2:
        return False
    first, second = apart
    one, other = mine[first], mine[second]
    if _is_number(one) or _is_number(other):
        return _is_number(one) and _is_number(other)
    if is_passive(claim) != is_passive(source):
        return False
    names = {claim.words[name.place].term for name in claim.names if name.is_distinctive}
    if second - first == 1 and not {one, other} & names:  # neighbours may change places ("robust and fast")
        return False
    return not _is_listed(source, other, one)


def _is_listed(reading: Reading, one: str, other: str) -> bool:
    """Whether only commas, an "and" and names stand between two things."""
    places = {key: place for place, key in _things(reading)}
    between = reading.words[places[one] + 1 : places[other]]
    names = {name.place for name in reading.names}
    return all(word.low in _LISTED or places[one] + 1 + place in names for place, word in enumerate(between))


def is_passive(reading: Reading) -> bool:
    """Whether a sentence tells by what something is done."""
    lows = [word.low for word in reading.words]
    return any(low in _IS and "by" in lows[place : place + BY] for place, low in enumerate(lows))


def _fit_crosswise(one: tuple[str, Sides], other: tuple[str, Sides], around: Mapping[str, list[Sides]]) -> bool:
    (first, here), (second, there) = one, other
    if min(_best(here, around[second]), _best(there, around[first])) < LEAST:
        return False
    # What is said of both tells neither from the other.
    common = [{first, second, *(here[side].keys() & there[side].keys())} for side in (0, 1)]
    here, there = _without(here, common), _without(there, common)
    crossed = _best(here, around[second]), _best(there, around[first])
    straight = _best(here, around[first]), _best(there, around[second])
    is_each = crossed[0] > straight[0] and crossed[1] > straight[1]
    return min(crossed) >= LEAST and is_each and sum(crossed) - CLEARLY * sum(straight) > MARGIN


def _without(sides: Sides, keys: Sequence[set[str]]) -> Sides:
    before, after = (
        {key: weight for key, weight in side.items() if key not in gone} for side, gone in zip(sides, keys, strict=True)
    )
    return before, after


def _around(source: Sequence[Reading]) -> dict[str, list[Sides]]:
    found: dict[str, list[Sides]] = defaultdict(list)
    for reading in source:
        things = _things(reading)
        for place, (_, key) in enumerate(things):
            found[key].append(_sides(reading, things, place))
    return found


def _things(reading: Reading) -> list[tuple[int, str]]:
    """The terms and numbers of a sentence in order, with where they stand."""
    terms = [(place, word.term) for place, word in enumerate(reading.words) if word.term]
    return sorted(terms + [(q.places[0], f"#{q.value}{q.unit}") for q in reading.quantities])


def _is_number(key: str) -> bool:
    return key.startswith("#")


def _sides(reading: Reading, things: Sequence[tuple[int, str]], place: int) -> Sides:
    clause = reading.words[things[place][0]].clause
    sides: Sides = ({}, {})
    for side, near in zip(
        sides, (things[max(0, place - REACH) : place][::-1], things[place + 1 :][:REACH]), strict=True
    ):
        for distance, (where, key) in enumerate(near, start=1):
            side.setdefault(key, (1 if reading.words[where].clause == clause else HALF) / distance)
    return sides


def _best(mine: Sides, theirs: Sequence[Sides]) -> float:
    """How well the words around a thing fit those around one of the source's, where they fit best."""
    return max(
        likeness(mine[0], other[0]) + likeness(mine[1], other[1])
        + HALF * (likeness(mine[0], other[1]) + likeness(mine[1], other[0]))
        for other in theirs
    )  # fmt: skip
