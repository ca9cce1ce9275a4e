"""A server on the loopback address that speaks the Daily Papers API's shapes, and plays its failures."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Entry = dict[str, Any]


def entry(id: str, day: str, title: str = "", abstract: str = "", upvotes: int = 1) -> Entry:
    """A listed paper as the API gives it."""
    title, abstract = title or f"Net{id[-3:]}: A Net", abstract or f"Net{id[-3:]} catches {id[-3:]} whales."
    return {
        "paper": {
            "id": id,
            "authors": [{"_id": "0", "name": "Ada Bell", "hidden": False}],
            "publishedAt": "2026-06-01T00:00:00.000Z",
            "submittedOnDailyAt": f"{day}T00:00:00.000Z",
            "title": title,
            "summary": abstract,
            "upvotes": upvotes,
            "ai_keywords": ["nets"],
        },
        "publishedAt": "2026-05-31T20:00:00.000Z",
        "title": title,
        "summary": abstract,
        "numComments": 2,
        "isAuthorParticipating": False,
    }


def entries(day: str, number: int, **fields: Any) -> list[Entry]:
    """So many listed papers of a day."""
    return [entry(f"{day[2:4]}{day[5:7]}.{day[8:]}{place:03}", day, **fields) for place in range(number)]


class Hub(ThreadingHTTPServer):
    """Serves `days`, page by page; `answers` (each writes one answer) are played first, one a request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.days: dict[str, list[Entry]] = {}
        self.answers: list[Callable[[BaseHTTPRequestHandler], None]] = []
        self.asked: list[dict[str, str]] = []
        self.agents: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def asked_days(self) -> list[str]:
        """The days that were asked for, in their order."""
        return list(dict.fromkeys(query["date"] for query in self.asked))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Hub

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        self.server.asked.append(query)
        self.server.agents.append(self.headers["User-Agent"])
        if self.server.answers:
            self.server.answers.pop(0)(self)
        elif parts.path != "/api/daily_papers":
            answer(404, {"error": "Sorry, we can't find the page you are looking for."})(self)
        else:
            size, page = int(query.get("limit", 50)), int(query.get("p", 0))
            answer(200, self.server.days.get(query["date"], [])[page * size : (page + 1) * size])(self)

    def log_message(self, *_: object) -> None:
        pass


def answer(status: int, body: object, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer: a JSON value, or bytes as they are; `Retry_After` stands for Retry-After."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()

    def play(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content-Type": "application/json", "Content-Length": str(len(data))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)
        handler.close_connection = "Content_Length" in headers

    return play


@contextmanager
def running() -> Iterator[Hub]:
    """A hub that serves until the end of the block."""
    with Hub() as hub:
        thread = threading.Thread(target=hub.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield hub
        finally:
            hub.shutdown()
            thread.join()
