"""From lists to answers, with everything real."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant import lists
from assistant.build import add_sample, open_assistant
from assistant.pipeline import Assistant
from assistant.types import Answer, Turn


def ask(assistant: Assistant, question: str, history: Sequence[Turn] = ()) -> Answer:
    return list(assistant.ask(question, history))[-1]


def turns(question: str, answer: Answer) -> tuple[Turn, Turn]:
    cited = tuple(dict.fromkeys(citation.paper.id for citation in answer.citations))
    return Turn("user", question), Turn("assistant", answer.text, cited)


@pytest.fixture(scope="module")
def page(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The saved page's 26 papers."""
    assistant = open_assistant(tmp_path_factory.mktemp("page"), today=date(2026, 11, 22))
    added = assistant.add(lists.read(shared_data / "lists-page.txt", date(2026, 11, 22)))
    assert (added.added, added.rejected) == (26, 0)
    return assistant


@pytest.mark.parametrize(
    ("question", "title", "quoted"),
    [
        ("How many videos and hours does MammalNet contain?", "MammalNet", "539 hours"),
        ("What does GID use to score the suspiciousness of process paths?", "GID", "random walk"),
        ("What is RT-H?", "RT-H", "action hierarchy"),
        ("How accurate is SemCoder on HumanEval?", "SemCoder", "81.1%"),
        ("How do LLMs behave in repeated games?", "Playing repeated games", "Prisoner's Dilemma"),
    ],
)
def test_a_question_about_a_paper_quotes_the_sentence_that_answers_it(
    page: Assistant, question: str, title: str, quoted: str
) -> None:
    answer = ask(page, question)
    assert answer.status == "supported"
    assert all(citation.paper.title.startswith(title) for citation in answer.citations)
    assert any(quoted in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["How do I bake bread?", "What is the capital of France?", "price of bitcoin"])
def test_what_the_list_does_not_hold_is_said_so(page: Assistant, question: str) -> None:
    answer = ask(page, question)
    assert answer.status == "not_in_list" and not answer.citations
    assert "Nothing in the listed papers answers this" in answer.text


def test_follow_ups_keep_to_the_paper_they_point_at(page: Assistant) -> None:
    first = ask(page, "Which papers are about animal behavior?")
    history = turns("Which papers are about animal behavior?", first)
    second = list(dict.fromkeys(citation.paper.id for citation in first.citations))[1]
    answer = ask(page, "what about the second one?", history)
    assert {citation.paper.id for citation in answer.citations} == {second}
    later = ask(page, "and how is it evaluated?", (*history, *turns("what about the second one?", answer)))
    assert {citation.paper.id for citation in later.citations} == {second}


def test_the_sample_answers_every_kind_of_question(assistant: Assistant) -> None:
    added = add_sample(assistant)
    assert (added.added, added.rejected) == (36, 0) and assistant.library.is_sample()
    kinds = {
        "hello": ("talk", "talk"),
        "most upvoted paper of 11 June 2026": ("listing", "supported"),
        "what's new on 10 June?": ("digest", "supported"),
        "what is SWE-Explore?": ("paper", "supported"),
        "how do agents find code in repositories?": ("topic", "supported"),
        "how do I bake bread?": ("topic", "not_in_list"),
    }
    for question, expected in kinds.items():
        answer = ask(assistant, question)
        assert (answer.kind, answer.status) == expected, question


def test_a_day_without_a_list_is_replaced_and_said_so(loaded: Assistant) -> None:
    answer = ask(loaded, "most upvoted paper today")
    assert (answer.since, answer.until) == (date(2026, 6, 11), date(2026, 6, 11))
    assert answer.notes


def test_a_day_that_does_not_exist_has_no_list(loaded: Assistant) -> None:
    answer = ask(loaded, "papers of 31 June")
    assert (answer.status, answer.text) == ("not_in_list", "There is no “31 June” in the calendar.")
    assert "31 June" in ask(loaded, "robots of 31 June").notes[0]


def test_what_is_new_without_a_day_is_the_newest_list(loaded: Assistant) -> None:
    answer = ask(loaded, "what's new?")
    newest = loaded.days()[-1].day
    assert (answer.since, answer.until) == (newest, newest) and "newest list" in answer.notes[0]


@pytest.mark.parametrize("text", ["since Monday", "June 8-12", "Q2"])
def test_days_alone_ask_for_their_digest(loaded: Assistant, text: str) -> None:
    answer = ask(loaded, text)
    assert answer.status == "supported" and "papers were listed" in answer.text


def test_an_empty_library_says_how_to_fill_it(assistant: Assistant) -> None:
    assert "assistant add" in ask(assistant, "what is RT-H?").text
    assert "assistant add" in ask(assistant, "What did today's list say about robots?").notes[-1]


def test_the_given_lists_are_read_whole(shared_data: Path, tmp_path: Path) -> None:
    assistant = open_assistant(tmp_path)
    for file in lists.files([shared_data / "lists"]):
        assert assistant.store(lists.read(file, date(2026, 11, 22))).rejected == 0
    days = assistant.days()
    assert (len(days), sum(day.papers for day in days), assistant.library.count()) == (46, 1304, 1303)
    assert {file.stem for file in lists.files([shared_data / "lists"])} == {day.day.isoformat() for day in days}
    for file in lists.files([shared_data / "lists"]):
        again = assistant.store(lists.read(file, date(2026, 11, 22)))
        assert (again.added, again.changed, again.rejected) == (0, 0, 0)
