"""Figures kept in eval/results, named by the commit they were measured at, and how a run differs from them."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def save(path: Path, kind: str, figures: dict[str, Any]) -> None:
    """Writes the figures with the commit and the day they were measured at."""
    document = {"kind": kind, "commit": _commit(), "measured": date.today().isoformat(), "figures": figures}
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def load(kind: str) -> dict[str, Any]:
    """The figures of this kind that were kept last; empty if there are none."""
    kept = [json.loads(path.read_text(encoding="utf-8")) for path in RESULTS.glob("*.json")]
    newest: dict[str, Any] = max(
        (document for document in kept if document["kind"] == kind), key=_age, default={"figures": {}}
    )
    return dict(newest["figures"])


def change(value: float, before: float | None) -> str:
    """The difference to the figure kept, as "+0.0012"; empty if none is."""
    return "" if before is None else f"{value - before:+.4f}"


def _age(document: dict[str, Any]) -> str:
    return str(document["measured"])


def _commit() -> str:
    try:
        command = ["git", "rev-parse", "--short", "HEAD"]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=RESULTS).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
