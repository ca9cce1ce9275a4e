"""A stream of text cut into sentences, each as soon as it is certainly over."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant import sentences

# A bracket that is not closed within fewer characters is no citation mark.
MARK_LENGTH = 220
# Enough of the next word to tell whether a full stop before it ends a sentence.
WORD_LENGTH = 24
# The longest of 88,901 sentences of abstracts has 1,580 characters; what goes on for longer runs in circles.
LONGEST = 2000
_LONG_WORD = re.compile(r"\S{300}")

_LIST = re.compile(r"(?:[ \t]*(?:[-*+•–]|\d{1,3}[.)]|#{1,6}|>)[ \t]+)+")
_STOP = re.compile(r"\n|[.!?。！？…]+[\"'”’)\]}*_`]*")
_OPEN = re.compile(r"[ \t]*(?=[\[(<【])")
_MARK = re.compile(
    r"\[[^\[\]\n]{0,100}\](?:\([^()\n]{0,100}\))?|【[^【】\n]*】|</?source[^<>\n]*>|<[\w./-]*\d[\w./-]*>"
    r"|\((?:[Ss]ources?|[Pp]apers?|[Ii][Dd]s?|[Rr]efs?)?[:\s]*[^\s()]*\d[^\s()]*(?:[,;]?\s+[^\s()]*\d[^\s()]*)*\)"
    r"|\((?:[Ss]ources?|[Pp]apers?|[Ii][Dd]s?|[Rr]efs?):[^()\n]*\)"
)
_CLOSING = {"[": "]", "(": ")", "<": ">", "【": "】"}
_EMPHASIS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence cut from a stream.

    `lead` is the white space, line breaks, list bullet or heading mark before it; `text` is the sentence with its
    citation marks, also those that stand after its full stop. The last piece may be a lead alone.
    """

    lead: str
    text: str

    @property
    def is_endless(self) -> bool:
        """Whether it is longer than any sentence, and then ends with its line, or has a word longer than any."""
        return len(self.text) > LONGEST or bool(_LONG_WORD.search(self.text))


def cut(chunks: Iterable[str]) -> Iterator[Piece]:
    """The stream's sentences; together their leads and texts are the stream, however it was chunked.

    An empty chunk, which says that more is waited for, comes as an empty piece.
    """
    buffer, line_start, searched = "", True, 0
    for chunk in chunks:
        if not chunk:
            yield Piece("", "")
        buffer += chunk
        while True:
            lead = _lead(buffer, line_start)
            end, searched = _end(buffer, lead, max(searched, lead), final=False)
            if end is None:
                break
            yield Piece(buffer[:lead], buffer[lead:end])
            buffer, line_start, searched = buffer[end:], False, 0
    while buffer:
        lead = _lead(buffer, line_start)
        end, _ = _end(buffer, lead, lead, final=True)
        yield Piece(buffer[:lead], buffer[lead:end])
        buffer, line_start = buffer[end:] if end is not None else "", False


def _lead(text: str, line_start: bool) -> int:
    """Where the sentence begins."""
    end = len(text) - len(text.lstrip())
    while line_start or "\n" in text[:end]:
        mark = _LIST.match(text, end)
        if not mark:
            break
        end = len(text) - len(text[mark.end() :].lstrip())
    return end


def _end(text: str, begin: int, searched: int, final: bool) -> tuple[int | None, int]:
    """Where the sentence ends, None if that is not certain yet, and up to where there is no end."""
    for stop in _STOP.finditer(text, searched, begin + LONGEST):
        if stop[0] == "\n":
            return begin + len(text[begin : stop.start()].rstrip()), 0
        if stop.end() == len(text) and not final:
            return None, stop.start()
        end, certain = _marks(text, stop.end(), final)
        if not certain:
            return None, stop.start()
        after = text[end:]
        if after and not after[0].isspace() and stop[0][0] not in "。！？" and end == stop.end():
            continue
        following = after.lstrip()
        if not following and not final and "\n" not in after:
            return None, stop.start()
        if not following or "\n" in after[: len(after) - len(following)]:
            return end, 0
        word = following.split(maxsplit=1)[0]
        if len(word) == len(following) < WORD_LENGTH and not final:
            return None, stop.start()
        is_cited = end > stop.end() and not word[0].islower()
        if is_cited or _parts(text[begin : stop.end()], word[:WORD_LENGTH]):
            return end, 0
    line = text.find("\n", max(searched, begin + LONGEST))
    if line >= 0:
        return begin + len(text[begin:line].rstrip()), 0
    return (len(text) if final else None), len(text)


def _marks(text: str, end: int, final: bool) -> tuple[int, bool]:
    """Where the citation marks after a full stop end, and whether that is certain."""
    last = end + LONGEST
    while end < last and (opening := _OPEN.match(text, end)):
        mark = _MARK.match(text, opening.end())
        if mark and len(mark[0]) < MARK_LENGTH - 1:
            end = mark.end()
            if end == len(text) and not final:
                return end, False
            if text[end : end + 1] in (".", ",", ";"):
                end += 1
            continue
        rest = text[opening.end() : opening.end() + MARK_LENGTH]
        closed = _CLOSING[rest[0]] in rest[:-1]
        return end, final or closed or len(rest) == MARK_LENGTH or "\n" in rest
    return end, final or bool(text[end:].strip(" \t"))


def _parts(sentence: str, word: str) -> bool:
    """Whether a new sentence begins with the word."""
    plain = re.split("[。！？]", _EMPHASIS.sub("", word))[0]
    return not plain or sentences.part(_EMPHASIS.sub("", sentence), plain)
