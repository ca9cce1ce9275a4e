"""A digest as a mail: plain text and HTML of the same words, and the headers that mailing programs owe."""

from datetime import date, datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from urllib.parse import quote

from assistant.export import html, phrases, plain
from assistant.subscribers import checked
from assistant.text import clean
from assistant.types import Digest
from assistant.wording import figure, join, span

# More themes than these do not fit the list of an inbox.
THEMES_NAMED = 3
_FAREWELL = "To get no more of these mails, answer with the subject “unsubscribe”."


def subject(digest: Digest) -> str:
    """The days and what they are about: "Daily Papers, 10 June 2026: agents, robots and proofs"."""
    about = join(phrases.names(digest.themes)[:THEMES_NAMED]) or figure(len(digest.papers), "paper")
    return f"Daily Papers, {span(digest.since, digest.until)}: {about}"


def sender(written: str) -> Address:
    """Who sends, from "papers@example.org" or "The Papers <papers@example.org>"; AssistantError for anything else."""
    name, bracket, rest = written.rpartition("<")
    address = checked(rest.removesuffix(">") if bracket else written)
    return Address(clean(name).strip('" ') or "Daily Papers", addr_spec=address)


def compose(digest: Digest, sender: Address) -> bytes:
    """The mail but for what is one address’s own."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["Precedence"] = "bulk"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(plain.render(digest, _FAREWELL), cte="quoted-printable")
    message.add_alternative(html.render(digest, _FAREWELL), subtype="html", cte="quoted-printable")
    # EmailMessage loses spaces between words of other alphabets, and encodes a long address in words that nobody
    # decodes there: the older class folds right, and the address needs no folding.
    folded = Header(subject(digest), header_name="Subject").encode(linesep="\r\n")
    # No server stands behind the assistant that a link could call: people answer, and the sender removes them.
    unsubscribe = f"<mailto:{quote(sender.addr_spec, safe='@')}?subject=unsubscribe>"
    return f"Subject: {folded}\r\nList-Unsubscribe: {unsubscribe}\r\n".encode() + message.as_bytes()


def address_to(mail: bytes, sender: Address, address: str, day: date, now: datetime) -> bytes:
    """The mail to this one address, ready to be sent; its id is that of the address and the day."""
    id = sha256(f"{address.lower()} {day}".encode()).hexdigest()[:24]
    own = (f"To: {checked(address)}", f"Date: {format_datetime(now)}", f"Message-ID: <{id}@{sender.domain}>")
    return "".join(f"{line}\r\n" for line in own).encode("ascii") + mail
