"""What makes a sentence answer a question better or worse beside its meaning: small cues of wording."""

import re

from assistant import measures, wanted
from assistant.parts import Part

# What a sentence says of its paper's own work answers better than the background it opens with; one that hangs on the
# sentence before reads badly alone; who asks for a number wants one, best of all of the measure asked for; who asks
# what a thing is wants it introduced; where the code lies is for those who ask for it.
OWN_WORK, BACKGROUND, HANGS_ON, NUMBER, MEASURE, DEFINITION, LINK = 0.08, -0.1, -0.08, 0.15, 0.2, 0.4, -1.0
# Of one paper, what is of the kind that is asked for answers; all of a thing is what is new and what came out.
WANTED, METHOD, INTRODUCTION, RESULT, OPENING = 0.6, 0.4, 0.3, 0.2, -0.3
_OWN_WORK = re.compile(
    r"\b(?:we|this (?:paper|work|study|survey))\b.{0,40}\b(?:propos|introduc|present|develop|releas|show|find|found|"
    r"build|stud(?:y|ied)|demonstrat|report|construct|design|train|evaluat|investigat)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"(?:Existing|Current|Prior|Previous|Traditional|Conventional|Most|Many|While|Although|Despite|Recent|Recently|"
    r"Typically|Despite)\b"
)
_ASKS_BACKGROUND = re.compile(
    r"\b(?:earlier|existing|previous|prior|current|older|other|usual|standard|conventional|today['’]?s?)\b",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(
    r"(?:This|These|Those|Such|However|Thus|Hence|Therefore|Moreover|Furthermore|Additionally|Also|Then|Next|Second|"
    r"Third|Instead|Consequently|As a result|To (?:do so|this end|address|tackle|solve|overcome|bridge)|"
    r"In (?:contrast|addition|this way|doing so)|By doing so|As such)\b"
    r"|\(?(?:[2-9]|i{2,3}|i?v|[b-e])\) "
)
_DEFINES = re.compile(
    r"\b(?:we|this (?:paper|work))\b.{0,30}\b(?:propose|introduce|present|develop|release|build|call|term|name)|"
    r"\b(?:called|termed|named|dubbed|is an?|is the|are the)\b",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(
    r"^\W*(?:what(?:['’]s| is| are| was)|explain|describe|define|introduce|tell me (?:more )?about|summari[sz]e)\b",
    re.IGNORECASE,
)
_ASKS_LINK = re.compile(
    r"\b(?:code|repo\w*|github|links?|websites?|url|demos?|available|availability|open[- ]sourced?|releas\w+|"
    r"download)\b",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(
    r"\bhow (?:many|much|long|large|big|fast|small|accurate|often|far|well|good|efficient)\b|"
    r"\b(?:number|count|size|percent\w*|share|accuracy|scores?|rate|speed|parameters)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|half|twice)\b")


def asks_what(question: str) -> bool:
    """Whether a question wants a thing introduced."""
    return bool(_ASKS_WHAT.search(question))


def worth(question: str, is_overview: bool, sentence: str, part: Part, name: str) -> float:
    """What the cues add to a sentence's value; `name` is what its paper's title calls the work, or ""."""
    is_what = is_overview and (asks_what(question) or len(question.split()) <= 2)
    asks_number = _ASKS_NUMBER.search(question) or measures.is_asked(question)
    asks_link = _ASKS_LINK.search(question) or wanted.asks_release(question)
    has_name = bool(name) and name in sentence
    return (
        OWN_WORK * bool(_OWN_WORK.search(sentence) or has_name)
        + BACKGROUND * bool(_BACKGROUND.match(sentence) and not _ASKS_BACKGROUND.search(question))
        + HANGS_ON * bool(_HANGS_ON.match(sentence))
        + NUMBER * bool(asks_number and has_number(sentence))
        + MEASURE * measures.is_given(question, sentence)
        + DEFINITION * bool(is_what and has_name and _DEFINES.search(sentence))
        + LINK * bool(part == "release" and not asks_link)
    )


def of_one(question: str, is_overview: bool, sentence: str, part: Part) -> float:
    """What else is added where all that is asked is which sentence of a paper answers."""
    is_own = is_overview or wanted.asks_whether(question) or wanted.asks_how(question)
    value = OPENING * (is_own and part == "opening" and not _ASKS_BACKGROUND.search(question))
    value += INTRODUCTION * (is_overview and part == "introduction")
    if wanted.is_asked(question):
        return value + WANTED * wanted.given(question, sentence) + METHOD * wanted.told(question, sentence, part)
    return value + RESULT * (is_overview and part == "result")


def has_number(sentence: str) -> bool:
    """Whether a sentence holds a number, in figures or in words."""
    return bool(_NUMBER.search(sentence))
