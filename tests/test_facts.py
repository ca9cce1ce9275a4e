from dataclasses import replace

import pytest

from assistant import facts
from assistant.pipeline import Assistant
from assistant.types import Answer, Paper


def ask(assistant: Assistant, question: str) -> Answer:
    return list(assistant.ask(question))[-1]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who wrote GripNet?", "GripNet is by Ada Park and Émile Dupré. [1]"),
        ("when was GripNet listed?", "GripNet was listed on 10 June 2026. [1]"),
        ("how many upvotes does GripNet have?", "GripNet has 41 upvotes, as listed on 10 June 2026. [1]"),
        ("who are the authors of 2606.00002?", "WhaleTongue is by Noor Haddad. [1]"),
        ("does GripNet come with code?", "GripNet comes with code: https\\://github.com/lab/gripnet [1]"),
        ("how many likes does GripNet have?", "GripNet has 41 upvotes, as listed on 10 June 2026. [1]"),
        ("first author of GripNet", "GripNet is by Ada Park and Émile Dupré. [1]"),
        ("what day was GripNet published?", "GripNet was listed on 10 June 2026. [1]"),
        ("can I download the code of GripNet?", "GripNet comes with code: https\\://github.com/lab/gripnet [1]"),
        ("which organisation is GripNet from?", "The list names no organisation for GripNet. [1]"),
    ],
)
def test_what_the_list_says_of_a_named_paper_is_told(
    loaded: Assistant, robots: Paper, question: str, told: str
) -> None:
    loaded.add([replace(robots, code_url="https://github.com/lab/gripnet")])
    answer = ask(loaded, question)
    assert answer.text == told
    assert answer.status == "supported"
    assert [citation.quote for citation in answer.citations] == [answer.citations[0].paper.title]


@pytest.mark.parametrize(
    "question",
    [
        "does WhaleTongue have code?",
        "code for WhaleTongue",
        "is WhaleTongue open source?",
        "where is WhaleTongue's github?",
    ],
)
def test_code_that_no_list_names_is_said_to_be_none(loaded: Assistant, question: str) -> None:
    answer = ask(loaded, question)
    assert answer.text == "No code is listed for WhaleTongue. [1]"
    assert answer.citations[0].quote == answer.citations[0].paper.title


def test_code_that_only_the_abstract_gives_is_quoted(loaded: Assistant, whales: Paper) -> None:
    given = "The code is available at https://example.org/whales."
    loaded.add([replace(whales, abstract=f"{whales.abstract} {given}")])
    assert ask(loaded, "does WhaleTongue have code?").citations[-1].quote == given


def test_a_link_to_a_paper_is_its_address(loaded: Assistant, robots: Paper) -> None:
    loaded.add([replace(robots, url="https://example.org/grip")])
    for question in ("link to GripNet", "what is the url of GripNet?", "pdf of GripNet"):
        text = ask(loaded, question).text
        assert robots.title in text and robots.id in text.replace("\\", "") and "https\\://example.org/grip [1]" in text


def test_a_project_page_is_told_and_takes_the_place_of_code(loaded: Assistant, whales: Paper) -> None:
    assert ask(loaded, "does WhaleTongue have a project page?").text.startswith("No project page is listed for Whale")
    loaded.add([replace(whales, project_url="https://example.org/whales")])
    told = "WhaleTongue has a project page: https\\://example.org/whales [1]"
    assert ask(loaded, "does WhaleTongue have a project page?").text == told
    assert "No code is listed for WhaleTongue; its project page is" in ask(loaded, "does WhaleTongue have code?").text


@pytest.mark.parametrize(
    ("name", "question", "told"),
    [
        ("TIDE", "how many upvotes does TIDE have?", "TIDE has 41 upvotes, as listed on 10 June 2026. [1]"),
        ("Tide Lab", "how many upvotes does Tide Lab have?", "Tide Lab has 41 upvotes, as listed on 10 June 2026. [1]"),
        ("TIDE", "which lab made TIDE?", "TIDE comes from Sea School. [1]"),
        ("TIDE", "how many authors does TIDE have?", "TIDE is by Ada Park and Émile Dupré (Sea School). [1]"),
    ],
)
def test_a_paper_that_is_named_like_an_organisation_is_told_of(
    loaded: Assistant, robots: Paper, name: str, question: str, told: str
) -> None:
    loaded.add([replace(robots, title=f"{name}: Grasping Wet Objects", organization="Sea School")])
    assert ask(loaded, question).text == told


@pytest.mark.parametrize("question", ["how many upvotes do the papers by Ada Park have?", "which labs work on whales?"])
def test_what_counts_papers_is_no_fact_of_one(loaded: Assistant, question: str) -> None:
    assert ask(loaded, question).kind == "listing" and " as listed on " not in ask(loaded, question).text


def test_hundreds_of_authors_are_cut(loaded: Assistant, robots: Paper) -> None:
    loaded.add([replace(robots, authors=tuple(f"Author {n}" for n in range(664)))])
    text = ask(loaded, "who wrote GripNet?").text
    assert "Author 11" in text and f"and {664 - facts.AUTHORS_NAMED} more" in text and "Author 12" not in text


def test_a_name_with_markup_stays_text(loaded: Assistant, robots: Paper) -> None:
    loaded.add([replace(robots, authors=("[x](http://evil.test)",))])
    assert "[x](" not in ask(loaded, "who wrote GripNet?").text


@pytest.mark.parametrize(
    "question",
    [
        "what do the authors of GripNet claim?",
        "how does GripNet help a company?",
        "does WhaleTongue code codas?",
        "who recorded and made the codas of WhaleTongue?",
        "2606.00002: who made its codas?",
        "2606.00001: when will the trials be released?",
    ],
)
def test_a_question_that_only_mentions_such_a_fact_is_for_the_abstract(loaded: Assistant, question: str) -> None:
    answer = ask(loaded, question)
    assert all(citation.quote in citation.paper.abstract for citation in answer.citations)


def test_other_questions_are_answered_from_the_abstract(loaded: Assistant) -> None:
    quotes = [citation.quote for citation in ask(loaded, "how many wet objects does GripNet lift?").citations]
    assert "It lifts 91.5% of unseen wet objects, against 64% for the best earlier policy." in quotes


def test_a_half_that_the_list_tells_stands_beside_what_the_abstract_says(loaded: Assistant, robots: Paper) -> None:
    loaded.add([replace(robots, code_url="https://github.com/lab/gripnet")])
    answer = ask(loaded, "What is GripNet, and does it have code?")
    last = len(answer.citations)
    assert answer.text.endswith(f"GripNet comes with code: https\\://github.com/lab/gripnet [{last}]")
    assert last > 1 and answer.citations[0].quote in robots.abstract
    assert [citation.number for citation in answer.citations] == list(range(1, last + 1))


def test_two_halves_that_the_list_tells_are_both_told(loaded: Assistant) -> None:
    answer = ask(loaded, "who wrote GripNet, and when was it listed?")
    assert answer.text == "GripNet is by Ada Park and Émile Dupré. [1]\n\nGripNet was listed on 10 June 2026. [2]"
