"""What people thought of answers, kept in the data folder line by line."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from assistant.documents import Document
from assistant.errors import AssistantError
from assistant.types import Answer, Turn

FILE = "feedback.jsonl"
HISTORY = 6  # messages before the question that are kept; a follow-up seldom needs more
TEXT = 4_000  # characters of a text that are kept; answers have some hundreds to thousands
WORD = 1_000  # characters of a word on an answer
LARGEST = 50_000_000  # bytes; some ten thousand answers, after which it is somebody's game


@dataclass(frozen=True, slots=True)
class Feedback:
    """Whether an answer was liked (None: neither any more), and a word on it; `today` is the day it was asked."""

    time: datetime
    today: date
    question: str
    history: Sequence[Turn]
    answer: Answer
    liked: bool | None
    word: str = ""


def keep(feedback: Feedback, folder: Path) -> None:
    """Adds a line to the file; the last line on an answer counts. Raises AssistantError if that cannot be done."""
    line = json.dumps(_document(feedback)).encode() + b"\n"
    path = folder / FILE
    try:
        descriptor = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        try:
            if os.fstat(descriptor).st_size > LARGEST:
                raise AssistantError(f"{path} is full. Move it away to keep more.")
            os.write(descriptor, line)  # in one piece, so that no other line comes between
        finally:
            os.close(descriptor)
    except OSError as error:
        raise AssistantError(f"{path} cannot be written: {error.strerror or error}.") from error


def _document(feedback: Feedback) -> Document:
    answer = feedback.answer
    return {
        "time": feedback.time.isoformat(timespec="seconds"),
        "today": feedback.today.isoformat(),
        "question": feedback.question[:TEXT],
        "history": [
            {"role": turn.role, "content": turn.text[:TEXT], "papers": list(turn.papers)}
            for turn in feedback.history[-HISTORY:]
        ],
        "text": answer.text[:TEXT],
        "status": answer.status,
        "kind": answer.kind,
        "papers": list(dict.fromkeys(citation.paper.id for citation in answer.citations)),
        "writer": answer.writer,
        "liked": feedback.liked,
        "word": feedback.word.strip()[:WORD],
    }
