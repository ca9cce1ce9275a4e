from html.parser import HTMLParser

from markdown_it import MarkdownIt

from assistant.export import markdown
from tests.digests import ATTACKS, QUOTES, WRITTEN, hostile


class Read(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(text: str) -> Read:
    return Read(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def test_every_paper_has_a_heading_that_links_to_its_page() -> None:
    read = shown(markdown.render(QUOTES))
    assert read.tags.count("h3") == 4
    for paper in QUOTES.papers:
        assert paper.url in read.links


def test_a_number_links_to_the_paper_it_cites() -> None:
    text = markdown.render(QUOTES)
    assert r"slippery. [\[1\]](https://huggingface.co/papers/2606.00001) Most" in text


def test_the_quote_behind_a_number_stands_below_unless_it_was_said() -> None:
    text = markdown.render(QUOTES)
    assert "“Ten times the search shortens proofs by 3× in the median.”" in text
    assert "“Robots drop things" not in text


def test_the_sentence_behind_a_written_line_is_quoted() -> None:
    assert "> GripNet lifts 91.5% of unseen wet objects." in markdown.render(WRITTEN)
    assert ">" not in markdown.render(QUOTES)


def test_foreign_text_stays_text() -> None:
    read = shown(markdown.render(hostile()))
    assert set(read.tags) <= {"h1", "h2", "h3", "p", "ol", "ul", "li", "strong", "em", "a", "hr", "blockquote"}
    assert all(link.startswith("https://evil.example/%22%3E%3Cscript%3E") for link in read.links)
    for attack in (*ATTACKS[:5], ATTACKS[8]):
        assert attack in read.text
