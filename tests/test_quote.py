import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from assistant import quote
from assistant.pipeline import Assistant
from assistant.retrieve import Found, retrieve
from assistant.sentences import split
from assistant.types import Answer, Hit, Paper, Query, Status


def answer(assistant: Assistant, question: str, status: Status = "supported", **query: date) -> Answer:
    found = retrieve(question, assistant.index)
    return list(quote.write(Query(question, **query), found, status))[-1]  # type: ignore[arg-type]


def found(paper: Paper, *evidence: str, relevance: float = 1.0, named: bool = False) -> Found:
    sentences = split(paper.abstract)
    values = tuple(1 - evidence.index(sentence) / 10 if sentence in evidence else 0.0 for sentence in sentences)
    return Found(Hit(paper, 1.0, evidence), relevance, 0.0, 0.0, sentences, values, named)


def test_every_sentence_is_verbatim_and_cited(loaded: Assistant) -> None:
    whole = answer(loaded, "What does GripNet lift, and what is WhaleTongue?")
    assert whole.citations and whole.writer == "quotes"
    for citation in whole.citations:
        assert citation.quote in citation.paper.abstract
        assert f"[{citation.number}]" in whole.text
    assert [citation.number for citation in whole.citations] == list(range(1, len(whole.citations) + 1))
    assert set(re.findall(r"\[(\d+)\]", whole.text)) == {str(c.number) for c in whole.citations}


def test_there_are_five_sentences_at_most(assistant: Assistant, make: Callable[..., Paper]) -> None:
    for n in range(9):
        assistant.add([make(str(n), f"Whales {n}", " ".join(f"Whale {n} sings song {m}{n}." for m in range(9)))])
    assert 1 <= len(answer(assistant, "what do whales sing?").citations) <= 5


def test_sentences_of_a_paper_stand_in_the_order_of_its_abstract(make: Callable[..., Paper]) -> None:
    paper = make("1", "Net: A Net", "First comes rain. Then snow falls hard. Last is hail at dawn.")
    query = Query("what comes?")
    (whole,) = quote.write(query, [found(paper, "Last is hail at dawn.", "First comes rain.")], "supported")
    assert [citation.quote for citation in whole.citations] == ["First comes rain.", "Last is hail at dawn."]


def test_a_sentence_that_points_back_has_its_paper_named_before_it(make: Callable[..., Paper]) -> None:
    paper = make("1", "Net: A Net", "Net is new. It wins by ten points.")
    (whole,) = quote.write(Query("?"), [found(paper, "It wins by ten points.", "Net is new.")], "supported")
    assert "**Net** is new. [1] It wins by ten points. [2]" in whole.text
    paper = make("1", "Net: A Net", "It wins by ten points.")
    alone = list(quote.write(Query("?"), [found(paper, "It wins by ten points.")], "supported"))[-1]
    assert "**Net:** It wins by ten points. [1]" in alone.text


def test_nothing_is_said_twice(make: Callable[..., Paper]) -> None:
    one = make("1", "One", "Large whales sing long songs at night. More follows.")
    two = make("2", "Two", "Large whales sing long songs at night!")
    (whole,) = quote.write(
        Query("?"), [found(one, "Large whales sing long songs at night."), found(two, two.abstract)], "supported"
    )
    assert len(whole.citations) == 1


def test_latex_is_readable_in_the_text_and_verbatim_in_the_quote(loaded: Assistant) -> None:
    whole = answer(loaded, "how much does ten times the search shorten proofs?")
    assert "by 3× in the median" in whole.text
    assert any("$3\\times$" in citation.quote for citation in whole.citations)


def test_emphasis_in_an_abstract_is_read_as_its_words(make: Callable[..., Paper]) -> None:
    abstract = "We propose **WhaleNet**, a *small* net with A* search and V*."
    (whole,) = quote.write(Query("?"), [found(make("1", "T", abstract), abstract)], "supported")
    assert "We propose WhaleNet, a small net with A\\* search and V\\*." in whole.text
    assert whole.citations[0].quote == abstract


def test_markup_in_an_abstract_stays_text(make: Callable[..., Paper]) -> None:
    evil = "![x](http://evil.test/i.png) <img src=x> [click](javascript:alert(1)) *bold* `code`."
    paper = make("1", "<b>Evil</b>: A [link](http://evil.test)", evil)
    (whole,) = quote.write(Query("?"), [found(paper, evil)], "supported")
    assert whole.citations[0].quote == evil
    assert not re.search(r"(?<!\\)(?:\](?=\()|[<`]|\*bold)|(?<!\\)!?(?<!\\)\[(?!1\])", whole.text)


def test_a_refusal_names_the_papers_that_are_near_and_cites_nothing(loaded: Assistant) -> None:
    near = answer(loaded, "Do robots catch balls in flight?", "not_in_list")
    assert near.text.startswith("Nothing in the listed papers answers this. The nearest is “GripNet")
    assert not near.citations and near.hits
    far = answer(loaded, "How do I bake bread?", "not_in_list")
    assert far.text == "Nothing in the listed papers answers this." and far.hits


@pytest.mark.parametrize("question", ["On which GPUs was GripNet trained?", "How many hours did GripNet train?"])
def test_the_one_thing_that_an_abstract_leaves_unsaid_is_told_as_such(loaded: Assistant, question: str) -> None:
    whole = answer(loaded, question)
    assert whole.status == "partial" and whole.text.startswith("The abstract does not say; what comes closest:")


def test_what_a_named_paper_does_not_speak_of_is_said(loaded: Assistant) -> None:
    whole = answer(loaded, "How does GripNet grasp asparagus?", "not_in_list")
    assert whole.text == (
        "“GripNet: Learning to Grasp Wet Objects” is in the list, but its abstract says nothing of “asparagus”."
    )


def test_days_without_papers_are_said_so(assistant: Assistant) -> None:
    bounds = {"since": date(2026, 6, 7), "until": date(2026, 6, 7)}
    assert answer(assistant, "whales", "not_in_list", **bounds).text == "No papers are listed for 7 June 2026."
    assert "assistant add" in answer(assistant, "whales", "not_in_list").text


def test_an_answer_grows_paper_by_paper(make: Callable[..., Paper]) -> None:
    papers = [make(str(n), f"Paper{n}: T", ("Rain falls.", "Snow melts.", "Wind blows.")[n]) for n in range(3)]
    answers = list(quote.write(Query("?"), [found(p, p.abstract) for p in papers], "supported"))
    assert [len(a.citations) for a in answers] == [1, 2, 3]
    assert all(later.text.startswith(earlier.text) for earlier, later in pairwise(answers))


def test_a_named_paper_is_answered_from_alone(make: Callable[..., Paper]) -> None:
    one, two = make("1", abstract="One is red."), make("2", abstract="Two is blue.")
    (whole,) = quote.write(Query("?"), [found(one, "One is red.", named=True), found(two, "Two is blue.")], "supported")
    assert [citation.paper.id for citation in whole.citations] == ["1"]


@pytest.mark.parametrize(("days", "lead"), [(True, "in the list of 10 June 2026"), (False, "in the list speaks")])
def test_the_lead_says_what_was_found_and_where(make: Callable[..., Paper], days: bool, lead: str) -> None:
    bounds = {"since": date(2026, 6, 10), "until": date(2026, 6, 10)} if days else {}
    paper = make("1", abstract="One is red.")
    (whole,) = quote.write(replace(Query("?"), **bounds), [found(paper, "One is red.")], "supported")  # type: ignore[arg-type]
    assert lead in whole.text.splitlines()[0]
