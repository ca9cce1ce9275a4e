"""What a text says once it is unmasked: look-alikes of other alphabets, letters spaced, swapped, joined or unseen."""

import html
import re
import unicodedata
from collections.abc import Iterator

ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})|\\u00([0-9a-fA-F]{2})|&#x([0-9a-fA-F]{2});|&#(\d{2,3});|%([2-7][0-9a-fA-F])")

_LOOKALIKES = str.maketrans(
    "авеѕіјкмнорсԁтухһгԛԝАВЕЅІЈКМНОРСТУХԌҮαεικνορτυχγωΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɩɑɡʏʀɴɪʟʙʜɢᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱꜰ",
    "abesijkmhopcdtyxhrqwABESIJKMHOPCTYXGYaeiknoptuxywABEZHIKMNOPTYXiiagyrnilbhgacdejkmoptuvwzsf",
)
_LEET = str.maketrans("013457@$!|", "oieastasil")
_LEET_WORD = re.compile(r"(?<![\w@$])(?:[A-Za-z]+[013457@$!|]|[013457@$!|]+[A-Za-z])[\w@$!|]*")
_JOINED = re.compile(
    r"(?<![A-Za-z])[A-Za-z]+(?:_[A-Za-z0-9]+){3,}|\b[A-Za-z]+(?:-[A-Za-z0-9]+){4,}|\b(?:[A-Z][a-z]+){4,}"
)
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]")
_MISSPELT = re.compile(r"\b[idpraIDPRA][a-z]{5,11}\b")
_BACKWARDS = re.compile(r"\binstructions?\b.*\bignore\b", re.IGNORECASE)
# A few of these stand in honest texts: emoji, Persian, words cut for the line.
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_ODD = re.compile("[\u0250-\u02af\u1d00-\u1d7f\U0001f130-\U0001f1ff]")  # phonetic letters, letters in boxes
_FEW = 4


def unmask(text: str) -> str:
    """The text in plain letters: escapes resolved, variants, accents and look-alikes folded, unseen characters gone."""
    if "&" in text or "\\" in text or "%" in text:
        text = html.unescape(ESCAPE.sub(_escaped, text))
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc", "Mn", "Me", "Co", "Cn"))
        text = re.sub(r"\w+", lambda word: _folded(word[0]), text)
    return " ".join(text.split())


def readings(text: str) -> Iterator[str]:
    """The unmasked text, and what else it says: words set apart, figures as letters, right spelling, backwards."""
    yield text
    plain = _JOINED.sub(lambda words: _SEAM.sub(" ", words[0]), text)
    if len(_LEET_WORD.findall(plain)) >= _FEW - 1:
        plain = _LEET_WORD.sub(lambda word: word[0].translate(_LEET), plain)
    plain = _MISSPELT.sub(lambda word: _SPELT.get(_letters(word[0]), word[0]), plain)
    if plain.lower() != text.lower():
        yield plain
    if _BACKWARDS.search(text):
        yield " ".join(reversed(text.rstrip(".!? ").split()))


def is_smuggled(text: str) -> bool:
    """Whether a text carries characters that are not seen, or words that mix or imitate alphabets."""
    if text.isascii():
        return False
    return len(_UNSEEN.findall(text)) >= _FEW or bool(_MIXED.search(text)) or len(_ODD.findall(text)) >= _FEW


def _escaped(match: re.Match[str]) -> str:
    sixteen = match[1] or match[2] or match[3] or match[5]
    return chr(int(sixteen, 16)) if sixteen else chr(int(match[4]))


def _folded(word: str) -> str:
    """A word that is Latin but for look-alikes, or that is nothing but look-alikes, in Latin letters."""
    plain = word.translate(_LOOKALIKES)
    return plain if plain.isascii() and len(word) > 1 else word


def _letters(word: str) -> tuple[str, str, str]:
    """What two spellings of a word share whose inner letters are swapped."""
    word = word.lower()
    return word[0], word[-1], "".join(sorted(word))


_SPELT = {
    _letters(word): word
    for word in "ignore disregard previous instruction instructions prompt answer reply respond response repeat".split()
}
