"""Builds the page out of its tabs, and serves it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

import gradio as gr
from gradio import processing_utils

from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from ui import about, address, ask, digest, papers, programs, render, texts, tools
from ui.events import at_start
from ui.guard import Application, guard, logins
from ui.server import is_here, listen, server, url
from ui.theme import theme

PATIENCE = 30  # seconds; an embedding model elsewhere may not answer at all


def serve(
    assistant: Assistant,
    host: str,
    port: int,
    on_ready: Callable[[str], None],
    *,
    auth: str = "",
    problem: Callable[[], str] = str,
) -> None:
    """Serves the page until it is interrupted; `on_ready` hears where. Raises AssistantError if the port is in use.

    `auth` holds who may sign in, "user:password" with commas between; `problem` tells why no new lists come.
    """
    allowed = logins(auth)
    with listen(host, port) as listening:
        application = guard(mount(assistant, allowed, problem), allowed, here=is_here(listening))
        _read_in(assistant)
        on_ready(url(listening))
        server(application).run(sockets=[listening])


def mount(assistant: Assistant, logins: Mapping[str, str], problem: Callable[[], str] = str) -> Application:
    """The page as an application to serve, for those who sign in where there are logins."""
    here = Path(__file__).parent
    processing_utils.async_ssrf_protected_download = _refuse  # for an address in what a program sends
    offered = programs.programs(assistant)
    return gr.mount_gradio_app(  # type: ignore[no-any-return]
        tools.host(offered),
        build(assistant, offered, problem),
        path="/",
        auth=list(logins.items()) or None,
        auth_message=texts.SIGN_IN,
        max_file_size=1,  # none is taken, see guard.py
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        pwa=False,
        ssr_mode=False,
        mcp_server=False,  # see tools.py
        theme=theme(),
        css_paths=sorted((here / "style").glob("*.css"), key=lambda file: (file.stem != "base", file.name)),
        head="".join(f"<script>{file.read_text('utf-8')}</script>" for file in sorted((here / "script").glob("*.js"))),
    )


def build(assistant: Assistant, offered: Sequence[programs.Program], problem: Callable[[], str] = str) -> gr.Blocks:
    """The page over an assistant, with what it offers to other programs."""

    def head() -> str:
        library = assistant.library
        return render.header(library.count(), assistant.days(), library.is_sample(), assistant.asks)

    with gr.Blocks(title="Daily Papers", analytics_enabled=False, fill_height=True) as page:
        programs.endpoints(offered)  # first, so that no event of the page takes their names
        top = gr.Markdown(head(), elem_id="head", latex_delimiters=[], container=False)
        at_start(head, None, top)
        address.build(assistant)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(texts.ASK, id="ask", elem_id="tab-ask", render_children=True, scale=1):
                ask.build(assistant)
            with gr.Tab(texts.PAPERS, id="papers", elem_id="tab-papers", render_children=True, scale=1):
                papers.build(assistant)
            with gr.Tab(texts.DIGEST, id="digest", elem_id="tab-digest", render_children=True, scale=1):
                digest.build(assistant)
            with gr.Tab(texts.ABOUT, id="about", elem_id="tab-about", render_children=True, scale=1):
                about.build(assistant, problem)
    return page  # type: ignore[no-any-return]


def _read_in(assistant: Assistant) -> None:
    """Reads what a first question needs before the page opens: read meanwhile, it would make the page wait too."""

    def search() -> None:
        with suppress(AssistantError):  # whoever asks hears of it
            assistant.search("papers", top_k=1)

    reading = Thread(target=search, daemon=True)
    reading.start()
    reading.join(PATIENCE)


async def _refuse(url: str, cache_dir: str) -> str:  # noqa: ARG001 - Gradio calls it by these names
    raise gr.Error(texts.NO_FILES, print_exception=False)
