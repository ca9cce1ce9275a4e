"""What the outcomes of cases add up to, with 95 % intervals (percentile bootstrap over the cases)."""

import re
from collections.abc import Iterable, Sequence
from statistics import median

import numpy as np

from eval.metrics import RESAMPLES, Mean, mean
from eval.outcome import Outcome
from eval.shown import shown

Scores = dict[str, Mean]

# The others say the same in another way, or describe rather than judge.
HEADLINES = (
    "citation precision",
    "citation recall",
    "must say",
    "refusal precision",
    "refusal recall",
    "status",
    "sentences supported",
    "sentences relevant",
)

# What tells the kinds of cases apart; the rest of the headlines needs more cases than a kind has.
OF_A_KIND = ("citation precision", "citation recall", "must say", "refusal recall", "status", "cases without fault")


def scores(outcomes: Sequence[Outcome]) -> Scores:
    """The measures that these outcomes have something to say about, the headline ones first.

    Citation precision is pooled: the cited papers that are right among all that are cited, so that an answer of many
    papers weighs more. Citation recall is the mean over answerable cases. The other way round stands beside each; there
    an answerable case that cites nothing has precision 0, and so has an unanswerable one that cites something.
    Failed cases count: as citing and saying nothing, and as the wrong status.
    """
    answerable = [o for o in outcomes if o.case.papers]
    citing = [o for o in outcomes if o.cited or o.case.papers]
    verdicts = [o.verdicts for o in outcomes]
    found = {
        "citation precision": ratio((len(o.right), len(o.cited)) for o in outcomes),
        "citation recall": mean([len(o.right) / len(o.case.papers) for o in answerable]),
        "must say": ratio((len(o.case.must_say) - len(o.unsaid), len(o.case.must_say)) for o in outcomes),
        "refusal precision": mean([float(o.case.is_unanswerable) for o in outcomes if o.is_refused]),
        "refusal recall": mean([float(o.is_refused) for o in outcomes if o.case.is_unanswerable]),
        "status": mean([float(o.has_right_status) for o in outcomes]),
        "sentences supported": ratio(_share(v.supported for v in vs) for vs in verdicts),
        "sentences relevant": ratio(_share(v.relevant for v in vs) for vs in verdicts),
        "citation precision, mean of cases": mean([len(o.right) / max(1, len(o.cited)) for o in citing]),
        "citation recall, pooled": ratio((len(o.right), len(o.case.papers)) for o in answerable),
        "cases without fault": mean([float(not o.faults) for o in outcomes]),
        "sentences dropped": ratio(_dropped(o) for o in outcomes),
        "verdicts unreadable": ratio(_share(v.supported is None for v in vs) for vs in verdicts),
    }
    return {name: figure for name, figure in found.items() if figure.cases}


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes of each kind of case that the cases name, and those of cases with a conversation before them."""
    kinds = list(dict.fromkeys(o.case.kind for o in outcomes if o.case.kind))
    groups = {kind: [o for o in outcomes if o.case.kind == kind] for kind in kinds}
    later = [o for o in outcomes if o.case.history]
    return groups if not later or later in groups.values() else groups | {"after other turns": later}


def counts(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    """What is counted or timed: failures, fallbacks to quotes, dropped sentences, tokens, seconds; None: unknown."""
    answers = [o.answer for o in outcomes if o.answer]
    asked = [a.tokens for a in answers if a.tokens.prompt]
    first = [o.first for o in outcomes if o.first is not None]
    return {
        "cases": len(outcomes),
        "failed": sum(bool(o.failure) for o in outcomes),
        "quotes in place of the model": sum(o.is_fallback for o in outcomes),
        "sentences dropped": sum(a.dropped for a in answers),
        "prompt tokens a model was given, median": median([t.prompt for t in asked]) if asked else None,
        "tokens it wrote, median": median([t.completion for t in asked]) if asked else None,
        "seconds to the first sentence, median": _quantile(first, 0.5),
        "seconds to the first sentence, 95 %": _quantile(first, 0.95),
        "seconds to the end, median": _quantile([o.end for o in outcomes], 0.5),
        "seconds to the end, 95 %": _quantile([o.end for o in outcomes], 0.95),
    }


def writers(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """How many answers each writer wrote; of a model named by its file, the file's name."""
    names = [re.sub(r"^/.*/", "", o.answer.writer) for o in outcomes if o.answer]
    return {name: names.count(name) for name in dict.fromkeys(names)}


def ratio(pairs: Iterable[tuple[float, float]]) -> Mean:
    """The sum of the parts over the sum of the wholes, a pair a case; `cases` are those with a whole."""
    array = np.array([pair for pair in pairs if pair[1]], np.float64).reshape(-1, 2)
    if not len(array):
        return Mean(0.0, None, None, 0)
    drawn = np.random.default_rng(0).integers(0, len(array), (RESAMPLES, len(array)))
    parts, wholes = array[drawn].sum(axis=1).T
    low, high = np.percentile(parts / wholes, [2.5, 97.5])
    part, whole = array.sum(axis=0)
    return Mean(float(part / whole), float(low), float(high), len(array))


def _share(verdicts: Iterable[bool | None]) -> tuple[float, float]:
    scored = [verdict for verdict in verdicts if verdict is not None]
    return sum(scored), len(scored)


def _dropped(outcome: Outcome) -> tuple[float, float]:
    answer = outcome.answer
    if answer is None or answer.writer == "quotes":
        return (answer.dropped, answer.dropped) if answer else (0, 0)
    return answer.dropped, answer.dropped + len(shown(answer))


def _quantile(values: Sequence[float], share: float) -> float | None:
    return round(float(np.quantile(values, share)), 3) if values else None


def plain(count: float | None) -> str:
    """The count for a table."""
    return "–" if count is None else f"{count:,g}"
