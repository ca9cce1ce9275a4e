from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.export import atom
from assistant.types import Citation, Line, Theme
from tests.digests import FEW, GRIP, QUOTES, WEEK, hostile

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_elements_that_the_specification_requires_are_there() -> None:
    for digest in (QUOTES, FEW, WEEK, hostile()):
        feed = ElementTree.fromstring(atom.render(digest).encode())
        assert feed.tag == f"{ATOM}feed"
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == 1
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                (only,) = element.findall(f"{ATOM}{name}")
                assert only.text
            assert element.find(f"{ATOM}id").text.startswith("urn:uuid:")  # type: ignore[union-attr]
            alternates = [
                (link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link[@rel='alternate']")
            ]
            assert len(alternates) == len(set(alternates))
        assert feed.find(f"{ATOM}author/{ATOM}name").text  # type: ignore[union-attr]
        assert all(category.get("term") for category in entries[0].findall(f"{ATOM}category"))
        assert all(link.get("href", "").startswith("https://") for link in feed.iter(f"{ATOM}link"))


def test_a_reader_gets_one_entry_a_day_with_the_whole_digest() -> None:
    feed = feedparser.parse(atom.render(QUOTES))
    assert not feed.bozo and feed.version == "atom10"
    (entry,) = feed.entries
    assert entry.title == "Daily Papers, Wednesday 10 June 2026"
    assert entry.link == "https://huggingface.co/papers/date/2026-06-10"
    assert entry.updated_parsed[:3] == (2026, 6, 10)
    assert entry.content[0].type == "text/html"
    for paper in QUOTES.papers:
        assert paper.url in entry.content[0].value
    assert [link.href for link in entry.links if link.rel == "related"] == [paper.url for paper in QUOTES.papers]
    assert [tag.term for tag in entry.tags] == ["Robot hands", "Theorem proving"]


def test_a_digest_made_anew_is_the_same_entry_and_another_day_another_one() -> None:
    def entry(text: str) -> tuple[str, str]:
        feed = feedparser.parse(text)
        return feed.feed.id, feed.entries[0].id

    changed = replace(QUOTES, themes=QUOTES.themes[:1], papers=QUOTES.papers[:2])
    assert entry(atom.render(changed)) == entry(atom.render(QUOTES))
    next_day = entry(atom.render(replace(QUOTES, since=date(2026, 6, 11), until=date(2026, 6, 11))))
    assert next_day[0] == entry(atom.render(QUOTES))[0] and next_day[1] != entry(atom.render(QUOTES))[1]


def test_a_list_of_ones_own_links_to_no_page_of_the_day() -> None:
    own = replace(QUOTES, papers=tuple(replace(paper, source="records") for paper in QUOTES.papers))
    assert "papers/date/" not in atom.render(own)


def test_foreign_text_stays_text() -> None:
    (entry,) = feedparser.parse(atom.render(hostile())).entries
    assert "<script>alert(1)</script>" in entry.tags[0].term
    content = ElementTree.fromstring(atom.render(hostile()).encode()).find(f".//{ATOM}content")
    assert content is not None and "<script>" not in (content.text or "")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40))
def test_whatever_the_list_says_is_well_formed(text: str) -> None:
    paper = replace(GRIP, title=text, authors=(text,), organization=text)
    theme = Theme(text, f"{text} [1]", (Citation(1, paper, text),), (Line(paper, text, ""),))
    digest = replace(QUOTES, papers=(paper,), themes=(theme,), top=(paper,), notes=(text,))
    feed = ElementTree.fromstring(atom.render(digest).encode())
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Daily Papers, Wednesday 10 June 2026"
