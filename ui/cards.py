"""Papers as the cards of a list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from assistant.export import export
from assistant.export.phrases import shown
from assistant.text import arxiv_id
from assistant.titles import short
from assistant.types import Digest, Paper
from assistant.wording import day, join
from ui import fill, texts

AUTHORS = 3  # named on a card, as on Hugging Face's; all of them stand above the abstract
KEYWORDS = 5  # on a card, about a line; the rest stands under the abstract


def cards(papers: Sequence[Paper], days: tuple[date, date] | None = None, **list: Any) -> str:
    """The papers as a list of cards; with `days`, several, each names those of them that it was listed on."""
    return fill.html("cards", cards=[_card(paper, days) for paper in papers], **list)


def question(paper: Paper) -> str:
    """A question about this paper alone, which it is named in beyond doubt."""
    if arxiv_id(paper.id):
        return texts.ASK_ABOUT_ID.format(title=shown(short(paper.title)), id=paper.id)
    return texts.ASK_ABOUT_TITLE.format(title=shown(paper.title))


def bibtex(paper: Paper) -> str:
    """The paper's entry for a bibliography."""
    return export(Digest(date.min, date.max, (paper,)), "bibtex").strip()


def _card(paper: Paper, days: tuple[date, date] | None) -> dict[str, Any]:
    authors = [name for name in map(shown, paper.authors) if name]
    keywords = list(dict.fromkeys(filter(None, map(shown, paper.keywords))))
    return {
        "paper": paper,
        "authors": authors,
        "facts": [*filter(None, (_authors(authors), shown(paper.organization), _days(paper, days)))],
        "keywords": keywords[:KEYWORDS],
        "more": keywords[KEYWORDS:],
        "question": question(paper),
        "bibtex": escape(bibtex(paper)).replace("\n", Markup("&#10;")),
    }


def _authors(names: Sequence[str]) -> str:
    more = f" +{len(names) - AUTHORS:,}" if len(names) > AUTHORS else ""
    return f"{', '.join(names[:AUTHORS])}{more}"


def _days(paper: Paper, days: tuple[date, date] | None) -> str:
    return join([day(listed) for listed in paper.days if days[0] <= listed <= days[1]]) if days else ""
