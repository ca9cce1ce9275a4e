"""Large libraries, made of the papers of a set in BEIR's form, for measuring how fast things are.

Only the first 1,000 papers are embedded; the others are made of their sentences, shuffled, with the vectors moved a
little.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from assistant import embedding, indexing, open_assistant, sentences
from assistant.pipeline import Assistant
from assistant.terminal import Progress
from assistant.types import Array, Paper

EMBEDDED = 1_000
# As the lists of 2026 have them: on weekdays, about 700 papers a month, each with ten authors and keywords.
PAPERS_A_DAY = 32
FIRST_DAY = date(2015, 1, 5)  # a Monday
AUTHORS = KEYWORDS = 10


def options(description: str | None) -> argparse.ArgumentParser:
    """The options of a script that measures with large libraries."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beir", type=_set, required=True, metavar="DIR")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep the libraries here, or use those kept")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the table here")
    return parser


def papers(folder: Path) -> list[Paper]:
    """The papers of a set."""
    rows = _rows(folder, "corpus")
    return [Paper(row["_id"], row["title"] or row["_id"], row["text"] or row["title"]) for row in rows]


def queries(folder: Path) -> list[str]:
    """The queries of a set."""
    return [row["text"] for row in _rows(folder, "queries")]


def library(folder: Path, papers: Sequence[Paper], size: int) -> Assistant:
    """A library of this size; made here unless it is there already."""
    assistant = open_assistant(folder, progress=Progress())
    if assistant.library.count() == size:
        return assistant
    print(f"making a library of {size:,} papers", file=sys.stderr)
    seeds = _embedded(tuple(papers[:EMBEDDED]))
    library, vectors = assistant.library, assistant.index.vectors
    random = np.random.default_rng(0)
    for start in range(0, size, 1_000):
        made = [_made(papers, seeds, number, random) for number in range(start, min(size, start + 1_000))]
        assistant.store(paper for paper, _ in made)
        numbers = library.unindexed()
        rows = dict(zip(numbers, (rows for _, rows in made), strict=True))
        library.put_vectors(rows)
        vectors.add(library.numbered(numbers), np.stack([rows[number][0] for number in numbers]))
        library.mark_indexed(numbers)
        assistant.progress(start + len(made), size)
    return assistant


@cache
def _embedded(papers: tuple[Paper, ...]) -> list[Array]:
    return indexing.embed_papers(list(papers), embedding.packaged().embed)


def _made(
    papers: Sequence[Paper], seeds: Sequence[Array], number: int, random: np.random.Generator
) -> tuple[Paper, Array]:
    """The paper with this number, and its vectors."""
    if number < len(seeds):
        return _listed(papers[number], number), seeds[number]
    seed = int(random.integers(len(seeds)))
    other = papers[int(random.integers(len(papers)))]
    parts = list(sentences.split(papers[seed].abstract))
    random.shuffle(parts)
    paper = Paper(f"made-{number}", f"{papers[seed].title} {other.title}", " ".join(parts))
    rows = seeds[seed] + random.normal(scale=0.02, size=seeds[seed].shape).astype(np.float32)
    return _listed(paper, number), np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _listed(paper: Paper, number: int) -> Paper:
    """The paper as a list has it: with its day, authors, upvotes, keywords and code."""
    week, weekday = divmod(number // PAPERS_A_DAY, 5)
    words = paper.title.split()
    return replace(
        paper,
        authors=tuple(f"Author {number % 89 + place} of {words[0]}" for place in range(AUTHORS)),
        days=(FIRST_DAY + timedelta(weeks=week, days=weekday),),
        upvotes=number * 7 % 101,
        keywords=tuple(dict.fromkeys(map(" ".join, pairwise(words[: KEYWORDS + 1])))),
        code_url="https://example.org/code" if number % 3 == 0 else "",
    )


def _set(text: str) -> Path:
    if not (Path(text) / "corpus.jsonl").is_file():
        raise argparse.ArgumentTypeError(f"{text} holds no set: there is no corpus.jsonl in it")
    return Path(text)


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
