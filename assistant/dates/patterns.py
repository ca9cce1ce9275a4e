"""Patterns written as they are read: a space in them stands for any white space."""

import re


def matcher(*alternatives: str) -> re.Pattern[str]:
    """A pattern that takes any of the alternatives, in any case."""
    return re.compile(_spaced(alternatives), re.IGNORECASE)


def cased(*alternatives: str) -> re.Pattern[str]:
    """A pattern that takes any of the alternatives, in the case they are written in."""
    return re.compile(_spaced(alternatives))


def _spaced(alternatives: tuple[str, ...]) -> str:
    return "|".join(alternatives).replace(" ", r"\s+")
