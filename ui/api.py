"""What other programs exchange with the page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.types import Turn

MOST = 60  # messages that are read; a model is told fewer
LONGEST = 10_000  # characters of one of them; an answer has some thousands


def turns(history: Sequence[Mapping[str, Any]]) -> tuple[Turn, ...]:
    """A conversation from messages with a role, a content (text, or a list of text blocks) and the papers cited."""
    return tuple(
        Turn(
            "assistant" if message.get("role") == "assistant" else "user",
            "\n".join(_texts(message.get("content", "")))[:LONGEST],
            tuple(map(str, message.get("papers", ()))),
        )
        for message in history[-MOST:]
    )


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Sequence):
        for block in content:
            if isinstance(block, str):
                yield block
            elif isinstance(block, Mapping) and isinstance(block.get("text"), str):
                yield block["text"]
