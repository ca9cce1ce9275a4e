import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string  # type: ignore[import-untyped]

from assistant import lists
from assistant.export import bibtex
from assistant.types import Digest, Paper
from tests.digests import ARMS, DAY, GRIP, QUOTES, hostile, paper


def read(*papers: Paper) -> BibliographyData:
    return parse_string(bibtex.render(Digest(DAY, DAY, papers)), "bibtex")


def author(name: str) -> str:
    (person,) = next(iter(read(replace(GRIP, authors=(name,))).entries.values())).persons["author"]
    return str(person)


def test_a_paper_is_an_entry_with_its_arxiv_id() -> None:
    entry = read(GRIP).entries["park2026gripnet"]
    assert entry.type == "misc"
    assert entry.fields["title"] == "{GripNet}: Learning to Grasp Wet Objects"
    assert entry.fields["eprint"] == "2606.00001" and entry.fields["archivePrefix"] == "arXiv"
    assert (entry.fields["year"], entry.fields["month"]) == ("2026", "6")
    assert entry.fields["url"] == GRIP.url
    assert [str(person) for person in entry.persons["author"]] == ["Park, Ada", "Dupré, Émile"]


def test_a_paper_from_elsewhere_has_no_eprint_and_the_year_of_its_list() -> None:
    (entry,) = read(
        Paper("a1", "Title", "Abstract.", days=(date(2025, 2, 3),), url="https://a.example/x_y%20z")
    ).entries.values()
    assert "eprint" not in entry.fields and entry.fields["year"] == "2025"
    assert entry.fields["url"] == "https://a.example/x_y%20z"


def test_a_paper_without_authors_and_days_is_an_entry_too() -> None:
    assert list(read(Paper("a1", "On Whales", "Abstract.")).entries) == ["whales"]
    assert list(read(Paper("a1", "鲸鱼", "Abstract.", authors=("王伟",))).entries) == ["paper"]


def test_keys_are_unique_and_do_not_depend_on_the_order() -> None:
    again = replace(GRIP, id="2606.00009", title="GripNet Revisited")
    assert list(read(GRIP, again).entries) == ["park2026gripnet-260600001", "park2026gripnet-260600009"]
    assert set(read(again, GRIP).entries) == set(read(GRIP, again).entries)


def test_capitals_that_matter_are_kept() -> None:
    title = paper(9, "Orca: Why LLMs and Qwen2.5 Fail at 3D (But BERT-Large Does Not)", "A.")
    (entry,) = read(title).entries.values()
    assert entry.fields["title"] == "{Orca}: Why {LLMs} and {Qwen2.5} Fail at {3D} (But {BERT-Large} Does Not)"


def test_what_latex_would_act_on_is_escaped() -> None:
    (entry,) = read(paper(9, r"R&D at 50% of $5 #1 a_b {c} ~ ^ \d", "A.")).entries.values()
    assert entry.fields["title"] == (r"R\&D at 50\% of \$5 \#1 a\_b c \textasciitilde{} \textasciicircum{} d")


def test_names_are_read_as_their_owners_write_them() -> None:
    assert author("Ludwig van Beethoven") == "van Beethoven, Ludwig"
    assert author("Tersoo Upaa Jr") == "Upaa, Jr, Tersoo"
    assert author("NVIDIA") == "{NVIDIA}"
    assert author("Kwai Keye Team") == "{Kwai Keye Team}"
    assert author("Research and Development") == "{Research and Development}"
    assert author("王伟") == "{王伟}"
    assert author("José Ñandú-Ramírez") == "Ñandú-Ramírez, José"


def test_a_paper_of_664_authors_keeps_them_all_in_order() -> None:
    names = tuple(f"Ada{'abcdefghijklmnopqrstuvwxyz'[n % 26]} Park{n}" for n in range(664))
    (entry,) = read(replace(ARMS, authors=names)).entries.values()
    assert [" ".join(person.first_names + person.last_names) for person in entry.persons["author"]] == list(names)


def test_a_hostile_list_stays_one_entry() -> None:
    assert len(read(*hostile().papers).entries) == 1


@settings(max_examples=100, deadline=None)
@given(title=st.text(min_size=1, max_size=60), names=st.lists(st.text(max_size=30), max_size=4))
def test_whatever_the_list_says_is_read_back(title: str, names: list[str]) -> None:
    entries = read(Paper("2606.00001", title, "A.", authors=tuple(names)), GRIP).entries
    assert len(entries) == 2
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in entries)


def test_the_real_lists_are_read_back(shared_data: Path) -> None:
    found = [entry for entry in lists.read(shared_data / "lists" / "2026-06-10.json", DAY) if isinstance(entry, Paper)]
    entries = read(*found).entries
    assert len(entries) == len(found) == 35
    for entry, one in zip(entries.values(), found, strict=True):
        assert len(entry.persons["author"]) == len(one.authors)


def test_keys_of_a_digest_are_those_of_its_papers() -> None:
    assert bibtex.keys(QUOTES.papers) == [
        "park2026gripnet", "haddad2026two", "lindqvist2026prover", "2026lemmas",
    ]  # fmt: skip
