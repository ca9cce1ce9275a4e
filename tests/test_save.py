import os
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.save import save


def test_what_was_there_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "digest.md"
    save(file, "old")
    save(file, "new π\n")
    assert file.read_text("utf-8") == "new π\n" and list(tmp_path.iterdir()) == [file]


def test_a_new_file_can_be_read_by_those_who_may_by_custom(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        save(tmp_path / "feed.xml", "x")
    finally:
        os.umask(before)
    assert (tmp_path / "feed.xml").stat().st_mode & 0o777 == 0o644


def test_a_link_stays_a_link_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    save(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink() and (tmp_path / "real.md").read_text() == "new"


def test_what_cannot_be_written_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    file = tmp_path / "digest.md"
    save(file, "old")
    with pytest.raises(UnicodeEncodeError):
        save(file, "half\ud800")
    assert file.read_text() == "old" and list(tmp_path.iterdir()) == [file]


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(AssistantError, match="is no file"):
        save(Path(os.devnull), "text")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("name", [".", "nowhere/digest.md", "x" * 300])
def test_a_wrong_place_is_said_plainly(tmp_path: Path, name: str) -> None:
    with pytest.raises(AssistantError, match="Name"):
        save(tmp_path / name, "text")
    assert list(tmp_path.iterdir()) == []
