"""The page with the keyboard alone."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import answered, ask, at, box, number, papers, shown

FAR = 60  # steps, more than anything is away


def go(page: Page, target: Locator, key: str = "Tab") -> None:
    """Moves the focus there by pressing a key, as often as it takes."""
    for _ in range(FAR):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {target}")


def open_tab(page: Page, name: str) -> None:
    """From anywhere back to the row of tabs, and along it."""
    go(page, page.get_by_role("tab", selected=True), "Shift+Tab")
    go(page, page.get_by_role("tab", name=name), "ArrowRight")
    page.keyboard.press("Enter")
    shown(page, name)


def test_asking_reading_the_source_browsing_and_coming_back(page: Page) -> None:
    expect(box(page)).to_be_focused()
    page.keyboard.type("What is SWE-Explore?")
    page.keyboard.press("Enter")
    answer = answered(page)
    go(page, number(answer, 1), "Shift+Tab")
    page.keyboard.press("Enter")
    panel = page.locator("#evidence")
    expect(panel.locator("mark.asked")).to_be_visible()
    go(page, panel.get_by_role("button", name="Close"), "Shift+Tab")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(number(answer, 1)).to_be_focused()

    open_tab(page, "Papers")
    before = page.locator("#papers").get_by_role("button", name="The list before")
    go(page, before)
    page.keyboard.press("Enter")
    papers(page, "Wednesday 10 June 2026")
    expect(before).to_be_focused()
    page.keyboard.press("Enter")
    cards = papers(page, "Tuesday 9 June 2026")
    go(page, page.get_by_role("button", name="Tuesday 9 June 2026, 12 papers"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    cards = papers(page, "Wednesday 10 June 2026")
    go(page, page.get_by_role("searchbox"), "Shift+Tab")
    page.keyboard.type("keye")
    expect(page.locator("#papers-list .count")).to_have_text("1 of 12 papers")
    go(page, cards.first.get_by_role("button", name="Abstract"))
    page.keyboard.press("Space")
    expect(cards.first.locator(".text")).to_be_visible()

    open_tab(page, "Digest")
    expect(page.locator("#digest-themes .theme").first).to_be_visible()
    go(page, page.get_by_role("tab", selected=True), "Shift+Tab")
    go(page, page.get_by_role("tab", name="Ask"), "ArrowLeft")
    page.keyboard.press("Enter")
    shown(page, "Ask")
    at(page, "?q=What+is+SWE-Explore%3F")
    go(page, box(page))
    page.keyboard.type("Who wrote it?")
    page.keyboard.press("Enter")
    expect(answered(page, 2)).to_contain_text("[1]")
    go(page, answered(page, 2).locator(".follow-ups a").first, "Shift+Tab")
    page.keyboard.press("Space")
    answered(page, 3)


def test_the_focus_is_always_to_be_seen(page: Page) -> None:
    ask(page, "What is SWE-Explore?")
    for _ in range(14):
        page.keyboard.press("Shift+Tab")
        name = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        with_focus = page.screenshot()
        page.evaluate("window.left = document.activeElement; left.blur()")
        assert page.screenshot() != with_focus, name
        page.evaluate("left.focus({ focusVisible: true })")
