"""What people do on the page."""

import re

from playwright.sync_api import Locator, Page, expect


def box(page: Page) -> Locator:
    """Where questions are typed."""
    return page.get_by_role("textbox", name="Question")


def questions(page: Page) -> Locator:
    """The questions of the conversation."""
    return page.locator("#chat .user-row")


def answers(page: Page) -> Locator:
    """Its answers."""
    return page.locator("#chat .bot-row")


def ask(page: Page, question: str) -> Locator:
    """Asks, and waits for the whole answer."""
    begin(page, question)
    return answered(page, questions(page).count())


def begin(page: Page, question: str) -> None:
    """Asks, and waits until the question stands in the conversation."""
    before = questions(page).count()
    box(page).fill(question)
    box(page).press("Enter")
    expect(questions(page)).to_have_count(before + 1)


def answered(page: Page, count: int = 1) -> Locator:
    """The last of so many answers, once it is whole."""
    expect(questions(page)).to_have_count(count)
    expect(answers(page)).to_have_count(count)
    expect(page.locator("#chat .waiting")).to_have_count(0)
    return answers(page).nth(count - 1)


def number(answer: Locator, number: int) -> Locator:
    """Where the answer's text cites [number]."""
    return answer.get_by_role("link", name=f"[{number}]", exact=True).first


def sources(answer: Locator) -> Locator:
    """The titles of the papers that the answer cites."""
    return answer.locator("details > ul > li > a[href*='/papers/']:not([title])")


def tab(page: Page, name: str) -> Locator:
    """Brings a tab to the front."""
    page.get_by_role("tab", name=name).click()
    return shown(page, name)


def shown(page: Page, name: str) -> Locator:
    """The tab's panel, once it is in front."""
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
    panel = page.locator(f"#tab-{name.lower()}")
    expect(panel).to_be_visible()
    return panel


def papers(page: Page, heading: str = "Thursday 11 June 2026") -> Locator:
    """The cards of the tab Papers, once the list of this name is drawn."""
    expect(page.locator("#papers-list").get_by_role("heading", level=2)).to_have_text(heading)
    return page.locator("#papers-list .card")


def digest(page: Page, heading: str = "Thursday 11 June 2026") -> Locator:
    """The digest of this name, once it is whole."""
    made = page.locator("#digest-themes .digest")
    expect(made.get_by_role("heading", level=2)).to_have_text(heading)
    expect(page.locator("#digest-downloads")).to_contain_text("Save as")
    return made


def at(page: Page, search: str) -> None:
    """Waits until this is the query of the address."""
    expect(page).to_have_url(re.compile(rf"^[^?]*/{re.escape(search)}$"))
