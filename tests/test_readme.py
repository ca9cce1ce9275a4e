"""What the README says is true: its Python runs, its commands and settings exist, its tree names every module."""

import re
from pathlib import Path

import pytest

from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "FrostNet finds ice on roads in 4 ms." in out and "FrostNet: Seeing Ice" in out


def test_every_setting_is_in_the_table() -> None:
    told = set(re.findall(r"`ASSISTANT_([A-Z_]+)`", README))
    assert {name.upper() for name in Settings.model_fields} <= told


def test_the_tree_names_every_part() -> None:
    tree = README.partition("## Where things are")[2]
    parts = {path.name for path in (ROOT / "assistant").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert {part for part in parts if not part.startswith("__")} <= set(re.findall(r"\w+(?:\.py)?", tree))


def test_every_command_is_named() -> None:
    from assistant.__main__ import app

    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert commands <= set(re.findall(r"\w+", README))


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", README)
    assert links and all((ROOT / link).exists() for link in links)
