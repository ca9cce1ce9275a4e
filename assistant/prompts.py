"""What a model is told: the files of prompts/ with their blanks filled."""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from assistant.types import Source

# So many words of a prompt in a row do not come about by chance.
RUN = 6
_FOLDER = Path(__file__).parent.parent / "prompts"


def fill(name: str, **values: str) -> str:
    """The text of prompts/`name`.md; raises ValueError for a blank without a value and for a value without a blank."""
    template = _template(name)
    blanks = set(template.get_identifiers())
    if blanks != set(values):
        raise ValueError(f"prompts/{name}.md needs {sorted(blanks)}, got {sorted(values)}")
    return template.substitute(values).strip()


def source(source: Source) -> str:
    """A source in its tag, with id, day and upvotes; what stands in it cannot close the tag."""
    paper = source.paper
    days = " ".join(day.isoformat() for day in paper.days)
    attributes = {"id": paper.id, "day": days, "upvotes": "" if paper.upvotes is None else str(paper.upvotes)}
    head = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    title, *sentences = source.sentences or ("",)
    return f"<source{head}>\n{escape(title, quote=False)}\n{escape(' '.join(sentences), quote=False)}\n</source>"


def sources(sources: Sequence[Source]) -> str:
    """The sources, one after another."""
    return "\n".join(map(source, sources))


def repeats(text: str) -> bool:
    """Whether a text repeats what a model is told: that is nobody's question or answer."""
    return not _runs(text).isdisjoint(_told())


@cache
def _told() -> frozenset[str]:
    files = [path.read_text("utf-8") for path in _FOLDER.glob("*.md")]
    return frozenset(run for text in files for part in Template.pattern.split(text) if part for run in _runs(part))


def _runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


@cache
def _template(name: str) -> Template:
    return Template((_FOLDER / f"{name}.md").read_text("utf-8"))
