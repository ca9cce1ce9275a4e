"""The digest: every paper of some days, each in one theme, with a line of its own."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.digest import written
from assistant.digest.abstracts import abstracts
from assistant.digest.asking import Asking
from assistant.digest.pick import about, for_you, narrows
from assistant.digest.reply import answer
from assistant.digest.rising import risen
from assistant.digest.summary import quoted
from assistant.digest.telling import lines
from assistant.errors import AssistantError
from assistant.library import Library
from assistant.themes import Group, themes
from assistant.types import Array, Digest, Embed, Model, Paper, Source, Theme

__all__ = ["answer", "digest", "narrows", "of_days"]

# The most upvoted papers: five of a usual day, fewer of a short list.
TOP, ONE_OF = 5, 4


def of_days(
    since: date,
    until: date,
    topic: str,
    library: Library,
    embed: Embed,
    read: Callable[[Sequence[Paper]], list[Source]],
    model: Model | None,
    interests: Sequence[str] = (),
) -> Iterator[Digest]:
    """The growing digest of what is listed on these days, or of what of it is about a topic; the last is whole."""
    papers = library.papers(since, until)
    vectors = abstracts(papers, library, embed)
    if narrows(topic):
        chosen = about(topic, papers, vectors, embed)
        papers = [paper for paper, is_chosen in zip(papers, chosen, strict=True) if is_chosen]
        vectors = vectors[chosen]
    week = min(since, until - timedelta(days=6))
    yield from digest(
        papers,
        since,
        until,
        vectors,
        embed=embed,
        read=read,
        model=model,
        week=library.papers(week, until),
        earlier=library.papers(week - timedelta(weeks=4), week - timedelta(days=1)),
        interests=interests,
    )


def digest(
    papers: Sequence[Paper],
    since: date,
    until: date,
    vectors: Array,
    *,
    embed: Embed,
    read: Callable[[Sequence[Paper]], list[Source]],
    model: Model | None,
    week: Sequence[Paper] = (),
    earlier: Sequence[Paper] = (),
    interests: Sequence[str] = (),
) -> Iterator[Digest]:
    """A digest that grows theme by theme; the last is whole.

    `vectors` has a row of unit length for each paper; `week` are the papers of the week up to the last day, `earlier`
    those of the four weeks before.
    """
    groups = themes(papers, vectors, embed)
    _check(groups, papers)
    asking = Asking(model) if model else None
    made = Digest(
        since,
        until,
        tuple(paper for group in groups for paper in group.papers),
        top=_top(papers),
        rising=risen(week, earlier),
        for_you=for_you(interests, papers, vectors, embed),
        writer=(asking.name() if asking else "") or "quotes",
    )
    yield made
    cited = 0
    for group in groups:
        theme = _theme(group, cited + 1, [other.title for other in made.themes], asking, read, embed)
        cited += len(theme.citations)
        made = replace(made, themes=(*made.themes, theme))
        if asking:
            notes = (f"{asking.failure} What it did not write is quoted.",) if asking.failure else ()
            made = replace(made, notes=notes, dropped=asking.dropped, tokens=asking.tokens)
        yield made


def _theme(
    group: Group,
    first: int,
    titles: Sequence[str],
    asking: Asking | None,
    read: Callable[[Sequence[Paper]], list[Source]],
    embed: Embed,
) -> Theme:
    """The group's theme, its citations numbered from `first` on; quotes stand where the model gave nothing."""
    verbatim = lines(group.papers)
    text, citations = quoted(group, verbatim, first)
    theme = Theme(group.title, text, citations, tuple(line for line, _ in verbatim))
    if asking is None or not asking.is_up():
        return theme
    sources = [source for source in read(group.papers) if source.sentences]
    said = written.lines(sources, asking, embed)
    theme = replace(theme, lines=tuple(said.get(line.paper.id, line) for line in theme.lines))
    if not said:
        return theme
    title, worded = written.theme(group.title, theme.lines, sources, first, asking, embed)
    if title not in titles:
        theme = replace(theme, title=title)
    return replace(theme, summary=worded.text, citations=worded.citations) if worded.text else theme


def _top(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    liked = sorted((paper for paper in papers if paper.upvotes), key=lambda paper: (-(paper.upvotes or 0), paper.id))
    return tuple(liked[: min(TOP, len(papers) // ONE_OF)])


def _check(groups: Sequence[Group], papers: Sequence[Paper]) -> None:
    """Raises an error unless every paper stands in exactly one theme."""
    placed = Counter(paper.id for group in groups for paper in group.papers)
    wrong = sorted({id for id, count in (placed - Counter({p.id: 1 for p in papers})).items() if count}) + sorted(
        {paper.id for paper in papers} - placed.keys()
    )
    if wrong:
        raise AssistantError(
            f"The digest would not hold every paper exactly once: {', '.join(wrong[:5])}. Please report it."
        )
