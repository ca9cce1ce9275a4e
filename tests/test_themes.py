"""Themes: every paper in one, under titles that say what they share."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import embedding, lists
from assistant.themes import OTHERS, Group, themes
from assistant.themes.phrases import fold, is_telling, named
from assistant.themes.titles import SUBJECT, Title, alike, cased, widened
from assistant.themes.topics import topics
from assistant.types import Array, Embed, Paper

FIELDS = (
    ("Robot arms grasp objects", "robot learning", "We train a robot policy for dexterous manipulation by imitation."),
    (
        "Video diffusion at length",
        "video generation",
        "We present a video diffusion model for text-to-video synthesis.",
    ),
    ("Proofs by search", "theorem proving", "A theorem prover in Lean 4 finds formal proofs of olympiad problems."),
    ("Speech in noise", "speech recognition", "We improve automatic speech recognition (ASR) of spoken language."),
)


def hashed(texts: Sequence[str]) -> Array:
    """Vectors that are near where texts share words."""
    rows = np.full((len(texts), 64), 1e-3, np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in text.lower().split():
            row[int(sha256(word.encode()).hexdigest(), 16) % 64] += 1
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def paper(number: int, title: str, abstract: str, upvotes: int | None = None, keywords: Sequence[str] = ()) -> Paper:
    days = (date(2026, 6, 10),)
    return Paper(f"{number:05}", title, abstract, days=days, upvotes=upvotes, keywords=tuple(keywords))


def day(count: int) -> list[Paper]:
    """Papers of four fields in turn, the later the more upvoted."""
    return [
        paper(n, f"{FIELDS[n % 4][0]} {n}", FIELDS[n % 4][2], upvotes=n, keywords=(FIELDS[n % 4][1],))
        for n in range(count)
    ]


def of(papers: Sequence[Paper], embed: Embed) -> list[Group]:
    return themes(papers, embed([f"{paper.title}. {paper.abstract}" for paper in papers]), embed)


@pytest.fixture(scope="module")
def embed() -> Embed:
    return embedding.packaged().embed


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text("abc de:", max_size=20), st.text("video robot. ", max_size=40), st.integers(0, 9) | st.none()
        ),
        max_size=40,
    )
)
def test_every_paper_stands_in_exactly_one_theme(drawn: list[tuple[str, str, int | None]]) -> None:
    papers = [paper(n, title, abstract, upvotes) for n, (title, abstract, upvotes) in enumerate(drawn)]
    groups = of(papers, hashed)
    assert sorted(p.id for group in groups for p in group.papers) == sorted(p.id for p in papers)
    assert len(groups) <= 12
    assert (len(groups) >= 2) == (len(papers) >= 8)
    assert all(group.title for group in groups) or len(groups) == 1


def test_a_short_list_is_one_theme_without_title(embed: Embed) -> None:
    assert [(group.title, len(group.papers)) for group in of(day(7), embed)] == [("", 7)]
    assert of([], embed) == []


def test_fields_become_themes_under_their_names(embed: Embed) -> None:
    groups = of(day(16), embed)
    assert {group.title for group in groups} == {"Robot learning", "Video generation", "Theorem proving", "Speech"}
    assert {len(group.papers) for group in groups} == {4}


def test_the_most_upvoted_come_first_among_and_within_themes(embed: Embed) -> None:
    groups = of(day(16), embed)
    assert [group.papers[0].upvotes for group in groups] == [15, 14, 13, 12]
    assert all(
        [p.upvotes for p in g.papers] == sorted((p.upvotes or 0 for p in g.papers), reverse=True) for g in groups
    )


def test_a_title_that_few_papers_of_its_theme_fit_gives_way_to_its_area() -> None:
    def title(text: str, *fit: float, area: str = "") -> Title:
        return Title(text, np.array(fit, np.float32), SUBJECT, area)

    video = title("Video generation", 0.9, 0.8, 0.1, 0.2, 0.0, 0.0, area="Image and video generation")
    image = title("Image editing", 0.0, 0.0, 0.0, 0.0, 0.9, 0.9, area="Image and video generation")
    area = title("Image and video generation", 0.9, 0.8, 0.9, 0.7, 0.9, 0.9)
    first, last = np.array([True] * 4 + [False] * 2), np.array([False] * 4 + [True] * 2)
    assert widened([video, image], [video, image, area], [first, last]) == [area, image]
    assert widened([video, area], [video, image, area], [first, last]) == [video, area]
    assert widened([video], [video], [first]) == [video]


def test_the_order_of_the_papers_changes_nothing(embed: Embed) -> None:
    papers = day(20)
    assert of(papers, embed) == of(papers[::-1], embed) == of([*papers[7:], *papers[:7]], embed)


def test_papers_outside_the_field_are_called_by_the_keywords_they_share(embed: Embed) -> None:
    baking = [paper(n, f"Loaf {n}", "Dough rises slowly.", n, ["sourdough bread"]) for n in range(6)]
    knots = [paper(n, f"Rope {n}", "Sailors tie bowlines.", n, ["sailing knots"]) for n in range(6, 12)]
    titles = {group.title for group in of([*baking, *knots], embed)}
    assert {"Sourdough bread", "Sailing knots"} <= titles


def test_papers_that_share_no_subject_are_called_after_the_most_upvoted_one() -> None:
    def foreign(texts: Sequence[str]) -> Array:
        """Vectors that are near to none of the field's subjects."""
        return hashed(["subject" if text.count(",") > 3 else text for text in texts])

    papers = [paper(n, f"{letter * 5}: a", letter, n) for n, letter in enumerate("pqrstuvwxyz")]
    groups = of(papers, foreign)
    assert len(groups) >= 2
    for group in groups:
        name = group.papers[0].title.split(":")[0]
        assert group.title == (f"{name} and others" if len(group.papers) > 1 else name)


def test_a_theme_tells_the_subjects_that_its_papers_share(embed: Embed) -> None:
    def agents(n: int) -> Paper:
        return paper(
            n, f"GUI agents for the web {n}", "Computer-use agents click. A GUI agent plans.", n, ["GUI agent"]
        )

    groups = of([*(agents(n) for n in range(6)), *day(40)[6:14]], embed)
    subjects = {subject: count for group in groups for subject, count in group.subjects}
    stated = {group.title for group in groups} | set(subjects)
    assert "Computer-use agents" in stated


def test_headings_are_known_once_and_in_an_area() -> None:
    found, told = topics()
    headings = [topic.heading for topic in found]
    assert len(set(headings)) == len(headings) and all(topic.area for topic in found)
    assert all(0 < len(phrase) <= 4 for phrase in told)


def test_phrases_fold_case_plural_and_hyphens() -> None:
    assert fold("Vision-Language Models") == fold("vision language model")
    assert fold("policies") == ("policy",) and fold("analysis") == ("analysis",)


def test_common_words_name_no_subject() -> None:
    assert not is_telling(fold("large language models")) and is_telling(fold("world models"))
    assert named(paper(1, "T", "A", keywords=["Large Language Models", "RAG (retrieval)"])) == {("rag",): "RAG"}


def test_titles_are_written_in_sentence_case_with_acronyms_kept() -> None:
    assert cased("Retrieval-Augmented Generation for LLMs") == "Retrieval-augmented generation for LLMs"
    assert cased("kv cache") == "Kv cache" and cased("3D Gaussians") == "3D gaussians"


def test_a_title_that_says_what_another_says_is_alike() -> None:
    assert alike("World models", "Robotics and world models") and not alike("Speech", "Audio and music")


@pytest.mark.parametrize("name", ["2026-06-10", "2024-06-12", "2025-02-04"])
def test_a_real_list_is_divided_as_an_editor_would(name: str, shared_data: Path, embed: Embed) -> None:
    papers = [p for p in lists.read(shared_data / "lists" / f"{name}.json", date(2026, 7, 1)) if isinstance(p, Paper)]
    groups = of(papers, embed)
    sizes = [len(group.papers) for group in groups]
    assert sum(sizes) == len(papers) and 2 <= len(groups) <= 12
    assert max(sizes) <= 0.5 * len(papers) and min(sizes) >= 2
    titles = [group.title for group in groups]
    assert not any(alike(one, other) for place, one in enumerate(titles) for other in titles[:place])
    assert sum(len(group.papers) for group in groups if group.title == OTHERS) <= 0.35 * len(papers)
