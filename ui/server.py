"""Serves an application at one address of this machine, and keeps the browser from asking any other."""

import errno
import re
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

from assistant.errors import AssistantError

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

# Gradio puts scripts and styles into the page itself, hence 'unsafe-inline'; nothing may come from another host.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'self'"
)
_HEADERS = ((b"content-security-policy", _POLICY.encode()), (b"referrer-policy", b"no-referrer"))
# Previews that Gradio advertises itself with, from other hosts.
_PREVIEW = re.compile(rb"""<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*""")
_STREAMS_END = 1  # second; every open page holds a stream that never ends by itself


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises AssistantError if that address cannot be had."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except socket.gaierror as error:
        raise AssistantError(f"There is no host named {host}; choose another with --host.") from error
    except OSError as error:
        raise AssistantError(_reason(error, host, port)) from error


def url(listening: socket.socket) -> str:
    """Where a browser on this machine finds what listens there."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def server(application: Application) -> uvicorn.Server:
    """A server for the application; `run(sockets=[…])` blocks until it is interrupted."""
    return uvicorn.Server(
        uvicorn.Config(
            guard(application), log_level="critical", timeout_graceful_shutdown=_STREAMS_END, server_header=False
        )
    )


def guard(application: Application) -> Application:
    """The application, with every answer telling the browser to ask this host alone, and a page that names no other."""

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        is_page = scope["path"] == "/"
        start: Message = {}
        page = b""

        async def send_guarded(message: Message) -> None:
            nonlocal start, page
            if message["type"] == "http.response.start":
                start = {**message, "headers": [*message["headers"], *_HEADERS]}
                if not is_page:
                    await send(start)
            elif is_page and message["type"] == "http.response.body":
                page += message.get("body", b"")
                if not message.get("more_body"):
                    page = _PREVIEW.sub(b"", page)
                    kept = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
                    await send({**start, "headers": [*kept, (b"content-length", str(len(page)).encode())]})
                    await send({"type": "http.response.body", "body": page})
            else:
                await send(message)

        if is_page:  # compressed, it could not be read
            headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": headers}
        await application(scope, receive, send_guarded)

    return guarded


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use, perhaps by an assistant that runs already; choose another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the system; choose one above 1023 with --port."
    return f"{host} is no address of this machine; choose another with --host."
