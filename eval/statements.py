"""The sentences that the gate is measured with: true of a paper, altered in one respect, or true of another paper."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from assistant import lists, sentences, titles
from assistant.build import sample
from assistant.embedding import packaged
from assistant.types import Paper
from eval import alter
from eval.reword import reworded

# Papers of a set whose sentences are altered, and queries that are taken: enough for intervals of a few points.
PAPERS, QUERIES = 200, 300
SHORTEST, LONGEST = 7, 45
CASES = Path(__file__).parent / "cases" / "gate.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence before a paper: of what kind, whether it is true of it, and the true sentence it was made from."""

    kind: str
    claim: str
    paper: str
    is_true: bool
    original: str = ""


def sets(folders: Sequence[Path], listed: Path | None, half: str) -> Iterator[tuple[str, dict[str, Paper], list[Case]]]:
    """Each set's name, its papers by id, and its cases."""
    for folder in folders:
        rows = _rows(folder / "corpus.jsonl")
        papers = {row["_id"]: Paper(row["_id"], row.get("title") or row["_id"], row["text"]) for row in rows}
        queries = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
        yield folder.name, papers, _cases(papers, _labelled(folder, queries), half)
    if listed:
        files = lists.files([listed])
        papers = {p.id: p for file in files for p in lists.read(file, date.today()) if isinstance(p, Paper)}
        entries = [entry["paper"] for file in files for entry in json.loads(file.read_text(encoding="utf-8"))]
        summaries = {entry["id"]: entry.get("ai_summary") or "" for entry in entries}
        true = [Case("summary", text, id, True) for id, text in summaries.items() if id in papers and text]
        yield "lists", papers, _cases(papers, true, half)


def shipped(half: str) -> tuple[str, dict[str, Paper], list[Case]]:
    """The sentences that ship with it, written about the sample list: true ones, and those with one thing changed.

    The gate learned from the first half; the second was written by somebody else and its sentences were never read.
    """
    papers = {paper.id: paper for paper in sample(date.today()) if isinstance(paper, Paper)}
    rows = [row for row in _rows(CASES) if row["half"] == half]
    cases = [
        Case(f"{'true' if row['true'] else 'altered'}: {row['kind']}", row["claim"], row["paper"], row["true"])
        for row in rows
    ]
    return CASES.stem, papers, cases


def _labelled(folder: Path, queries: Mapping[str, str]) -> list[Case]:
    if (folder / "evidence.jsonl").exists():
        items = _rows(folder / "evidence.jsonl")
        return [
            Case(item["label"], queries[item["query"]], item["paper"], item["label"] == "SUPPORT") for item in items
        ]
    lines = (folder / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [Case("summary", queries[query], paper, True) for query, paper, _ in (line.split("\t") for line in lines)]


def _cases(papers: Mapping[str, Paper], labelled: Sequence[Case], half: str) -> list[Case]:
    """The labelled sentences, sentences of abstracts reworded, and all that is true altered or given to another."""
    random = Random(0)
    chosen = sorted((id for id in papers if _half(id) == half), key=_digest)[:PAPERS]
    own = [case for case in sorted(labelled, key=lambda case: _digest(case.claim)) if _half(case.paper) == half]
    true = own[:QUERIES]
    for id in chosen:
        parts = [s for s in sentences.split(papers[id].abstract) if SHORTEST <= len(s.split()) <= LONGEST]
        for sentence in random.sample(parts, min(2, len(parts))):
            true.append(Case("verbatim", sentence, id, True))
            ways = reworded(sentence, random, titles.name(papers[id].title))
            true.extend(Case(way, text, id, True) for way, text in ways)
    names = sorted({name for id in chosen for name in alter.NAME.findall(papers[id].abstract)}, key=_digest)
    nearest = _nearest([case for case in true if case.is_true], papers)
    cases = list(true)
    for case, other in zip([case for case in true if case.is_true], nearest, strict=True):
        group = (
            "sentence" if case.kind == "verbatim" else case.kind if case.kind in ("summary", "SUPPORT") else "reworded"
        )
        cases.append(Case(f"{group}: swapped paper", case.claim, other, False))
        for way, change in alter.ALTERATIONS.items():
            random.shuffle(names)
            text = change(case.claim, random, names)
            if text and text != case.claim:
                cases.append(Case(f"{group}: {way}", text, case.paper, False, case.claim))
    return cases


def _nearest(cases: Sequence[Case], papers: Mapping[str, Paper]) -> list[str]:
    """For each case the other paper whose title and abstract are nearest to its claim."""
    embed = packaged().embed
    ids = sorted(papers, key=_digest)[: 4 * PAPERS]
    rows = embed([f"{papers[id].title}. {papers[id].abstract[:600]}" for id in ids])
    places = {id: place for place, id in enumerate(ids)}
    claims = list(dict.fromkeys(case.claim for case in cases))
    vectors = dict(zip(claims, embed(claims), strict=True))
    found = []
    for case in cases:
        scores = rows @ vectors[case.claim]
        if case.paper in places:
            scores[places[case.paper]] = -1
        found.append(ids[int(scores.argmax())])
    return found


def _half(id: str) -> str:
    return "first" if int(_digest(id)[:8], 16) % 2 else "second"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
