"""Links to a question, a paper, days and tabs: each opens what it names, and the address keeps in step."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from playwright.sync_api import Page, expect

from assistant.pipeline import Assistant
from tests.browser.conftest import Open, Serve
from tests.browser.steps import answered, ask, at, digest, papers, questions, shown, tab


def test_a_link_to_a_question_asks_it(open_page: Open, served: str) -> None:
    page = open_page(served, "/?q=What+is+SWE-Explore%3F")
    shown(page, "Ask")
    expect(answered(page)).to_contain_text("SWE-Explore is a benchmark")
    at(page, "?q=What+is+SWE-Explore%3F")


@pytest.mark.parametrize(
    ("search", "heading", "count"),
    [
        ("?date=2026-06-10", "Wednesday 10 June 2026", 12),
        ("?week=2026-W24", "8–12 June 2026", 36),
        ("?month=2026-06", "June 2026", 36),
        ("?like=2606.10651", "Papers like “Kwai Keye-VL-2.0 Technical Report”", 12),
    ],
)
def test_a_link_to_days_or_likenesses_lists_them(
    open_page: Open, served: str, search: str, heading: str, count: int
) -> None:
    page = open_page(served, f"/{search}")
    shown(page, "Papers")
    expect(papers(page, heading)).to_have_count(count)
    at(page, search)


def test_a_link_to_a_paper_opens_its_card_in_its_list(open_page: Open, served: str) -> None:
    page = open_page(served, "/?paper=2606.11131")
    shown(page, "Papers")
    card = papers(page, "Wednesday 10 June 2026").filter(has_text="UniPET")
    expect(card.locator(".abstract .text")).to_be_visible()
    expect(card).to_be_in_viewport()
    at(page, "?paper=2606.11131")


@pytest.mark.parametrize(
    ("search", "heading", "count"),
    [
        ("?tab=digest&week=2026-W24", "8–12 June 2026", 36),
        ("?tab=digest&date=2026-06-09", "Tuesday 9 June 2026", 12),
    ],
)
def test_a_link_to_a_digest_makes_it_once(
    open_page: Open, serve: Serve, sample: Assistant, search: str, heading: str, count: int
) -> None:
    made: list[tuple[object, ...]] = []
    make = Assistant.digest

    def counted(self: Assistant, *days: object) -> Iterator[object]:
        made.append(days)
        return make(self, *days)  # type: ignore[arg-type]

    with patch.object(Assistant, "digest", counted):
        page = open_page(serve(sample), f"/{search}")
        shown(page, "Digest")
        expect(digest(page, heading).locator("article")).to_have_count(count)
        at(page, search)
        tab(page, "About")
        tab(page, "Digest")
        digest(page, heading)
    assert len(made) == 1


@pytest.mark.parametrize("name", ["Ask", "Papers", "Digest", "About"])
def test_a_link_to_a_tab_opens_it(open_page: Open, served: str, name: str) -> None:
    shown(open_page(served, f"/?tab={name.lower()}"), name)


@pytest.mark.parametrize(
    ("search", "name", "notice"),
    [
        ("?paper=2606.99999", "Papers", "The paper 2606.99999 is in none of the lists held."),
        ("?date=2026-06-07", "Papers", "There is no list of 7 June 2026. Shown: Tuesday 9 June 2026."),
        ("?tab=digest&week=soon", "Digest", "“soon” is no week; in the address it is written as 2026-W24."),
        ("?tab=news", "Ask", "There is no tab “news” here."),
        ("?paper=%3Cscript%3Ealert(1)%3C/script%3E", "Papers", "The paper <script>alert(1)</script> is in none"),
    ],
)
def test_a_link_to_what_is_not_there_says_so(open_page: Open, served: str, search: str, name: str, notice: str) -> None:
    page = open_page(served, f"/{search}")
    expect(page.get_by_role("alert")).to_contain_text(notice)
    shown(page, name)


def test_the_address_follows_from_tab_to_tab(page: Page) -> None:
    ask(page, "What is SWE-Explore?")
    at(page, "?q=What+is+SWE-Explore%3F")
    tab(page, "Papers")
    at(page, "?date=2026-06-11")
    tab(page, "Digest")
    at(page, "?tab=digest&date=2026-06-11")
    tab(page, "About")
    at(page, "?tab=about")
    tab(page, "Ask")
    at(page, "?q=What+is+SWE-Explore%3F")
    ask(page, "Who wrote it?")
    at(page, "")
    expect(questions(page)).to_have_count(2)


def test_a_notice_goes_when_people_move_on(open_page: Open, served: str) -> None:
    page = open_page(served, "/?paper=2606.99999")
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("#papers").get_by_role("button", name="The list before").click()
    papers(page, "Wednesday 10 June 2026")
    at(page, "?date=2026-06-10")
    expect(page.get_by_role("alert")).to_have_count(0)
