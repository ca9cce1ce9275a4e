"""Lists of papers: what kind a file is, told by its content, and the papers in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

from assistant.errors import ListError
from assistant.lists import arxiv, fields, huggingface, page, records, stream, table
from assistant.lists.entries import Unfit, no_list
from assistant.text import clean
from assistant.types import Paper, Rejected

SUFFIXES = (
    ".json",
    ".jsonl",
    ".ndjson",
    ".csv",
    ".atom",
    ".xml",
    ".txt",
)  # what is taken from a folder; a file that is named may have any

_BLANK = b"\xef\xbb\xbf \t\r\n"  # a byte order mark too
_RECORD = re.compile(rb'^[ \t]*\{[ \t]*"', re.MULTILINE)
_ARRAY_LINE = re.compile(rb"\[[^\n]*\][ \t\r]*\n\s*\{")  # JSON never has "{" right after "]"


def files(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths name, a folder's sorted, each once; raises ListError for a path that has none."""
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def read(path: Path, today: date) -> Iterator[Paper | Rejected]:
    """The papers of a file as they are read, and its entries that are none; raises ListError if it is no list."""
    name = str(path)
    with _as_list_error(_shown(name)), path.open("rb") as opened:
        yield from read_stream(opened, name, today)


def read_stream(opened: BinaryIO, name: str, today: date) -> Iterator[Paper | Rejected]:
    """As `read`, of a binary stream that messages call by this name."""
    name = _shown(name)
    with _as_list_error(name):
        head, chunks = stream.begin(opened)
        yield from _papers(head, chunks, name, today)


def _papers(head: bytes, chunks: Iterable[bytes], name: str, today: date) -> Iterator[Paper | Rejected]:
    start = head.lstrip(_BLANK)
    if not start and len(head) < stream.CHUNK:
        raise no_list(name, "it is empty")
    if start.startswith(b"[") and not _ARRAY_LINE.match(start):
        return _array(stream.whole(chunks, name), name)
    if start.startswith(b"{") and (said := _complaint(head)):
        raise ListError(f"{name} is no list of papers: the server said “{said}”")
    if table.looks_like(start):
        return table.papers(stream.lines(chunks), name)
    if start.startswith(b"{") or _RECORD.search(start):
        return records.papers_by_line(stream.lines(chunks), name)
    if arxiv.looks_like(start):
        return arxiv.papers(_text(stream.whole(chunks, name), name), name)
    if start.startswith(b"<"):
        raise no_list(name, "it is HTML, or XML that is no feed")
    if b"\0" in head:
        raise no_list(name, "it is not text in UTF-8")
    if b"\n" not in head and len(head) == stream.CHUNK:  # a page has shorter lines; records may go on after this one
        return records.papers_by_line(stream.lines(chunks), name)
    return page.papers(_text(stream.whole(chunks, name), name), name, today)


def _array(data: bytes, name: str) -> Iterator[Paper | Rejected]:
    try:
        body = fields.parse(data, name)
    except Unfit as error:
        raise ListError(str(error)) from error
    if not isinstance(body, list):
        raise no_list(name)
    return huggingface.papers(body, name) if huggingface.looks_like(body) else records.papers(body, name)


def _complaint(head: bytes) -> str:
    try:
        return huggingface.complaint(fields.parse(head, "the answer"))
    except Unfit:
        return ""


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise no_list(name, "it is not text in UTF-8") from error


def _files(path: Path) -> list[Path]:
    name = _shown(str(path))
    with _as_list_error(name):
        if not path.exists():
            raise ListError(f"{name} does not exist; name a file or a folder of lists")
        if not path.is_dir():
            return [path]
        next(path.iterdir(), None)  # rglob says nothing of a folder that may not be read
        found = sorted(file for file in path.rglob("*") if _is_list_file(file, path))
    if not found:
        raise ListError(f"{name} holds no list; a list's file ends with {', '.join(SUFFIXES)}")
    return found


def _is_list_file(file: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in SUFFIXES and not is_hidden and file.is_file()


def _shown(name: str) -> str:
    # A file's name may hold line ends and bytes that are no text; a message is one line that can be printed.
    return clean(name.encode(errors="replace").decode())


@contextmanager
def _as_list_error(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ListError(f"{name} cannot be read: {(error.strerror or 'the system refuses').lower()}") from error
