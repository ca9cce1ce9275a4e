"""What becomes of a conversation: kept, taken along, changed, judged."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from assistant.feedback import FILE
from assistant.pipeline import Assistant
from tests.browser.conftest import Open
from tests.browser.steps import answered, answers, ask, at, box, number, questions


def test_it_survives_a_reload_and_goes_on(page: Page) -> None:
    ask(page, "What is SWE-Explore?")
    ask(page, "Who wrote it?")
    said = answers(page).all_inner_texts()
    page.reload()
    answered(page, 2)
    expect(questions(page)).to_have_text(["What is SWE-Explore?", "Who wrote it?"])
    expect(answers(page)).to_have_text([re.compile(re.escape(text.split("\n")[0])) for text in said])
    number(answers(page).first, 1).click()
    expect(page.locator("#evidence mark.asked")).to_contain_text("SWE-Explore is a benchmark")
    expect(ask(page, "How many issues does it hold?")).to_contain_text("848 issues")


def test_a_reload_of_a_link_to_a_question_asks_it_once(open_page: Open, served: str) -> None:
    page = open_page(served, "/?q=What+is+SWE-Explore%3F")
    answered(page)
    page.reload()
    answered(page)
    ask(page, "Who wrote it?")
    at(page, "")


def test_a_new_chat_is_empty_and_offers_the_earlier_one(page: Page) -> None:
    ask(page, "What is SWE-Explore?")
    page.get_by_role("button", name="New chat").click()
    expect(questions(page)).to_have_count(0)
    expect(box(page)).to_have_value("")
    page.get_by_role("button", name="What is SWE-Explore?").click()
    expect(answered(page)).to_contain_text("[1]")
    page.get_by_role("button", name="New chat").click()
    page.get_by_role("button", name="Forget these").click()
    expect(page.locator("#beneath .earlier")).to_be_hidden()
    page.reload()
    expect(page.locator("#chat .examples")).to_be_visible()
    expect(page.get_by_role("button", name="What is SWE-Explore?")).to_have_count(0)


def test_it_is_saved_as_markdown_with_its_references(page: Page) -> None:
    ask(page, "What is SWE-Explore?")
    ask(page, "Who wrote it?")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as Markdown").click()
    assert download.value.suggested_filename == "daily-papers.md"
    text = Path(download.value.path()).read_text("utf-8")
    assert re.findall("(?m)^## (.*)$", text) == ["What is SWE-Explore?", "Who wrote it?"]
    assert "[1] SWE-Explore: Benchmarking" in text
    assert "https://huggingface.co/papers/2606.07297 “SWE-Explore is a benchmark" in text


def test_an_edited_question_takes_the_place_of_all_that_followed(page: Page) -> None:
    ask(page, "What is *SWE-Explore*?")
    ask(page, "Who wrote it?")
    questions(page).first.hover()
    page.get_by_role("button", name="Edit").first.click()
    editing = page.locator("#chat .edit-textarea")
    expect(editing).to_have_value("What is *SWE-Explore*?")
    editing.fill("What is CoVEBench?")
    page.get_by_role("button", name="Submit").click()
    expect(questions(page)).to_have_text(["What is CoVEBench?"])
    expect(answered(page)).to_contain_text("CoVEBench tests whether")


def test_a_retry_asks_the_last_question_again_in_its_place(page: Page) -> None:
    ask(page, "What is SWE-Explore?")
    page.evaluate("document.querySelector('#chat .bot-row .follow-ups').remove()")  # comes again with a new answer
    page.get_by_role("button", name="Retry").click()
    expect(page.locator("#chat .bot-row .follow-ups")).to_be_visible()
    answered(page)


def test_thumbs_and_a_word_are_kept_in_the_data_folder(page: Page, sample: Assistant) -> None:
    ask(page, "What is Lip Forcing?")
    page.get_by_role("button", name="Dislike").click()
    word = page.get_by_role("textbox", name="A word on the answer")
    expect(word).to_be_visible()
    word.fill("too short")
    word.press("Enter")
    expect(page.get_by_text("Thank you.", exact=True)).to_be_visible()
    rows = [json.loads(line) for line in (sample.folder / FILE).read_text("utf-8").splitlines()]
    given = [(row["liked"], row["word"]) for row in rows if row["question"] == "What is Lip Forcing?"]
    assert given == [(False, ""), (False, "too short")]
