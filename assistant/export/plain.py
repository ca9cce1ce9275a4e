"""A digest as plain text, for a terminal and for mail programs that show no HTML."""

from collections.abc import Iterator
from textwrap import fill

from assistant.export import phrases
from assistant.links import page
from assistant.types import Citation, Digest, Line, Theme
from assistant.wording import figure

WIDTH = 76  # mail programs quote and wrap at 78


def render(digest: Digest, farewell: str = "") -> str:
    """The digest as lines of at most 76 characters, but for addresses; `farewell` follows at the end."""
    return "\n".join([*_lines(digest), *([_wrap(farewell)] if farewell else [])]) + "\n"


def _lines(digest: Digest) -> Iterator[str]:
    title = phrases.title(digest)
    yield from (title, "=" * len(title), phrases.coverage(digest), "")
    if len(digest.themes) > 1:
        for number, theme in enumerate(digest.themes, start=1):
            yield _wrap(f"{phrases.heading(theme)} ({len(theme.lines):,})", f"{number:3}. ")
        yield ""
    if digest.top:
        yield "Most upvoted"
        for number, paper in enumerate(digest.top, start=1):
            votes = "" if paper.upvotes is None else f" ({figure(paper.upvotes, 'upvote')})"
            yield _wrap(phrases.shown(paper.title) + votes, f"{number:3}. ")
        yield ""
    if digest.rising:
        yield phrases.rising(digest)
        for topic in digest.rising:
            yield _wrap(f"{phrases.shown(topic.topic)}: {phrases.share(topic)}", "  - ")
        yield ""
    if digest.for_you:
        yield "For you"
        for pick in digest.for_you:
            yield _wrap(f"{phrases.shown(pick.paper.title)} (for “{phrases.shown(pick.because)}”)", "  - ")
        yield ""
    for theme in digest.themes:
        yield from _theme(theme, digest)
    yield "-" * WIDTH
    yield from map(_wrap, phrases.closing(digest))
    if address := phrases.list_page(digest):
        yield f"The list on Hugging Face: {address}"


def _theme(theme: Theme, digest: Digest) -> Iterator[str]:
    heading = _wrap(phrases.heading(theme))
    yield from ("", heading, "-" * min(len(heading), WIDTH))
    if theme.summary:
        pieces = (f" [{piece.number}]" if isinstance(piece, Citation) else piece for piece in phrases.summary(theme))
        yield from (_wrap("".join(pieces)), "")
    for line in theme.lines:
        yield from _paper(line, digest)
    for citation, quote in phrases.sources(theme):
        said = f": “{phrases.shown(quote)}”" if quote else ""
        yield _wrap(f"{phrases.name(citation)}{said}", f"[{citation.number}] ")
    if theme.citations:
        yield ""


def _paper(line: Line, digest: Digest) -> Iterator[str]:
    paper = line.paper
    yield _wrap(phrases.shown(paper.title), "* ")
    yield _wrap(phrases.shown(line.text), "  ")
    if facts := phrases.facts(paper, digest):
        yield _wrap(", ".join(facts), "  ")
    yield from (f"  {address}" for address in (page(paper),) if address)
    yield from (f"  {name}: {address}" for name, address in phrases.links(paper))
    yield ""


def _wrap(text: str, lead: str = "") -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
