"""A conversation as Markdown to take along: questions, answers, and the references they rest on."""

from collections.abc import Iterator

from assistant import links
from assistant.latex import readable
from assistant.types import Answer, Citation
from assistant.wording import escape, span
from ui import texts
from ui.conversation import Exchange


def answer(exchange: Exchange) -> str:
    """What was answered, with [1] for its references, which follow: title, address, and the quoted sentence."""
    if exchange.answer is None:
        return exchange.notice
    label = texts.LABELS.get(exchange.answer.status, "")
    parts = (
        label and f"**{label}**",
        exchange.answer.text,
        " ".join(_remarks(exchange.answer)),
        exchange.notice,
        "\n".join(map(_reference, exchange.answer.citations)),
    )
    return "\n\n".join(filter(None, parts))


def question(exchange: Exchange) -> str:
    """The question as a heading."""
    return f"## {escape(exchange.question)}"


def _remarks(answer: Answer) -> Iterator[str]:
    yield from (note if note[-1:] in ".!?…”" else f"{note}." for note in map(escape, answer.notes))
    if answer.writer != "quotes":
        yield texts.WRITTEN_BY.format(writer=escape(answer.writer))
    if days := span(answer.since, answer.until) if answer.kind != "talk" else "":
        yield f"{texts.SEARCHED} {days}."


def _reference(citation: Citation) -> str:
    title = escape(readable(citation.paper.title))
    quote = "" if citation.quote == citation.paper.title else f" “{escape(citation.quote)}”"
    stop = "" if title[-1:] in ".?!" else "."
    return " ".join(filter(None, (f"[{citation.number}] {title}{stop}", links.page(citation.paper)))) + quote
