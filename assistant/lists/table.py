"""Records as a table (CSV): a line of names, then one record a row."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from assistant.errors import ListError
from assistant.lists import entries, records
from assistant.lists.entries import Unfit
from assistant.lists.fields import DIGITS
from assistant.text import clean
from assistant.types import Paper, Rejected

SEPARATORS = ",;"  # the second is what spreadsheets write where the comma parts decimals

_BYTE_ORDER_MARK = "\ufeff"

Row = list[str] | csv.Error


def looks_like(head: bytes) -> bool:
    """Whether the first line names columns of records."""
    return _known(_columns(_text(head.split(b"\n", 1)[0]))[0]) > 1


def papers(lines: Iterable[bytes], name: str) -> Iterator[Paper | Rejected]:
    """The papers of a table's rows, read no further than asked for; raises ListError if a needed column is missing."""
    numbered = enumerate(map(_text, lines), 1)
    above, header = next((number, line) for number, line in numbered if clean(line))
    columns, separator = _columns(header)
    for needed in records.REQUIRED:
        if needed not in columns:
            raise ListError(f"{name} has no column {needed}; every paper needs an id, a title and an abstract")
    rows = _rows((line for _, line in numbered), separator)
    places = ((f"{name}, line {above + number}", row) for number, row in rows if row)
    return entries.papers(places, partial(_paper, columns=columns), name)


def _columns(line: str) -> tuple[list[str], str]:
    """The names that the line has, and what parts them."""
    readings = ((_names(line, separator), separator) for separator in SEPARATORS)
    return max(readings, key=lambda reading: _known(reading[0]))


def _names(line: str, separator: str) -> list[str]:
    try:
        return [clean(name).casefold() for name in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def _known(columns: Sequence[str]) -> int:
    return len(set(columns) & set(records.REQUIRED))


def _rows(lines: Iterator[str], separator: str) -> Iterator[tuple[int, Row]]:
    """Each row with the number of its first line; where its quotation marks are wrong, the error."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield number, next(reader)
        except csv.Error as error:
            yield number, error
        except StopIteration:
            return


def _paper(row: Row, columns: Sequence[str]) -> Paper:
    if isinstance(row, csv.Error):
        raise Unfit(f"the quotation marks are wrong ({row}); put each text between two, and write one inside as two")
    if any(row[len(columns) :]):
        raise Unfit("the row has more columns than the first line names; put texts with a separator in quotation marks")
    try:
        "".join(row).encode()
    except UnicodeEncodeError as error:
        raise Unfit("the row is not text in UTF-8; save the table as UTF-8") from error
    record: dict[str, object] = {
        column: text for column, text in zip(columns, row, strict=False) if text.strip() or column in records.REQUIRED
    }
    upvotes = str(record.get("upvotes", ""))
    if upvotes.isdecimal() and len(upvotes) <= DIGITS:
        record["upvotes"] = int(upvotes)
    return records.paper(record)


def _text(line: bytes) -> str:
    """The line as text, with its end; what is not UTF-8 becomes half characters, which are found later."""
    return line.decode(errors="surrogateescape").removeprefix(_BYTE_ORDER_MARK) + "\n"
