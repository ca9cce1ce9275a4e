"""Nothing leaves the machine, by the kernel's own log: a block in Python does not see all connections."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests import hub_server

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "assistant" / "data" / "sample.jsonl"
PEER = re.compile(r'sin6?_port=htons\((\d+)\).*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")')
LOOPBACK = re.compile(r"127\.|0\.0\.0\.0$|::1$|::$|::ffff:127\.")

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")


def traced(log: Path, *words: str) -> list[str]:
    calls = "trace=connect,sendto,sendmsg,sendmmsg"
    return ["strace", "-f", "-qq", "-e", calls, "-o", str(log), sys.executable, "-m", *words]


def foreign(log: Path) -> list[str]:
    """The lines that speak to an address beyond loopback, or ask a name server anywhere."""
    found = []
    for line in log.read_text(errors="replace").splitlines():
        for port, four, six in PEER.findall(line):
            if port == "53" or not LOOPBACK.match(four or six):
                found.append(line)
    return found


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(home), "ASSISTANT_DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}


def test_the_trace_sees_what_leaves(tmp_path: Path, environment: dict[str, str]) -> None:
    log = tmp_path / "log"
    probe = tmp_path / "probe.py"
    probe.write_text("import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))")
    subprocess.run(traced(log, "probe"), env=environment | {"PYTHONPATH": str(tmp_path)}, check=True)
    assert len(foreign(log)) == 1


def test_adding_and_asking_speak_to_nobody(tmp_path: Path, environment: dict[str, str]) -> None:
    log = tmp_path / "log"
    records = tmp_path / "records.jsonl"
    records.write_text("".join(SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)[1:7]), encoding="utf-8")
    for words in (["add", str(records)], ["ask", "what is SWE-Explore?"], ["search", "agents"]):
        subprocess.run(traced(log, "assistant", *words), env=environment, check=True, capture_output=True, timeout=300)
        assert foreign(log) == []
    home = {path.name for path in Path(environment["HOME"]).rglob("*") if path.is_file()}
    assert home == set(), "nothing is written into the person's home"


def test_serving_offline_speaks_to_nobody_but_the_browser(
    tmp_path: Path, environment: dict[str, str], free_port: int
) -> None:
    log = tmp_path / "log"
    server = subprocess.Popen(
        traced(log, "assistant", "serve", "--offline", "--port", str(free_port)),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        page = wait_for(f"http://127.0.0.1:{free_port}/", server)
        assert b"<html" in page.lower()
        time.sleep(2)
    finally:
        os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=60)
    assert foreign(log) == []


def test_serving_fetches_lists_from_the_endpoint_alone(
    tmp_path: Path, environment: dict[str, str], free_port: int
) -> None:
    log = tmp_path / "log"
    with hub_server.running() as hub:
        hub.days = {"2026-06-12": hub_server.entries("2026-06-12", 2)}
        settings = {"HF_ENDPOINT": hub.url, "ASSISTANT_TODAY": "2026-06-12"}
        server = subprocess.Popen(
            traced(log, "assistant", "serve", "--port", str(free_port)),
            env=environment | settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            wait_for(f"http://127.0.0.1:{free_port}/", server)
            deadline = time.monotonic() + 60
            while "2026-06-12" not in hub.asked_days() and time.monotonic() < deadline:
                time.sleep(0.1)
            time.sleep(2)
        finally:
            os.killpg(server.pid, signal.SIGINT)
            server.wait(timeout=60)
        assert hub.asked_days()[-1] == "2026-06-12"
    assert foreign(log) == []


def wait_for(url: str, server: subprocess.Popen[bytes]) -> bytes:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bytes(answer.read())
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"the page did not come: {server.stderr.read().decode() if server.stderr else ''}")
