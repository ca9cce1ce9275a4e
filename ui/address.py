"""The state of the page in its address: /?q=…, /?paper=2606.10651, /?date=2026-06-10, /?tab=digest&week=2026-W24."""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qs

import gradio as gr

from assistant import wording
from assistant.pipeline import Assistant
from ui import choice, fill, texts
from ui.choice import Span
from ui.events import BROWSING, QUIET, wished

TABS = ("ask", "papers", "digest", "about")
_FORMS: dict[str, tuple[Span, re.Pattern[str]]] = {
    "date": ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    "week": ("week", re.compile(r"(\d{4})-W(\d\d)")),
    "month": ("month", re.compile(r"\d{4}-\d\d")),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """What an address opens: a wish as the page's buttons have them, or a tab alone; and what is wrong with it."""

    wish: dict[str, str] = field(default_factory=dict)
    tab: str = ""
    notice: str = ""


def build(assistant: Assistant) -> None:
    """What script/address.js tells the address to, and hears what it opens from."""
    told = gr.Textbox(visible="hidden", elem_id="wish-address", label="address")
    opens = gr.Markdown(elem_id="address", sanitize_html=False, container=False, latex_delimiters=[])

    def open_address(value: str) -> str:
        found = opened(wished(value).get("search", ""), assistant)
        wish = found.wish or ({"tab": f"tab-{found.tab}"} if found.tab else {})
        return fill.html("address", wish=json.dumps(wish), notice=found.notice)

    told.change(open_address, told, opens, **BROWSING, **QUIET)


def opened(search: str, assistant: Assistant) -> Opened:
    """What an address with this query ("?date=…") opens; what cannot be read leaves the page as it is."""
    try:
        values = {name: found[0].strip() for name, found in parse_qs(search.removeprefix("?")).items()}
    except ValueError:  # more fields than anybody writes
        values = {}
    tab = values.get("tab", "")
    if tab and tab not in TABS:
        return Opened(notice=texts.NO_TAB.format(tab=_short(tab)))
    for name, do in (("paper", "papers"), ("like", "like")):
        if id := values.get(name):
            if assistant.library.paper(id) is None:
                return Opened(tab="papers", notice=texts.NO_PAPER.format(id=_short(id)))
            return Opened({"do": do, "id": id})
    if question := values.get("q"):
        return Opened({"do": "ask", "text": question})
    for name in _FORMS:
        if text := values.get(name):
            return _days(name, text, tab, assistant)
    return Opened(tab=tab)


def _days(name: str, text: str, tab: str, assistant: Assistant) -> Opened:
    """The days of which an address has the `date`, `week` or `month`, or those nearest before them."""
    do = "digest" if tab == "digest" else "papers"
    span, first = _FORMS[name][0], _first(name, text)
    if first is None:
        return Opened(tab=do, notice=texts.NO_DAYS[name].format(text=_short(text)))
    wish = {"do": do, "span": span, "day": first.isoformat()}
    shown = choice.choices(assistant.days(), wish, assistant.today())
    if shown is None or shown.chosen.since <= first <= shown.chosen.until:
        return Opened(wish)
    wanted = wording.day(first) if span == "day" else text
    return Opened(wish, notice=texts.NOT_LISTED.format(days=wanted, shown=shown.chosen.title))


def _first(name: str, text: str) -> date | None:
    match = _FORMS[name][1].fullmatch(text)
    try:
        if match and name == "week":
            return date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return date.fromisoformat(f"{text}-01" if name == "month" else text) if match else None
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
