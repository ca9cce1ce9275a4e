"""A digest as HTML that stands alone and is the mail too: inline styles, no script, nothing from outside."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.export import phrases
from assistant.links import page
from assistant.types import Citation, Digest
from assistant.wording import figure

if TYPE_CHECKING:
    from jinja2 import Environment

_RULE = re.compile(r"\.([\w-]+) \{\s*([^}]*?)\s*\}")


def render(digest: Digest, farewell: str = "") -> str:
    """The digest as a whole document; `farewell` follows at the end."""
    return _fill("page.html.jinja", digest, _look(), farewell)


def content(digest: Digest) -> str:
    """The digest as HTML without any style, for a feed reader's own."""
    return _fill("digest.html.jinja", digest, {}, "")


def _fill(template: str, digest: Digest, look: dict[str, str], farewell: str) -> str:
    return _templates().get_template(template).render(digest=digest, look=look, farewell=farewell) + "\n"


@cache
def _templates() -> "Environment":
    # Imported here because it takes a tenth of a second, which `--help` must not pay.
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("assistant", "export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": phrases.shown, "figure": figure, "page": page}
    environment.globals |= {"phrases": phrases, "dark": Markup(_sheet("dark.css"))}
    environment.tests["citation"] = lambda piece: isinstance(piece, Citation)
    return environment


@cache
def _look() -> dict[str, str]:
    """The style of each class, to be written into its elements: mail programs take style sheets away."""
    rules = _RULE.findall(_sheet("light.css"))
    return {name: re.sub(r"\s*([:;])\s*", r"\1", declarations).rstrip(";") for name, declarations in rules}


def _sheet(name: str) -> str:
    return (files("assistant") / "export" / name).read_text("utf-8").strip()
