"""Whether an answer says what it must, however it writes its numbers."""

import re
import unicodedata

from assistant.terminal import as_text

_DIGITS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_DIGITS)})\b")
_SAME = str.maketrans({"×": "x", "’": "'", "‘": "'", "“": '"', "”": '"'} | dict.fromkeys("‐‑‒–—−", "-"))
# In this order; each makes one way to write a number out of several.
_FORMS = (
    (re.compile(r"\s*\[\d+\]"), ""),
    (re.compile(r"(?<=\d)\s*(?:%|percent\b|per cent\b)"), "%"),
    (re.compile(r"(?<=\d)[\s-]*(?:x|times|fold)\b"), "x"),
    (re.compile(r"(?<=\d)[\s-]*(?:billion|bn|b)\b"), "b"),
    (re.compile(r"(?<=\d)[\s-]*(?:million|mn|m)\b"), "m"),
    (re.compile(r"(?<=\d)[\s-]*(?:thousand|k)\b"), "k"),
    (re.compile(r"(?<=\d)\s+(?=(?:[munµ]?s|[kmgt]b|fps|hz)\b)"), ""),
    (re.compile(r"(\.\d*?)0+(?!\d)"), r"\1"),
    (re.compile(r"(?<=\d)\.(?!\d)(?=\S)"), ""),
    (re.compile(r"\s+"), " "),
)
# A comma, an apostrophe or a narrow space between groups of three digits.
_GROUPS = re.compile(r"(?<=\d)[,'’\u00a0\u2009\u202f](?=\d{3}(?!\d))")


def said(item: str, text: str) -> bool:
    """Whether a text says the item, or one of its alternatives parted by "|"; case and number format do not matter."""
    plain = _plain(text)
    return any(_stands(_plain(one).strip(" ."), plain) for one in item.split("|"))


def _stands(item: str, text: str) -> bool:
    before = r"(?<![\w.])(?<!\d,)" if item[:1].isdigit() else r"(?<!\w)" if item[:1].isalnum() else ""
    after = r"(?!\.?\d)" if item[-1:].isdigit() else ""
    return bool(item) and re.search(before + re.escape(item) + after, text) is not None


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", _GROUPS.sub("", as_text(text))).casefold().translate(_SAME)
    text = _NUMBER_WORD.sub(lambda match: _DIGITS[match[0]], text)
    for form, plain in _FORMS:
        text = form.sub(plain, text)
    return text
