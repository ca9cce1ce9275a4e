"""A digest as an answer in the chat: short enough to read there, every line cited."""

import re
from collections.abc import Iterator, Sequence

from assistant.latex import readable
from assistant.titles import is_like_a_name, name
from assistant.types import Answer, Citation, Digest, Line, Paper, Query, Rising, Theme
from assistant.wording import capital, count, escape, figure, join, number, span, when

# Of so many papers each has its line; of more each theme shows a few and names the others, of still more counts them.
ALL_LINES, ALL_NAMES = 20, 60
LINES = 3
TOP = 3
_MARK = re.compile(r"\[(\d{1,4})\]")


def answer(query: Query, digest: Digest, topic: str = "", among: int = 0) -> Answer:
    """The digest so far; with a topic it holds those papers, of `among` listed, that are about it."""
    cited: list[Citation] = []
    blocks = [_head(digest, topic, among), *(_theme(theme, digest, cited) for theme in digest.themes)]
    whole = sum(len(theme.lines) for theme in digest.themes) == len(digest.papers)
    return Answer(
        "\n\n".join([*blocks, *(_end(digest, topic) if whole else [])]),
        "supported" if digest.papers else "not_in_list",
        query.kind,
        query.since,
        query.until,
        (*query.notes, *digest.notes),
        tuple(cited),
        writer=digest.writer,
        dropped=digest.dropped,
        tokens=digest.tokens,
    )


def _head(digest: Digest, topic: str, among: int) -> str:
    days, total = span(digest.since, digest.until), len(digest.papers)
    if topic and among:
        some, are = capital(number(total)) if total else "None", "are" if total > 1 else "is"
        return f"{some} of the {count(among, 'paper')} of {days} {are} about “{escape(topic)}”."
    if not total:
        return f"Nothing was listed {when(digest.since, digest.until)}."
    text = (
        f"{capital(count(total, 'paper'))} {'was' if total == 1 else 'were'} listed {when(digest.since, digest.until)}."
    )
    liked = [f"{_called(paper)} ({figure(paper.upvotes or 0, 'upvote')})" for paper in digest.top[:TOP]]
    return f"{text} Most upvoted: {join(liked)}." if liked else text


def _theme(theme: Theme, digest: Digest, cited: list[Citation]) -> str:
    """The theme's title, summary and lines; what they cite is added to `cited`."""
    head = f"**{escape(readable(theme.title))}** ({len(theme.lines)})" if theme.title else ""
    shown = theme.lines if len(digest.papers) <= ALL_LINES else theme.lines[:LINES]
    summary = _summary(theme, cited)
    lines = [_line(line, cited) for line in shown]
    opening = ": ".join(filter(None, (head, summary)))
    return "\n".join([opening, "", *lines, *_others(theme.lines[len(shown) :], digest)])


def _summary(theme: Theme, cited: list[Citation]) -> str:
    """The summary with the numbers that its citations have in the answer."""
    known = {citation.number: citation for citation in theme.citations}
    pieces: list[str] = []
    end = 0
    for mark in _MARK.finditer(theme.summary):
        if citation := known.get(int(mark[1])):
            before = theme.summary[end : mark.start()].strip()
            pieces += [escape(readable(before)), f"[{_number(citation.paper, citation.quote, cited)}]"]
            end = mark.end()
    return " ".join(filter(None, [*pieces, escape(readable(theme.summary[end:].strip()))]))


def _line(line: Line, cited: list[Citation]) -> str:
    return f"- **{_called(line.paper)}:** {escape(readable(line.text))} [{_number(line.paper, line.quote, cited)}]"


def _number(paper: Paper, quote: str, cited: list[Citation]) -> int:
    """The number under which a quote is cited; a new one is added."""
    for citation in cited:
        if (citation.paper.id, citation.quote) == (paper.id, quote):
            return citation.number
    cited.append(Citation(len(cited) + 1, paper, quote))
    return len(cited)


def _others(lines: Sequence[Line], digest: Digest) -> Iterator[str]:
    if lines and len(digest.papers) <= ALL_NAMES:
        yield f"- Also: {join([_called(line.paper) for line in lines])}."
    elif lines:
        yield f"- And {number(len(lines))} more."


def _end(digest: Digest, topic: str) -> Iterator[str]:
    if digest.rising:
        yield f"**Rising:** {join([_rise(topic) for topic in digest.rising])}."
    if digest.for_you:
        picks = [f"{_called(pick.paper)} ({escape(pick.because)})" for pick in digest.for_you]
        yield f"**For you:** {join(picks)}."
    if len(digest.papers) > ALL_LINES and not topic:
        days = (
            f"--day {digest.since}"
            if digest.since == digest.until
            else f"--since {digest.since} --until {digest.until}"
        )
        yield f"Every paper with its line: `assistant digest {days}`."


def _rise(topic: Rising) -> str:
    now, before = f"{topic.papers} of {topic.among:,}", f"{topic.earlier} of {topic.among_earlier:,}"
    return f"{escape(readable(topic.topic))} ({now} papers, {before} in the four weeks before)"


def _called(paper: Paper) -> str:
    """What to call a paper: by its name, if it is written as one, else by its title."""
    own = name(paper.title)
    return escape(readable(own if own and is_like_a_name(own) else paper.title))
