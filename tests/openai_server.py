"""A scripted server that speaks OpenAI's API on 127.0.0.1, over real HTTP, well or badly.

    with Server(["Hello.", cut("Half an ans"), refuse(429)]) as server:
        model = server.model()

A script is a list of acts, one a chat request (the last one goes on), or a function from the messages to an act.
An act is a text, which is streamed word by word, or one of the functions below.
"""

import json
import re
import select
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from assistant import models
from assistant.types import Model

Messages = list[dict[str, str]]
Act = Callable[["Exchange"], None]
Script = Sequence[str | Act] | Callable[[Messages], str | Act]


@dataclass(frozen=True)
class Request:
    """What a client asked for."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> Messages:
        return list(self.body.get("messages", []))

    @property
    def prompt(self) -> str:
        """All messages as one readable text."""
        return "\n\n".join(f"{message['role']}: {message['content']}" for message in self.messages)


@dataclass
class Server:
    """The server; `requests` holds what it was asked, `left` is set when a client hangs up in the middle."""

    script: Script = ("Hello.",)
    offered: Sequence[str] = ("test-model",)
    listing: Act | None = None
    embed: Callable[[str], list[float]] | None = None
    requests: list[Request] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Server":
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._http.daemon_threads, self._http.block_on_close = True, False
        self._http.scripted = self  # type: ignore[attr-defined]
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._http.server_port}"

    @property
    def url(self) -> str:
        """What OPENAI_BASE_URL is set to."""
        return f"http://{self.host}/v1"

    @property
    def chats(self) -> list[Request]:
        """The chat requests alone."""
        return [request for request in self.requests if request.path == "/v1/chat/completions"]

    def model(self, name: str = "test-model", seconds: float = 5, window: int = 8192, key: str = "sk-test") -> Model:
        """A model of this server."""
        return models.connect(self.url, key, name, window, seconds)

    def act(self, request: Request) -> Act:
        """The script's next act."""
        if callable(self.script):
            act = self.script(request.messages)
        else:
            act = self.script[min(len(self.chats), len(self.script)) - 1]
        return say(act) if isinstance(act, str) else act


class Exchange:
    """One request being answered."""

    def __init__(self, handler: "_Handler", server: Server, request: Request) -> None:
        self.handler, self.server, self.request = handler, server, request

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """Sends the status and headers; the body ends where the connection does."""
        self.handler.send_response(status)
        for name, value in {"content-type": kind, "connection": "close", **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def write(self, data: bytes) -> None:
        self.handler.wfile.write(data)

    def event(self, data: object) -> None:
        self.write(f"data: {json.dumps(data)}\n\n".encode())

    def chunk(self, end: str | None = None, **delta: str) -> None:
        """Sends a piece of a reply."""
        self.event(
            {
                "id": "chat-1",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": str(self.request.body.get("model")),
                "choices": [{"index": 0, "delta": delta, "finish_reason": end}],
            }
        )

    def text(self, text: str) -> None:
        """Streams a text word by word, without an end."""
        self.chunk(role="assistant", content="")
        for piece in re.findall(r"\s*\S+|\s+$", text):
            self.chunk(content=piece)

    def wait(self, seconds: float = 30) -> bool:
        """Waits until the client hangs up or the server closes; whether there is nobody left to wait for."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.server.closing.is_set():
            if select.select([self.handler.connection], [], [], 0.01)[0]:
                self.server.left.set()
                return True
        return self.server.closing.is_set()


def say(text: str, end: str = "stop") -> Act:
    """The whole text; `end` says why it ends ("length": the window is full)."""

    def act(exchange: Exchange) -> None:
        if not exchange.request.body.get("stream"):
            message = {"role": "assistant", "content": text}
            choice = {"index": 0, "message": message, "finish_reason": end}
            raw(json.dumps({"id": "chat-1", "object": "chat.completion", "created": 0, "choices": [choice]}))(exchange)
            return
        exchange.head()
        exchange.text(text)
        exchange.chunk(end)
        exchange.write(b"data: [DONE]\n\n")

    return act


def think(thoughts: str, text: str, end: str = "stop") -> Act:
    """Thoughts of a reasoning model, apart from the text."""

    def act(exchange: Exchange) -> None:
        exchange.head()
        exchange.chunk(role="assistant", content="")
        for piece in thoughts.split():
            exchange.chunk(reasoning_content=piece)
        exchange.text(text)
        exchange.chunk(end)

    return act


def slowly(text: str, pause: float, name: str = "content") -> Act:
    """The text with a pause before each word; `name` "reasoning_content" makes thoughts of it, followed by a word."""

    def act(exchange: Exchange) -> None:
        exchange.head()
        exchange.chunk(role="assistant", content="")
        for piece in re.findall(r"\s*\S+", text):
            if exchange.wait(pause):
                return
            exchange.chunk(**{name: piece})
        exchange.chunk(content="." if name == "content" else "Done.")
        exchange.chunk("stop")

    return act


def cut(text: str, is_clean: bool = False) -> Act:
    """The beginning of a reply; then the connection is reset, or (clean) closed as if that were all."""

    def act(exchange: Exchange) -> None:
        promised: dict[str, str] = {} if is_clean else {"content_length": "1000000"}
        exchange.head(200, "text/event-stream", **promised)
        exchange.text(text)

    return act


def silent(text: str | None = None) -> Act:
    """The beginning of a reply, then nothing; without a text not even a status."""

    def act(exchange: Exchange) -> None:
        if text is not None:
            exchange.head()
            exchange.text(text)
        exchange.wait()

    return act


def alive(text: str = "", event: bytes = b": still here\n\n") -> Act:
    """The beginning of a reply, then keep-alives without end."""

    def act(exchange: Exchange) -> None:
        exchange.head()
        exchange.text(text)
        while not exchange.wait(0.02):
            exchange.write(event)

    return act


def trickle(exchange: Exchange) -> None:
    """A head that comes byte by byte and never ends."""
    exchange.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
    while not exchange.wait(0.02):
        exchange.write(b".")


def endless(word: str = "again ") -> Act:
    """The same word for ever."""

    def act(exchange: Exchange) -> None:
        exchange.head()
        while not exchange.wait(0):
            exchange.chunk(content=word)

    return act


def refuse(status: int, message: str = "", code: str | None = None, param: str | None = None, **headers: str) -> Act:
    """An HTTP error with a body as OpenAI writes it; a client that tries again does so at once."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": code, "param": param}})
    return raw(body, status, **{"retry_after": "0.01"} | headers)


def fail(text: str, message: str, code: str | None = None) -> Act:
    """The beginning of a reply, then an error as an event of the stream."""

    def act(exchange: Exchange) -> None:
        exchange.head()
        exchange.text(text)
        exchange.event({"error": {"message": message, "type": "server_error", "code": code}})

    return act


def raw(body: str | bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Act:
    """Any status, headers and body."""

    def act(exchange: Exchange) -> None:
        exchange.head(status, kind, **headers)
        exchange.write(body if isinstance(body, bytes) else body.encode())

    return act


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        server, exchange = self._exchange({})
        if self.path != "/v1/models":
            refuse(404, "unknown path")(exchange)
        elif server.listing:
            self._play(server.listing, exchange)
        else:
            listed = [{"id": name, "object": "model", "created": 0, "owned_by": "test"} for name in server.offered]
            raw(json.dumps({"object": "list", "data": listed}))(exchange)

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = json.loads(self.rfile.read(length) or b"{}")
        server, exchange = self._exchange(body)
        if self.path == "/v1/chat/completions":
            self._play(server.act(exchange.request), exchange)
        elif self.path == "/v1/embeddings" and server.embed:
            inputs = [body["input"]] if isinstance(body["input"], str) else body["input"]
            rows = [{"object": "embedding", "index": i, "embedding": server.embed(t)} for i, t in enumerate(inputs)]
            raw(json.dumps({"object": "list", "data": rows, "model": body["model"]}))(exchange)
        else:
            refuse(404, "unknown path")(exchange)

    def _exchange(self, body: dict[str, Any]) -> tuple[Server, Exchange]:
        server: Server = self.server.scripted  # type: ignore[attr-defined]
        request = Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        server.requests.append(request)
        return server, Exchange(self, server, request)

    def _play(self, act: Act, exchange: Exchange) -> None:
        self.close_connection = True
        try:
            act(exchange)
            self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            exchange.server.left.set()
        if isinstance(self.connection, socket.socket):
            self.connection.close()

    def log_message(self, *_: object) -> None:
        """Says nothing."""
