"""What papers must have to be listed."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.types import Paper

GAP = " | "  # stands in a question where something was understood and taken out


@dataclass(frozen=True, slots=True)
class Filter:
    """A test of papers, and how one paper and several are said to pass it."""

    keep: Callable[[Paper], bool]
    one: str
    many: str


def take(pattern: re.Pattern[str], text: str) -> tuple[list[re.Match[str]], str]:
    """All matches in the text, and the text without them."""
    return list(pattern.finditer(text)), pattern.sub(GAP, text)
