"""The tab About: what is loaded, what reads and writes, and whether anything leaves the machine."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import gradio as gr

from assistant.pipeline import Assistant
from assistant.types import State
from assistant.wording import capital, day, figure, span
from ui import fill, texts
from ui.events import at_opening
from ui.render import waiting

# A model's server is asked for its name, which may take as long as its timeout: whoever browses must not wait for that.
_LOOKING: dict[str, Any] = {"concurrency_limit": 4, "concurrency_id": "about"}


def build(assistant: Assistant, problem: Callable[[], str] = str) -> None:
    """The tab; `problem` tells why no new lists come."""
    shown = gr.Markdown(
        waiting(texts.LOOKING), elem_id="about", sanitize_html=False, container=False, latex_delimiters=[]
    )
    at_opening(lambda: about(assistant.status(), problem()), None, shown, **_LOOKING)


def about(state: State, problem: str = "") -> str:
    """The state of the assistant as HTML, with why no new lists come."""
    quotes, _, why = state.writer.partition(", because: ")
    facts = {
        texts.LOADED: texts.SAMPLE if state.sample else figure(state.papers, "paper"),
        texts.LISTS: _lists(state),
        texts.REFRESHED: _moment(state.fetched) if state.fetched else texts.NOT_YET,
        texts.FOLDER: state.folder,
        texts.WRITER: texts.QUOTES if quotes == "quotes" else state.writer,
        texts.EMBEDDING: state.embedding,
        texts.LEAVES: f"{capital(state.leaves_this_machine)}.",
        texts.VERSION: state.version,
    }
    waiting = state.papers - state.embedded
    return fill.html(
        "about",
        state=state,
        facts=facts,
        problem=problem,
        why=why,
        waiting=figure(waiting, "paper") if waiting else "",
    )


def _lists(state: State) -> str:
    if not state.list_days:
        return texts.NO_LISTS
    return f"{figure(state.list_days, 'day')}, {span(state.first_day, state.last_day)}"


def _moment(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{day(utc.date())}, {utc:%H:%M} UTC"
