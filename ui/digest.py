"""The tab Digest: the papers of a day or week, theme by theme as they are placed."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.types import Digest as Made
from ui import choice, fill, sheet, texts
from ui.choice import Choice, Span
from ui.events import BROWSING, DIGESTING, QUIET, at_opening, wish, wished

OFFERED: tuple[Span, ...] = ("day", "week")  # a month's papers are too many to read through
KEPT = 8  # digests that are shown again without being made anew; a week's takes a megabyte


@dataclass(frozen=True, slots=True)
class Digest:
    """The box of the tab that hears wishes for days (span, day)."""

    wish: gr.Textbox


@dataclass(frozen=True, slots=True)
class Making:
    """What is to be made, of which state of the library; `wish` tells the same ones apart."""

    choice: Choice
    changed: int
    wish: str = ""


@dataclass(slots=True)
class Newest:
    """What one person wants now, and what was `begun` last: a wish that opens the tab is heard twice, but made once.

    What was begun before and is not wanted any more ends. (Gradio cancels what runs in the background only some time
    after the next has begun, and then may take that for it.)
    """

    making: Making | None = None
    begun: Making | None = None


def build(assistant: Assistant) -> Digest:
    """The tab."""
    kept: OrderedDict[tuple[Choice, int], Made] = OrderedDict()

    def choose(value: str, newest: Newest) -> Any:
        asked = wished(value)
        offered = choice.choices(assistant.days(), {**asked, "span": _span(asked)}, assistant.today())
        if offered is None:
            return fill.html("notice", notice=texts.NO_DIGEST), None
        newest.making = Making(offered.chosen, assistant.library.meta("changed"), asked.get("count", ""))
        return fill.html("choice", choices=offered, do="digest", spans=OFFERED), newest.making

    def opened(value: str, newest: Newest, now: Making | None) -> Any:
        changed = assistant.library.meta("changed")
        # What was made or stopped stays while the list does; a wish that opened the tab is heard by `choose`.
        if (now and now.changed == changed) or newest.making not in (None, now):
            return gr.skip(), gr.skip()
        return choose(value, newest)

    def make(making: Making | None, newest: Newest) -> Iterator[Any]:
        if making is None:
            yield "", "", ""
            return
        # It waited for others, and something else was wished for meanwhile; or it is being made.
        if newest.making != making or newest.begun == making:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        newest.begun = making
        key = (making.choice, making.changed)
        if whole := kept.get(key):
            yield "", sheet.digest(whole, making.choice), sheet.downloads(whole)
            return
        yield sheet.progress(None, making.choice), "", ""
        try:
            for made in assistant.digest(making.choice.since, making.choice.until):
                if newest.making != making:
                    yield gr.skip(), gr.skip(), gr.skip()  # what is said last is drawn once more at the end
                    return
                yield sheet.progress(made, making.choice), sheet.digest(made, making.choice), ""
        except AssistantError as error:
            yield fill.html("notice", notice=str(error)), gr.skip(), ""
            return
        if not made.notes:  # they tell that a model failed, which may be better next time
            kept[key] = made
            while len(kept) > KEPT:
                kept.popitem(last=False)
        yield "", sheet.digest(made, making.choice), sheet.downloads(made)

    def stopped(value: str, newest: Newest) -> str:
        newest.making = None
        return sheet.stopped(value)

    plain: dict[str, Any] = {"sanitize_html": False, "container": False, "latex_delimiters": []}
    with gr.Column(elem_id="digest"):
        days = gr.Markdown(elem_id="digest-days", **plain)
        progress = gr.Markdown(elem_id="digest-progress", **plain)
        downloads = gr.Markdown(elem_id="digest-downloads", **plain)
        themes = gr.Markdown(elem_id="digest-themes", **plain)
    wanted, newest = gr.State(), gr.State(Newest())
    asked, stop = wish("digest"), wish("stop-digest")
    wanted.change(make, [wanted, newest], [progress, themes, downloads], trigger_mode="multiple", **DIGESTING, **QUIET)
    asked.change(choose, [asked, newest], [days, wanted], **BROWSING, **QUIET)
    stop.change(stopped, [stop, newest], progress, **BROWSING, **QUIET)
    at_opening(opened, [asked, newest, wanted], [days, wanted])
    return Digest(asked)


def _span(asked: dict[str, str]) -> str:
    return asked.get("span", "") if asked.get("span") in OFFERED else OFFERED[0]
