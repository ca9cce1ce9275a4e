"""One answer of a server: asked for patiently, within bounds of time and size, and of that server alone."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpx

from assistant import failures
from assistant.errors import AssistantError

READ_TIMEOUT, CONNECT_TIMEOUT = 30, 10  # seconds for the next bytes; for a connection
LONGEST = 120  # seconds for a whole answer, however slowly it drips
LARGEST = 16_000_000  # bytes, unpacked; 50 listed papers have 0.3 million
REDIRECTS = 3
WAITS = (1.0, 2.0, 4.0)  # seconds before what failed for now is asked again
LONGEST_WAIT = 60  # seconds; a server that wants more is left alone

_FOR_NOW = {429, 500, 502, 503, 504}


class _Failed(AssistantError):
    """Fails at this try; `wait` is how many seconds the server wants before the next."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@contextmanager
def connect() -> Iterator[httpx.Client]:
    """A client that keeps its connections for the answers to come."""
    agent = f"daily-papers-assistant/{version('daily-papers-assistant')}"
    try:
        client = httpx.Client(
            headers={"User-Agent": agent, "Accept": "application/json"},
            timeout=httpx.Timeout(READ_TIMEOUT, connect=CONNECT_TIMEOUT),
        )
    except (OSError, ValueError) as error:
        raise AssistantError(f"the network's settings (proxy, certificates) cannot be used: {error}") from error
    with client:
        yield client


def get(client: httpx.Client, url: httpx.URL) -> tuple[int, bytes]:
    """The answer's status and body; raises AssistantError where there is none, or the server fails at every try."""
    for wait in WAITS:
        try:
            return _follow(client, url)
        except _Failed as failed:
            time.sleep(wait if failed.wait is None else failed.wait)
    return _follow(client, url)


def _follow(client: httpx.Client, url: httpx.URL) -> tuple[int, bytes]:
    """The answer, through redirects that stay at the server."""
    for _ in range(REDIRECTS + 1):
        with _as_ours(url.host), client.stream("GET", url) as response:
            if response.next_request is None:
                return _read(response)
            target = response.next_request.url
        if target.netloc != url.netloc or target.scheme not in (url.scheme, "https"):
            raise AssistantError(f"{url.host} sends us on to another server, {target.host}, which is not asked")
        url = target
    raise AssistantError(f"{url.host} sends us on and on")


def _read(response: httpx.Response) -> tuple[int, bytes]:
    host = response.url.host
    if response.status_code in _FOR_NOW:
        wait = _retry_after(response.headers)
        if wait is not None and wait > LONGEST_WAIT:
            raise AssistantError(f"{host} is busy ({response.status_code}) and wants us to wait {wait:,.0f} seconds")
        raise _Failed(f"{host} is out of order or busy ({response.status_code})", wait)
    end = time.monotonic() + LONGEST
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > LARGEST:
            raise AssistantError(f"the answer of {host} is larger than {LARGEST // 1_000_000} MB")
        if time.monotonic() > end:
            raise AssistantError(f"the answer of {host} takes longer than {LONGEST} seconds")
    return response.status_code, bytes(body)


def _retry_after(headers: httpx.Headers) -> float | None:
    """The seconds that the server wants to be left alone; it may say until when, by its own clock."""
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("date", ""))
        return max((until - now).total_seconds(), 0.0)
    except (ValueError, TypeError):  # no date, or only one of the two with a zone
        return None


@contextmanager
def _as_ours(host: str) -> Iterator[None]:
    try:
        yield
    except httpx.ConnectError as error:
        raise AssistantError(f"{host} cannot be reached: {_why(error)}") from error
    except httpx.TimeoutException as error:
        raise AssistantError(f"{host} gave no answer in time") from error
    except httpx.DecodingError as error:
        raise _Failed(f"the answer of {host} cannot be unpacked") from error
    except httpx.RequestError as error:
        raise _Failed(f"the answer of {host} broke off; check the network") from error


def _why(error: httpx.ConnectError) -> str:
    behind = list(failures.causes(error))
    if any(isinstance(cause, socket.gaierror) for cause in behind):
        return "its address is not found; check the network, or HF_ENDPOINT"
    if any(isinstance(cause, ssl.SSLError) for cause in behind):
        return "the connection is not secure; check its certificate, and http or https in HF_ENDPOINT"
    if any(isinstance(cause, ConnectionRefusedError) for cause in behind):
        return "nothing answers there; check HF_ENDPOINT"
    return "check the network, or HF_ENDPOINT"
