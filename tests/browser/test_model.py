"""Answers that a language model writes: watched while they grow, stopped, asked again, and without their model."""

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest
from playwright.sync_api import Page, expect

from assistant import models
from assistant.pipeline import Assistant
from assistant.types import Answer
from tests.browser.conftest import Open, Serve
from tests.browser.steps import answered, answers, ask, begin, questions, tab
from tests.openai_server import Exchange, Server, say, silent

QUESTION = "How many issues does the benchmark SWE-Explore hold?"
SAID = "The benchmark holds 848 issues from 203 open-source projects in 10 programming languages"
CITED = f"{SAID} [2606.07297]."


@pytest.fixture
def server() -> Iterator[Server]:
    """A model's server that never ends its first answer."""
    with Server([endless, say(CITED)]) as server:
        yield server


def endless(exchange: Exchange) -> None:
    """The same sentence again and again; what was said is heard once the next word of it comes."""
    exchange.head()
    while not exchange.wait(0.2):
        exchange.text(f"{CITED} ")


@pytest.fixture
def page(open_page: Open, serve: Serve, sample: Assistant, server: Server) -> Page:
    """The page with that model."""
    return open_page(serve(replace(sample, model=server.model(seconds=120))))


def stopped(page: Page) -> None:
    begin(page, QUESTION)
    expect(answers(page)).to_contain_text(SAID)
    page.get_by_role("button", name="Stop").click()
    expect(answered(page)).to_contain_text("Stopped.")


def test_a_stopped_answer_keeps_what_was_said_and_its_model_is_left_alone(page: Page, server: Server) -> None:
    stopped(page)
    expect(answers(page)).to_contain_text(SAID)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    assert server.left.wait(20)


def test_a_model_that_is_stopped_before_its_first_word_is_left_alone(
    open_page: Open, serve: Serve, sample: Assistant
) -> None:
    with Server([silent()]) as server:
        page = open_page(serve(replace(sample, model=server.model(seconds=120))))
        begin(page, QUESTION)
        page.get_by_role("button", name="Stop").click()
        expect(answered(page)).to_contain_text("Stopped.")
        assert server.left.wait(20)


def test_what_was_stopped_is_asked_again_in_its_place(page: Page) -> None:
    stopped(page)
    page.get_by_role("button", name="Retry").click()
    expect(answers(page)).not_to_contain_text("Stopped.")
    expect(answered(page)).to_contain_text("Written by test-model")
    expect(questions(page)).to_have_text([QUESTION])


def test_a_question_takes_the_place_of_an_answer_that_still_grows(page: Page) -> None:
    begin(page, QUESTION)
    expect(answers(page)).to_contain_text(SAID)
    begin(page, "In how many programming languages are its issues?")
    expect(answered(page, 2)).to_contain_text("Written by test-model")


def test_a_new_chat_ends_an_answer_that_still_grows(page: Page, server: Server) -> None:
    ask(page, "Hello")
    begin(page, QUESTION)
    expect(answers(page).last).to_contain_text(SAID)
    page.get_by_role("button", name="New chat").click()
    expect(questions(page)).to_have_count(0)
    assert server.left.wait(20)
    expect(questions(page)).to_have_count(0)


def test_a_model_that_cannot_be_reached_is_told_and_quotes_answer(
    open_page: Open, serve: Serve, sample: Assistant, free_port: int
) -> None:
    model = models.connect(f"http://127.0.0.1:{free_port}/v1", "sk-test", "test-model", 8192, 5)
    answer = ask(open_page(serve(replace(sample, model=model))), QUESTION)
    expect(answer).to_contain_text("[1]")
    expect(answer).to_contain_text(f"127.0.0.1:{free_port}")
    expect(answer).not_to_contain_text("Error")


def test_a_digest_that_is_being_made_is_stopped_and_taken_up_again(page: Page) -> None:
    made = tab(page, "Digest")
    made.get_by_role("button", name="Stop").click()
    expect(made.get_by_role("status")).to_contain_text("Stopped")
    made.get_by_role("button", name="Make all of it").click()
    expect(made.get_by_role("button", name="Stop")).to_be_visible()


def test_what_goes_wrong_unforeseen_is_told_in_a_plain_line(open_page: Open, serve: Serve, sample: Assistant) -> None:
    def broken(*_: object) -> Iterator[Answer]:
        raise RuntimeError("secret")

    with patch.object(Assistant, "ask", broken):
        answer = ask(open_page(serve(sample)), QUESTION)
    expect(answer).to_contain_text("Something went wrong, and there is no answer.")
    expect(answer).not_to_contain_text("secret")
