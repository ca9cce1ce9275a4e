"""What every export of a digest says in the same words, and the foreign texts in it made fit to show."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from assistant.latex import readable
from assistant.links import web
from assistant.text import clean
from assistant.titles import short
from assistant.types import Citation, Digest, Line, Paper, Rising, Theme
from assistant.wording import capital, count, figure, join, span

# Authors beyond these are counted: one paper has 664.
AUTHORS_NAMED = 3
WEEK = timedelta(days=7)
LISTS = "https://huggingface.co/papers"
# Half of a character outside the basic plane, and what XML forbids: no file or mail can carry them.
_UNWRITABLE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_MARK = re.compile(r"\s*\[(\d{1,4})\]")


def shown(text: str) -> str:
    """Foreign text on one line, its formulas readable, without anything invisible or unwritable."""
    return clean(readable(_UNWRITABLE.sub("", text)))


def title(digest: Digest) -> str:
    """The digest's name: "Daily Papers, Wednesday 10 June 2026"."""
    return f"Daily Papers, {period(digest)}"


def period(digest: Digest) -> str:
    """Its days: "Wednesday 10 June 2026", or "8–12 June 2026"."""
    days = span(digest.since, digest.until)
    return f"{digest.since:%A} {days}" if digest.since == digest.until else days


def coverage(digest: Digest) -> str:
    """How much of the list it holds: "31 of 31 papers, 6 themes"."""
    placed = sum(len(theme.lines) for theme in digest.themes)
    themes = f", {figure(len(digest.themes), 'theme')}" if len(digest.themes) > 1 else ""
    return f"{placed:,} of {figure(len(digest.papers), 'paper')}{themes}"


def heading(theme: Theme) -> str:
    """The theme's title; a digest of one theme has none."""
    return shown(theme.title) or "The papers"


def authors(paper: Paper) -> str:
    """Who wrote it: all of few, else the first and how many more; "" if the list does not say."""
    names = [name for name in map(shown, paper.authors) if name]
    if len(names) > AUTHORS_NAMED:
        names = [*names[: AUTHORS_NAMED - 1], f"{len(names) - AUTHORS_NAMED + 1:,} more"]
    return join(names)


def facts(paper: Paper, digest: Digest) -> list[str]:
    """What stands beside a paper: its upvotes, its days if the digest has several, who wrote it."""
    days = [day for day in paper.days if digest.since <= day <= digest.until] if digest.since != digest.until else []
    return [
        *([figure(paper.upvotes, "upvote")] if paper.upvotes else []),
        *([join([f"{day.day} {day:%b}" for day in days])] if days else []),
        *filter(None, (authors(paper), shown(paper.organization))),
    ]


def links(paper: Paper) -> list[tuple[str, str]]:
    """Where else it lives: what to call each place, and its address."""
    places = (("Code", web(paper.code_url)), ("Project", web(paper.project_url)))
    return [(name, address) for name, address in places if address]


def list_page(digest: Digest) -> str:
    """The list's own page; "" for several days, and for lists from elsewhere."""
    is_one = digest.since == digest.until and any(paper.source == "huggingface" for paper in digest.papers)
    return f"{LISTS}/date/{digest.since}" if is_one else ""


def rising(digest: Digest) -> str:
    """The heading of the rising topics, which are those of a week at least."""
    return "Rising this week" if digest.until - digest.since < WEEK else "Rising"


def share(rising: Rising) -> str:
    """How a topic rose: "6% of the papers, up from 2% in the four weeks before (9 of 147, 12 of 610)"."""
    before = f"up from {_percent(rising.earlier, rising.among_earlier)}" if rising.earlier else "none"
    counts = f"{rising.papers:,} of {rising.among:,}, {rising.earlier:,} of {rising.among_earlier:,}"
    return f"{_percent(rising.papers, rising.among)} of the papers, {before} in the four weeks before ({counts})"


def summary(theme: Theme) -> Iterator[str | Citation]:
    """The theme's summary in pieces: text, and the citations that its numbers stand for."""
    cited = {citation.number: citation for citation in theme.citations}
    text = shown(theme.summary)
    end = 0
    for match in _MARK.finditer(text):
        if citation := cited.get(int(match[1])):
            yield text[end : match.start()]
            yield citation
            end = match.end()
    yield text[end:]


def sources(theme: Theme) -> list[tuple[Citation, str]]:
    """The summary's citations, each with its quote; "" where the summary itself, or a title, says it already."""
    said = shown(theme.summary).casefold()
    return [
        (citation, "" if _core(citation.quote) in said or citation.quote == citation.paper.title else citation.quote)
        for citation in theme.citations
    ]


def support(line: Line) -> str:
    """The sentence behind a line; "" where the line is that sentence."""
    return shown(line.quote) if _is_worded(line) else ""


def name(citation: Citation) -> str:
    """What to call a cited paper, whose whole title stands in the theme."""
    return shown(short(citation.paper.title))


def closing(digest: Digest) -> list[str]:
    """What is to be known of the whole: the digest's notes, and who wrote it."""
    left_out = ""
    if digest.dropped:
        were, them = ("was", "it") if digest.dropped == 1 else ("were", "them")
        left_out = f" {capital(count(digest.dropped, 'sentence'))} {were} left out: no abstract supports {them}."
    return [*map(shown, digest.notes), _written(digest) + left_out]


def names(themes: Sequence[Theme]) -> list[str]:
    """The titles of those themes that have one."""
    return [name for theme in themes if (name := shown(theme.title))]


def _written(digest: Digest) -> str:
    """Who wrote it: a model seldom all of it, for quotes stand where it gave nothing that its sources support."""
    lines = [line for theme in digest.themes for line in theme.lines]
    summaries = [theme for theme in digest.themes if theme.summary]
    own_lines, own_summaries = sum(map(_is_worded, lines)), sum(map(_is_summed_up, summaries))
    if digest.writer == "quotes" or not own_lines + own_summaries:
        return "Every line is taken word for word from its paper’s abstract."
    by = f"Written by {shown(digest.writer)}"
    checked = "each sentence was checked against the abstract it cites"
    if (own_lines, own_summaries) == (len(lines), len(summaries)):
        return f"{by}; {checked}."
    shares = [f"{own_lines:,} of {figure(len(lines), 'line')}"]
    if own_summaries:
        shares.append(f"{own_summaries:,} of {len(summaries):,} summaries")
    return f"{by}: {join(shares)}; {checked}. The rest is quoted."


def _is_worded(line: Line) -> bool:
    return _core(line.text) not in shown(line.quote).casefold()


def _is_summed_up(theme: Theme) -> bool:
    """Whether the summary has sentences of its own; else it is quotes, in which no [3] stands for a citation."""
    said = shown(theme.summary).casefold()
    quotes = (re.sub(r"\[(\d+)\]", r"(\1)", _core(citation.quote)) for citation in theme.citations)
    return any(f"“{quote}" not in said for quote in quotes)


def _core(text: str) -> str:
    """What is left of a sentence however its ends were trimmed."""
    return shown(text).strip("…. ").casefold()


def _percent(part: int, whole: int) -> str:
    percent = 100 * part / max(whole, 1)
    return f"{percent:.1f}%" if percent < 1 else f"{percent:.0f}%"
