"""Markup planted in what papers say stays text: nothing runs, nothing is loaded, no element comes of it."""

from dataclasses import replace

import pytest
from playwright.sync_api import Dialog, Page, expect

from assistant.build import open_assistant
from assistant.pipeline import Assistant
from assistant.types import Paper
from tests.browser.conftest import Open, Serve
from tests.browser.steps import ask, digest, number, papers, tab
from tests.conftest import TODAY

SCRIPT = "<script>window.planted = 1; alert(1)</script>"
IMAGE = '<img src="/planted.png" onerror="window.planted = 1">'
MARKDOWN = "![seen](https://evil.test/seen.png) [press](javascript:alert(1))"


@pytest.fixture
def hostile(tmp_path_factory: pytest.TempPathFactory, robots: Paper, whales: Paper) -> Assistant:
    """Two papers with markup in every field that is shown."""
    assistant = open_assistant(tmp_path_factory.mktemp("hostile"), today=TODAY, openai_api_key="", openai_base_url="")
    planted = replace(
        robots,
        title=f"GripNet: Learning to Grasp Wet Objects {SCRIPT}",
        abstract=f"{robots.abstract} The dataset {IMAGE} is named {SCRIPT} and seen {MARKDOWN} there.",
        authors=(f"Ada {SCRIPT}", f"Émile {IMAGE}"),
        keywords=(f"robots {IMAGE}", "grasping"),
        organization=f"Lab {IMAGE}",
        code_url="javascript:alert(1)",
        project_url='https://example.org/"onmouseover="alert(1)',
        days=(TODAY,),
    )
    assistant.add([planted, replace(whales, title=f"WhaleTongue {IMAGE}: Translating Codas", days=(TODAY,))])
    return assistant


@pytest.fixture
def page(open_page: Open, serve: Serve, hostile: Assistant) -> Page:
    return open_page(serve(hostile))


def test_planted_markup_is_text_wherever_it_is_shown(page: Page) -> None:
    asked: list[str] = []
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda request: asked.append(request.url))
    answer = ask(page, "How does GripNet grasp wet objects?")
    number(answer, 1).click()
    expect(page.locator("#evidence mark.asked")).to_contain_text("GripNet learns to grasp wet objects")
    listed = ask(page, "List all papers")
    expect(listed).to_contain_text(SCRIPT)
    listed.locator("a[title^='Source '][title*=GripNet]").first.click()
    expect(page.locator("#evidence h3")).to_contain_text(SCRIPT)
    ask(page, f"What is {IMAGE} {SCRIPT}?")
    tab(page, "Papers")
    card = papers(page, "Friday 12 June 2026").filter(has_text="GripNet")
    expect(card.get_by_role("heading")).to_contain_text(SCRIPT)
    card.get_by_role("button", name="Abstract").click()
    expect(card.locator(".text")).to_contain_text(IMAGE)
    card.get_by_role("button", name="Cite").click()
    card.get_by_role("button", name="robots").click()
    page.locator("#papers").get_by_role("button", name="Show all, not only").click()
    tab(page, "Digest")
    made = digest(page, "Friday 12 June 2026")
    expect(made).to_contain_text(IMAGE)
    made.locator("article h4 a", has_text="WhaleTongue").click()
    papers(page, "Friday 12 June 2026")
    card.get_by_role("button", name="Ask about it").click()
    expect(page.locator("#chat .user-row")).to_have_count(4)
    expect(page.locator("#chat .waiting")).to_have_count(0)
    page.reload()
    expect(page.locator("#chat .user-row")).to_have_count(4)

    assert dialogs == []
    assert not [url for url in asked if "planted" in url or "evil" in url]
    assert page.evaluate("window.planted") is None
    elements = page.locator(
        "img[src*=planted], img[src*=evil], [onerror], [onmouseover], a[href^=javascript], main script, #tabs script"
    )
    expect(elements).to_have_count(0)
