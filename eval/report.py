"""A report of a run in Markdown, with plots and the answers word for word beside it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from assistant.documents import answer as document
from eval import plots
from eval.metrics import Mean
from eval.outcome import Outcome, Systems
from eval.scores import HEADLINES, OF_A_KIND, by_kind, counts, plain, scores, writers

_BESIDE = (
    "CitationQueryEngine reads no days and no conversation; an answer of it without a citation that leads to a source "
    "counts as turned away."
)

Rows = Sequence[Sequence[str]]


def write(path: Path, cases: str, loaded: str, systems: Systems) -> None:
    """Writes the report, and beside it `-measures.png`, `-kinds.png`, `-seconds.png` and the answers as `.jsonl`.

    The first system is the one that is reported on. The report itself holds no text of a paper.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    ours = next(iter(systems.values()))
    beside = {name: path.with_name(f"{path.stem}-{name}.png") for name in ("measures", "kinds", "seconds")}
    figures = {name: scores(found) for name, found in systems.items()}
    heads = {name: {m: found[m] for m in HEADLINES if m in found} for name, found in figures.items()}
    plots.bars(beside["measures"], "How good the answers are", heads)
    kinds = by_kind(ours)
    if kinds:
        plots.bars(beside["kinds"], "Citations by kind of question", _kinds(kinds), plots.PARTS)
    plots.seconds(beside["seconds"], "How long answers take", _times(systems))
    answers = path.with_suffix(".jsonl")
    answers.write_text("".join(_lines(systems)), encoding="utf-8")
    parts = [
        f"# Answers to the cases of {cases}",
        f"{len(ours)} cases on {loaded}, {date.today().isoformat()}. Answers by {_who(ours)}.",
        f"![The headline measures as bars with intervals]({beside['measures'].name})",
        _measures(figures),
        "Citation precision is pooled over all citations; citation recall is the mean over the answerable cases. "
        "Failed cases count as citing and saying nothing." + (f" {_BESIDE}" if len(systems) > 1 else ""),
        *([f"![Citation precision and recall by kind]({beside['kinds'].name})", _by_kind(kinds)] if kinds else []),
        "## Time and tokens",
        f"![The share of answers that had come, over the seconds]({beside['seconds'].name})",
        _counted(systems),
        "## Every case",
        f"What each answer says word for word is in [{answers.name}]({answers.name}).",
        _cases(systems),
    ]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _measures(figures: Mapping[str, Mapping[str, Mean]]) -> str:
    names = list(dict.fromkeys(name for found in figures.values() for name in found))
    rows = [[name, *(_interval(found.get(name)) for found in figures.values())] for name in names]
    return _table(["measure", *figures], rows)


def _by_kind(kinds: Mapping[str, Sequence[Outcome]]) -> str:
    found = {kind: scores(outcomes) for kind, outcomes in kinds.items()}
    rows = [
        [kind, str(len(kinds[kind])), *(f"{figures[m].value:.2f}" if m in figures else "" for m in OF_A_KIND)]
        for kind, figures in found.items()
    ]
    return _table(["kind", "cases", *OF_A_KIND], rows)


def _counted(systems: Systems) -> str:
    found = {name: counts(outcomes) for name, outcomes in systems.items()}
    names = next(iter(found.values()))
    return _table(["", *found], [[name, *(plain(one[name]) for one in found.values())] for name in names])


def _cases(systems: Systems) -> str:
    """The cases with a fault first."""
    head = ["case", "question", "expected"]
    head += [f"{what}{'' if place == 0 else f', {name}'}" for place, name in enumerate(systems) for what in _COLUMNS]
    together = sorted(zip(*systems.values(), strict=True), key=lambda outcomes: not outcomes[0].faults)
    rows = []
    for outcomes in together:
        case = outcomes[0].case
        expected = ", ".join(case.papers) or ("small talk" if case.is_talk else "turned away")
        said = [cell for outcome in outcomes for cell in _cells(outcome)]
        rows.append([case.id, ("… " if case.history else "") + case.question, expected, *said])
    return _table(head, rows)


_COLUMNS = ("cited", "verdict", "s")


def _cells(outcome: Outcome) -> tuple[str, str, str]:
    cited = ", ".join(outcome.cited) or (outcome.answer.status.replace("_", " ") if outcome.answer else "")
    judged = [verdict for verdict in outcome.verdicts if verdict.supported is not None]
    unsupported = sum(not verdict.supported for verdict in judged)
    faults = [*outcome.faults, *([f"{unsupported} of {len(judged)} sentences unsupported"] if unsupported else [])]
    return cited, "; ".join(faults) or "✓", f"{outcome.end:.2f}"


def _kinds(kinds: Mapping[str, Sequence[Outcome]]) -> dict[str, dict[str, Mean]]:
    names = ("citation precision", "citation recall")
    found = {kind: scores(outcomes) for kind, outcomes in kinds.items() if any(o.case.papers for o in outcomes)}
    return {name: {kind: figures[name] for kind, figures in found.items() if name in figures} for name in names}


def _times(systems: Systems) -> dict[str, list[tuple[float, float]]]:
    def times(outcome: Outcome) -> tuple[float, float]:
        return (outcome.end if outcome.first is None else outcome.first), outcome.end

    return {name: list(map(times, outcomes)) for name, outcomes in systems.items()}


def _lines(systems: Systems) -> Iterator[str]:
    for name, outcomes in systems.items():
        for outcome in outcomes:
            row: dict[str, Any] = {"id": outcome.case.id, "system": name, "faults": outcome.faults}
            row |= {"seconds": round(outcome.end, 2), "verdicts": [asdict(verdict) for verdict in outcome.verdicts]}
            if outcome.answer:
                row["answer"] = document(outcome.case.question, outcome.answer)
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _who(outcomes: Sequence[Outcome]) -> str:
    return ", ".join(f"{name} ({number})" for name, number in writers(outcomes).items()) or "nobody"


def _interval(figure: Mean | None) -> str:
    if figure is None:
        return "–"
    spread = f" [{figure.low:.3f}, {figure.high:.3f}]" if figure.low is not None else ""
    return f"{figure.value:.3f}{spread}, {figure.cases} cases"


def _table(head: Sequence[str], rows: Rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
