"""The pictures of a report."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import LogLocator, NullLocator

from eval.metrics import Mean

# Pairs that differ in lightness too: in print, and for the colour-blind. The first of a pair stands out.
SYSTEMS = ("#5b8fcb", "#c9ced6")
PARTS = ("#4fa08f", "#b5d9d0")
INK, FAINT, GRID = "#22272e", "#6b7480", "#e6e9ed"
WIDTH, DPI = 8.0, 160
# Inches: a bar, the space between two rows, and the title with the axis.
BAR, GAP, FRAME = 0.21, 0.17, 1.0
# From this ratio of the longest to the shortest time on, only powers of ten are written on the axis.
CROWDED = 3_000

Bars = Mapping[str, Mapping[str, Mean]]


def bars(path: Path, title: str, series: Bars, colours: Sequence[str] = SYSTEMS) -> None:
    """A row a measure, in it a bar a series, each with the line of its interval and its value at the right."""
    rows = list(dict.fromkeys(name for figures in series.values() for name in figures))
    step = BAR * len(series) + GAP
    figure, axes = _canvas(title, FRAME + step * len(rows))
    for place, figures in enumerate(series.values()):
        for row, measure in enumerate(rows):
            y = row + (place - (len(series) - 1) / 2) * BAR / step
            _bar(axes, y, BAR / step * 0.84, figures.get(measure), colours[place % len(colours)])
    axes.set_yticks(range(len(rows)), rows)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, 1.09)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    names = [Patch(color=colour, label=name) for name, colour in zip(series, colours, strict=False)]
    interval = Line2D([], [], color=INK, linewidth=1.1, label="95 % interval")
    figure.legend(
        handles=[*(names if len(names) > 1 else []), interval],
        loc="upper right",
        ncols=3,
        frameon=False,
        fontsize=8.5,
        labelcolor=FAINT,
        handlelength=1.3,
        columnspacing=1.4,
    )
    figure.savefig(path, dpi=DPI)


def seconds(path: Path, title: str, times: Mapping[str, Sequence[tuple[float, float]]]) -> None:
    """The share of answers that had begun, and had ended, after so many seconds: two curves for each name."""
    figure, axes = _canvas(title, 3.3)
    for (name, pairs), colour, whole in zip(times.items(), ("#23599c", "#59616c"), SYSTEMS, strict=False):
        prefix = f"{name}: " if len(times) > 1 else ""
        _curve(axes, [end for _, end in pairs], f"{prefix}whole answer", whole, 4.0)
        _curve(axes, [first for first, _ in pairs], f"{prefix}first sentence", colour, 1.5)
    axes.set_xscale("log")
    low, high = axes.get_xlim()
    axes.xaxis.set_major_locator(LogLocator(10, (1.0, 2.0, 5.0) if high < CROWDED * low else (1.0,)))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g} s" if value >= 1 else f"{1000 * value:g} ms")
    axes.set_ylim(0, 1.03)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "25 %", "50 %", "75 %", "100 %"])
    axes.grid(color=GRID, linewidth=0.8)
    axes.legend(frameon=False, fontsize=8.5, loc="upper left", labelcolor=FAINT)
    figure.savefig(path, dpi=DPI)


def _canvas(title: str, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(WIDTH, height), layout="constrained", facecolor="white")
    axes = figure.add_subplot()
    figure.suptitle(title, x=0.012, ha="left", fontsize=11.5, color=INK, fontweight="bold")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color("#c9ced6")
    axes.tick_params(length=0, labelsize=9, labelcolor=INK)
    axes.set_axisbelow(True)
    return figure, axes


def _bar(axes: Axes, y: float, height: float, figure: Mean | None, colour: str) -> None:
    if figure:
        axes.barh(y, figure.value, height, color=colour)
        if figure.low is not None and figure.high is not None and figure.low < figure.high:
            axes.plot([figure.low, figure.high], [y, y], color=INK, linewidth=1.1, solid_capstyle="butt")
    value = f"{figure.value:.2f}" if figure else "–"
    axes.text(1.085, y, value, ha="right", va="center", fontsize=8.5, color=INK)


def _curve(axes: Axes, values: Sequence[float], label: str, colour: str, width: float) -> None:
    ordered = sorted(values)
    shares = [n / len(ordered) for n in range(len(ordered) + 1)]
    axes.step([ordered[0], *ordered], shares, where="post", color=colour, linewidth=width, label=label)
