"""The lists: days, searching and ordering, and what a card offers."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import answered, at, papers, questions, shown, sources, tab

WEDNESDAY, TUESDAY = "Wednesday 10 June 2026", "Tuesday 9 June 2026"


@pytest.fixture
def cards(page: Page) -> Locator:
    tab(page, "Papers")
    return papers(page)


def search(page: Page, text: str) -> None:
    page.get_by_role("searchbox").press_sequentially(text)


def count(page: Page) -> Locator:
    return page.locator("#papers-list .count")


def titles(page: Page) -> list[str]:
    return page.locator("#papers-list .card:visible h3").all_text_contents()


def test_days_are_gone_through_one_by_one(page: Page, cards: Locator) -> None:
    expect(cards).to_have_count(12)
    expect(page.get_by_role("button", name="The next list")).to_be_disabled()
    for heading, day in ((WEDNESDAY, "2026-06-10"), (TUESDAY, "2026-06-09")):
        page.locator("#papers").get_by_role("button", name="The list before").click()
        expect(papers(page, heading)).to_have_count(12)
        at(page, f"?date={day}")
    expect(page.locator("#papers").get_by_role("button", name="The list before")).to_be_disabled()
    page.locator("#papers").get_by_role("button", name="The next list").click()
    papers(page, WEDNESDAY)


@pytest.mark.usefixtures("cards")
def test_a_day_is_picked_from_the_list_and_from_the_plot(page: Page) -> None:
    page.locator("#papers").get_by_role("combobox", name="Day").select_option("2026-06-09")
    expect(papers(page, TUESDAY).first).to_contain_text("SWE-Explore")
    page.get_by_role("button", name=f"{WEDNESDAY}, 12 papers").click()
    expect(papers(page, WEDNESDAY).first).to_contain_text("Kwai Keye-VL-2.0")
    expect(page.get_by_role("button", name=f"{WEDNESDAY}, 12 papers")).to_have_attribute("aria-current", "date")


@pytest.mark.parametrize(
    ("span", "heading", "search"),
    [("Week", "8–12 June 2026", "?week=2026-W24"), ("Month", "June 2026", "?month=2026-06")],
)
@pytest.mark.usefixtures("cards")
def test_a_week_and_a_month_show_all_their_papers(page: Page, span: str, heading: str, search: str) -> None:
    page.locator("#papers").get_by_role("button", name=span, exact=True).click()
    expect(papers(page, heading)).to_have_count(36)
    at(page, search)


@pytest.mark.usefixtures("cards")
def test_typing_searches_title_authors_and_abstract_at_once(page: Page) -> None:
    search(page, "kupang mal")
    expect(count(page)).to_have_text("1 of 12 papers")
    assert titles(page)[0].startswith("Lius: Translation Model")
    search(page, "xyz")
    expect(count(page)).to_have_text("0 of 12 papers")
    page.get_by_role("button", name="Show all").click()
    expect(count(page)).to_have_text("12 papers")
    search(page, "songhao")
    expect(count(page)).to_have_text("1 of 12 papers")
    page.keyboard.press("Escape")
    expect(count(page)).to_have_text("12 papers")


@pytest.mark.usefixtures("cards")
def test_what_is_searched_for_stays_when_the_day_changes(page: Page) -> None:
    search(page, "benchmark")
    expect(count(page)).not_to_have_text("12 papers")
    page.locator("#papers").get_by_role("button", name="The list before").click()
    papers(page, WEDNESDAY)
    expect(page.get_by_role("searchbox")).to_have_value("benchmark")
    expect(count(page)).to_contain_text("of 12 papers")


def test_cards_are_sorted_by_upvotes_title_and_as_listed(page: Page, cards: Locator) -> None:
    upvotes = [int(card.get_attribute("data-upvotes") or 0) for card in cards.all()]
    assert upvotes == sorted(upvotes, reverse=True)
    first = titles(page)
    order = page.get_by_role("combobox", name="Order")
    order.select_option("By title")
    expect(cards.first).not_to_contain_text(first[0])
    assert titles(page) == sorted(first, key=str.casefold)
    order.select_option("As listed")
    expect(cards.first).to_contain_text(first[0])


def test_a_keyword_and_code_leave_the_cards_that_have_them(page: Page, cards: Locator) -> None:
    cards.get_by_role("button", name="benchmark", exact=True).first.click()
    expect(count(page)).to_contain_text("of 12 papers")
    for card in page.locator("#papers-list .card:visible").all():
        expect(card.get_by_role("button", name="benchmark", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Show all, not only benchmark").click()
    expect(count(page)).to_have_text("12 papers")
    page.get_by_role("checkbox", name="Has code").check()
    expect(count(page)).to_contain_text("of 12 papers")
    for card in page.locator("#papers-list .card:visible").all():
        expect(card.get_by_role("link", name="Code", exact=True)).to_be_visible()


def test_a_card_opens_its_abstract(cards: Locator) -> None:
    button = cards.first.get_by_role("button", name="Abstract")
    expect(cards.first.locator(".text")).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(cards.first.locator(".text")).to_contain_text("Manifold Power Iteration (MPI) is a new design")
    button.click()
    expect(cards.first.locator(".text")).to_be_hidden()


def test_a_card_asks_about_its_paper(page: Page, cards: Locator) -> None:
    title = cards.first.locator("h3").inner_text()
    cards.first.get_by_role("button", name="Ask about it").click()
    shown(page, "Ask")
    expect(questions(page)).to_contain_text(["(2606.12397)?"])
    expect(sources(answered(page))).to_have_text([title])


def test_a_card_leads_to_papers_like_it_and_back(page: Page, cards: Locator) -> None:
    title = cards.first.locator("h3").inner_text()
    cards.first.get_by_role("button", name="Papers like this").click()
    alike = papers(page, f"Papers like “{title}”")
    expect(alike).to_have_count(12)
    assert title not in titles(page)
    at(page, "?like=2606.12397")
    page.get_by_role("button", name="← Thursday 11 June 2026").click()
    expect(papers(page).first).to_contain_text(title)


def test_a_card_cites_its_paper_in_bibtex(page: Page, cards: Locator) -> None:
    cards.first.get_by_role("button", name="Cite").click()
    expect(cards.first.locator(".cite pre")).to_have_text(re.compile(r"^@\w+\{.*2606\.12397.*\}$", re.DOTALL))
    expect(cards.first.get_by_role("status")).to_have_text(re.compile("^Cop"))
    page.locator(".filters [type=search]").focus()
    page.keyboard.press("ControlOrMeta+V")
    expect(page.get_by_role("searchbox")).to_have_value(re.compile(r"^@\w+\{"))
