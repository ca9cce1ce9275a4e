"""Rules for text: one line, titles' keys, arXiv ids."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import arxiv_id, clean, title_key


def test_line_ends_and_runs_of_spaces_become_one_space():
    assert clean("  A title\n over\t two \r\n lines ") == "A title over two lines"


@pytest.mark.parametrize("invisible", ["\0", "\x1b", "\u200b", "\u202e", "\ufeff", "\U000e0041"])
def test_control_and_invisible_characters_go(invisible):
    assert clean(f"spa{invisible}rse {invisible} codes") == "sparse codes"


def test_joiners_that_shape_words_stay():
    assert clean("می\u200cشود") == "می\u200cشود"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_cleaned_text_is_one_line(text):
    assert len(clean(text).splitlines()) <= 1


@given(st.text(string.ascii_letters + string.digits), st.text(string.punctuation + string.whitespace))
def test_a_title_key_knows_no_case_punctuation_or_spaces(title, between):
    assert title_key(between.join(title).swapcase()) == title_key(title) == title.lower()


def test_a_title_key_is_the_same_for_composed_and_decomposed_letters():
    assert title_key("Schrödinger’s ﬁlter") == title_key("Schro\u0308dinger's filter")


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("2606.10651", "2606.10651"),
        ("2606.10651v2", "2606.10651"),
        (" arXiv:0704.0001v1 ", "0704.0001"),
        ("cs/0112017v1", "cs/0112017"),
        ("math.GT/0309136", "math.GT/0309136"),
        ("https://arxiv.org/abs/2606.10651v12", "2606.10651"),
        ("http://www.arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("arxiv.org/pdf/2606.10651v2.pdf", "2606.10651"),
        ("page-0f238fce5a4d", ""),
        ("2606.106511", ""),
        ("about 2606.10651", ""),
        ("", ""),
    ],
)
def test_an_arxiv_id_is_bare_whatever_way_it_is_written(written, bare):
    assert arxiv_id(written) == bare
