"""A language model behind an OpenAI-compatible server, through LlamaIndex on the openai client."""

import re
import threading
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from assistant import endpoint, failures
from assistant.endpoint import Endpoint
from assistant.errors import CutError, ModelError
from assistant.types import Model, Turn

if TYPE_CHECKING:
    from concurrent.futures import Future

    from llama_index.core.llms import ChatResponse
    from openai import AsyncOpenAI

# Servers list these among the others, but they do not chat.
_NO_CHAT = re.compile(
    r"embed|minilm|\bbge\b|rerank|whisper|tts|transcribe|audio|realtime|dall-e|image|sora|moderation|davinci|babbage",
    re.IGNORECASE,
)
# llama.cpp names a model by its file, with the folder.
_FOLDER = re.compile(r".*[/\\](?=[^/\\]+\.gguf$)")
# No language takes more letters a token; a reply longer than its window runs in circles.
LETTERS_PER_TOKEN = 8
# Seconds without a word after which an empty piece comes, for who would rather not wait any longer.
PULSE = 0.5
_THOUGHTS, _THOUGHT = "<think>", "</think>"


def connect(base_url: str, api_key: str, name: str = "", window: int = 8192, first_token_seconds: float = 120) -> Model:
    """The model of this name, else the server's first, at a base URL (OpenAI's, if empty); nothing is contacted yet.

    Its replies come without the thoughts that reasoning models open with; one that fills the window raises CutError.
    """
    server = _Server(endpoint.read(base_url, api_key, "ASSISTANT_MODEL"), name.strip(), window, first_token_seconds)
    return Model(server.chat, server.name, window, server.endpoint.host)


class _Server:
    def __init__(self, endpoint: Endpoint, name: str, window: int, first_token_seconds: float) -> None:
        self.endpoint, self.window, self.first_token_seconds = endpoint, window, first_token_seconds
        self._name, self._lock = name, threading.Lock()
        self._naming: Future[str] | None = None

    def name(self) -> str:
        return _short(self._asked_for())

    def _asked_for(self) -> str:
        """The name that the server knows it by; all who ask at the same time wait for one request."""
        if self._name:
            return self._name
        with self._lock:
            if self._naming is None or (self._naming.done() and self._naming.exception()):
                self._naming = endpoint.start(self._first())
        return self._naming.result()

    async def _first(self) -> str:
        offered = await self.endpoint.models()
        if not offered:
            raise ModelError(failures.no_model(self.endpoint.host))
        return next((name for name in offered if not _NO_CHAT.search(name)), offered[0])

    def chat(self, turns: Sequence[Turn]) -> Iterator[str]:
        import llama_index.llms.openai_like  # noqa: F401 - takes seconds, which are not the server's

        pieces: SimpleQueue[str | None] = SimpleQueue()
        reply = endpoint.start(self._reply(self._asked_for(), turns, pieces.put))
        reply.add_done_callback(lambda _: pieces.put(None))
        try:
            while (piece := _next(pieces)) is not None:
                yield piece
            reply.result()
        finally:
            reply.cancel()

    async def _reply(self, name: str, turns: Sequence[Turn], put: Callable[[str], None]) -> None:
        """Puts the reply, piece by piece."""
        host, reader, is_shown, letters, end = self.endpoint.host, _Reader(), False, 0, None
        async with (
            self.endpoint.asking(self.first_token_seconds, _short(name)) as (client, alive),
            aclosing(self._chunks(client, name, turns)) as chunks,
        ):
            async for chunk in chunks:
                new, thought = chunk.delta or "", chunk.additional_kwargs.get("thinking_delta", "")
                if new or thought:
                    alive()
                if visible := reader.visible(new):
                    put(visible)
                    is_shown = True
                letters += len(new) + len(thought)
                end = "endless" if letters > self.window * LETTERS_PER_TOKEN else _end(chunk)
                if end:
                    break
        if end == "content_filter":
            raise ModelError(failures.filtered(host))
        if not end:
            raise ModelError(failures.broken_off(host) if letters else failures.garbage(host))
        if not is_shown:
            raise ModelError(failures.empty(host, _short(name), was_cut=end in ("length", "endless")))
        if end in ("length", "endless"):
            raise CutError(failures.cut(host) if end == "length" else failures.endless(host))

    async def _chunks(
        self, client: "AsyncOpenAI", name: str, turns: Sequence[Turn]
    ) -> "AsyncGenerator[ChatResponse, None]":
        from llama_index.core.llms import ChatMessage
        from llama_index.llms.openai.utils import is_chatcomp_api_supported
        from llama_index.llms.openai_like import OpenAILike
        from openai import BadRequestError

        if not is_chatcomp_api_supported(name):
            raise ModelError(failures.no_chat(self.endpoint.host, name))
        told = [ChatMessage(role=turn.role, content=turn.text.encode("utf-8", "replace").decode()) for turn in turns]
        for temperature in (0.0, 1.0):  # some reasoning models take 1 alone
            llm = OpenAILike(
                model=name,
                temperature=temperature,
                context_window=self.window,
                is_chat_model=True,
                max_retries=0,
                api_key="held by the client",
                api_base=self.endpoint.url,
                async_openai_client=client,  # type: ignore[call-arg]  # the class it extends takes it
            )
            try:
                async for chunk in await llm.astream_chat(told):
                    yield chunk
                return
            except BadRequestError as error:
                if temperature or "temperature" not in str(error.body):
                    raise


def _next(pieces: "SimpleQueue[str | None]") -> str | None:
    """The next piece of a reply, empty while it is waited for; None at the end."""
    try:
        return pieces.get(timeout=PULSE)
    except Empty:
        return ""


def _short(name: str) -> str:
    """The name for people."""
    return _FOLDER.sub("", name)


class _Reader:
    """Leaves out the thoughts in tags that a reply may open with."""

    def __init__(self) -> None:
        self.held, self.is_over = "", False

    def visible(self, new: str) -> str:
        """What of the next piece, and of those held back, is meant for the reader."""
        if self.is_over:
            return new
        text = (self.held + new).lstrip()
        if text.startswith(_THOUGHTS):
            thoughts, end, text = text.partition(_THOUGHT)
            # No more than the beginning of a tag is needed to find its end in the next piece.
            self.held = _THOUGHTS + (end or thoughts[len(_THOUGHTS) :][-len(_THOUGHT) :])
            text = text.lstrip()
        elif _THOUGHTS.startswith(text):
            self.held, text = text, ""
        self.is_over = bool(text)
        return text


def _end(chunk: "ChatResponse") -> str | None:
    """Why the reply ends with this chunk; None if it goes on."""
    choices = chunk.raw.choices if chunk.raw else None
    return choices[0].finish_reason if choices else None
