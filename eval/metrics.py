"""Means with their uncertainty."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 1_000


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its 95 % interval (percentile bootstrap over the cases), or a figure that has none."""

    value: float
    low: float | None
    high: float | None
    cases: int

    def __str__(self) -> str:
        return f"{self.value:.4f}" + (f" [{self.low:.4f}, {self.high:.4f}]" if self.low is not None else "")


def mean(values: Sequence[float]) -> Mean:
    """The mean of one figure a case; the same values give the same interval."""
    if not values:
        return Mean(0.0, None, None, 0)
    array = np.asarray(values, np.float64)
    drawn = np.random.default_rng(0).integers(0, len(array), (RESAMPLES, len(array)))
    low, high = np.percentile(array[drawn].mean(axis=1), [2.5, 97.5])
    return Mean(float(array.mean()), float(low), float(high), len(array))


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The chance that a score from inside is above one from outside (ties count half)."""
    scores = np.concatenate([inside, outside])
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    above = ranks[: len(inside)].sum() - len(inside) * (len(inside) + 1) / 2
    return float(above / (len(inside) * len(outside)))
