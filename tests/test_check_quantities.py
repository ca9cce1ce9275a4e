"""Numbers as the gate reads them."""

import pytest

from assistant.check.reading import read


def quantities(text: str) -> list[tuple[str, str]]:
    return [(quantity.value, quantity.unit) for quantity in read(text).quantities]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12,000 trials", "12k trials"),
        ("12,000 trials", "twelve thousand trials"),
        ("1.2 million routes", "1,200,000 routes"),
        ("7B parameters", "7 billion parameters"),
        ("91.5%", "91.5 percent"),
        ("91,5 %", "91.5 per cent"),
        ("$3\\times$ faster", "3x faster"),
        ("threefold", "3 times"),
        ("twice", "2×"),
        ("half of them", "50% of them"),
        ("40 ms", "40 milliseconds"),
        ("a 24-hour day", "24 h"),
        ("10–20%", "10% to 20 percent"),
        ("10^5 steps", "100,000 steps"),
        ("twenty-five tasks", "25 tasks"),
        ("two hundred and six bones", "206 bones"),
        ("$5", "5 dollars"),
    ],
)
def test_one_quantity_has_many_spellings(one: str, other: str) -> None:
    assert quantities(one) == quantities(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("91.5%", "92%"),
        ("91.5%", "91.5 points"),
        ("3x", "3%"),
        ("40 ms", "40 s"),
        ("1.5 GB", "1.5 MB"),
        ("-3%", "3%"),
        ("1,000 steps", "1.5 steps"),
        ("10k steps", "10M steps"),
        ("two-stage", "three-stage"),
    ],
)
def test_other_numbers_and_units_differ(one: str, other: str) -> None:
    assert quantities(one) != quantities(other)


@pytest.mark.parametrize("name", ["GPT-4", "ResNet-50", "Qwen2.5-7B", "F1", "top-1", "COVID-19", "H100"])
def test_a_number_in_a_name_counts_nothing(name: str) -> None:
    assert quantities(f"We use {name} here.") == []
    assert [found.text for found in read(f"We use {name} here.").names] == [name]


@pytest.mark.parametrize(
    ("text", "bound"),
    [("up to 3 hours", "<"), ("at least 3 hours", ">"), ("over 90%", ">"), ("3 hours", ""), ("100+ tasks", ">")],
)
def test_bounds_are_read(text: str, bound: str) -> None:
    assert [quantity.bound for quantity in read(f"It takes {text}.").quantities] == [bound]
