"""What other programs exchange with the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from assistant.types import Answer, Turn


def turns(history: Sequence[Mapping[str, Any]]) -> tuple[Turn, ...]:
    """A conversation from messages with a role, a content (text, or a list of text blocks) and the papers cited."""
    return tuple(
        Turn(
            "assistant" if message.get("role") == "assistant" else "user",
            "\n".join(_texts(message.get("content", ""))),
            tuple(map(str, message.get("papers", ()))),
        )
        for message in history
    )


def fields(question: str, answer: Answer) -> dict[str, Any]:
    """The answer as `assistant ask --json` prints it."""
    return {
        "question": question,
        "text": answer.text,
        "status": answer.status,
        "kind": answer.kind,
        "since": _iso(answer.since),
        "until": _iso(answer.until),
        "notes": list(answer.notes),
        "writer": answer.writer,
        "dropped": answer.dropped,
        "tokens": asdict(answer.tokens),
        "citations": [
            {
                "number": citation.number,
                "id": citation.paper.id,
                "title": citation.paper.title,
                "url": citation.paper.url,
                "days": [day.isoformat() for day in citation.paper.days],
                "quote": citation.quote,
            }
            for citation in answer.citations
        ],
        "hits": [{"id": hit.paper.id, "score": round(hit.score, 4)} for hit in answer.hits],
    }


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Sequence):
        for block in content:
            if isinstance(block, str):
                yield block
            elif isinstance(block, Mapping) and isinstance(block.get("text"), str):
                yield block["text"]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
