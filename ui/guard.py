"""Keeps strangers out of an application, and the browser from asking any other host."""

import base64
import binascii
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from starlette.responses import PlainTextResponse

from assistant.errors import AssistantError
from assistant.text import is_loopback
from ui import texts

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

# Gradio puts scripts and styles into the page itself, hence 'unsafe-inline'; nothing may come from another host.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'self'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
# Previews that Gradio advertises itself with, from other hosts.
_PREVIEW = re.compile(rb"""<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*""")
# What of Gradio takes files, keeps states on the disk, or asks other hosts; the page needs none of it.
_CLOSED = re.compile(r"/gradio_api/(?:upload|process_recording|component_server|deep_link|proxy=|vibe-)")
# Where Gradio has its tools for other programs, and its login is not asked for.
TOOLS = "/gradio_api/mcp"
# Bytes of a request; a conversation that a browser brings back has the most, some millions.
LARGEST = 8_000_000


def logins(text: str) -> dict[str, str]:
    """Passwords by user from "user:password", several separated by commas; raises AssistantError for anything else."""
    pairs = [pair.strip().partition(":") for pair in text.split(",")] if text.strip() else []
    if not all(user and password for user, _, password in pairs):
        raise AssistantError(
            "ASSISTANT_AUTH is not user:password, or several of these with commas between. Correct it."
        )
    return {user: password for user, _, password in pairs}


def guard(application: Application, logins: Mapping[str, str] | None = None, *, here: bool = False) -> Application:
    """The application as browsers may see it: asked by its own name, with headers that name no other host.

    `here` says that it serves this machine alone; a page elsewhere that has its name point here is then refused.
    """

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        refused = _refusal(scope, headers, logins or {}, here)
        if refused:
            await refused(scope, receive, _with_headers(send))
        elif scope["path"] == "/":  # compressed, it could not be read
            plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            await application({**scope, "headers": plain}, receive, _without_previews(_with_headers(send)))
        else:
            await application(scope, receive, _with_headers(send))

    return guarded


def _refusal(
    scope: Message, headers: Mapping[bytes, str], logins: Mapping[str, str], here: bool
) -> PlainTextResponse | None:
    """What a request is answered that does not reach the application."""
    size = headers.get(b"content-length", "0")
    if here and not _is_here(headers.get(b"host", "")):
        return PlainTextResponse("This page is for this machine alone. Open it as localhost.", 403)
    if _CLOSED.match(scope["path"]):
        return PlainTextResponse(texts.NO_FILES, 403)
    if b"transfer-encoding" in headers:
        return PlainTextResponse("Say how long the request is.", 411)
    if not size.isdecimal() or int(size) > LARGEST:
        return PlainTextResponse("The request is too long.", 413)
    if logins and scope["path"].startswith(TOOLS) and not _is_known(headers.get(b"authorization", ""), logins):
        return PlainTextResponse("Sign in with user and password.", 401, {"www-authenticate": "Basic"})
    return None


def _is_here(host: str) -> bool:
    try:
        return is_loopback(host)
    except ValueError:  # brackets that do not match
        return False


def _is_known(authorization: str, logins: Mapping[str, str]) -> bool:
    kind, _, encoded = authorization.partition(" ")
    try:
        user, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return False
    known = secrets.compare_digest(password.encode(), logins.get(user, "").encode())
    return kind.lower() == "basic" and user in logins and known


def _with_headers(send: Send) -> Send:
    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *_HEADERS]}
        await send(message)

    return send_guarded


def _without_previews(send: Send) -> Send:
    """Holds the page until it is whole, and sends it without what points to other hosts."""
    start: Message = {}
    page = b""

    async def send_clean(message: Message) -> None:
        nonlocal start, page
        if message["type"] == "http.response.start":
            start = message
        elif message["type"] == "http.response.body":
            page += message.get("body", b"")
            if not message.get("more_body"):
                page = _PREVIEW.sub(b"", page)
                kept = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
                await send({**start, "headers": [*kept, (b"content-length", str(len(page)).encode())]})
                await send({"type": "http.response.body", "body": page})

    return send_clean
