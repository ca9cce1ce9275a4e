"""What axe finds: on each tab, light and dark, with an answer and its source on show, and on a phone."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.steps import ask, digest, number, papers, tab

Scheme = Literal["light", "dark"]
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def serious(page: Page) -> list[str]:
    """The violations that keep people out, each with where it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@SCHEMES
def test_no_tab_has_a_serious_violation(open_page: Open, served: str, scheme: Scheme) -> None:
    page = open_page(served, color_scheme=scheme)
    expect(page.locator("#chat .examples")).to_be_visible()
    assert serious(page) == []
    answer = ask(page, "What is new on robots?")
    assert serious(page) == []
    number(answer, 1).click()
    expect(page.locator("#evidence mark.asked")).to_be_visible()
    assert serious(page) == []
    tab(page, "Papers")
    cards = papers(page)
    cards.first.get_by_role("button", name="Abstract").click()
    cards.first.get_by_role("button", name="Cite").click()
    cards.get_by_role("button", name="benchmark", exact=True).first.click()
    assert serious(page) == []
    tab(page, "Digest")
    digest(page)
    assert serious(page) == []
    tab(page, "About")
    expect(page.locator("#about dl")).to_be_visible()
    assert serious(page) == []


def test_a_sheet_on_a_phone_has_no_serious_violation(open_page: Open, served: str) -> None:
    page = open_page(served, viewport={"width": 380, "height": 740})
    number(ask(page, "What is SWE-Explore?"), 1).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert serious(page) == []


def test_a_refusal_and_a_notice_have_no_serious_violation(open_page: Open, served: str) -> None:
    page = open_page(served, "/?tab=news")
    expect(page.get_by_role("alert")).to_be_visible()
    ask(page, "How do I bake sourdough bread?")
    assert serious(page) == []


@SCHEMES
def test_the_page_is_as_light_or_dark_as_the_system(open_page: Open, served: str, scheme: Scheme) -> None:
    page = open_page(served, color_scheme=scheme)
    ask(page, "What is SWE-Explore?")
    lightness = page.evaluate(
        """() => ["body", "#chat .bot-row .md"].map((selector) => {
          const style = getComputedStyle(document.querySelector(selector));
          const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0) / 765;
          return selector === "body" ? light(style.backgroundColor) : light(style.color);
        })"""
    )
    ground, text = lightness
    assert (ground > 0.9 and text < 0.2) if scheme == "light" else (ground < 0.1 and text > 0.8)
