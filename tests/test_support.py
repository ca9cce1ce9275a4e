from dataclasses import replace

from assistant.retrieve import Found
from assistant.support import judge, probability
from assistant.types import Hit, Paper


def found(coverage: float = 0.0, abstract: float = 0.0, sentence: float = 0.0, named: bool = False) -> Found:
    return Found(Hit(Paper("1", "T", "A."), 1.0, ("A.",)), abstract, sentence, coverage, ("A.",), (1.0,), named)


FAR = found(0.15, 0.1, 0.1)


def test_nothing_found_is_not_in_the_list() -> None:
    assert judge([]) == "not_in_list" and probability([]) == 0


def test_a_paper_that_is_named_supports_the_question() -> None:
    assert judge([found(named=True), FAR]) == "supported"


def test_a_paper_that_is_named_but_does_not_speak_of_it_answers_nothing() -> None:
    assert judge([replace(found(0.9, 0.7, 0.7, named=True), lacks="genomes"), FAR]) == "not_in_list"


def test_a_paper_that_stands_out_supports_the_question() -> None:
    assert judge([found(0.9, 0.7, 0.7), *[found(0.3, 0.3, 0.3)] * 7]) == "supported"


def test_papers_that_are_all_equally_near_do_not() -> None:
    assert judge([found(0.4, 0.35, 0.4)] * 8) == "not_in_list"


def test_a_broad_topic_is_not_turned_away() -> None:
    assert judge([found(1.0, 0.5, 0.5)] * 8) == "supported"


def test_a_question_in_other_words_is_supported_by_the_paper_that_stands_out() -> None:
    assert judge([found(0.3, 0.75, 0.75), *[FAR] * 7]) == "supported"


def test_a_paper_that_stands_out_less_is_offered_as_what_is_closest() -> None:
    assert judge([found(0.3, 0.5, 0.5), *[found(0.2, 0.3, 0.3)] * 7]) == "partial"


def test_a_name_that_no_paper_holds_leaves_a_question_open() -> None:
    near, surely = found(0.3, 0.5, 0.5), found(0.9, 0.7, 0.7)
    assert judge([replace(f, lacks="AlphaFold") for f in [near, *[found(0.2, 0.3, 0.3)] * 7]]) == "not_in_list"
    assert judge([replace(f, lacks="AlphaFold") for f in [surely, *[found(0.3, 0.3, 0.3)] * 7]]) == "partial"


def test_the_more_a_paper_stands_out_the_likelier_it_is_meant() -> None:
    chances = [probability([found(0.8, 0.6, 0.6), *[found(other, 0.3, 0.3)] * 7]) for other in (0.7, 0.4, 0.1)]
    assert chances == sorted(chances)


def test_the_nearest_of_a_days_few_papers_is_offered_where_of_a_whole_library_it_is_not() -> None:
    near = [found(0.2, 0.4, 0.45), *[found(0.1, 0.3, 0.3)] * 7]
    assert judge(near) == "not_in_list"
    assert judge([replace(f, share=0.02) for f in near]) == "partial"


def test_what_is_far_stays_out_of_a_days_list_too() -> None:
    assert judge([replace(f, share=0.02) for f in [found(0.4, 0.15, 0.15), *[FAR] * 7]]) == "not_in_list"
