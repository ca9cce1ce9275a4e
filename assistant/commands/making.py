"""Which digest is wanted, and its making."""

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.export.phrases import coverage
from assistant.types import Digest

if TYPE_CHECKING:
    from assistant.pipeline import Assistant


def list_day(assistant: "Assistant", wanted: date | None, today: date | None = None) -> date:
    """The day wanted if it has a list, else the newest, of those up to `today` where it is given."""
    days = _days(assistant)
    if wanted is None:
        return max((day for day in days if today is None or day <= today), default=days[-1])
    if wanted not in days:
        near = (*[day for day in days if day < wanted][-1:], *[day for day in days if day > wanted][:1])
        raise AssistantError(f"No papers are listed on {wanted}. The nearest: {' and '.join(map(str, near))}.")
    return wanted


def span(assistant: "Assistant", since: date, until: date | None) -> tuple[date, date]:
    """The days from `since` to `until`, else to the newest list; there must be a list among them."""
    days = _days(assistant)
    last = until or max(days[-1], since)
    if not any(since <= day <= last for day in days):
        raise AssistantError(f"No papers are listed from {since} to {last}. The lists go from {days[0]} to {days[-1]}.")
    return since, last


def _days(assistant: "Assistant") -> list[date]:
    days = [day.day for day in assistant.days()]
    if not days:
        raise AssistantError("There are no lists yet. Fetch one (assistant fetch), or add one (assistant add PATH).")
    return days


def whole(digests: Iterable[Digest]) -> Digest:
    """The last of the growing digests; on a terminal, how far it is stands on stderr."""
    made = None
    for made in digests:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{coverage(made)}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    assert made is not None
    return made
