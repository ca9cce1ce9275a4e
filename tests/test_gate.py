"""The script that measures the gate."""

import json
import re
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import pytest

from eval import alter, gate
from eval.reword import reworded

SENTENCE = "GripNet improves accuracy by 12.5% over DropNet on 300 tasks and is robust."


NUMBERS = {"12.5", "300"}


def words(text: str) -> list[str]:
    return re.findall(r"\d[\d.,]*\d|\d|[A-Za-z][\w-]*|[%×]", text)


def is_number(word: str) -> bool:
    return word[0].isdigit()


# What stands in another place's stead after an alteration: the words there before, and now.
ONE_THING: dict[str, Callable[[list[str], list[str]], bool]] = {
    "number": lambda old, new: set(old) < NUMBERS and len(new) == 1 and is_number(new[0]),
    "unit": lambda old, new: old in (["%"], ["tasks"]) and len(new) == 1 and not is_number(new[0]),
    "name": lambda old, new: old in (["GripNet"], ["DropNet"]) and new == ["OtherNet"],
    "negation": lambda old, new: (old, new) == ([], ["not"]) or new in (["does", "not", "improve"], ["fails", "to"]),
    "direction": lambda old, new: (old, new) in ((["improves"], ["worsens"]), (["robust"], ["fragile"])),
}


@pytest.mark.parametrize("way", list(ONE_THING))
@pytest.mark.parametrize("seed", range(12))
def test_an_alteration_changes_one_thing(way: str, seed: int) -> None:
    old, new = words(SENTENCE), words(alter.ALTERATIONS[way](SENTENCE, Random(seed), ["OtherNet"]))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    (changed,) = [(old[a:b], new[c:d]) for step, a, b, c, d in steps if step != "equal"]
    assert ONE_THING[way](*changed), changed


def test_an_exchange_changes_the_order_alone() -> None:
    changed = words(alter.ALTERATIONS["relation"](SENTENCE, Random(0), ["OtherNet"]))
    assert changed != words(SENTENCE) and sorted(changed) == sorted(words(SENTENCE))
    assert set(ONE_THING) | {"relation"} == set(alter.ALTERATIONS)


def test_nothing_to_alter_gives_nothing() -> None:
    ways = [change("so it goes", Random(0), ["OtherNet"]) for change in alter.ALTERATIONS.values()]
    assert ways == [""] * len(ways)


def test_sentences_are_reworded_as_writers_do() -> None:
    text = "In this paper, we propose the wet hand GripNet (short for grip), which lifts things."
    assert dict(reworded(text, Random(0), "GripNet"))["shortened"] == "We propose the wet hand GripNet."
    assert (
        dict(reworded("It lifts 12,000 things at 5%.", Random(0), ""))["number forms"]
        == "It lifts 12k things at 5 percent."
    )


def test_a_small_set_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    abstracts = {
        f"p{n}": f"GripNet{n} is a robot hand for wet objects of kind {n}. "
        f"It improves lifting by {n + 20}% over earlier hands."
        for n in range(12)
    }
    rows = [{"_id": id, "title": f"GripNet{n}: A Hand", "text": text} for n, (id, text) in enumerate(abstracts.items())]
    (tmp_path / "set" / "qrels").mkdir(parents=True)
    folder = tmp_path / "set"
    folder.joinpath("corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    folder.joinpath("queries.jsonl").write_text(
        "".join(json.dumps({"_id": id, "text": text.split(". ")[0]}) + "\n" for id, text in abstracts.items())
    )
    folder.joinpath("qrels", "test.tsv").write_text("q\tc\ts\n" + "".join(f"{id}\t{id}\t1\n" for id in abstracts))
    monkeypatch.setattr(
        sys, "argv", ["gate", "--beir", str(folder), "--json", str(tmp_path / "out.json"), "--wrong", "1"]
    )
    gate.main()
    figures = json.loads((tmp_path / "out.json").read_text())["figures"]["set"]
    assert figures["verbatim"]["value"] == 1.0
    assert figures["sentence: number"]["value"] == 1.0
    assert "sentence: swapped paper" in capsys.readouterr().out


def test_without_a_set_the_sentences_that_ship_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["gate", "--json", str(tmp_path / "out.json")])
    gate.main()
    figures = json.loads((tmp_path / "out.json").read_text())["figures"]["gate"]
    assert figures["all true, kept"]["cases"] == figures["all false, rejected"]["cases"] == 50
    assert figures["all false, rejected"]["value"] >= 0.84 and figures["all true, kept"]["value"] >= 0.62
    assert "altered: relation" in capsys.readouterr().out
