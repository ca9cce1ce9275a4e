"""Bytes from a list, never more of them in memory than a limit allows."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from assistant.errors import ListError

CHUNK = 1 << 16  # enough to tell the kind of a list by its beginning
LINE_LIMIT = 10_000_000  # bytes; the longest real record has some 10,000
WHOLE_LIMIT = 64_000_000  # bytes; a month's API body has some 4 million


def begin(stream: BinaryIO) -> tuple[bytes, Iterator[bytes]]:
    """The stream's first bytes, and all of it in chunks, those included."""
    head = stream.read(CHUNK)
    return head, chain([head], iter(lambda: stream.read(CHUNK), b""))


def whole(chunks: Iterable[bytes], name: str) -> bytes:
    """All the chunks as one; raises ListError above WHOLE_LIMIT bytes."""
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > WHOLE_LIMIT:
            limit = WHOLE_LIMIT // 1_000_000
            raise ListError(f"{name} is larger than {limit} MB; split it, or write records, one JSON object a line")
    return bytes(data)


def lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Each line without its end; of a line above LINE_LIMIT bytes, its first LINE_LIMIT + 1."""
    line = bytearray()
    for chunk in chunks:
        first, *others = chunk.split(b"\n")
        line += first[: LINE_LIMIT + 1 - len(line)]
        for other in others:
            yield bytes(line)
            line = bytearray(other)
    if line:
        yield bytes(line)
