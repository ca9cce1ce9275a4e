"""Turns values into the Markdown and HTML that the page shows; what came from elsewhere is escaped."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape as escape_html
from itertools import groupby

from assistant import links
from assistant.latex import readable
from assistant.terminal import as_text
from assistant.types import Answer, Citation, Day, Paper
from assistant.wording import count, day, figure, join, span
from ui import evidence, fill, texts
from ui.markup import chip, cited, link, plain

FEW = 5  # quotes are read at a glance; more are folded away


def answer(answer: Answer, follow_ups: Sequence[str] = (), *, last: bool = False) -> str:
    """The answer with its numbers linked: first what it falls short of, last what was searched, and its sources.

    The `last` of a conversation offers to change the days, and `follow_ups`.
    """
    parts = (
        *_said(_unlisted(answer) if last and follow_ups else answer),
        _remarks(answer),
        fill.html("searched", days=_days(answer), can_change=last) if _days(answer) else "",
        _sources(answer) if answer.citations else "",
        _evidence(answer.citations),
        fill.html("follow_ups", questions=follow_ups) if last and follow_ups else "",
    )
    return "\n\n".join(filter(None, parts))


def growing(answer: Answer) -> str:
    """An answer that is not whole yet, under it a sign that more comes."""
    return "\n\n".join([*filter(None, _said(answer)), _evidence(answer.citations), waiting(texts.WRITING)])


def waiting(text: str) -> str:
    """A sign that something is being done."""
    return fill.html("waiting", text=text)


def header(papers: int, days: Sequence[Day], is_sample: bool, asks: str = "") -> str:
    """The head of the page as HTML: what is loaded, and where questions go (`asks`, a host)."""
    listed = f", {span(days[0].day, days[-1].day)}" if days else ""
    loaded = figure(papers, "paper") + listed if papers else texts.NONE_LOADED
    badge = f'<span class="badge" title="{escape_html(texts.SAMPLE)}">{texts.IS_SAMPLE}</span> ' if is_sample else ""
    add = "" if papers and not is_sample else f' <span class="add">{texts.ADD_OWN}</span>'
    private = texts.GOES_TO.format(asks=escape_html(asks)) if asks else texts.STAYS
    return f'<header><h1>Daily Papers</h1><p>{badge}{loaded}{add}</p><p class="promise">{private}</p></header>'


def welcome(is_sample: bool, is_written: bool = False) -> str:
    """What an empty conversation says: what an answer is."""
    answers = texts.ARE_WRITTEN if is_written else texts.ARE_QUOTES
    return texts.WELCOME + answers.format(read=texts.SAMPLE_READ if is_sample else texts.READ)


def _unlisted(answer: Answer) -> Answer:
    """Small talk without the questions that it lists, which are its follow-ups."""
    if answer.kind != "talk":
        return answer
    return replace(answer, text="\n".join(line for line in answer.text.splitlines() if not line.startswith("- ")))


def _said(answer: Answer) -> tuple[str, str]:
    label = texts.LABELS.get(answer.status, "")
    return label and f"***{label}***", cited(answer.text, answer.citations)


def _remarks(answer: Answer) -> str:
    """What was assumed, what went wrong and was left out, and who wrote it if no sentence is a quote."""
    writer = [] if answer.writer == "quotes" else [texts.WRITTEN_BY.format(writer=answer.writer)]
    remarks = " ".join([*map(_sentence, answer.notes), *map(plain, writer)])
    return remarks and f"*{remarks}*"


def _sentence(note: str) -> str:
    return plain(note if note[-1:] in ".!?…”" else f"{note}.")


def _days(answer: Answer) -> str:
    return span(answer.since, answer.until) if answer.kind != "talk" else ""


def _sources(answer: Answer) -> str:
    """Each paper cited, with its links and days, and under it the quotes that the answer itself does not say."""
    citations, said = answer.citations, as_text(answer.text)
    groups = [list(group) for _, group in groupby(citations, key=lambda citation: citation.paper.id)]
    papers = count(len({citation.paper.id for citation in citations}), "paper")
    quotes = sum(not _is_title(citation) for citation in citations)
    summary = f"Sources: {count(quotes, 'quote')} from {papers}" if quotes else f"Sources: {papers}"
    opening = "<details open>" if len(citations) <= FEW else "<details>"
    return "\n".join(
        (f"{opening}<summary>{summary}</summary>\n", *(_source(group, said) for group in groups), "\n</details>")
    )


def _source(group: Sequence[Citation], said: str) -> str:
    paper = group[0].paper
    told = [_is_title(citation) or readable(citation.quote) in said for citation in group]
    # In the text of a link, Gradio's Markdown takes the backslashes off brackets and reads them again.
    title = plain(readable(paper.title)).replace(r"\[", "&#91;").replace(r"\]", "&#93;")
    numbers = "".join(f"{chip(citation)} " for citation, is_told in zip(group, told, strict=True) if is_told)
    days = join([day(listed).replace(" ", "\u00a0") for listed in paper.days])  # none is broken by a line's end
    head = (link(title, links.page(paper)), days, *_beside(paper))
    quotes = [
        f"  - {chip(citation)} “{plain(citation.quote)}”"
        for citation, is_told in zip(group, told, strict=True)
        if not is_told
    ]
    return "\n".join([f"- {numbers}{' · '.join(filter(None, head))}", *quotes])


def _beside(paper: Paper) -> tuple[str, ...]:
    addresses = {texts.CODE: links.web(paper.code_url), texts.PROJECT: links.web(paper.project_url)}
    return tuple(link(name, address) for name, address in addresses.items() if address)


def _evidence(citations: Sequence[Citation]) -> str:
    return evidence.articles(citations) if citations else ""


def _is_title(citation: Citation) -> bool:
    return citation.quote == citation.paper.title
