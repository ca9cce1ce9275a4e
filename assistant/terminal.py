"""What the command line shows: answers as plain text, and the progress of long work."""

import atexit
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from time import monotonic
from typing import TYPE_CHECKING

from assistant.latex import readable
from assistant.types import Answer, Citation
from assistant.wording import day, join, span

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

# Work that is over in about a second needs no bar.
PAPERS_A_SECOND = 20


def as_text(markdown: str) -> str:
    """An answer's Markdown without its marks."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown.replace("**", ""))


def references(answer: Answer) -> str:
    """The papers cited, with the quotes that the text itself does not hold, the notes, and the days searched."""
    said = as_text(answer.text)
    groups = [list(group) for _, group in groupby(answer.citations, key=lambda cited: cited.paper.id)]
    lines = [line for group in groups for line in _source(group, said)]
    days = span(answer.since, answer.until)
    remarks = [*answer.notes, *([f"Searched: {days}."] if days else [])]
    return "\n".join(["", *lines, *([""] if lines and remarks else []), *remarks]).rstrip()


def _source(group: Sequence[Citation], said: str) -> Iterator[str]:
    paper = group[0].paper
    apart = [cited for cited in group if cited.quote != paper.title and readable(cited.quote) not in said]
    numbers = [f"[{cited.number}]" for cited in group if cited not in apart]
    listed = join([day(one) for one in paper.days])
    yield " ".join([*numbers, f"{paper.title} ({paper.url or paper.id}){listed and f', {listed}'}"])
    for cited in apart:
        yield f"    [{cited.number}] “{cited.quote}”"


class Progress:
    """Draws a bar with rate and time left on stderr while papers are embedded."""

    def __init__(self) -> None:
        self.bar: Bar | None = None

    def __call__(self, done: int, total: int) -> None:
        """Shows that `done` of `total` papers are embedded."""
        if done == 0 and total > PAPERS_A_SECOND and sys.stderr.isatty():
            self._start(total)
        if self.bar:
            elapsed = max(monotonic() - self.started, 1e-9)
            self.bar.update(self.task, completed=done, rate=f"{done / elapsed:.0f} papers/s")
            if done == total:
                self.bar.stop()
                self.bar = None

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("Embedding"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self.bar = Progress(*columns, console=Console(file=sys.stderr), transient=True)
        self.task = self.bar.add_task("", total=total, rate="")
        self.started = monotonic()
        self.bar.start()
        # An interruption must not leave the terminal without its cursor.
        atexit.register(self.bar.stop)
