"""A saved page's text: a header, the day, then title and abstract in turn, without ids."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date

from assistant.lists import fields
from assistant.lists.entries import Unfit, no_list
from assistant.text import clean, title_key
from assistant.types import Paper, Rejected

LONG = 250  # characters of an abstract; of 1,304 real ones the shortest has 316, the longest title 167
LONG_SENTENCE = 120  # characters of a shorter abstract, told by its full stop: no real title ends with one
PROSE = 0.7  # share of letters and spaces in an abstract; the real one with the most formulas has 0.87
TITLE_WORDS = 4  # words of a line without an abstract that is reported; with fewer it is rather a button
YEARS = 28  # after so many years every day of a month has fallen on every weekday
SATURDAY = 5  # there are no lists at weekends

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
_FURNITURE = re.compile(
    r"by ?@?[\w-]+|by[A-Z@].*|\W*[0-9]+ authors?|(?i:submitted by.*|upvoted?( [0-9]+)?)|[0-9.,]+ ?[kKmM]|new"
)

Line = tuple[int, str]


def papers(text: str, name: str, today: date) -> Iterator[Paper | Rejected]:
    """The papers of the page's text, each on the day that stands above it; raises ListError if there are none."""
    results = list(_results(text, name, today))
    if not any(isinstance(result, Paper) for result in results):
        raise no_list(name)
    yield from results


def latest(month: int, day: int, today: date) -> date | None:
    """The latest such day of a year that has begun and is no Saturday or Sunday, None if there is none."""
    for year in range(today.year, today.year - YEARS, -1):
        found = _date(year, month, day)
        if found and found <= today and found.weekday() < SATURDAY:
            return found
    return None


def _results(text: str, name: str, today: date) -> Iterator[Paper | Rejected]:
    lines = [(number, clean(line)) for number, line in enumerate(text.splitlines(), 1)]
    header = next((index for index, (_, line) in enumerate(lines) if _day(line, today)), 0)
    day: date | None = None
    above: list[Line] = []  # what may be the next abstract's title
    in_turn = False  # past the first abstract of a day what stands above one is titles, not a header
    for number, line in lines[header:]:
        if found := _day(line, today):
            day, above, in_turn = found, [], False
        elif not _is_abstract(line):
            if not _is_furniture(line):
                above.append((number, line))
        elif not above:
            yield Rejected(f"{name}, line {number}", "the abstract has no title above it; add the title")
        else:
            title = next((candidate for candidate in reversed(above) if " " in candidate[1]), above[-1])
            for lone, words in above:
                if in_turn and lone != title[0] and len(words.split()) >= TITLE_WORDS:
                    yield Rejected(f"{name}, line {lone}", "the title has no abstract below it; add the abstract")
            try:
                yield _paper(fields.fitting(title[1], "title"), fields.fitting(line, "abstract"), day)
            except Unfit as error:
                yield Rejected(f"{name}, line {number}", str(error))
            above, in_turn = [], True


def _paper(title: str, abstract: str, day: date | None) -> Paper:
    digest = hashlib.sha256(title_key(title).encode()).hexdigest()
    return Paper(f"page-{digest[:12]}", title, abstract, days=(day,) if day else (), source="page")


def _day(line: str, today: date) -> date | None:
    match = _DAY.fullmatch(line)
    if not match:
        return None
    month = next((number for number, name in enumerate(_MONTHS, 1) if _abbreviates(match[1].lower(), name)), 0)
    return _date(int(match[3]), month, int(match[2])) if match[3] else latest(month, int(match[2]), today)


def _abbreviates(word: str, month: str) -> bool:
    return word in (month, month[:3]) or word == month[:4] == "sept"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_abstract(line: str) -> bool:
    is_long = len(line) >= LONG or (len(line) >= LONG_SENTENCE and line.endswith((".", "…")))
    return is_long and sum(character.isalpha() or character == " " for character in line) >= PROSE * len(line)


def _is_furniture(line: str) -> bool:
    return not any(map(str.isalpha, line)) or _FURNITURE.fullmatch(line) is not None
