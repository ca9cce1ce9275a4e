"""What a browser keeps of a conversation, and the conversation again from that."""

import json
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from assistant import documents
from assistant.library import Library
from assistant.types import Answer, Citation, Kind, Status
from ui import fill, transcript
from ui.conversation import LONGEST, Conversation, Exchange

MOST = 30  # exchanges; some 200 kB, of the 5 MB that browsers give a page
LARGEST = 1_000_000  # characters that are read back


@dataclass(frozen=True, slots=True)
class _Citation:
    number: int
    id: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """An exchange in the browser: the fields of `ask --json`, if there was an answer, and those of the exchange."""

    question: str
    notice: str = ""
    follow_ups: tuple[str, ...] = ()
    text: str = ""
    status: Status = "talk"
    kind: Kind = "talk"
    since: date | None = None
    until: date | None = None
    notes: tuple[str, ...] = ()
    citations: tuple[_Citation, ...] = ()
    writer: str = "quotes"
    dropped: int = 0


_ALL = TypeAdapter(tuple[_Kept, ...])


def kept(conversation: Conversation) -> str:
    """HTML that carries the conversation for script/keep.js, each answer also as Markdown to copy and to save."""
    return fill.html("kept", kept=json.dumps([_document(exchange) for exchange in conversation[-MOST:]]))


def restore(text: str, library: Library) -> Conversation:
    """The conversation that a browser kept, with the papers as they are now; empty if it cannot be read."""
    try:
        exchanges = _ALL.validate_json(text[: LARGEST + 1]) if len(text) <= LARGEST else ()
    except ValidationError:
        return ()
    return tuple(_exchange(kept, library) for kept in exchanges[-MOST:] if len(kept.question) <= LONGEST + 1)


def _document(exchange: Exchange) -> documents.Document:
    answer = documents.answer(exchange.question, exchange.answer) if exchange.answer else {}
    return answer | {
        "question": exchange.question,
        "notice": exchange.notice,
        "follow_ups": exchange.follow_ups,
        "heading": transcript.question(exchange),
        "markdown": transcript.answer(exchange),
    }


def _exchange(kept: _Kept, library: Library) -> Exchange:
    if not kept.text:
        return Exchange(kept.question, None, kept.notice, kept.follow_ups, is_whole=True)
    found = ((citation, library.paper(citation.id)) for citation in kept.citations)
    citations = tuple(Citation(citation.number, paper, citation.quote) for citation, paper in found if paper)
    days = (kept.since, kept.until)
    answer = Answer(
        kept.text, kept.status, kept.kind, *days, kept.notes, citations, writer=kept.writer, dropped=kept.dropped
    )
    return Exchange(kept.question, answer, kept.notice, kept.follow_ups, is_whole=True)
