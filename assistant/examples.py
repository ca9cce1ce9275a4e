"""Questions to begin with, which the loaded papers answer well."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from assistant.titles import is_distinctive, name
from assistant.types import Day, Paper
from assistant.wording import day

COMMON = 0.25  # of the papers; what more of them share ("large language models") is no news
LIKED = 30  # papers to compare are among the most upvoted


def questions(papers: Sequence[Paper], days: Sequence[Day], today: date) -> list[str]:
    """About four questions: on a paper by its name, on the latest day, on a shared keyword, and between two papers."""
    liked = sorted(papers, key=lambda paper: -(paper.upvotes or 0))
    named = [paper for paper in liked if _is_name(name(paper.title))]
    found = [f"What is {name(paper.title)}?" for paper in named[:1]]
    if days and any(paper.upvotes for paper in papers):
        found.append(f"Most upvoted papers {_on(days[-1].day, today)}")
    keywords = _telling(papers)
    if keywords:
        found.append(f"What’s new on {keywords[0]}?")
    if pair := _alike(named[1:], keywords):
        found.append(f"How does {name(pair[0].title)} compare with {name(pair[1].title)}?")
    return found


def _is_name(text: str) -> bool:
    """Whether a question can carry the text as a name: no formula, and written as only names are."""
    return is_distinctive(text) and not set(text) & set("$\\{}")


def _on(listed: date, today: date) -> str:
    if listed == today:
        return "today"
    return "yesterday" if listed == today - timedelta(days=1) else f"of {day(listed)}"


def _telling(papers: Sequence[Paper]) -> list[str]:
    """The keywords that tell some papers from the rest, those of most papers first."""
    counts = Counter(keyword for paper in papers for keyword in set(paper.keywords) if " " in keyword)
    return [keyword for keyword, bearers in counts.most_common() if 1 < bearers <= COMMON * len(papers)]


def _alike(papers: Sequence[Paper], keywords: Sequence[str]) -> tuple[Paper, Paper] | None:
    """The two papers that share the most of these keywords, at least one."""
    known = {paper.id: set(paper.keywords) & set(keywords) for paper in papers[:LIKED]}
    pairs = combinations(papers[:LIKED], 2)
    shared = max(pairs, key=lambda pair: len(known[pair[0].id] & known[pair[1].id]), default=None)
    return shared if shared and known[shared[0].id] & known[shared[1].id] else None
