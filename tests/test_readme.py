"""What the README says is true: its Python runs, its commands and settings exist, its tree names every module."""

import re
from pathlib import Path

import pytest
import typer

from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, *_ = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "FrostNet finds ice on roads in 4 ms." in out and "FrostNet: Seeing Ice" in out


def test_every_setting_is_in_the_table() -> None:
    told = set(re.findall(r"`([A-Z_]+)`", README))
    fields = Settings.model_fields
    names = {str(field.validation_alias.choices[-1]) for field in fields.values() if field.validation_alias}  # type: ignore[union-attr]
    names |= {f"ASSISTANT_{name.upper()}" for name, field in fields.items() if not field.validation_alias}
    assert names <= told


def test_the_tree_names_every_part() -> None:
    tree = README.partition("## Where things are")[2]
    parts = {path.name for path in (ROOT / "assistant").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert {part for part in parts if not part.startswith("__")} <= set(re.findall(r"\w+(?:\.py)?", tree))


def test_every_command_is_named() -> None:
    from assistant.__main__ import app

    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert commands <= set(re.findall(r"\w+", README))


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", README)
    assert links and all((ROOT / link).exists() for link in links)
