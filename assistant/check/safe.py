"""A model's sentence as Markdown that can do nothing: no link, image, HTML or table."""

import html
import re
from collections.abc import Callable, Sequence

from assistant.latex import readable
from assistant.text import arxiv_id, clean
from assistant.types import Paper
from assistant.wording import escape

_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|<!--.*?(?:-->|$)|<(?:img|image|svg|iframe)\b[^>]*>?", re.I)
_AUTOLINK = re.compile(r"<((?:[a-z][a-z0-9+.-]{1,20}:|[\w.+-]+@)[^<>\s]*)>", re.I)
_LINK = re.compile(r"\[([^\[\]]*)\]\s?\([^()]*(?:\([^()]*\)[^()]*)*\)?|\[([^\[\]]*)\]\[[^\[\]]*\]")
_TAG = re.compile(r"</?[A-Za-z!?/][^<>]*>")
_TAG_OPENING = re.compile(r"<(?=[A-Za-z!?/])")
_RULE = re.compile(r"-{3}\s*\|")
# Every repeat has an end: without one, a long row of letters is read over again from each of them.
_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{0,30}:)?//[^\s<>()\[\]\"“”*`]+|\b(?:https?|ftp|mailto|javascript|data|vbscript|file|tel):[^\s<>\"*`]+|"
    r"\bwww\.[^\s<>()\[\]\"*`]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}|"
    r"\b(?:[a-z0-9-]{1,63}\.){1,9}(?:com|org|net|io|ai|dev|co|app|gov|edu|info|xyz|me|de|uk|cn|ru|ly|site|online|example|test)\b"
    r"(?:/[^\s<>()\[\]\"*`]*)?",
    re.I,
)
# Where every paper with an arXiv id has a page.
_SITES = ("arxiv.org/abs", "arxiv.org/pdf", "huggingface.co/papers")
_BLOCK = re.compile(r"^(?:\s*(?:#{1,6}|>|[-*+•])\s+)+|^\s*`{3,}\w*\s*|\s*`{3,}\s*$")
_KEPT = re.compile(
    r"(`)([^`]+)`|(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\3|(?<![\w*])(\*|_)(?=[^\s*_])([^*_]+)(?<=\S)\5(?![\w*])"
)


def prepare(text: str) -> str:
    """The text on one line, its entities and formulas resolved, without images, comments and block marks."""
    for _ in range(3):  # an entity may hide another
        text = html.unescape(text)
    text = readable(re.sub(r"\\(?=[\[\]()_*`~|<>#+.!-])", "", clean(text)))
    return _BLOCK.sub("", _IMAGE.sub("", text))


def is_table(text: str) -> bool:
    """Whether the line is a row of a table, or the rule below its head."""
    text = text.strip()
    return (text.startswith("|") and text.endswith("|") and len(text) > 1) or (
        not text.strip("|:- ") and bool(_RULE.search(text))
    )


def unlink(text: str) -> str:
    """The text with links as their words and without tags; bare addresses stay."""
    text = _LINK.sub(lambda match: match[1] or match[2] or "", _AUTOLINK.sub(r" \1 ", text))
    while _TAG.search(text):
        text = _TAG.sub("", text)
    return " ".join(_TAG_OPENING.sub("< ", text).split())


def addresses(text: str) -> list[str]:
    """The bare addresses of a text, without the punctuation after them."""
    return [match[0].rstrip(".,;:!?'’") for match in _ADDRESS.finditer(text)]


def without_addresses(text: str) -> str:
    """The text without its web addresses; names like "Booking.com" stay."""
    return " ".join(_ADDRESS.sub(lambda match: match[0] if is_name(match[0]) else " ", text).split())


def is_own(address: str, papers: Sequence[Paper]) -> bool:
    """Whether an address is a page of one of the papers: as listed, on arXiv, or on the list's own site."""
    listed = [url for paper in papers for url in (paper.url, paper.code_url, paper.project_url) if url]
    pages = [f"https://{site}/{id}" for paper in papers if (id := arxiv_id(paper.id)) for site in _SITES]
    own = {_bare(url) for url in (*listed, *pages)}
    return address.lower().startswith(("http://", "https://")) and _bare(address) in own


def plain(text: str) -> str:
    """The words of the text as a reader sees them."""
    return _markup(text, lambda words: words, keep=False)


def markdown(text: str) -> str:
    """The text as safe Markdown: bold, italics and `code` stay, its addresses too, all else shows as it is."""
    return _markup(text, _escape, keep=True)


def _markup(text: str, words: Callable[[str], str], keep: bool) -> str:
    out, start = "", 0
    for match in _KEPT.finditer(text):
        out += words(text[start : match.start()])
        start = match.end()
        sign = match[1] or match[3] or match[5]
        inner = match[2] or match[4] or match[6]
        inside = inner.replace("|", " ") if match[1] else _markup(inner, words, keep)
        out += f"{sign}{inside}{sign}" if keep else inside
    return out + words(text[start:])


def _escape(text: str) -> str:
    """The text escaped around its addresses; the spaces at its ends stay."""
    out, start = "", 0
    for match in _ADDRESS.finditer(text):
        out += _spaced(text[start : match.start()]) + match[0]
        start = match.end()
    return out + _spaced(text[start:])


def _spaced(text: str) -> str:
    inner = text.strip()
    if not inner:
        return text
    before, _, after = text.partition(inner)
    return before + escape(inner) + after


def is_name(address: str) -> bool:
    """Whether an address is but a name with a domain, as "Booking.com" is."""
    return not any(sign in address.lower() for sign in ("/", "@", ":", "www."))


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", address.strip().rstrip("/").lower())
