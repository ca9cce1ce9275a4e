"""What stands behind the numbers of an answer: each paper cited, with the quoted sentences marked in its abstract."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from assistant.export.phrases import authors, shown
from assistant.types import Citation, Paper
from assistant.wording import day, figure, join
from ui import fill


def articles(citations: Sequence[Citation]) -> str:
    """One article a paper, as HTML on one line: its class is `cites-3`, that of the quote in it `quote-3`."""
    papers = {citation.paper.id: citation.paper for citation in citations}
    return fill.html("evidence", cited=[_article(paper, citations) for paper in papers.values()])


def facts(paper: Paper) -> list[str]:
    """What stands under a paper's title: who wrote it, when it was listed, its upvotes."""
    days = join([day(listed) for listed in paper.days])
    upvotes = figure(paper.upvotes, "upvote") if paper.upvotes is not None else ""
    return [part for part in (authors(paper), shown(paper.organization), days, upvotes) if part]


def _article(paper: Paper, citations: Sequence[Citation]) -> dict[str, Any]:
    own = [citation for citation in citations if citation.paper.id == paper.id]
    return {
        "paper": paper,
        "facts": facts(paper),
        "numbers": [citation.number for citation in own],
        "title": _marked(paper.title, own),
        "abstract": _marked(paper.abstract, own),
    }


def _marked(text: str, citations: Sequence[Citation]) -> Markup:
    """The text with every quote in it marked by its number; the first of two that overlap."""
    found = sorted((text.find(citation.quote), citation.number, citation.quote) for citation in citations)
    html, end = Markup(), 0
    for start, number, quote in found:
        if start >= end and quote:
            mark = Markup('<mark class="quote-{}">{}</mark>').format(number, shown(quote))
            html += escape(_spaced(text[end:start])) + mark
            end = start + len(quote)
    return html + escape(_spaced(text[end:]))


def _spaced(text: str) -> str:
    """The text between two marks as it is shown, with the space at its ends."""
    inner = shown(text)
    return f"{text[:1].isspace() * ' '}{inner}{text[-1:].isspace() * ' '}" if inner else " " * bool(text)
