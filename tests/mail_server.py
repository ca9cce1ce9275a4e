"""A mail server on the loopback address that keeps what it gets, and fails as it is told to."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Post:
    """What happens to mail: `answers` are those to an address, `dies_at` is the command at which the line is cut."""

    answers: dict[str, str] = field(default_factory=dict)
    after_data: dict[str, str] = field(default_factory=dict)
    sender_answer: str = ""
    dies_at: str = ""
    received: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    greetings: list[str] = field(default_factory=list)

    @property
    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(content, policy=policy.default) for _, _, content in self.received]

    @property
    def recipients(self) -> list[list[str]]:
        return [to for _, to, _ in self.received]

    async def handle_EHLO(self, _server: SMTP, session: Session, _envelope: Envelope, host: str, responses: Any) -> Any:
        session.host_name = host
        self.greetings.append(host)
        return responses

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.sender_answer:
            return self.sender_answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.dies_at == "RCPT":
            server.transport.abort()  # type: ignore[union-attr]
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.dies_at == "DATA":
            server.transport.abort()  # type: ignore[union-attr]
            return ""
        answer = self.after_data.get(envelope.rcpt_tos[0], "250 OK")
        if answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.received.append((str(envelope.mail_from), list(envelope.rcpt_tos), envelope.content))
        return answer


@contextmanager
def running(post: Post, login: tuple[str, str] | None = None, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """The port that mail for `post` is taken on, with this login, over STARTTLS where a certificate is given."""

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        if not isinstance(given, LoginPassword) or login is None:
            return AuthResult(success=False, handled=False)
        fits = (given.login.decode(), given.password.decode()) == login
        return AuthResult(success=fits, handled=False)

    with socket.socket() as probe:  # the controller greets its own port, which must have a number
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(
        post,
        hostname="127.0.0.1",
        port=port,
        tls_context=tls,
        require_starttls=tls is not None,
        authenticator=check if login else None,
        auth_required=login is not None,
        auth_require_tls=tls is not None,
    )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
