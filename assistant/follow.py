"""Questions that need a model to be understood: those in another language, and what the rules cannot connect."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import budget, prompts, titles
from assistant.attempt import Attempt
from assistant.errors import ModelError
from assistant.question.language import is_foreign
from assistant.types import Query, Turn

Read = Callable[[str, Sequence[Turn]], Query]

_LONGEST = 300  # characters of a rewritten question; more is an answer
_FEW = 4  # words; a shorter message hardly stands alone
# The latest turns say what a message points at; tokens.
_ROOM = 1500
_LEANS = re.compile(
    r"^\W*(?:and|but|so|then|also|why|how so)\b"
    r"|\b(?:it|they|them|these|those|he|she|former|latter|above|otherwise|the (?:same|others?|rest))\b"
    r"|(?:^|\b(?:explain|describe|about|do|does|did|is|was|of|for|with|on|to|like|than|say|put|see|mean) )"
    r"(?:this|that)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\s*\[\d+\]|[*_`]")


def understand(text: str, history: Sequence[Turn], read: Read, attempt: Attempt | None) -> Query:
    """The question as the rules read it, or as the model writes it where they find nothing to hold on to."""
    query = read(text, history)
    if attempt is None or not (is_foreign(text) or _hangs_on(text, history, query, read)):
        return query
    try:
        written = _first_line(attempt.say(_turns(text, history)))
    except ModelError:
        return query
    if not _is_faithful(written, text, history):
        return query
    again = read(written, ())
    return replace(again, notes=(f"Read as “{written}”", *again.notes))


def _hangs_on(text: str, history: Sequence[Turn], query: Query, read: Read) -> bool:
    """Whether a message points at the turns before and the rules did not see at what."""
    if not history or query.kind == "talk" or query != read(text, ()):
        return False
    return bool(_LEANS.search(text)) or len(text.split()) <= _FEW


def _turns(text: str, history: Sequence[Turn]) -> list[Turn]:
    lines = [f"{_speaker(turn)}: {_MARKS.sub('', turn.text)}" for turn in budget.recent(history, _ROOM)]
    return [Turn("user", prompts.fill("follow_up", conversation="\n".join(lines), message=text))]


def _speaker(turn: Turn) -> str:
    if turn.role == "user":
        return "Reader"
    return f"Assistant ({', '.join(turn.papers)})" if turn.papers else "Assistant"


def _first_line(reply: str) -> str:
    return next((line.strip().strip("\"'“”<>*") for line in reply.splitlines() if line.strip()), "")


def _is_faithful(written: str, text: str, history: Sequence[Turn]) -> bool:
    """Whether a rewritten question is one in English that brings no name and no number of its own."""
    if not 0 < len(written) <= _LONGEST or is_foreign(written) or prompts.repeats(written):
        return False
    known = " ".join([text, *(f"{turn.text} {' '.join(turn.papers)}" for turn in history)]).lower()
    numbers = set(re.findall(r"\d+", written))
    if not is_foreign(text) and not numbers <= set(re.findall(r"\d+", known)):
        return False
    return (
        all(name.lower() in known for name in titles.distinctive(written)) and set(re.findall(r"\d+", text)) <= numbers
    )
