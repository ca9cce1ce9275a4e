"""Puts points that lie together into groups."""

import numpy as np
from numpy.typing import NDArray

from assistant.types import Array

Labels = NDArray[np.intp]

# Ward's method compares all pairs: 2,000 points take half a second and 30 MB, ten times as many a hundred times that.
COMPARED = 2_000


def group(points: Array, count: int) -> Labels:
    """For each row of `points` the number of its group, of `count` groups; the same rows give the same groups."""
    # Loading scikit-learn takes a second, which only a digest shall cost.
    from sklearn.cluster import AgglomerativeClustering  # type: ignore[import-untyped]

    sample = points[:: -(-len(points) // COMPARED)]
    labels: Labels = AgglomerativeClustering(count).fit_predict(sample)
    return labels if len(sample) == len(points) else around(points, _centres(sample, labels, count))


def around(points: Array, centres: Array) -> Labels:
    """For each row of `points` the number of its group, after k-means from these centres."""
    from sklearn.cluster import KMeans

    labels: Labels = KMeans(len(centres), init=centres, n_init=1).fit_predict(points)
    return labels


def unit(rows: Array) -> Array:
    """The rows scaled to length 1; rows of zeros stay."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)


def _centres(points: Array, labels: Labels, count: int) -> Array:
    return np.array([points[labels == place].mean(axis=0) for place in range(count)])
