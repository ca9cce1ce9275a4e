import pytest

from assistant import titles


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("RT-H: Action Hierarchies Using Language", "RT-H"),
        ("Keye-VL 2.0: A Model", "Keye-VL 2.0"),
        ("LoRA", "LoRA"),
        ("Large Language Models Are Zero-Shot Reasoners: A Study", ""),
        ("Short Proofs by Long Search", ""),
    ],
)
def test_the_name_of_a_paper_stands_before_the_colon(title: str, name: str) -> None:
    assert titles.name(title) == name
    assert titles.short(title) == (name or title)


def test_ids_are_read_without_versions_and_numbers_are_no_ids() -> None:
    text = "compare 2606.10651v2, https://arxiv.org/abs/2405.04434 and cs/0112017 with 2606.1 and 12606.10651"
    assert list(titles.ids(text))[:3] == ["2606.10651", "2405.04434", "cs/0112017"]
    assert titles.ids("what of page-0f238fce5a4d: its data?") == {"page-0f238fce5a4d": "page-0f238fce5a4d"}
    assert titles.ids("what happened in 2024 to the 12 agents?") == {}


def test_every_run_of_words_may_be_a_name() -> None:
    found = titles.candidates("What is RT-H's action?")
    assert found["rth"] == "RT-H's" and found["action"] == "action" and "isrthsaction" in found


@pytest.mark.parametrize(
    ("word", "distinctive"), [("MammalNet", True), ("RT-H", True), ("agents", False), ("Vript", False)]
)
def test_names_are_written_as_only_names_are(word: str, distinctive: bool) -> None:
    assert titles.is_distinctive(word) is distinctive
