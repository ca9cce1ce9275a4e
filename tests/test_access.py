"""Who may come in, and with what."""

import socket
from collections.abc import Iterator

import httpx
import pytest
from gradio_client.exceptions import AppError, AuthenticationError
from typer.testing import CliRunner

from assistant.__main__ import app as command_line
from assistant.build import open_assistant
from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from tests.conftest import TODAY
from tests.page_server import call, client, serving
from ui.guard import LARGEST, logins


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("data"), today=TODAY)


@pytest.fixture(scope="module")
def served(assistant: Assistant) -> Iterator[str]:
    with serving(assistant) as address:
        yield address


@pytest.fixture(scope="module")
def locked(assistant: Assistant) -> Iterator[str]:
    with serving(assistant, "0.0.0.0", "ada:se:cret, bo:other") as address:
        yield address


def status(address: str, **headers: str) -> int:
    return httpx.get(address, headers=headers).status_code


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", {}),
        ("ada:secret", {"ada": "secret"}),
        ("ada:se:cret:, bo:other", {"ada": "se:cret:", "bo": "other"}),
    ],
)
def test_logins_are_users_with_passwords_that_may_hold_colons(text: str, read: dict[str, str]) -> None:
    assert logins(text) == read


@pytest.mark.parametrize("text", ["ada", "ada:", ":secret", "ada:secret,", "ada:secret,bo"])
def test_what_is_no_login_is_told_without_the_password(text: str) -> None:
    with pytest.raises(AssistantError) as error:
        logins(text)
    assert str(error.value).startswith("ASSISTANT_AUTH is not user:password") and "secret" not in str(error.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
def test_others_are_not_let_in_unless_they_sign_in_or_all_may(host: str) -> None:
    result = CliRunner().invoke(command_line, ["serve", "--offline", "--host", host])
    assert isinstance(result.exception, AssistantError)
    assert "Set ASSISTANT_AUTH=user:password, or say --public." in str(result.exception)


@pytest.mark.parametrize(
    ("host", "words", "auth"),
    [("127.0.0.1", [], ""), ("::1", [], ""), ("localhost", [], ""), ("0.0.0.0", ["--public"], ""), ("::", [], "a:b")],
)
def test_who_may_come_in_is_told_to_the_page(
    host: str, words: list[str], auth: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[tuple[str, str]] = []
    monkeypatch.setattr("ui.app.serve", lambda _, host, *__, auth, problem: served.append((host, auth + problem())))
    monkeypatch.setenv("ASSISTANT_AUTH", auth)
    monkeypatch.setattr("assistant.build.add_sample", lambda _: None)
    result = CliRunner().invoke(command_line, ["serve", "--offline", "--host", host, *words])
    assert (result.exception, served) == (None, [(host, auth)])


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:80", "[::1]:7860", "localhost:1"])
def test_the_page_answers_to_the_names_of_this_machine(served: str, host: str) -> None:
    assert status(served, host=host) == 200


@pytest.mark.parametrize(
    "host", ["example.org", "localhost.example.org:7860", "192.0.2.1", "[", "127.0.0.1.example.org"]
)
@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/mcp", "/gradio_api/queue/join"])
def test_another_name_that_points_here_is_refused(served: str, host: str, path: str) -> None:
    assert status(f"{served}{path}", host=host) == 403


def test_a_page_for_others_answers_to_any_name(locked: str) -> None:
    assert status(locked, host="papers.example.org") == 200


def test_every_answer_carries_the_headers_that_keep_the_browser_here(served: str) -> None:
    for path, host in (("/", "localhost"), ("/config", "localhost"), ("/nowhere", "localhost"), ("/", "example.org")):
        headers = httpx.get(f"{served}{path}", headers={"host": host}).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert (headers["referrer-policy"], headers["x-content-type-options"]) == ("no-referrer", "nosniff")


@pytest.mark.parametrize("path", ["upload", "upload_progress?upload_id=1", "proxy=https://a.hf.space/", "deep_link"])
def test_files_states_and_other_hosts_are_refused(served: str, path: str) -> None:
    for answer in (
        httpx.get(f"{served}/gradio_api/{path}"),
        httpx.post(f"{served}/gradio_api/{path}", files={"files": b"a file"}),
    ):
        assert (answer.status_code, answer.text) == (403, "This page takes no files.")


def test_a_request_that_is_too_long_or_does_not_say_how_long_is_refused(served: str) -> None:
    address = f"{served}/gradio_api/queue/join"
    assert httpx.post(address, content=iter([b"{}"])).status_code == 411
    host, _, port = served.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), 5) as connection:
        head = f"POST /gradio_api/queue/join HTTP/1.1\r\nHost: {host}\r\nContent-Length: {LARGEST + 1}\r\n\r\n"
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("path", ["/config", "/gradio_api/info", "/gradio_api/openapi.json"])
def test_without_a_login_nothing_is_told(locked: str, path: str) -> None:
    assert status(f"{locked}{path}") == 401


def test_without_a_login_nothing_is_run(locked: str) -> None:
    for path in ("queue/join", "call/status", "run/status", "call/v2/status"):
        assert httpx.post(f"{locked}/gradio_api/{path}", json={"data": []}).status_code == 401
    with pytest.raises(AuthenticationError):
        client(locked)
    with pytest.raises(ValueError, match="Could not login"):
        client(locked, ("ada", "other"))


def test_programs_sign_in_with_user_and_password(locked: str) -> None:
    for user in (("ada", "se:cret"), ("bo", "other")):
        assert client(locked, user).predict(api_name="/days") == {"days": []}


@pytest.mark.parametrize("authorization", ["", "Basic", "Basic !", "Basic /w==", "Basic YWRhOng=", "Bearer se:cret"])
def test_the_tools_are_for_those_who_sign_in(locked: str, authorization: str) -> None:
    for path in ("", "/", "/schema", "/sse"):
        answer = httpx.post(f"{locked}/gradio_api/mcp{path}", json={}, headers={"authorization": authorization})
        assert answer.status_code == 401


def test_the_tools_take_user_and_password(locked: str) -> None:
    assert call(locked, "list_days", "ada:se:cret").structuredContent == {"days": []}


def test_a_question_has_a_limit_for_programs_too(served: str) -> None:
    with pytest.raises(AppError, match="up to 2,000 characters"):
        client(served).predict("x" * 2001, api_name="/ask")
