"""The digest: every paper in a theme, the way to each, and the files to save."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from pybtex.database import parse_string

from tests.browser.steps import at, digest, papers, shown, tab


@pytest.fixture
def made(page: Page) -> Page:
    """The page with the digest of the latest list."""
    tab(page, "Digest")
    digest(page)
    return page


def test_the_latest_list_is_made_when_the_tab_is_opened(made: Page) -> None:
    expect(digest(made)).to_contain_text("12 of 12 papers")
    titles = digest(made).locator("article h4").all_inner_texts()
    assert len(set(titles)) == len(titles) == 12
    at(made, "?tab=digest&date=2026-06-11")


def test_another_day_and_a_week_are_chosen(made: Page) -> None:
    made.locator("#digest").get_by_role("button", name="The list before").click()
    expect(digest(made, "Wednesday 10 June 2026").locator("article")).to_have_count(12)
    at(made, "?tab=digest&date=2026-06-10")
    made.locator("#digest").get_by_role("button", name="Week").click()
    expect(digest(made, "8–12 June 2026").locator("article")).to_have_count(36)
    at(made, "?tab=digest&week=2026-W24")


def test_a_theme_is_jumped_to(made: Page) -> None:
    theme = digest(made).get_by_role("navigation", name="Themes").get_by_role("link").last
    heading = made.locator(".theme h3", has_text=theme.inner_text())
    theme.click()
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()


def test_a_paper_of_the_digest_opens_as_its_card(made: Page) -> None:
    line = digest(made).locator("article").last
    title = line.get_by_role("heading").inner_text()
    line.get_by_role("heading").get_by_role("link").click()
    shown(made, "Papers")
    card = papers(made).filter(has_text=title)
    expect(card).to_be_in_viewport()
    expect(card.locator(".abstract .text")).to_be_visible()
    expect(made.locator("#papers-list .list")).to_have_attribute("data-id", card.get_attribute("data-id") or "")


def test_it_is_still_there_after_a_look_at_another_tab(made: Page) -> None:
    made.evaluate("document.querySelector('#digest-themes .digest').dataset.seen = 'yes'")
    tab(made, "Papers")
    tab(made, "Digest")
    expect(digest(made)).to_have_attribute("data-seen", "yes")


@pytest.mark.parametrize("name", ["Markdown", "HTML", "Atom", "BibTeX"])
def test_each_form_is_saved_whole(made: Page, name: str) -> None:
    with made.expect_download() as download:
        made.locator("#digest-downloads").get_by_role("link", name=name).click()
    text = Path(download.value.path()).read_text("utf-8")
    title = "Redesign Mixture-of-Experts Routers with Manifold Power Iteration"
    if name == "Markdown":
        assert download.value.suggested_filename == "daily-papers-2026-06-11.md" and text.startswith("# ")
        assert title.replace("-", "\\-") in text or title in text
    elif name == "HTML":
        assert download.value.suggested_filename == "daily-papers-2026-06-11.html" and "</html>" in text
        assert title in text
    elif name == "Atom":
        assert download.value.suggested_filename == "daily-papers-2026-06-11.xml"
        assert len(ElementTree.fromstring(text).findall("{http://www.w3.org/2005/Atom}entry")) > 0
    else:
        assert download.value.suggested_filename == "daily-papers-2026-06-11.bib"
        assert len(parse_string(text, "bibtex").entries) == 12
