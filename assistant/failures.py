"""Why a language model's server gave no answer: one plain line that says what to do.

The server's own words are left out: they may repeat the key or the question.
"""

import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus

_TOO_LONG = re.compile(
    r"context.{0,40}(?:length|size|window|overflow)|exceed_context|prompt.{0,20}too (?:long|large)",
    re.IGNORECASE,
)
_FILTERED = re.compile(r"content_(?:filter|policy)", re.IGNORECASE)
_WRONG_ADDRESS = "Correct OPENAI_BASE_URL: it usually ends in /v1."
# As many of a server's models as a line can hold.
NAMED = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a model, which `setting` names, at a host, with a key or without."""

    host: str
    model: str
    setting: str
    has_key: bool


def explain(error: BaseException, asked: Asked, offered: Sequence[str] = ()) -> str:
    """The line for an error of the client: of the network, of the protocol, or the server's own.

    `offered` are the models that the server has, where it was asked.
    """
    import httpx
    import openai

    if isinstance(error, openai.APIStatusError):
        return answered(error.status_code, str(error.body), asked, offered)
    if isinstance(error, openai.APIConnectionError):
        return _unreached(error, asked.host)
    if isinstance(error, openai.APIError) and error.body:  # sent in the middle of a stream, after a 200
        return answered(HTTPStatus.OK, str(error.body), asked)
    if isinstance(error, httpx.TransportError):
        return broken_off(asked.host)
    return garbage(asked.host)


def answered(status: int, body: str, asked: Asked, offered: Sequence[str] = ()) -> str:
    """The line for an HTTP status with the body that came with it."""
    host, model = asked.host, asked.model
    others = [name for name in offered if name != model]
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or _TOO_LONG.search(body):
        return f"The prompt is too long for {model} at {host}. Set ASSISTANT_MODEL_WINDOW to its context length."
    if _FILTERED.search(body):
        return filtered(host)
    match status:
        case 200:
            return f"The language model at {host} failed in the middle of its answer. Try again, or look at the server."
        case 401 if asked.has_key:
            return f"{host} does not accept the key. Correct OPENAI_API_KEY."
        case 401:
            return f"{host} asks for a key. Set OPENAI_API_KEY."
        case 403:
            return f"{host} refuses {model or 'access'} to this key. Check its rights, or {asked.setting}."
        case 404 if model and others:
            names = ", ".join(others[:NAMED]) + (", …" if len(others) > NAMED else "")
            return f"{host} has no {model}; it has {names}. Correct {asked.setting}."
        case 404 | 405:
            return f"{host} has nothing at this address{_named(model)}. {_WRONG_ADDRESS}"
        case 429 if "insufficient_quota" in body:
            return f"The account at {host} has no quota left. Check its plan and billing."
        case 429:
            return f"{host} takes no more requests for now (rate limit). Wait a little, then try again."
        case _ if 300 <= status < 400:
            return f"{host} points to another address (HTTP {status}). Set OPENAI_BASE_URL to that one."
        case _ if status >= 500:
            return f"The language model at {host} failed (HTTP {status}). Try again, or look at the server."
    return f"{host} rejects the request{_named(model)} (HTTP {status}). Check {asked.setting} and the server."


def late(host: str, seconds: float) -> str:
    """The line for a server that did not begin to answer."""
    return (
        f"The language model at {host} did not begin to answer within {seconds:g} s. "
        "Try again, or raise ASSISTANT_MODEL_TIMEOUT."
    )


def silent(host: str, seconds: float) -> str:
    """The line for a server that stopped in the middle without a word."""
    return f"The language model at {host} fell silent for {seconds:g} s in the middle of its answer. Try again."


def broken_off(host: str) -> str:
    """The line for an answer without its end."""
    return f"The answer of the language model at {host} broke off. Try again, or look at the server."


def cut(host: str) -> str:
    """The line for an answer that filled the window before its end."""
    return f"The answer of the language model at {host} was cut: no room was left. Set a larger context there."


def endless(host: str) -> str:
    """The line for an answer that went on and on."""
    return f"The language model at {host} wrote on without an end and was stopped. Try again, or name another model."


def unlisted(host: str, seconds: float, setting: str) -> str:
    """The line for a server that did not say which models it has."""
    return f"{host} did not list its models within {seconds:g} s. Try again, or name one with {setting}."


def no_room(window: int) -> str:
    """The line for a question that leaves no room for a paper."""
    return (
        f"No abstract fits beside this question into {window:,} tokens. Set ASSISTANT_MODEL_WINDOW to the model's "
        "context length, or ask more briefly."
    )


def garbage(host: str) -> str:
    """The line for what no language model sends."""
    return f"What {host} sent is no answer of a language model. {_WRONG_ADDRESS}"


def filtered(host: str) -> str:
    """The line for an answer that the server holds back."""
    return f"{host} held the answer back (content filter). Put the question another way."


def empty(host: str, model: str, was_cut: bool) -> str:
    """The line for an answer without a word; `was_cut` if the window was full before the first."""
    if was_cut:
        return f"{model} at {host} had no room left to answer. Give it a larger context, or ask for less."
    return f"{model} at {host} answered nothing. Try again, or name another model with ASSISTANT_MODEL."


def no_chat(host: str, model: str) -> str:
    """The line for a model that does other things than chat."""
    return f"{model} at {host} does not chat. Name another model with ASSISTANT_MODEL."


def no_model(host: str) -> str:
    """The line for a server without models."""
    return f"{host} offers no model. Load one there, or name one with ASSISTANT_MODEL."


def _unreached(error: BaseException, host: str) -> str:
    behind = list(causes(error))
    if any(isinstance(cause, socket.gaierror) for cause in behind):
        return f"The address of {host} cannot be found. Check the network, or correct OPENAI_BASE_URL."
    if any(isinstance(cause, ssl.SSLError) for cause in behind):
        return f"No secure connection to {host}. Check its certificate, and http or https in OPENAI_BASE_URL."
    if any(isinstance(cause, ConnectionRefusedError) for cause in behind):
        return f"Nothing answers at {host}. Start the language model there, or correct OPENAI_BASE_URL."
    if any(isinstance(cause, TimeoutError | OSError) for cause in behind):
        return f"{host} cannot be reached. Check the network, or correct OPENAI_BASE_URL."
    return broken_off(host)


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all that lies behind it."""
    while error:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for part in error.exceptions:
                yield from causes(part)
        error = error.__cause__ or error.__context__


def _named(model: str) -> str:
    return f" for {model}" if model else ""
