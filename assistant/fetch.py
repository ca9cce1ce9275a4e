"""Lists from the Daily Papers API: which days are due, and what the server has for each."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import httpx

from assistant import download
from assistant.errors import AssistantError
from assistant.lists import fields, huggingface
from assistant.lists.entries import Unfit

PAGE = 50  # entries asked for at a time, the API's own default
PAGES = 40  # of one day; the fullest real days have two
MOST_DAYS = 30  # where none is named: a library left alone for a year is not filled unasked
FIRST_DAYS = 7  # of a new library
SATURDAY = 5  # there are no lists at weekends


def due(held: Sequence[date], today: date) -> list[date]:
    """The days to fetch where none is named: from the newest held on, that one again for its late papers."""
    begun = [day for day in held if day <= today]
    return weekdays(max(begun, default=today - timedelta(FIRST_DAYS - 1)), today)[-MOST_DAYS:]


def weekdays(since: date, until: date) -> list[date]:
    """The days from one to the other on which there may be a list."""
    days = (since + timedelta(number) for number in range((until - since).days + 1))
    return [day for day in days if day.weekday() < SATURDAY]


def lists(days: Sequence[date], endpoint: str, today: date) -> Iterator[tuple[date, list[object]]]:
    """Each of these days with its entries, as soon as they are whole; none where there is no list.

    Raises AssistantError at the first day that fails.
    """
    address = _address(endpoint)
    with download.connect() as client:
        for day in days:
            try:
                entries = list(_entries(client, address, day, today))
            except AssistantError as error:
                raise AssistantError(f"The list of {day} was not fetched: {error}.") from error
            yield day, entries


def _address(endpoint: str) -> httpx.URL:
    try:
        address = httpx.URL(f"{endpoint.rstrip('/')}/api/daily_papers")
    except httpx.InvalidURL:
        address = httpx.URL()
    if address.scheme not in ("https", "http") or not address.host:
        raise AssistantError(f"HF_ENDPOINT is “{endpoint}”, which is no web address. Correct or unset it.")
    return address


def _entries(client: httpx.Client, address: httpx.URL, day: date, today: date) -> Iterator[object]:
    """The entries of all pages, each once: between two requests a paper can move from one page to the next.

    A page may have fewer than were asked for and not be the last, so only one without anything new ends the list.
    """
    seen = set[str]()
    for number in range(PAGES):
        asked = address.copy_merge_params({"date": str(day), "p": number, "limit": PAGE})
        status, body = download.get(client, asked)
        if status == 400 and day >= today:
            return  # where the server is, the day has not begun
        new = {_identity(entry): entry for entry in _page(status, body, address.host)}
        if new.keys() <= seen:
            return
        yield from (entry for identity, entry in new.items() if identity not in seen)
        seen |= new.keys()
    raise AssistantError(f"it has more than {PAGES} pages")


def _page(status: int, body: bytes, host: str) -> list[object]:
    try:
        page = fields.parse(body, "the answer")
    except Unfit:
        page = None
    if said := huggingface.complaint(page):
        raise AssistantError(f"{host} said “{said}”")
    if status != 200:
        raise AssistantError(f"{host} answered {status}")
    if not isinstance(page, list):
        raise AssistantError(f"what {host} answered is no list of papers")
    return page


def _identity(entry: object) -> str:
    paper = entry.get("paper") if isinstance(entry, dict) else None
    return str(paper.get("id")) if isinstance(paper, dict) else repr(entry)
