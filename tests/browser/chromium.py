"""Chromium as the tests drive it."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType

FLAGS = (
    "--no-sandbox",  # it refuses to start as root with one, as in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # it would ask its maker for one thing and another
)
MISSING = "no browser: install chromium (Debian: apt-get install chromium), it is looked for on the PATH"


def find() -> Path:
    """The browser; where there is none the tests are skipped, but fail in continuous integration."""
    if found := shutil.which("chromium"):
        return Path(found)
    if os.environ.get("CI"):
        pytest.fail(MISSING)
    pytest.skip(MISSING)


def launch(chromium: BrowserType, *flags: str) -> Browser:
    """Starts it without a window."""
    return chromium.launch(executable_path=find(), args=[*FLAGS, *flags])
