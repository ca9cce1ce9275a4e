"""What an address opens; in the browser it is tested with the rest of the page."""

import json
import re
from html import unescape
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from assistant.build import open_assistant
from assistant.pipeline import Assistant
from assistant.types import Paper
from tests.conftest import TODAY
from ui import address, fill
from ui.address import Opened, opened


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Papers of Wednesday, 10 June, and of Friday, 29 May 2026."""
    assistant = open_assistant(tmp_path_factory.mktemp("data"), today=TODAY)
    june, may = TODAY.replace(day=10), TODAY.replace(month=5, day=29)
    assistant.store([Paper("2606.00001", "One", "One.", days=(june,)), Paper("a/b&c", "Two", "Two.", days=(may,))])
    return assistant


@pytest.mark.parametrize(
    ("search", "wish"),
    [
        ("?date=2026-06-10", {"do": "papers", "span": "day", "day": "2026-06-10"}),
        ("?week=2026-W24", {"do": "papers", "span": "week", "day": "2026-06-08"}),
        ("?tab=papers&month=2026-05", {"do": "papers", "span": "month", "day": "2026-05-01"}),
        ("?tab=digest&week=2026-W22", {"do": "digest", "span": "week", "day": "2026-05-25"}),
        ("?tab=digest&date=2026-05-29", {"do": "digest", "span": "day", "day": "2026-05-29"}),
        ("?paper=2606.00001", {"do": "papers", "id": "2606.00001"}),
        (f"?paper={quote('a/b&c', safe='')}", {"do": "papers", "id": "a/b&c"}),
        ("?like=2606.00001", {"do": "like", "id": "2606.00001"}),
        ("?q=What+is+One%3F", {"do": "ask", "text": "What is One?"}),
        ("?__theme=dark&date=2026-06-10", {"do": "papers", "span": "day", "day": "2026-06-10"}),
    ],
)
def test_an_address_opens_what_it_names(held: Assistant, search: str, wish: dict[str, str]) -> None:
    assert opened(search, held) == Opened(wish)


@pytest.mark.parametrize("tab", address.TABS)
def test_a_tab_alone_is_opened(held: Assistant, tab: str) -> None:
    assert opened(f"?tab={tab}", held) == Opened(tab=tab)


@pytest.mark.parametrize("search", ["", "?", "?q=", "?q=+", "?other=1", "?&&=", "?date="])
def test_an_address_that_names_nothing_opens_nothing(held: Assistant, search: str) -> None:
    assert opened(search, held) == Opened()


@pytest.mark.parametrize(
    ("search", "tab", "notice"),
    [
        ("?date=soon", "papers", "“soon” is no day; in the address it is written as 2026-06-10."),
        ("?date=2026-02-30", "papers", "“2026-02-30” is no day; in the address it is written as 2026-06-10."),
        ("?date=20260610", "papers", "“20260610” is no day; in the address it is written as 2026-06-10."),
        ("?week=2026-W60", "papers", "“2026-W60” is no week; in the address it is written as 2026-W24."),
        ("?tab=digest&week=24", "digest", "“24” is no week; in the address it is written as 2026-W24."),
        ("?month=June", "papers", "“June” is no month; in the address it is written as 2026-06."),
        ("?tab=news&date=2026-06-10", "", "There is no tab “news” here."),
        ("?paper=2606.99999", "papers", "The paper 2606.99999 is in none of the lists held."),
        ("?like=1", "papers", "The paper 1 is in none of the lists held."),
        (f"?paper={'9' * 90}", "papers", f"The paper {'9' * 40}… is in none of the lists held."),
    ],
)
def test_what_it_names_wrongly_is_told_in_one_line(held: Assistant, search: str, tab: str, notice: str) -> None:
    assert opened(search, held) == Opened(tab=tab, notice=notice)


@pytest.mark.parametrize(
    ("search", "notice"),
    [
        ("?date=2026-06-13", "There is no list of 13 June 2026. Shown: Wednesday 10 June 2026."),
        ("?date=1999-01-01", "There is no list of 1 January 1999. Shown: Friday 29 May 2026."),
        ("?week=2026-W23", "There is no list of 2026-W23. Shown: 25–29 May 2026."),
    ],
)
def test_days_without_a_list_open_the_list_before_and_say_so(held: Assistant, search: str, notice: str) -> None:
    found = opened(search, held)
    assert found.wish["do"] == "papers" and found.notice == notice


def test_an_empty_library_opens_as_it_is(assistant: Assistant) -> None:
    assert opened("?date=2026-06-10", assistant).notice == ""


@settings(max_examples=60, deadline=None)
@given(some.sampled_from(("", "tab", "q", "paper", "date", "week", "month")), some.text())
def test_no_address_is_an_error_and_none_escapes_its_place(held: Assistant, name: str, text: str) -> None:
    found = opened(f"?{name}={quote(text)}", held)
    html = fill.html("address", wish=json.dumps(found.wish), notice=found.notice)
    (wish,) = re.findall(r'data-opens="([^"]*)"', html)
    assert json.loads(unescape(wish)) == found.wish
    assert len(re.findall("<", html)) == (4 if found.notice else 2)
