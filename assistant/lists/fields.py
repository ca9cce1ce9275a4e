"""The fields of an entry, read with care: what comes from a file may be anything."""

import json
import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from assistant.lists.entries import Unfit
from assistant.text import arxiv_id, clean

DIGITS = 18  # of a whole number; more may not fit into 64 bits
# Characters; of 1,303 real papers the longest abstract has 1,923. What is longer is no abstract but a whole paper, or
# meant to keep the machine busy, and is better put right by its owner than cut without a word.
LONGEST = {"id": 200, "title": 500, "abstract": 10_000}

_LITERALS = ("true", "false", "null", "NaN", "Infinity", "-Infinity")
_UNFINISHED = re.compile(r"|\.|[eE][+-]?|\\?u[0-9a-fA-F]{0,4}")  # what a cut leaves of a number or an escape
_WEB_URL = re.compile(r"""https?://[^\s<>"'`\\]+""", re.IGNORECASE)


def parse(data: bytes, what: str) -> object:
    """The value that the JSON text stands for; raises Unfit, naming it by `what`."""
    try:
        text = data.decode("utf-8-sig")
        return _decoder.decode(text)
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise Unfit(f"{what} is cut off; get it again") from error
        raise Unfit(f"{what} is not text in UTF-8; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        if _is_cut_off(error):
            raise Unfit(f"{what} is cut off; get it again") from error
        raise Unfit(f"{what} is not JSON from character {error.pos + 1} on; correct it or get it again") from error
    except RecursionError as error:
        raise Unfit(f"{what} is nested too deeply; leave it out or get it again") from error


def required(record: Mapping[str, object], key: str, called: str) -> str:
    """The field's text on one line; raises Unfit if it is missing, empty, too long or no text."""
    value = record.get(key)
    if value is None:
        raise Unfit(f"the {called} is missing; every paper needs an id, a title and an abstract")
    line = _line(value, called)
    if not line:
        raise Unfit(f"the {called} is empty; every paper needs an id, a title and an abstract")
    return fitting(line, called)


def fitting(line: str, called: str) -> str:
    """The line; raises Unfit if it is longer than what it is called ever is."""
    if len(line) > LONGEST[called]:
        raise Unfit(f"the {called} has {len(line):,} characters; shorten it to at most {LONGEST[called]:,}")
    return line


def optional(record: Mapping[str, object], key: str) -> str:
    """The field's text on one line, empty if there is none; raises Unfit if it is no text."""
    value = record.get(key)
    return "" if value is None else _line(value, key)


def several(record: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The texts of a list, or of one text that parts them by ";" or else ","; raises Unfit if it is neither."""
    value = record.get(key)
    if value is None:
        return ()
    if isinstance(value, str):
        value = value.split(";" if ";" in value else ",")
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Unfit(f'the {key} are no list of texts; write them as ["…", "…"]')
    return tuple(filter(None, (_line(item, key) for item in value)))


def count(record: Mapping[str, object], key: str) -> int | None:
    """The field's number, None if there is none; raises Unfit unless it is whole and 0 or more."""
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Unfit(f"the {key} are not a whole number of 0 or more; correct them or leave them out")
    return value


def day(record: Mapping[str, object], key: str) -> date | None:
    """The field's date, None if there is none; raises Unfit unless it is an ISO date, or begins with one."""
    line = optional(record, key)
    try:
        return date.fromisoformat(re.split("[T ]", line)[0]) if line else None
    except ValueError as error:
        raise Unfit(f"the {key} “{line[:40]}” is no day; write it as YYYY-MM-DD") from error


def paper_id(text: str) -> str:
    """The bare id if it is arXiv's, else the text as it is."""
    return arxiv_id(text) or text


def web_url(text: str) -> str:
    """The address if it is http or https, else empty."""
    try:
        return text if _WEB_URL.fullmatch(text) and text.isprintable() and urlsplit(text).hostname else ""
    except ValueError:  # such as half an IPv6 address
        return ""


def _line(value: object, called: str) -> str:
    if not isinstance(value, str):
        raise Unfit(f"the {called} is not text; write it in quotation marks")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Unfit(f"there is half a character (a lone surrogate) in the {called}; correct it") from error
    return clean(value)


def _is_cut_off(error: json.JSONDecodeError) -> bool:
    rest = error.doc[error.pos :].rstrip()
    return (
        error.msg.startswith("Unterminated string")
        or any(literal.startswith(rest) for literal in _LITERALS)
        or _UNFINISHED.fullmatch(rest) is not None
    )


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) <= DIGITS else float(digits)


_decoder = json.JSONDecoder(parse_int=_whole_number, strict=False)  # control characters are cleaned away later
