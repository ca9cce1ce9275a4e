"""The digest by mail: what it looks like, who still gets it, and how it is sent."""

from assistant.mail.letter import subject
from assistant.mail.marks import alone
from assistant.mail.send import Delivery, due, send, unfinished
from assistant.mail.server import Server, server

__all__ = ["Delivery", "Server", "alone", "due", "send", "server", "subject", "unfinished"]
