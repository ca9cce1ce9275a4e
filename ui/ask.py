"""The tab Ask: a conversation about the papers, and beside it the evidence of its answers."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.pipeline import Assistant
from ui import conversation, feedback, fill, keep, render, texts
from ui.conversation import LONGEST, Conversation, Exchange
from ui.events import ASKING, BROWSING, QUIET, at_start, wish, wished

Drawn = tuple[Any, Any, Any, Any]  # the box, the messages, the conversation and what the browser keeps of it
# What is to be asked after which conversation, counted, so that the same question twice is a change; empty at first.
Asked = tuple[()] | tuple[int, str, Conversation]
Ended = tuple[Any, Any, Any, Any, tuple[()]]  # the same, and that nothing is to be asked any more
_count = itertools.count()
_SAME: Drawn = (gr.skip(), gr.skip(), gr.skip(), gr.skip())


@dataclass(frozen=True, slots=True)
class Ask:
    """The parts of the tab that others listen to."""

    chat: gr.Chatbot
    box: gr.Textbox
    conversation: gr.State


@dataclass(slots=True)
class Newest:
    """The reply that one person waits for; one that was begun before ends.

    (What Gradio cancels may draw once more after what came in its place, or pass for something that went wrong; and if
    it is slow to, it cancels the next.)
    """

    reply: Iterator[Exchange] | None = None


def build(assistant: Assistant) -> Ask:
    """The tab."""

    def answer(asked: Asked, newest: Newest) -> Iterator[Drawn]:
        if not asked:
            yield _SAME  # Gradio empties what a generator that says nothing would draw
            return
        _, question, before = asked
        box = gr.update(submit_btn=False, stop_btn=texts.STOP)
        now = before
        newest.reply = reply = conversation.reply(assistant, question, before)
        for exchange in reply:
            if newest.reply is not reply:
                yield _SAME  # what is said last is drawn once more at the end
                return
            now = (*before, exchange)
            yield box, conversation.messages(now, growing=True), now, gr.skip()
            box = gr.skip()
        ready = _ready(value=question) if len(question) > LONGEST else _ready()
        yield ready, *_drawn(now)

    def stop(now: Conversation, newest: Newest) -> Ended:
        newest.reply = None
        return _ready(), *_drawn(conversation.ended(now, texts.STOPPED)), ()

    def fail(now: Conversation) -> Drawn:
        return _ready(), *_drawn(conversation.ended(now, texts.FAILED))

    def clear(newest: Newest) -> Ended:
        newest.reply = None
        return _ready(value=""), *_drawn(()), ()

    def restore(kept: str, newest: Newest) -> Ended:
        newest.reply = None
        return gr.skip(), *_drawn(keep.restore(wished(kept).get("kept", ""), assistant.library)), ()

    def greet() -> Any:
        questions = assistant.examples()
        welcome = render.welcome(assistant.library.is_sample(), assistant.model is not None)
        return gr.update(examples=[{"text": question} for question in questions], placeholder=welcome)

    with gr.Row(elem_id="beside"):
        with gr.Column(elem_id="asking", scale=1):
            chat = gr.Chatbot(
                label=texts.CONVERSATION,
                show_label=False,
                elem_id="chat",
                scale=1,
                height=None,
                container=False,
                autoscroll=False,  # a long answer is read from its beginning; script/ask.js sees to it
                buttons=["copy"],
                editable="user",
                feedback_options=texts.THUMBS,
                latex_delimiters=[],  # a dollar sign is money
                allow_tags=False,
            )
            now, asked, newest = gr.State(()), gr.State(()), gr.State(Newest())
            feedback.build(assistant, chat, now, asked)
            with gr.Row(elem_id="ask"):
                box = gr.Textbox(
                    label=texts.QUESTION,
                    show_label=False,
                    container=False,
                    placeholder=texts.ASK_HINT,
                    lines=1,
                    max_lines=6,
                    autofocus=True,
                    interactive=True,
                    submit_btn=texts.ASK,
                    html_attributes=gr.InputHTMLAttributes(enterkeyhint="send"),
                )
            gr.Markdown(fill.html("beneath"), elem_id="beneath", sanitize_html=False, container=False)
        gr.Markdown(fill.html("panel"), elem_id="evidence", sanitize_html=False, container=False)
    kept = gr.Markdown(keep.kept(()), elem_id="kept", sanitize_html=False, container=False, latex_delimiters=[])
    drawn = [box, chat, now, kept]
    ended = [*drawn, asked]

    limits: dict[str, Any] = {**BROWSING, **QUIET}
    # Every way to ask ends here, so that a question takes the place of an answer that is still being made.
    making = asked.change(answer, [asked, newest], drawn, trigger_mode="multiple", **ASKING, **QUIET)
    making.failure(fail, now, drawn, **limits)
    asking: dict[str, Any] = {"outputs": asked, **limits}
    chat.example_select(_example, now, **asking)
    chat.retry(_again, now, **asking)
    chat.edit(_edited, now, **asking)
    elsewhere = wish("ask")
    elsewhere.change(_wished, [elsewhere, now], **asking)
    # Twice, because a piece of the answer may be on its way.
    box.stop(stop, [now, newest], ended, **limits).then(stop, [now, newest], ended, **limits)
    wish("new-chat").change(clear, newest, ended, **limits).then(clear, newest, ended, **limits)
    old = wish("restore")
    old.change(restore, [old, newest], ended, **limits)
    at_start(greet, None, chat)
    return Ask(chat, box, now)


def _asked(question: str, before: Conversation) -> Any:
    answered = tuple(exchange for exchange in before if exchange.answer or exchange.notice)
    return (next(_count), question, answered) if question.strip() else gr.skip()


def _wished(wish: str, now: Conversation) -> Any:
    return _asked(wished(wish).get("text", ""), now)


def _example(now: Conversation, chosen: gr.SelectData) -> Any:
    return _asked(chosen.value["text"], now)


def _again(now: Conversation) -> Any:
    return _asked(now[-1].question, now[:-1]) if now else gr.skip()


def _edited(now: Conversation, edited: gr.EditData) -> Any:
    """The edited question after what came before it."""
    index = edited.index if isinstance(edited.index, int) else edited.index[0]
    return _asked(str(edited.value), now[: conversation.place(now, index)])


def _drawn(now: Conversation) -> tuple[Any, Any, Any]:
    return conversation.messages(now), now, keep.kept(now)


def _ready(**changes: Any) -> Any:
    """The box as it waits for a question."""
    return gr.update(submit_btn=texts.ASK, stop_btn=False, **changes)
