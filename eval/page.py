"""How fast the page is: `python -m eval.page --beir DIR [--papers N] [--work DIR] [--json FILE]`.

A real Chromium (the program named in CHROMIUM, or Debian's) opens the page as `assistant serve --offline` serves it,
over a library made as eval.speed makes it. Each figure is the median of its runs, from the key or the click until what
was wished for is painted; beside it stands what the browser or the search takes alone in the same run.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from assistant.pipeline import Assistant
from eval import large
from eval.table import Row, tell

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STARTS, RUNS = 3, 7
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# What is to be seen when something is done. Examples come from the server: those who see them can ask.
READY = "document.querySelector('#ask textarea') && document.querySelector('#chat .example')"
ANSWERED = "[...document.querySelectorAll('#chat .bot-row')][{before}]?.querySelector('a[title^=\"Source 1:\"]')"
OTHER = "document.querySelector('#papers-list .list').dataset.day !== '{day}'"
STATIC = "document.querySelector('#there')"
# What is to be seen is looked for before each frame is drawn, and is there to be seen after it.
_SEEN = """
    const look = () => {
        if (begun() !== undefined && (DONE)) setTimeout(() => resolve(performance.now() - begun()));
        else requestAnimationFrame(look);
    };
    look();
"""
_OPENED = f"window.opened = new Promise((resolve) => {{ const begun = () => 0; {_SEEN} }});"
_TIMED = f"""() => {{
    window.taken = new Promise((resolve) => {{
        let at;
        const begun = () => at;
        for (const name of ["keydown", "click"])
            addEventListener(name, (event) => (at ??= event.timeStamp), {{ capture: true, once: true }});
        {_SEEN}
    }});
}}"""
_DRAWN = """async (html) => {
    const began = performance.now();
    document.body.innerHTML = html;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
}"""


def main() -> None:
    """Prints a Markdown table."""
    parser = large.options(__doc__)
    parser.add_argument("--papers", type=int, default=10_000, metavar="N")
    options = parser.parse_args()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        parser.error("there is no Playwright here; get it with: pip install '.[eval]'")
    program = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *BROWSERS))), None)
    if program is None:
        parser.error("there is no Chromium here; install one (Debian: apt install chromium), or name it in CHROMIUM")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        work = options.work or Path(scratch)
        assistant = large.library(work / str(options.papers), large.papers(options.beir), options.papers)
        questions = _answered(assistant, large.queries(options.beir))
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        tell(list(_rows(browser, assistant, questions, Path(scratch))), "page", options.json)


def _rows(browser: "Browser", assistant: Assistant, questions: Sequence[str], scratch: Path) -> Iterator[Row]:
    alone = _middle(_once(partial(assistant.search, question)) for question in questions)
    assistant.index.vectors.close()
    (scratch / "index.html").write_text("<!doctype html><p id=there>A static page</p>", encoding="utf-8")
    with _static(scratch) as address:
        static = _middle(_opening(browser, address, STATIC) for _ in range(RUNS))
    python = _middle(_once(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)) for _ in range(STARTS))
    starts, opened, firsts = zip(*(_start(browser, assistant, questions[0]) for _ in range(STARTS)), strict=True)
    yield Row("`assistant serve` until it can be opened", _seconds(starts), f"python alone {python}")
    yield Row("the page, opened at once after that", _seconds(opened), f"a static page {static}")
    yield Row("… and its first question, asked at once: first sentence", _seconds(firsts), f"the search alone {alone}")
    with _serving(assistant) as address:
        _opening(browser, address, READY)
        again = _middle(_opening(browser, address, READY) for _ in range(RUNS))
        yield Row("the page, opened later", again, f"a static page {static}")
        with _opened(browser, address, READY) as page:
            answers = _middle(_ask(page, question, place) for place, question in enumerate(questions))
            yield Row("a question: first sentence", answers, f"the search alone {alone}")
            page.click("#tabs [role=tab] >> text=Papers")
            yield _change(page, "another day")
            page.click("#papers-days [data-span=month]")
            page.wait_for_selector("#papers-list .list[data-span=month]")
            yield _change(page, "another month")


def _change(page: "Page", what: str) -> Row:
    """One list of cards after another, beside their HTML drawn on an empty page."""
    taken, drawn, cards = [], [], []
    page.wait_for_timeout(500)
    with page.context.new_page() as empty:
        for _ in range(RUNS):
            before = page.eval_on_selector("#papers-list .list", "list => list.dataset.day")
            done = OTHER.format(day=before)
            taken.append(_timed(page, done, lambda: page.click("#papers-days .step >> nth=0")))
            cards.append(page.locator("#papers-list .card").count())
            drawn.append(empty.evaluate(_DRAWN, page.inner_html("#papers-list")))
    return Row(f"{what}, {median(cards):.0f} cards", _seconds(taken), f"their HTML alone {_seconds(drawn)}")


def _answered(assistant: Assistant, queries: Sequence[str]) -> list[str]:
    """The first queries that the library answers."""
    found = (query for query in queries if [*assistant.ask(query)][-1].citations)
    return [next(found) for _ in range(RUNS)]


def _start(browser: "Browser", assistant: Assistant, question: str) -> tuple[float, float, float]:
    began = time.perf_counter()
    with _serving(assistant) as address:
        started = 1000 * (time.perf_counter() - began)
        with _opened(browser, address, READY) as page:
            return started, float(page.evaluate("window.opened")), _ask(page, question, 0)


def _ask(page: "Page", question: str, before: int) -> float:
    page.fill("#ask textarea", question)
    taken = _timed(page, ANSWERED.format(before=before), lambda: page.press("#ask textarea", "Enter"))
    page.wait_for_selector("#ask button.submit-button, #ask button:has-text('Ask')")
    return taken


def _timed(page: "Page", done: str, act: Callable[[], object]) -> float:
    page.evaluate(_TIMED.replace("DONE", done))
    act()
    return float(page.evaluate("window.taken"))


def _opening(browser: "Browser", address: str, done: str) -> float:
    with _opened(browser, address, done) as page:
        return float(page.evaluate("window.opened"))


@contextmanager
def _opened(browser: "Browser", address: str, done: str) -> "Iterator[Page]":
    """The page in a browser that has kept nothing of it, once it is there."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(_OPENED.replace("DONE", done))
        page.goto(address)
        page.evaluate("window.opened")
        yield page


@contextmanager
def _serving(assistant: Assistant) -> Iterator[str]:
    """The address of the page; its process ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    data = ["--data", str(assistant.folder)]
    command = [sys.executable, "-m", "assistant", *data, "serve", "--offline", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            if not any("The assistant is at" in line for line in iter(server.stderr.readline, "")):  # type: ignore[union-attr]
                raise SystemExit("`assistant serve` ended before the page could be opened")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


@contextmanager
def _static(folder: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def _once(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _middle(taken: Iterator[float]) -> str:
    return _seconds(list(taken))


def _seconds(taken: Sequence[float]) -> str:
    """The middle of these milliseconds, the shortest and the longest."""
    middle, shortest, longest = (f"{of(taken) / 1000:.2f}" for of in (median, min, max))
    return f"{middle} s ({shortest}–{longest})"


if __name__ == "__main__":
    main()
