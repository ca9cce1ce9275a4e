from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from assistant.database import Database
from assistant.errors import AssistantError, ListError
from assistant.library import PROBLEMS_NAMED, Library
from assistant.types import Added, Day, Paper, Rejected
from assistant.words import Words

Make = Callable[..., Paper]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(Database(tmp_path / "library.sqlite3"))


def test_a_list_added_twice_changes_nothing(library: Library, robots: Paper, whales: Paper) -> None:
    assert library.add([robots, whales]) == Added(added=2)
    assert library.add([robots, whales]) == Added(unchanged=2)
    assert library.papers() == [whales, robots]


def test_a_revised_paper_replaces_the_old_one(library: Library, robots: Paper) -> None:
    library.add([robots])
    library.mark_indexed(library.unindexed())
    revised = replace(robots, abstract="GripNet now grasps icicles.")
    assert library.add([revised]) == Added(changed=1)
    assert library.paper(robots.id) == revised
    words = Words(library.database)
    assert words.containing("icicles") and not words.containing("slippery")
    assert library.unindexed()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_newest_listing_gives_the_text_in_whatever_order(
    library: Library, make: Make, order: tuple[int, ...]
) -> None:
    listings = [make("1", f"Version {day}", f"Text {day}.", day=day, upvotes=day) for day in (3, 8, 5)]
    for place in order:
        library.add([listings[place]])
    (paper,) = library.papers()
    assert (paper.title, paper.upvotes) == ("Version 8", 8)
    assert paper.days == (date(2026, 6, 3), date(2026, 6, 5), date(2026, 6, 8))


def test_upvotes_are_those_of_the_days_asked_for(library: Library, make: Make) -> None:
    library.add([make("1", day=3, upvotes=10), make("1", day=8, upvotes=99)])
    assert library.papers(until=date(2026, 6, 4))[0].upvotes == 10
    assert library.papers()[0].upvotes == 99
    assert library.paper("1").upvotes == 99  # type: ignore[union-attr]


def test_more_upvotes_for_a_day_are_a_change_that_embeds_nothing(library: Library, make: Make) -> None:
    library.add([make("1", upvotes=10)])
    library.mark_indexed(library.unindexed())
    assert library.add([make("1", upvotes=12)]) == Added(changed=1)
    assert library.papers()[0].upvotes == 12
    assert not library.unindexed()


@pytest.mark.parametrize("page_first", [True, False])
def test_a_paper_of_a_saved_page_becomes_one_with_its_arxiv_twin(
    library: Library, make: Make, robots: Paper, page_first: bool
) -> None:
    page = make("page-123", robots.title.upper(), "Page text.", day=12, source="page")
    for paper in (page, robots) if page_first else (robots, page):
        library.add([paper])
    (paper,) = library.papers()
    assert (paper.id, paper.abstract) == (robots.id, robots.abstract)
    assert paper.days == (date(2026, 6, 10), date(2026, 6, 12))
    assert (library.removed() == ["page-123"]) is page_first


def test_papers_without_letters_in_their_titles_stay_apart(library: Library, make: Make) -> None:
    library.add([make("page-1", "???", source="page"), make("2606.1", "!!!")])
    assert library.count() == 2


def test_rejected_entries_are_named_and_the_good_ones_kept(library: Library, robots: Paper) -> None:
    rejected = Rejected("papers.jsonl, line 2", "it has no title")
    added = library.add([rejected, robots, replace(robots, id="2", title=" ")])
    assert (added.added, added.rejected) == (1, 2)
    assert added.problems == ("papers.jsonl, line 2: it has no title", "2: it has no title; give it one")


def test_thousands_of_rejected_entries_are_summed_up(library: Library) -> None:
    added = library.add(Rejected(f"line {n}", "no") for n in range(1_000))
    assert added.rejected == 1_000
    assert added.problems[PROBLEMS_NAMED:] == ("and 980 more entries like these.",)


def test_a_list_that_breaks_off_leaves_nothing_behind(library: Library, robots: Paper) -> None:
    def broken() -> Iterator[Paper]:
        yield robots
        raise ListError("cut off")

    with pytest.raises(ListError):
        library.add(broken())
    assert library.count() == 0


def test_the_sample_goes_when_a_real_paper_comes(library: Library, robots: Paper, whales: Paper) -> None:
    library.add([replace(robots, source="sample"), replace(whales, source="sample")])
    assert library.is_sample()
    library.add([Rejected("x", "bad")])
    assert library.count() == 2
    library.add([replace(robots, upvotes=1)])
    assert not library.is_sample()
    assert [paper.id for paper in library.papers()] == [robots.id]
    assert library.removed() == [whales.id]


def test_removing_a_day_keeps_papers_of_other_days(library: Library, make: Make) -> None:
    library.add([make("1", day=3), make("1", day=4), make("2", day=4), make("3", day=None)])
    assert library.remove_day(date(2026, 6, 4)) == 2
    assert [(paper.id, len(paper.days)) for paper in library.papers()] == [("1", 1), ("3", 0)]
    assert library.remove_day(date(2026, 6, 4)) == 0
    assert library.remove_paper("3") == 1 and library.remove_paper("3") == 0


def test_days_are_counted(library: Library, make: Make) -> None:
    library.add([make("1", day=3), make("2", day=3), make("3", day=9), make("4", day=None)])
    assert library.days() == [Day(date(2026, 6, 3), 2), Day(date(2026, 6, 9), 1)]


def test_another_schema_is_refused_in_one_line(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.sqlite3")
    database.read().execute("PRAGMA user_version = 99")
    with pytest.raises(AssistantError, match="newer version"):
        Database(tmp_path / "library.sqlite3")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    path.write_text("this is no database, but long enough to look like one" * 100)
    with pytest.raises(AssistantError, match=r"library\.sqlite3 cannot be used"):
        Database(path)
