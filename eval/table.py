"""A table of figures, each beside a plain one of the same run, since machines differ and are shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import baseline


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, its figure, and the baseline's."""

    what: str
    figure: str
    baseline: str = ""


def tell(rows: Sequence[Row], kind: str, kept: Path | None) -> None:
    """Prints the rows as Markdown, and keeps them in a file if one is named."""
    print("| what | figure | beside it, in the same run |\n|---|---|---|")
    for row in rows:
        print(f"| {row.what} | {row.figure} | {row.baseline} |")
    if kept:
        baseline.save(kept, kind, {row.what: [row.figure, row.baseline] for row in rows})
