"""Addresses from elsewhere that may be linked: those of the web that hide no other host."""

from urllib.parse import quote, urlsplit

from assistant.text import arxiv_id
from assistant.types import Paper


def web(url: str) -> str:
    """The address, fit for Markdown, HTML and BibTeX; "" unless it is one of the web without user or password."""
    try:
        parts = urlsplit(url)
        is_plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    except ValueError:  # such as half an IPv6 address
        return ""
    return quote(parts.geturl(), safe="/:?#@!$&+,;=%~", errors="replace") if is_plain else ""


def page(paper: Paper) -> str:
    """The paper's own page, else arXiv's; "" if there is neither."""
    return web(paper.url) or (f"https://arxiv.org/abs/{arxiv_id(paper.id)}" if arxiv_id(paper.id) else "")
