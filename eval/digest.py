"""How good digests are: `python -m eval.digest --lists DIR [--json FILE]`.

Every list of DIR and every ISO week of them is digested, by the writer that the settings name. Told are: papers that
are missing or stand twice, the number and sizes of themes, how well themes hold together against random groups of the
same sizes (silhouette of the abstracts' vectors, share of pairs that share a keyword), the share of lines that their
abstracts support, seconds a paper, and tokens.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from assistant import check, lists, open_assistant, sources
from assistant.digest.abstracts import abstracts
from assistant.pipeline import Assistant
from assistant.terminal import Progress
from assistant.themes.phrases import fold
from assistant.types import Array, Digest, Line, Paper
from eval import baseline

KIND = "digest"
# Random groups that themes are compared with; their mean varies by a hundredth.
DRAWS = 20

Labels = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one digest; None where it has only one theme or no keywords."""

    span: str
    papers: int
    missing: int
    twice: int
    themes: int
    smallest: int
    largest: int
    silhouette: float | None
    silhouette_random: float | None
    keywords: float | None
    keywords_random: float | None
    supported: float
    seconds_per_paper: float
    prompt_tokens: int
    completion_tokens: int
    titles: tuple[str, ...]


def main() -> None:
    """Prints a line for every list and week, and what holds for all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=Path, required=True, metavar="DIR")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    options = parser.parse_args()
    if not options.lists.is_dir():
        parser.error(f"{options.lists} is no folder of lists")
    with TemporaryDirectory() as folder:
        assistant = open_assistant(data_dir=Path(folder), progress=Progress())
        for file in lists.files([options.lists]):
            assistant.store(lists.read(file, date.today()))
        assistant.update()
        days = [day.day for day in assistant.days()]
        found = []
        print(
            "span                     papers missing twice themes  sizes  silhouette     keywords       lines s/paper"
        )
        spans = [*((day, day) for day in days), *weeks(days)]
        for number, (first, last) in enumerate(spans, start=1):
            found.append(measure(assistant, first, last))
            print(_row(found[-1]), flush=True)
            if not sys.stdout.isatty():
                print(f"{number} of {len(spans)}: {found[-1].span}", file=sys.stderr)
    kept = baseline.load(KIND)
    for name, value in (overall := summary(found)).items():
        print(f"{name:24} {value:.4f} {baseline.change(value, kept.get(name))}".rstrip())
    if options.json:
        baseline.save(options.json, KIND, {**overall, "spans": [asdict(figures) for figures in found]})


def weeks(days: Sequence[date]) -> list[tuple[date, date]]:
    """Monday and Sunday of every ISO week that has a list."""
    mondays = sorted({day - timedelta(days=day.weekday()) for day in days})
    return [(monday, monday + timedelta(days=6)) for monday in mondays]


def measure(assistant: Assistant, since: date, until: date) -> Figures:
    """The figures of one digest."""
    started = perf_counter()
    *_, digest = assistant.digest(since, until)
    seconds = perf_counter() - started
    listed = assistant.papers(since, until)
    placed = Counter(line.paper.id for theme in digest.themes for line in theme.lines)
    papers = [line.paper for theme in digest.themes for line in theme.lines]
    labels = np.array([place for place, theme in enumerate(digest.themes) for _ in theme.lines], np.intp)
    vectors = abstracts(papers, assistant.library, assistant.index.embed)
    sizes = [len(theme.lines) for theme in digest.themes]
    several = len(sizes) > 1
    keywords = [{fold(keyword) for keyword in paper.keywords} for paper in papers]
    has_keywords = several and sum(map(bool, keywords)) > len(papers) / 2
    return Figures(
        span=f"{since}" if since == until else f"{since}/{until}",
        papers=len(listed),
        missing=sum(paper.id not in placed for paper in listed),
        twice=sum(count > 1 for count in placed.values()),
        themes=len(sizes),
        smallest=min(sizes, default=0),
        largest=max(sizes, default=0),
        silhouette=silhouette(vectors, labels) if several else None,
        silhouette_random=mean(silhouette(vectors, drawn) for drawn in _drawn(labels)) if several else None,
        keywords=shared(keywords, labels) if has_keywords else None,
        keywords_random=mean(shared(keywords, drawn) for drawn in _drawn(labels)) if has_keywords else None,
        supported=mean(_is_supported(assistant, line) for line in _lines(digest)) if papers else 1.0,
        seconds_per_paper=seconds / max(len(listed), 1),
        prompt_tokens=digest.tokens.prompt,
        completion_tokens=digest.tokens.completion,
        titles=tuple(theme.title for theme in digest.themes),
    )


def silhouette(vectors: Array, labels: Labels) -> float:
    """How much nearer papers are to their own theme than to the next one, -1 to 1."""
    from sklearn.metrics import silhouette_score  # type: ignore[import-untyped]

    return float(silhouette_score(vectors, labels, metric="cosine"))


def shared(keywords: Sequence[set[tuple[str, ...]]], labels: Labels) -> float:
    """The share of pairs inside the groups that have a keyword in common."""
    pairs = [
        bool(keywords[one] & keywords[other])
        for one, other in combinations(range(len(labels)), 2)
        if labels[one] == labels[other]
    ]
    return mean(pairs) if pairs else 0.0


def summary(found: Sequence[Figures]) -> dict[str, float]:
    """What holds for all digests: totals of what must not be, means of the rest."""
    several = [figures for figures in found if figures.themes > 1]
    return {
        "papers": float(sum(figures.papers for figures in found)),
        "missing": float(sum(figures.missing for figures in found)),
        "twice": float(sum(figures.twice for figures in found)),
        "coverage": 1 - sum(figures.missing for figures in found) / max(sum(figures.papers for figures in found), 1),
        "themes": mean(figures.themes for figures in several),
        "largest theme's share": mean(figures.largest / figures.papers for figures in several),
        "single papers": float(sum(figures.smallest == 1 for figures in several)),
        **{
            field.name.replace("_", " "): mean(values)
            for field in fields(Figures)
            if field.name.startswith(("silhouette", "keywords", "supported", "seconds"))
            and (values := [value for figures in found if (value := getattr(figures, field.name)) is not None])
        },
        "tokens": float(sum(figures.prompt_tokens + figures.completion_tokens for figures in found)),
    }


def _drawn(labels: Labels) -> Iterator[Labels]:
    """The labels dealt out anew, the same each time."""
    generator = np.random.default_rng(0)
    return (generator.permutation(labels) for _ in range(DRAWS))


def _lines(digest: Digest) -> list[Line]:
    return [line for theme in digest.themes for line in theme.lines]


def _is_supported(assistant: Assistant, line: Line) -> bool:
    """Whether the quote stands in the paper, and the line is a part of it or passes the gate."""
    paper: Paper = line.paper
    if line.quote not in (paper.title, paper.abstract) and line.quote not in paper.abstract:
        return False
    if line.text.rstrip(".").casefold() in line.quote.casefold():
        return True
    read = sources.read([paper], assistant.library, assistant.index.embed)
    return not check.check(f"{line.text} [{paper.id}]", read, assistant.index.embed).reason


def _row(figures: Figures) -> str:
    def against(value: float | None, random: float | None) -> str:
        return "" if value is None or random is None else f"{value:.3f} ({random:+.3f})"

    return (
        f"{figures.span:24} {figures.papers:6} {figures.missing:7} {figures.twice:5} {figures.themes:6} "
        f"{f'{figures.smallest}–{figures.largest}':>6}  {against(figures.silhouette, figures.silhouette_random):14} "
        f"{against(figures.keywords, figures.keywords_random):14} {figures.supported:5.0%} "
        f"{figures.seconds_per_paper:.4f}"
    )


if __name__ == "__main__":
    main()
