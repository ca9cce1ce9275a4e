"""What people think of an answer: a thumb, and a word if they like."""

from dataclasses import replace
from typing import Any

import gradio as gr

from assistant import feedback
from assistant.errors import AssistantError
from assistant.feedback import WORD, Feedback
from assistant.pipeline import Assistant
from ui import conversation, texts
from ui.conversation import Conversation
from ui.events import BROWSING, QUIET


def build(assistant: Assistant, chat: gr.Chatbot, now: gr.State, asked: gr.State) -> None:
    """The box for a word, which a thumb in the chat brings and the next question takes away."""

    def like(now: Conversation, thumb: gr.LikeData) -> Any:
        given = _given(assistant, now, thumb)
        if given is None or not _kept(given, assistant):
            return gr.skip(), gr.skip(), None
        return gr.update(visible=given.liked is not None), gr.update(value="", placeholder=_hint(given)), given

    def say(word: str, given: Feedback | None) -> Any:
        if given and word.strip() and _kept(replace(given, time=assistant.now(), word=word), assistant):
            gr.Info(texts.WORD_KEPT, duration=3)
        return gr.update(visible=False)

    with gr.Row(elem_id="feedback", visible=False) as row:
        word = gr.Textbox(
            label=texts.WORD,
            show_label=False,
            container=False,
            max_lines=1,
            max_length=WORD,
            submit_btn=texts.SEND,
            autofocus=True,
        )
    given = gr.State(None)
    limits: dict[str, Any] = {**BROWSING, **QUIET}
    chat.like(like, now, [row, word, given], **limits)
    word.submit(say, [word, given], row, **limits)
    asked.change(lambda: gr.update(visible=False), None, row, **limits)


def _given(assistant: Assistant, now: Conversation, thumb: gr.LikeData) -> Feedback | None:
    """What the thumb says of its answer; None if that is gone."""
    index = thumb.index if isinstance(thumb.index, int) else thumb.index[0]
    before = conversation.place(now, index)
    answer = now[before].answer if before < len(now) else None
    if answer is None:
        return None
    liked = thumb.liked if isinstance(thumb.liked, bool) else None
    history = conversation.turns(now[:before])
    return Feedback(assistant.now(), assistant.today(), now[before].question, history, answer, liked)


def _kept(given: Feedback, assistant: Assistant) -> bool:
    try:
        feedback.keep(given, assistant.folder)
    except AssistantError as error:
        gr.Warning(str(error))
        return False
    return True


def _hint(given: Feedback) -> str:
    return texts.WORD_LIKED if given.liked else texts.WORD_DISLIKED
