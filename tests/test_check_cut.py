"""How a stream is cut into sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.check import Piece, cut
from tests.limits import within

SIGNS = st.lists(
    st.sampled_from(
        [
            "ab",
            "A",
            " ",
            ".",
            "!",
            "\n",
            "[",
            "]",
            "(",
            ")",
            "2606.1",
            "*",
            "- ",
            "1. ",
            "。",
            "Source",
            ":",
            "<",
            ">",
            "http://e",
            "et al",
            "..",
            "\t",
            "`",
            "# ",
            "【",
            "】",
            "e.g.",
            "**",
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two! Three", [("", "One."), (" ", "Two!"), (" ", "Three")]),
        ("It works. [2606.1] Next.", [("", "It works. [2606.1]"), (" ", "Next.")]),
        ("It works.[2606.1](http://a.b) [2] Next.", [("", "It works.[2606.1](http://a.b) [2]"), (" ", "Next.")]),
        ("It works. (2606.10651) Next.", [("", "It works. (2606.10651)"), (" ", "Next.")]),
        ("It works. (Really.) Next.", [("", "It works."), (" ", "(Really.)"), (" ", "Next.")]),
        ('It works. <source id="3"> Next.', [("", 'It works. <source id="3">'), (" ", "Next.")]),
        ("By 3.5 vs. 4 in Smith et al. [12] so. End", [("", "By 3.5 vs. 4 in Smith et al. [12] so."), (" ", "End")]),
        ("**It works.** It does.", [("", "**It works.**"), (" ", "It does.")]),
        ("So:\n- One.\n- Two\n  so.\n", [("", "So:"), ("\n- ", "One."), ("\n- ", "Two"), ("\n  ", "so."), ("\n", "")]),
        ("1. One\n2. Two\n## Head\n> said", [("1. ", "One"), ("\n2. ", "Two"), ("\n## ", "Head"), ("\n> ", "said")]),
        ("这是一句。这是第二句。", [("", "这是一句。"), ("", "这是第二句。")]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_keep_their_marks_and_what_stands_before_them(text: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.lead, piece.text) for piece in cut(text)] == pieces


@settings(max_examples=300)
@given(SIGNS | st.text(max_size=60), st.lists(st.integers(1, 7), max_size=40))
def test_chunks_change_nothing_and_nothing_is_lost(text: str, sizes: list[int]) -> None:
    chunks, start = [], 0
    for size in sizes:
        chunks.append(text[start : start + size])
        start += size
    pieces = list(cut(filter(None, [*chunks, text[start:]])))
    assert pieces == list(cut(text))
    assert "".join(piece.lead + piece.text for piece in pieces) == text


def test_a_sentence_comes_as_soon_as_the_next_has_begun() -> None:
    read: list[str] = []

    def stream():  # type: ignore[no-untyped-def]
        for chunk in ("It works", ". [2606.1", "] And ", "then it", " stops."):
            read.append(chunk)
            yield chunk

    assert next(cut(stream())) == Piece("", "It works. [2606.1]")
    assert read == ["It works", ". [2606.1", "] And "]


def test_a_chunk_that_is_waited_for_is_a_piece_without_text() -> None:
    assert [*cut(["It works", "", ". And"])] == [Piece("", ""), Piece("", "It works."), Piece(" ", "And")]


def test_a_long_text_without_an_end_is_one_piece() -> None:
    assert [len(piece.text) for piece in cut("a" * 50_000)] == [50_000]


@pytest.mark.parametrize("size", [3, 64, 100_000])
def test_a_sentence_without_an_end_ends_with_its_line(size: int) -> None:
    text = "It works. " + "Is, e.g. a. " * 800 + " \nThe next is short."
    pieces = list(cut(text[start : start + size] for start in range(0, len(text), size)))
    assert [piece.text for piece in pieces] == ["It works.", ("Is, e.g. a. " * 800).strip(), "The next is short."]
    assert [piece.is_endless for piece in pieces] == [False, True, False]


@pytest.mark.parametrize("run", ["a. ", "e.g. ", "the-", "1.1.", "$a$. ", "[1] ", "It is. [1] ", "*", "(1, "])
def test_no_run_of_signs_takes_long(run: str) -> None:
    text = run * (60_000 // len(run))
    with within(2):
        assert "".join(piece.lead + piece.text for piece in cut([text])) == text
