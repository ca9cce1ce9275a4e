import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[1] / "assistant" / "data" / "sample.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
PAPERS = LINES[1:]
REQUIRED = {"id", "title", "abstract", "date", "authors", "url", "upvotes", "keywords"}
OPTIONAL = {"code_url", "organization"}
LONGEST_SHARED_RUN = 7  # words; facts and names make short runs, a copied sentence makes a long one

every_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper["id"]))


@pytest.fixture(scope="module")
def listed() -> dict[tuple[str, str], dict[str, Any]]:
    """The real entries by list day and paper id."""
    folder = os.environ.get("ASSISTANT_SHARED_DATA")
    if not folder:
        pytest.skip("set ASSISTANT_SHARED_DATA to the folder of real lists")
    days = {paper["date"] for paper in PAPERS}
    lists = {day: json.loads((Path(folder) / "lists" / f"{day}.json").read_text(encoding="utf-8")) for day in days}
    return {(day, entry["paper"]["id"]): entry["paper"] for day, entries in lists.items() for entry in entries}


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+(?:\.\d+)*", text.casefold())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_the_first_line_says_that_this_is_a_sample() -> None:
    assert set(LINES[0]) == {"about"}
    assert "not the authors' abstracts" in LINES[0]["about"]


def test_the_sample_has_twelve_papers_on_each_of_three_days() -> None:
    assert sorted(Counter(paper["date"] for paper in PAPERS).values()) == [12, 12, 12]


def test_every_paper_stands_in_the_sample_once() -> None:
    assert len({paper["id"] for paper in PAPERS}) == len(PAPERS)


def test_days_and_upvotes_give_the_order() -> None:
    assert sorted(PAPERS, key=lambda paper: (paper["date"], -paper["upvotes"])) == PAPERS


@every_paper
def test_a_record_has_the_agreed_fields(paper: dict[str, Any]) -> None:
    assert set(paper) >= REQUIRED
    assert set(paper) - REQUIRED <= OPTIONAL
    assert all(value for field, value in paper.items() if field != "upvotes")
    assert re.fullmatch(r"\d{4}\.\d{5}", paper["id"])
    assert paper["url"] == f"https://huggingface.co/papers/{paper['id']}"
    assert 1 <= len(paper["authors"]) <= 8
    assert 3 <= len(paper["keywords"]) <= 5


@every_paper
def test_a_text_is_four_to_six_sentences(paper: dict[str, Any]) -> None:
    assert 4 <= len(sentences(paper["abstract"])) <= 6
    assert 300 <= len(paper["abstract"]) <= 1000
    assert paper["abstract"] == " ".join(paper["abstract"].split())


def test_no_two_texts_share_a_sentence() -> None:
    everything = [sentence for paper in PAPERS for sentence in sentences(paper["abstract"])]
    assert len(set(everything)) == len(everything)


@every_paper
def test_facts_agree_with_the_real_list(paper: dict[str, Any], listed: dict[tuple[str, str], dict[str, Any]]) -> None:
    real = listed[paper["date"], paper["id"]]
    assert paper["title"] == " ".join(real["title"].split())
    assert paper["upvotes"] == real["upvotes"]
    assert paper.get("code_url") == real.get("githubRepo")
    assert set(paper["authors"]) <= {author["name"] for author in real["authors"]}


@every_paper
def test_a_text_is_not_copied_from_the_abstract(
    paper: dict[str, Any], listed: dict[tuple[str, str], dict[str, Any]]
) -> None:
    real = listed[paper["date"], paper["id"]]
    length = LONGEST_SHARED_RUN + 1
    assert not runs(paper["abstract"], length) & runs(real["summary"], length)


def test_numbers_in_a_text_stand_in_the_abstract(listed: dict[tuple[str, str], dict[str, Any]]) -> None:
    def numbers(text: str) -> set[str]:
        return set(re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))

    invented = {
        paper["id"]: extra
        for paper in PAPERS
        if (
            extra := numbers(paper["abstract"])
            - numbers(listed[paper["date"], paper["id"]]["summary"])
            - numbers(paper["title"])
        )
    }
    assert not invented
