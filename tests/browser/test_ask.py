"""Questions, answers, and the evidence beside them."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.steps import answered, answers, ask, begin, box, number, questions, sources

QUOTE = (
    "SWE-Explore is a benchmark for one part of a coding agent's work: finding the relevant places in a repository "
    "before anything is fixed."
)


def test_a_citation_leads_to_its_sentence_in_the_paper(page: Page) -> None:
    answer = ask(page, "What is SWE-Explore?")
    number(answer, 1).click()
    panel = page.get_by_role("region", name="Source 1 of 1")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("heading", level=3)).to_contain_text("SWE-Explore: Benchmarking How Coding Agents")
    expect(panel.locator("mark.asked")).to_have_text(QUOTE)
    expect(panel.locator("mark.asked")).to_be_in_viewport()
    expect(panel.locator(".abstract")).to_contain_text("The benchmark holds 848 issues")


def test_the_panel_steps_through_the_sources_and_closes(page: Page) -> None:
    answer = ask(page, "What is new on robots?")
    number(answer, 1).click()
    panel = page.locator("#evidence")
    first = panel.locator("mark.asked").inner_text()
    expect(panel.get_by_role("button", name="Previous source")).to_be_disabled()
    panel.get_by_role("button", name="Next source").click()
    expect(panel.get_by_role("heading", level=2)).to_contain_text("Source 2 of")
    expect(panel.locator("mark.asked")).not_to_have_text(first)
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()
    expect(number(answer, 2)).to_be_focused()


def test_a_follow_up_goes_on_from_what_was_cited(page: Page) -> None:
    listed = ask(page, "Most upvoted papers of 9 June 2026")
    second = sources(listed).nth(1).text_content() or ""
    about = ask(page, "Tell me about the second one")
    expect(sources(about)).to_have_text([second])


def test_an_example_and_a_suggested_question_are_asked_at_a_click(page: Page) -> None:
    example = page.locator("#chat .examples button").first
    text = example.inner_text()
    example.click()
    expect(questions(page)).to_have_text([text])
    suggested = answered(page).locator(".follow-ups a").first
    text = suggested.inner_text()
    suggested.click()
    expect(questions(page).last).to_have_text(text)
    answered(page, 2)


def test_what_nothing_in_the_list_answers_is_turned_away(page: Page) -> None:
    answer = ask(page, "How do I bake sourdough bread?")
    expect(answer).to_contain_text("Not in the list")
    expect(answer.get_by_role("link", name="[1]")).to_have_count(0)


def test_the_days_that_were_searched_can_be_changed(page: Page) -> None:
    answer = ask(page, "robots on 9 June 2026")
    days = answer.locator(".searched .days a")
    days.first.click()
    expect(box(page)).to_have_value("And 9 June 2026?")
    expect(box(page)).to_be_focused()
    box(page).fill("")
    days.last.click()
    expect(questions(page).last).to_have_text("Over all days?")
    expect(answered(page, 2)).to_contain_text("[1]")


def test_the_box_is_empty_and_ready_after_an_answer(page: Page) -> None:
    ask(page, "What is SWE-Explore?")
    expect(box(page)).to_have_value("")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()


def test_two_people_at_once_get_their_own_answers(open_page: Open, served: str) -> None:
    first, second = open_page(served), open_page(served)
    asked = {first: ("SWE-Explore", "CoVEBench"), second: ("Arbor", "UniPET")}
    for turn in (0, 1):
        for person, names in asked.items():
            begin(person, f"What is {names[turn]}?")
        for person in asked:
            answered(person, turn + 1)
    for person, names in asked.items():
        expect(questions(person)).to_have_text([f"What is {name}?" for name in names])
        for turn, name in enumerate(names):
            expect(answers(person).nth(turn)).to_contain_text(name)
        number(answers(person).first, 1).click()
        expect(person.locator("#evidence mark.asked")).to_contain_text(names[0])


def test_a_question_leaves_the_box_at_once_and_the_next_can_be_typed(page: Page) -> None:
    first, second = "What is SWE-Explore?", "What is UniPET?"
    for question in (first, second):
        box(page).fill(question)
        box(page).press("Enter")
        assert box(page).input_value() == ""
    expect(questions(page).last).to_have_text(second)
    box(page).fill("What is")
    expect(answers(page).last).to_contain_text("UniPET")
    expect(page.locator("#chat .waiting")).to_have_count(0)
    expect(box(page)).to_have_value("What is")


def test_a_new_line_in_a_question_asks_nothing_and_the_button_does(page: Page) -> None:
    box(page).press_sequentially("What is")
    box(page).press("Shift+Enter")
    box(page).press_sequentially("SWE-Explore?")
    expect(box(page)).to_have_value("What is\nSWE-Explore?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(answered(page)).to_contain_text("SWE-Explore")
    expect(box(page)).to_have_value("")


def test_an_empty_question_asks_nothing_and_one_too_long_stays_in_the_box(page: Page) -> None:
    box(page).fill("  ")
    box(page).press("Enter")
    answer = ask(page, "word " * 500)
    expect(answer).to_contain_text("up to 2,000 characters")
    expect(box(page)).to_have_value("word " * 500)
