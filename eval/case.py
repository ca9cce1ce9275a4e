"""Questions with what a good answer to each cites and says."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError
from assistant.types import Turn


@dataclass(frozen=True, slots=True)
class Case:
    """A question asked on a day; `papers` are the ids that a good answer cites, none if it must be turned away.

    Each of `must_say` stands in a good answer; "|" parts alternatives. A case of kind "talk" cites nothing either,
    and is not turned away.
    """

    id: str
    question: str
    today: date
    papers: tuple[str, ...] = ()
    must_say: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    kind: str = ""

    @property
    def is_talk(self) -> bool:
        """Whether it asks for no paper."""
        return self.kind == "talk" and not self.papers

    @property
    def is_unanswerable(self) -> bool:
        """Whether no listed paper answers it."""
        return not self.papers and not self.is_talk


def read(path: Path) -> list[Case]:
    """The cases of a JSONL file; raises AssistantError that names the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise AssistantError(f"{path} cannot be read: {(error.strerror or 'the system refuses').lower()}") from error
    except UnicodeDecodeError as error:
        raise AssistantError(f"{path} is no text in UTF-8") from error
    cases = list(_cases(path, lines))
    if not cases:
        raise AssistantError(f"{path} holds no cases; write one JSON object a line")
    return cases


def _cases(path: Path, lines: list[str]) -> Iterator[Case]:
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = _case(json.loads(line))
            if case.id in seen:
                raise ValueError(f"the id {case.id} is taken already")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise AssistantError(f"{path}, line {number} is no case: {_why(error)}") from error
        seen.add(case.id)
        yield case


def _case(row: dict[str, Any]) -> Case:
    return Case(
        str(row["id"]),
        _text(row["question"]),
        date.fromisoformat(row["today"]),
        _texts(row["papers"]),
        _texts(row.get("must_say") or []),
        tuple(_turn(turn) for turn in row.get("history") or ()),
        _text(row.get("kind") or ""),
    )


def _turn(row: dict[str, Any]) -> Turn:
    if row["role"] not in ("user", "assistant"):
        raise ValueError(f"a turn's role is user or assistant, not {row['role']}")
    return Turn(row["role"], _text(row["content"]), _texts(row.get("papers") or []))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{json.dumps(value)} is no text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{json.dumps(value)} is no list")
    return tuple(_text(one) for one in value)


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON ({error})"
    if isinstance(error, KeyError):
        return f"it has no {error.args[0]}"
    return str(error) if isinstance(error, ValueError) else "it is not of the right shape"
