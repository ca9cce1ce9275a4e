"""Who gets the digest by mail: addresses in the library's file."""

import re
from datetime import date

from assistant.database import Database
from assistant.errors import AssistantError

# What mail servers take without extensions (RFC 5321): a dot-atom before the @, 64 and 254 characters at most.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{3,254}}$)(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}(?:\.{_LABEL})+|localhost)")


def add(database: Database, address: str, since: date) -> bool:
    """Whether the address is new; one that differs only in case is the same."""
    address = checked(address)
    with database.write() as connection:
        if connection.execute("SELECT 1 FROM subscribers WHERE lower(address) = ?", (address.lower(),)).fetchone():
            return False
        connection.execute("INSERT INTO subscribers VALUES (?, ?)", (address, since.isoformat()))
    return True


def remove(database: Database, address: str) -> bool:
    """Whether the address was there."""
    with database.write() as connection:
        gone = connection.execute("DELETE FROM subscribers WHERE lower(address) = ?", (checked(address).lower(),))
    return bool(gone.rowcount)


def addresses(database: Database) -> list[str]:
    """Every address, in alphabetical order."""
    rows = database.read().execute("SELECT address FROM subscribers ORDER BY lower(address)")
    return [row["address"] for row in rows]


def checked(address: str) -> str:
    """The address as mail servers take it; AssistantError for what is none."""
    local, at, domain = address.strip().rpartition("@")
    try:
        found = f"{local}{at}{domain.encode('idna').decode().lower()}"
    except UnicodeError:
        found = ""
    if not _ADDRESS.fullmatch(found):
        raise AssistantError(f"{address!r} is no mail address; write it as name@example.org.")
    return found
