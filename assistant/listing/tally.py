"""How many papers each day, author or organisation has."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from assistant.listing import scope
from assistant.listing.request import Request, Rows
from assistant.types import Answer, Citation, Hit, Paper, Query
from assistant.wording import capital, count, day, escape, figure, join, number

_NOUNS: dict[Rows, str] = {"days": "day", "authors": "author", "organizations": "organisation"}
_ROWS = 5  # as many as one reads at a glance
_MOST_ROWS = 20  # a longer list is not read
_DAYS = 31  # a month, where days are told one after the other
_CITED = 4  # papers in a row; with five rows no more than in a list of papers
_NAMED = 3  # that share the first place are named, more are counted

Row = tuple[date | str, list[Paper]]


def answer(query: Query, asked: Request, found: Sequence[Paper], subject: str) -> Answer:
    """The papers found, counted by day, author or organisation; `subject` says which papers these are."""
    groups: dict[date | str, list[Paper]] = defaultdict(list)
    for paper in sorted(found, key=lambda paper: -(paper.upvotes or 0)):
        for key in _keys(paper, asked.rows, query):
            groups[key].append(paper)
    noun = _NOUNS[asked.rows]
    if not groups:
        return Answer(f"The lists name no {noun} for {subject}.", "not_in_list", query.kind)
    if asked.totals and all(paper.upvotes is None for paper in found):
        return Answer(f"The lists give no upvotes for {subject}.", "not_in_list", query.kind)
    sign = 1 if asked.order == "least" else -1
    rows = sorted(groups.items(), key=lambda row: (sign * _value(row[1], asked), str(row[0])))
    if asked.rows == "days" and asked.order is None:
        rows = sorted(groups.items(), key=lambda row: str(row[0]))
        shown, cited = rows[:_DAYS], 1
        lead = f"{capital(subject)} {'was' if len(found) == 1 else 'were'} listed on {count(len(rows), noun)}."
    else:
        shown = rows[: min(asked.limit or _ROWS, _MOST_ROWS)]
        cited = 1 if asked.rows == "days" else _CITED
        lead = f"{_total(rows, asked, found, subject)} {_caveat(asked, found, query)}".rstrip()
    papers = list(dict.fromkeys(paper for _, group in shown for paper in group[:cited]))
    numbers = {paper.id: n for n, paper in enumerate(papers, 1)}
    lines = "\n".join(_line(key, group, [numbers[paper.id] for paper in group[:cited]], asked) for key, group in shown)
    more = f"\n\n…and {count(len(rows) - len(shown), f'more {noun}')}." if len(rows) > len(shown) else ""
    return Answer(
        f"{lead}\n\n{lines}{more}",
        "supported",
        query.kind,
        citations=tuple(Citation(numbers[paper.id], paper, paper.title) for paper in papers),
        hits=tuple(Hit(paper, 1.0) for paper in papers),
    )


def _keys(paper: Paper, rows: Rows, query: Query) -> Sequence[date | str]:
    if rows == "days":
        return scope.days(paper, query)
    if rows == "authors":
        return list(dict.fromkeys(paper.authors))
    return [paper.organization] if paper.organization else []


def _value(group: Sequence[Paper], asked: Request) -> int:
    return sum(paper.upvotes or 0 for paper in group) if asked.totals else len(group)


def _total(rows: Sequence[Row], asked: Request, found: Sequence[Paper], subject: str) -> str:
    if asked.order or asked.rows == "days" or not asked.counts:
        return _extreme(rows, asked, subject)
    return f"{capital(subject)} {'has' if len(found) == 1 else 'have'} {count(len(rows), _NOUNS[asked.rows])}."


def _extreme(rows: Sequence[Row], asked: Request, subject: str) -> str:
    noun, value = _NOUNS[asked.rows], _value(rows[0][1], asked)
    first = [_name(key) for key, group in rows if _value(group, asked) == value]
    if value == 1 and len(first) == len(rows) > 1 and not asked.totals:
        return f"No {noun} has more than one of {subject}."
    who = join(first) if len(first) <= _NAMED else count(len(first), noun)
    have, each = ("has", "") if len(first) == 1 else ("have", " each")
    most = "fewest" if asked.order == "least" else "most"
    if asked.totals:
        return f"Of {subject}, those of {who} have the {most} upvotes together: {value:,}{each}."
    return f"{capital(who)} {have} the {most} of {subject}: {number(value)}{each}."


def _caveat(asked: Request, found: Sequence[Paper], query: Query) -> str:
    if asked.rows == "authors":
        return "Authors of the same name count as one."
    if asked.rows == "days":
        again = asked.totals and any(len(scope.days(paper, query)) > 1 for paper in found)
        return "A paper of several days has its latest upvotes on each." if again else ""
    unnamed = sum(not paper.organization for paper in found)
    missing = f" The lists name no organisation for {number(unnamed)} of them." if unnamed else ""
    return f"Universities, companies and labs count alike.{missing}"


def _line(key: date | str, group: Sequence[Paper], numbers: Sequence[int], asked: Request) -> str:
    papers = figure(len(group), "paper")
    if asked.totals:
        papers += f" with {figure(_value(group, asked), 'upvote')}"
    if isinstance(key, date):
        first = ", most upvoted" if len(group) > 1 else ""
        return f"- {day(key)} — {papers}{first}: **{escape(group[0].title)}** [{numbers[0]}]"
    return f"- {escape(key)} — {papers} {' '.join(f'[{n}]' for n in numbers)}"


def _name(key: date | str) -> str:
    return day(key) if isinstance(key, date) else escape(key)
