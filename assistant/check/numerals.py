"""Numbers as they are written: "12,000", "12k", "1e4", "10⁴" and "twelve thousand"."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from assistant.check.units import SCALES, UNITS, WORDS

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_NUMBER = re.compile(r"(\d[\d.,]*)(?:e([-+]?\d+))?([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]*)([a-zµμ°]{0,9})(\+?)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_WAYS = tuple([word] for word in "ways steps stages kinds forms sides parts things".split())


def is_number(chunk: str) -> bool:
    """Whether a chunk of text is nothing but a figure with its unit: "12,000", "3x", "7B"."""
    return bool(figure(chunk.lower()))


def figure(word: str) -> tuple[Decimal, str, str] | None:
    """The number, unit and plus sign of a word like "12,000", "3x" or "7b"."""
    match = _NUMBER.fullmatch(word)
    if not match:
        return None
    digits, exponent, superscript, suffix, plus = match.groups()
    digits = digits.rstrip(".,")
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    elif digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    try:
        value = Decimal(digits)
        if exponent and abs(int(exponent)) < 30:
            value = value.scaleb(int(exponent))
        if superscript and abs(int(superscript.translate(_SUPERSCRIPTS))) < 30:
            value = value ** int(superscript.translate(_SUPERSCRIPTS))
    except (InvalidOperation, ValueError, ArithmeticError):
        return None
    if len(digits) > 30:
        return None
    if suffix in SCALES:
        return value.scaleb(SCALES[suffix]), "", plus
    if suffix in UNITS:
        # "the 2010s" are no seconds.
        is_decade = suffix == "s" and value >= 1000 and value % 10 == 0
        return value, "" if is_decade else UNITS[suffix], plus
    return (value, "", plus) if not suffix or suffix in ("st", "nd", "rd", "th") else None


def is_spelled(words: Sequence[str], place: int) -> bool:
    """Whether number words begin here that count something, as "one" seldom does."""
    word, following = words[place], "".join(words[place + 1 : place + 2])
    return word in WORDS and following != "shot" and (word != "one" or following in UNITS or following in SCALES)


def spelled(words: Sequence[str], place: int) -> tuple[Decimal, int]:
    """The value of number words from here on, and where they end."""
    total, current, end = Decimal(0), Decimal(0), place
    while end < len(words):
        word = words[end]
        if word in WORDS and (end == place or current % 100 == 0 or (current % 10 == 0 and WORDS[word] < 10)):
            current += WORDS[word]
        elif word in SCALES and len(word) > 2:
            if word == "hundred":
                current *= 100
            else:
                total, current = total + current.scaleb(SCALES[word]), Decimal(0)
        elif not (word == "and" and end > place and words[end - 1] == "hundred" and words[end + 1 : end + 2] and
                  words[end + 1] in WORDS):  # fmt: skip
            break
        end += 1
    return total + current, end


def only_tells(words: Sequence[str], place: int) -> bool:
    """Whether a small number in words only ties the telling together: "the two", "in three steps"."""
    is_small = words[place] in ("two", "three")
    return is_small and (
        words[max(0, place - 1)] in ("the", "these", "those", "between") or words[place + 1 :][:1] in _WAYS
    )
