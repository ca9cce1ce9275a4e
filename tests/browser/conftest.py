"""A browser, a page over the sample list, and people who open it; nobody's browser may speak to another host."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.build import add_sample, open_assistant
from assistant.pipeline import Assistant
from tests.browser import chromium
from tests.conftest import TODAY
from tests.page_server import serving

PATIENCE = 30_000  # milliseconds; for machines that do much else
Open = Callable[..., Page]
Serve = Callable[[Assistant], str]

expect.set_options(timeout=PATIENCE)


# As long as it runs, no other event loop can in this thread: it ends with this folder's last test.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    chromium.find()
    with sync_playwright() as playwright, chromium.launch(playwright.chromium) as browser:
        yield browser


@pytest.fixture(scope="package")
def sample(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Assistant:  # noqa: ARG001 - without one, no work
    """The sample list: 36 papers of 9 to 11 June 2026, quoted."""
    assistant = open_assistant(tmp_path_factory.mktemp("sample"), today=TODAY, openai_api_key="", openai_base_url="")
    add_sample(assistant)
    return assistant


@pytest.fixture(scope="package")
def served(sample: Assistant) -> Iterator[str]:
    """The address of the page over the sample list."""
    with serving(sample) as address:
        yield address


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves the page over an assistant of a test's own, and says where."""
    with ExitStack() as closing:
        yield lambda assistant: closing.enter_context(serving(assistant))


@pytest.fixture
def open_page(browser: Browser, serve: Serve) -> Iterator[Open]:  # noqa: ARG001 - closes before what it opens does
    """Opens an address, each time in a browser of its own, as another person would: `open_page(address, "/?q=…")`.

    In the end no page has asked another host for anything, and no script has failed.
    """
    foreign: list[str] = []
    failed: list[str] = []
    with ExitStack() as closing:

        def open_page(address: str, path: str = "/", **options: Any) -> Page:
            context = browser.new_context(base_url=address, reduced_motion="reduce", **options)
            closing.callback(context.close)
            _watch(context, address, foreign, failed)
            page = context.new_page()
            page.goto(path)
            return page

        yield open_page
    assert foreign == []
    assert failed == []


@pytest.fixture
def page(open_page: Open, served: str) -> Page:
    """The page over the sample list."""
    return open_page(served)


def _watch(context: BrowserContext, address: str, foreign: list[str], failed: list[str]) -> None:
    context.set_default_timeout(PATIENCE)
    own = re.compile(rf"{re.escape(address)}/|data:|blob:{re.escape(address)}/")
    context.on("request", lambda request: own.match(request.url) or foreign.append(request.url))
    context.route(re.compile(rf"^(?!{own.pattern})"), lambda route: route.abort())
    context.on("weberror", lambda error: failed.append(str(error.error)))
    context.on("console", lambda message: message.type == "error" and failed.append(message.text))
