from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.retrieve import retrieve
from assistant.types import Paper


def ids(assistant: Assistant, text: str, **bounds: date) -> list[str]:
    return [hit.paper.id for hit in assistant.search(text, **bounds)]


def test_the_paper_that_speaks_to_the_question_comes_first(loaded: Assistant) -> None:
    assert ids(loaded, "picking up slippery things with a robot arm")[0] == "2606.00001"
    assert ids(loaded, "animal communication")[0] == "2606.00002"
    assert ids(loaded, "how long are mathematical proofs")[0] == "2606.00003"


def test_evidence_is_verbatim_and_the_telling_sentence_first(loaded: Assistant, robots: Paper) -> None:
    hit = loaded.search("How many unseen wet objects does GripNet lift?")[0]
    assert hit.evidence[0] == "It lifts 91.5% of unseen wet objects, against 64% for the best earlier policy."
    assert all(sentence in robots.abstract for sentence in hit.evidence)


def test_no_hit_lies_outside_the_days(loaded: Assistant) -> None:
    assert ids(loaded, "grasp wet objects", since=date(2026, 6, 11), until=date(2026, 6, 11)) in (
        ["2606.00002", "2606.00003"],
        ["2606.00003", "2606.00002"],
    )
    assert ids(loaded, "grasp wet objects", until=date(2026, 6, 10)) == ["2606.00001"]
    assert ids(loaded, "grasp wet objects", since=date(2026, 6, 12)) == []


def test_days_hold_exactly_in_a_library_too_large_for_all_to_be_candidates(
    assistant: Assistant, make: Callable[..., Paper]
) -> None:
    subjects = ["whales", "robots", "proofs", "tides", "markets"]
    assistant.add(
        make(str(n), f"Study {n} on {subjects[n % 5]}", f"We study {subjects[n % 5]} in case {n}.", day=1 + n % 3)
        for n in range(900)
    )
    day = date(2026, 6, 2)
    hits = assistant.search("a study of whales", 100, day, day)
    assert len(hits) == 100
    assert all(hit.paper.days == (day,) for hit in hits)
    assert all("whales" in hit.paper.title for hit in hits[:40])


@pytest.mark.parametrize(
    "question",
    ["2606.00002", "what is WhaleTongue?", "whaletongue's grasp of wet objects", "arxiv.org/abs/2606.00002v3"],
)
def test_a_paper_that_is_named_comes_first(loaded: Assistant, question: str) -> None:
    found = retrieve(question, loaded.index)
    assert found[0].hit.paper.id == "2606.00002" and found[0].named
    assert not found[1].named


def test_a_paper_named_by_id_is_read_for_what_else_was_asked(loaded: Assistant) -> None:
    found = retrieve("2606.00002: does it beat Markov models?", loaded.index)[0]
    assert found.hit.evidence[0] == "It halves the error of Markov models."
    assert retrieve("2606.00001, 2606.00003: compare them", loaded.index)[1].named


def test_a_name_inside_a_title_names_its_paper(assistant: Assistant, make: Callable[..., Paper]) -> None:
    assistant.add([make("1", "Kwai Keye-VL-2.0 Technical Report"), make("2", "On Reports")])
    assert [found.named for found in retrieve("who made Keye-VL-2.0?", assistant.index)] == [True, False]


def test_what_opens_a_title_without_a_colon_is_a_name_if_the_abstract_uses_it(
    assistant: Assistant, make: Callable[..., Paper]
) -> None:
    assistant.add(
        [
            make("1", "Unlimited Song Works", "We propose Unlimited Song, which never ends. It holds 40 whales."),
            make("2", "Whale Song with Small Nets", "Whale song is long. Nets that hear whale song are small."),
            make("3", "SongNet: Songs", "SongNet hears whale song and is compared with older nets."),
        ]
    )

    def named(text: str) -> set[str]:
        return {found.hit.paper.id for found in retrieve(text, assistant.index) if found.named}

    assert named("Unlimited Song or SongNet: how do they differ?") == {"1", "3"}
    assert named("how many whales does unlimited song hold?") == {"1"}
    assert named("what is new on whale song?") == set()


def test_an_id_alone_is_read_as_its_title(loaded: Assistant) -> None:
    assert "codas" in retrieve("explain 2606.00002", loaded.index)[0].hit.evidence[0]


def test_a_title_in_a_question_names_its_paper(loaded: Assistant) -> None:
    found = retrieve("grasp wet objects, or: what does “Short proofs by long search” find?", loaded.index)
    assert found[0].hit.paper.id == "2606.00003" and found[0].named


def test_an_ordinary_word_before_a_colon_is_no_name_where_many_papers_have_it(
    assistant: Assistant, make: Callable[..., Paper]
) -> None:
    assistant.add(make(str(n), "Attention: A Survey" if n == 1 else f"On attention {n}") for n in range(1, 12))
    assert not any(found.named for found in retrieve("how does attention work", assistant.index))


def test_papers_like_one_do_not_include_it(loaded: Assistant, robots: Paper) -> None:
    twin = replace(robots, id="2606.00009", title="SlideNet: Grasping Soapy Dishes", abstract=robots.abstract)
    loaded.add([twin])
    hits = loaded.like(robots.id)
    assert hits[0].paper.id == twin.id and robots.id not in [hit.paper.id for hit in hits]
    with pytest.raises(AssistantError, match="no paper 1234"):
        loaded.like("1234")


def test_papers_that_are_not_embedded_yet_are_found_by_their_words(assistant: Assistant, robots: Paper) -> None:
    assistant.store([robots])
    assert ids(assistant, "slippery") == [robots.id]


def test_nothing_is_found_in_an_empty_library_or_by_an_empty_text(assistant: Assistant, robots: Paper) -> None:
    assert ids(assistant, "anything") == []
    assistant.add([robots])
    assert ids(assistant, "  ") == []


def test_the_share_of_the_library_that_was_searched_is_told(loaded: Assistant) -> None:
    day = date(2026, 6, 11)
    assert {f.share for f in retrieve("grasp wet objects", loaded.index)} == {1.0}
    assert {round(f.share, 2) for f in retrieve("grasp wet objects", loaded.index, since=day, until=day)} == {0.67}


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("How does a robot of the GraspCast family grasp wet objects?", "GraspCast"),
        ("How does GripNet grasp asparagus?", "asparagus"),
        ("How does GripNet compare with a compressor of genomes?", ""),
        ("How quick is GripNet at grasping?", ""),
        ("How does GripNet grasp wet objects?", ""),
        ("Are whale clicks like an IKEA-like alphabet?", ""),
        ("TLDR of the whale paper for a PhD student", ""),
        ("WHO GRASPS WET OBJECTS THIS WEEK?", ""),
    ],
)
def test_a_word_that_no_found_paper_speaks_of_is_noticed(loaded: Assistant, question: str, lacks: str) -> None:
    assert {f.lacks for f in retrieve(question, loaded.index)} == {lacks}


def test_a_coined_name_that_opens_a_title_calls_its_paper_and_a_term_of_the_field_does_not(
    assistant: Assistant, make: Callable[..., Paper]
) -> None:
    assistant.add(
        [
            make("1", "The MaxiMin-M2 Series: Small Models", "We train small models."),
            make("2", "Other Models", "They are compared with MaxiMin-M2 on GUI tasks."),
            make("3", "GUI or Not: A Study", "We study agents."),
        ]
    )
    assert [f.hit.paper.id for f in retrieve("How large is MaxiMin-M2?", assistant.index) if f.named] == ["1"]
    assert not any(f.named for f in retrieve("How do agents learn GUI tasks?", assistant.index))


def test_a_paper_is_left_out_by_name(loaded: Assistant) -> None:
    for question in ("robots and whales, but not GripNet", "Other than GripNet, what grasps wet objects?"):
        assert "2606.00001" not in ids(loaded, question)
    for question in ("robots, but not slippery ones", "What sets WhaleTongue apart from GripNet?"):
        assert "2606.00001" in ids(loaded, question)


def test_a_name_that_no_paper_holds_is_not_covered_by_its_parts(
    assistant: Assistant, make: Callable[..., Paper]
) -> None:
    assistant.add([make("1", "Whales with GPT", "GPT counts 7 whales."), make("2", "Tides", "GPT and 7 tides.")])
    assert max(f.coverage for f in retrieve("GPT counts 7 whales", assistant.index)) > 0.99
    assert max(f.coverage for f in retrieve("What is GPT-7?", assistant.index)) < 0.6
