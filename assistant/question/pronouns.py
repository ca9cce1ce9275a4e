"""Pronouns that stand for papers of earlier answers, and those that do not."""

import re
from collections.abc import Iterator, Sequence

from assistant.dates.patterns import matcher
from assistant.question.vocabulary import own_content

PLURAL = ("they", "them", "these", "those", "their")

DAY = "§"  # stands where a question names a day
# What ends a phrase, so that nothing follows that the words before it belong to.
STOP = (
    r"(?=\s*(?:[?.!,;:)§]|$)| about\s*[?.!]*$| (?:and|or|with|to the|to it|in (?:more|detail|short|simple)|again"
    r"|also|too|say|says|do|find|finds|propose|proposes|achieve|achieves|work|works"
    r"|differ|compare|relate|agree|disagree|overlap|share|have in common)\b)"
)
_AUXILIARY = r"(?:does|do|did|is|are|was|were|has|have|had|can|could|would|will|might|should)(?:n't)?"
# "is it possible to…", "does it matter whether…"
_NOT_IDLE = (
    r"\b(?! (?:possible|true|(?:better|best) (?:to|if)|worth|necessary|important|easy|hard|difficult|likely|useful|fair"
    r"|safe|common|that|matter|make sense|help to|take|mean (?:to|that|for)|really)\b)"
)
_VERB = (
    r"(?:about|of|for|in|with|to|by|from|on|like|than|behind|as|explain|summari[sz]e|describe|compare|contrast|wrote"
    r"|write|read|cites?|citing|made|make|elaborate on|expand on|list|show|open|recap|rank|sort|rate|discuss|get|see|at"
    r"|download|access|use|used|find|published|released|count|evaluate|trained?"
    r"|who \w+)"
)
_PRONOUN = matcher(
    rf"\b{_AUXILIARY} (?P<subject>it|this|that|they|these|those|he|she){_NOT_IDLE}",
    rf"\b{_VERB} (?P<object>it|them|this|that|these|those){STOP}",
    r"\b(?P<owner>its|their|his|her) \w",
    r"^\W*(?:(?:and|but|so) )*(?P<start>it|they)\b",
)
# Behind one of these a pronoun can stand for a noun of the question itself.
_CLAUSE = matcher(r"[,;:]", r"\b(?:if|when|because|while|once|after|before|that|which|who|and|so|or|how)\b")
_FIRST_WORD = re.compile(r"^\W*\w+")
_THE = re.compile(r"\bthe\s*$", re.IGNORECASE)
_REPEATED = re.compile(r"\bit(?:[,\s]+(?:(?:and|or|with|to|vs\.?)\s+)?it)+\b")
_HOW_MUCH = matcher(r"^\W*(?:and )?how \w+ (?:is|are|was|were) $")


def pronouns(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The pronouns, in lower case, that nothing in the text itself can be meant by, and where they stand."""
    for match in _PRONOUN.finditer(text):
        place = match.lastgroup or ""
        before = text[: match.start(place)]
        nouns = own_content(before)
        if place == "owner":
            free = not nouns or _HOW_MUCH.match(before) is not None
        else:
            free = not nouns or (len(nouns) < 3 and not _CLAUSE.search(_FIRST_WORD.sub("", before)))
        if free:
            yield match, match[place].lower()


def in_place_of(text: str, places: Sequence[tuple[int, int, bool]]) -> str:
    """The text with pronouns in the place of words such as "the second one", which say nothing about a paper.

    `places` are ascending: where each stands, and whether it points at several papers.
    """
    for start, end, is_plural in reversed(places):
        text = f"{_THE.sub('', text[:start])} {'them' if is_plural else 'it'} {text[end:]}"
    text = re.sub(r" (?=[?.!,;:])", "", " ".join(text.replace(DAY, " ").split()))
    return _REPEATED.sub("them", text)
