"""Papers in the order and number asked for."""

from collections.abc import Sequence

from assistant.listing import scope
from assistant.listing.request import Order, Request
from assistant.types import Answer, Citation, Hit, Paper, Query
from assistant.wording import capital, day, escape, figure, join, number

_SHOWN = 20  # a longer list is not read
_AT_A_GLANCE = 5  # under a count of more than are shown
_NAMES: dict[Order, str] = {"most": "most upvoted", "least": "least upvoted", "newest": "newest", "oldest": "oldest"}
_BY_UPVOTES: tuple[Order, ...] = ("most", "least")
_EXTREMES: dict[Order, str] = {
    "most": "the most upvotes",
    "least": "the fewest upvotes",
    "newest": "the latest day",
    "oldest": "the earliest day",
}


def answer(query: Query, asked: Request, found: Sequence[Paper], subject: str, share: str) -> Answer:
    """The list of the papers found; `subject` says which these are, `share` how many of all they are."""
    rated = [paper for paper in found if paper.upvotes is not None]
    order = _order(asked.order, bool(rated), query)
    if asked.order in _BY_UPVOTES and asked.limit:
        if not rated:
            return Answer(f"The lists give no upvotes for {subject}, so nothing ranks them.", "not_in_list", query.kind)
        found = rated
    ranked = sorted(found, key=lambda paper: (_place(paper, order, query), -(paper.upvotes or 0), paper.title))
    best = [paper for paper in ranked if _place(paper, order, query) == _place(ranked[0], order, query)]
    wanted = best if asked.limit == 1 else ranked[: asked.limit]
    shown = wanted[: _AT_A_GLANCE if asked.counts and len(wanted) > _SHOWN else _SHOWN]
    if asked.limit == 1 < len(ranked):
        lead = _first(best, len(ranked), order, query, subject)
    elif len(wanted) == len(ranked):
        lead = share + (f" {_total(rated)}" if asked.totals else "") + _heading(shown, wanted, order)
    else:
        lead = f"The {number(len(wanted))} {_NAMES[order]} of {subject}:"
    more = _rest(shown, wanted) if len(shown) < len(wanted) else _tied(ranked, wanted, order, query)
    return Answer(
        "\n\n".join(filter(None, (lead, _lines(shown, query), more))),
        "supported",
        query.kind,
        citations=tuple(Citation(n, paper, paper.title) for n, paper in enumerate(shown, 1)),
        hits=tuple(Hit(paper, 1.0) for paper in shown),
    )


def _order(asked: Order | None, rated: bool, query: Query) -> Order:
    """The order asked for if it tells these papers apart, else the most upvoted or the newest first."""
    within_a_day = query.since is not None and query.since == query.until
    if asked in _BY_UPVOTES:
        return asked if rated else "newest"
    return asked if asked and not within_a_day else "most" if rated else "newest"


def _place(paper: Paper, order: Order, query: Query) -> tuple[bool, int]:
    """Where the paper stands in the order, first places first; what has no upvotes or days stands last."""
    if order in _BY_UPVOTES:
        value = paper.upvotes
    else:
        days = scope.days(paper, query)
        value = days[-1 if order == "newest" else 0].toordinal() if days else None
    return value is None, (value or 0) * (1 if order in ("least", "oldest") else -1)


def _first(best: Sequence[Paper], ranked: int, order: Order, query: Query, subject: str) -> str:
    if order in _BY_UPVOTES:
        has, value = f"has {_upvotes(best[0])}", f"{best[0].upvotes:,} each"
    else:
        value = day(scope.days(best[0], query)[-1 if order == "newest" else 0])
        has = f"was listed on {value}"
    if len(best) == 1:
        return f"The {_NAMES[order]} of {subject} {has}:"
    who = subject if len(best) == ranked else f"{number(len(best))} of {subject}"
    return f"{capital(who)} share {_EXTREMES[order]}, {value}:"


def _heading(shown: Sequence[Paper], wanted: Sequence[Paper], order: Order) -> str:
    if len(shown) < len(wanted):
        return f" The {number(len(shown))} {_NAMES[order]}:"
    return f" {capital(_NAMES[order])} first:" if len(shown) > 1 else ""


def _total(rated: Sequence[Paper]) -> str:
    if not rated:
        return "The lists give no upvotes for them."
    total = sum(paper.upvotes or 0 for paper in rated)
    return f"Together they have {total:,} upvotes, {total / len(rated):,.0f} each on average." if len(rated) > 1 else ""


def _lines(shown: Sequence[Paper], query: Query) -> str:
    details = (", ".join(filter(None, (_upvotes(paper), _days(paper, query)))) for paper in shown)
    return "\n".join(
        f"- **{escape(paper.title)}**{detail and f' — {detail}'} [{n}]"
        for n, (paper, detail) in enumerate(zip(shown, details, strict=True), 1)
    )


def _rest(shown: Sequence[Paper], wanted: Sequence[Paper]) -> str:
    return f"…and {len(wanted) - len(shown):,} more."


def _tied(ranked: Sequence[Paper], wanted: Sequence[Paper], order: Order, query: Query) -> str:
    last = _place(wanted[-1], order, query)
    more = sum(_place(paper, order, query) == last for paper in ranked[len(wanted) :])
    if not more or order not in _BY_UPVOTES:
        return ""
    return f"{capital(number(more))} more {'has' if more == 1 else 'have'} as many upvotes as the last of these."


def _upvotes(paper: Paper) -> str:
    return "" if paper.upvotes is None else figure(paper.upvotes, "upvote")


def _days(paper: Paper, query: Query) -> str:
    return join([day(listed) for listed in scope.days(paper, query)])
