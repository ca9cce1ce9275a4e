import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Paper
from ui.cards import bibtex, cards, question

DAY = date(2026, 6, 10)
PLANTED = (
    "<script>alert(1)</script>",
    "<img src=http://evil.example/x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</section></div><iframe>",
    "[x](javascript:alert(1))",
    "&lt;b&gt;",
    "{{ 7 * 7 }}",
    "\n\n# Heading\n\n",
)
OURS = {"section", "header", "h2", "h3", "p", "ol", "ul", "li", "a", "button", "span", "div", "pre"}


def paper(**fields: Any) -> Paper:
    return Paper(
        **{"id": "2606.00001", "title": "GripNet: Wet Objects", "abstract": "It grips.", "days": (DAY,)} | fields
    )


def drawn(*papers: Paper, **values: Any) -> str:
    return cards(papers, **{"heading": "Wednesday", "data": {}, "back": None} | values)


class Reader(HTMLParser):
    """The tags, attributes and texts of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags for key, value in attributes.items() if key == name and value]


def test_a_card_names_three_authors_and_counts_the_rest() -> None:
    html = drawn(paper(authors=("Ada One", "Bo Two", "Cy Three", "Di Four", "Ed Five"), organization="Lab"))
    assert '<p class="facts">Ada One, Bo Two, Cy Three +2 · Lab</p>' in html
    assert "Ada One, Bo Two, Cy Three, Di Four, Ed Five" in html, "all of them stand above the abstract"


def test_a_card_of_several_days_names_those_it_was_listed_on() -> None:
    listed = paper(days=(date(2026, 6, 5), DAY))
    assert 'class="facts"' not in drawn(listed)
    assert '<p class="facts">10 June 2026</p>' in drawn(listed, days=(date(2026, 6, 8), date(2026, 6, 12)))


def test_every_keyword_is_a_button_once() -> None:
    html = drawn(paper(keywords=("a", "b", "c", "d", "e", "f", "a")))
    assert re.findall(r"<li><button>(\w)</button>", html) == list("abcdef")


def test_what_is_missing_is_left_out() -> None:
    html = drawn(paper(id="mine"))
    assert 'class="facts"' not in html
    assert "arXiv" not in html
    assert "▲" not in html


def test_a_paper_with_code_can_be_found_by_it() -> None:
    assert "data-code" in drawn(paper(code_url="https://example.org/code"))
    assert "data-code" not in drawn(paper(code_url="javascript:alert(1)"))


def test_cards_are_one_line_and_the_citation_keeps_its_own() -> None:
    html = drawn(paper(abstract="One.\n\nTwo."))
    assert "\n" not in html
    assert bibtex(paper()) in Reader(html).text


def test_an_empty_list_says_how_to_fill_it() -> None:
    assert "assistant add" in drawn()


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, "What is “GripNet” (2606.00001)?"),
        ({"id": "page-1"}, "What is “GripNet: Wet Objects”?"),
    ],
)
def test_the_question_about_a_paper_names_it(fields: dict[str, str], asked: str) -> None:
    assert question(paper(**fields)) == asked


foreign = st.lists(st.one_of(st.sampled_from(PLANTED), st.text(max_size=8)), max_size=4).map("".join)


@settings(max_examples=50)
@given(foreign, foreign, foreign)
def test_no_foreign_text_becomes_markup(one: str, two: str, three: str) -> None:
    listed = paper(
        id=one or "x", title=two, abstract=three, authors=(one, two, three, one), keywords=(one, two), url=two,
        code_url=three, project_url=one, organization=two,
    )  # fmt: skip
    html = drawn(listed, heading=one, data={"id": two, "quote": three})
    read = Reader(html)
    assert {tag for tag, _ in read.tags} <= OURS
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on") or name == "style"]
    assert all(re.match(r"https?://", address) for address in read.values("href"))
    assert "\n" not in html
