import json
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[1] / "eval" / "cases"
SAMPLE = Path(__file__).parents[1] / "assistant" / "data" / "sample.jsonl"
KEYS = {"id", "kind", "question", "today", "history", "papers", "must_say"}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


SETS = {name: rows(name) for name in ("sample", "lists")}
ALL = [case for cases in SETS.values() for case in cases]


def cited(case: dict[str, Any]) -> set[str]:
    return {*case["papers"], *(paper for turn in case.get("history", []) for paper in turn.get("papers", []))}


@pytest.mark.parametrize("name", SETS)
def test_each_set_has_sixty_cases(name: str) -> None:
    assert [case["id"] for case in SETS[name]] == [f"{name}-{number:02d}" for number in range(1, 61)]


def test_every_case_says_what_is_asked_and_when() -> None:
    for case in ALL:
        assert {"id", "kind", "question", "today", "papers"} <= case.keys() <= KEYS, case["id"]
        assert case["question"].strip() and date.fromisoformat(case["today"])
        assert len(case["papers"]) == len(set(case["papers"]))
        assert all(item.strip() for item in case.get("must_say", []))


def test_questions_differ_within_a_set() -> None:
    for cases in SETS.values():
        asked = [json.dumps([case["question"], case.get("history")]) for case in cases]
        assert len(asked) == len(set(asked))


def test_all_kinds_are_there() -> None:
    kinds = Counter(case["kind"] for case in ALL)
    assert kinds["unanswerable"] == 20 and kinds["follow-up"] == 15
    for kind in ("topic", "paper", "number", "comparison", "fact", "listing", "digest", "unstated"):
        assert kinds[kind] >= 2


def test_only_the_unanswerable_cite_nothing() -> None:
    assert all(bool(case["papers"]) == (case["kind"] != "unanswerable") for case in ALL)


def test_numbers_and_facts_are_to_be_said() -> None:
    assert all(case.get("must_say") for case in ALL if case["kind"] in ("number", "fact", "unstated"))


def test_what_must_be_said_is_a_name_or_a_number() -> None:
    assert (
        max(len(option.split()) for case in ALL for item in case.get("must_say", []) for option in item.split("|")) <= 3
    )


def test_a_follow_up_has_turns_before_it() -> None:
    for case in ALL:
        turns = case.get("history", [])
        assert bool(turns) == (case["kind"] == "follow-up")
        assert [turn["role"] for turn in turns] == ["user", "assistant"] * (len(turns) // 2)
        assert all(turn["content"] and bool(turn.get("papers")) == (turn["role"] == "assistant") for turn in turns)


def test_some_follow_ups_come_turns_later() -> None:
    assert sum(len(case.get("history", [])) > 2 for case in ALL) >= 3


def test_the_papers_of_the_sample_cases_are_in_the_sample_list() -> None:
    held = set(re.findall(r'^\{"id": "([^"]+)"', SAMPLE.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(held) == 36
    assert all(cited(case) <= held for case in SETS["sample"])


@pytest.mark.skipif("ASSISTANT_SHARED_DATA" not in os.environ, reason="ASSISTANT_SHARED_DATA is not set")
def test_the_papers_of_the_list_cases_are_in_the_given_lists() -> None:
    files = (Path(os.environ["ASSISTANT_SHARED_DATA"]) / "lists").glob("*.json")
    held = {entry["paper"]["id"] for file in files for entry in json.loads(file.read_text(encoding="utf-8"))}
    assert all(cited(case) <= held for case in SETS["lists"])
