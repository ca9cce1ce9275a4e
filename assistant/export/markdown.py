"""A digest as Markdown that stands alone."""

from collections.abc import Iterator

from assistant.export import phrases
from assistant.links import page
from assistant.types import Citation, Digest, Line, Paper, Theme
from assistant.wording import escape, figure


def render(digest: Digest) -> str:
    """The digest as CommonMark; all foreign text in it shows as it is."""
    return "\n".join(_lines(digest)) + "\n"


def _lines(digest: Digest) -> Iterator[str]:
    yield from (f"# {phrases.title(digest)}", "", f"{phrases.coverage(digest)}", "")
    if len(digest.themes) > 1:
        for number, theme in enumerate(digest.themes, start=1):
            yield f"{number}. {_text(phrases.heading(theme))} ({len(theme.lines):,})"
        yield ""
    if digest.top:
        yield from ("## Most upvoted", "")
        for number, paper in enumerate(digest.top, start=1):
            votes = "" if paper.upvotes is None else f", {figure(paper.upvotes, 'upvote')}"
            yield f"{number}. {_title(paper)}{votes}"
        yield ""
    if digest.rising:
        yield from (f"## {phrases.rising(digest)}", "")
        yield from (f"- **{_text(topic.topic)}**: {phrases.share(topic)}" for topic in digest.rising)
        yield ""
    if digest.for_you:
        yield from ("## For you", "")
        yield from (f"- {_title(pick.paper)}, for “{_text(pick.because)}”" for pick in digest.for_you)
        yield ""
    for theme in digest.themes:
        yield from _theme(theme, digest)
    yield from ("---", "")
    address = phrases.list_page(digest)
    link = [f"[The list on Hugging Face]({address})"] if address else []
    yield "\n\n".join([*map(_text, phrases.closing(digest)), *link])


def _theme(theme: Theme, digest: Digest) -> Iterator[str]:
    yield from (f"## {_text(phrases.heading(theme))}", "")
    if theme.summary:
        yield "".join(
            f" {_mark(piece)}" if isinstance(piece, Citation) else _inside(piece) for piece in phrases.summary(theme)
        ).strip()
        yield ""
    for line in theme.lines:
        yield from _paper(line, digest)
    if theme.citations:
        yield from ("Cited above:", "")
        for citation, quote in phrases.sources(theme):
            yield f"- {_mark(citation)} {escape(phrases.name(citation))}{f': “{_text(quote)}”' if quote else ''}"
        yield ""


def _paper(line: Line, digest: Digest) -> Iterator[str]:
    paper = line.paper
    links = [f"[{name}]({address})" for name, address in phrases.links(paper)]
    facts = [*map(_text, phrases.facts(paper, digest)), *links]
    yield from (f"### {_title(paper)}", "", _text(line.text), "")
    if support := phrases.support(line):
        yield from (f"> {_text(support)}", "")
    if facts:
        yield from (f"*{' · '.join(facts)}*", "")


def _title(paper: Paper) -> str:
    address = page(paper)
    return f"[{_text(paper.title)}]({address})" if address else _text(paper.title)


def _mark(citation: Citation) -> str:
    address = page(citation.paper)
    return rf"[\[{citation.number}\]]({address})" if address else rf"\[{citation.number}\]"


def _text(text: str) -> str:
    return escape(phrases.shown(text))


def _inside(text: str) -> str:
    """A part of a line: spaces at its ends stay."""
    return " " * text.startswith(" ") + _text(text) + " " * (text.endswith(" ") and bool(text.strip()))
