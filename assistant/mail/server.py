"""The mail server that the settings name, and a connection to it."""

import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.headerregistry import Address

from assistant.errors import AssistantError
from assistant.mail import letter
from assistant.settings import Settings
from assistant.text import clean, is_loopback

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
# Seconds for one answer of the server; busy ones take a while to greet.
TIMEOUT = 60
# As much of a server's own words as a line can hold.
WORDS = 200


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over, how the line is secured ("starttls", "tls" or "none"), and who sends."""

    host: str
    port: int
    security: str
    sender: Address
    user: str = ""
    password: str = ""


def server(settings: Settings) -> Server:
    """The server of the settings; AssistantError names what is missing or unsafe."""
    missing = [name for name in ("smtp_host", "smtp_sender") if not getattr(settings, name)]
    if missing:
        names = " and ".join(f"ASSISTANT_{name.upper()}" for name in missing)
        raise AssistantError(f"Mail needs a server and a sender. Set {names}.")
    password = settings.smtp_password.get_secret_value()
    if bool(settings.smtp_user) != bool(password):
        raise AssistantError("Set both ASSISTANT_SMTP_USER and ASSISTANT_SMTP_PASSWORD, or neither.")
    if password and settings.smtp_security == "none" and not is_loopback(settings.smtp_host):
        raise AssistantError("The password would be sent in the clear. Set ASSISTANT_SMTP_SECURITY to starttls or tls.")
    return Server(
        settings.smtp_host,
        settings.smtp_port or _PORTS[settings.smtp_security],
        settings.smtp_security,
        letter.sender(settings.smtp_sender),
        settings.smtp_user,
        password,
    )


def connect(server: Server) -> smtplib.SMTP:
    """A connection that takes mail: secured and logged in; AssistantError says why there is none."""
    place = f"{server.host}:{server.port}"
    try:
        # The sender's domain is what the server is greeted with: looking up our own name can take long.
        if server.security == "tls":
            context = ssl.create_default_context()
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, server.sender.domain, timeout=TIMEOUT, context=context
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, server.sender.domain, timeout=TIMEOUT)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise AssistantError(_explain(error, place)) from error
    try:
        if server.security == "starttls":
            connection.starttls(context=ssl.create_default_context())
        if server.user:
            connection.login(server.user, server.password)
        else:
            connection.ehlo_or_helo_if_needed()
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        connection.close()
        raise AssistantError(_explain(error, place)) from error
    return connection


def words(reply: bytes | str) -> str:
    """What a server said, on one line and not too long."""
    return clean(reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply)[:WORDS]


def _explain(error: Exception, place: str) -> str:
    match error:
        case smtplib.SMTPAuthenticationError():
            return f"{place} does not accept ASSISTANT_SMTP_USER with ASSISTANT_SMTP_PASSWORD. Correct them."
        case smtplib.SMTPNotSupportedError() if "STARTTLS" in str(error):
            return f"{place} offers no STARTTLS. Set ASSISTANT_SMTP_SECURITY to tls, with the port for it."
        case smtplib.SMTPNotSupportedError():
            return f"{place} takes no login. Unset ASSISTANT_SMTP_USER and ASSISTANT_SMTP_PASSWORD, or secure the line."
        case smtplib.SMTPResponseException():
            return f"{place} takes no mail now: {error.smtp_code} {words(error.smtp_error)}. Try again later."
        case smtplib.SMTPException():
            return f"{place} fell silent or broke off. Check ASSISTANT_SMTP_PORT and ASSISTANT_SMTP_SECURITY."
        case ssl.SSLError():
            return (
                f"No secure connection to {place} ({error.reason or error}). "
                "Check ASSISTANT_SMTP_SECURITY (starttls or tls), the port, and the server's certificate."
            )
        case socket.gaierror() | UnicodeError():
            return f"The address of {place} cannot be found. Check the network, or correct ASSISTANT_SMTP_HOST."
        case ConnectionRefusedError():
            return f"Nothing answers at {place}. Correct ASSISTANT_SMTP_HOST and ASSISTANT_SMTP_PORT."
    return f"{place} does not answer ({error}). Check the network, ASSISTANT_SMTP_HOST and ASSISTANT_SMTP_PORT."
