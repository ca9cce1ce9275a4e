"""An abstract's sentences, verbatim."""

import re
from functools import lru_cache

# A full stop after these does not end a sentence.
_ABBREVIATIONS = (
    r"a\.k\.a|aka|e\.g|i\.e|i\.i\.d|w\.r\.t|s\.t|cf|viz|vs|v|etc|et al|al|approx|resp|ca|incl|excl|max|min|avg|no|nos|"
    r"fig|figs|eq|eqs|sec|secs|tab|ref|refs|ch|vol|pp|ed|eds|dr|prof|mr|mrs|ms|st|jr|sr|inc|ltd|co|corp|dept|univ|u\.s|u\.k"
)
# These may also close a sentence: they do when a word that opens sentences follows.
_CLOSING = re.compile(
    r"(?:^|[\s(])(?:etc|et al|al|a\.k\.a|i\.i\.d|inc|co|corp|ltd|u\.s|u\.k|no|[a-z])\.[\"')\]]*$", re.IGNORECASE
)
_OPENERS = frozenset(
    "the a an we our this these that those it its they their in on to for from with while although however moreover "
    "furthermore additionally finally existing recent here using by as when since despite unlike code i results".split()
)
_ABBREVIATED = re.compile(rf"(?:^|[\s(\[/,\"“'])(?i:{_ABBREVIATIONS})\.[\"')\]]*$|(?:^|[\s(])[A-Z]\.$")
_BOUNDARY = re.compile(r"(?<=[.!?。])[\"'”’)\]}]*(?:\s+|(?=$))|(?<=[.!?][\"'”’)\]])\s+|(?<=[。！？])")
_ENUMERATION = re.compile(r"(?:^|[:;,.(]\s*)(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\.$")
_MATH = re.compile(r"\$(?![\d.,]+\s)[^$\n]{1,200}\$")  # "$5 and $6" is money
_STOPPED = re.compile(r"[.!?。！？][\"'”’)\]}]*$")
# Characters before a full stop that tell whether it ends a sentence: the longest abbreviation, and what may close it.
_TAIL = 40


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """The sentences of a text, each a verbatim, stripped slice of it, in order; nothing but white space is lost."""
    inside_math = _formulas(text)
    sentences: list[str] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        end = boundary.end()
        before = text[max(start, end - _TAIL) : end].rstrip()
        if any(a < boundary.start() < b for a, b in inside_math) or not _ends(before, text[end:]):
            continue
        sentences.append(text[start:end].strip())
        start = end
    sentences.append(text[start:].strip())
    return tuple(sentence for sentence in sentences if sentence)


def part(before: str, after: str) -> bool:
    """Whether a sentence ends where the first text does, if a space and the second follow."""
    is_inside = any(a < len(before) < b for a, b in _formulas(f"{before} {after}"))
    return bool(_STOPPED.search(before[-_TAIL:])) and not is_inside and _ends(before[-_TAIL:], after)


def _formulas(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _MATH.finditer(text)]


def _ends(sentence: str, rest: str) -> bool:
    """Whether a sentence that stops here, of which this is the end, does end here."""
    if not sentence or not rest.strip():
        return True
    following = rest.lstrip()
    if sentence.endswith(("?", "!", "。", "！", "？")):
        return not following[0].islower()
    if following[0].islower() or following[0] in ",;:)]}":
        # "iPhone" and "t-SNE" open sentences with a small letter; nearly nothing else does.
        return bool(re.match(r"[a-z]{1,3}-?[A-Z]", following)) and not _ABBREVIATED.search(sentence)
    if _ENUMERATION.search(sentence):
        # "steps: 1. Collect" enumerates; "on 22. Among" closes.
        return False
    if _ABBREVIATED.search(sentence):
        return bool(_CLOSING.search(sentence)) and following.split(maxsplit=1)[0].lower().strip(",") in _OPENERS
    return True
