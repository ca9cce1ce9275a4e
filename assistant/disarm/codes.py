"""Whether a text hides another one: in base64 and its like, as the numbers of letters, in a cipher, letter by "
"letter."""

import base64
import binascii
import re
from collections import Counter, defaultdict

from assistant.disarm.masks import ESCAPE
from assistant.disarm.tongue import ENGLISH

_ESCAPES = 5  # of plain letters, which nobody escapes; an address may hold a few
_SPACED = re.compile(r"(?<!\w)(?:[A-Za-z][ ._*|~-]{1,3}){9,}[A-Za-z](?!\w)")
_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,6}")
_BITS = re.compile(
    r"(?<!\w)(?>[01]{7,8}(?:\s?[01]{7,8}){5,})(?!\w)"
)  # atomic: seven or eight can be had in countless ways
_HEX = re.compile(r"(?<!\w)(?:(?:0x)?[0-9a-fA-F]{2}[\s,:]?){10,}(?!\w)")
_DECIMAL = re.compile(r"(?<!\w)(?:1?\d{2}[\s,;]+){9,}1?\d{2}(?!\w)")
_MORSE = re.compile(r"(?=.*[-−–])(?=.*[.·])(?:[.\-·−–]{1,6}[ /|]*){3,}")
_PROSE = 0.85  # share of letters and spaces in a text; random bytes have a quarter
_WORDS = 3  # ciphered words; two come about by chance


def is_encoded(text: str) -> bool:
    """Whether a text holds one in a code that no abstract is written in."""
    return (
        len(ESCAPE.findall(text)) >= _ESCAPES
        or bool(_SPACED.search(text) or _MORSE.fullmatch(text.strip()))
        or any(_is_text(token[0]) for token in _TOKEN.finditer(text))
        or _is_numbers(text)
        or _is_ciphered(text)
    )


def _is_text(token: str) -> bool:
    """Whether a token is base64, base32 or hexadecimal for text."""
    body = token.rstrip("=").replace("-", "+").replace("_", "/")
    if re.fullmatch(r"(?:[0-9a-fA-F]{2})+", body) and _is_prose(bytes.fromhex(body)):
        return True
    try:
        if re.fullmatch(r"[A-Z2-7]+", body) and _is_prose(base64.b32decode(body + "=" * (-len(body) % 8))):
            return True
        return _is_prose(base64.b64decode(body + "=" * (-len(body) % 4)))
    except binascii.Error:
        return False


def _is_numbers(text: str) -> bool:
    """Whether a text holds a row of numbers that stand for the letters of another one."""
    return (
        any(_is_prose(bytes(int(b, 2) for b in re.findall(r"[01]{7,8}", run[0]))) for run in _BITS.finditer(text))
        or any(_is_prose(bytes.fromhex(re.sub(r"0x|[\s,:]", "", run[0]))) for run in _HEX.finditer(text))
        or any(_is_prose(bytes(int(n) for n in re.findall(r"\d+", run[0]))) for run in _DECIMAL.finditer(text))
    )


def _is_prose(data: bytes) -> bool:
    letters = sum(chr(byte).isalpha() or byte in b" .,!'" for byte in data if byte < 128)
    return len(data) >= 8 and letters >= _PROSE * len(data)


def _is_ciphered(text: str) -> bool:
    """Whether a text has several of the commonest English words shifted, mirrored or turned around, all in one way."""
    found: Counter[int] = Counter()
    for word in set(re.findall(r"[a-z]{3,}", text.lower())):
        found.update(_CIPHERED.get(word, ()))
    return any(count >= _WORDS for count in found.values())


def _ciphered() -> dict[str, list[int]]:
    """The ways in which each ciphered word comes from an English one."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    tables = [str.maketrans(letters, letters[by:] + letters[:by]) for by in range(1, 26)]
    tables.append(str.maketrans(letters, letters[::-1]))
    ways = defaultdict(list)
    for word in ENGLISH:
        for way, hidden in enumerate((word[::-1], *(word.translate(table) for table in tables))):
            if hidden not in ENGLISH and hidden != "dna":
                ways[hidden].append(way)
    return dict(ways)


_CIPHERED = _ciphered()
