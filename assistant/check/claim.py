"""Whether a sentence claims anything."""

import re
from collections.abc import Sequence

from assistant import terms
from assistant.check import order
from assistant.check.opposites import opposites
from assistant.check.reading import Reading

# What answers say around the facts: nothing in these words is about a paper's content.
_SCAFFOLD = frozenset(
    "answer answers based brief briefly certainly conclusion conclude context details detail example examples finding "
    "findings following follows further highlight highlights hope important information key list lists main matter "
    "note notes okay overall overview paper papers particular point points question reference references regard "
    "related relevant research response result results sentence short source sources study studies summary summarize "
    "summarise sum takeaway takeaways topic topics work works worth approach approaches method methods several various "
    "different number provided given below above today theme themes sure course glad help asked ask mentioned discuss "
    "discussed discusses look together addition additionally moreover furthermore finally next lastly first firstly "
    "second secondly third also likewise similarly contrast hand meanwhile thanks thank hello hi today's listed recent "
    "day week month".split()
)
_HEADING = re.compile(r"^(?:\*\*|__)?[^.!?]{1,80}?(?::\s*(?:\*\*|__)?|(?:\*\*|__):?)$")
_OPENING = re.compile(
    r"^(?:In (?:summary|short|conclusion|addition|particular|contrast|brief)|To (?:summari[sz]e|sum up)|Overall|"
    r"Additionally|Furthermore|Moreover|Finally|Notably|Specifically|Similarly|Likewise|Meanwhile|However|Also|Lastly|First|Second|"
    r"Third|Next),\s+(?=\S)",
    re.IGNORECASE,
)
# A heading is a few words; longer ones say something.
HEADING_WORDS = 8


def without_opening(text: str) -> str:
    """The sentence without the words that tie it to the one before ("In summary, ")."""
    return _OPENING.sub("", text)


def makes(reading: Reading) -> bool:
    """Whether the sentence says anything beyond the words that hold an answer together."""
    if reading.quantities or reading.denials or reading.names:
        return True
    return any(word.term and word.low not in _SCAFFOLD for word in reading.words)


def is_heading(text: str, reading: Reading, known: Sequence[str]) -> bool:
    """Whether the text is a heading in words that the sources use, without a claim in it."""
    words = [word for word in reading.words if word.low[0].isalnum()]
    if not _HEADING.match(text.strip()) or len(words) > HEADING_WORDS or reading.quantities or reading.denials:
        return False
    if order.compares(reading) or any(word.low in opposites() for word in words):
        return False
    held = set(known)
    return all(not word.term or word.term in held or word.low in _SCAFFOLD for word in words) and not any(
        word.low in terms.STOP_WORDS and word.low in _VERBS for word in words
    )


_VERBS = frozenset("is are was were has have had can could will would does do did than may must should".split())
