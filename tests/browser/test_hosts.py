"""The page asks no other host for anything, by the browser's own log of its requests."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.steps import answered, ask, digest, number, papers, shown, tab


def asked(log: Path, page: str) -> list[str]:
    """The addresses that scripts and elements of the page have asked for."""
    events = [event.get("params", {}) for event in json.loads(log.read_text("utf-8"))["events"]]
    return [event["url"] for event in events if "url" in event and event.get("initiator") == page]


def test_no_other_host_is_asked_for_anything(browser: Browser, served: str, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    with chromium.launch(browser.browser_type, f"--log-net-log={log}") as logged:
        page = logged.new_page(base_url=served)
        page.goto("/?q=What+is+SWE-Explore%3F")
        number(answered(page), 1).click()
        ask(page, "Who wrote it?")
        tab(page, "Papers")
        papers(page).first.get_by_role("button", name="Papers like this").click()
        tab(page, "Digest")
        digest(page)
        tab(page, "About")
        page.goto("/?paper=2606.11131")
        shown(page, "Papers")
        control = logged.new_page(base_url=served, bypass_csp=True)
        control.goto("/")
        control.evaluate("fetch('https://elsewhere.test/').catch(() => 0)")
    urls = asked(log, served)
    assert len(urls) > 50
    assert {urlsplit(url).hostname for url in urls} == {"127.0.0.1", "elsewhere.test"}, (
        "only the control, which is logged"
    )
