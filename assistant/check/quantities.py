"""Quantities as what they are: "12,000", "12k" and "twelve thousand" are one number, "3x" and "threefold" too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.check import numerals
from assistant.check.units import AT_LEAST, AT_MOST, CURRENCIES, FACTORS, LOOSE, SCALES, SHARES, UNITS

# How many words after a number may say what it counts.
NOUNS = 4


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts.

    `value` is canonical, `unit` too ("" where none is known), `nouns` are the terms after it and `before` those before,
    `bound` is ">" for at least, "<" for at most, "" for neither, and `places` are the words it is made of.
    """

    text: str
    value: str
    unit: str
    nouns: tuple[str, ...]
    bound: str
    is_loose: bool
    places: tuple[int, ...]
    before: tuple[str, ...] = ()


def find(words: Sequence[str]) -> list[Quantity]:
    """The quantities of a sentence, given its words in small letters."""
    found: list[Quantity] = []
    place = 0
    while place < len(words):
        quantity = _at(words, place)
        if quantity:
            found.append(quantity)
            place = quantity.places[-1] + 1
        else:
            place += 1
    return _ranges(found, words)


def is_year(quantity: Quantity) -> bool:
    """Whether a number is likely a year."""
    return not quantity.unit and len(quantity.value) == 4 and quantity.value[:2] in ("19", "20")


def with_nouns(found: Sequence[Quantity], words: Sequence[tuple[str, str, int]]) -> Iterator[Quantity]:
    """The quantities with the terms that follow them, up to the next number or the end of the clause, and before."""
    taken = {place for quantity in found for place in quantity.places}
    for quantity in found:
        nouns: list[str] = []
        if is_year(quantity):
            yield quantity
            continue
        last = quantity.places[-1]
        for place in range(last + 1, len(words)):
            low, term, clause = words[place]
            ends = not term and low not in ("of", "the", "other", "more", "most", "-")
            if place in taken or clause != words[last][2] or len(nouns) == NOUNS or ends:
                break
            if term:
                nouns.append(term)
        before = [term for _, term, clause in words[: quantity.places[0]] if term and clause == words[last][2]]
        yield replace(quantity, nouns=tuple(nouns), before=tuple(before[-NOUNS:]))


def _at(words: Sequence[str], place: int) -> Quantity | None:
    """The quantity whose number begins at this word."""
    word = words[place]
    if word in FACTORS:
        return Quantity(word, str(FACTORS[word]), "×", (), "", False, (place,))
    if word in SHARES and (word != "quarter" or words[place - 1 : place] in (["a"], ["one"])):
        return Quantity(word, SHARES[word], "%", (), "", False, (place,))
    figure = numerals.figure(word)
    plus = ""
    if figure:
        value, unit, plus = figure
        end = place + 1
    elif numerals.is_spelled(words, place):
        value, end = numerals.spelled(words, place)
        unit = ""
        if end == place + 1 and numerals.only_tells(words, place):
            return None
    else:
        return None
    while not unit and end < len(words) and words[end] in SCALES and len(words[end]) > 1:
        value, end = value.scaleb(SCALES[words[end]]), end + 1
    if not unit and end < len(words):
        unit, end = _unit(words, end)
    start = place
    if place and words[place - 1] in CURRENCIES:
        unit, start = words[place - 1], place - 1
    is_signed = start and words[start - 1] in ("-", "−") and not (start > 1 and _ends_number(words[start - 2]))
    bound, loose = _bound(words, start, end)
    text = " ".join(words[start:end])
    value_text = ("-" if is_signed else "") + format(value.normalize(), "f")
    return Quantity(text, value_text, unit, (), ">" if plus else bound, loose, tuple(range(start, end)))


def _ends_number(word: str) -> bool:
    """Whether a dash after this word stands between two numbers."""
    return word in UNITS or bool(numerals.figure(word))


def _unit(words: Sequence[str], place: int) -> tuple[str, int]:
    """The unit that stands here, and where it ends."""
    word = words[place]
    if word == "per" and words[place + 1 : place + 2] == ["cent"]:
        return "%", place + 2
    if word in ("percentage", "absolute") and words[place + 1 : place + 2] in (["point"], ["points"]):
        return "pp", place + 2
    if word in ("%", "percent") and words[place + 1 : place + 2] in (["point"], ["points"]):
        return "pp", place + 2
    if word == "frames" and words[place + 1 : place + 3] in (["per", "second"], ["/", "s"]):
        return "fps", place + 3
    if word in UNITS and word != "percentage":
        return UNITS[word], place + 1
    return "", place


def _bound(words: Sequence[str], start: int, end: int) -> tuple[str, bool]:
    """Whether the number is a least or a most, and whether the word for it may mean something else."""
    for size in (3, 2, 1):
        before = " ".join(words[max(0, start - size) : start])
        if before in AT_LEAST:
            return ">", before in LOOSE
        if before in AT_MOST:
            return "<", before in LOOSE
    after = " ".join(words[end : end + 2])
    if after in ("or more", "or higher", "or greater"):
        return ">", False
    return ("<", False) if after in ("or less", "or fewer", "or lower") else ("", False)


def _ranges(found: list[Quantity], words: Sequence[str]) -> list[Quantity]:
    """Numbers before "–", "to", "and" and a number with a unit share its unit."""
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        if is_year(one):
            continue
        between = words[one.places[-1] + 1 : other.places[0]]
        joined = all(word in ("-", "–", "−", "to", "and", "or", ",", "vs", "versus", "/", "±") for word in between)
        if (not one.unit and other.unit and other.unit != "×" and joined and len(between) <= 2) or (
            not one.unit and other.unit == "×" and between in (["-"], ["–"], ["to"], [])
        ):
            found[place] = replace(one, unit=other.unit)
    return found
