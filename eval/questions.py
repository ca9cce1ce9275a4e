"""How well questions are understood: `python -m eval.questions --cases FILE [--json FILE]`.

FILE holds a case a line: {"question", "today", "days", "history"?, "kind", "since", "until"}. `days` have a list,
`history` is a list of {"role", "text", "papers"}, and days are ISO dates, null where there is no bound. A line
without a question gives the `today` and `days` of the lines after it that have none of their own.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant import question
from assistant.types import Turn
from eval import baseline

CASES = Path(__file__).parent / "cases" / "questions.jsonl"

KIND = "questions"

Bounds = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case expects, and what the question was understood as."""

    question: str
    kind: str
    days: Bounds
    got_kind: str
    got_days: Bounds

    @property
    def right(self) -> tuple[bool, bool]:
        """Whether the kind is right, and whether the days are."""
        return self.kind == self.got_kind, self.days == self.got_days


def main() -> None:
    """Prints the share of right kinds and days, and every miss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=CASES, metavar="FILE")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures and the misses here")
    options = parser.parse_args()
    if not options.cases.is_file():
        parser.error(f"{options.cases} is no file of cases")
    found = outcomes(options.cases)
    misses = [_plain(outcome) for outcome in found if not all(outcome.right)]
    kept = baseline.load(KIND)
    told = [f"{name} {share:.1%} {baseline.change(share, kept.get(name))}" for name, share in shares(found).items()]
    print("   ".join([f"{len(found)} cases", *told]).rstrip())
    for miss in misses:
        print(f"{miss['question']!r}\n  expected {miss['expected']}\n  got      {miss['got']}")
    if options.json:
        baseline.save(options.json, KIND, {"cases": len(found), **shares(found), "misses": misses})


def outcomes(cases: Path) -> list[Outcome]:
    """The outcome of every case of the file, in its order."""
    return [_outcome(case) for case in _cases(cases)]


def shares(found: Sequence[Outcome]) -> dict[str, float]:
    """The share of cases whose kind, whose days, and whose kind and days are right."""
    rights = [outcome.right for outcome in found]
    total = max(1, len(rights))
    return {
        "kind": sum(kind for kind, _ in rights) / total,
        "days": sum(days for _, days in rights) / total,
        "both": sum(kind and days for kind, days in rights) / total,
    }


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    common: dict[str, Any] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            case = json.loads(line)
            if "question" in case:
                yield common | case
            else:
                common = case


def _outcome(case: dict[str, Any]) -> Outcome:
    history = [Turn(turn["role"], turn["text"], tuple(turn.get("papers") or ())) for turn in case.get("history") or ()]
    query = question.understand(
        case["question"], history, date.fromisoformat(case["today"]), [date.fromisoformat(day) for day in case["days"]]
    )
    got = tuple(None if day is None else day.isoformat() for day in (query.since, query.until))
    return Outcome(case["question"], case["kind"], (case["since"], case["until"]), query.kind, (got[0], got[1]))


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "question": outcome.question,
        "expected": [outcome.kind, *outcome.days],
        "got": [outcome.got_kind, *outcome.got_days],
    }


if __name__ == "__main__":
    main()
