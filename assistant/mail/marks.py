"""What was mailed to whom: one mark for each address and list day, set before the mail is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from filelock import FileLock, Timeout

from assistant.database import Database
from assistant.errors import BusyError


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """While it holds, no other process mails: what is then marked as being sent was left behind by a broken run."""
    try:
        with FileLock(database.path.with_name("mail.lock"), timeout=0):
            yield
    except Timeout as error:
        raise BusyError("Another process is mailing the digest. Wait until it is done, then try again.") from error


def claim(database: Database, address: str, day: date) -> bool:
    """Marks the day's mail to this address as "sending"; False if it has a mark already."""
    with database.write() as connection:
        claimed = connection.execute(
            "INSERT INTO mailed VALUES (?, ?, 'sending') ON CONFLICT DO NOTHING", _key(address, day)
        )
        return bool(claimed.rowcount)


def mark(database: Database, address: str, day: date, state: str) -> None:
    """Notes what became of a mail: "sent", "refused" or "unfinished"."""
    with database.write() as connection:
        connection.execute("UPDATE mailed SET state = ? WHERE address = ? AND day = ?", (state, *_key(address, day)))


def release(database: Database, address: str, day: date) -> None:
    """Takes the mark away: the mail was certainly not sent, and may be tried again."""
    with database.write() as connection:
        connection.execute("DELETE FROM mailed WHERE address = ? AND day = ?", _key(address, day))


def marked(database: Database, day: date) -> set[str]:
    """The addresses, in lower case, that have a mark for this day."""
    rows = database.read().execute("SELECT address FROM mailed WHERE day = ?", (day.isoformat(),))
    return {row["address"] for row in rows}


def sending(database: Database) -> list[tuple[str, date]]:
    """The mails of any day that are marked as being sent."""
    rows = database.read().execute("SELECT address, day FROM mailed WHERE state = 'sending' ORDER BY day, address")
    return [(row["address"], date.fromisoformat(row["day"])) for row in rows]


def _key(address: str, day: date) -> tuple[str, str]:
    return address.lower(), day.isoformat()
