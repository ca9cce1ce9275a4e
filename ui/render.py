"""Turns values into the Markdown and HTML that the page shows; what came from elsewhere is escaped."""

import re
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote, urlsplit

from assistant.latex import readable
from assistant.text import arxiv_id
from assistant.types import Answer, Citation, Day, Paper, Status
from assistant.wording import count, day, escape, join, span

FEW = 5  # quotes are read at a glance; more are folded away
_LABELS: dict[Status, str] = {"partial": "Answered in part", "not_in_list": "Not in the list"}
# Our writers use bold type, lists, `code` and [1]; all else that Markdown would act on shows as it is.
_CODE = r"`[^`\n]+`"
_MARK = re.compile(rf"\\.|{_CODE}|\[(\d{{1,4}})\]|[\[\]<`~$@]|!(?=\[)|:(?=//)|(?<=www)\.", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(rf"{_CODE}|[^`\s]+|`")


def question(text: str) -> str:
    """A person's question, line by line as it was typed."""
    return "\n".join(_plain(line) for line in text.strip().splitlines())


def notice(text: str) -> str:
    """A plain message; its `commands` look like commands."""
    return _WORD.sub(lambda word: word[0] if _is_code(word[0]) else _plain(word[0]), text)


def answer(answer: Answer) -> str:
    """The answer with its numbers linked: first what it falls short of, last what was searched, and its sources."""
    label = _LABELS.get(answer.status, "")
    remarks = _remarks(answer)
    parts = (
        label and f"***{label}***",
        _linked(answer.text, answer.citations),
        remarks and f"*{remarks}*",
        _sources(answer.citations) if answer.citations else "",
    )
    return "\n\n".join(filter(None, parts))


def header(papers: int, days: Sequence[Day], is_sample: bool) -> str:
    """The head of the page as HTML: what is loaded, and what an answer is."""
    listed = f", {span(days[0].day, days[-1].day)}" if days else ""
    loaded = f"{papers:,} paper{'' if papers == 1 else 's'}{listed}." if papers else "No papers yet."
    badge = '<span class="badge">Sample list</span> ' if is_sample else ""
    add = "" if papers and not is_sample else " Add lists of your own: <code>assistant add PATH</code>"
    texts = "the sample’s texts (summaries in our own words, not the abstracts)" if is_sample else "the abstracts"
    return (
        f"<header><h1>Daily Papers</h1><p>{badge}{loaded}{add}</p>"
        f'<p class="promise">Answers are verbatim quotes from {texts}, each with its source. '
        "Nothing leaves this machine.</p></header>"
    )


def welcome(examples: Sequence[str]) -> str:
    """What an empty conversation says above the examples."""
    return "Try one of these, or ask in your own words." if examples else "Ask in your own words."


def _linked(text: str, citations: Sequence[Citation]) -> str:
    cited = {citation.number: citation for citation in citations}

    def mark(match: re.Match[str]) -> str:
        if match[0].startswith("\\") or _is_code(match[0]):
            return match[0]
        citation = cited.get(int(match[1])) if match[1] else None
        return _number(citation) if citation else re.sub(r"[^\w\s]", r"\\\g<0>", match[0])

    return _MARK.sub(mark, text)


def _is_code(text: str) -> bool:
    return text.startswith("`") and len(text) > 1


def _remarks(answer: Answer) -> str:
    days = span(answer.since, answer.until) if answer.kind != "talk" else ""
    return " ".join([*map(_plain, answer.notes), *([f"Searched {days}."] if days else [])])


def _sources(citations: Sequence[Citation]) -> str:
    """Each paper cited, with its links and days, and under it the numbered quotes."""
    groups = [list(group) for _, group in groupby(citations, key=lambda citation: citation.paper.id)]
    papers = count(len({citation.paper.id for citation in citations}), "paper")
    quotes = sum(not _is_title(citation) for citation in citations)
    summary = f"Sources: {count(quotes, 'quote')} from {papers}" if quotes else f"Sources: {papers}"
    opening = "<details open>" if len(citations) <= FEW else "<details>"
    return "\n".join((f"{opening}<summary>{summary}</summary>\n", *map(_source, groups), "\n</details>"))


def _number(citation: Citation) -> str:
    title = _plain(readable(citation.paper.title)).replace('"', r"\"")
    return _link(rf"\[{citation.number}\]", _page(citation.paper), title)


def _source(group: Sequence[Citation]) -> str:
    paper = group[0].paper
    # In the text of a link, Gradio's Markdown takes the backslashes off brackets and reads them again.
    title = _plain(readable(paper.title)).replace(r"\[", "&#91;").replace(r"\]", "&#93;")
    numbers = "".join(f"{_number(citation)} " for citation in group if _is_title(citation))
    head = (
        _link(title, _page(paper)),
        join([day(listed) for listed in paper.days]),
        _link("Code", _address(paper.code_url)) if _address(paper.code_url) else "",
        _link("Project", _address(paper.project_url)) if _address(paper.project_url) else "",
    )
    quotes = [f"  - {_number(citation)} “{_plain(citation.quote)}”" for citation in group if not _is_title(citation)]
    return "\n".join([f"- {numbers}{' · '.join(filter(None, head))}", *quotes])


def _plain(text: str) -> str:
    """Foreign text as Markdown that shows it as it is."""
    return _linked(escape(text), ())


def _is_title(citation: Citation) -> bool:
    return citation.quote == citation.paper.title


def _page(paper: Paper) -> str:
    """The paper's own page, else arXiv's; empty if there is neither."""
    return _address(paper.url) or (f"https://arxiv.org/abs/{arxiv_id(paper.id)}" if arxiv_id(paper.id) else "")


def _address(url: str) -> str:
    """The address as Markdown can carry it; empty unless it is one of the web that hides no other host."""
    try:
        parts = urlsplit(url)
        is_plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    except ValueError:  # such as half an IPv6 address
        return ""
    return quote(parts.geturl(), safe="/:?#@!$&+,;=%~", errors="replace") if is_plain else ""


def _link(text: str, address: str, title: str = "") -> str:
    if not address:
        return text
    return f'[{text}]({address} "{title}")' if title else f"[{text}]({address})"
