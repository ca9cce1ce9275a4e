"""Questions that need a model to be understood: those in another language, and what the rules cannot connect."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import budget, prompts, terms, titles
from assistant.attempt import Attempt
from assistant.check import safe
from assistant.errors import ModelError
from assistant.question.language import is_foreign
from assistant.text import clean
from assistant.types import Query, Turn

FOREIGN = "Questions in other languages than English are understood only with a language model."

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
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")  # of the field, as LLM is, for what another language writes out
_IN_WORDS = {
    word: number
    for row in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, word in enumerate(row.split(), start=1)
}


def understand(text: str, history: Sequence[Turn], read: Read, attempt: Attempt | None) -> Query:
    """The question as the rules read it, or as the model writes it where they find nothing to hold on to."""
    query = read(text, history)
    if attempt is None and is_foreign(text):
        return replace(query, notes=(*query.notes, FOREIGN))
    if attempt is None or not (is_foreign(text) or _hangs_on(text, history, query, read)):
        return query
    try:
        written = _written(attempt.say(_turns(text, history)))
    except ModelError:
        return query
    if not _is_faithful(written, text, history):
        return query
    again = read(written, ())
    return replace(again, notes=(f"Read as “{written}”", *again.notes))


def _hangs_on(text: str, history: Sequence[Turn], query: Query, read: Read) -> bool:
    """Whether a message points at the turns before and the rules did not see at what."""
    if not history or query.kind == "talk" or replace(query, first="") != read(text, ()):
        return False
    return bool(_LEANS.search(text)) or len(text.split()) <= _FEW


def _turns(text: str, history: Sequence[Turn]) -> list[Turn]:
    lines = [f"{_speaker(turn)}: {_MARKS.sub('', turn.text)}" for turn in budget.recent(history, _ROOM)]
    return [Turn("user", prompts.fill("follow_up", conversation="\n".join(lines), message=text))]


def _speaker(turn: Turn) -> str:
    if turn.role == "user":
        return "Reader"
    return f"Assistant ({', '.join(turn.papers)})" if turn.papers else "Assistant"


def _written(reply: str) -> str:
    """The reply's first line as plain words; "" if it holds characters that nobody sees."""
    line = next((line for line in reply.splitlines() if line.strip()), "")
    if clean(line) != " ".join(line.split()):
        return ""
    return safe.plain(safe.unlink(safe.prepare(line))).strip("\"'“”<>* ")


def _is_faithful(written: str, text: str, history: Sequence[Turn]) -> bool:
    """Whether a rewritten question is one in English that brings no name and no number of its own."""
    if not 0 < len(written) <= _LONGEST or is_foreign(written) or prompts.repeats(written) or written.endswith(":"):
        return False
    known = " ".join([text, *(f"{turn.text} {' '.join(turn.papers)}" for turn in history)])
    named = [*safe.addresses(written), *filter(_has_letter, titles.distinctive(written))]
    foreign = [name for name in named if name.lower() not in known.lower()]
    if is_foreign(text):
        # A translation may abbreviate, and say numbers as words.
        return len(written.split()) > 1 and all(map(_ACRONYM.fullmatch, foreign)) and not _lost(text, written)
    shared = set(terms.informative(written)).intersection(*terms.split([known]))
    return not foreign and bool(shared) and not _lost(text, written) and _numbers(written) <= _numbers(known)


def _lost(text: str, written: str) -> set[int]:
    """The numbers of a text that another does not say, in figures or in words."""
    words = re.findall(r"[a-z]+", written.lower())
    said = {_IN_WORDS[word] for word in words if word in _IN_WORDS}
    return _numbers(text) - _numbers(written) - said


def _numbers(text: str) -> set[int]:
    return {int(digits) for digits in re.findall(r"\d{1,18}", text)}


def _has_letter(name: str) -> bool:
    return any(map(str.isalpha, name))
