"""Every format, word for word: a change of what readers get is a change of tests/golden.

RENEW_GOLDEN=1 keeps it anew.
"""

import os
from pathlib import Path
from typing import get_args

import pytest

from assistant.export import Format, export
from tests.digests import FEW, QUOTES, WEEK, WRITTEN, hostile

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES: dict[Format, str] = {"text": "txt", "markdown": "md", "html": "html", "atom": "xml", "bibtex": "bib"}
FORMATS = get_args(Format)


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_is_word_for_word_as_it_was(format: Format) -> None:
    golden, text = GOLDEN / f"digest.{SUFFIXES[format]}", export(WRITTEN, format)
    if os.environ.get("RENEW_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "digest", [QUOTES, WRITTEN, FEW, WEEK, hostile()], ids=["quotes", "written", "few", "week", "evil"]
)
def test_an_export_is_a_file_of_text_that_ends_its_last_line(digest: object, format: Format) -> None:
    text = export(digest, format)  # type: ignore[arg-type]
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert text.encode("utf-8")
    assert not set(map(chr, (*range(9), *range(11, 32), 127, 0x202E, 0xFFFE))) & set(text)
