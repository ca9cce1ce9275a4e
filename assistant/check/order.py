"""Whether a claim says of two things what the source says of them the other way round."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from assistant.check.exchange import exchanges, transposes
from assistant.check.near import NEAR, nearest, overlap
from assistant.check.quantities import is_year
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
# No sentence compares more often.
COMPARISONS = 20
_PREPOSITIONS = frozenset("for on in with across at while which that to when under".split())
_OTHERS = frozenset("existing current prior previous traditional conventional most earlier previously".split())


def compares(reading: Reading) -> bool:
    """Whether a sentence sets one thing above another."""
    return any(word.low in _BEATS or word.low in _LOSES for word in reading.words)


def swaps(claim: Reading, source: Sequence[Reading]) -> bool:
    """Whether a claim says of two things what the source says of them the other way round."""
    theirs = [pair for reading in source for pair in _comparisons(reading)][:COMPARISONS]
    for winner, loser in islice(_comparisons(claim), COMPARISONS):
        for better, worse in theirs:
            straight = len((winner - loser) & (better - worse)) + len((loser - winner) & (worse - better))
            crossed = len((winner - loser) & (worse - better)) + len((loser - winner) & (better - worse))
            if crossed > straight and (winner - loser) & (worse - better):
                return True
    changes = {change for reading in source for change in _changes(reading)}
    if any((after, before) in changes and (before, after) not in changes for before, after in _changes(claim)):
        return True
    near = nearest(claim, source)
    return (overlap(claim, near) >= NEAR and transposes(claim, near)) or exchanges(claim, source)


def is_of_others(claim: Reading, source: Sequence[Reading], own: frozenset[str]) -> bool:
    """Whether a claim says of the paper's own work what the paper says of earlier work, or the other way round."""
    near = nearest(claim, source)
    opening = [word.low for word in near.words[:6]]
    lows = {word.low for word in claim.words}
    if not _OTHERS.isdisjoint(word.low for word in claim.words[:6]) and _OTHERS.isdisjoint(w.low for w in near.words):
        return overlap(claim, near) >= NEAR - 0.2
    speaks_of_own = not own.isdisjoint(claim.keys) or {word.low for word in claim.words[:1]} & {"it", "this"}
    is_near = overlap(claim, near) >= NEAR - 0.2 and own.isdisjoint(near.keys)
    return bool(speaks_of_own) and is_near and not _OTHERS.isdisjoint(opening) and _OTHERS.isdisjoint(lows)


def _comparisons(reading: Reading) -> Iterator[tuple[set[str], set[str]]]:
    """For each comparison the terms of what is ahead and of what is behind."""
    words = reading.words
    for place, word in enumerate(words):
        is_pivot = word.low in _BEATS or word.low in _LOSES
        is_bound = any(place + 1 == quantity.places[0] and quantity.bound for quantity in reading.quantities)
        if not is_pivot or is_bound or (word.low in ("better", "worse") and _follows(reading, place, "than")):
            continue
        left = _near(reading, range(place - 1, -1, -1))
        right = _near(reading, range(place + 1, len(words)), _PREPOSITIONS)
        before = [other.low for other in words[max(0, place - 6) : place]]
        passive = _follows(reading, place, "by") and any(
            low in ("is", "are", "was", "were", "be", "been") for low in before
        )
        turned = word.low in _LOSES or (word.low == "than" and bool(set(before) & _LESS))
        yield (right, left) if passive != turned else (left, right)


def _changes(reading: Reading) -> Iterator[tuple[str, str]]:
    """The numbers between which something changes, "from 2 to 3" and "to 3 from 2"."""
    for one, other in pairwise(quantity for quantity in reading.quantities if not is_year(quantity)):
        lows = [reading.words[max(0, number.places[0] - 1)].low for number in (one, other)]
        if lows in (["from", "to"], ["to", "from"]):
            before, after = (one, other) if lows[0] == "from" else (other, one)
            yield before.value, after.value


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
