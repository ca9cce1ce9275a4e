import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import listing, lists
from assistant.types import Answer, Kind, Paper, Query

TODAY = date(2026, 6, 12)


def paper(id: str, title: str, day: int = 10, upvotes: int | None = 5, **fields: object) -> Paper:
    return Paper(id, title, f"We study {title}.", days=(date(2026, 6, day),), upvotes=upvotes, **fields)  # type: ignore[arg-type]


PAPERS = [
    paper("1", "Wet Grasping", 8, 41, authors=("Ada Park", "Émile Dupré"), organization="Acme Robotics", code_url="c"),
    paper("2", "Whale Codas", 8, 7, authors=("Noor Haddad",), organization="Universität Tübingen", project_url="p"),
    paper("3", "Short Proofs", 9, 7, authors=("Ada Park", "Bo Lindqvist"), code_url="c", project_url="p"),
    paper("4", "Diffusion Grasping", 10, 0, authors=("Bo Lindqvist",), organization="Acme", code_url="c"),
    paper("5", "Diffusion Proofs", 10, None, authors=("Ada Park",), organization="OpenDataLab"),
]


def matching(papers: Iterable[Paper], text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {p.id for p in papers if words and all(word in f"{p.title} {p.abstract}".lower() for word in words)}


def ask(
    text: str, papers: list[Paper] = PAPERS, since: int | None = 8, until: int | None = 12, kind: Kind = "listing"
) -> Answer:
    bounds = [date(2026, 6, day) if day else None for day in (since, until)]
    query = Query(text, kind, *bounds, notes=("a note",))
    return listing.answer(query, papers, lambda words: matching(papers, words))


def lead(text: str, papers: list[Paper] = PAPERS, since: int | None = 8, until: int | None = 12) -> str:
    return ask(text, papers, since, until).text.split("\n")[0]


def ids(text: str, papers: list[Paper] = PAPERS, since: int | None = 8, until: int | None = 12) -> str:
    return "".join(hit.paper.id for hit in ask(text, papers, since, until).hits)


def test_papers_named_before_are_a_list_of_their_own() -> None:
    papers = [replace(one, id=f"2606.0000{one.id}") for one in PAPERS]
    answer = ask("2606.00001, 2606.00002: which of them have code?", papers)
    assert answer.text.startswith("One of the two papers named before comes with code.")
    assert [hit.paper.id for hit in answer.hits] == ["2606.00001"]
    assert ask("2606.00001, 2606.00002: list them", papers).text.startswith("Two papers named before were listed")
    away = ask("2606.00005: how many of these?", papers[:2])
    assert away.text == "None of the papers named before was listed from 8 to 12 June 2026."


def test_a_count_is_a_sentence_with_the_days_then_the_papers() -> None:
    answer = ask("How many papers were listed this week?")
    assert answer.text.startswith(
        "Five papers were listed from 8 to 12 June 2026. Most upvoted first:\n\n"
        "- **Wet Grasping** — 41 upvotes, 8 June 2026 [1]\n"
    )
    assert answer.text.endswith("- **Diffusion Proofs** — 10 June 2026 [5]")
    assert (answer.status, answer.kind, answer.writer) == ("supported", "listing", "quotes")
    assert (answer.since, answer.until, answer.notes) == (date(2026, 6, 8), date(2026, 6, 12), ("a note",))


def test_every_shown_paper_is_cited_by_its_title_and_is_a_hit() -> None:
    answer = ask("list the papers")
    assert [(c.number, c.quote) for c in answer.citations] == [
        (n, c.paper.title) for n, c in enumerate(answer.citations, 1)
    ]
    assert [hit.paper for hit in answer.hits] == [citation.paper for citation in answer.citations]
    assert {hit.score for hit in answer.hits} == {1.0}


@pytest.mark.parametrize(
    ("papers", "since", "until", "sentence"),
    [
        (PAPERS[:1], 8, 8, "One paper was listed on 8 June 2026."),
        (PAPERS[:2], 8, 8, "Two papers were listed on 8 June 2026. Most upvoted first:"),
        (PAPERS[:2], 8, None, "Two papers were listed since 8 June 2026. Most upvoted first:"),
        (
            PAPERS,
            None,
            None,
            "Five papers are held, listed on 3 days from 8 to 10 June 2026. Most upvoted first:",
        ),
        ([Paper("1", "Undated", "A.")], None, None, "One paper is held."),
        ([], 13, 13, "Nothing was listed on 13 June 2026."),
        ([], None, None, "No papers have been added yet."),
    ],
)
def test_the_days_are_named(papers: list[Paper], since: int | None, until: int | None, sentence: str) -> None:
    assert lead("how many papers?", papers, since, until) == sentence


def test_days_without_papers_are_not_in_the_list() -> None:
    assert ask("list the papers", [], 13, 13).status == "not_in_list"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("which papers come with code?", "134"),
        ("How many papers have open-sourced their code?", "134"),
        ("papers whose code is available", "134"),
        ("papers on GitHub", "134"),
        ("papers without code", "25"),
        ("which papers don't have code?", "25"),
        ("papers with a project page", "23"),
        ("papers with both code and a project page", "3"),
        ("papers with code, but not about grasping", "3"),
        ("papers with code completion", ""),
    ],
)
def test_what_comes_with_a_paper_filters(text: str, found: str) -> None:
    assert "".join(sorted(ids(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("papers with more than 7 upvotes", "1"),
        ("papers with over seven upvotes", "1"),
        ("papers with at least 7 upvotes", "123"),
        ("papers with 7+ upvotes", "123"),
        ("papers with 7 or more votes", "123"),
        ("papers upvoted more than 10 times", "1"),
        ("papers with fewer than 7 upvotes", "4"),
        ("papers with at most 7 upvotes", "234"),
        ("papers with upvotes <= 7", "234"),
        ("papers with between 5 and 10 upvotes", "23"),
        ("papers with exactly 7 upvotes", "23"),
        ("papers with no upvotes", "4"),
        ("papers with at least 5 upvotes and code", "13"),
    ],
)
def test_bounds_on_upvotes_filter_and_unknown_upvotes_meet_none(text: str, found: str) -> None:
    assert "".join(sorted(ids(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("papers by Ada Park", "135"),
        ("papers by ada park", "135"),
        ("papers by Park", "135"),
        ("papers by Park Ada", "135"),
        ("anything by Emile Dupre?", "1"),
        ("Haddad's papers", "2"),
        ("papers on proofs by Lindqvist", "3"),
        ("papers by Haddad or Lindqvist", "234"),
        ("papers that Noor Haddad wrote", "2"),
        ("Is Noor Haddad on the list?", "2"),
        ("papers not by Ada Park", "24"),
        ("anything from Acme?", "14"),
        ("papers from acme robotics", "1"),
        ("Has Acme published anything this week?", "14"),
        ("Acme papers with code", "14"),
        ("papers from Tubingen", "2"),
        ("papers from Open Data Lab", "5"),
        ("papers not from Acme", "235"),
    ],
)
def test_authors_and_organisations_filter(text: str, found: str) -> None:
    assert "".join(sorted(ids(text))) == found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("papers by Zoe Nobody", "No author named Zoe Nobody among the five papers of 8–12 June 2026."),
        ("papers by zoe nobody about robots", "No author named Zoe Nobody among the five papers of 8–12 June 2026."),
        ("anything from Initech?", "No organisation named Initech among the five papers of 8–12 June 2026."),
        (
            "Has Initech released anything?",
            "No author or organisation named Initech among the five papers of 8–12 June 2026.",
        ),
        (
            "papers by Bo Lindquist",
            "No author named Bo Lindquist among the five papers of 8–12 June 2026. Did you mean Bo Lindqvist?",
        ),
        ("papers by Noor", "No author named Noor among the five papers of 8–12 June 2026. Did you mean Noor Haddad?"),
    ],
)
def test_an_unknown_name_is_said_to_be_unknown_and_is_no_topic(text: str, sentence: str) -> None:
    answer = ask(text)
    assert (answer.text, answer.status, answer.citations) == (sentence, "not_in_list", ())


@pytest.mark.parametrize(
    "text", ["papers sorted by upvotes", "papers by popularity", "papers by topic", "papers by date"]
)
def test_by_does_not_always_name_someone(text: str) -> None:
    assert len(ids(text)) == 5


def test_a_name_that_stands_for_several_says_for_whom() -> None:
    assert lead("anything from Acme?").startswith(
        "Two of the five papers of 8–12 June 2026 are from Acme. Organisations of that name: Acme and Acme Robotics. "
        "The lists name no organisation for one of the five."
    )
    assert "Authors of that name: Ada Park." in lead("papers by Park")


@pytest.mark.parametrize(
    ("text", "topic", "found"),
    [
        ("how many papers about diffusion?", "mention “diffusion”", "45"),
        ("how many diffusion papers were listed?", "mention “diffusion”", "45"),
        ("which papers mention grasping?", "mention “grasping”", "14"),
        ("Could you please list everything on grasping", "mention “grasping”", "14"),
        ("papers on whales or proofs?", "mention “whales” or “proofs”", "35"),
        ("which papers about diffusion mention proofs?", "mentions “diffusion” and “proofs”", "5"),
        ("papers about grasping but not diffusion", "mentions “grasping” but not “diffusion”", "1"),
        ("papers that don't mention diffusion", "do not mention “diffusion”", "123"),
        ("papers on wet grasping", "has the words of “wet grasping”", "1"),
        ('papers that mention "wet grasping"', "mentions “wet grasping”", "1"),
        ("papers of 8 to 12 June on codas", "mentions “codas”", "2"),
        ("What were this week's highlights on codas?", "mentions “codas”", "2"),
    ],
)
def test_topic_words_filter_and_the_answer_says_how_it_was_counted(text: str, topic: str, found: str) -> None:
    assert "".join(sorted(ids(text))) == found
    assert f"of the five papers of 8–12 June 2026 {topic} in title, abstract or keywords." in lead(text)


def test_words_found_apart_or_in_other_forms_are_told_from_the_phrase_itself() -> None:
    papers = [paper("1", "Grasping Wet Things"), paper("2", "Wet grasping"), paper("3", "Wet-Grasping")]
    assert "Word for word it stands in two of the three." in lead("papers on wet grasping", papers)
    assert "Word for word" not in lead("papers on wet grasping", papers[1:])
    assert lead("papers on wet grasping", papers[:1]).endswith("Not word for word, though.")
    assert ids('papers on "wet grasping"', papers) == "23"


def test_a_list_of_papers_that_only_hold_the_words_of_a_topic_somewhere_is_no_sure_answer() -> None:
    papers = [paper("1", "Grasping Wet Things"), paper("2", "Wet Hands, Grasping")]
    assert "Word for word it stands in none of the two." in lead("papers on wet grasping", papers)
    assert ask("papers on wet grasping", papers).status == "partial"
    assert ask("papers on wet grasping", [*papers, paper("3", "Wet Grasping")]).status == "supported"
    assert ask("how many papers on wet grasping?", papers).status == "supported"
    assert ask("papers on things", papers).status == "supported"


@pytest.mark.parametrize(
    ("papers", "sentence"),
    [
        (PAPERS, "None of the five papers of 8–12 June 2026 mentions “frogs” in title, abstract or keywords."),
        (PAPERS[:1], "No paper of 8–12 June 2026 mentions “frogs” in title, abstract or keywords."),
    ],
)
def test_nothing_found_is_not_in_the_list(papers: list[Paper], sentence: str) -> None:
    answer = ask("papers about frogs", papers)
    assert (answer.text, answer.status, answer.hits) == (sentence, "not_in_list", ())


def test_all_of_several_and_the_only_one_are_said_so() -> None:
    assert lead("papers with code", PAPERS[2:4]).startswith("Both papers of 8–12 June 2026 come with code.")
    assert lead("papers about study", PAPERS).startswith("All five papers of 8–12 June 2026 mention “study”")
    assert lead("papers with code", PAPERS[:1]) == "The only paper of 8–12 June 2026 comes with code."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("most upvoted paper of June", "1"),
        ("which paper got the most upvotes?", "1"),
        ("top 2 papers this week", "13"),
        ("the two most upvoted papers", "13"),
        ("give me 2 papers about diffusion", "45"),
        ("papers with code, least upvoted first", "431"),
        ("list papers with code by upvotes", "134"),
        ("newest papers", "45312"),
        ("the 3 oldest papers", "123"),
        ("most upvoted papers on grasping", "14"),
    ],
)
def test_order_and_number_are_those_asked_for(text: str, found: str) -> None:
    assert ids(text) == found


def test_the_first_of_a_ranking_is_told_with_its_value() -> None:
    assert lead("most upvoted paper?") == "The most upvoted of the five papers of 8–12 June 2026 has 41 upvotes:"
    assert lead("the least upvoted paper with code") == (
        "The least upvoted of the three papers of 8–12 June 2026 that come with code has 0 upvotes:"
    )
    assert lead("top two papers") == "The two most upvoted of the five papers of 8–12 June 2026:"


def test_ties_are_told() -> None:
    both = "The two papers of 8–12 June 2026 share the most upvotes, 7 each:"
    assert lead("most upvoted paper?", PAPERS[1:3]) == both
    assert ask("top 2 papers").text.endswith("One more has as many upvotes as the last of these.")
    assert lead("the newest paper") == "Two of the five papers of 8–12 June 2026 share the latest day, 10 June 2026:"


def test_without_upvotes_nothing_is_ranked_by_them() -> None:
    papers = [paper("1", "Frogs", upvotes=None), paper("2", "Toads", 9, upvotes=None)]
    answer = ask("most upvoted paper?", papers)
    assert answer.status == "not_in_list"
    assert answer.text == "The lists give no upvotes for the two papers of 8–12 June 2026, so nothing ranks them."
    assert lead("list the papers", papers) == "Two papers were listed from 8 to 12 June 2026. Newest first:"
    assert lead("who got the most upvotes?", papers).startswith("The lists name no author")
    assert lead("which day got the most upvotes?", papers).startswith("The lists give no upvotes")


def test_upvotes_are_summed_up() -> None:
    assert "Together they have 55 upvotes, 14 each on average." in lead("how many upvotes did the papers get?")


def test_at_most_twenty_papers_are_shown_and_five_under_a_count() -> None:
    many = [paper(str(n), f"Frogs {n}", upvotes=n) for n in range(31)]
    assert ask("list the papers", many).text.endswith("[20]\n\n…and 11 more.")
    assert lead("list the papers", many).endswith("31 papers were listed from 8 to 12 June 2026. The 20 most upvoted:")
    assert len(ask("how many papers?", many).citations) == 5
    assert len(ask("top 25", many).citations) == 20


@pytest.mark.parametrize(
    "text", ["Summarise today's papers", "what's new this week?", "digest for 10 June", "June 10, 2026"]
)
def test_a_digest_is_the_list_of_its_days(text: str) -> None:
    answer = ask(text, kind="digest")
    assert (len(answer.hits), answer.kind) == (5, "digest")


def test_days_outside_the_span_are_not_shown() -> None:
    again = Paper("1", "Frogs", "A.", days=(date(2026, 5, 1), date(2026, 6, 8), date(2026, 6, 9)), upvotes=3)
    assert ask("list the papers", [again]).text.endswith("- **Frogs** — 3 upvotes, 8 June 2026 and 9 June 2026 [1]")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("which day had the most papers?", "8 June 2026 and 10 June 2026 have the most of the {}: two each."),
        ("which day had the fewest papers?", "9 June 2026 has the fewest of the {}: one."),
        ("how many papers per day?", "The {} were listed on three days."),
        ("which day had the most upvotes?", "Of the {}, those of 8 June 2026 have the most upvotes together: 48."),
        ("who published most?", "Ada Park has the most of the {}: three. Authors of the same name count as one."),
        ("how many authors are there?", "The {} have four authors. Authors of the same name count as one."),
        (
            "which labs published most?",
            "No organisation has more than one of the {}. "
            "Universities, companies and labs count alike. The lists name no organisation for one of them.",
        ),
    ],
)
def test_days_authors_and_organisations_are_tallied(text: str, sentence: str) -> None:
    assert lead(text) == sentence.format("five papers of 8–12 June 2026")


@pytest.mark.parametrize("text", ["which papers group whales?", "papers for people who want more whales"])
def test_a_topic_that_speaks_of_people_is_no_tally(text: str) -> None:
    assert "whales" in lead(text)


def test_a_tally_cites_its_papers() -> None:
    answer = ask("who published most about grasping?")
    assert "- Bo Lindqvist — 1 paper [2]" in answer.text
    assert [citation.quote for citation in answer.citations] == ["Wet Grasping", "Diffusion Grasping"]
    assert "- 8 June 2026 — 2 papers, most upvoted: **Wet Grasping** [1]" in ask("papers per day").text


def test_a_hostile_title_stays_text_and_its_quote_verbatim() -> None:
    title = "**[win](https://evil.example)** <img src=x> [1]"
    answer = ask("list the papers", [paper("1", title)])
    assert r"\*\*\[win\](https\://evil.example)\*\* \<img src=x\> \[1\]" in answer.text
    assert answer.citations[0].quote == title
    assert "<script>" not in ask("papers about <script>alert(1)</script>").text


WORDS = (
    "how many top 5 most least upvoted newest papers by from of with without not or and code upvotes more than Ada "
    "Park Acme's Initech diffusion “wet grasping” who which day per June 8 – 12 ? , today who's"
).split()


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_gets_an_answer_whose_marks_and_citations_agree(text: str) -> None:
    answer = ask(text)
    marks = {int(mark) for mark in re.findall(r"(?<!\\)\[(\d+)\]", answer.text)}
    assert marks == {citation.number for citation in answer.citations}
    assert all(citation.quote == citation.paper.title for citation in answer.citations)
    assert (answer.status != "not_in_list") == bool(answer.citations)
    assert re.match(r"[A-Z0-9]", answer.text)


def test_a_very_long_text_is_answered_in_time() -> None:
    assert ask("papers by " * 20_000).text


@pytest.fixture(scope="module")
def june(shared_data: Path) -> list[Paper]:
    """The papers of June 2026, each once, with the upvotes of its last day."""
    papers: dict[str, Paper] = {}
    for path in sorted((shared_data / "lists").glob("2026-06-*.json")):
        papers |= {p.id: p for p in lists.read(path, TODAY) if isinstance(p, Paper)}
    return list(papers.values())


def test_real_lists_are_counted_exactly(shared_data: Path, june: list[Paper]) -> None:
    entries = {
        entry["paper"]["id"]: entry["paper"]
        for path in sorted((shared_data / "lists").glob("2026-06-*.json"))
        for entry in json.loads(path.read_text())
    }
    coded = sum(bool(entry.get("githubRepo")) for entry in entries.values())
    busy = sum(entry["upvotes"] > 50 for entry in entries.values())
    assert lead("how many papers?", june, 1, 30).startswith(f"{len(entries)} papers were listed in June 2026.")
    assert lead("which papers have code?", june, 1, 30).startswith(f"{coded} of the {len(entries)} papers of June 2026")
    assert lead("papers with more than 50 upvotes", june, 1, 30).startswith(f"{busy} of the {len(entries)} papers")
    best = max(entry["upvotes"] for entry in entries.values())
    assert lead("most upvoted paper?", june, 1, 30).endswith(f"has {best} upvotes:")


def test_authors_of_real_lists_are_found_by_name(june: list[Paper]) -> None:
    for author in (paper.authors[-1] for paper in june[::40]):
        answer = ask(f"papers by {author}", june, 1, 30)
        theirs = [p.id for p in june if author in p.authors]
        assert set(theirs) <= {hit.paper.id for hit in answer.hits} or len(theirs) > 20, author
