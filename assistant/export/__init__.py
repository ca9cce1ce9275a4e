"""A digest as people and programs read it: plain text, Markdown, HTML, an Atom feed, BibTeX."""

from collections.abc import Callable
from typing import Literal

from assistant.export import atom, bibtex, html, markdown, plain
from assistant.types import Digest

Format = Literal["text", "markdown", "html", "atom", "bibtex"]

_RENDER: dict[Format, Callable[[Digest], str]] = {
    "text": plain.render,
    "markdown": markdown.render,
    "html": html.render,
    "atom": atom.render,
    "bibtex": bibtex.render,
}


def export(digest: Digest, format: Format) -> str:
    """The digest in this format: a whole document that ends with a line break."""
    return _RENDER[format](digest)
