from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import terms
from assistant.database import Database
from assistant.library import Library
from assistant.types import Paper
from assistant.words import Words


@pytest.fixture
def words(tmp_path: Path, robots: Paper, whales: Paper, proofs: Paper) -> Words:
    database = Database(tmp_path / "library.sqlite3")
    Library(database).add([robots, whales, proofs])
    return Words(database)


def search(words: Words, text: str) -> dict[int, float]:
    asked = terms.informative(text)
    return words.search(asked, words.rarity(asked))


def test_words_are_folded_and_stemmed_as_the_index_does() -> None:
    assert terms.split(["Évaluating the RT-H evaluations", ""]) == [["evalu", "rt", "h", "evalu"], []]


def test_a_question_of_nothing_but_asking_words_keeps_them() -> None:
    assert terms.informative("which papers are there?") == {"paper": "papers"}
    assert terms.informative("which papers grasp wet objects?") == {"grasp": "grasp", "wet": "wet", "object": "objects"}


def test_coverage_counts_rare_words_more() -> None:
    rarity = {"whale": 3.0, "model": 1.0}
    assert terms.coverage(rarity, ["whale"]) == 0.75
    assert terms.coverage(rarity, ["model", "model"]) == 0.25
    assert terms.coverage({}, ["model"]) == 0.0


def test_neighbouring_words_count_where_they_are_neighbours_too() -> None:
    rarity = {"wet": 1.0, "object": 1.0, "grasp": 1.0}
    asked = ["grasp", "wet", "object"]
    assert terms.pair_coverage(asked, rarity, ["grasp", "the", "wet", "object"]) == 1.0
    assert terms.pair_coverage(asked, rarity, ["wet", "x", "y", "object", "z", "z", "grasp"]) == 0.0
    assert terms.pair_coverage(["wet"], rarity, ["wet"]) == 0.0


def test_a_word_whose_stem_stems_further_is_found(tmp_path: Path) -> None:
    assert terms.split(["devised", "devis"]) == [["devis"], ["devi"]]
    database = Database(tmp_path / "devised.sqlite3")
    Library(database).add([Paper("1", "A", "We devised a scale.")])
    assert Words(database).containing("devised") and search(Words(database), "devised")


def test_search_finds_the_papers_with_the_words(words: Words) -> None:
    found = search(words, "grasp slippery things")
    assert len(found) == 1 and min(found.values()) > 0
    assert search(words, "") == {}


def test_search_keeps_to_the_days(words: Words) -> None:
    assert len(search(words, "whales proofs")) == 2
    assert len(words.search({"whale": "whales"}, {"whale": 1.0}, since=date(2026, 6, 12))) == 0
    assert len(words.search({"whale": "whales"}, {"whale": 1.0}, until=date(2026, 6, 11))) == 1


def test_containing_wants_every_word_also_in_the_keywords(words: Words) -> None:
    assert len(words.containing("robotics")) == 1
    assert words.containing("robotics whales") == []


def test_containing_prefers_the_words_beside_each_other(tmp_path: Path) -> None:
    database = Database(tmp_path / "phrases.sqlite3")
    abstracts = ["A world model of rain.", "The world needs a model.", "Nothing."]
    Library(database).add(Paper(str(n), f"T{n}", abstract) for n, abstract in enumerate(abstracts))
    words = Words(database)
    assert len(words.containing("world models")) == 1
    assert len(words.containing("models of the world")) == 2


@given(st.text(max_size=200))
def test_any_text_can_be_searched_for(text: str) -> None:
    assert all(isinstance(term, str) for term in terms.informative(text))


@given(text=st.text(alphabet="abc \"'*():^-NEAR{}+,.", max_size=40))
def test_query_syntax_of_the_index_is_only_text(text: str) -> None:
    with TemporaryDirectory() as folder:
        words = Words(Database(Path(folder) / "library.sqlite3"))
        search(words, text)
        words.containing(text)
