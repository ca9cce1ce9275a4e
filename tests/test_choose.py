from dataclasses import replace

from assistant.choose import choose, closest, leaves_unsaid, says_it, speaking
from assistant.rank import Quote
from assistant.retrieve import Found
from assistant.types import Hit, Paper


def found(id: str, near: float, abstract: str = "One is red. Two is blue.", named: bool = False) -> Found:
    parts = tuple(abstract.replace(". ", ".\n").split("\n"))
    values = tuple(near - 0.1 * place for place in range(len(parts)))
    return Found(Hit(Paper(id, f"{id}: T", abstract), near, ()), near, near, near, parts, values, named)


FAR = [found(f"F{n}", 0.1) for n in range(6)]


def ids(papers: list[Found]) -> list[str]:
    return [f.hit.paper.id for f in papers]


def test_a_paper_as_near_as_the_best_speaks_too() -> None:
    assert ids(speaking("whale songs", [found("A", 0.6), found("B", 0.58), *FAR])) == ["A", "B"]


def test_a_paper_far_behind_the_best_does_not() -> None:
    assert ids(speaking("whale songs", [found("A", 0.6), found("B", 0.2), *FAR])) == ["A"]


def test_the_more_a_question_says_the_fewer_papers_speak_to_it() -> None:
    near = [found("A", 0.6), found("B", 0.38), *FAR]
    assert ids(speaking("whale songs", near)) == ["A", "B"]
    assert ids(speaking("songs that old whales sing to calves in cold northern water at night", near)) == ["A"]


def test_the_best_paper_is_quoted_however_far_it_is() -> None:
    assert {quote.paper.id for quote in choose("whale songs", [found("A", 0.01)])} == {"A"}
    assert ids(speaking("whales", [found("A", 0.0)])) == ["A"]


def test_named_papers_are_each_quoted_and_no_other() -> None:
    papers = [
        found("A", 0.3, named=True),
        found("B", 0.2, "Three is green. Four is grey.", named=True),
        found("C", 0.9),
    ]
    assert {quote.paper.id for quote in choose("Compare A and B", papers)} == {"A", "B"}


def test_the_closest_of_each_paper_is_its_best() -> None:
    one, two = Paper("1", "T", "A."), Paper("2", "T", "B.")
    quotes = [Quote(one, "low", 0, 0.1), Quote(one, "high", 1, 0.5), Quote(two, "only", 0, 0.2)]
    assert [quote.sentence for quote in closest(quotes)] == ["high", "only"]


def test_the_measure_asked_for_says_it() -> None:
    net = found("Net", 0.5, "Net holds 7B weights.", named=True)
    quotes = [Quote(net.hit.paper, net.hit.paper.abstract, 0, 0.5)]
    assert says_it("How many parameters has Net?", quotes, [net])
    assert not says_it("Which GPUs did Net need?", quotes, [net])


def test_only_a_question_for_one_thing_is_left_unsaid() -> None:
    net = found("Net", 0.5, "Net hears whales.", named=True)
    quotes = [Quote(net.hit.paper, net.hit.paper.abstract, 0, 0.5)]
    assert leaves_unsaid("Which GPUs did Net need?", quotes, [net])
    assert not leaves_unsaid("What would Net be good for in hospitals?", quotes, [net])
    assert not leaves_unsaid("How does Net cope with echoes?", quotes, [net])


def test_a_release_in_other_words_says_it() -> None:
    net = found("Net", 0.5, "Net hears whales. All models are publicly available.", named=True)
    (quote,) = choose("Net: are the weights out?", [net])
    assert quote.sentence == "All models are publicly available."
    assert not leaves_unsaid("Net: are the weights out?", [quote], [net])


def test_the_kind_of_answer_wanted_goes_before_nearness() -> None:
    net = found("Net", 0.5, "Nets and whales are near. Whales are loud. Net tells 40 species apart.", named=True)
    assert [quote.sentence for quote in choose("How many species does Net know?", [net])] == [
        "Net tells 40 species apart."
    ]


def test_papers_that_are_only_compared_need_no_other_word() -> None:
    papers = [found("A", 0.3, named=True), found("B", 0.3, named=True)]
    assert says_it("What sets A apart from B?", [], papers)


def test_a_paper_without_sentences_is_passed_over() -> None:
    empty = replace(found("A", 0.9), sentences=(), values=())
    assert choose("whale songs", [empty]) == []
    assert {quote.paper.id for quote in choose("whale songs", [empty, found("B", 0.5)])} == {"B"}


def test_no_other_paper_speaks_for_a_named_one_of_which_nothing_is_left() -> None:
    planted = replace(found("A", 0.3, named=True), sentences=(), values=())
    assert choose("What is A about?", [planted, found("B", 0.9)]) == []


def test_of_a_broad_topic_several_papers_speak_though_none_stands_out() -> None:
    papers = [found(str(place), near) for place, near in enumerate((0.99, 0.98, 0.97, 0.97, 0.96, 0.3, 0.3, 0.3))]
    broad = [replace(f, abstract=0.3, sentence=0.3) for f in papers]
    assert len(speaking("agents", broad)) == 5


def test_each_half_of_a_question_has_its_sentence() -> None:
    told = ("We propose Net, a net for whales.", "Net hears 40 species of whales.")
    net = found("Net", 0.9, f"Nets are slow today. {told[0]} It needs a boat to swim. {told[1]}", named=True)
    quotes = choose("What is Net, and how many species does it hear?", [net])
    assert tuple(quote.sentence for quote in quotes) == told


def test_a_fragment_is_not_quoted_alone() -> None:
    quotes = choose("whales", [found("A", 0.9, "Hear whales. Whales sing long songs at night.")])
    assert [quote.sentence for quote in quotes] == ["Hear whales.", "Whales sing long songs at night."]


def test_a_sentence_that_points_back_has_the_one_before_it() -> None:
    net = found(
        "Net", 0.5, "Sea is deep for us all. Orca is a net for whales. It holds 40 songs of the sea.", named=True
    )
    quotes = choose("How many songs are there in Net?", [net])
    assert [quote.place for quote in quotes] == [1, 2]


def test_results_that_are_pointed_to_stand_alone() -> None:
    net = found("Net", 0.5, "Orca is a net for whales. These results cover 40 songs.", named=True)
    assert [quote.place for quote in choose("How many songs are there in Net?", [net])] == [1]
