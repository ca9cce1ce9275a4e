"""A conversation as the page holds it: each question with its answer, from which all that is drawn and read is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.types import Answer, Role, Turn
from ui import markup, render, suggest, texts

Message = dict[str, Any]  # as Gradio draws it, with a role and a content

LONGEST = 2_000  # characters; a question longer than an abstract is a mistake
GLANCE = 200  # characters shown of one that is too long


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it: an answer, a notice in its place or of its end, and questions to go on with.

    `is_whole` once no more comes.
    """

    question: str
    answer: Answer | None = None
    notice: str = ""
    follow_ups: tuple[str, ...] = ()
    is_whole: bool = False


Conversation = tuple[Exchange, ...]


def ask(assistant: Assistant, question: str, turns: Sequence[Turn]) -> Iterator[Answer]:
    """Ever longer answers; raises AssistantError for an empty question and for one that is too long."""
    if not question.strip():
        raise AssistantError("The question is empty. Ask about the papers, in your own words.")
    if len(question) > LONGEST:
        raise AssistantError(f"A question can have up to {LONGEST:,} characters. Shorten it and ask again.")
    return assistant.ask(question.strip(), turns)


def reply(assistant: Assistant, question: str, before: Conversation) -> Iterator[Exchange]:
    """The exchange of a question as it grows, first without an answer; an error is a notice."""
    exchange = Exchange(question.strip()[: LONGEST + 1])
    yield exchange
    try:
        for answer in ask(assistant, question, turns(before)):
            if answer.text:  # else it is still waited for
                exchange = replace(exchange, answer=answer)
            yield exchange
    except AssistantError as error:
        exchange = replace(exchange, notice=str(error))
    if exchange.answer and not exchange.notice:
        exchange = replace(exchange, follow_ups=tuple(suggest.questions(exchange.answer, assistant.days())))
    yield replace(exchange, is_whole=True)


def ended(conversation: Conversation, notice: str) -> Conversation:
    """The conversation with a notice of how its last answer ended, unless that is whole."""
    if not conversation or conversation[-1].is_whole:
        return conversation
    return (*conversation[:-1], replace(conversation[-1], notice=notice, is_whole=True))


def place(conversation: Conversation, message: int) -> int:
    """Which exchange the message belongs to that is drawn as the `message`th."""
    drawn = [place for place, exchange in enumerate(conversation) for _ in range(1 + bool(_said(exchange, False)))]
    return drawn[message] if message < len(drawn) else len(conversation)


def turns(conversation: Conversation) -> tuple[Turn, ...]:
    """What was said, as the assistant reads it."""
    return tuple(turn for exchange in conversation for turn in _turns(exchange))


def messages(conversation: Conversation, *, growing: bool = False) -> list[Message]:
    """What is drawn; while the last exchange is `growing`, with a sign that more comes."""
    drawn: list[Message] = []
    for place, exchange in enumerate(conversation, start=1):
        last = place == len(conversation)
        said = _growing(exchange) if growing and last else _said(exchange, last)
        drawn += [_message("user", _question(exchange)), *([_message("assistant", said)] if said else [])]
    return drawn


def _question(exchange: Exchange) -> str:
    asked = exchange.question
    return markup.lines(asked if len(asked) <= LONGEST else f"{asked[:GLANCE]}…")


def _said(exchange: Exchange, last: bool) -> str:
    said = render.answer(exchange.answer, exchange.follow_ups, last=last) if exchange.answer else ""
    notice = markup.notice(exchange.notice)
    return "\n\n".join(filter(None, (said, f"*{notice}*" if exchange.notice == texts.STOPPED else notice)))


def _growing(exchange: Exchange) -> str:
    return render.growing(exchange.answer) if exchange.answer else render.waiting(texts.READING)


def _turns(exchange: Exchange) -> Iterator[Turn]:
    yield Turn("user", exchange.question)
    if exchange.answer:
        cited = tuple(dict.fromkeys(citation.paper.id for citation in exchange.answer.citations))
        yield Turn("assistant", exchange.answer.text, cited)


def _message(role: Role, text: str) -> Message:
    return {"role": role, "content": text}
