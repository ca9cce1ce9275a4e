"""How well the gate tells true sentences from false ones: `python -m eval.gate [--beir DIR] [--lists DIR]`.

Without a set it takes the sentences that ship with it (cases/gate.jsonl): written one by one about the sample list by
language models that did not know the gate, half of them with one thing changed. Each DIR of --beir is a set in BEIR's
form; its queries are true of the papers they belong to, unless evidence.jsonl labels them (SUPPORT, CONTRADICT).
--lists adds listed papers with the one-line summaries that the lists carry. Of these sets, sentences of the abstracts
are put in other words too, and every true sentence is altered in one respect (a number, a unit, a name, a negation, a
direction, a relation) or laid before the paper nearest to it. All are halved: the gate was fitted on the first half,
and the figures are of the second.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant import sentences
from assistant.check import check
from assistant.embedding import packaged
from assistant.types import Array, Paper, Source
from eval import baseline, statements
from eval.metrics import Mean, mean
from eval.statements import Case


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what the gate said: the reason for which it was dropped, "" if it passed."""

    case: Case
    reason: str


def main() -> None:
    """Prints for each kind the share kept of true sentences and rejected of false ones, with 95 % intervals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beir", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--lists", type=Path, metavar="DIR")
    parser.add_argument("--half", choices=("first", "second"), default="second")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="also print N wrong verdicts of each kind")
    options = parser.parse_args()
    for folder in options.beir:
        if not (folder / "corpus.jsonl").is_file():
            parser.error(f"{folder} holds no set: there is no corpus.jsonl in it")
    figures: dict[str, Any] = {}
    kept = baseline.load("gate")
    sets = statements.sets(options.beir, options.lists, options.half)
    for name, papers, cases in sets if options.beir or options.lists else [statements.shipped(options.half)]:
        outcomes = run(cases, papers)
        figures[name] = {kind: asdict(value) for kind, value in shares(outcomes).items()}
        _print(name, shares(outcomes), kept.get(name, {}))
        _print_wrong(outcomes, options.wrong)
    if options.json:
        baseline.save(options.json, "gate", figures)


def run(cases: Sequence[Case], papers: Mapping[str, Paper]) -> list[Outcome]:
    """What the gate says to each case, with the case's paper as the only source."""
    embed = packaged().embed
    sources: dict[str, Source] = {}
    outcomes = []
    for number, case in enumerate(sorted(cases, key=lambda case: case.paper)):
        if case.paper not in sources:
            sources = {case.paper: _source(papers[case.paper], embed)}
        verdict = check(f"{case.claim} [{case.paper}]", [sources[case.paper]], embed)
        outcomes.append(Outcome(case, verdict.reason or ("" if verdict.support else "no claim")))
        if sys.stderr.isatty() and number % 100 == 0:
            print(f"\r{number} of {len(cases)}", end="", file=sys.stderr)
    return outcomes


def shares(outcomes: Sequence[Outcome]) -> dict[str, Mean]:
    """For each kind the share of right verdicts; of altered sentences also among those whose original passes."""
    passed = {(o.case.claim, o.case.paper) for o in outcomes if o.case.is_true and not o.reason}
    right: dict[str, list[float]] = defaultdict(list)
    for outcome in outcomes:
        case = outcome.case
        value = float(bool(outcome.reason) != case.is_true)
        right[case.kind].append(value)
        right["all true, kept" if case.is_true else "all false, rejected"].append(value)
        if case.original and (case.original, case.paper) in passed:
            right[f"{case.kind}, original kept"].append(value)
    return {kind: mean(values) for kind, values in right.items()}


def _source(paper: Paper, embed: Callable[[Sequence[str]], Array]) -> Source:
    texts = (paper.title, *sentences.split(paper.abstract))
    return Source(paper, texts, embed(texts))


def _print(name: str, figures: Mapping[str, Mean], kept: Mapping[str, Any]) -> None:
    print(f"\n{name} (beside each figure: the change since the one kept in eval/results)")
    for kind, value in sorted(figures.items()):
        before = kept.get(kind, {}).get("value")
        print(f"  {kind:40s} {value} of {value.cases:4d}  {baseline.change(value.value, before)}".rstrip())


def _print_wrong(outcomes: Sequence[Outcome], most: int) -> None:
    wrong: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if bool(outcome.reason) == outcome.case.is_true:
            wrong[outcome.case.kind].append(outcome)
    for kind, found in wrong.items():
        for outcome in found[:most]:
            print(f"  {kind} | {outcome.reason or 'passed'} | {outcome.case.paper} | {outcome.case.claim}")


if __name__ == "__main__":
    main()
