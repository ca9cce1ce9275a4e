"""Questions that go on from the one before: "and yesterday?", "only the ones with code", "what about robots?"."""

import re

from assistant.dates import Span, back, period
from assistant.dates.patterns import matcher
from assistant.question.vocabulary import own_content, speaks_of_papers, words

_LONGEST = 9  # words; more is a question of its own
_SHORT = 5  # words; more, and "in" or "for" opens a question of its own
_MARK = matcher(
    r"^\W*(?:(?:and|or|but|also|plus|then|now|ok(?:ay)?|so|no|maybe|actually|please)\b[\s,]*)*"
    r"(?:(?:what|how) about\b|what of\b|only\b|just\b|instead\b|(?:the )?same\b(?: (?:thing|question))?(?: (?:for"
    r"|but))?"
    r"|(?:do (?:the same|that|it)|(?:limit|restrict|narrow|filter)(?: (?:it|them|that|this))?(?: down)?)"
    r"(?: (?:to|by|for|with))?)?\s*"
)
_ASKS = matcher(
    r"\b(?:what|which|who|whose|how|why|when|where|is|are|was|were|am|do|does|did|can|could|has|have|had|will|would"
    r"|should)\b",
    r"^\W*(?:tell|explain|summari[sz]e|list|show|give|compare|describe|find|search|recommend|suggest|count|rank)\b",
)
_QUESTION_WORD = matcher(r"\W*(?:what|who|how|why)\b")
_PREPOSITION = matcher(r"^\W*(?:with|without|by|for|in|on|from|about|excluding|except|not|using|at)\s")
_ONES = matcher(
    r"\b(?:ones?|those) (?:with|without|by|from|about|on|that|which|using|in|for|of|whose)\b",
    r"\b(?:any|which) with\b",
)
_OF_THEM = matcher(r"\b(?:of (?:them|these|those)|which ones?)\b")
_LIBRARY = matcher(r"\b(?:lists|days|dates|library)\b", r"\b(?:do|have) you (?:have|hold|know|got|cover)\b")
_MORE = matcher(
    r"^\W*(?:(?:and|are there|is there|any|show(?: me)?|give me|find(?: me)?|what|list|some|tell me) )*"
    r"(?:more(?: (?:papers|results|of (?:them|these|those)))?|(?:any )?others?(?: papers| ones)?|else|anything else)"
    r"\W*$"
)
_ALWAYS = matcher(
    r"^\W*(?:(?:and|but|what about|how about|in|over|across|for|from|of|search|through) )*"
    r"(?:all(?: (?:the )?(?:time|lists|days|papers|dates))?|(?:the )?(?:whole|entire) (?:library|list|time"
    r"|archive|period)"
    r"|any (?:day|time|date)|ever|overall|everything)\W*$"
)
# "the day after"; "the week before last" and "the day after the conference" are days of another kind.
_BESIDE = matcher(
    r"\b(?:(?:on|for|in|from) )?the "
    r"(?:(?P<unit>day|week|month) (?P<way>before|after)|(?P<side>previous|following|next) (?P<of>day|week|month))"
    r"(?: that| this)?(?=\W*$|,)"
)
_NARROWS = matcher(r"\b(?:only|just|same|limit|restrict|narrow|filter)\b")
_ELLIPTIC = matcher(r"^\W*(?:and|but|or)\b", r"\bhow many\W*$")
_HOW_MANY = matcher(r"\bhow many\b")
# What a question that only names other days is made of, its date left out.
_CONNECTING = frozenset(
    """
    actually again also and any anything about as back but can compare did do does for from go how i in instead it
    just let limit list lists make maybe me mean meant narrow no now of ok okay on one ones only or please plus question
    rather restrict same search so something than that the then there thing this those to too versus was well were what
    which with yes you until since
    """.split()
)
# A request of its own takes the place of the one before: "how many papers …", then "list them".
_REQUEST = matcher(r"\b(?:how many|which|list|rank|sort|count|top|most|show)\b")
_HEAD = matcher(r"^\W*(?:how many|which|what|list|count|rank|sort|summari[sz]e|show(?: me)?|give me) ")
_TOPIC = matcher(r"^(.*\b(?:about|on|regarding|concerning) )\S.*$")
_ABOUT = matcher(r"^(?:about|on) ")


def beside(text: str, span: Span) -> tuple[Span, str] | None:
    """The days beside those asked for before, and what else the text says, for "and the day before?"."""
    move = _BESIDE.search(text)
    if move is None or span.since is None or span.until is None:
        return None
    unit = (move["unit"] or move["of"]).lower()
    step = 1 if (move["way"] or move["side"]).lower() in ("before", "previous") else -1
    since, until = back(span.since, step, unit), back(span.until, step, unit)
    if unit != "day":
        since, until = period(unit, since)
    return Span(since, until, is_day=since == until), f"{text[: move.start()].rstrip()}{text[move.end() :]}"


def goes_on(text: str) -> bool:
    """Whether the text leans on the question before, as "and how many?" does."""
    return _ELLIPTIC.search(text) is not None


def names_days_only(text: str) -> bool:
    """Whether a text, its dates left out, says nothing else."""
    return all(word in _CONNECTING for word in words(text)) and not _HOW_MANY.search(text)


def asks_without_days(text: str) -> bool:
    """Whether the text only takes back a restriction to days."""
    return _ALWAYS.match(text) is not None


def asks_for_more(text: str) -> bool:
    """Whether the text asks for more of what the last answer gave."""
    return _MORE.match(text) is not None


def addition(text: str) -> str | None:
    """What the text adds to the question before it, or None where it is a question of its own."""
    mark = _MARK.match(text)
    rest = text[mark.end() :] if mark else text
    marked = mark is not None and re.search(r"\w", mark[0]) is not None
    count = len(words(rest))
    if not 0 < count <= _LONGEST:
        return None
    if _ONES.search(rest) and not _QUESTION_WORD.match(rest):
        return rest
    if _OF_THEM.search(text):
        return text
    led = _PREPOSITION.match(rest) is not None and count <= _SHORT
    return rest if (marked or led) and not _ASKS.search(rest) else None


def adds_nothing(text: str) -> bool:
    """Whether the text has no subject of its own, as "why?" and "who are the authors?"."""
    return not own_content(text) and not speaks_of_papers(text) and not _LIBRARY.search(text)


def renews(text: str) -> bool:
    """Whether the text asks the question before of another topic: "and on robots?", but not "only robots"."""
    return not _NARROWS.search(text)


def together(before: str, rest: str, renewed: bool = False) -> str:
    """The question before with what is added: another topic takes the place of the old one.

    Where it is `renewed` nothing is left of a topic that the question before does not mark as such.
    """
    before, rest = before.rstrip(" ?.!,;:"), rest.strip(" ?.!,;:")
    topic, filters = _ABOUT.sub("", rest), (_PREPOSITION, _ONES, _OF_THEM, _ASKS)
    old = _TOPIC.match(before)
    if old and own_content(topic) and not any(pattern.search(topic) for pattern in filters):
        return old[1] + topic
    if renewed and own_content(topic) and not any(pattern.search(topic) for pattern in filters):
        return f"papers on {topic}" if speaks_of_papers(before) else topic
    if _REQUEST.search(rest):
        before = _HEAD.sub("", before)
    return f"{before} {rest}".strip()
