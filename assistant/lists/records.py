"""Records, as JSON Lines or as a JSON array: id, title, abstract, and what else is known of a paper."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.lists import entries, fields, stream
from assistant.lists.entries import Foreign, Unfit
from assistant.text import arxiv_id
from assistant.types import Paper, Rejected

REQUIRED = ("id", "title", "abstract")


def papers(body: Sequence[object], name: str) -> Iterator[Paper | Rejected]:
    """The papers of an array of records."""
    places = ((f"{name}, entry {number}", record) for number, record in enumerate(body, 1))
    return entries.papers(places, paper, name)


def papers_by_line(lines: Iterable[bytes], name: str) -> Iterator[Paper | Rejected]:
    """The papers of records that stand one a line, read no further than asked for; blank lines are passed over."""
    places = ((f"{name}, line {number}", line) for number, line in enumerate(lines, 1) if line.strip())
    return entries.papers(places, _paper_of_line, name)


def _paper_of_line(line: bytes) -> Paper:
    if len(line) > stream.LINE_LIMIT:
        raise Foreign(f"the line is longer than {stream.LINE_LIMIT // 1_000_000} MB; write one record a line")
    try:
        record = fields.parse(line, "the line")
    except Unfit as error:
        raise Foreign(str(error)) from error
    return paper(record)


def paper(record: object) -> Paper:
    """The paper that the record describes; raises Unfit if it is none."""
    if not isinstance(record, dict):
        raise Foreign('the record is no object; write {"id": "…", "title": "…", "abstract": "…"}')
    if sum(key in record for key in REQUIRED) < 2:
        raise Foreign("the record has not the fields of a paper; every paper needs an id, a title and an abstract")
    identifier = fields.paper_id(fields.required(record, "id", "id"))
    listed = fields.day(record, "date")
    return Paper(
        id=identifier,
        title=fields.required(record, "title", "title"),
        abstract=fields.required(record, "abstract", "abstract"),
        authors=fields.several(record, "authors"),
        url=fields.web_url(fields.optional(record, "url")) or _arxiv_url(identifier),
        days=(listed,) if listed else (),
        upvotes=fields.count(record, "upvotes"),
        keywords=fields.several(record, "keywords"),
        code_url=fields.web_url(fields.optional(record, "code_url")),
        source="records",
    )


def _arxiv_url(identifier: str) -> str:
    return f"https://arxiv.org/abs/{identifier}" if arxiv_id(identifier) else ""
