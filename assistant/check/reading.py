"""A sentence as the gate reads it: words with their stems, names, quantities, and what it denies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant import terms, titles
from assistant.check import numerals, quantities, synonyms
from assistant.check.quantities import Quantity
from assistant.latex import readable
from assistant.text import title_key

_CHUNK = re.compile(
    r"[^\W_](?:\w|(?<=\d),(?=\d)|[-.'’/+&](?=[^\W_])|\+(?!\w))*|[-−+±~≈<>≤≥=$€£¥](?=\s?\d)|[%×°;:,()\[\]—–−→!?.\"“”]"
)
_STATE_OF_THE_ART = re.compile(r"\bstate[- ]of[- ]the[- ]arts?\b", re.IGNORECASE)
_SIZE = re.compile(r"(?<=\d) ?[×x] ?(?=\d)")  # "256 × 256" is "256x256"
_RUN_ON = re.compile(r"\b([a-z]{4,})(?=\d+\.\d)")  # "achieves0.72"
_SPLIT = re.compile(r"[-/+&–]")
_NEGATIONS = frozenset(
    "not no never none without cannot neither nor nothing nobody nowhere hardly barely rarely seldom scarcely fail "
    "fails failed failing failure unable false untrue refuse refuses refused stop stops stopped cease ceases pretend "
    "pretends deny denies lack lacks lacked lacking absence absent".split()
)
# These take something away without being negations: they license a "without", and are not missed.
_AVOIDING = frozenset(
    "avoid avoids avoiding eliminate eliminates eliminating remove removes removing obviate obviates obviating free "
    "bypass bypasses bypassing instead rather eschew eschewing zero removal limitation limitations struggle struggles "
    "insufficient difficult challenging hinder hinders prevent prevents overlook overlooks ignore ignores neglect "
    "spare spares drop drops blind scarce scarcity alone unlike".split()
)
_ONLY = frozenset("only just merely simply necessarily solely".split())
_POSITIVE = {("no", "doubt"), ("nothing", "but"), ("zero", "point"), ("rather", "well"), ("not", "least")}
_BREAKS = frozenset("but while whereas although though however yet".split())
# No name has more parts.
PARTS = 8
# How many terms after a negation it may deny.
SCOPE = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, its term ("" for one that says nothing), and the clause it stands in."""

    low: str
    term: str
    clause: int


@dataclass(frozen=True, slots=True)
class Denial:
    """A negation: its word, where that stands, and the terms it may deny, nearest first."""

    word: str
    place: int
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A word that is written as only names are: as it stands, its key, where, and whether its spelling alone tells."""

    text: str
    key: str
    place: int
    is_distinctive: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read; `terms` are the words' terms in order, `keys` the names that it may be taken to hold."""

    text: str
    words: tuple[Word, ...]
    terms: tuple[str, ...]
    names: tuple[Name, ...]
    keys: frozenset[str]
    quantities: tuple[Quantity, ...]
    denials: tuple[Denial, ...]
    avoidances: tuple[Denial, ...]


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """The sentence read; the same text is read once."""
    text = _STATE_OF_THE_ART.sub("SOTA", _RUN_ON.sub(r"\1 ", _SIZE.sub("x", readable(text).replace("’", "'"))))
    chunks = [match[0] for match in _CHUNK.finditer(text)]
    flat = list(_flatten(chunks))
    found = quantities.find([low for low, _, _ in flat])
    of_number = {place for quantity in found for place in quantity.places}
    stems = synonyms.terms_of(low for low, _, _ in flat)
    words, clause = [], 0
    for place, (low, _, _) in enumerate(flat):
        if low in _BREAKS or (not low[0].isalnum() and low in ",;:()—–.!?"):
            clause += 1
        words.append(Word(low, "" if place in of_number else stems[low], clause))
    names = tuple(_names(flat, of_number))
    return Reading(
        text,
        tuple(words),
        tuple(word.term for word in words if word.term),
        names,
        frozenset(_keys(chunks)),
        tuple(_counting(flat, quantities.with_nouns(found, [(word.low, word.term, word.clause) for word in words]))),
        tuple(_denials(words, _NEGATIONS)),
        tuple(_denials(words, _AVOIDING)),
    )


def _flatten(chunks: Sequence[str]) -> Iterable[tuple[str, str, int]]:
    """Each word in lower case, with the chunk it is of and its place among the chunk's words."""
    for chunk in chunks:
        if not chunk[0].isalnum() or numerals.is_number(chunk) or _is_one_name(chunk):
            yield chunk.lower(), chunk, 0
            continue
        low = chunk.lower()
        if low.endswith("n't"):
            yield from ((low[:-3], chunk, 0), ("not", chunk, 1))
            continue
        joined = re.sub(r"^(?i:(non))-", r"\1", re.sub(r"'s?$", "", chunk))
        for place, part in enumerate(_SPLIT.split(joined)):
            if part:
                yield part.lower(), chunk, place


def _is_one_name(chunk: str) -> bool:
    """Whether a chunk is one name, as "GPT-4" and "WebBench-ZH" are, and "4-bit" and "LLM-based" are not."""
    parts = _SPLIT.split(chunk)
    has_number = bool(re.search(r"\d", chunk)) and not chunk[0].isdigit()
    is_compound = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    return has_number or (is_compound and any(re.search(r"[a-z][A-Z]", part) for part in parts))


def _counting(flat: Sequence[tuple[str, str, int]], found: Iterable[Quantity]) -> Iterable[Quantity]:
    """The quantities; a bare number after a capital word is the version of a name and counts nothing."""
    for quantity in found:
        before = flat[quantity.places[0] - 1][1] if quantity.places[0] > 1 else ""
        is_name = before[:1].isupper() and before.lower() not in terms.STOP_WORDS
        is_version = is_name and not quantity.unit and quantity.text[-1].isdigit()
        yield replace(quantity, nouns=()) if is_version else quantity


def _names(flat: Sequence[tuple[str, str, int]], of_number: set[int]) -> Iterable[Name]:
    for place, (_, chunk, part) in enumerate(flat):
        if place in of_number or not chunk[0].isalnum():
            continue
        opens = place == 0 or flat[place - 1][0] in (".", ":", "!", "?", "“", '"', "(", ";", "—", "–")
        parts = [piece for piece in _SPLIT.split(chunk) if piece]
        written = chunk if _is_one_name(chunk) or len(parts) < 2 or part >= len(parts) else parts[part]
        if part and written == chunk:
            continue
        key = _key(written)
        if len(key) < 2 or key == "sota":
            continue
        distinctive = titles.is_distinctive(written)
        if distinctive or (written[0].isupper() and not opens):
            yield Name(written, key, place, distinctive)


def _keys(chunks: Sequence[str]) -> Iterable[str]:
    """Runs of up to four words without what stands between, and the words of compounds."""
    plain = [_key(chunk) if chunk[0].isalnum() else "" for chunk in chunks]
    for start in range(len(plain)):
        run = ""
        for key in plain[start : start + 4]:
            if not key:
                break
            run += key
            yield run
    for chunk in chunks:
        parts = [part for part in _SPLIT.split(chunk) if part][:PARTS]
        for place, part in enumerate(parts):
            if part[0].isalpha():
                yield _key(part)
                for end in range(place + 2, len(parts)):
                    if not any(re.search(r"\d", other) for other in parts[place:end]):
                        yield _key("".join(parts[place:end]))
    letters = [chunk[0].lower() for word in chunks for chunk in _SPLIT.split(word) if chunk and chunk[0].isalpha()]
    for size in range(3, 6):
        for start in range(len(letters) - size + 1):
            yield "".join(letters[start : start + size])


def _key(chunk: str) -> str:
    """A name's letters and digits in small letters, without a plural's or genitive's s."""
    key = title_key(re.sub(r"'s?$", "", chunk))
    return (
        key[:-1] if len(key) > 3 and key.endswith("s") and not key.endswith("ss") and not chunk.endswith("S") else key
    )


def _denials(words: Sequence[Word], cues: frozenset[str]) -> Iterable[Denial]:
    for place, word in enumerate(words):
        if word.low not in cues:
            continue
        after = [other.low for other in words[place + 1 : place + 3]]
        if (word.low, *after[:1]) in _POSITIVE or (word.low == "not" and set(after[:1]) & _ONLY):
            continue
        if word.low == "free":
            yield Denial(word.low, place, tuple(other.term for other in words[max(0, place - 1) : place] if other.term))
            continue
        scope = [other.term for other in words[place + 1 :] if other.term and other.clause == word.clause]
        behind = [other.term for other in reversed(words[:place]) if other.term and other.clause == word.clause]
        yield Denial(word.low, place, tuple(scope[:SCOPE]) or tuple(behind[:SCOPE]))
