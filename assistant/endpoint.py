"""An OpenAI-compatible server: its address and key, requests with a deadline, and their failures as plain lines."""

import asyncio
import atexit
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote, urlsplit

from assistant import failures
from assistant.errors import AssistantError, ModelError
from assistant.text import is_loopback

if TYPE_CHECKING:
    from concurrent.futures import Future

    import httpx
    from openai import AsyncOpenAI

OPENAI = "https://api.openai.com/v1"
# A server that runs takes a connection at once, one far away within a second or two.
CONNECT_SECONDS = 10.0
# A server that writes sends a token within a second; a loaded one pauses for a few.
BETWEEN_SECONDS = 30.0
# Which models there are is worth a short wait in a line that says what went wrong.
LISTING_SECONDS = 10.0
RETRIES = 2
# What the client and LlamaIndex run into when a server sends something of another shape.
_MISSHAPEN = (ValueError, TypeError, AttributeError, LookupError)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server is: `host` with its port for people, `url` without user or password, which are `login`.

    `setting` is what names the model that is asked for.
    """

    url: str
    host: str
    key: str = field(repr=False)
    login: tuple[str, str] | None = field(repr=False)
    is_here: bool
    setting: str

    @asynccontextmanager
    async def asking(self, seconds: float, model: str = "") -> "AsyncIterator[tuple[AsyncOpenAI, Callable[[], None]]]":
        """A client, and a function to call at each sign of life: the first is due in time, then one every 30 s.

        Whatever goes wrong comes out as a ModelError.
        """
        import httpx
        import openai

        asked = failures.Asked(self.host, model, self.setting, bool(self.key))
        statuses: list[int] = []
        is_alive = False

        async def note(response: httpx.Response) -> None:
            statuses.append(response.status_code)

        def alive() -> None:
            nonlocal is_alive
            is_alive = True
            limit.reschedule(asyncio.get_running_loop().time() + BETWEEN_SECONDS)

        try:
            async with self._client(note) as client, asyncio.timeout(seconds) as limit:
                yield client, alive
        except TimeoutError as error:
            if is_alive:
                raise ModelError(failures.silent(self.host, BETWEEN_SECONDS)) from error
            if statuses and statuses[-1] >= 400:  # the time went by between the client's attempts
                raise ModelError(failures.answered(statuses[-1], "", asked)) from error
            if not model:
                raise ModelError(failures.unlisted(self.host, seconds, self.setting)) from error
            raise ModelError(failures.late(self.host, seconds)) from error
        except (openai.OpenAIError, httpx.HTTPError, *_MISSHAPEN) as error:
            offered = await self._offered() if model and isinstance(error, openai.NotFoundError) else []
            line = failures.explain(error, asked, offered)
            # A server may repeat the key that it refuses.
            raise ModelError(line) from (None if self.key and self.key in str(error) else error)

    async def models(self) -> list[str]:
        """The names of the server's models, in its order."""
        async with self.asking(LISTING_SECONDS) as (client, _):
            page = await client.models.list()
            return [model.id for model in page.data if isinstance(model.id, str) and model.id]

    async def _offered(self) -> list[str]:
        with suppress(ModelError):
            return await self.models()
        return []

    def _client(self, note: "Callable[[httpx.Response], Coroutine[Any, Any, None]]") -> "AsyncOpenAI":
        import httpx
        from openai import AsyncOpenAI

        http = httpx.AsyncClient(
            # Deadlines are kept by `asking`: they also hold against a server that sends a byte now and then.
            timeout=httpx.Timeout(None, connect=CONNECT_SECONDS),
            auth=self.login,
            follow_redirects=False,
            trust_env=not self.is_here,
            event_hooks={"response": [note]},
        )
        return AsyncOpenAI(base_url=self.url, api_key=self.key or "none", max_retries=RETRIES, http_client=http)


def read(url: str, key: str, setting: str) -> Endpoint:
    """The endpoint of a base URL (OpenAI's, if empty) and a key (which may be empty)."""
    key = key.strip()
    if not (key.isascii() and key.isprintable()):
        raise AssistantError("OPENAI_API_KEY holds characters that no key has. Copy it again.")
    try:
        parts = urlsplit(url.strip() or OPENAI)
        name, _ = parts.hostname, parts.port
    except ValueError:
        name = None
    if not name or parts.scheme not in ("http", "https"):
        raise AssistantError(
            "OPENAI_BASE_URL is no web address. Write it like http://127.0.0.1:8080/v1, or unset it for OpenAI."
        )
    host = parts.netloc.rpartition("@")[2]
    login = (unquote(parts.username or ""), unquote(parts.password or "")) if "@" in parts.netloc else None
    return Endpoint(f"{parts.scheme}://{host}{parts.path}", host, key, login, is_loopback(host), setting)


def start(work: Coroutine[Any, Any, T]) -> "Future[T]":
    """The work's future result; cancelling it closes its connections."""
    return asyncio.run_coroutine_threadsafe(work, _loop())


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """A loop on a thread of its own: there a request can be cut off at any moment."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="model requests", daemon=True)
    thread.start()
    atexit.register(_end, loop, thread)
    return loop


def _end(loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
    """Ends the thread before Python does: cut off inside a library, it would take the program down with it."""
    with suppress(TimeoutError):
        asyncio.run_coroutine_threadsafe(_cancel_all(), loop).result(1)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(1)


async def _cancel_all() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
