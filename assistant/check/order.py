"""Whether a claim says of two things what the source says of them the other way round."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from assistant.check.near import NEAR, nearest, overlap
from assistant.check.reading import Reading

_BEATS = frozenset(
    "beat beats beating outperform outperforms outperformed outperforming exceed exceeds exceeded exceeding surpass "
    "surpasses surpassed surpassing outscore outscores outscored overtake overtakes than outrank outranks dominate "
    "dominates superior better".split()
)
_LOSES = frozenset(
    "underperform underperforms underperformed underperforming lag lags lagged lagging trail trails trailed trailing "
    "inferior worse behind loses lose lost".split()
)
_LESS = frozenset("less lower worse fewer smaller slower weaker shorter poorer cheaper".split())
_PREPOSITIONS = frozenset("for on in with across at while which that to when under".split())
_OTHERS = frozenset("existing current prior previous traditional conventional most earlier previously".split())
_LISTED = frozenset(", and or & ( ) /".split())


def compares(reading: Reading) -> bool:
    """Whether a sentence sets one thing above another."""
    return any(word.low in _BEATS or word.low in _LOSES for word in reading.words)


def swaps(claim: Reading, source: Sequence[Reading]) -> bool:
    """Whether a claim says of two things what the source says of them the other way round."""
    near = nearest(claim, source)
    for winner, loser in _comparisons(claim):
        for better, worse in [pair for reading in source for pair in _comparisons(reading)]:
            straight = len((winner - loser) & (better - worse)) + len((loser - winner) & (worse - better))
            crossed = len((winner - loser) & (worse - better)) + len((loser - winner) & (better - worse))
            if crossed > straight and (winner - loser) & (worse - better):
                return True
    return _is_crossed(claim, near) or _is_shuffled(claim, near)


def is_of_others(claim: Reading, source: Sequence[Reading], own: frozenset[str]) -> bool:
    """Whether a claim says of the paper's own work what the paper says of earlier work."""
    near = nearest(claim, source)
    opening = [word.low for word in near.words[:6]]
    lows = {word.low for word in claim.words}
    speaks_of_own = not own.isdisjoint(claim.keys) or {word.low for word in claim.words[:1]} & {"it", "this"}
    is_near = overlap(claim, near) >= NEAR - 0.2 and own.isdisjoint(near.keys)
    return bool(speaks_of_own) and is_near and not _OTHERS.isdisjoint(opening) and _OTHERS.isdisjoint(lows)


def _comparisons(reading: Reading) -> Iterator[tuple[set[str], set[str]]]:
    """For each comparison the terms of what is ahead and of what is behind."""
    words = reading.words
    for place, word in enumerate(words):
        is_pivot = word.low in _BEATS or word.low in _LOSES
        if not is_pivot or (word.low in ("better", "worse") and _follows(reading, place, "than")):
            continue
        left = _near(reading, range(place - 1, -1, -1))
        right = _near(reading, range(place + 1, len(words)), _PREPOSITIONS)
        before = [other.low for other in words[max(0, place - 6) : place]]
        passive = _follows(reading, place, "by") and any(
            low in ("is", "are", "was", "were", "be", "been") for low in before
        )
        turned = word.low in _LOSES or (word.low == "than" and bool(set(before) & _LESS))
        yield (right, left) if passive != turned else (left, right)


def _follows(reading: Reading, place: int, low: str) -> bool:
    return any(word.low == low for word in reading.words[place + 1 : place + 3])


def _near(reading: Reading, places: Iterable[int], ends: frozenset[str] = frozenset()) -> set[str]:
    found: list[str] = []
    for place in places:
        word = reading.words[place]
        if (word.low in (",", ";", ":", "while", "but", "whereas") or word.low in ends) and found:
            break
        if word.term:
            found.append(word.term)
        if len(found) == 4:
            break
    return set(found)


def _is_crossed(claim: Reading, source: Reading) -> bool:
    """Whether two things changed places around what stands between them, though the voice did not change."""
    here, there = _elements(claim), _elements(source)
    order = sorted((key for key in here if key in there), key=lambda key: here[key])
    if _is_passive(claim) != _is_passive(source):
        order = [key for key in order if key.startswith("#")]
    crossed: set[str] = set()
    for i, one in enumerate(order):
        for j in range(i + 1, len(order)):
            other = order[j]
            if one[0] != other[0] or there[one] < there[other]:
                continue
            between = [key for key in order[i + 1 : j] if there[other] < there[key] < there[one]]
            lows = [word.low for word in source.words[there[other] + 1 : there[one]]]
            apart = any(there[other] < there[key] < there[one] for key in order)
            is_list = not apart and all(low in _LISTED or low == "the" for low in lows)
            if (one[0] in "#@" and (between or not (apart or j > i + 1)) and not is_list) or (
                one[0] == "." and between and overlap(claim, source) >= NEAR and not set(lows) & _LISTED
            ):
                crossed.add(one[0])
    return crossed != {"#", "@"} and bool(crossed)


def _elements(reading: Reading) -> dict[str, int]:
    """The numbers (#), names (@) and other terms (.) that a sentence holds once, with their places."""
    found: dict[str, list[int]] = defaultdict(list)
    names = {name.place for name in reading.names if name.is_distinctive}
    for place, word in enumerate(reading.words):
        if word.term:
            found[("@" if place in names else ".") + word.term].append(place)
    for quantity in reading.quantities:
        found[f"#{quantity.value}{quantity.unit}"].append(quantity.places[0])
    return {key: places[0] for key, places in found.items() if len(places) == 1}


def _is_shuffled(claim: Reading, source: Reading) -> bool:
    """Whether only names and numbers stand in another order than in the source."""
    hard = [_hard(reading) for reading in (claim, source)]
    shared = set(hard[0].values()) & set(hard[1].values())
    ours, theirs = ([key for _, key in sorted(found.items()) if key in shared] for found in hard)
    if len(ours) < 2 or ours == theirs or sorted(ours) != sorted(theirs):
        return False
    soft = [
        [w.term for i, w in enumerate(r.words) if w.term and i not in h]
        for r, h in zip((claim, source), hard, strict=True)
    ]
    known = [term for term in soft[0] if soft[0].count(term) == 1 and soft[1].count(term) == 1]
    return len(known) > 1 and known == [term for term in soft[1] if term in known]


def _hard(reading: Reading) -> dict[int, str]:
    """The names and numbers of a sentence by place."""
    found = {name.place: name.key for name in reading.names if name.is_distinctive}
    return found | {quantity.places[0]: f"{quantity.value}{quantity.unit}" for quantity in reading.quantities}


def _is_passive(reading: Reading) -> bool:
    lows = [word.low for word in reading.words]
    return any(low in ("is", "are", "was", "were", "be", "been", "being") and "by" in lows[i : i + 6]
               for i, low in enumerate(lows))  # fmt: skip
