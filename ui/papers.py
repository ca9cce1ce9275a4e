"""The tab Papers: the list of a day, week or month as cards, and beside it how many papers the days list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import gradio as gr

from assistant.digest.rising import risen
from assistant.errors import AssistantError
from assistant.export.phrases import shown
from assistant.pipeline import Assistant
from assistant.titles import short
from assistant.types import Paper
from ui import choice, fill, plots, texts
from ui.cards import cards
from ui.choice import SPANS, Choice, Choices
from ui.events import BROWSING, QUIET, at_start, wish, wished

MOST = 1_000  # papers without a day; those of a day, week or month are seldom as many
ALIKE = 12  # papers like one; those farther down have little to do with it


@dataclass(frozen=True, slots=True)
class Papers:
    """The boxes of the tab that hear wishes for days (span, day) or a paper (id), and for papers like one (id)."""

    wish: gr.Textbox
    like: gr.Textbox


def build(assistant: Assistant) -> Papers:
    """The tab."""

    def show(value: str = "") -> Any:
        asked = wished(value)
        paper = assistant.library.paper(asked["id"]) if asked.get("id") else None
        if paper and paper.days and "day" not in asked:
            asked |= {"day": paper.days[-1].isoformat()}
        offered = choice.choices(assistant.days(), asked, assistant.today())
        if offered is None or (paper and not paper.days):
            return "", "", _undated([paper] if paper else assistant.papers()), None
        return *_drawn(offered), _listed(assistant, offered.chosen, asked), offered.chosen

    def like(value: str, back: Choice | None) -> str:
        id = wished(value).get("id", "")
        try:
            alike = [hit.paper for hit in assistant.like(id, ALIKE)]
            title = shown(short(assistant.paper(id).title))
        except AssistantError as error:
            return fill.html("notice", notice=str(error))
        heading = texts.LIKE.format(title=title)
        return cards(alike, (date.min, date.max), heading=heading, data={"alike": id}, back=back)

    def rising(chosen: Choice | None) -> str:
        return "" if chosen is None else counted(chosen.rising_since, chosen.until, assistant.library.meta("changed"))

    @lru_cache(maxsize=64)
    def counted(since: date, until: date, _changed: int) -> str:
        """The plot of some days, drawn again when the library has changed."""
        earlier = assistant.papers(since - timedelta(weeks=4), since - timedelta(days=1))
        return plots.rising(risen(assistant.papers(since, until), earlier), since, until)

    plain: dict[str, Any] = {"sanitize_html": False, "container": False, "latex_delimiters": []}
    with gr.Column(elem_id="papers"):
        days = gr.Markdown(elem_id="papers-days", **plain)
        gr.Markdown(fill.html("filters"), elem_id="papers-filters", **plain)
        with gr.Column(elem_id="papers-plots"):
            per_day = gr.Markdown(elem_id="papers-per-day", **plain)
            topics = gr.Markdown(elem_id="papers-rising", **plain)
        listed = gr.Markdown(elem_id="papers-list", **plain)
    chosen = gr.State()
    drawn = [days, per_day, listed, chosen]
    asked, alike = wish("papers"), wish("like")
    limits = {**BROWSING, **QUIET}
    at_start(show, None, drawn).then(rising, chosen, topics, **limits)
    asked.change(show, asked, drawn, **limits).then(rising, chosen, topics, **limits)
    alike.change(like, [alike, chosen], listed, **limits)
    return Papers(asked, alike)


def _drawn(offered: Choices) -> tuple[str, str]:
    return (
        fill.html("choice", choices=offered, do="papers", spans=SPANS),
        plots.per_day(offered.days, offered.chosen),
    )


def _undated(papers: Sequence[Paper]) -> str:
    heading = texts.UNDATED if papers else texts.PAPERS
    if len(papers) > MOST:
        heading = texts.FIRST_UNDATED.format(most=MOST)
    return cards(papers[:MOST], heading=heading, data={}, back=None)


def _listed(assistant: Assistant, chosen: Choice, asked: Mapping[str, str]) -> str:
    papers: list[Paper] = assistant.papers(chosen.since, chosen.until)
    days = (chosen.since, chosen.until) if chosen.span != "day" else None
    told = {name: asked[name] for name in ("id", "quote") if asked.get(name)}
    data = {"span": chosen.span, "day": chosen.latest} | told
    return cards(papers, days, heading=chosen.title, data=data, back=None)
