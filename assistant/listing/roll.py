"""The authors and organisations of some papers, looked up by what people call them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from assistant.types import Paper

Words = tuple[str, ...]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNMARKED = str.maketrans("øłđıØŁĐ", "oldiOLD")  # letters that no decomposition takes apart
_UNSAID = frozenset(("of", "at", "the", "and", "for", "in"))  # not heard in initials
_SHORTEST = 3  # initials
_ALIKE = 0.85  # one letter wrong in a short name, two in a long one


@dataclass(frozen=True, slots=True)
class Roll:
    """Authors under their last word, and organisations, each with its words folded."""

    authors: dict[str, list[tuple[Words, str]]]
    organizations: tuple[tuple[Words, str], ...]


def roll(papers: Sequence[Paper]) -> Roll:
    """The authors and organisations of the papers."""
    authors = defaultdict(list)
    for author in {author for paper in papers for author in paper.authors}:
        if words := fold(author):
            authors[words[-1]].append((words, author))
    organizations = {paper.organization for paper in papers} - {""}
    return Roll(dict(authors), tuple((fold(_CAMEL.sub(" ", name)), name) for name in organizations))


def authors(words: Words, known: Roll) -> frozenset[str]:
    """Those of that surname, or of that full name with or without middle names; the surname may come first."""
    straight = frozenset(name for parts, name in known.authors.get(words[-1], ()) if _in_order(words, parts))
    turned = (name for parts, name in known.authors.get(words[0], ()) if parts == (*words[1:], words[0]))
    return straight or frozenset(turned)


def organizations(words: Words, known: Roll) -> tuple[frozenset[str], frozenset[str]]:
    """Those of exactly that name, and all that hold it as whole words or have it as initials."""
    joined = "".join(words)
    exact = frozenset(name for parts, name in known.organizations if "".join(parts) in (joined, f"the{joined}"))
    return exact, exact | {name for parts, name in known.organizations if _holds(parts, joined)}


def alike(asked: str, known: Roll) -> list[str]:
    """Up to three known names that may be meant by an unknown one."""
    everyone = {" ".join(words): author for entries in known.authors.values() for words, author in entries}
    everyone |= {" ".join(words): organization for words, organization in known.organizations}
    words = " ".join(fold(asked))
    holding = sorted(other for other in everyone if f" {words} " in f" {other} ")
    return [everyone[other] for other in (holding or get_close_matches(words, everyone, cutoff=_ALIKE))[:3]]


def fold(text: str) -> Words:
    """The words without case, accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_UNMARKED)) if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W_]+", plain.casefold()))


def _in_order(words: Words, parts: Words) -> bool:
    remaining = iter(parts)
    return all(word in remaining for word in words)


def _holds(parts: Words, joined: str) -> bool:
    if len(joined) >= _SHORTEST and joined == "".join(part[0] for part in parts if part not in _UNSAID):
        return True
    ends = range(1, len(parts) + 1)
    return joined in "".join(parts) and any("".join(parts[i:j]) == joined for j in ends for i in range(j))
