"""How good the answers are: `python -m eval.answers --cases FILE [--lists PATH… | --data DIR] [--judge] [--baseline]`.

FILE holds a case a line: {"id", "question", "today", "papers", "must_say"?, "history"?, "kind"?}. `papers` are the ids
that a good answer cites, none for a question that must be turned away (or, of kind "talk", for small talk);
`must_say` are texts that stand in it, with "|" between alternatives; `history` is a list of {"role", "content",
"papers"?}. The papers are those of the lists, added to a library of the moment, or those of the data folder; without
either, or if the folder is empty, the sample list. The answers are written by whatever is set up: a model with
OPENAI_API_KEY or OPENAI_BASE_URL, else quotes.

--judge lets the model judge each shown sentence, --baseline asks LlamaIndex's CitationQueryEngine too. --report writes
a Markdown report, its plots, and all answers word for word (a .jsonl beside it) to read one by one.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant import lists, open_assistant
from assistant.build import add_sample
from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from assistant.terminal import Progress
from assistant.types import Answer
from eval import baseline, case
from eval.case import Case
from eval.outcome import Ask, Outcome, Systems, run
from eval.scores import OF_A_KIND, by_kind, counts, plain, scores, writers

ASSISTANT = "this assistant"


def main() -> None:
    """Prints every measure with its 95 % interval, and the cases with a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, required=True, metavar="FILE")
    library = parser.add_mutually_exclusive_group()
    library.add_argument(
        "--lists", type=Path, nargs="+", metavar="PATH", help="lists to add to a library of the moment"
    )
    library.add_argument("--data", type=Path, metavar="DIR", help="a data folder (else ASSISTANT_DATA_DIR)")
    parser.add_argument("--judge", action="store_true", help="let the model judge each shown sentence")
    parser.add_argument("--baseline", action="store_true", help="also ask LlamaIndex's CitationQueryEngine")
    parser.add_argument("--report", type=Path, metavar="FILE.md", help="also write a report with plots")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N cases")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    options = parser.parse_args()
    if options.report and not find_spec("matplotlib"):
        parser.error("matplotlib is not installed; install it with: pip install 'daily-papers-assistant[eval]'")
    if options.report and options.report.suffix == ".jsonl":
        parser.error(f"the answers go to {options.report}; name the report as {options.report.with_suffix('.md')}")
    try:
        _evaluate(options)
    except AssistantError as error:
        sys.exit(str(error))


def _evaluate(options: argparse.Namespace) -> None:
    cases = case.read(options.cases)[: options.limit]
    with _library(options.lists, options.data) as (assistant, loaded):
        _check(assistant, cases, options)
        assistant.search(cases[0].question)  # loads what is loaded once: that is no question's time
        systems: Systems = {name: _ask_all(ask, cases, name) for name, ask in _systems(assistant, options.baseline)}
        if options.judge and assistant.model:
            from eval.judge import Judge

            verdicts = Judge(assistant.model).verdicts
            systems = {name: [_judged(outcome, verdicts) for outcome in found] for name, found in systems.items()}
    kind = f"answers {options.cases.stem} {'model' if assistant.model else 'quotes'}"
    kept = baseline.load(kind)
    print(f"{len(cases)} cases on {loaded}\n")
    _print(systems, kept if kept.get("cases") == len(cases) else {})
    if options.report:
        from eval import report

        report.write(options.report, options.cases.stem, loaded, systems)
        print(f"\nreport: {options.report}", file=sys.stderr)
    if options.json:
        baseline.save(options.json, kind, figures(systems))


def figures(systems: Systems) -> dict[str, Any]:
    """The figures to keep: those of this assistant, and beside them the baseline's."""
    ours, *others = systems.items()

    def told(outcomes: Sequence[Outcome]) -> dict[str, Any]:
        return {
            **counts(outcomes),
            "writers": writers(outcomes),
            "scores": {name: asdict(figure) for name, figure in scores(outcomes).items()},
        }

    kinds = {
        kind: {name: figure.value for name, figure in scores(found).items()} for kind, found in by_kind(ours[1]).items()
    }
    faults = {outcome.case.id: list(outcome.faults) for outcome in ours[1] if outcome.faults}
    return {**told(ours[1]), "kinds": kinds, "faults": faults, **{name: told(found) for name, found in others}}


@contextmanager
def _library(paths: Sequence[Path] | None, data: Path | None) -> Iterator[tuple[Assistant, str]]:
    """An assistant over the papers that the cases are about, and what these are."""
    folder = data or (Path(os.environ["ASSISTANT_DATA_DIR"]) if os.environ.get("ASSISTANT_DATA_DIR") else None)
    with tempfile.TemporaryDirectory() as scratch:
        is_kept = not paths and folder is not None and (folder / "library.sqlite3").is_file()
        assistant = open_assistant(folder if is_kept else Path(scratch), progress=Progress())
        if is_kept and not assistant.library.count():
            assistant, is_kept = open_assistant(Path(scratch), progress=Progress()), False
        try:
            if paths:
                for file in lists.files(paths):
                    assistant.store(lists.read(file, assistant.today()))
                assistant.update()
            elif not is_kept:
                add_sample(assistant)
            loaded = "the sample list" if assistant.library.is_sample() else f"{len(assistant.days())} list days"
            yield assistant, f"{assistant.library.count():,} papers ({loaded})"
        finally:
            assistant.index.vectors.close()


def _check(assistant: Assistant, cases: Sequence[Case], options: argparse.Namespace) -> None:
    """Says what cannot be done, before anything is asked."""
    if assistant.model is None and (options.judge or options.baseline):
        wanted = "--judge" if options.judge else "--baseline"
        raise AssistantError(
            f"{wanted} needs a language model, and none is set up: the quoted answers are made without one. "
            "Set OPENAI_API_KEY or OPENAI_BASE_URL."
        )
    held = {paper.id for paper in assistant.papers()}
    away = [one.id for one in cases if not held.issuperset(one.papers)]
    if away:
        are = "case expects" if len(away) == 1 else "cases expect"
        print(f"{len(away)} {are} papers that are not in the library: {', '.join(away)}", file=sys.stderr)


def _systems(assistant: Assistant, with_baseline: bool) -> Iterator[tuple[str, Ask]]:
    def ask(one: Case) -> Iterator[Answer]:
        return replace(assistant, today=lambda: one.today).ask(one.question, one.history)

    yield ASSISTANT, ask
    if with_baseline and assistant.model:
        from eval.citation_engine import NAME, Engine

        yield NAME, Engine(assistant, assistant.model).ask


def _ask_all(ask: Ask, cases: Sequence[Case], name: str) -> list[Outcome]:
    found = []
    for number, one in enumerate(cases, start=1):
        found.append(run(ask, one, is_growing=name == ASSISTANT))
        if sys.stderr.isatty():
            print(f"\r{name}: {number} of {len(cases)}", end="\n" * (number == len(cases)), file=sys.stderr, flush=True)
    return found


def _judged(outcome: Outcome, verdicts: Callable[[str, Answer], Any]) -> Outcome:
    if outcome.answer is None:
        return outcome
    return replace(outcome, verdicts=verdicts(outcome.case.question, outcome.answer))


def _print(systems: Systems, kept: dict[str, Any]) -> None:
    outcomes = systems[ASSISTANT]
    others = {name: scores(found) for name, found in systems.items() if name != ASSISTANT}
    before = kept.get("scores", {})
    print(f"{'':<36}{'95 % interval':>26}  cases  {'change':>8}" + "".join(f"  {name:>26}" for name in others))
    for name, figure in scores(outcomes).items():
        change = baseline.change(figure.value, before[name]["value"]) if name in before else ""
        beside = "".join(f"  {other.get(name, '–')!s:>26}" for other in others.values())
        print(f"{name:<36}{figure!s:>26}  {figure.cases:>5}  {change:>8}{beside}".rstrip())
    for kind, group in by_kind(outcomes).items():
        told = "  ".join(f"{name} {figure.value:.2f}" for name, figure in scores(group).items() if name in OF_A_KIND)
        print(f"{kind} ({len(group)}): {told}")
    for name, found in systems.items():
        print(f"\n{name}; answers by {', '.join(f'{who} ({n})' for who, n in writers(found).items()) or 'nobody'}")
        for what, value in counts(found).items():
            print(f"  {what:<42}{plain(value):>10}")
    print()
    for outcome in outcomes:
        if outcome.faults:
            print(f"{outcome.case.id}: {outcome.case.question!r}: {'; '.join(outcome.faults)}")


if __name__ == "__main__":
    main()
