"""Whether a sentence claims anything."""

import re
from collections.abc import Sequence

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
# What opens or closes an answer and claims nothing.
_OPENS = re.compile(
    r"\W*(?:in (?:summary|short|conclusion|brief)|overall|to (?:summari[sz]e|sum up)|here (?:is|are)|sure|certainly|"
    r"of course|okay|thank|(?:i )?hope|let me know|hello|hi\b|based on|according to|below|the following|these are|"
    r"this is (?:a|an|the) (?:summary|overview|list|answer))",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"(?:yes|no|correct|right|wrong|true|false|both|neither|none)\b", re.IGNORECASE)
# A heading is a few words; longer ones say something.
HEADING_WORDS, HEADING_TERMS = 8, 4


def without_opening(text: str) -> str:
    """The sentence without the words that tie it to the one before ("In summary, ")."""
    return _OPENING.sub("", text)


def makes(reading: Reading) -> bool:
    """Whether the sentence says anything beyond the words that hold an answer together."""
    said = reading.quantities or reading.names
    return bool(said) or any(word.term and word.low not in _SCAFFOLD for word in reading.words)


def answers_alone(text: str) -> bool:
    """Whether a sentence without a claim of its own may still answer a question, as "Yes, it does." and "No" do."""
    text = re.sub(r"[*_`]", "", text).strip()
    return not _OPENS.match(text) and bool(_ANSWERS.match(text) or re.search(r"\w.*[.!?]$", text))


def looks_like_heading(text: str, reading: Reading) -> bool:
    """Whether the text has a heading's form: a few words in bold or before a colon."""
    words = [word for word in reading.words if word.low[0].isalnum()]
    return bool(_HEADING.match(text.strip())) and len(words) <= HEADING_WORDS


def is_heading(reading: Reading, sentences: Sequence[Reading]) -> bool:
    """Whether a heading claims nothing: its words stand one after another in a source."""
    if reading.quantities or reading.denials:
        return False
    said = [word.term for word in reading.words if word.term and word.low not in _SCAFFOLD]
    size = len(said)
    runs = (sentence.terms[start : start + size] for sentence in sentences for start in range(len(sentence.terms)))
    return size <= HEADING_TERMS and any(list(run) == said for run in runs)
