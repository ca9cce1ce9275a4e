"""A digest's papers as BibTeX that reference managers import."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.export import phrases
from assistant.links import page
from assistant.text import arxiv_id
from assistant.titles import name
from assistant.types import Digest, Paper

# Braces are named, for BibTeX counts those with a backslash too.
_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip
# Words whose capitals a style must not lower: "BERT", "GripNet", "Qwen2.5", "3D".
_CAPITALS = re.compile(r"[^\W\d_][^\W_]*[A-Z]|\d[^\W_]*[A-Z]|[A-Z][^\W_]*\d")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_GROUP = re.compile(r"\b(?:team|group|consortium|collaboration|lab|labs|and)\b", re.IGNORECASE)
_STOP = frozenset(("a", "an", "the", "on", "of", "for", "in", "to", "and", "with", "from", "is", "are", "do", "does"))


def render(digest: Digest) -> str:
    """One entry a paper, in the order of the list; keys do not depend on that order."""
    entries = zip(keys(digest.papers), digest.papers, strict=True)
    return "\n".join(_entry(key, paper) for key, paper in entries)


def keys(papers: Sequence[Paper]) -> list[str]:
    """A key for each paper, as "park2026gripnet"; those that would share one carry their id too."""
    plain = [_key(paper) for paper in papers]
    shared = {key for key, times in Counter(plain).items() if times > 1}
    return [f"{key}-{_letters(paper.id)}" if key in shared else key for key, paper in zip(plain, papers, strict=True)]


def _entry(key: str, paper: Paper) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(paper) if value)
    return f"@misc{{{key},\n{fields}}}\n"


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "title", _title(phrases.shown(paper.title))
    yield "author", " and ".join(filter(None, map(_author, paper.authors)))
    if day := paper.published or next(iter(paper.days), None):
        yield "year", str(day.year)
        yield "month", str(day.month)
    if eprint := arxiv_id(paper.id):
        yield "eprint", eprint
        yield "archivePrefix", "arXiv"
    yield "url", page(paper)


def _title(title: str) -> str:
    named = name(title)
    words = []
    for word in title.split():
        bare = word.strip(".,:;!?()\"'")
        is_name = bool(bare) and (bare == named or bool(_CAPITALS.search(bare)))
        before, _, after = word.partition(bare) if is_name else (word, "", "")
        words.append(f"{_tex(before)}{{{_tex(bare)}}}{_tex(after)}" if is_name else _tex(word))
    return " ".join(words)


def _author(written: str) -> str:
    """The name as BibTeX reads it: a group in braces, "Park, Jr., Ada" for a suffix, else as it stands; "" for none."""
    words = phrases.shown(written).replace(",", " ").split()
    if not any(map(str.isalpha, "".join(words))):
        return ""
    if len(words) == 1 or _GROUP.search(" ".join(words)):
        return f"{{{_tex(' '.join(words))}}}"
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        return _tex(f"{words[-2]}, {words[-1]}, {' '.join(words[:-2])}")
    return _tex(" ".join(words))


def _key(paper: Paper) -> str:
    return "".join((_surname(paper), _year(paper), _word(paper.title))) or "paper"


def _surname(paper: Paper) -> str:
    first = phrases.shown(next(iter(paper.authors), ""))
    words = [word for word in first.split() if not _SUFFIX.fullmatch(word)]
    return _letters(first if _GROUP.search(first) else words[-1]) if words else ""


def _year(paper: Paper) -> str:
    day = paper.published or next(iter(paper.days), None)
    return str(day.year) if day else ""


def _word(title: str) -> str:
    words = map(_letters, re.split(r"[\s:/–—]+", phrases.shown(title)))
    return next((word for word in words if word and word not in _STOP), "")


def _letters(text: str) -> str:
    """The letters and digits that a key may hold: accents and other alphabets fall away."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if c.isascii() and c.isalnum())


def _tex(text: str) -> str:
    return text.translate(_ESCAPES)
