"""The page of a library without papers."""

import pytest
from playwright.sync_api import Page, expect

from assistant.pipeline import Assistant
from tests.browser.conftest import Open, Serve
from tests.browser.steps import ask, tab


@pytest.fixture
def page(open_page: Open, serve: Serve, assistant: Assistant) -> Page:
    return open_page(serve(assistant))


def test_every_tab_says_in_plain_words_that_there_are_no_papers(page: Page) -> None:
    expect(page.locator("#head")).to_contain_text("No papers yet")
    expect(ask(page, "What is new on robots?")).to_contain_text("assistant add")
    expect(tab(page, "Papers")).to_contain_text("There are no papers yet. Add a list on the command line")
    expect(tab(page, "Digest")).to_contain_text("There are no lists yet. Add one on the command line")
    expect(tab(page, "About")).to_contain_text("None yet")


def test_links_into_it_say_what_is_not_there(open_page: Open, serve: Serve, assistant: Assistant) -> None:
    address = serve(assistant)
    expect(open_page(address, "/?paper=2606.10651").get_by_role("alert")).to_contain_text("2606.10651 is in none")
    expect(open_page(address, "/?tab=digest&date=2026-06-10").locator("#digest")).to_contain_text("There are no lists")
