import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant import mail
from assistant.__main__ import main
from assistant.build import open_assistant
from assistant.mail import marks
from assistant.pipeline import Assistant
from assistant.types import Digest, Line, Theme
from tests.digests import ARMS, DAY, GRIP, LEMMAS, PROOFS, QUOTES
from tests.mail_server import Post, running

ADA, ZOE = "ada@example.org", "zoe@example.org"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, as `main` does."""

    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["assistant", *words])
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capfd.readouterr()
        assert "Traceback" not in err and isinstance(code, int)
        return Ran(code, out, err)

    return run


def digests(assistant: Assistant, since: date, until: date) -> Iterator[Digest]:
    """In place of the making of digests: one theme of the listed papers."""
    papers = tuple(assistant.papers(since, until))
    whole = replace(QUOTES, since=since, until=until, papers=papers, top=(), rising=(), for_you=(), themes=())
    yield whole
    yield replace(whole, themes=(Theme("Robots", "", (), tuple(Line(paper, "A line.", "") for paper in papers)),))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    """Lists of the 10th and the 12th of June."""
    monkeypatch.setattr(Assistant, "digest", digests, raising=False)
    assistant = open_assistant(tmp_path / "data")
    assistant.store(
        [GRIP, ARMS, replace(PROOFS, days=(date(2026, 6, 12),)), replace(LEMMAS, days=(date(2026, 6, 12),))]
    )
    return assistant


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    """The mail server that the settings name."""
    post = Post()
    with running(post) as port:
        for name, value in (
            ("HOST", "127.0.0.1"),
            ("PORT", str(port)),
            ("SECURITY", "none"),
            ("SENDER", "p@example.org"),
        ):
            monkeypatch.setenv(f"ASSISTANT_SMTP_{name}", value)
        yield post


# digest


@pytest.mark.usefixtures("library")
def test_the_newest_list_is_the_default(run: Run) -> None:
    assert run("digest").out.startswith("Daily Papers, Friday 12 June 2026\n")
    assert run("digest", "--today", "2026-06-11").out.startswith("Daily Papers, Wednesday 10 June 2026\n")
    assert run("digest", "--day", "2026-06-10").out.startswith("Daily Papers, Wednesday 10 June 2026\n")


@pytest.mark.usefixtures("library")
def test_a_span_is_one_digest(run: Run) -> None:
    assert "4 of 4 papers" in run("digest", "--since", "2026-06-08", "--until", "2026-06-12").out
    assert run("digest", "--since", "2026-06-11").out.startswith("Daily Papers, 11–12 June 2026\n")


@pytest.mark.usefixtures("library")
def test_json_is_the_whole_digest(run: Run) -> None:
    document = json.loads(run("digest", "--day", "2026-06-10", "--json").out)
    assert (document["since"], document["until"], document["papers"]) == ("2026-06-10", "2026-06-10", 2)
    assert document["themes"][0]["papers"][0] == {
        "id": GRIP.id, "title": GRIP.title, "line": "A line.", "quote": "", "url": GRIP.url, "upvotes": 41,
    }  # fmt: skip
    assert set(document) >= {"themes", "top", "rising", "for_you", "notes"}


@pytest.mark.usefixtures("library")
def test_a_file_is_written_whole_and_replaced(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text("old")
    done = run("digest", "--format", "atom", "--out", str(file))
    assert (done.code, done.out) == (0, "") and file.read_text().startswith("<?xml")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["feed.xml"]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("out", ["nowhere/feed.xml", "."])
def test_a_file_that_cannot_be_written_is_one_plain_line(run: Run, tmp_path: Path, out: str) -> None:
    done = run("digest", "--out", str(tmp_path / out))
    assert done.code == 1 and len(done.err.splitlines()) == 1 and "Name" in done.err


@pytest.mark.usefixtures("library")
def test_a_day_without_a_list_names_the_nearest(run: Run) -> None:
    done = run("digest", "--day", "2026-06-11")
    assert done.code == 1
    assert done.err == "No papers are listed on 2026-06-11. The nearest: 2026-06-10 and 2026-06-12.\n"
    assert run("digest", "--day", "2026-06-14").err.endswith("The nearest: 2026-06-12.\n")
    assert "from 2026-06-13 to 2026-06-14" in run("digest", "--since", "2026-06-13", "--until", "2026-06-14").err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "words",
    [
        ["--day", "2026-06-10", "--since", "2026-06-10"],
        ["--until", "2026-06-10"],
        ["--since", "2026-06-12", "--until", "2026-06-10"],
        ["--day", "yesterday"],
        ["--day", ""],
        ["--format", "pdf"],
        ["--format", "html", "--json"],
    ],
)
def test_wrong_usage_exits_2(run: Run, words: list[str]) -> None:
    assert run("digest", *words).code == 2


def test_without_lists_there_is_nothing_to_digest_or_mail(run: Run) -> None:
    for command in ("digest", "mail"):
        done = run(command)
        assert done.code == 1 and done.err.startswith("There are no lists yet.")


# subscribers


def test_subscribers_are_added_listed_and_removed(run: Run) -> None:
    assert run("subscribers", "list").out == ""
    assert run("subscribers", "add", ADA) == (0, f"{ADA} is subscribed.\n", "")
    assert run("subscribers", "add", ADA.upper()).out.endswith("was subscribed already.\n")
    assert run("subscribers", "list").out == f"{ADA}\n"
    assert run("subscribers", "remove", ADA) == (0, f"{ADA} is no longer subscribed.\n", "")
    assert run("subscribers", "remove", ADA).code == 1
    assert run("subscribers", "add", "ada").err == "'ada' is no mail address; write it as name@example.org.\n"


# mail


def test_mail_goes_to_each_subscriber_once_for_each_list(run: Run, library: Assistant, post: Post) -> None:
    run("subscribers", "add", ADA)
    run("subscribers", "add", ZOE)
    assert run("mail") == (0, f"Sent to {ADA}.\nSent to {ZOE}.\n", "")
    assert run("mail") == (0, "The digest of 12 June 2026 was mailed already.\n", "")
    assert [message["Subject"] for message in post.messages] == ["Daily Papers, 12 June 2026: Robots"] * 2
    assert run("mail", "--day", "2026-06-10").code == 0
    library.store([replace(GRIP, id="2606.00009", title="Another", days=(date(2026, 6, 15),))])
    assert run("mail").out == f"Sent to {ADA}.\nSent to {ZOE}.\n"
    assert post.recipients == [[ADA], [ZOE]] * 3


def test_a_second_run_at_the_same_time_leaves_it_to_the_first(run: Run, library: Assistant, post: Post) -> None:
    run("subscribers", "add", ADA)
    with mail.alone(library.library.database):
        done = run("mail")
    assert done.code == 1 and done.err.startswith("Another process is mailing") and post.received == []


@pytest.mark.usefixtures("library")
def test_a_dry_run_says_who_would_get_what_and_sends_nothing(run: Run) -> None:
    run("subscribers", "add", ADA)
    expected = f"“Daily Papers, 12 June 2026: Robots” would go to 1 subscriber:\n{ADA}\n"
    assert run("mail", "--dry-run") == (0, expected, "")
    assert run("mail", "--dry-run") == (0, expected, "")


@pytest.mark.usefixtures("library")
def test_a_refused_address_fails_the_run_and_not_the_others(run: Run, post: Post) -> None:
    run("subscribers", "add", ADA)
    run("subscribers", "add", ZOE)
    post.answers[ADA] = "550 no such user"
    done = run("mail")
    assert done == (1, f"Sent to {ZOE}.\n", f"{ADA} was refused (550 no such user). Correct or remove it.\n")
    assert run("mail").code == 0


def test_an_unfinished_mail_is_reported_once_and_not_sent_again(run: Run, library: Assistant, post: Post) -> None:
    run("subscribers", "add", ADA)
    marks.claim(library.library.database, ADA, DAY)
    marks.claim(library.library.database, ADA, date(2026, 6, 12))
    done = run("mail")
    assert done.code == 1 and done.err.count("It may have arrived; it is not sent again.") == 2
    assert run("mail").code == 0 and post.received == []


@pytest.mark.usefixtures("library")
def test_without_subscribers_or_settings_the_line_says_what_to_do(run: Run) -> None:
    done = run("mail")
    assert done.code == 0 and "assistant subscribers add ADDRESS" in done.err
    run("subscribers", "add", ADA)
    done = run("mail")
    assert done == (1, "", "Mail needs a server and a sender. Set ASSISTANT_SMTP_HOST and ASSISTANT_SMTP_SENDER.\n")


def test_the_sample_is_not_mailed(run: Run, assistant: Assistant) -> None:
    assistant.store([replace(GRIP, source="sample")])
    done = run("mail")
    assert done.code == 1 and "sample" in done.err
