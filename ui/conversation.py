"""A conversation as the page holds it: the messages it draws, and the turns the assistant reads."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.types import Answer, Role, Turn
from ui import render

Message = dict[str, Any]  # as Gradio draws it, with a role and a content
Conversation = tuple[list[Message], tuple[Turn, ...]]

LONGEST = 2_000  # characters; a question longer than an abstract is a mistake
GLANCE = 200  # characters shown of one that is too long


def ask(assistant: Assistant, question: str, turns: Sequence[Turn]) -> Iterator[Answer]:
    """Ever longer answers; raises AssistantError for an empty question and for one that is too long."""
    if not question.strip():
        raise AssistantError("The question is empty. Ask about the papers, in your own words.")
    if len(question) > LONGEST:
        raise AssistantError(f"A question can have up to {LONGEST:,} characters. Shorten it and ask again.")
    return assistant.ask(question.strip(), turns)


def reply(
    assistant: Assistant, question: str, messages: Sequence[Message], turns: Sequence[Turn]
) -> Iterator[Conversation]:
    """The conversation with the question, then with the answer as it grows; an error is drawn as an answer."""
    shown = question if len(question) <= LONGEST else f"{question[:GLANCE]}…"
    asked = [*messages, _message("user", render.question(shown))]
    heard = (*turns, Turn("user", question[: LONGEST + 1]))
    yield asked, heard
    try:
        for answer in ask(assistant, question, turns):
            cited = tuple(dict.fromkeys(citation.paper.id for citation in answer.citations))
            said = Turn("assistant", answer.text, cited)
            yield [*asked, _message("assistant", render.answer(answer))], (*heard, said)
    except AssistantError as error:
        yield [*asked, _message("assistant", render.notice(str(error)))], heard


def fail(messages: Sequence[Message]) -> list[Message]:
    """The messages, and that no answer comes."""
    return [
        *messages,
        _message("assistant", "Something went wrong. The terminal that the page was started from says what."),
    ]


def rewind(messages: Sequence[Message], turns: Sequence[Turn]) -> tuple[str, Conversation]:
    """The last question, and the conversation before it."""
    shown = max(place for place, message in enumerate(messages) if message["role"] == "user")
    last = max(place for place, turn in enumerate(turns) if turn.role == "user")
    return turns[last].text, (list(messages[:shown]), tuple(turns[:last]))


def _message(role: Role, text: str) -> Message:
    return {"role": role, "content": text}
