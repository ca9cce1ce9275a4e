"""Sends a digest to its subscribers: to each address alone, and once for its last day."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from smtplib import SMTP, SMTPException
from typing import Literal

from assistant import subscribers
from assistant.database import Database
from assistant.errors import AssistantError
from assistant.mail import letter, marks
from assistant.mail.server import Server, connect, words
from assistant.types import Digest
from assistant.wording import day as spoken

# Answers of a server from this on are final; those from 400 on mean "not now".
_NEVER = 500
_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of the mail to an address, and why.

    One for "later" was certainly not sent, and the next run tries again; of an "unfinished" one nobody knows.
    """

    address: str
    state: Literal["sent", "refused", "later", "unfinished"]
    reason: str = ""


def due(database: Database, day: date) -> list[str]:
    """The subscribers whom the day's mail was not yet sent to."""
    marked = marks.marked(database, day)
    return [address for address in subscribers.addresses(database) if address.lower() not in marked]


def unfinished(database: Database) -> list[Delivery]:
    """The mails of earlier runs that broke off while sending; each is told once and never sent again."""
    found = marks.sending(database)
    for address, day in found:
        marks.mark(database, address, day, "unfinished")
    return [
        Delivery(address, "unfinished", f"an earlier run broke off while sending the digest of {spoken(day)}")
        for address, day in found
    ]


def send(digest: Digest, server: Server, database: Database, now: datetime) -> Iterator[Delivery]:
    """What became of each mail that was due, as it happens; AssistantError where the server takes none at all."""
    day = digest.until
    composed = letter.compose(digest, server.sender)
    connection: SMTP | None = None
    try:
        for address in due(database, day):
            connection = _ready(connection) or connect(server)
            if not marks.claim(database, address, day):
                continue
            try:
                content = letter.address_to(composed, server.sender, address, day, now)
                delivery = _hand_over(connection, server, address, content)
            except AssistantError:
                marks.release(database, address, day)
                raise
            if delivery.state == "later":
                marks.release(database, address, day)
            else:
                marks.mark(database, address, day, delivery.state)
            yield delivery
    finally:
        if connection:
            with suppress(SMTPException, OSError):
                connection.quit()


def _ready(connection: SMTP | None) -> SMTP | None:
    """The connection, cleared for the next mail; None if it was lost, which some servers do after each one."""
    if connection:
        with suppress(SMTPException, OSError):
            if _is_fine(connection.rset()[0]):
                return connection
        connection.close()
    return None


def _hand_over(connection: SMTP, server: Server, address: str, content: bytes) -> Delivery:
    try:
        code, reply = connection.mail(server.sender.addr_spec)
        if code >= _NEVER:
            raise AssistantError(
                f"{server.host} refuses the sender {server.sender.addr_spec}: {code} {words(reply)}. "
                "Correct ASSISTANT_SMTP_SENDER."
            )
        if _is_fine(code):
            code, reply = connection.rcpt(address)
        if _is_fine(code):
            code, reply = connection.docmd("DATA")
    except (SMTPException, OSError):
        return Delivery(address, "later", "the connection was lost")
    if _is_fine(code):
        try:
            connection.send(_DOT.sub(b"..", content.rstrip(b"\r\n")) + b"\r\n.\r\n")
            code, reply = connection.getreply()
        except (SMTPException, OSError):
            return Delivery(address, "unfinished", "the connection was lost while the mail was sent")
    if _is_fine(code):
        return Delivery(address, "sent")
    return Delivery(address, "refused" if code >= _NEVER else "later", f"{code} {words(reply)}")


def _is_fine(code: int) -> bool:
    return 200 <= code < 400
