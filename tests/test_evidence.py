from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Citation, Paper
from ui import evidence

GRIP = Paper(
    "2606.00001",
    "GripNet: Wet Objects",
    "Robots drop things. GripNet grasps   them in $4\\,$ms. It works.",
    ("Ada Park", "Émile Dupré", "Bo Lindqvist", "Noor Haddad"),
    upvotes=41,
    organization="Lab",
)


class Read(HTMLParser):
    """The tags, links and marked texts of some HTML, and all its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.classes: list[str] = []
        self.links: list[str] = []
        self.marked: dict[str, str] = {}
        self.text = ""
        self._mark = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.classes.append(values.get("class") or "")
        self.links += [values["href"] or ""] if "href" in values else []
        self._mark = values.get("class") or "" if tag == "mark" else self._mark

    def handle_endtag(self, tag: str) -> None:
        self._mark = "" if tag == "mark" else self._mark

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._mark:
            self.marked[self._mark] = self.marked.get(self._mark, "") + data


def read(*citations: Citation) -> Read:
    return Read(evidence.articles(citations))


def test_a_quote_is_marked_in_its_abstract_by_its_number() -> None:
    found = read(Citation(3, GRIP, "It works."), Citation(1, GRIP, "Robots drop things."))
    assert found.marked == {"quote-3": "It works.", "quote-1": "Robots drop things."}
    assert found.classes.count("paper cites-3 cites-1") == 1


def test_a_marked_formula_is_readable_and_the_spaces_around_it_stay() -> None:
    found = read(Citation(1, GRIP, "GripNet grasps   them in $4\\,$ms."))
    assert found.marked["quote-1"] == "GripNet grasps them in 4 ms."
    assert "Robots drop things. GripNet grasps them in 4 ms. It works." in found.text


def test_a_cited_title_is_marked_there() -> None:
    assert read(Citation(1, GRIP, GRIP.title)).marked == {"quote-1": GRIP.title}


def test_of_two_overlapping_quotes_the_first_is_marked() -> None:
    assert read(Citation(1, GRIP, "Robots drop"), Citation(2, GRIP, "drop things.")).marked == {
        "quote-1": "Robots drop"
    }


def test_each_paper_stands_once() -> None:
    other = replace(GRIP, id="2606.00002")
    found = read(
        Citation(1, GRIP, "It works."), Citation(2, other, "It works."), Citation(3, GRIP, "Robots drop things.")
    )
    assert found.tags.count("article") == 2


def test_a_paper_shows_who_wrote_it_and_its_upvotes() -> None:
    assert "Ada Park, Émile Dupré and 2 more · Lab · 41 upvotes" in read(Citation(1, GRIP, "It works.")).text


def test_a_paper_links_to_where_it_can_be_read() -> None:
    linked = replace(GRIP, code_url="https://github.com/example/grip", project_url="javascript:alert(1)")
    assert set(read(Citation(1, linked, "It works.")).links) == {
        "https://arxiv.org/abs/2606.00001",
        "https://huggingface.co/papers/2606.00001",
        "https://github.com/example/grip",
    }


def test_a_paper_that_is_not_on_arxiv_has_no_such_link() -> None:
    assert read(Citation(1, replace(GRIP, id="mine"), "It works.")).links == []


@settings(max_examples=50)
@given(
    st.text(max_size=20),
    st.text(max_size=20),
    st.lists(st.sampled_from(["<b>", "</p>", "&lt;", '"', "</article>", "\n\n"]), max_size=3).map("".join),
)
def test_no_foreign_text_becomes_markup(title: str, abstract: str, planted: str) -> None:
    paper = Paper("x", title + planted, abstract + planted + abstract, (planted,), organization=planted)
    html = evidence.articles((Citation(1, paper, abstract + planted),))
    assert set(Read(html).tags) <= {"div", "article", "h3", "p", "mark"}
    assert "\n" not in html
