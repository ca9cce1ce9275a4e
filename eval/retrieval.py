"""How well papers are found: `python -m eval.retrieval --beir DIR [--evidence] [--data DIR] [--json FILE]`.

DIR is a set in BEIR's form (corpus.jsonl, queries.jsonl, qrels/test.tsv), with evidence.jsonl for --evidence
(for a query and a paper, the sentences that decide it) and, where it is there, unanswerable.jsonl (queries
about papers that are not in the corpus).
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant import open_assistant, terms
from assistant.pipeline import Assistant
from assistant.terminal import Progress
from assistant.types import Paper, Status
from eval import baseline
from eval.metrics import Mean, auroc, mean

DEPTH = 100
MEASURES = {"nDCG@10": "nDCG@10", "recall@10": "R@10", "recall@100": "R@100", "MRR@10": "RR@10", "hit@1": "Success@1"}

Ranking = Mapping[str, float]
Report = dict[str, dict[str, Mean]]


def main() -> None:
    """Prints a table of every figure with its 95 % interval."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beir", type=Path, required=True, metavar="DIR")
    parser.add_argument("--evidence", action="store_true", help="also judge the first evidence sentences")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep the embedded corpus here, or use the one kept")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    options = parser.parse_args()
    if not (options.beir / "corpus.jsonl").is_file():
        parser.error(f"{options.beir} holds no set: there is no corpus.jsonl in it")
    if not find_spec("ir_measures"):
        parser.error("ir-measures is not installed; install it with: pip install 'daily-papers-assistant[eval]'")
    with _loaded(options.beir, options.data) as assistant:
        queries = {row["_id"]: row["text"] for row in _rows(options.beir / "queries.jsonl")}
        report = _ranking(assistant, queries, _qrels(options.beir))
        if options.evidence:
            report["evidence"] = _evidence(assistant, queries, list(_rows(options.beir / "evidence.jsonl")))
        if (options.beir / "unanswerable.jsonl").exists():
            outside = [row["text"] for row in _rows(options.beir / "unanswerable.jsonl")]
            report["in the list or not"] = _support(assistant, queries, _qrels(options.beir), outside)
    kind = f"retrieval {options.beir.name}"
    _print(kind, report, baseline.load(kind))
    if options.json:
        figures = {part: {name: asdict(value) for name, value in values.items()} for part, values in report.items()}
        baseline.save(options.json, kind, figures)


@contextmanager
def _loaded(beir: Path, data: Path | None) -> Iterator[Assistant]:
    """The assistant with the corpus in its library, embedded."""
    with tempfile.TemporaryDirectory() as scratch:
        assistant = open_assistant(data or Path(scratch), progress=Progress())
        added = assistant.add(
            Paper(id=row["_id"], title=row.get("title") or row["_id"], abstract=row["text"] or row["title"])
            for row in _rows(beir / "corpus.jsonl")
        )
        print(f"{added.added} papers added, {added.unchanged} were there", file=sys.stderr)
        yield assistant


def _ranking(assistant: Assistant, queries: Mapping[str, str], qrels: Mapping[str, Mapping[str, int]]) -> Report:
    import ir_measures

    index = assistant.index
    ids = index.library.listed()

    def by_words(text: str) -> Ranking:
        asked = terms.informative(text)
        scores = index.words.search(asked, index.words.rarity(asked))
        return {ids[number]: score for number, score in list(scores.items())[:DEPTH]}

    def by_vectors(text: str) -> Ranking:
        return index.vectors.nearest(index.embed([text])[0], DEPTH)

    def by_product(text: str) -> Ranking:
        return {hit.paper.id: hit.score for hit in assistant.search(text, DEPTH)}

    systems: dict[str, Callable[[str], Ranking]] = {
        "words only": by_words,
        "vectors only": by_vectors,
        "product": by_product,
    }
    measures = {name: ir_measures.parse_measure(measure) for name, measure in MEASURES.items()}
    report: Report = {}
    for system, rank in systems.items():
        run = {query: dict(rank(queries[query])) for query in qrels}
        values: dict[str, dict[str, float]] = {name: dict.fromkeys(qrels, 0.0) for name in measures}
        for name, measure in measures.items():
            for value in ir_measures.iter_calc([measure], qrels, run):
                values[name][value.query_id] = value.value
        report[system] = {name: mean(list(per_query.values())) for name, per_query in values.items()}
    return report


def _evidence(assistant: Assistant, queries: Mapping[str, str], items: list[dict[str, Any]]) -> dict[str, Mean]:
    """How often the right paper's first sentence decides, and the share of the deciding ones in its first three."""
    from assistant.retrieve import retrieve

    first: list[float] = []
    recall: list[float] = []
    for item in items:
        found = retrieve(queries[item["query"]], assistant.index, DEPTH)
        shown = next((f.hit.evidence for f in found if f.hit.paper.id == item["paper"]), ())
        deciding = [" ".join(sentence.split()) for sentence in item["sentences"]]
        first.append(float(any(_overlaps(sentence, other) for sentence in shown[:1] for other in deciding)))
        recall.extend(float(any(_overlaps(sentence, other) for sentence in shown[:3])) for other in deciding)
    return {"first sentence hit": mean(first), "recall@3": mean(recall)}


def _overlaps(sentence: str, other: str) -> bool:
    return sentence in other or other in sentence


def _support(
    assistant: Assistant, queries: Mapping[str, str], qrels: Mapping[str, Any], outside: list[str]
) -> dict[str, Mean]:
    """How well questions about papers inside are told from those about papers outside."""
    from assistant.retrieve import retrieve
    from assistant.support import READ, judge, probability

    def judged(text: str) -> tuple[float, Status]:
        found = retrieve(text, assistant.index, READ)
        return probability(found), judge(found)

    inner = [judged(queries[query]) for query in qrels]
    outer = [judged(text) for text in outside]
    supported = [[1.0] * sum(status == "supported" for _, status in group) for group in (inner, outer)]
    refused = [[1.0] * sum(status == "not_in_list" for _, status in group) for group in (inner, outer)]
    area = auroc([value for value, _ in inner], [value for value, _ in outer])
    return {
        "AUROC": Mean(area, None, None, len(inner) + len(outer)),
        "supported that are inside": mean([*supported[0], *(0.0 for _ in supported[1])]),
        "answerable turned away": mean([float(status == "not_in_list") for _, status in inner]),
        "turned away that are outside": mean([*refused[1], *(0.0 for _ in refused[0])]),
    }


def _qrels(beir: Path) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = {}
    for line in (beir / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, paper, grade = line.split("\t")
        qrels.setdefault(query, {})[paper] = int(grade)
    return qrels


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _print(kind: str, report: Report, kept: Mapping[str, Any]) -> None:
    print(f"\n{kind} (beside each figure: the change since the one kept in eval/results)")
    for part, figures in report.items():
        print(f"\n  {part}")
        for measure, value in figures.items():
            before = kept.get(part, {}).get(measure, {}).get("value")
            print(f"    {measure:<26}{value!s:<26}  n={value.cases:<6}{baseline.change(value.value, before)}")


if __name__ == "__main__":
    main()
