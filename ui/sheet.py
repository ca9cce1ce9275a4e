"""A digest as it stands on the page: its themes, how far it is, and its files."""

from base64 import b64encode

from assistant.export import Format, export, phrases
from assistant.types import Digest
from assistant.wording import figure
from ui import fill, plots, texts
from ui.choice import Choice
from ui.events import wished

# What each file is called, its ending, and its type.
FILES: tuple[tuple[str, Format, str, str], ...] = (
    ("Markdown", "markdown", "md", "text/markdown"),
    ("HTML", "html", "html", "text/html"),
    ("Atom", "atom", "xml", "application/atom+xml"),
    ("BibTeX", "bibtex", "bib", "application/x-bibtex"),
)


def digest(digest: Digest, choice: Choice) -> str:
    """The digest as far as it is made."""
    rising = plots.rising(digest.rising, choice.rising_since, choice.until)
    return fill.html("digest", digest=digest, choice=choice, rising=rising, phrases=phrases)


def progress(digest: Digest | None, choice: Choice) -> str:
    """How many of its papers are placed in a theme, and a button that stops it; None before it has begun."""
    placed = sum(len(theme.lines) for theme in digest.themes) if digest else 0
    papers = figure(len(digest.papers), "paper") if digest else ""
    said = texts.PLACED.format(placed=placed, papers=papers) if placed else texts.GROUPING
    share = placed / len(digest.papers) if digest and placed else None
    return fill.html("progress", placed=placed, papers=papers, share=share, said=said, choice=choice)


def stopped(value: str) -> str:
    """What stands in the place of the progress when its button, whose wish this is, was pressed."""
    return fill.html("stopped", **{name: wished(value).get(name, "") for name in ("placed", "papers", "span", "day")})


def downloads(digest: Digest) -> str:
    """Links that save the digest; each holds its whole file, so that nothing has to be kept for it."""
    days = digest.since.isoformat() if digest.since == digest.until else f"{digest.since}-to-{digest.until}"
    files = [
        (name, f"daily-papers-{days}.{ending}", f"data:{type};charset=utf-8;base64,{_encoded(export(digest, format))}")
        for name, format, ending, type in FILES
    ]
    return fill.html("downloads", files=files)


def _encoded(text: str) -> str:
    return b64encode(text.encode()).decode()
