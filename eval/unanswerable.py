"""Makes a set that tells answerable from unanswerable: `python -m eval.unanswerable --lists DIR --out DIR [--share S]`.

Half of the listed papers (or the share S) become the corpus. The one-line summaries that the lists carry beside the
abstracts, shortened, without the papers' names and put as questions, ask about papers inside (queries.jsonl) and
about those left out (unanswerable.jsonl). `python -m eval.retrieval --beir DIR` reads the result.
"""

import argparse
import json
import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant import lists, titles
from assistant.types import Paper

QUESTIONS = (
    "Is there a paper about {}?",
    "What work is there on {}?",
    "Which paper deals with {}?",
    "Has anyone looked at {}?",
    "What do we know about {}?",
    "{}?",
)
# About what a person types; the first words of a summary say what the paper is, the rest how it fares.
WORDS = 11
_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|can|presents?|introduces?|proposes?|addresses|address|improves?|enhances?|enables?|"
    r"demonstrates?|shows?|achieves?|provides?|reveals?|evaluates?|establishes|uses?|using|combines?|through|via|by)\b"
)


def main() -> None:
    """Writes the four files and says how many questions of either kind there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--share", type=float, default=0.5, help="the share of the papers that the corpus holds")
    options = parser.parse_args()
    if not options.lists.is_dir():
        parser.error(f"{options.lists} is no folder of lists")
    files = lists.files([options.lists])
    papers = {p.id: p for file in files for p in lists.read(file, date.today()) if isinstance(p, Paper)}
    summaries = dict(pair for file in files for pair in _summaries(json.loads(file.read_text(encoding="utf-8"))))
    inside = {id for id in papers if _chance(id) < options.share}
    questions = {
        id: question(papers[id], summary)
        for id, summary in summaries.items()
        if id in papers and len(summary.split()) > 5
    }
    (options.out / "qrels").mkdir(parents=True, exist_ok=True)
    _write(
        options.out / "corpus.jsonl",
        ({"_id": id, "title": papers[id].title, "text": papers[id].abstract} for id in sorted(inside)),
    )
    asked = {id: text for id, text in sorted(questions.items()) if id in inside}
    _write(options.out / "queries.jsonl", ({"_id": id, "text": text} for id, text in asked.items()))
    outside = {id: text for id, text in sorted(questions.items()) if id not in inside}
    _write(options.out / "unanswerable.jsonl", ({"_id": id, "text": text} for id, text in outside.items()))
    qrels = "".join(f"{id}\t{id}\t1\n" for id in asked)
    (options.out / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{qrels}", encoding="utf-8")
    print(f"{len(inside)} papers, {len(asked)} questions about them, {len(outside)} about others")


def question(paper: Paper, summary: str) -> str:
    """The summary as a short question that does not name the paper."""
    name = re.escape(titles.name(paper.title))
    text = re.sub(rf"\b{name}\b", " ", summary) if name else summary
    text = re.sub(r"\([^)]*\)", " ", text)
    words = [word for word in text.rstrip(".").split() if not re.search(r"[a-z][A-Z]|[A-Z].*\d", word)]
    topic = " ".join(words)
    # "A framework called X that …" and "X is a framework that …": what follows the verb says what it is.
    opening = _VERBS.match(topic)
    topic = (topic[opening.end() :] if opening else topic).strip(" ,;:")
    start = int(_chance(paper.id + "start") * 2) * min(4, max(0, len(topic.split()) - WORDS))
    shortened = " ".join(topic.split()[start : start + WORDS]).strip(" ,;:")
    template = QUESTIONS[int(_chance(paper.id + "question") * len(QUESTIONS))]
    return template.format(shortened[:1].lower() + shortened[1:])


def _chance(text: str) -> float:
    """A number from 0 to 1 that is always the same for a text."""
    return int(sha256(text.encode()).hexdigest()[:8], 16) / 2**32


def _summaries(body: list[dict[str, Any]]) -> Iterable[tuple[str, str]]:
    return ((entry["paper"]["id"], entry["paper"].get("ai_summary") or "") for entry in body)


def _write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
