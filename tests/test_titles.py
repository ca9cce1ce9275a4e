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


@pytest.mark.parametrize(
    ("text", "title", "called"),
    [
        ("is unlimited ocr out?", "Unlimited OCR Works", "Unlimited OCR"),
        ("and dots.tts?", "dots.tts Technical Report", "dots.tts"),
        ("RT-H or another?", "RT-H: Action Hierarchies", "RT-H"),
        ("is the unlimited net out?", "Unlimited OCR Works", ""),
        ("what of whale songs?", "Whale Songs at Night", ""),
    ],
)
def test_a_text_calls_a_paper_by_what_opens_its_title_and_is_used_as_its_name(
    text: str, title: str, called: str
) -> None:
    abstract = "We propose Unlimited OCR and dots.tts. Whale songs are long."
    assert titles.called(text, title, abstract) == called
