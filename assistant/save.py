"""Writes a file whole or not at all."""

import os
from pathlib import Path

from assistant.errors import AssistantError


def save(path: Path, text: str) -> None:
    """Puts the text in place of what the file held; a reader never sees a part of it."""
    content = text.encode()
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():  # a folder, or a device that must not be replaced
            raise AssistantError(f"{path} is no file. Name the file to write.")
        try:
            part.write_bytes(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise AssistantError(f"{path} cannot be written: {error.strerror or error}. Name another file.") from error
