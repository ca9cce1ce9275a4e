import unicodedata
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant import wording


def test_a_day_is_written_for_people() -> None:
    assert wording.day(date(2026, 6, 1)) == "1 June 2026"


@pytest.mark.parametrize(
    ("since", "until", "name", "adverb"),
    [
        (date(2026, 6, 10), date(2026, 6, 10), "10 June 2026", "on 10 June 2026"),
        (date(2026, 6, 8), date(2026, 6, 12), "8–12 June 2026", "from 8 to 12 June 2026"),
        (date(2026, 5, 30), date(2026, 6, 2), "30 May – 2 June 2026", "from 30 May to 2 June 2026"),
        (
            date(2025, 12, 30),
            date(2026, 1, 2),
            "30 December 2025 – 2 January 2026",
            "from 30 December 2025 to 2 January 2026",
        ),
        (date(2026, 2, 1), date(2026, 2, 28), "February 2026", "in February 2026"),
        (date(2024, 2, 1), date(2024, 2, 28), "1–28 February 2024", "from 1 to 28 February 2024"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026", "in 2026"),
        (date(2026, 5, 1), date(2026, 6, 30), "1 May – 30 June 2026", "from 1 May to 30 June 2026"),
        (date(2026, 6, 8), None, "since 8 June 2026", "since 8 June 2026"),
        (None, date(2026, 6, 8), "until 8 June 2026", "until 8 June 2026"),
        (None, None, "", ""),
    ],
)
def test_days_are_named_as_people_name_them(since: date | None, until: date | None, name: str, adverb: str) -> None:
    assert wording.span(since, until) == name
    assert wording.when(since, until) == adverb


@pytest.mark.parametrize(
    ("n", "sentence", "figures"),
    [
        (0, "no papers", "0 papers"),
        (1, "one paper", "1 paper"),
        (9, "nine papers", "9 papers"),
        (31, "31 papers", "31 papers"),
        (1304, "1,304 papers", "1,304 papers"),
    ],
)
def test_a_number_agrees_with_its_noun(n: int, sentence: str, figures: str) -> None:
    assert wording.count(n, "paper") == sentence
    assert wording.figure(n, "paper") == figures


def test_an_enumeration_has_commas_and_one_last_word() -> None:
    assert wording.join([]) == ""
    assert wording.join(["a"]) == "a"
    assert wording.join(["a", "b"]) == "a and b"
    assert wording.join(["a", "b", "c"], "or") == "a, b or c"


def test_a_sentence_begins_with_a_capital() -> None:
    assert wording.capital("three papers") == "Three papers"
    assert wording.capital("") == ""


@pytest.mark.parametrize(
    "text",
    [
        "[click](https://evil.example)",
        "![x](https://evil.example/p.png)",
        "<img src=x onerror=alert(1)>",
        "&lt;script&gt;",
        "https://evil.example, www.evil.example, me@evil.example",
        "**bold** _slanted_ `code` ~~gone~~ | cell",
        "# heading",
        "1. one",
        "- one",
        "a\n\n# b\n---\n",
        "$x^2$ and \\(y\\)",
        "see [1] and [2]",
    ],
)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown(wording.escape(text)) == " ".join(text.split())


def test_a_bare_address_becomes_no_link() -> None:
    escaped = wording.escape("See https://evil.example, WWW.evil.example and me@evil.example: it is 3:1.")
    assert escaped == "See https\\://evil.example, WWW\\.evil.example and me\\@evil.example: it is 3:1."


def test_escaped_text_holds_no_mark_that_looks_like_a_citation() -> None:
    assert "[1]" not in wording.escape("A title [1]")


def test_escaped_text_turns_no_line_around_and_steers_no_terminal() -> None:
    assert wording.escape("a\u202eb\x1b[31m\u2028c\x00") == "a b \\[31m c"


@given(st.text())
def test_no_escaped_text_makes_markup(text: str) -> None:
    escaped = wording.escape(text)
    assert visible(shown(f"{escaped} x")) == visible(f"{text} x")
    assert wording.escape(f" {text}\n") == escaped


def visible(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf"))


def shown(markdown: str) -> str:
    """The text a reader sees; fails on anything but plain paragraphs."""
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)
    seen = _Text()
    seen.feed(html)
    assert set(seen.tags) <= {"p"}, html
    return "".join(seen.parts).strip()


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
