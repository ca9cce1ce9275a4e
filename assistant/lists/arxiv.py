"""arXiv's feeds: a search of its API, and the day's announcements, as Atom or RSS."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

from assistant.errors import ListError
from assistant.lists import entries, fields
from assistant.lists.entries import Foreign
from assistant.text import arxiv_id, clean
from assistant.types import Paper, Rejected

# Neither sanitised nor guessed at: the texts are plain, and "a <b" is a formula.
_AS_IT_IS = {"sanitize_html": False, "resolve_relative_uris": False}
_HEADERS = {"content-type": "application/atom+xml; charset=utf-8"}

# A document type is none of these: an entity that it declares can swell to gigabytes.
_FEED = re.compile(rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<(?:feed|rss)[\s>/]", re.DOTALL)
_ANNOUNCED = re.compile(r"(?i:oai:arxiv\.org:)")
_ANNOUNCEMENT = re.compile(r"arXiv:\S+ Announce Type: \S+ Abstract: ")
_AFFILIATION = re.compile(r"\([^()]*\)")


def looks_like(head: bytes) -> bool:
    """Whether the document's first element is a feed."""
    return _FEED.match(head) is not None


def papers(text: str, name: str) -> Iterator[Paper | Rejected]:
    """The papers of a feed, on no list day: the Daily Papers are chosen from arXiv's, days later."""
    import feedparser  # type: ignore[import-untyped]  # 50 ms that other lists need not wait for

    feed = feedparser.parse(BytesIO(text.encode()), response_headers=_HEADERS, **_AS_IT_IS)
    if feed.bozo:
        raise ListError(f"{name} is a feed that is cut off or broken; get it again")
    if not feed.entries:
        raise ListError(f"{name} is a feed without papers; arXiv announces none at weekends")
    places = ((f"{name}, entry {number}", entry) for number, entry in enumerate(feed.entries, 1))
    return entries.papers(places, _paper, name)


def _paper(entry: Mapping[str, object]) -> Paper:
    called = fields.optional(entry, "id")
    if "/api/errors" in called:
        raise ListError(f"arXiv said “{fields.optional(entry, 'summary')[:300]}” instead of papers; ask it anew")
    identifier = arxiv_id(_ANNOUNCED.sub("", called))
    if not identifier:
        raise Foreign("the entry is no paper on arXiv; get the feed from export.arxiv.org or rss.arxiv.org")
    is_announced = _ANNOUNCED.match(called) is not None
    return Paper(
        id=identifier,
        title=fields.required(entry, "title", "title"),
        abstract=_ANNOUNCEMENT.sub("", fields.required(entry, "summary", "abstract"), count=1),
        authors=_authors(entry.get("authors"), is_announced),
        url=f"https://arxiv.org/abs/{identifier}",
        published=None if is_announced else fields.day(entry, "published"),
        source="arxiv",
    )


def _authors(authors: object, is_announced: bool) -> tuple[str, ...]:
    """The names; an announcement has all of them in one text, some with an affiliation in brackets."""
    found = [str(author.get("name", "")) for author in authors] if isinstance(authors, list) else []
    if is_announced:
        found = [part for names in found for part in _AFFILIATION.sub("", names).split(",")]
    return tuple(filter(None, map(clean, found)))
