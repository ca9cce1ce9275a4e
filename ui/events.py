"""How the page's events run: how many at once, out of sight of other programs; and the wishes of its scripts."""

import json
from collections.abc import Callable
from typing import Any

import gradio as gr
from gradio.context import Context

# Each kind of work has a queue of its own: a model may take a minute to answer, and who browses must not wait for it.
# An answer made of quotes takes a fraction of a second, most of it computing: more at once only make each other wait.
# (Gradio runs 40 functions at once; answers and digests together leave most of these to browsing.)
ASKING: dict[str, Any] = {"concurrency_limit": 8, "concurrency_id": "ask"}
# Reading days, cards and searches takes some hundredths of a second.
BROWSING: dict[str, Any] = {"concurrency_limit": 16, "concurrency_id": "browse"}
# A digest of a month computes for seconds, or asks a model for each theme.
DIGESTING: dict[str, Any] = {"concurrency_limit": 2, "concurrency_id": "digest"}

# The page shows its own signs of waiting; named endpoints for other programs are made on purpose (programs.py).
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def wish(do: str) -> gr.Textbox:
    """An unseen box that hears `wish({do, …})` of script/wish.js, or a click on `<button data-do="{do}" data-…>`.

    Listen to its `change`; `wished` reads its value. It belongs to the tab that is being built, which then comes up.
    """
    tab = _tab()
    box = gr.Textbox(visible="hidden", elem_id=f"wish-{do}", elem_classes=tab.elem_id, label=do, render=False)
    # What is in a tab is not drawn before somebody opens it, and would not hear a wish till then.
    within, Context.block = Context.block, Context.root_block
    box.render()  # type: ignore[no-untyped-call]
    Context.block = within
    return box


def wished(value: str) -> dict[str, str]:
    """What a script wished for: the data of the element, each a text; empty if it is no wish."""
    try:
        wish = json.loads(value)
    except ValueError:
        return {}
    return {str(name): str(what) for name, what in wish.items()} if isinstance(wish, dict) else {}


def at_start(run: Callable[..., Any], inputs: Any, outputs: Any, **limits: Any) -> Any:
    """Runs it whenever somebody opens the page."""
    return Context.root_block.load(run, inputs, outputs, **(limits or BROWSING), **QUIET)  # type: ignore[union-attr]


def at_opening(run: Callable[..., Any], inputs: Any, outputs: Any, **limits: Any) -> Any:
    """Runs it whenever somebody opens the tab that is being built."""
    return _tab().select(run, inputs, outputs, **(limits or BROWSING), **QUIET)


def _tab() -> gr.Tab:
    """The tab that is being built."""
    block = Context.block
    while not isinstance(block, gr.Tab):
        block = block.parent  # type: ignore[union-attr]
    return block
