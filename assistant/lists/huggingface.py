"""The Daily Papers API's body, in the shapes it has had since 2024."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import quote

from assistant.lists import entries, fields
from assistant.lists.entries import Foreign, Unfit
from assistant.text import clean
from assistant.types import Paper, Rejected

Value = TypeVar("Value")

_DAY_IN_NAME = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def papers(body: Sequence[object], name: str) -> Iterator[Paper | Rejected]:
    """The papers of an API body; the day is the entry's own, else the one in the file's name."""
    places = ((f"{name}, entry {number}", entry) for number, entry in enumerate(body, 1))
    return entries.papers(places, partial(_paper, day=_day_in(PurePath(name).name)), name)


def looks_like(body: Sequence[object]) -> bool:
    """Whether any entry of the list wraps its paper as the API does."""
    return any(isinstance(entry, dict) and isinstance(entry.get("paper"), dict) for entry in body)


def complaint(body: object) -> str:
    """What the server said instead of a list, empty if it is no such answer."""
    error = body.get("error") if isinstance(body, dict) and "id" not in body else None
    return clean(error.encode(errors="replace").decode())[:300] if isinstance(error, str) else ""


def _paper(entry: object, day: date | None) -> Paper:
    paper = entry.get("paper") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(paper, dict):
        raise Foreign('the entry holds no "paper"; get the list again')
    identifier = fields.paper_id(fields.required(paper, "id", "id"))
    listed = _lenient(fields.day, paper, "submittedOnDailyAt", None) or day
    return Paper(
        id=identifier,
        title=fields.required(paper if paper.get("title") else entry, "title", "title"),
        abstract=fields.required(paper if paper.get("summary") else entry, "summary", "abstract"),
        authors=_authors(paper.get("authors")),
        url=f"https://huggingface.co/papers/{quote(identifier)}",
        days=(listed,) if listed else (),
        published=_lenient(fields.day, paper, "publishedAt", None),
        upvotes=_lenient(fields.count, paper, "upvotes", None),
        keywords=_lenient(fields.several, paper, "ai_keywords", ()),
        code_url=fields.web_url(_lenient(fields.optional, paper, "githubRepo", "")),
        project_url=fields.web_url(_lenient(fields.optional, paper, "projectPage", "")),
        organization=_organization(paper.get("organization")) or _organization(entry.get("organization")),
        source="huggingface",
    )


def _lenient(
    read: Callable[[Mapping[str, object], str], Value], record: Mapping[str, object], key: str, default: Value
) -> Value:
    # The server's slip in a field that a paper can do without; nobody here can correct it.
    try:
        return read(record, key)
    except Unfit:
        return default


def _authors(authors: object) -> tuple[str, ...]:
    if not isinstance(authors, list):
        return ()
    shown = (author for author in authors if isinstance(author, dict) and not author.get("hidden"))
    return tuple(filter(None, (_lenient(fields.optional, author, "name", "") for author in shown)))


def _organization(organization: object) -> str:
    if not isinstance(organization, dict):
        return ""
    return _lenient(fields.optional, organization, "fullname", "") or _lenient(
        fields.optional, organization, "name", ""
    )


def _day_in(name: str) -> date | None:
    for written in _DAY_IN_NAME.findall(name):
        try:
            return date.fromisoformat(written)
        except ValueError:  # such as 2026-13-01
            continue
    return None
