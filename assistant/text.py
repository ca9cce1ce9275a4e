"""Rules for text that several parts share."""

import re
import unicodedata
from ipaddress import ip_address
from urllib.parse import urlsplit

_JOINERS = "\u200c\u200d"  # invisible, but they shape words in Persian and Indic scripts, and emoji
_ARXIV_ID = re.compile(
    r"(?i:(?:arxiv:\s*|(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/)?)"
    r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})"
    r"(?:v[0-9]+)?(?:\.pdf)?"
)


def clean(text: str) -> str:
    """The text on one line: each run of whitespace is one space, control and invisible characters are gone."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return " ".join("".join(character for character in line if _is_visible(character)).split())


def title_key(title: str) -> str:
    """What two spellings of one title share: its letters and digits, in one case; empty for a title without any."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", title).casefold()))


def arxiv_id(text: str) -> str:
    """The bare arXiv id that the text is, without prefix, address and version; empty if it is none."""
    match = _ARXIV_ID.fullmatch(text.strip())
    return match[1] if match else ""


def is_loopback(host: str) -> bool:
    """Whether a host, with or without its port, is this machine: localhost, 127.0.0.0/8 or ::1."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def _is_visible(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf")
