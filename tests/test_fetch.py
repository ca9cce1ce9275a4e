"""Lists from a real server on the loopback address, and everything that it can do wrong."""

import gzip
import json
import socket
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import download, fetch
from assistant.build import open_assistant
from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.types import Fetched, Paper
from tests.hub_server import Hub, answer, entries, entry, running

DAY = "2026-06-10"
TODAY = date(2026, 6, 12)  # a Friday


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(download, "WAITS", (0.0, 0.0, 0.0))
    with running() as hub:
        yield hub


@pytest.fixture
def assistant(hub: Hub) -> Assistant:
    return open_assistant(today=TODAY, hf_endpoint=hub.url)


def get(hub: Hub, day: str = DAY) -> list[object]:
    ((listed, found),) = fetch.lists([date.fromisoformat(day)], hub.url, TODAY)
    assert str(listed) == day
    return found


def failure(hub: Hub) -> str:
    with pytest.raises(AssistantError) as caught:
        get(hub)
    message = str(caught.value)
    assert message.startswith(f"The list of {DAY} was not fetched: ")
    assert len(message.splitlines()) == 1
    return message


def test_a_list_of_several_pages_comes_whole_and_each_paper_once(hub: Hub) -> None:
    listed = hub.days[DAY] = entries(DAY, 120)
    assert get(hub) == listed
    assert [query["p"] for query in hub.asked] == ["0", "1", "2", "3"]
    assert {query["limit"] for query in hub.asked} == {"50"}


def test_a_page_with_fewer_papers_than_asked_for_is_not_taken_for_the_last(hub: Hub) -> None:
    listed = entries(DAY, 100)
    hub.answers = [answer(200, listed[:49]), answer(200, listed[48:98]), answer(200, listed[98:])]
    assert get(hub) == listed


def test_a_server_that_repeats_a_page_ends_the_list(hub: Hub) -> None:
    listed = entries(DAY, 50)
    hub.answers = [answer(200, listed)] * 9
    assert get(hub) == listed
    assert len(hub.asked) == 2


def test_a_list_without_end_is_refused(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAGES", 3)
    hub.days[DAY] = entries(DAY, 200)
    assert "more than 3 pages" in failure(hub)


def test_the_server_is_told_who_asks(hub: Hub) -> None:
    get(hub)
    assert hub.agents[0].startswith("daily-papers-assistant/")


def test_an_answer_may_be_packed(hub: Hub) -> None:
    listed = entries(DAY, 3)
    hub.answers = [answer(200, gzip.compress(json.dumps(listed).encode()), Content_Encoding="gzip")]
    assert get(hub) == listed


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_fails_for_now_is_asked_again(hub: Hub, status: int) -> None:
    hub.days[DAY] = entries(DAY, 2)
    hub.answers = [answer(status, b"<html>busy</html>")] * 3
    assert len(get(hub)) == 2
    hub.answers = [answer(status, {})] * 4
    assert f"({status})" in failure(hub)


def test_the_server_says_how_long_to_wait(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    dates = {"Date": "Wed, 10 Jun 2026 10:00:00 GMT", "Retry_After": "Wed, 10 Jun 2026 10:00:07 GMT"}
    hub.answers = [answer(429, {}, Retry_After="3"), _dated(503, dates), answer(429, {}, Retry_After="soon")]
    get(hub)
    assert waited == [3.0, 7.0, 0.0]


def test_a_server_that_wants_to_be_left_alone_for_long_is(hub: Hub) -> None:
    hub.answers = [answer(429, {"error": "rate limit"}, Retry_After="3600")]
    assert "wants us to wait 3,600 seconds" in failure(hub)
    assert len(hub.asked) == 1


def test_a_half_body_is_asked_for_again(hub: Hub) -> None:
    hub.days[DAY] = entries(DAY, 2)
    half = answer(200, json.dumps(hub.days[DAY]).encode()[:100], Content_Length="5000")
    hub.answers = [half]
    assert len(get(hub)) == 2
    hub.answers = [half] * 4
    assert "broke off" in failure(hub)


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (404, {"error": "Sorry, not here"}, "127.0.0.1 said “Sorry, not here”"),
        (400, {"error": "Invalid date"}, "said “Invalid date”"),
        (403, b"", "127.0.0.1 answered 403"),
        (200, {"error": "maintenance"}, "said “maintenance”"),
        (200, b"<html>Welcome to the hotel</html>", "what 127.0.0.1 answered is no list of papers"),
        (200, b'[{"paper": {"id": "26', "no list of papers"),
        (200, b"\xff\xfe", "no list of papers"),
        (200, b"", "no list of papers"),
        (200, {"papers": []}, "no list of papers"),
        (200, b"[" * 200_000, "no list of papers"),
    ],
)
def test_an_answer_that_is_no_list_is_named_and_not_asked_for_again(
    hub: Hub, status: int, body: object, reason: str
) -> None:
    hub.answers = [answer(status, body)]
    assert reason in failure(hub)
    assert len(hub.asked) == 1


def test_an_answer_without_end_is_cut(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "LARGEST", 1_000_000)
    hub.answers = [answer(200, gzip.compress(b"[" + b" " * 9_000_000 + b"]"), Content_Encoding="gzip")]
    assert "larger than 1 MB" in failure(hub)


def test_a_server_that_drips_is_left(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(20):
            handler.wfile.write(b" ")
            time.sleep(0.05)

    monkeypatch.setattr(download, "LONGEST", 0.2)
    hub.answers = [drip]
    assert "takes longer" in failure(hub)


def test_a_server_that_says_nothing_is_left(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "READ_TIMEOUT", 0.2)
    hub.answers = [lambda _handler: time.sleep(1)]
    assert "gave no answer in time" in failure(hub)


def test_a_redirect_is_followed_at_the_server_and_to_no_other(hub: Hub) -> None:
    hub.days[DAY] = entries(DAY, 2)
    hub.answers = [answer(307, b"", Location=f"/api/daily_papers?date={DAY}&p=0&limit=50")]
    assert len(get(hub)) == 2
    with running() as other:
        for elsewhere in (f"{other.url}/api/daily_papers?date={DAY}", "https://example.org/", "//example.org/x"):
            hub.answers = [answer(302, b"", Location=elsewhere)]
            assert "sends us on to another server" in failure(hub)
        assert other.asked == []
    hub.answers = [answer(302, b"", Location="/again")] * 9
    assert "on and on" in failure(hub)


def test_a_server_that_is_not_there_is_named(free_port: int) -> None:
    with pytest.raises(
        AssistantError, match=r"127\.0\.0\.1 cannot be reached: nothing answers there; check HF_ENDPOINT\."
    ):
        list(fetch.lists([TODAY], f"http://127.0.0.1:{free_port}/", TODAY))


@pytest.mark.parametrize("endpoint", ["huggingface.co", "ftp://x", "http://", "http://[::1", " "])
def test_a_wrong_address_is_named(endpoint: str) -> None:
    with pytest.raises(AssistantError, match="HF_ENDPOINT is"):
        list(fetch.lists([TODAY], endpoint, TODAY))


def test_a_day_that_has_not_begun_at_the_server_has_no_list(hub: Hub) -> None:
    hub.answers = [answer(400, {"error": "date must not be in the future"})]
    assert get(hub, str(TODAY)) == []


def test_the_days_due_begin_with_the_newest_held() -> None:
    assert fetch.due([date(2026, 6, 9), date(2026, 6, 10)], TODAY) == [date(2026, 6, day) for day in (10, 11, 12)]
    assert fetch.due([TODAY], TODAY) == [TODAY]
    assert fetch.due([], TODAY) == [date(2026, 6, day) for day in (8, 9, 10, 11, 12)]
    assert fetch.due([date(2126, 1, 1)], TODAY) == fetch.due([], TODAY), "a day to come says nothing"


@settings(max_examples=50)
@given(st.lists(st.dates(date(2020, 1, 1), date(2027, 1, 1)), max_size=3), st.dates(date(2024, 1, 1), date(2026, 1, 1)))
def test_the_days_due_are_at_most_thirty_weekdays_up_to_today(held: list[date], today: date) -> None:
    days = fetch.due(held, today)
    assert days == sorted(set(days)) and len(days) <= 30
    assert all(day.weekday() < 5 and day <= today for day in days)
    assert today.weekday() >= 5 or today in days
    if held:
        assert all(day >= min(*held, today - timedelta(6)) for day in days)


def test_a_new_library_gets_the_last_week_and_loses_the_sample(
    hub: Hub, assistant: Assistant, make: Callable[..., Paper]
) -> None:
    assistant.add([make("sample", day=12, source="sample")])
    hub.days = {DAY: entries(DAY, 2)}
    fetched = list(assistant.fetch())
    assert hub.asked_days() == ["2026-06-08", "2026-06-09", DAY, "2026-06-11", "2026-06-12"]
    assert [(str(done.day), done.papers) for done in fetched if done.papers] == [(DAY, 2)]
    assert not assistant.library.is_sample() and assistant.library.count() == 2
    state = assistant.status()
    assert state.embedded == 2 and state.fetched is not None


def test_a_day_fetched_again_adds_its_late_papers_and_upvotes_and_embeds_no_other(
    hub: Hub, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.days = {DAY: entries(DAY, 3)}
    list(assistant.fetch())
    made: list[int] = []
    monkeypatch.setattr(type(assistant.library), "put_vectors", _counting(assistant, made))
    hub.days = {DAY: [*entries(DAY, 3, upvotes=9), entry("2606.99999", DAY)]}
    fetched = next(iter(assistant.fetch()))
    assert fetched == Fetched(date(2026, 6, 10), 4, 0, fetched.added)
    assert (fetched.added.added, fetched.added.changed, fetched.added.unchanged) == (1, 3, 0)
    assert made == [1]
    assert {paper.upvotes for paper in assistant.papers()} == {1, 9}


def test_what_came_before_a_failure_is_kept(hub: Hub, assistant: Assistant) -> None:
    hub.days = {"2026-06-08": entries("2026-06-08", 2), "2026-06-09": entries("2026-06-09", 2)}
    days = [date(2026, 6, 8), date(2026, 6, 9)]
    hub.answers = [answer(200, hub.days["2026-06-08"]), answer(200, []), answer(404, {})]
    with pytest.raises(AssistantError, match="The list of 2026-06-09 was not fetched"):
        list(assistant.fetch(days))
    assert [day.day for day in assistant.days()] == [date(2026, 6, 8)]
    assert assistant.status().embedded == 2
    assert assistant.status().fetched is None


def test_a_paper_stands_on_the_day_that_it_names_itself(hub: Hub, assistant: Assistant) -> None:
    hub.days = {DAY: [entry("2606.00001", DAY), entry("2606.00002", "2026-06-09")]}
    (fetched,) = assistant.fetch([date(2026, 6, 10)])
    assert (fetched.papers, fetched.elsewhere) == (2, 1)
    assert [(str(day.day), day.papers) for day in assistant.days()] == [("2026-06-09", 1), (DAY, 1)]


def test_a_paper_that_names_no_day_stands_on_the_day_asked_for(hub: Hub, assistant: Assistant) -> None:
    old = entry("2406.00001", DAY)
    del old["paper"]["submittedOnDailyAt"]
    hub.days = {"2024-06-10": [old]}
    list(assistant.fetch([date(2024, 6, 10)]))
    assert [str(day.day) for day in assistant.days()] == ["2024-06-10"]


def test_a_wrong_entry_is_named_and_the_others_are_kept(hub: Hub, assistant: Assistant) -> None:
    hub.days = {DAY: [entry("2606.00001", DAY), {"paper": {"id": "2606.00002"}}]}
    (fetched,) = assistant.fetch([date(2026, 6, 10)])
    assert fetched.papers == 1
    assert fetched.added.problems == (
        f"The list of {DAY}, entry 2: the title is missing; every paper needs an id, a title and an abstract",
    )


def test_only_the_endpoint_is_spoken_to(hub: Hub, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.days = {DAY: entries(DAY, 1)}
    spoken: set[object] = set()
    connect = socket.socket.connect

    def noting(self: socket.socket, address: object) -> None:
        spoken.add(address)
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", noting)
    list(assistant.fetch([date(2026, 6, 10)]))
    assert spoken == {("127.0.0.1", hub.server_port)}


def _counting(assistant: Assistant, made: list[int]) -> object:
    put = type(assistant.library).put_vectors

    def counting(library: object, vectors: dict[int, object]) -> None:
        made.append(len(vectors))
        put(library, vectors)  # type: ignore[arg-type]

    return counting


def _dated(status: int, headers: dict[str, str]) -> object:
    def play(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response_only(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return play
