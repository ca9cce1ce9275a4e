"""A sentence of an abstract made to stand alone: without what joins it to others, and no longer than a glance."""

import re

from assistant.latex import readable

# What is read at a glance; longer sentences are cut where a clause ends, or stay whole.
GLANCE = 220
SHORTEST = 50  # what is left must still say something

WE = r"\b(?:we|I|this (?:paper|work|study|survey|report|article|position paper|technical report)|our (?:paper|work))\b"
_PAPER = r"(?:paper|work|study|survey|report|article|technical report)"
# What stands before the statement and only joins it to the sentence before, or says what needs no saying.
LEAD = re.compile(
    rf"(?:(?:In|With) (?:this|the present) {_PAPER}|Here|Therefore|Thus|Hence|However|Nonetheless|Nevertheless|"
    r"To do so|(?:Motivated|Inspired|Guided|Informed|Driven) by (?:this|these|the|our)(?: [\w-]+){0,2}|"
    r"In (?:response|contrast|turn)|Accordingly|Consequently|Specifically|Concretely|Finally|Lastly|Moreover|"
    r"Furthermore|Further|Additionally|Also|In addition|In particular|As a result|As an? (?:first|initial) \w+|"
    r"Notably|Importantly|Crucially|Surprisingly|Interestingly|Overall|Empirically|First|Second|Third|Then|Next),\s*"
    r"(?:and |therefore |thus )?"
    rf"|(?:In|With) this {_PAPER} (?=we\b)",
    re.IGNORECASE,
)
# A beginning that speaks of the sentence before, up to where the paper speaks of itself.
_JOINS = re.compile(
    rf"To \w+ (?:it|them),? (?={WE}(?!,))|"
    r"[A-Z](?:[^.;:]*?[\s-])?(?:this|these|those|such(?! as)|both(?!.* and )|th(?:e|at) (?:above|gaps?|goals?|aims?|"
    r"ends?|former|latter|same|first|second|insights?|problems?|challenges?|limitations?)),?"
    rf"(?:\s[^.;:]*?)?,? (?={WE}(?!,))",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"[A-Z][^.;:]*?, (?={WE}(?!,))")
# An end that says only that there was a need.
_NEED = re.compile(
    r",? (?:in order )?to (?:address|bridge|fill|close|tackle|overcome|solve|resolve|mitigate|alleviate|achieve|meet) "
    r"(?:this|these|those|such|the) (?:[\w-]+ )?(?:gaps?|issues?|problems?|challenges?|limitations?|needs?|goals?|"
    r"bottlenecks?|difficult(?:y|ies)|shortcomings?)\.$"
)
# Where a clause begins that can go without making the rest wrong.
_TAIL = re.compile(
    r",? (?:--|—|–) |; |, (?:which|thereby|thus|hence|while (?=\w+ing)|where|leading|enabling|allowing|achieving|"
    r"making|providing|offering|yielding|resulting|demonstrating|showing|establishing|paving|highlighting|"
    r"facilitating|supporting|ensuring|preserving|improving|reducing|eliminating|without|with|in which|so that|"
    r"and thus|and thereby|followed by|together with|along with|as well as|including|such as|comprising|"
    r"spanning|covering|grounded|organized)\b|: "
)
_ENUMERATES = re.compile(r" ?\((?:1|2|ii?|a|b)\)|:[^;]*;")
_CLAUSE = re.compile(rf"{WE} [\w-]+|\b(?:is|are|was|were|has|have|can|shows?|\w+(?:es|s)),? \w+", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:both|either|not only|between|from)\b[^,]*$|\b(?:two|three|four|five|six)\b[^:]*:(?!.* and )")
_SUBORDINATE = re.compile(
    r"(?:Unlike|While|Although|By|To|With|Given|When|If|Despite|As|In|For|Rather|Instead|Through|Motivated|Inspired|"
    r"Building|Based|Using|Because|Since|Under|Across|On|At|Among|Beyond|Drawing|Leveraging|From)\b"
)


def trim(sentence: str) -> str:
    """A sentence without what joins it to the one before, cut at the end of a clause if it is long."""
    text = _NEED.sub(".", bare(sentence))
    if len(readable(text)) <= GLANCE:
        return text
    if before := _BEFORE.match(text):
        text = _capital(text[before.end() :])
    return text if len(readable(text)) <= GLANCE else _cut(text)


def bare(sentence: str) -> str:
    """A sentence without the words before its statement that lean on the sentence before."""
    while lead := LEAD.match(sentence) or _JOINS.match(sentence):
        sentence = _capital(sentence[lead.end() :])
    return sentence


def _cut(text: str) -> str:
    """A long sentence up to the last clause that leaves it whole and short; all of it if there is none."""
    parts = _ENUMERATES.search(text)  # what counts up its parts is cut before the first of them
    for tail in reversed(list(_TAIL.finditer(text, 0, parts.start() + 2 if parts else len(text)))):
        rest = text[: tail.start()].rstrip(" ,;:")
        if SHORTEST <= len(readable(rest)) <= GLANCE and _stands(rest):
            return f"{rest}."
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stands(text: str) -> bool:
    """Whether the beginning of a sentence can stand alone: a whole clause, no bracket, quote or formula cut open."""
    if any(text.count(one) != text.count(other) for one, other in ("()", "[]", "{}", "“”")):
        return False
    if any(text.count(mark) % 2 for mark in (" - ", "--", "$", '"')) or _OPEN.search(text):
        return False
    body = text.partition(", ")[2] if _SUBORDINATE.match(text) else text
    return bool(_CLAUSE.search(body))
