"""Questions about the papers of earlier answers, with everything real."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.pipeline import Assistant
from assistant.types import Answer, Paper, Turn

GRIPNET, WHALES, PROOFS = "2606.00001", "2606.00002", "2606.00003"


def ask(assistant: Assistant, question: str, before: str, *papers: str) -> Answer:
    return list(assistant.ask(question, [Turn("user", before), Turn("assistant", "…", papers)]))[-1]


def cited(answer: Answer) -> set[str]:
    return {citation.paper.id for citation in answer.citations}


@pytest.fixture
def near(loaded: Assistant, make) -> Assistant:  # type: ignore[no-untyped-def]
    """Beside the three papers others that speak more of trials, arms and clicks."""
    loaded.add(
        [
            make(
                "2606.00011", "Trials of Two Arms", "Two arms take trials. Trials of arms are counted. Arms in trials."
            ),
            make("2606.00012", "Clicks", "Clicks on pages are counted. People click pages. We count every click."),
        ]
    )
    return loaded


def test_an_elliptic_question_is_asked_of_the_paper_before(near: Assistant) -> None:
    answer = ask(near, "how many trials?", "how do robots hold wet things?", GRIPNET)
    assert cited(answer) == {GRIPNET}
    assert "12,000 trials" in answer.text
    assert cited(ask(near, "how many trials?", "which whales talk?", WHALES)) != {WHALES}, "its abstract names none"


def test_a_subject_of_its_own_leaves_the_paper_before(near: Assistant) -> None:
    assert cited(ask(near, "What is WhaleTongue?", "how do robots hold wet things?", GRIPNET)) == {WHALES}
    assert ask(near, "how do I bake bread?", "how do robots hold wet things?", GRIPNET).status == "not_in_list"


def test_a_paper_is_not_cited_for_days_on_which_it_was_not_listed(loaded: Assistant) -> None:
    answer = ask(loaded, "and the day after?", "papers on grasping wet objects on 10 June", GRIPNET)
    assert answer.since == answer.until == date(2026, 6, 11)
    assert GRIPNET not in cited(answer)


def test_of_the_papers_before_those_are_chosen_that_speak_to_the_question(loaded: Assistant) -> None:
    papers = (GRIPNET, WHALES, PROOFS)
    assert cited(ask(loaded, "Which of these looks at olympiads?", "whales and robots", *papers)) == {PROOFS}
    assert cited(ask(loaded, "do any of them record codas?", "whales and robots", *papers)) == {WHALES}
    assert ask(loaded, "which of these should I cook for dinner?", "whales and robots", *papers).status == "not_in_list"


def test_code_is_looked_up_for_the_papers_before(loaded: Assistant, robots: Paper) -> None:
    loaded.add([replace(robots, code_url="https://github.com/lab/gripnet")])
    answer = ask(loaded, "which of them has code?", "whales and robots", GRIPNET, WHALES)
    assert cited(answer) == {GRIPNET}
    assert answer.text.startswith("One of the two papers named before comes with code.")


def test_more_about_one_of_them_tells_what_it_does_and_finds(loaded: Assistant) -> None:
    answer = ask(loaded, "tell me more about the first one", "whales and robots", GRIPNET, WHALES)
    assert (answer.status, cited(answer)) == ("supported", {GRIPNET})
    assert len(answer.citations) > 1


def test_how_it_is_to_be_told_asks_for_nothing_more(loaded: Assistant) -> None:
    for question in ("explain it more simply", "what is its main contribution?", "and what's the gist?"):
        answer = ask(loaded, question, "how do robots hold wet things?", GRIPNET)
        assert (answer.status, cited(answer)) == ("supported", {GRIPNET})
