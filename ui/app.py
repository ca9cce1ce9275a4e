"""Builds the page: a conversation, the box to ask in, and an endpoint for other programs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from gradio.events import api as endpoint

from assistant import documents
from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.types import Turn
from ui import api, conversation, render
from ui.conversation import LONGEST, Message
from ui.server import Application, listen, server, url
from ui.theme import theme

Drawn = tuple[Any, Any, Any]  # the box, the messages and the turns

# An answer made of quotes takes a fraction of a second, most of it computing: more at once only make each other wait.
AT_ONCE = 8


def serve(assistant: Assistant, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serves the page until it is interrupted; `on_ready` hears where. Raises AssistantError if the port is in use."""
    with listen(host, port) as listening:
        application = mount(build(assistant))
        on_ready(url(listening))
        server(application).run(sockets=[listening])


def mount(page: gr.Blocks) -> Application:
    """The page as an application to serve."""
    here = Path(__file__).parent
    return gr.mount_gradio_app(  # type: ignore[no-any-return]
        FastAPI(docs_url=None, redoc_url=None, openapi_url=None),
        page,
        path="/",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        pwa=False,
        ssr_mode=False,
        mcp_server=False,
        theme=theme(),
        css_paths=here / "style.css",
        head=f"<script>{(here / 'page.js').read_text('utf-8')}</script>",
    )


def build(assistant: Assistant) -> gr.Blocks:
    """The page over an assistant."""

    def greet() -> tuple[str, Any]:
        days = assistant.days()
        library = assistant.library
        questions = assistant.examples()
        return (
            render.header(library.count(), days, library.is_sample()),
            gr.update(examples=[{"text": question} for question in questions], placeholder=render.welcome(questions)),
        )

    def send(question: str, messages: Sequence[Message], turns: Sequence[Turn]) -> Iterator[Drawn]:
        if not question.strip():
            yield gr.skip(), gr.skip(), gr.skip()
            return
        box = gr.update(value="", submit_btn=False, stop_btn="Stop")
        for drawn in conversation.reply(assistant, question, messages, turns):
            yield box, *drawn
            box = gr.skip()
        yield _ready(value=question) if len(question) > LONGEST else _ready(), gr.skip(), gr.skip()

    def choose(messages: Sequence[Message], turns: Sequence[Turn], chosen: gr.SelectData) -> Iterator[Drawn]:
        yield from send(chosen.value["text"], messages, turns)

    def again(messages: Sequence[Message], turns: Sequence[Turn]) -> Iterator[Drawn]:
        question, before = conversation.rewind(messages, turns)
        yield from send(question, *before)

    def answer(question: str, history: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        """The answer with its citations; history holds messages with role, content and the ids of the papers cited."""
        try:
            *_, last = conversation.ask(assistant, question, api.turns(history or ()))
        except AssistantError as error:
            raise gr.Error(str(error), print_exception=False) from error
        return documents.answer(question, last)

    with gr.Blocks(title="Daily Papers", analytics_enabled=False, fill_height=True) as page:
        with gr.Row(elem_id="top"):
            head = gr.Markdown(greet()[0], elem_id="head", latex_delimiters=[], container=False)
            clear = gr.Button("New chat", size="sm", scale=0, min_width=0)
        chat = gr.Chatbot(
            label="Conversation",
            show_label=False,
            elem_id="chat",
            scale=1,
            height=None,
            container=False,
            autoscroll=False,  # a long answer is read from its beginning; page.js sees to it
            buttons=["copy"],
            feedback_options=None,
            latex_delimiters=[],  # a dollar sign is money
            allow_tags=False,
        )
        with gr.Row(elem_id="ask"):
            box = gr.Textbox(
                label="Question",
                show_label=False,
                container=False,
                placeholder="Ask about the papers",
                lines=1,
                max_lines=6,
                autofocus=True,
                submit_btn="Ask",
                html_attributes=gr.InputHTMLAttributes(enterkeyhint="send"),
            )
        turns = gr.State(())
        outputs = [box, chat, turns]
        limits: dict[str, Any] = {"concurrency_limit": AT_ONCE, "concurrency_id": "ask"}
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        page.load(greet, None, [head, chat], **private)
        asking: list[Any] = [
            box.submit(send, [box, chat, turns], outputs, **limits, **private),
            chat.example_select(choose, [chat, turns], outputs, **limits, **private),
            chat.retry(again, [chat, turns], outputs, **limits, **private),
        ]
        for event in asking:
            event.failure(lambda messages: (_ready(), conversation.fail(messages)), chat, [box, chat], **private)
        box.stop(_ready, None, box, cancels=asking, **private)
        clear.click(lambda: (_ready(value=""), [], ()), None, outputs, cancels=asking, **private)
        endpoint(answer, api_name="ask", **limits)
    return page  # type: ignore[no-any-return]


def _ready(**changes: Any) -> Any:
    """The box as it waits for a question."""
    return gr.update(submit_btn="Ask", stop_btn=False, **changes)
