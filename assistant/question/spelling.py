"""Slips of the pen in a question: in the words that requests and days are made of, and in the names of papers."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant import ordinary, titles
from assistant.dates.words import MONTHS, WEEKDAYS
from assistant.question.language import is_foreign
from assistant.question.names import is_common
from assistant.question.vocabulary import own_content
from assistant.text import title_key

_DAYS = tuple(word for word in (*WEEKDAYS, *MONTHS) if len(word) > 4)
# Only these are put right: any other word may be a term that nobody has heard of yet.
_MEANT = (
    *_DAYS,
    *"papers paper articles article preprints authors author organisations organizations upvotes upvoted".split(),
    *"yesterday today tomorrow latest newest recent recently week weeks weekly month months monthly weekend".split(),
    *"summarise summarize summary overview digest highlights recap trending popular published listed submitted".split(),
    *"compare explain describe recommend which many first last june july about wrote".split(),
)
_SHORT = 4  # letters; in so short a word only two swapped ones are a slip
_TWICE = 8  # letters; so long a word can have two slips, if it ends well
_NAME = 6  # letters; of shorter names too many are a letter apart
_WORD = re.compile(r"(?<![\w.'’/@-])[A-Za-z]{4,}(?![\w/@-]|\.\w)")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_FORMS = frozenset("s es d ed r er ing ly y".split())  # endings of another form of a word


@dataclass(frozen=True, slots=True)
class Known:
    """What a library can tell: whether a paper writes a word, and the names that begin as a word's title key does.

    The names are given by their title keys, each with a title that has it.
    """

    writes: Callable[[str], bool]
    names: Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class _Slip:
    start: int
    end: int
    meant: str


def corrected(text: str, known: Known) -> tuple[str, tuple[str, ...]]:
    """The text with its slips put right, and notes that say which."""
    slips = () if is_foreign(text) else sorted({*_requests(text, known), *_names(text, known)})
    right = text
    for slip in reversed(slips):
        right = right[: slip.start] + slip.meant + right[slip.end :]
    notes = (f"“{text[slip.start : slip.end]}” was read as “{slip.meant}”." for slip in slips)
    return right, tuple(dict.fromkeys(notes))


def _requests(text: str, known: Known) -> Iterator[_Slip]:
    plain = _QUOTED.sub(lambda quoted: '"' * len(quoted[0]), text)
    for match in _WORD.finditer(plain):
        word, begins = match[0].lower(), not plain[: match.start()].strip()
        if titles.is_distinctive(match[0]) or _BY.search(plain[: match.start()]) or not own_content(word):
            continue
        # A capital within a sentence is a name's, or a day's.
        meant = _nearest(word, _MEANT if begins or match[0].islower() else (*_DAYS, "yesterday", "today"))
        if meant and word not in ordinary.words() and not known.writes(word):
            yield _Slip(match.start(), match.end(), meant)


def _names(text: str, known: Known) -> Iterator[_Slip]:
    for word in titles.distinctive(text):
        key = title_key(word)
        if sum(map(str.isalpha, key)) < _NAME or is_common(word) or known.writes(word):
            continue
        near = {
            other: title
            for other, title in known.names(key).items()
            if _fixed(word) == _fixed(titles.name(title)) and _slips(key, other, 1) == 1
        }
        if len(near) == 1:
            (meant,) = (titles.name(title) for title in near.values())
            yield from (_Slip(*match.span(), meant) for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text))


@lru_cache(maxsize=1024)
def _nearest(word: str, meant: tuple[str, ...]) -> str:
    """The word meant, as few slips away as can be; "" if none is near."""
    near = [
        (slips, -len(other), other)
        for other in meant
        if other[0] == word[0] and word != other and not _is_form(word, other)
        if (slips := _slips(word, other, 2 if len(other) >= _TWICE and word[-3:] == other[-3:] else 1)) is not None
        if max(len(other), len(word)) > _SHORT or sorted(word) == sorted(other)
    ]
    return min(near, default=(0, 0, ""))[2]


def _is_form(word: str, other: str) -> bool:
    return word.removeprefix(other) in _FORMS or other == f"{word}s"


def _fixed(name: str) -> list[str]:
    """The figures and capitals of a name: where they differ, it is another one's, as Qwen-VL is not Qwen-VLA."""
    return re.findall(r"[\dA-Z]", name)


def _slips(one: str, other: str, most: int) -> int | None:
    """How many letters were left out, added, mistaken, or swapped with their neighbour; None for more than `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1] if rows[-1][-1] <= most else None
