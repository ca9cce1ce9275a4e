"""Fills the HTML of ui/templates; what came from elsewhere is escaped."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant import links
from assistant.export.phrases import shown
from assistant.text import arxiv_id
from ui import texts


def html(template: str, **values: Any) -> str:
    """The template's HTML on one line: a blank line would end it for a reader of Markdown."""
    text = _templates().get_template(f"{template}.html.jinja").render(values)
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "web": links.web, "page": links.page, "arxiv": arxiv_id}
    environment.globals |= {"texts": texts}
    return environment
