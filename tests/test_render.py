import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.types import Answer, Citation, Day, Paper, Status
from ui import markup, render

PAGE = "https://huggingface.co/papers/2606.00001"
ARXIV = "https://arxiv.org/abs/2606.00001"
CODE = "https://github.com/example/code"
DAY = date(2026, 6, 10)
PLANTED = (
    "<script>alert(1)</script>",
    "<img src=http://evil.example/x onerror=alert(1)>",
    "![x](http://evil.example/x.png)",
    "[x](javascript:alert(1))",
    "[x][1]\n\n[1]: http://evil.example",
    "<http://evil.example>",
    "http://evil.example and www.evil.example and me@evil.example",
    "awww.evil.example _www.evil.example",
    "*a* _b_ **c** `d` ~~e~~ | f | # g",
    "$x^2$ and $$y$$ and \\(z\\)",
    "</details></summary>",
    '" onmouseover="alert(1)',
    ") [x](http://evil.example",
    "```mermaid\ngraph\n```",
    "&lt;script&gt; &#60;b&#62;",
    "1. one\n- two\n> three",
    "\\",
)
OURS = re.compile(r"<details(?: open)?>|<summary>[\w ,:]+</summary>|</details>|\s")
# HTML of our templates, one line each: the paragraphs in which Markdown does nothing.
NBSP = "\u00a0"
HTML = re.compile(r'^<(?:p class="searched"|div class="evidence" hidden|ul class="follow-ups")>.*$', re.MULTILINE)
TAGS = {"p", "span", "a", "ul", "li", "div", "article", "h3", "mark"}
ATTRIBUTES = {"class", "hidden", "href", "title", "role"}


class Html(HTMLParser):
    """The tags, attributes and addresses of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, list[str]] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")


def paper(**fields: Any) -> Paper:
    return Paper(
        **{"id": "2606.00001", "title": "A Title", "abstract": "It works.", "url": PAGE, "days": (DAY,)} | fields
    )


def answered(*citations: Citation, text: str = "It works. [1]", status: Status = "supported", **fields: Any) -> str:
    return render.answer(Answer(text, status, "topic", citations=citations, **fields))


def tokens(markdown: str) -> list[Token]:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return [inner for token in parsed for inner in (token, *(token.children or ()))]


def links(markdown: str) -> list[str]:
    """Where the links lead that are written as Markdown."""
    return [str(token.attrs["href"]) for token in tokens(markdown) if token.type == "link_open"]


def visible(markdown: str) -> str:
    return "".join(token.content if token.type == "text" else " " for token in tokens(markdown) if not token.children)


def as_gradio_reads(markdown: str) -> str:
    """Markdown as the page's own reader sees it, which takes the backslashes off brackets in the text of a link."""
    link = r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\("
    return re.sub(link, lambda match: "[" + re.sub(r"\\([\[\]])", r"\1", match[1]) + "](", markdown)


def assert_harmless(text: str, allowed: set[str]) -> None:
    html = Html("".join(HTML.findall(text)))
    assert html.tags <= TAGS
    assert html.attributes.keys() <= ATTRIBUTES
    assert {link for link in html.attributes.get("href", ()) if not link.startswith("#")} <= {*allowed, ARXIV}
    assert len(HTML.findall(text)) <= 3, "foreign text poses as ours"
    markdown = HTML.sub("", text)
    found = [*tokens(markdown), *tokens(as_gradio_reads(markdown))]
    assert not {token.type for token in found} & {"image", "fence", "table_open"}
    raw = "".join(token.content for token in found if token.type in ("html_block", "html_inline"))
    assert not OURS.sub("", raw)
    assert {*links(markdown), *links(as_gradio_reads(markdown))} <= allowed
    written = re.sub(r"\]\(\S+|`[^`\n]+`", "]", markdown)
    assert not re.search(r"(?<!\\)://|www\.", written), "a bare address becomes a link"
    assert not re.search(r"(?<!\\)[$@]", written)


def test_a_number_links_to_the_papers_page_and_names_the_paper() -> None:
    markdown = answered(Citation(1, paper(), "It works."))
    assert rf'It works.{NBSP}[\[1\]]({PAGE} "Source 1: A Title")' in markdown


@pytest.mark.parametrize("text", ["- [1] says so.", "1. [1] says so.", "So:\n[1]"])
def test_a_number_that_begins_a_line_leaves_the_list_a_list(text: str) -> None:
    assert NBSP not in answered(Citation(1, paper(), "It works."), text=text).split("<details")[0]


def test_a_number_that_cites_nothing_stays_a_number() -> None:
    markdown = answered(Citation(1, paper(), "It works."), text=rf"One [1], two [2], three \[1\], [{'9' * 5000}].")
    assert r"two \[2\], three \[1\], \[9" in markdown
    assert links(markdown).count(PAGE) == 3  # in the text, at the title, and as its number there


def test_the_sources_show_title_days_links_and_the_verbatim_quote() -> None:
    listed = paper(days=(DAY, date(2026, 6, 11)), code_url=CODE)
    markdown = answered(Citation(1, listed, "It costs $5 & gives 10_000 [items]."), text="It costs money. [1]")
    assert "Sources: one quote from one paper" in markdown
    assert f"- [A Title]({PAGE}) · 10 June 2026 and 11 June 2026 · [Code]({CODE})" in markdown.replace(NBSP, " ")
    assert "“It costs $5 & gives 10_000 [items].”" in visible(markdown)


def test_quotes_of_one_paper_stand_under_its_title_once() -> None:
    markdown = answered(
        Citation(1, paper(), "One."), Citation(2, paper(), "Two."), Citation(3, paper(id="x"), "Three.")
    )
    assert markdown.count("](" + PAGE + ") · ") == 2
    assert "Sources: three quotes from two papers" in markdown


def test_a_quote_that_the_answer_itself_says_is_not_repeated() -> None:
    markdown = answered(
        Citation(1, paper(), r"It costs 10\% & gives 10_000 [items]."),
        text=r"**It** costs 10% & gives 10\_000 \[items\]. [1]",
    )
    assert "Sources: one quote from one paper" in markdown
    assert rf'- [\[1\]]({PAGE} "Source 1: A Title") [A Title]({PAGE}) · 10 June 2026' in markdown.replace(NBSP, " ")
    assert "“" not in markdown


def test_a_title_that_is_the_quote_is_not_repeated() -> None:
    markdown = answered(Citation(1, paper(), "A Title"))
    assert "Sources: one paper" in markdown
    assert "“" not in markdown


@pytest.mark.parametrize(("citations", "opening"), [(render.FEW, "<details open>"), (render.FEW + 1, "<details>")])
def test_many_sources_are_folded_away(citations: int, opening: str) -> None:
    markdown = answered(*(Citation(n, paper(), f"Sentence {n}.") for n in range(1, citations + 1)))
    assert opening in markdown


def test_an_answer_without_citations_has_no_sources() -> None:
    assert answered(text="Nothing speaks to this.") == "Nothing speaks to this."


@pytest.mark.parametrize(
    ("status", "label"), [("partial", "***Answered in part***"), ("not_in_list", "***Not in the list***")]
)
def test_what_an_answer_falls_short_of_stands_first(status: Status, label: str) -> None:
    assert answered(text="Text.", status=status).startswith(f"{label}\n\nText.")


def test_notes_and_the_days_searched_stand_below_the_text() -> None:
    markdown = answered(text="Text.", since=date(2026, 6, 8), until=date(2026, 6, 12), notes=("June is June 2026.",))
    assert markdown.startswith('Text.\n\n*June is June 2026.*\n\n<p class="searched">Searched 8–12 June 2026')


def test_the_days_of_the_last_answer_can_be_changed() -> None:
    answer = Answer("Text.", "supported", "topic", since=DAY, until=DAY)
    assert Html(render.answer(answer, last=True)).attributes["href"] == ["#days", "#all-days"]
    assert "href" not in Html(render.answer(answer)).attributes


def test_questions_to_go_on_with_stand_under_the_last_answer() -> None:
    answer = Answer("Text.", "supported", "topic")
    assert '<a href="#ask" role="button">How does a &lt;b&gt; work?</a>' in render.answer(
        answer, ["How does a <b> work?"], last=True
    )
    assert render.answer(answer, ["How?"]) == "Text."


def test_a_model_is_named_as_the_writer() -> None:
    assert "Written by small\\_model; each sentence was checked" in answered(text="Text.", writer="small_model")
    assert "Written" not in answered(text="Text.")


def test_a_growing_answer_shows_no_sources_yet_but_follows_its_numbers() -> None:
    shown = render.growing(
        Answer("It works. [1]", "supported", "topic", citations=(Citation(1, paper(), "It works."),))
    )
    assert "Source 1: A Title" in shown
    assert "cites-1" in shown
    assert "<details" not in shown
    assert "Writing…" in shown


def test_the_questions_that_small_talk_lists_are_its_follow_ups_while_it_is_the_last() -> None:
    talk = Answer("Hello!\n\nYou could ask:\n\n- What is A\\*?\n- And B?", "talk", "talk")
    last = render.answer(talk, ("What is A*?", "And B?"), last=True)
    assert last.startswith("Hello!\n\nYou could ask:\n") and last.count("And B?") == 1
    assert 'role="button">What is A*?</a>' in last
    assert render.answer(talk, ("What is A*?", "And B?")).endswith("- And B?")


def test_small_talk_searched_nothing() -> None:
    assert render.answer(Answer("Hello.", "talk", "talk", since=DAY, until=DAY)) == "Hello."


def test_a_paper_without_a_page_is_found_on_arxiv_by_its_id() -> None:
    assert "https://arxiv.org/abs/2606.00001" in links(answered(Citation(1, paper(url=""), "It works.")))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http://",
        "ftp://a.example",
        "https://arxiv.org@evil.example",
        "http://[a",
    ],
)
def test_an_address_that_is_no_plain_web_page_is_no_link(address: str) -> None:
    plain = paper(id="mine", url=address, code_url=address, project_url=address)
    assert set(links(answered(Citation(1, plain, "It works.")))) == {"#source-1"}


def test_an_address_cannot_end_its_link() -> None:
    planted = paper(url="https://arxiv.org/abs/1) [x](http://evil.example <b>", code_url="https://a.b/\n\n<script>")
    hrefs = links(answered(Citation(1, planted, "It works.")))
    assert {href.split("/")[2] for href in hrefs} == {"arxiv.org", "a.b"}


@pytest.mark.parametrize("planted", PLANTED)
def test_foreign_text_shows_as_it_is(planted: str) -> None:
    markdown = answered(Citation(1, paper(title=planted), f"Before {planted} after"), notes=(planted,))
    assert_harmless(markdown, {PAGE})
    assert f"“Before {' '.join(planted.split())} after”" in visible(markdown)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_question_shows_as_it_was_typed(planted: str) -> None:
    markdown = markup.lines(f"What is {planted}?")
    assert_harmless(markdown, set())
    assert " ".join(f"What is {planted}?".split()) == " ".join(visible(markdown).split())


@pytest.mark.parametrize("planted", PLANTED)
def test_markup_in_an_answers_text_does_nothing(planted: str) -> None:
    assert_harmless(answered(Citation(1, paper(), "It works."), text=f"It works. [1] {planted}"), {PAGE})


foreign = st.lists(st.one_of(st.sampled_from(PLANTED), st.text(max_size=8)), max_size=5).map("".join)


@given(title=foreign, quote=foreign, note=foreign, url=foreign, organization=foreign)
def test_no_foreign_text_becomes_markup(title: str, quote: str, note: str, url: str, organization: str) -> None:
    planted = paper(title=title, code_url=url, organization=organization, authors=(organization,), keywords=(url,))
    markdown = answered(Citation(1, planted, quote), Citation(2, planted, "It works."), notes=(note,))
    code = [href for href in links(markdown) if href != PAGE]
    assert len(code) <= 1
    assert_harmless(markdown, {PAGE, *code})


@given(foreign)
def test_no_question_becomes_markup(text: str) -> None:
    assert_harmless(markup.lines(text), set())


def test_the_header_counts_the_papers_and_names_the_days() -> None:
    header = render.header(1304, [Day(date(2026, 6, 9), 40), Day(date(2026, 6, 11), 1264)], is_sample=False)
    assert "1,304 papers, 9–11 June 2026<" in header
    assert "Sample" not in header and "assistant add" not in header
    assert "Nothing leaves this machine" in header


def test_the_header_says_where_questions_go_when_a_model_writes() -> None:
    header = render.header(3, [Day(DAY, 3)], is_sample=False, asks="api.example.org")
    assert "Questions and abstracts go to api.example.org<" in header
    assert "Nothing leaves" not in header


def test_the_header_marks_the_sample_list_and_says_how_to_add_another() -> None:
    header = render.header(1, [Day(DAY, 1)], is_sample=True)
    assert "Sample list" in header
    assert "1 paper, 10 June 2026 " in header
    assert "assistant add PATH" in header


def test_the_header_of_an_empty_library_says_how_to_fill_it() -> None:
    header = render.header(0, [], is_sample=False)
    assert "No papers yet" in header
    assert "assistant add PATH" in header


def test_an_empty_conversation_says_what_an_answer_is() -> None:
    assert "Answers quote the abstracts word for word" in render.welcome(is_sample=False)
    assert "not the abstracts" in render.welcome(is_sample=True)
    written = render.welcome(is_sample=False, is_written=True)
    assert "written by a language model, each sentence checked against the abstracts" in written


def test_commands_in_a_notice_look_like_commands_and_nothing_else_does_anything() -> None:
    assert markup.notice("Run `assistant reindex`, or a*b*.") == r"Run `assistant reindex`, or a\*b\*."


@given(foreign)
def test_no_notice_becomes_markup(text: str) -> None:
    assert_harmless(markup.notice(text), set())


@given(foreign)
def test_no_text_of_an_answer_becomes_markup(text: str) -> None:
    assert_harmless(answered(text=text), set())
