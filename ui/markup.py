"""Writes Markdown for the conversation; what came from elsewhere shows as it is and does nothing."""

import re
from collections.abc import Sequence

from assistant import links
from assistant.latex import readable
from assistant.types import Citation
from assistant.wording import escape
from ui import texts

# Our writers use bold type, lists, `code` and [1]; all else that Markdown would act on shows as it is.
_CODE = r"`[^`\n]+`"
# A space before a number, unless a list begins there: no number stands on a line alone.
_SPACE = r"(?:(?<=\w\w|[^\W\d][.,;:!?)”]) )?"
_MARK = re.compile(
    rf"\\.|{_CODE}|{_SPACE}\[(\d{{1,4}})\]|[\[\]<`~$@]|!(?=\[)|:(?=//)|(?<=www)\.", re.IGNORECASE | re.DOTALL
)
_WORD = re.compile(rf"{_CODE}|[^`\s]+|`")


def plain(text: str) -> str:
    """Foreign text as Markdown that shows it as it is."""
    return cited(escape(text), ())


def lines(text: str) -> str:
    """A person's text, line by line as it was typed."""
    return "\n".join(plain(line) for line in text.strip().splitlines())


def notice(text: str) -> str:
    """A plain message; its `commands` look like commands."""
    return _WORD.sub(lambda word: word[0] if _is_code(word[0]) else plain(word[0]), text)


def cited(text: str, citations: Sequence[Citation]) -> str:
    """A writer's Markdown, each [1] in it a link to what it cites."""
    by_number = {citation.number: citation for citation in citations}

    def mark(match: re.Match[str]) -> str:
        if match[0].startswith("\\") or _is_code(match[0]):
            return match[0]
        citation = by_number.get(int(match[1])) if match[1] else None
        if citation:
            return "\u00a0" * match[0].startswith(" ") + chip(citation)
        return re.sub(r"[^\w\s]", r"\\\g<0>", match[0])

    return _MARK.sub(mark, text)


def chip(citation: Citation) -> str:
    """A citation's number: script/evidence.js follows it to the panel, Ctrl and click to the paper's page."""
    title = texts.SOURCE.format(number=citation.number, title=plain(readable(citation.paper.title))).replace('"', r"\"")
    return link(rf"\[{citation.number}\]", links.page(citation.paper) or f"#source-{citation.number}", title)


def link(text: str, address: str, title: str = "") -> str:
    """A link to the address, which `links` has made safe; the text alone if there is none."""
    if not address:
        return text
    return f'[{text}]({address} "{title}")' if title else f"[{text}]({address})"


def _is_code(text: str) -> bool:
    return text.startswith("`") and len(text) > 1
