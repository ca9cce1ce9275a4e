"""From the entries of a list to papers, with a reason for each entry that is none."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from assistant.errors import ListError
from assistant.types import Paper, Rejected

PATIENCE = 1_000  # wrong entries at the very beginning of a file before it is no list: one message, not thousands

Entry = TypeVar("Entry")


class Unfit(Exception):
    """An entry that is no paper; the message says what is wrong and what to do."""


class Foreign(Unfit):
    """An entry that does not even look like a paper."""


def papers(
    entries: Iterable[tuple[str, Entry]], read: Callable[[Entry], Paper], name: str
) -> Iterator[Paper | Rejected]:
    """The paper of each (place, entry), or why it is none.

    Raises ListError if the first entry is foreign and no paper follows.
    """
    results = (_result(place, entry, read) for place, entry in entries)
    waiting: list[Paper | Rejected] = []
    for result, is_foreign in results:
        if isinstance(result, Paper) or not (waiting or is_foreign):
            yield from waiting
            yield result
            break
        waiting.append(result)
        if len(waiting) == PATIENCE:
            raise no_list(name)
    else:
        if waiting:
            raise no_list(name)
    yield from (result for result, _ in results)


def no_list(name: str, because: str = "nothing in it looks like a paper") -> ListError:
    """The error for a file that is no list, with what would be one."""
    return ListError(
        f"{name} is no list of papers: {because}; "
        "give the Daily Papers API's JSON, the saved page's text, arXiv's feed, or records with id, title and abstract"
    )


def _result(place: str, entry: Entry, read: Callable[[Entry], Paper]) -> tuple[Paper | Rejected, bool]:
    try:
        return read(entry), False
    except Unfit as error:
        return Rejected(place, str(error)), isinstance(error, Foreign)
