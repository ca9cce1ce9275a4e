"""The page on a phone: nothing lies beside the screen, everything can be reached."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.steps import ask, box, digest, number, papers, shown, tab

PHONE: dict[str, Any] = {"viewport": {"width": 380, "height": 740}, "has_touch": True, "is_mobile": True}
# What is read or touched and lies beside the screen, but for commands and the keywords of a card, which can be swiped.
BESIDE = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const isSeen = element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  if (!isSeen || element.closest("pre, .keywords, .sr")) return false;
  const says = [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  if (!says && !element.matches("button, a, input, select, textarea, progress, svg, i")) return false;
  const { left, right } = element.getBoundingClientRect();
  return right > innerWidth + 1 || left < -1;
}).map((element) => element.outerHTML.slice(0, 120))"""
SIDEWAYS = """() => [document.scrollingElement, ...document.querySelectorAll("body *")]
  .filter((element) => !element.closest("pre, .keywords") && element.scrollWidth > element.clientWidth + 1
    && (element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowX)))
  .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.fixture
def page(open_page: Open, served: str) -> Page:
    return open_page(served, **PHONE)


def fits(page: Page) -> None:
    assert page.evaluate(BESIDE) == []
    assert page.evaluate(SIDEWAYS) == []


def reached(element: Locator) -> None:
    """It can be scrolled to and touched: nothing lies over it."""
    element.scroll_into_view_if_needed()
    expect(element).to_be_in_viewport(ratio=0.9)
    element.tap(trial=True)


def test_a_conversation_fits_and_the_source_comes_as_a_sheet(page: Page) -> None:
    fits(page)
    answer = ask(page, "What is SWE-Explore?")
    fits(page)
    number(answer, 1).tap()
    sheet = page.get_by_role("dialog", name="Source 1 of 1")
    expect(sheet).to_be_visible()
    expect(sheet.locator("mark.asked")).to_be_in_viewport()
    fits(page)
    reached(sheet.get_by_role("link", name="arXiv"))
    sheet.get_by_role("button", name="Close").tap()
    expect(sheet).to_be_hidden()
    for name in ("Ask", "New chat", "Save as Markdown", "Retry", "Like", "Dislike", "Copy message"):
        reached(page.get_by_role("button", name=name, exact=True))
    reached(answer.locator(".follow-ups a").last)
    reached(box(page))


def test_a_touch_beside_the_sheet_puts_it_away(page: Page) -> None:
    answer = ask(page, "What is SWE-Explore?")
    number(answer, 1).tap()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    page.touchscreen.tap(190, 20)
    expect(sheet).to_be_hidden()


def test_lists_fit_and_everything_on_them_is_reached(page: Page) -> None:
    tab(page, "Papers")
    cards = papers(page)
    fits(page)
    for name in ("The list before", "Day", "Week", "Month"):
        reached(page.locator("#papers").get_by_role("button", name=name, exact=True))
    for part in (
        page.get_by_role("searchbox"),
        page.get_by_role("checkbox"),
        page.get_by_role("combobox", name="Order"),
    ):
        reached(part)
    reached(cards.first.locator(".keywords button").last)
    cards.last.get_by_role("button", name="Abstract").tap()
    cards.last.get_by_role("button", name="Cite").tap()
    fits(page)
    for name in ("Abstract", "Ask about it", "Papers like this", "Cite"):
        reached(cards.last.get_by_role("button", name=name))
    cards.last.get_by_role("button", name="Ask about it").tap()
    shown(page, "Ask")


def test_a_digest_fits_and_everything_on_it_is_reached(page: Page) -> None:
    tab(page, "Digest")
    made = digest(page)
    fits(page)
    for name in ("Markdown", "HTML", "Atom", "BibTeX"):
        reached(page.locator("#digest-downloads").get_by_role("link", name=name))
    reached(made.locator("article").last.get_by_role("heading").get_by_role("link"))
    reached(page.locator("#digest").get_by_role("button", name="Week"))


def test_the_tab_about_fits(page: Page) -> None:
    tab(page, "About")
    expect(page.locator("#about dl")).to_be_visible()
    fits(page)
    reached(page.locator("#about pre").last)
