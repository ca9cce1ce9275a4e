"""What other programs read: values as JSON documents, with days as ISO dates."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from assistant.types import Answer, Citation, Day, Digest, Hit, Line, Paper, State, Theme

Document = dict[str, Any]

_OF_A_PAPER = ("id", "title", "abstract", "authors", "url", "days", "upvotes", "source")


def answer(question: str, answer: Answer) -> Document:
    """An answer as `ask --json` prints it."""
    fields = ("text", "status", "kind", "since", "until", "notes", "writer", "dropped")
    return {
        "question": question,
        **{name: _plain(getattr(answer, name)) for name in fields},
        "tokens": asdict(answer.tokens),
        "citations": [_citation(citation) for citation in answer.citations],
        "hits": [{"id": hit.paper.id, "score": round(hit.score, 4)} for hit in answer.hits],
    }


def hits(query: str, hits: Sequence[Hit]) -> Document:
    """Hits as `search --json` prints them."""
    return {
        "query": query,
        "hits": [
            {
                "id": hit.paper.id,
                "title": hit.paper.title,
                "score": round(hit.score, 4),
                "days": _plain(hit.paper.days),
                "evidence": list(hit.evidence),
            }
            for hit in hits
        ],
    }


def digest(digest: Digest) -> Document:
    """A digest as `digest --json` prints it."""
    return {
        "since": digest.since.isoformat(),
        "until": digest.until.isoformat(),
        "papers": len(digest.papers),
        "themes": [_theme(theme) for theme in digest.themes],
        "top": [paper.id for paper in digest.top],
        "rising": [asdict(topic) for topic in digest.rising],
        "for_you": [{"id": pick.paper.id, "because": pick.because} for pick in digest.for_you],
        "notes": list(digest.notes),
        "writer": digest.writer,
        "dropped": digest.dropped,
        "tokens": asdict(digest.tokens),
    }


def papers(papers: Sequence[Paper]) -> Document:
    """Papers as `papers --json` prints them."""
    return {"papers": [{name: _plain(getattr(paper, name)) for name in _OF_A_PAPER} for paper in papers]}


def days(days: Sequence[Day]) -> Document:
    """List days as `days --json` prints them."""
    return {"days": [{"day": day.day.isoformat(), "papers": day.papers} for day in days]}


def state(state: State) -> Document:
    """The state as `status --json` prints it."""
    return {name: _plain(value) for name, value in asdict(state).items()}


def _theme(theme: Theme) -> Document:
    return {
        "title": theme.title,
        "summary": theme.summary,
        "citations": [_citation(citation) for citation in theme.citations],
        "papers": [_line(line) for line in theme.lines],
    }


def _line(line: Line) -> Document:
    paper = line.paper
    return {
        "id": paper.id,
        "title": paper.title,
        "line": line.text,
        "quote": line.quote,
        "url": paper.url,
        "upvotes": paper.upvotes,
    }


def _citation(citation: Citation) -> Document:
    paper = citation.paper
    return {
        "number": citation.number,
        "id": paper.id,
        "title": paper.title,
        "url": paper.url,
        "days": _plain(paper.days),
        "quote": citation.quote,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
