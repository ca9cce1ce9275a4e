"""Topics that more of the papers are about than before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import comb

from assistant.themes.phrases import LONGEST, Phrase, fold, spelled
from assistant.types import Paper, Rising

FEWEST, MOST = 3, 5
# Of some 300 topics a week, one or two rise so far by chance; less than half more is no news.
CHANCE, TIMES = 0.005, 1.5
# Papers before; with fewer a share means little.
ENOUGH = 50
_QUALITIES = frozenset("aware based guided driven level wise specific free agnostic".split())


def risen(papers: Sequence[Paper], earlier: Sequence[Paper]) -> tuple[Rising, ...]:
    """The keywords that surely stand in a larger share of the papers than of the earlier ones, the surest first."""
    now, before = len(papers), len(earlier)
    if before < ENOUGH or now < FEWEST:
        return ()
    spellings = spelled([paper for paper in papers if paper.keywords])
    names = {phrase: name for phrase, name in spellings.items() if _is_topic(phrase, name)}
    counts, counts_before = (_counts(some, names) for some in (papers, earlier))
    found = [
        (_chance(many, now, counts_before[phrase], before), phrase, many)
        for phrase, many in counts.items()
        if many >= FEWEST and many * before >= TIMES * counts_before[phrase] * now
    ]
    told: list[tuple[Phrase, Rising]] = []
    for chance, phrase, many in sorted(found):
        if chance <= CHANCE and not any(set(phrase) & set(other) for other, _ in told):
            told.append((phrase, Rising(names[phrase], many, now, counts_before[phrase], before)))
    return tuple(topic for _, topic in told[:MOST])


def _is_topic(phrase: Phrase, name: str) -> bool:
    """Whether a keyword is a topic by itself: several words, or an acronym, and no mere quality ("frequency-aware")."""
    return (len(phrase) > 1 or name[1:] != name[1:].lower()) and phrase[-1] not in _QUALITIES


def _counts(papers: Sequence[Paper], names: Mapping[Phrase, str]) -> Counter[Phrase]:
    """In how many of the papers each phrase stands."""
    counts: Counter[Phrase] = Counter()
    begun = {phrase[0] for phrase in names}  # few words of an abstract begin a phrase, all of them several runs
    for paper in papers:
        texts = map(fold, (paper.title, paper.abstract, *paper.keywords))
        starts = [(words, start) for words in texts for start, word in enumerate(words) if word in begun]
        held = {words[start : start + length] for words, start in starts for length in range(1, LONGEST + 1)}
        counts.update(held & names.keys())
    return counts


def _chance(many: int, among: int, before: int, among_before: int) -> float:
    """The chance that so many or more of the papers hold a topic, were it spread evenly (Fisher's exact test)."""
    total = many + before
    ways = sum(comb(among, k) * comb(among_before, total - k) for k in range(many, min(total, among) + 1))
    return ways / comb(among + among_before, total)
