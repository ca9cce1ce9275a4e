import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from assistant.export import html
from tests.digests import ATTACKS, GRIP, QUOTES, WRITTEN, hostile, line

VOID = {"meta", "br", "hr"}
TAGS = set("html head meta title style body div header h1 h2 h3 span p nav ol ul li a section article".split())
TAGS |= {"details", "summary", "footer"}


class Read(HTMLParser):
    """What a browser makes of a document; every element must be closed where it belongs."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(document)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def test_it_stands_alone() -> None:
    read = Read(html.render(WRITTEN))
    assert set(read.tags) <= TAGS
    assert {name for name, _ in read.attributes} <= set(
        "class style href id lang charset name content hidden aria-label role".split()
    )
    assert "url(" not in html.render(WRITTEN) and "@import" not in html.render(WRITTEN)


def test_every_element_with_a_look_carries_it_inline() -> None:
    document = html.render(WRITTEN)
    assert document.count(" class=") == document.count(" style=")
    assert "font:16px/1.55 -apple-system" in document


def test_headings_go_down_in_order_and_each_paper_has_one() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", html.render(QUOTES))]
    assert levels[0] == 1 and levels.count(1) == 1 and levels.count(3) == 4
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_links_go_to_the_papers_and_inside_the_document() -> None:
    document = html.render(QUOTES)
    for link in Read(document).links:
        assert link.startswith("https://") or f'id="{link.removeprefix("#")}"' in document
    for paper in QUOTES.papers:
        assert f'href="{paper.url}"' in document
    assert f'href="{GRIP.code_url}">Code</a>' in document


def test_foreign_text_stays_text() -> None:
    read = Read(html.render(hostile()))
    assert set(read.tags) <= TAGS
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "src"]
    for attack in (*ATTACKS[:5], ATTACKS[8]):
        assert attack in read.text
    for link in read.links:
        assert link.startswith(("#theme-", "https://evil.example/%22%3E%3Cscript%3E"))


def test_a_feed_gets_the_same_words_without_a_look() -> None:
    content = html.content(WRITTEN)
    assert "style=" not in content and "class=" not in content and "<html" not in content
    words = Read(content).text.split()
    assert Read(html.render(WRITTEN)).text.split()[-len(words) :] == words


def test_a_day_of_fifty_is_not_cut_off_in_the_mail() -> None:
    long = replace(GRIP, title="A Title of Usual Length for a Paper with Many Words in It", authors=("Ada Park",) * 30)
    digest = replace(
        QUOTES,
        papers=(long,) * 50,
        themes=tuple(
            replace(QUOTES.themes[0], lines=(replace(line(long), text="A word or two. " * 15),) * 5) for _ in range(10)
        ),
    )
    # Gmail shows the first 102 kB of a mail.
    assert len(html.render(digest).encode()) < 102_000


def test_what_is_said_at_the_end_is_escaped() -> None:
    assert "&lt;b&gt;" in html.render(QUOTES, "Answer <b>")
