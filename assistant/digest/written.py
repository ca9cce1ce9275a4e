"""A theme in a model's words: lines, summary and title, none of them shown before it is checked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import budget, check, disarm, prompts
from assistant.digest.asking import Asking
from assistant.digest.trim import trim
from assistant.terminal import as_text
from assistant.themes.phrases import fold, is_telling
from assistant.themes.titles import alike, cased
from assistant.types import Array, Citation, Embed, Line, Source, Turn

# Sources of one call: a small model loses count of more.
TOGETHER = 6
# Tokens kept free for the reply: six lines, or a title with a summary, take about 300.
REPLY = 512
# Lines that a summary is made from: it speaks of a few papers only.
SUMMARISED = 12
SENTENCES = 4
LONGEST = 300  # characters of a line; more is no line
# How near a title must be to the middle of its papers if they do not say it.
NEAR = 0.45
_LINE = re.compile(r"^[\s\-*\[(]*(?P<id>\S+?)[\])*]*\s*[:–—-]+\s+(?P<said>\S.*)$")
_TITLE = re.compile(r"^\W*title\W*?:\W*(?P<title>.+?)\W*$", re.IGNORECASE | re.MULTILINE)
_SUMMARY = re.compile(r"\bsummary\W*?:\s*(?P<summary>.+)", re.IGNORECASE | re.DOTALL)
_SAFE_TITLE = re.compile(r"[^\W_][\w ,&/+-]{2,58}[\w+]")


@dataclass(frozen=True, slots=True)
class Summary:
    """A checked summary: its text with numbers, and what they stand for; both empty if nothing passed."""

    text: str = ""
    citations: tuple[Citation, ...] = ()


def lines(sources: Sequence[Source], asking: Asking, embed: Embed) -> dict[str, Line]:
    """By paper id, the lines that the model wrote and the papers support."""
    found: dict[str, Line] = {}
    for part in _parts(sources, asking.model.window):
        ids = [source.paper.id for source in part]
        told = prompts.fill("digest", sources=prompts.sources(part), example=ids[0], ids=", ".join(ids))
        by_id = {source.paper.id: source for source in part}
        for written in asking.say([_system(), Turn("user", told)]).splitlines():
            match = _LINE.match(written)
            source = by_id.pop(match["id"], None) if match else None
            # Asked for a sentence, weak models copy the abstract: its first sentence is the line.
            first = next(iter(check.cut([match["said"]]))) if match else None
            said = trim(first.text) if first and not first.is_endless else ""
            if source and said and len(said) <= LONGEST:
                verdict = check.check(f"{said} [{source.paper.id}]", [source], embed)
                if verdict.support and not verdict.reason:
                    found[source.paper.id] = Line(source.paper, as_text(verdict.text), verdict.support[0][1])
                else:
                    asking.dropped += 1
    return found


def theme(
    title: str, lines: Sequence[Line], sources: Sequence[Source], first: int, asking: Asking, embed: Embed
) -> tuple[str, Summary]:
    """The model's title, or the one there is, and its summary with numbers from `first` on."""
    told = "\n".join(f"{line.paper.id}: {line.text}" for line in lines[:SUMMARISED])
    user = prompts.fill("theme", lines=told, example=lines[0].paper.id)
    reply = asking.say([_system(), Turn("user", user)])
    match = _SUMMARY.search(reply)
    summary = _checked(match["summary"] if match else "", sources, first, asking, embed)
    return _title(title, reply, sources, embed), summary


def _checked(text: str, sources: Sequence[Source], first: int, asking: Asking, embed: Embed) -> Summary:
    said: list[str] = []
    citations: list[Citation] = []
    for piece in check.cut([text]):
        if len(said) == SENTENCES:
            break
        verdict = None if piece.is_endless else check.check(piece.text, sources, embed)
        if verdict is None or verdict.reason:
            asking.dropped += 1
        elif verdict.support:
            added = [
                Citation(place, paper, quote)
                for place, (paper, quote) in enumerate(verdict.support, start=first + len(citations))
            ]
            citations += added
            marks = " ".join(f"[{citation.number}]" for citation in added)
            said.append(f"{as_text(verdict.text)} {marks}")
    return Summary(" ".join(said), tuple(citations))


def _title(title: str, reply: str, sources: Sequence[Source], embed: Embed) -> str:
    """The title of the reply, if it is one and speaks of the papers; else the one there is."""
    match = _TITLE.search(reply)
    if not title or not match or not _SAFE_TITLE.fullmatch(match["title"]) or len(match["title"].split()) > 6:
        return title
    offered = cased(match["title"])
    words = [word for word in fold(offered) if is_telling((word,))]
    if any(disarm.planted([offered])) or not words:
        return title
    said = [{word for sentence in source.sentences for word in fold(sentence)} for source in sources]
    shared = sum(any(word in text for word in words) for text in said)
    middle: Array = sum((source.vectors.mean(axis=0) for source in sources), start=0 * sources[0].vectors[0])
    near = float(embed([offered])[0] @ middle) / max(float((middle @ middle) ** 0.5), 1e-9)
    return offered if shared >= len(sources) / 2 and (near >= NEAR or alike(offered, title)) else title


def _parts(sources: Sequence[Source], window: int) -> list[list[Source]]:
    """The sources in parts that fit the window; one that does not fit alone is in none."""
    room = (
        window
        - min(REPLY, window // 4)
        - budget.count(_system().text)
        - budget.count(
            prompts.fill("digest", sources="", example="2606.10651", ids=", ".join(["2606.10651"] * TOGETHER))
        )
    )
    parts: list[list[Source]] = []
    rest = list(sources)
    while rest and (part := budget.fit(rest, room, prompts.source)[:TOGETHER]):
        parts.append(part)
        taken = {source.paper.id for source in part}
        rest = [source for source in rest if source.paper.id not in taken]
    return parts


def _system() -> Turn:
    return Turn("system", prompts.fill("system"))
