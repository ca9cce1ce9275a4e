import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.__main__ import app, main
from assistant.build import add_sample, open_assistant
from assistant.errors import AssistantError
from assistant.terminal import references
from assistant.types import Answer, Citation, Paper
from tests import hub_server

DAY = "2026-06-10"
COMMANDS = ["add", "fetch", "remove", "days", "papers", "search", "ask", "serve", "reindex", "status"]


def record(id: str = "2606.00001", **fields: Any) -> dict[str, Any]:
    return {
        "id": id,
        "title": f"Net{id[-1]}: A Net",
        "abstract": f"Net{id[-1]} catches {id[-1]}00 whales. It is free.",
        "date": DAY,
        **fields,
    }


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "papers.jsonl"
    rows = [record("2606.00001", upvotes=3), record("2606.00002", upvotes=5, date="2026-06-11")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


class Ran:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    """Runs the command line in this process, as `main` does."""

    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["assistant", *words])
        code: Any = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(int(code), out, err)

    return run


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    probe = (
        "import sys; sys.argv = ['assistant', '--help']\n"
        "from assistant.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'gradio', 'chromadb', 'llama_index', 'openai', 'onnxruntime', 'httpx', 'rich.progress'}\n"
        "heavy &= set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    shown = [line.split()[0] for line in done.stdout.partition("Commands:\n")[2].splitlines() if line[:3].strip()]
    assert [name for name in shown if name in COMMANDS] == COMMANDS


def test_a_list_is_added_once(run: Any, records: Path) -> None:
    assert run("add", str(records)).out == "2 added, 0 changed, 0 unchanged, 0 rejected\n"
    assert run("add", str(records)).out == "0 added, 0 changed, 2 unchanged, 0 rejected\n"
    assert run("days", "--json").json == {"days": [{"day": DAY, "papers": 1}, {"day": "2026-06-11", "papers": 1}]}


def test_papers_are_listed_whole_or_by_day(run: Any, records: Path) -> None:
    run("add", str(records))
    everything = run("papers", "--json").json["papers"]
    assert [paper["id"] for paper in everything] == ["2606.00002", "2606.00001"]
    (paper,) = run("papers", "--day", DAY, "--json").json["papers"]
    assert set(paper) == {"id", "title", "abstract", "authors", "url", "days", "upvotes", "source"}
    assert paper["days"] == [DAY] and paper["upvotes"] == 3
    assert run("papers").out.splitlines()[1] == "2026-06-10      3  2606.00001    Net1: A Net"


def test_search_and_papers_like_one(run: Any, records: Path) -> None:
    run("add", str(records))
    found = run("search", "100 whales", "-k", "1", "--json").json
    assert found["query"] == "100 whales"
    (hit,) = found["hits"]
    assert set(hit) == {"id", "title", "score", "days", "evidence"} and hit["id"] == "2606.00001"
    assert [hit["id"] for hit in run("search", "--like", "2606.00001", "--json").json["hits"]] == ["2606.00002"]
    assert run("search", "whales", "--since", "2026-06-12", "--json").json["hits"] == []


def test_an_answer_as_json_has_every_field(run: Any, records: Path) -> None:
    run("add", str(records))
    answer = run("ask", "How many whales does Net1 catch?", "--json").json
    assert set(answer) == {
        "question", "text", "status", "kind", "since", "until", "notes", "writer", "dropped", "tokens", "citations",
        "hits",
    }  # fmt: skip
    assert answer["status"] == "supported" and answer["tokens"] == {"prompt": 0, "completion": 0}
    citation = answer["citations"][0]
    assert set(citation) == {"number", "id", "title", "url", "days", "quote"}
    assert citation["quote"] == "Net1 catches 100 whales."


def test_an_answer_in_the_terminal_has_references(run: Any, records: Path) -> None:
    run("add", str(records))
    done = run("ask", "How many whales does Net1 catch?")
    assert "Net1 catches 100 whales. [1]" in done.out
    assert "[1] Net1: A Net (https://arxiv.org/abs/2606.00001), 10 June 2026\n" in done.out
    assert "**" not in done.out


def test_a_quote_stands_in_the_references_only_where_the_answer_does_not_say_it() -> None:
    paper = Paper("1", "Net: A Net", "It catches whales. It is free.", url="https://example.org/1")
    citations = (Citation(1, paper, "It catches whales."), Citation(2, paper, "It is free."))
    answer = Answer("It catches whales. [1] Nobody pays. [2]", "supported", "paper", citations=citations)
    assert references(answer).strip().splitlines() == [
        "[1] Net: A Net (https://example.org/1)",
        "    [2] “It is free.”",
    ]
    assert (
        references(replace(answer, citations=citations[1:])).strip().splitlines()[0]
        == "Net: A Net (https://example.org/1)"
    )


def test_today_can_be_set(run: Any, records: Path) -> None:
    run("add", str(records))
    assert run("ask", "how many papers were listed today?", "--today", DAY, "--json").json["since"] == DAY


def test_a_day_or_a_paper_is_removed(run: Any, records: Path) -> None:
    run("add", str(records))
    assert run("remove", DAY).out == "One paper removed\n"
    assert run("remove", "2606.00002").code == 0
    assert run("papers", "--json").json == {"papers": []}
    gone = run("remove", "2606.00002")
    assert gone.code == 1 and "Nothing is listed under 2606.00002" in gone.err


def test_the_sample_is_marked_wherever_it_is_shown(run: Any) -> None:
    add_sample(open_assistant())
    for words in (["days"], ["papers"], ["search", "agents"], ["ask", "what is SWE-Explore?"]):
        assert "This is the sample list" in run(*words).err
    assert "sample                yes" in run("status").out
    assert {paper["source"] for paper in run("papers", "--json").json["papers"]} == {"sample"}


def test_status_says_what_is_loaded_and_that_nothing_leaves(run: Any, records: Path) -> None:
    run("add", str(records))
    state = run("status", "--json").json
    assert (state["papers"], state["embedded"], state["list_days"]) == (2, 2, 2)
    assert state["writer"] == "quotes" and state["leaves_this_machine"] == "nothing"
    assert "papers" in run("status").out


def test_reindex_makes_the_vectors_again(run: Any, records: Path) -> None:
    run("add", str(records))
    assert run("reindex").out == "Two papers indexed\n"


def test_what_is_wrong_is_named_and_what_is_good_is_kept(run: Any, records: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "cut.json").write_text('[{"paper": {"id": "2606.1"')
    (tmp_path / "bare").mkdir()
    with records.open("a") as more:
        more.write('{"id": "3"}\nnot json\n')
    wrong = [str(tmp_path / name) for name in ("empty.json", "cut.json", "bare", "missing.json")]
    done = run("add", *wrong, str(records))
    assert done.code == 1
    named = ("empty.json", "cut.json", "bare holds", "missing.json", "papers.jsonl, line 3", "papers.jsonl, line 4")
    for name in named:
        assert sum(str(tmp_path / name) in line for line in done.err.splitlines()) == 1, name
    assert done.out == "2 added, 0 changed, 0 unchanged, 2 rejected\n"
    assert len(run("papers", "--json").json["papers"]) == 2


def test_standard_input_is_read(run: Any, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with records.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert run("add", "-").out.startswith("2 added")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["search", "--like", "nope"], 1, "There is no paper nope"),
        (["search"], 2, "--like ID"),
        (["search", "x", "--since", "junk"], 2, "write it as 2026-06-10"),
        (["papers", "--day", "2026-02-30"], 2, "'--day': 2026-02-30 is no day; write it as 2026-06-10"),
        (["papers", "--day", ""], 2, "an empty text is no day"),
        (["ask", "x", "--today", "foo"], 2, "'--today': foo is no day; write it as 2026-06-10"),
        (["ask", " "], 2, "for 'Q': it is empty; give a question"),
        (["search", ""], 2, "for 'Q': it is empty; give a text to look for"),
        (["search", "--like", ""], 2, "'--like': it is empty"),
        (["remove", " "], 2, "for 'DAY|ID': it is empty"),
        (["fetch", ""], 2, "an empty text is no day"),
        (["nonsense"], 2, "No such command"),
        (["remove", "2026-01-01"], 1, "Nothing is listed under 2026-01-01"),
        (["--data", "", "days"], 2, "the data folder is empty; name a folder"),
        (["add", ""], 2, "a path is empty; name a file or a folder of lists"),
        (["fetch", "someday"], 2, "someday is no day"),
        (["fetch", "2999-01-01"], 2, "2999-01-01 has not begun"),
        (["fetch", DAY, "--since", DAY], 2, "either a day, or --since and --until"),
        (["fetch", "--until", DAY], 2, "--until needs --since"),
        (["fetch", "--since", DAY, "--until", "2026-06-09"], 2, "2026-06-09 is before 2026-06-10"),
        (["serve", "--refresh", "often"], 2, "often is no span of time; write it as 90s, 30m or 2h"),
        (["serve", "--refresh", "0m"], 2, "0m is no span of time"),
    ],
)
def test_wrong_usage_and_wrong_names_are_told_apart(run: Any, words: list[str], code: int, message: str) -> None:
    done = run(*words)
    assert done.code == code
    assert message in " ".join(done.err.replace("│", " ").split())


def test_a_folder_that_cannot_be_used_is_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("--data", str(tmp_path / "file"), "days")
    assert done.code == 1 and "cannot be used as the library" in done.err


def test_a_wrong_setting_is_named(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_TODAY", "tomorrow")
    done = run("days")
    assert done.code == 1 and done.err == (
        "ASSISTANT_TODAY is 'tomorrow': this is no day; write it as 2026-06-10. Correct or unset it.\n"
    )


def test_the_version_is_told(run: Any) -> None:
    assert run("--version").out == f"{version('daily-papers-assistant')}\n"


def test_lists_are_fetched_one_line_a_day(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_TODAY", "2026-06-15")
    with hub_server.running() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        hub.days = {DAY: hub_server.entries(DAY, 2), "2026-06-15": hub_server.entries("2026-06-15", 1)}
        assert run("fetch", DAY).out == "2026-06-10  2 papers: 2 added\n"
        assert run("fetch", "today").out == "2026-06-15  1 paper: 1 added\n"
        assert run("fetch", "yesterday").out == "2026-06-14  no list\n"
        hub.days[DAY] = [*hub_server.entries(DAY, 2, upvotes=7), hub_server.entry("2606.00009", "2026-06-09")]
        again = run("fetch", "--since", DAY, "--until", "2026-06-14")
        assert again.out.splitlines() == [
            "2026-06-10  3 papers: 1 added, 2 changed, 1 of other days",
            "2026-06-11  no list",
            "2026-06-12  no list",
        ]
        assert run("fetch").out == "2026-06-15  1 paper: nothing new\n"
        weekend = run("fetch", "--since", "2026-06-13", "--until", "2026-06-14")
        assert weekend.out == "" and "no lists at weekends" in weekend.err and weekend.code == 0
    assert run("status", "--json").json["fetched"]


def test_a_day_that_fails_is_named_with_how_to_go_on(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with hub_server.running() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        hub.days = {DAY: hub_server.entries(DAY, 1)}
        good = hub_server.answer(200, hub.days[DAY])
        hub.answers = [good, good, hub_server.answer(404, {"error": "gone"})]
        done = run("fetch", "--since", DAY, "--until", "2026-06-12")
        assert done.code == 1 and done.out == "2026-06-10  1 paper: 1 added\n"
        assert done.err == (
            "The list of 2026-06-11 was not fetched: 127.0.0.1 said “gone”. "
            "To go on: assistant fetch --since 2026-06-11 --until 2026-06-12\n"
        )
        hub.answers = [hub_server.answer(404, {"error": "gone"})]
        assert run("fetch", DAY).err.endswith("To go on: assistant fetch 2026-06-10\n")


def test_an_interruption_is_one_word_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps(record(f"2606.{number:05}")) + "\n" for number in range(500)))
    # A suite that runs in the background of a shell has interruptions switched off, and would pass that on.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        adding = subprocess.Popen(
            [sys.executable, "-m", "assistant", "add", str(many)], stderr=subprocess.PIPE, stdout=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, before)
    library = open_assistant().library
    while adding.poll() is None and library.count() - len(library.unindexed()) == 0:
        time.sleep(0.02)
    adding.send_signal(signal.SIGINT)
    out, err = adding.communicate(timeout=60)
    assert (adding.returncode, out, err) == (130, b"", b"Stopped.\n")
    assert library.count() == 500 and 0 < len(library.unindexed()) < 500


def test_an_interruption_while_a_library_loads_is_one_word(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise ImportError("initialization failed") from KeyboardInterrupt()

    monkeypatch.setattr("assistant.__main__.app", interrupted)
    done = run("add", "list.json")
    assert (done.code, done.out, done.err) == (130, "", "Stopped.\n")


def test_errors_reach_the_runner_as_they_are(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--data", str(tmp_path), "search", "--like", "nope"])
    assert isinstance(result.exception, AssistantError)


def test_output_into_a_closed_pipe_is_no_traceback(records: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    subprocess.run(
        [sys.executable, "-m", "assistant", "add", str(records)], env=environment, check=True, capture_output=True
    )
    command = f"{sys.executable} -m assistant papers | true"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
