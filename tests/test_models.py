"""The model's client against a scripted server, over real HTTP on loopback."""

import logging
import socket
import subprocess
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant import endpoint, models
from assistant.errors import AssistantError, CutError, ModelError
from assistant.types import Model, Turn
from tests.openai_server import (
    Act,
    Exchange,
    Server,
    alive,
    cut,
    endless,
    fail,
    raw,
    refuse,
    say,
    silent,
    slowly,
    think,
    trickle,
)

KEY = "sk-5ecret-key"
TURNS = (Turn("system", "Be brief."), Turn("user", "What is the private question?"))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "BETWEEN_SECONDS", 0.6)
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.01)


def ask(model: Model) -> tuple[str, str]:
    """What came of the reply, and why it ended early."""
    text = ""
    try:
        for piece in model.chat(TURNS):
            text += piece
    except ModelError as error:
        return text, str(error)
    return text, ""


def test_a_reply_comes_piece_by_piece_as_it_is_written() -> None:
    with Server([slowly("one two three", pause=0.1)]) as server:
        begun = time.monotonic()
        arrived = [(piece, time.monotonic() - begun) for piece in server.model().chat(TURNS) if piece]
    assert [piece for piece, _ in arrived] == ["one", " two", " three", "."]
    assert arrived[0][1] < arrived[2][1] - 0.05


def test_the_turns_are_sent_as_they_are_and_nothing_is_left_to_chance() -> None:
    with Server() as server:
        ask(server.model("my-model"))
        (request,) = server.chats
    assert request.messages == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "What is the private question?"},
    ]
    assert request.prompt == "system: Be brief.\n\nuser: What is the private question?"
    assert request.body["model"] == "my-model"
    assert request.body["temperature"] == 0 and request.body["stream"] is True


def test_a_text_that_is_no_unicode_is_sent_all_the_same() -> None:
    with Server() as server:
        assert "".join(server.model().chat([Turn("user", "caf\udce9")])) == "Hello."
        assert server.chats[0].messages[0]["content"] == "caf?"


def test_nothing_is_contacted_before_the_first_question() -> None:
    with Server() as server:
        model = server.model("")
        model.chat(TURNS)
        assert not server.requests
        assert model.host == server.host and model.window == 8192


def test_nothing_heavy_is_imported_before_the_first_question() -> None:
    program = (
        "import sys; from assistant import models; models.connect('http://127.0.0.1:9/v1', 'k');"
        "print([m for m in ('openai', 'llama_index', 'httpx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_key_alone_means_openai() -> None:
    assert models.connect("", KEY).host == "api.openai.com"


@pytest.mark.parametrize("url", ["localhost:8080/v1", "ftp://x/v1", "http://", "http://[::1/v1", "http://x:port/v1"])
def test_a_wrong_base_url_is_named(url: str) -> None:
    with pytest.raises(AssistantError, match="OPENAI_BASE_URL is no web address"):
        models.connect(url, "")


@pytest.mark.parametrize("key", ["sk-5ecret\nkey", "sk-5ecret…"])
def test_a_key_that_no_header_can_carry_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(AssistantError, match="OPENAI_API_KEY holds characters") as caught:
        models.connect("", key)
    assert "5ecret" not in str(caught.value)


def test_the_model_is_the_servers_first_and_asked_for_once() -> None:
    with Server(offered=["first", "second"]) as server:
        model = server.model("")
        with ThreadPoolExecutor(8) as threads:
            assert set(threads.map(lambda _: model.name(), range(8))) == {"first"}
        ask(model)
        assert [request.path for request in server.requests] == ["/v1/models", "/v1/chat/completions"]
        assert server.chats[0].body["model"] == "first"


def test_a_model_that_only_embeds_is_passed_over() -> None:
    with Server(offered=["nomic-embed-text:latest", "whisper-1", "llama3.2:3b"]) as server:
        assert server.model("").name() == "llama3.2:3b"


def test_a_model_named_by_its_file_is_shown_without_the_folder() -> None:
    path = "/home/somebody/models/small-q4.gguf"
    with Server(["Hello.", say("")], offered=[path]) as server:
        model = server.model("")
        ask(model)
        assert model.name() == "small-q4.gguf" and server.chats[0].body["model"] == path
        assert ask(model)[1].startswith("small-q4.gguf at 127.0.0.1")


def test_the_name_is_asked_again_after_a_failure() -> None:
    with Server(listing=refuse(503)) as server:
        model = server.model("")
        with pytest.raises(ModelError, match="HTTP 503"):
            model.name()
        server.listing = None
        assert model.name() == "test-model"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (raw('{"data": []}'), "offers no model"),
        (raw('{"data": null}'), "is no answer of a language model"),
        (raw("<html>", kind="text/html"), "is no answer of a language model"),
        (raw("{oops"), "is no answer of a language model"),
        (silent(), "did not list its models within 0.4 s. Try again, or name one with ASSISTANT_MODEL"),
        (refuse(401), "does not accept the key"),
        (refuse(404), "usually ends in /v1"),
    ],
)
def test_a_server_that_does_not_list_its_models(act: Act, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "within" in expected:
        monkeypatch.setattr(endpoint, "LISTING_SECONDS", 0.4)
    with Server(listing=act) as server:
        assert_plain(*ask(server.model("", seconds=20)), expected, server)


def test_all_who_wait_for_a_silent_server_wait_for_one_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "LISTING_SECONDS", 1.0)
    with Server(listing=silent()) as server, ThreadPoolExecutor(4) as threads:
        model = server.model("", seconds=60)
        together = threading.Barrier(4, timeout=10)

        def failed(_: int) -> str:
            together.wait()
            return ask(model)[1]

        lines = set(threads.map(failed, range(4)))
        assert len(lines) == 1 and server.host in lines.pop()
        assert len(server.requests) == 1


def assert_plain(text: str, line: str, expected: str, server: Server) -> None:
    assert expected in line
    assert server.host in line and "\n" not in line and line.endswith(".") and len(line) < 200
    assert "private" not in line and KEY not in line and "sk-test" not in line
    assert text == "Half an" or not text


FAILURES = {
    "refused": (refuse(400, "private"), "rejects the request for test-model (HTTP 400)"),
    "wrong key": (refuse(401, f"Incorrect key {KEY}"), "does not accept the key. Correct OPENAI_API_KEY"),
    "forbidden": (refuse(403), "refuses test-model to this key"),
    "unknown model": (refuse(404), "has no test-model; it has llama, qwen. Correct ASSISTANT_MODEL"),
    "wrong path": (raw("404 page not found", 404, "text/plain"), "has no test-model"),
    "too large": (refuse(413), "too long for test-model"),
    "rate limit": (refuse(429), "takes no more requests for now"),
    "no quota": (refuse(429, code="insufficient_quota"), "has no quota left"),
    "failed": (refuse(500), "failed (HTTP 500)"),
    "gateway": (raw("<html>", 502, "text/html", retry_after="0.01"), "failed (HTTP 502)"),
    "context": (refuse(400, "maximum context length is 4096 tokens", "context_length_exceeded"), "WINDOW"),
    "context, llama.cpp": (refuse(400, "the request exceeds the available context size"), "too long for test-model"),
    "context, in the stream": (fail("", "context size exceeded"), "too long for test-model"),
    "failed in the middle": (fail("Half an", "CUDA error: private"), "failed in the middle"),
    "filter": (say("", "content_filter"), "content filter"),
    "filter before": (refuse(400, code="content_filter"), "content filter"),
    "empty": (say(""), "answered nothing"),
    "nothing but thoughts": (say("<think>let me see"), "answered nothing"),
    "no room": (think("let me see", "", "length"), "no room left to answer"),
    "redirect": (raw("", 302, location="http://127.0.0.1:9/"), "points to another address"),
    "connection lost": (cut("Half an"), "broke off"),
    "no end": (cut("Half an", is_clean=True), "broke off"),
    "no status": (silent(), "did not begin to answer within 0.4 s. Try again, or raise ASSISTANT_MODEL_TIMEOUT"),
    "no token": (silent(""), "did not begin to answer"),
    "head byte by byte": (trickle, "did not begin to answer"),
    "nothing but keep-alives": (alive(), "did not begin to answer"),
    "silence": (silent("Half an"), "fell silent"),
    "keep-alives": (alive("Half an"), "fell silent"),
    "pieces of nothing": (alive("Half an", b'data: {"choices":[{"delta":{"content":""}}]}\n\n'), "fell silent"),
    "rate limit, a long wait": (refuse(429, retry_after="50"), "takes no more requests for now"),
    "page": (raw("<html><p>private</p>", kind="text/html"), "is no answer of a language model"),
    "json": (raw('{"a": 1}'), "is no answer of a language model"),
    "bytes": (raw(b"data: \xff\xfe\n\n", kind="text/event-stream"), "is no answer of a language model"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_one_plain_line(name: str) -> None:
    act, expected = FAILURES[name]
    with Server([act], offered=["llama", "qwen", "test-model"]) as server:
        is_late = "did not begin" in expected or "long wait" in name
        text, line = ask(server.model(seconds=0.4 if is_late else 20, key=KEY))
        assert_plain(text, line, expected, server)
        if name in ("no status", "no token", "head byte by byte", "silence", "keep-alives"):
            assert server.left.wait(5), "the connection is closed"


@pytest.mark.parametrize(
    "event",
    [
        "{oops",
        "5",
        "[1]",
        "null",
        "{}",
        '{"choices": 5}',
        '{"choices": [5]}',
        '{"choices": {"a": 1}}',
        '{"choices": [{"delta": "x"}]}',
        '{"choices": [{"delta": {"content": 5}}]}',
        '{"choices": [{"delta": {"role": "weird", "content": "x"}}]}',
    ],
)
def test_an_event_of_another_shape_is_no_answer(event: str) -> None:
    with Server([raw(f"data: {event}\n\n", kind="text/event-stream")]) as server:
        assert_plain(*ask(server.model()), "is no answer of a language model", server)


def test_no_server_is_said_with_what_to_do(free_port: int) -> None:
    model = models.connect(f"http://127.0.0.1:{free_port}/v1", KEY, "any")
    assert ask(model) == (
        "",
        f"Nothing answers at 127.0.0.1:{free_port}. Start the language model there, or correct OPENAI_BASE_URL.",
    )


def test_an_unknown_host_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    line = ask(models.connect("http://models.invalid/v1", KEY, "any"))[1]
    assert line == "The address of models.invalid cannot be found. Check the network, or correct OPENAI_BASE_URL."


def test_a_server_that_speaks_no_tls_is_said_so() -> None:
    with Server() as server:
        line = ask(models.connect(server.url.replace("http:", "https:"), KEY, "any"))[1]
        assert line.startswith(f"No secure connection to {server.host}.")


def test_what_came_before_a_failure_stays() -> None:
    for act in (cut("Half an"), silent("Half an"), fail("Half an", "out of memory")):
        with Server([act]) as server:
            text, line = ask(server.model())
            assert text == "Half an" and line


def test_a_reply_cut_by_the_window_says_so() -> None:
    with Server([say("Half an", end="length")]) as server, pytest.raises(CutError, match="no room was left"):
        list(server.model().chat(TURNS))


def test_a_reply_that_runs_in_circles_ends_with_the_window() -> None:
    with Server([endless()]) as server:
        text, line = ask(server.model(window=100))
        assert 800 <= len(text) < 900 and "wrote on without an end" in line
        assert server.left.wait(5)


def test_a_reader_who_stops_closes_the_connection() -> None:
    with Server([endless()]) as server:
        reply = server.model().chat(TURNS)
        assert next(filter(None, reply)) == "again "
        reply.close()  # type: ignore[attr-defined]
        assert server.left.wait(5)


def test_empty_pieces_come_while_a_reply_is_waited_for() -> None:
    with Server([silent()]) as server:
        pieces = server.model(seconds=30).chat([Turn("user", "Hi")])
        assert [next(pieces), next(pieces)] == ["", ""]
        pieces.close()  # type: ignore[attr-defined]
        assert server.left.wait(5)


def test_thoughts_are_left_out() -> None:
    for act in (
        think("let me see", "Yes, it is."),
        say("<think>let me\n see</think>\n\nYes, it is."),
        say("\n<think> </think>Yes, it is."),
        say("<think>a <b></thin k> \n</think> \n \n Yes, it is."),
    ):
        with Server([act]) as server:
            assert ask(server.model()) == ("Yes, it is.", "")


def test_a_tag_inside_a_reply_is_text() -> None:
    with Server(["It writes <think> first.", "<thin ice>"]) as server:
        assert ask(server.model()) == ("It writes <think> first.", "")
        assert ask(server.model()) == ("<thin ice>", "")


def test_thoughts_are_signs_of_life() -> None:
    with Server([slowly("one two three four five six", 0.15, "reasoning_content")]) as server:
        assert ask(server.model(seconds=0.8)) == ("Done.", "")


def test_a_busy_server_is_asked_again() -> None:
    with Server([refuse(503), refuse(429), "Here."]) as server:
        assert ask(server.model()) == ("Here.", "")
        assert len(server.chats) == 3


def test_a_busy_server_is_not_asked_for_ever() -> None:
    with Server([refuse(429)]) as server:
        ask(server.model())
        assert len(server.chats) == 1 + endpoint.RETRIES


def test_a_model_that_takes_no_temperature_of_zero_gets_its_own() -> None:
    refusal = refuse(400, "temperature does not support 0", "unsupported_value", "temperature")
    with Server([refusal, say("Yes.")]) as server:
        assert ask(server.model()) == ("Yes.", "")
        assert [request.body["temperature"] for request in server.chats] == [0, 1]


def test_a_host_that_only_begins_like_this_machine_is_elsewhere() -> None:
    hosts = {"127.0.0.1:8080": True, "[::1]:8080": True, "localhost": True, "127.evil.com": False, "127": False}
    assert {host: endpoint.read(f"http://{host}/v1", "", "ASSISTANT_MODEL").is_here for host in hosts} == hosts


def test_a_model_that_does_not_chat_is_named() -> None:
    with Server() as server:
        assert "gpt-5.4-pro" in (line := ask(server.model("gpt-5.4-pro"))[1]) and "does not chat" in line


def test_a_server_that_wants_a_key_gets_none_without_one() -> None:
    with Server([refuse(401)]) as server:
        assert "asks for a key. Set OPENAI_API_KEY." in ask(server.model(key=""))[1]


def test_many_replies_come_at_the_same_time() -> None:
    together = threading.Barrier(8, timeout=10)

    def act(exchange: Exchange) -> None:
        together.wait()
        say(exchange.request.messages[0]["content"])(exchange)

    with Server([act]) as server, ThreadPoolExecutor(8) as threads:
        model = server.model(seconds=20)
        replies = threads.map(lambda n: "".join(model.chat([Turn("user", str(n))])), range(8))
        assert list(replies) == [str(n) for n in range(8)]


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    monkeypatch: pytest.MonkeyPatch, free_port: int
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port}")
    monkeypatch.delenv("NO_PROXY", raising=False)
    with Server() as server:
        assert ask(server.model()) == ("Hello.", "")


def test_the_key_is_sent_and_stands_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    acts = [
        say("Hello."),
        refuse(401, f"Incorrect API key: {KEY}"),
        fail("Half", f"bad {KEY}"),
        refuse(500, KEY),
        cut("Half"),
    ]
    shown = []
    with Server(acts) as server:
        model = server.model(key=KEY)
        for _ in acts:
            try:
                "".join(model.chat(TURNS))
            except ModelError as error:
                shown += [str(error), repr(error), *traceback.format_exception(error)]
        assert {request.headers["authorization"] for request in server.chats} == {f"Bearer {KEY}"}
        shown += [
            repr(model),
            str(model),
            repr(model.chat),
            repr(endpoint.read(server.url, KEY, "ASSISTANT_MODEL")),
            caplog.text,
        ]
    assert len(caplog.records) > 20
    assert KEY not in "".join(shown)


def test_user_and_password_of_a_base_url_are_sent_and_stand_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Server(["Hello.", refuse(403)]) as server:
        model = models.connect(server.url.replace("//", "//ada:s3cret%21@"), "", "any")
        assert ask(model) == ("Hello.", "")
        line = ask(model)[1]
        assert server.chats[0].headers["authorization"] == "Basic YWRhOnMzY3JldCE="
    assert line and "s3cret" not in line + repr(model) + model.host + caplog.text


def test_a_program_that_ends_in_the_middle_of_a_reply_is_not_held_up() -> None:
    with Server([silent("Half an")]) as server:
        program = (
            "from assistant import models; from assistant.types import Turn;"
            f"print(next(filter(None, models.connect({server.url!r}, 'k', 'm').chat([Turn('user', 'x')]))))"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Half\n", "")
