import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant import mail, subscribers
from assistant.database import Database
from assistant.errors import AssistantError
from assistant.mail import Delivery, Server, letter, marks
from assistant.mail import server as read_settings
from assistant.settings import Settings, load
from tests.digests import DAY, FEW, QUOTES, WRITTEN, hostile
from tests.mail_server import Post, running

NOW = datetime(2026, 6, 10, 18, 30, tzinfo=UTC)
SENDER = Address("Daily Papers", addr_spec="papers@example.org")
ADA, BO, ZOE = "ada@example.org", "bo@example.org", "zoe@example.org"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A library with two subscribers."""
    database = Database(tmp_path / "library.sqlite3")
    for address in (ADA, ZOE):
        subscribers.add(database, address, DAY)
    return database


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def server(post: Post) -> Iterator[Server]:
    with running(post) as port:
        yield Server("127.0.0.1", port, "none", SENDER)


def send(database: Database, server: Server) -> list[Delivery]:
    return list(mail.send(QUOTES, server, database, NOW))


# What arrives


def test_a_mail_is_read_back_as_it_was_meant(database: Database, server: Server, post: Post) -> None:
    assert send(database, server) == [Delivery(ADA, "sent"), Delivery(ZOE, "sent")]
    message = post.messages[0]
    assert message["Subject"] == "Daily Papers, 10 June 2026: Robot hands and Theorem proving"
    assert message["From"] == "Daily Papers <papers@example.org>" and message["To"] == ADA
    assert message["Date"].datetime == NOW
    assert message["List-Unsubscribe"] == "<mailto:papers@example.org?subject=unsubscribe>"
    assert (message["Precedence"], message["Auto-Submitted"]) == ("bulk", "auto-generated")
    assert re.fullmatch(r"<[0-9a-f]{24}@example\.org>", message["Message-ID"])
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert "π-Prover: Short Proofs by Long Search" in plain.get_content()
    assert "π-Prover: Short Proofs by Long Search</a></h3>" in html.get_content()
    for part in (plain, html):
        assert "answer with the subject “unsubscribe”" in " ".join(part.get_content().split())
    assert [problem for part in (message, plain, html) for problem in part.defects] == []


def test_no_address_sees_another(database: Database, server: Server, post: Post) -> None:
    send(database, server)
    assert post.recipients == [[ADA], [ZOE]]
    for own, (_, _, content) in zip((ADA, ZOE), post.received, strict=True):
        assert {ADA, ZOE} - {own} and ({ADA, ZOE} - {own}).pop().encode() not in content
    assert len({message["Message-ID"] for message in post.messages}) == 2


def test_the_greeting_tells_nothing_about_this_machine(database: Database, server: Server, post: Post) -> None:
    send(database, server)
    assert post.greetings == ["example.org"]


def test_lines_are_short_and_a_dot_alone_ends_nothing(database: Database, server: Server, post: Post) -> None:
    dotted = replace(QUOTES, notes=(".", "..", "a " * 36 + ". b", "word. " * 400))
    list(mail.send(dotted, server, database, NOW))
    content = post.received[0][2]
    assert max(map(len, content.splitlines())) <= 200
    assert "word. word." in post.messages[0].get_body(("html",)).get_content()  # type: ignore[union-attr]


def test_nothing_foreign_becomes_a_header() -> None:
    content = letter.address_to(letter.compose(hostile(), SENDER), SENDER, ADA, DAY, NOW)
    message = message_from_bytes(content, policy=policy.default)
    assert set(message.keys()) == {
        "List-Unsubscribe", "Subject", "From", "Precedence", "Auto-Submitted", "MIME-Version", "Content-Type", "To",
        "Date", "Message-ID",
    }  # fmt: skip
    assert "Bcc: victim@example.org" in message["Subject"]


def test_the_subject_names_three_themes_or_counts_the_papers() -> None:
    themes = tuple(replace(QUOTES.themes[0], title=title) for title in ("agents", "robots", "proofs", "whales"))
    assert mail.subject(replace(QUOTES, themes=themes)) == "Daily Papers, 10 June 2026: agents, robots and proofs"
    assert mail.subject(FEW) == "Daily Papers, 10 June 2026: 1 paper"


@pytest.mark.parametrize("length", range(30, 70, 3))
@pytest.mark.parametrize("letter_of", ["a", "é"])
def test_a_subject_of_any_length_is_read_back(length: int, letter_of: str) -> None:
    themes = tuple(replace(QUOTES.themes[0], title=f"{letter_of * 5} " * (length // 6)) for _ in range(2))
    digest = replace(QUOTES, themes=themes)
    content = letter.address_to(letter.compose(digest, SENDER), SENDER, ADA, DAY, NOW)
    assert message_from_bytes(content, policy=policy.default)["Subject"] == mail.subject(digest)
    assert max(map(len, content.partition(b"\r\n\r\n")[0].splitlines())) <= 78


def test_a_long_address_does_not_spoil_the_way_to_unsubscribe() -> None:
    sender = letter.sender(f"Papers <{'a' * 60}@{'sub.' * 20}example.org>")
    message = message_from_bytes(
        letter.address_to(letter.compose(WRITTEN, sender), sender, ADA, DAY, NOW), policy=policy.default
    )
    assert message["List-Unsubscribe"] == f"<mailto:{sender.addr_spec}?subject=unsubscribe>"


# Once, and to everybody


def test_nobody_gets_a_day_twice(database: Database, server: Server, post: Post) -> None:
    send(database, server)
    assert mail.due(database, DAY) == [] and send(database, server) == []
    subscribers.add(database, BO, DAY)
    subscribers.remove(database, ADA)
    subscribers.add(database, ADA.upper(), DAY)
    assert send(database, server) == [Delivery(BO, "sent")]
    assert post.recipients == [[ADA], [ZOE], [BO]]


def test_the_mark_is_set_before_the_mail_is_sent(database: Database, server: Server) -> None:
    deliveries = mail.send(QUOTES, server, database, NOW)
    next(deliveries)
    deliveries.close()  # type: ignore[attr-defined]
    assert mail.due(database, DAY) == [ZOE]


def test_a_mail_that_another_run_is_sending_is_left_to_it(database: Database, server: Server, post: Post) -> None:
    assert marks.claim(database, ADA, DAY) and not marks.claim(database, ADA.upper(), DAY)
    assert send(database, server) == [Delivery(ZOE, "sent")]
    assert post.recipients == [[ZOE]]


def test_a_run_that_broke_off_is_told_once_and_its_mail_not_sent_again(database: Database, server: Server) -> None:
    marks.claim(database, ADA, DAY)
    told = Delivery(ADA, "unfinished", "an earlier run broke off while sending the digest of 10 June 2026")
    assert mail.unfinished(database) == [told]
    assert mail.unfinished(database) == []
    assert send(database, server) == [Delivery(ZOE, "sent")]


# What goes wrong


def test_a_refused_address_does_not_stop_the_others(database: Database, server: Server, post: Post) -> None:
    post.answers[ADA] = "550 5.1.1 no such user"
    assert send(database, server) == [Delivery(ADA, "refused", "550 5.1.1 no such user"), Delivery(ZOE, "sent")]
    post.answers.clear()
    assert send(database, server) == []


def test_an_address_that_is_busy_is_tried_again_by_the_next_run(database: Database, server: Server, post: Post) -> None:
    post.answers[ADA] = "450 4.2.1 mailbox busy"
    assert send(database, server) == [Delivery(ADA, "later", "450 4.2.1 mailbox busy"), Delivery(ZOE, "sent")]
    post.answers.clear()
    assert send(database, server) == [Delivery(ADA, "sent")]


def test_what_the_server_says_of_the_mail_itself_counts_too(database: Database, server: Server, post: Post) -> None:
    post.after_data |= {ADA: "554 5.7.1 looks like spam", ZOE: "451 4.3.0 disk full"}
    assert [delivery.state for delivery in send(database, server)] == ["refused", "later"]
    assert mail.due(database, DAY) == [ZOE]


def test_a_line_cut_before_the_mail_is_handed_over_means_later(database: Database, server: Server, post: Post) -> None:
    post.dies_at = "RCPT"
    assert send(database, server) == [Delivery(name, "later", "the connection was lost") for name in (ADA, ZOE)]
    post.dies_at = ""
    assert [delivery.state for delivery in send(database, server)] == ["sent", "sent"]


def test_a_line_cut_while_the_mail_is_handed_over_leaves_it_unfinished(
    database: Database, server: Server, post: Post
) -> None:
    post.dies_at = "DATA"
    assert [delivery.state for delivery in send(database, server)] == ["unfinished", "unfinished"]
    post.dies_at = ""
    assert send(database, server) == [] and mail.unfinished(database) == [] and post.received == []


def test_a_refused_sender_stops_the_run_and_marks_nothing(database: Database, server: Server, post: Post) -> None:
    post.sender_answer = "553 5.7.1 not yours"
    with pytest.raises(AssistantError, match=r"refuses the sender papers@example\.org: 553 .* ASSISTANT_SMTP_SENDER"):
        send(database, server)
    assert mail.due(database, DAY) == [ADA, ZOE]


def test_without_a_server_nothing_is_marked(database: Database, free_port: int) -> None:
    with pytest.raises(AssistantError, match=rf"Nothing answers at 127\.0\.0\.1:{free_port}\. Correct"):
        send(database, Server("127.0.0.1", free_port, "none", SENDER))
    assert mail.due(database, DAY) == [ADA, ZOE]


# Security


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_login_is_used(database: Database, post: Post) -> None:
    with running(post, login=("papers", "secret")) as port:
        server = Server("127.0.0.1", port, "none", SENDER, "papers", "secret")
        assert [delivery.state for delivery in send(database, server)] == ["sent", "sent"]


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_wrong_login_is_said_without_the_password(database: Database, post: Post) -> None:
    with running(post, login=("papers", "secret")) as port, pytest.raises(AssistantError) as caught:
        send(database, Server("127.0.0.1", port, "none", SENDER, "papers", "wr0ng"))
    assert "does not accept ASSISTANT_SMTP_USER" in str(caught.value) and "wr0ng" not in str(caught.value)
    assert mail.due(database, DAY) == [ADA, ZOE]


def test_a_server_without_starttls_gets_nothing(database: Database, server: Server, post: Post) -> None:
    with pytest.raises(AssistantError, match="offers no STARTTLS"):
        send(database, replace(server, security="starttls"))
    assert post.received == []


def test_a_server_that_speaks_no_tls_is_said_plainly(database: Database, server: Server) -> None:
    with pytest.raises(AssistantError, match=r"No secure connection to 127\.0\.0\.1"):
        send(database, replace(server, security="tls"))


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that only those who are told of it trust."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    crt, key = tmp_path / "crt.pem", tmp_path / "key.pem"
    request = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    subprocess.run(["openssl", *request.split(), "-keyout", key, "-out", crt], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(crt, key)
    return crt, context


def test_starttls_secures_the_line_and_the_login(
    database: Database, post: Post, certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(post, login=("papers", "secret"), tls=certificate[1]) as port:
        server = Server("127.0.0.1", port, "starttls", SENDER, "papers", "secret")
        with pytest.raises(AssistantError, match=r"No secure connection .*certificate"):
            send(database, server)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        assert [delivery.state for delivery in send(database, server)] == ["sent", "sent"]


# Settings


def settings(**given: object) -> Settings:
    return load(**({"smtp_host": "mail.example.org", "smtp_sender": "papers@example.org"} | given))


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_port_follows_the_security(security: str, port: int) -> None:
    assert read_settings(settings(smtp_security=security)).port == port
    assert read_settings(settings(smtp_security=security, smtp_port=2525)).port == 2525


def test_missing_settings_are_named() -> None:
    with pytest.raises(AssistantError, match="Set ASSISTANT_SMTP_HOST and ASSISTANT_SMTP_SENDER"):
        read_settings(load())
    with pytest.raises(AssistantError, match="Set both ASSISTANT_SMTP_USER and ASSISTANT_SMTP_PASSWORD"):
        read_settings(settings(smtp_user="papers"))


def test_a_password_does_not_travel_in_the_clear() -> None:
    login = {"smtp_user": "papers", "smtp_password": SecretStr("secret"), "smtp_security": "none"}
    with pytest.raises(AssistantError, match="in the clear"):
        read_settings(settings(**login))
    assert read_settings(settings(**login, smtp_host="127.0.0.1")).password == "secret"


def test_the_sender_may_have_a_name() -> None:
    assert str(letter.sender("papers@example.org")) == "Daily Papers <papers@example.org>"
    assert str(letter.sender('"Our Papers" <papers@example.org>')) == "Our Papers <papers@example.org>"
    for wrong in ("Papers", "Papers <papers>", "Papers\r\nBcc: eve@example.org"):
        with pytest.raises(AssistantError, match="no mail address"):
            letter.sender(wrong)
