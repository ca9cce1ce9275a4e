"""The sentence of an abstract that tells most of its paper, and the one that tells its result."""

import re
from collections.abc import Sequence

from assistant import disarm, sentences, titles
from assistant.latex import readable
from assistant.types import Line, Paper

# What is read at a glance; longer sentences are cut where a clause ends, or stay whole.
GLANCE = 220
SHORTEST = 50  # what is left must still say something

# What the work is says most, then what it found; what everybody knows, what hangs on the sentence before, where the
# code lies and what only announces a list say little.
OFFERS, STUDIES, NAMES, DEFINES, FINDS, NUMBERS = 1.0, 0.75, 0.4, 0.4, 0.35, 0.15
BACKGROUND, OPENS, HANGS_ON, LINKS, ANNOUNCES, LONG, SHORT = -0.6, -0.4, -0.35, -1.0, -0.5, -0.15, -0.8

_WE = r"\b(?:we|I|this (?:paper|work|study|survey|report|article|position paper|technical report)|our (?:paper|work))\b"
_OFFERS = re.compile(
    rf"{_WE}(?:\W+[\w-]+){{0,3}}?\W+(?:propos|introduc|present|develop|releas|build|built|construct|design|describ|unveil|"
    r"creat|curat|pioneer|contribut|establish)",
    re.IGNORECASE,
)
_STUDIES = re.compile(
    rf"{_WE}(?:\W+[\w-]+){{0,3}}?\W+(?:stud(?:y|ied|ies)\b|investigat|explor|examin|analy[sz]|survey|argu|ask\b|address|"
    r"revisit|conduct|train|apply|adapt|extend|derive|leverag|formaliz|formulat|provid|offer|identif|reveal|evaluat|"
    r"compar)",
    re.IGNORECASE,
)
_FINDS = re.compile(
    rf"{_WE}.{{0,40}}?\b(?:show|find|found|demonstrat|reveal|prov(?:e|es|ed)\b|observ|identif|discover|achiev|report)|"
    r"\b(?:outperform|surpass|achiev|improv|reduc|exceed|attain|reach|yield|state-of-the-art|speedup|faster|"
    r"results (?:show|reveal|demonstrate|indicate|suggest)|experiments (?:show|reveal|demonstrate))",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d(?:[\d.,]*)\s*(?:%|×|x\b|\\?times|points?\b|k\b|hours?\b|tasks?\b|B\b|M\b)|\d{2,}")
_BACKGROUND = re.compile(
    r"(?:Existing|Current|Prior|Previous|Traditional|Conventional|Most|Many|While|Although|Despite|Recent|Recently|"
    r"Typically|Yet|But|However|Modern|Today|Unfortunately|As|Large language models|Despite)\b"
)
_HANGS_ON = re.compile(
    r"(?:This|These|Those|Such|It|They|Its|Thus|Hence|Moreover|Furthermore|Additionally|Also|Then|Next|Second|Third|"
    r"First|Finally|Instead|We (?:hope|believe|expect|further|thus|also|then|next)|Both|Specifically|Concretely|"
    r"In particular|Beyond|In addition|Based on|Building on)\b|\W*\d+[.)]"
)
_LINKS = re.compile(
    r"https?://|\b(?:code|data|datasets?|models?|weights|checkpoints|demos?|videos?|project page|website|resources)"
    r"\b.{0,60}\b(?:available|released?|open[- ]sourced?)\b|\bgithub\b|\bproject page\b",
    re.IGNORECASE,
)
# What stands before the statement and only joins it to the sentence before, or says what needs no saying.
_LEAD = re.compile(
    r"(?:(?:In|With) (?:this|the present) (?:paper|work|study|survey|report|article|technical report)|Here|Therefore|"
    r"Thus|Hence|However|Towards? (?:this|that) end|To (?:this end|do so)|"
    r"To \w+(?: \w+)? (?:this|these|that|those|such|the above|the)(?: [\w-]+){0,3}|"
    r"(?:Motivated|Inspired|Guided|Informed|Driven) by (?:this|these|the|our)(?: [\w-]+){0,2}|"
    r"In response(?: to (?:this|these) \w+)?|Based on (?:this|these) [\w-]+|Building on (?:this|these) [\w-]+|"
    r"With (?:this|these) [\w-]+(?: [\w-]+)?|Accordingly|Consequently|Specifically|Concretely|Finally|Moreover|"
    r"Furthermore|Additionally|In addition|In particular|As a result|Notably|Importantly|Overall|Empirically|First|"
    r"Second|Third|Then|Next),\s*(?:and |therefore |thus )?"
    r"|(?:In|With) this (?:paper|work|study|survey|report|article|technical report) (?=we\b)",
)
# Where a clause begins that can go without making the rest wrong.
_TAIL = re.compile(
    r",? (?:--|—|–) |; |, (?:which|thereby|thus|hence|while (?=\w+ing)|where|leading|enabling|allowing|achieving|"
    r"making|providing|offering|yielding|resulting|demonstrating|showing|establishing|paving|highlighting|"
    r"facilitating|supporting|ensuring|preserving|improving|reducing|eliminating|without|with|in which|so that|"
    r"and thus|and thereby|followed by|together with|along with|as well as|including|such as|comprising|"
    r"spanning|covering)\b|: "
)
_ENUMERATES = re.compile(r"\((?:1|2|ii?|a|b)\)|:[^;]*;")
_CLAUSE = re.compile(rf"{_WE} [\w-]+|\b(?:is|are|was|were|has|have|can|shows?|\w+(?:es|s)) \w+", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:both|either|not only|between|from)\b[^,]*$")
_SUBORDINATE = re.compile(
    r"(?:Unlike|While|Although|By|To|With|Given|When|If|Despite|As|In|For|Rather|Instead|Through|Motivated|Inspired|"
    r"Building|Based|Using|Because|Since|Under|Across|On|At|Among|Beyond|Drawing|Leveraging|From)\b"
)


def lines(papers: Sequence[Paper]) -> list[tuple[Line, str]]:
    """For each paper its line, and the sentence that tells its result, "" if no other does."""
    return [_line(paper) for paper in papers]


def trim(sentence: str) -> str:
    """A sentence without what joins it to the one before, cut at the end of a clause if it is long."""
    lead = _LEAD.match(sentence)
    text = sentence[lead.end() :] if lead else sentence
    text = text[:1].upper() + text[1:] if lead else text
    if len(readable(text)) <= GLANCE:
        return text
    if _ENUMERATES.search(text):
        return text
    for tail in reversed(list(_TAIL.finditer(text))):
        rest = text[: tail.start()].rstrip(" ,;:")
        if SHORTEST <= len(readable(rest)) <= GLANCE and _stands(rest):
            return f"{rest}."
    return text


def _line(paper: Paper) -> tuple[Line, str]:
    parts = sentences.split(paper.abstract)
    planted = disarm.planted([paper.title, *parts])[1:]
    kept = [part for part, is_planted in zip(parts, planted, strict=True) if not is_planted]
    if not kept:
        return Line(paper, paper.title, paper.title), ""
    name = titles.name(paper.title)
    best = max(range(len(kept)), key=lambda place: (_value(kept, place, name), -place))
    quote = kept[best]
    found = [(_result(kept[place]), place) for place in range(len(kept)) if place != best]
    value, place = max(found, default=(0.0, 0))
    return Line(paper, trim(quote), quote), kept[place] if value > FINDS else ""


def _value(parts: Sequence[str], place: int, name: str) -> float:
    part = parts[place]
    body = part[lead.end() :] if (lead := _LEAD.match(part)) else part
    has_name = bool(name) and name.lower() in part.lower()
    defines = has_name and re.search(rf"{re.escape(name)}\b\W{{0,3}}(?:is|are|,? an?|,? the)\b", part, re.IGNORECASE)
    offers = OFFERS if _OFFERS.search(part) else STUDIES if _STUDIES.search(part) else 0.0
    return (
        offers
        + NAMES * has_name
        + DEFINES * bool(defines)
        + FINDS * bool(_FINDS.search(part))
        + NUMBERS * bool(_NUMBERS.search(part))
        + BACKGROUND * (bool(_BACKGROUND.match(body)) and not offers)
        + OPENS * (place == 0 and not offers and not has_name)
        + HANGS_ON * bool(_HANGS_ON.match(body))
        + LINKS * bool(_LINKS.search(part))
        + ANNOUNCES * part.endswith((":", "?"))
        + LONG * (len(readable(trim(part))) > GLANCE)
        + SHORT * (len(trim(part)) < SHORTEST)
    )


def _result(part: str) -> float:
    """How well a sentence tells what came out."""
    return (
        FINDS * bool(_FINDS.search(part))
        + NUMBERS * bool(_NUMBERS.search(part))
        + BACKGROUND * bool(_BACKGROUND.match(part))
        + HANGS_ON * bool(re.match(r"(?:This|These|Those|Such|They|Its|Both)\b", part))
        + LINKS * bool(_LINKS.search(part))
        + ANNOUNCES * part.endswith((":", "?"))
        + LONG * bool(len(part) > GLANCE or _LEAD.match(part))
    )


def _stands(text: str) -> bool:
    """Whether the beginning of a sentence can stand alone: a whole clause, no bracket, quote or formula cut open."""
    if any(text.count(one) != text.count(other) for one, other in ("()", "[]", "{}", "“”")):
        return False
    if (
        text.count(" - ") % 2
        or text.count("--") % 2
        or text.count("$") % 2
        or text.count('"') % 2
        or _OPEN.search(text)
    ):
        return False
    body = text.partition(", ")[2] if _SUBORDINATE.match(text) else text
    return bool(_CLAUSE.search(body))
