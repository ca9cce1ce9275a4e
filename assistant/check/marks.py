"""Citation marks as language models write them, found by the given papers' ids and by shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import titles
from assistant.latex import readable
from assistant.text import title_key
from assistant.types import Paper

_LABEL = r"(?:sources?|papers?|ids?|ref(?:erence)?s?|citations?|documents?|docs?|abstracts?|arxiv)"
_LABELS = frozenset(
    "source sources paper papers id ids ref refs reference references citation citations cite cited document documents "
    "doc docs abstract abstracts arxiv see from in and title day upvotes number no quote needed also e.g cf".split()
)
_ARXIV = r"\d{4}\.\d{4,5}(?:v\d+)?"
# What may stand in square brackets beside known ids, or alone, without being text.
_NUMBERING = re.compile(rf"\^?\d{{1,3}}(?:[-–]\d{{1,3}})?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|{_ARXIV}|\d{{4}}-\d\d-\d\d|[†*+#-]+")
_GROUP = re.compile(
    r"\[(?P<square>[^\[\]]{1,240})\](?:\([^()\s]*\))?|【(?P<cjk>[^【】]{1,240})】"
    r"|\((?P<round>[^()]{1,240})\)|<(?P<tag>/?source\b[^<>]*|[^<>\s]*\d[^<>\s]*)/?>"
)
_BETWEEN = re.compile(r"(?<=[\])】])\s*(?:,|;|&|and)?\s*(?=[\[(【])")
_OPENING = re.compile(rf"^(?:{_LABEL})\s*(?:\[?\d{{1,3}}\]?)?\s*(?:[:–—]|\.\s|-\s)\s*", re.IGNORECASE)
_CLOSING = re.compile(rf"\s*[\[(]?\b{_LABEL}\s*(?:\d{{1,3}})?\s*:?\s*[\])]?(?=\W*$)", re.IGNORECASE)
# A mark is a part of the sentence after these words, or where the sentence begins with it and goes on in small letters.
_NEEDS_NAME = re.compile(
    r"(?:^|[\s(])(?:in|by|from|to|of|than|with|per|see|like|unlike|via|both|whereas|while|for|"
    rf"(?P<label>(?<!the )(?<!this )(?<!their ){_LABEL}))[\s:]*$",
    re.IGNORECASE,
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MARK = "\ue000"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence and the papers cited right after it."""

    text: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, the parts between them, and whether it needs a paper that was not given."""

    text: str
    parts: tuple[Part, ...]
    is_about_unknown: bool

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The cited papers, in order."""
        return tuple({paper.id: paper for part in self.parts for paper in part.papers}.values())


def read(sentence: str, papers: Sequence[Paper]) -> Marked:
    """The sentence as marked; ids of other papers are gone from it."""
    reader = _Reader(papers)
    text = _PRIVATE.sub("", sentence).strip()
    text = _BETWEEN.sub("", re.sub(r"[*_`]+(\[[^\[\]]+\])[*_`]+", r"\1", text))
    text = reader.bare(reader.groups(text))
    text = _CLOSING.sub("", text) if reader.found else text
    text = _tidy(_OPENING.sub("", text))
    parts, start = [], 0
    for match in re.finditer(f"{_MARK}(\\d+){_MARK}", text):
        parts.append(Part(text[start : match.start()], reader.found[int(match[1])]))
        start = match.end()
    parts.append(Part(text[start:], ()))
    parts = [part for part in parts if part.papers or part.text.strip(" .,;:!?*_")] or [Part("", ())]
    plain = _tidy(re.sub(f"{_MARK}\\d+{_MARK}", "", text))
    return Marked(plain, tuple(parts), reader.is_about_unknown)


class _Reader:
    """Replaces marks by placeholders and remembers what each cites."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = {paper.id: paper for paper in papers}
        self.keys = {key: p for p in papers for key in (title_key(p.title), title_key(titles.name(p.title))) if key}
        ids = "|".join(re.escape(id) for id in sorted(self.papers, key=len, reverse=True)) or r"(?!)"
        self.known = re.compile(rf"(?<![\w.-])(?:arxiv:\s*)?({ids})(?:v\d+)?(?!\w|[.-]\w)", re.IGNORECASE)
        self.by_id = {id.lower(): paper for id, paper in self.papers.items()}
        self.found: list[tuple[Paper, ...]] = []
        self.is_about_unknown = False

    def groups(self, text: str) -> str:
        """The text with placeholders for marks in brackets or tags."""
        out, start = "", 0
        for match in _GROUP.finditer(text):
            cited = self._cited(match)
            out += text[start : match.start()]
            start = match.end()
            out = out + match[0] if cited is None else self._put(out, cited, text[start:])
        return out + text[start:]

    def bare(self, text: str) -> str:
        """The text with names for the known ids that stand in it bare."""

        def name(match: re.Match[str]) -> str:
            id = match[1].lower()
            is_of_address = text[: match.start()].endswith("/")
            if len(id) < 4 or not re.search(r"\d", id) or is_of_address:
                return match[0]
            return _name(self.by_id[id]) + self._place((self.by_id[id],))

        text = re.sub(rf"^(?:{_LABEL}\s*)?{self.known.pattern}\s*:\s*", self._heads, text, flags=re.IGNORECASE)
        text = re.sub(rf"\(?\b{_LABEL}\s*:\s*{self.known.pattern}\)?(?=\W*$)", self._heads, text, flags=re.IGNORECASE)
        text = re.sub(rf"(?:(?<=^)|(?<=[\s(])){_LABEL}\s*:?\s*(?={self.known.pattern})", "", text, flags=re.IGNORECASE)
        text = self.known.sub(name, text)
        if re.search(rf"(?<![\w./]){_ARXIV}(?!\w|\.\d)", text):
            self.is_about_unknown = True
        return text

    def _heads(self, match: re.Match[str]) -> str:
        return self._place((self.by_id[match[1].lower()],))

    def _cited(self, match: re.Match[str]) -> tuple[Paper, ...] | None:
        """The papers that a bracket or tag cites, None if it is no mark."""
        content = match["square"] or match["cjk"] or match["round"] or match["tag"] or ""
        cited = tuple(dict.fromkeys(self.by_id[found[1].lower()] for found in self.known.finditer(content)))
        if match["tag"]:
            return cited if cited or "source" in match["tag"] or re.fullmatch(_ARXIV, content) else None
        rest = [word for word in re.split(r"[\s,;|&:=\"'/]+", self.known.sub(" ", content)) if word.strip(".^")]
        if match["square"] and re.fullmatch(r"0, ?\d", content):
            return None
        numbering = [word for word in rest if _NUMBERING.fullmatch(word.strip("."))]
        labels = [word for word in rest if word.lower().strip(".#") in _LABELS]
        if len(numbering) + len(labels) < len(rest):
            named = self.keys.get(title_key(content))
            of_title = cited and set(map(title_key, rest)) <= set(map(title_key, cited[0].title.split()))
            return (named,) if named and match["square"] else cited if of_title else None
        if match["round"]:
            is_id = any(len(found[1]) > 3 or labels for found in self.known.finditer(content))
            has_id = is_id or any(re.fullmatch(_ARXIV, word) for word in rest) or bool(labels and numbering)
            return cited if has_id else None
        return cited

    def _put(self, before: str, cited: tuple[Paper, ...], after: str) -> str:
        """The text before with the mark's placeholder, or with the paper's name where the sentence needs one."""
        needs = _NEEDS_NAME.search(before.rstrip("*_ ")) if before.strip("*_ ") else None
        opens = not before.strip('*_ "“') and re.match(r"[*_]*\s+[a-z]", after)
        if needs and not needs["label"] and re.match(r"\s*(?:[a-z]+\s+)?" + _LABEL, after, re.IGNORECASE):
            needs = None
        if needs or opens:
            if not cited:
                self.is_about_unknown = True
                return before
            before = before[: needs.start("label")] if needs and needs["label"] else before
            return f"{before.rstrip()} {_name(cited[0])}{self._place(cited)}"
        return before + self._place(cited)

    def _place(self, cited: tuple[Paper, ...]) -> str:
        self.found.append(cited)
        return f"{_MARK}{len(self.found) - 1}{_MARK}"


def _name(paper: Paper) -> str:
    return titles.name(readable(paper.title)) or f"“{readable(paper.title)}”"


def _tidy(text: str) -> str:
    """The text without what marks leave behind: empty brackets and emphasis, spaces before full stops."""
    text = re.sub(r"\(\s*[,;]?\s*\)|\[\s*\]|(?<!\*)\*\*\s*\*\*(?!\*)|``", "", text)
    text = re.sub(r"\s+([.,;:!?)])(?=[\s)]|$)", r"\1", " ".join(text.split()))
    return re.sub(r"([.!?])(?:\s*[.,;])+$", r"\1", re.sub(r"^[\s:,;.–—-]+(?=\w)", "", text)).strip()
