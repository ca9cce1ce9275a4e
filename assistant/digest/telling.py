"""The sentence of an abstract that tells most of its paper, and the one that tells its result."""

import re
from collections.abc import Sequence

from assistant import disarm, sentences, titles
from assistant.digest.trim import GLANCE, LEAD, SHORTEST, WE, bare, trim
from assistant.latex import readable
from assistant.terms import STOP_WORDS
from assistant.themes.phrases import fold
from assistant.types import Line, Paper

# What the work is says most, in the words of its title, then what it found; what everybody knows, what is one thing
# among others, what speaks of the sentence before, where the code lies and what only announces a list say little.
OFFERS, STUDIES, SHOWS, TRIES, DOES = 1.0, 0.75, 0.6, 0.45, 0.3
NAMES, DEFINES, TITLE, FINDS, NUMBERS = 0.45, 0.4, 0.8, 0.2, 0.1
BACKGROUND, OPENS, EARLY, HANGS_ON, SECOND, POINTS = -0.6, -0.4, -0.2, -0.8, -0.6, -0.45
LINKS, ANNOUNCES, LONG, BRIEF, SHORT = -1.0, -0.5, -0.4, -0.25, -0.8
FIRST = 1.5  # for the first sentence of an abstract that nowhere says "we"
# A result is quoted as it stands, so it must neither be long nor be joined to the sentence before.
RESULT, TOLD, JOINED = 0.35, 0.15, -0.15
SPARE, GLIMPSE = 60, 90  # characters; a sentence so short says too little alone, one so short little
_STEM = 6  # letters: "denoising" and "denoise" are one word of a title

# Two sentences without a space between them, or the second with a small Greek letter, as in "δ-mem compresses".
_GLUED = re.compile(r"(?<=[a-z]{3}\.)(?=[A-Z][\w-]*\s)|(?<=[a-z]{3}\.) (?=[α-ω])")
_SAID = r"(?:\W+[\w-]+){0,3}?\W+"
_CLAIMS = tuple(
    (re.compile(WE + _SAID + f"(?:{verbs})", re.IGNORECASE), value)
    for verbs, value in (
        (
            r"propos(?!e that)|introduc|present|develop|releas|build|built|construct|design|unveil|creat|curat|pioneer|"
            r"contribut|establish(?! that)|"
            r"[^.;:]* (?:and (?:introduc|propos|present|develop)|by (?:introduc|propos)ing)",
            OFFERS,
        ),
        (
            r"describ|stud(?:y|ied|ies)\b|investigat|explor|examin|analy[sz]|survey|review|argu|ask\b|address|"
            r"revisit|adapt|extend|formaliz|formulat|offer|focus|track|defin|unif|close|fill",
            STUDIES,
        ),
        (r"show|demonstrat|find\b|found\b|reveal|identif|observ|discover|prov(?:e|es|ed)\b", SHOWS),
        ("conduct|train|apply|derive|leverag|provid|evaluat|compar|summariz|collect|implement|aim|report", TRIES),
        ("", DOES),
    )
)
_FINDS = re.compile(
    rf"{WE}.{{0,40}}?\b(?:show|find|found|demonstrat|reveal|prov(?:e|es|ed)\b|observ|identif|discover|achiev|report)|"
    r"\b(?:outperform|surpass|achiev|improv|reduc|exceed|attain|reach|yield|state-of-the-art|speedup|faster|"
    r"results (?:show|reveal|demonstrate|indicate|suggest)|experiments (?:show|reveal|demonstrate))",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d(?:[\d.,]*)\s*(?:%|×|x\b|\\?times|points?\b|k\b|hours?\b|tasks?\b|B\b|M\b)|\d{2,}")
_BACKGROUND = re.compile(
    r"(?:Existing|Current|Prior|Previous|Traditional|Conventional|Most|Many|While|Although|Despite|Recent|Recently|"
    r"Typically|Yet|But|However|Modern|Today|Unfortunately|As|Large language models)\b"
)
_TREND = re.compile(r"\b(?:increasing|rapid|recent|wide)ly\b|\b(?:has|have) (?:become|emerged|shown)\b")
_HANGS_ON = re.compile(
    r"(?:This (?!paper|work|study|survey|report|article|position|technical)|These|Those|Such|It|They|Its|Their|Thus|"
    r"Hence|Then|Next|Instead|We (?:hope|believe|expect|plan|recommend)|Both|Beyond|Based on|Building on|"
    r"(?:Our|The) (?:approach|method|resulting \w+) (?:is|are|starts?|begins?)|For (?:example|instance))\b|\W*\d+[.)]"
)
# One contribution of several, or what was done with the main one.
_SECOND = re.compile(
    r"\W*(?:Second|Third|Finally|Lastly|Moreover|Furthermore|Further|Additionally|Also|In addition|Beyond)\b|"
    r"To (?:further|facilitate|support|enable (?:future|further))\b|"
    r"\bwe (?:also|then|next|further|finally|additionally|first|hope|publicly|open-source)\b|"
    r"\b(?:paves?|suggests?|metrics|theor(?:y|etical analysis)|ablations?|open (?:research )?challenges|"
    r"future (?:research|work))\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:this(?! (?:paper|work|study|survey|report|article|position|technical))|these|those(?! (?:that|who|of|with))|"
    r"such(?! as)|the (?:following|former|latter|above|same|proposed)|as (?:outlined|described) above|"
    r"(?:both|two|all three) (?:regimes|problems|issues|aspects|challenges|gaps|settings|capabilities|stages))\b",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"https?://|\bwe (?:will |publicly )?release (?:all|our)\b|"
    r"\b(?:code|data|datasets?|models?|weights|checkpoints|demos?|videos?|project page|website|resources)"
    r"\b.{0,60}\b(?:available|released?|open[- ]sourced?)\b|\bgithub\b|\bproject page\b",
    re.IGNORECASE,
)


def lines(papers: Sequence[Paper]) -> list[tuple[Line, str]]:
    """For each paper its line, and the sentence that tells its result, "" if no other does."""
    return [_line(paper) for paper in papers]


def _line(paper: Paper) -> tuple[Line, str]:
    parts = [part for sentence in sentences.split(paper.abstract) for part in _GLUED.split(sentence)]
    planted = disarm.planted([paper.title, *parts])[1:]
    kept = [part for part, is_planted in zip(parts, planted, strict=True) if not is_planted]
    if not kept:
        return Line(paper, paper.title, paper.title), ""
    said = [_said(kept, place, paper.abstract) for place in range(len(kept))]
    values = [_value(kept, place, said[place][0], paper.title) for place in range(len(kept))]
    named = [_named(titles.name(paper.title), part)[0] for part in kept]
    # Who writes of others' work ("X is a …") says first what it is.
    if not any(map(_claim, kept)) and not _TREND.search(kept[0]) and named[0] >= any(named):
        values[0] += FIRST
    best = max(range(len(kept)), key=lambda place: (values[place], -place))
    text, quote = said[best]
    found = [(_result(kept[place]), place) for place in range(len(kept)) if place != best]
    value, place = max(found, default=(0.0, 0))
    return Line(paper, text, quote), kept[place] if value > RESULT else ""


def _said(parts: Sequence[str], place: int, abstract: str) -> tuple[str, str]:
    """A sentence as a line and as it stands; one that says too little takes the next along: "We propose X. It …"."""
    text = trim(parts[place])
    if len(text) < SPARE and len("".join(parts[place + 1 : place + 2])) > SHORTEST:
        both, longer = (" ".join([first, *parts[place + 1 : place + 2]]) for first in (parts[place], text))
        if both in abstract and len(readable(longer)) <= GLANCE and not _LINKS.search(both):
            return longer, both
    return text, parts[place]


def _value(parts: Sequence[str], place: int, text: str, title: str) -> float:
    part, body = parts[place], bare(parts[place])
    claim = _claim(part)
    says_name, defines = _named(titles.name(title), text)
    is_own = claim >= STUDIES or defines
    return (
        claim
        + NAMES * says_name
        + DEFINES * defines
        + TITLE * _shared(title, text)
        + FINDS * bool(_FINDS.search(part)) * ((claim > DOES and claim != SHOWS) - (not claim))
        + NUMBERS * bool(_NUMBERS.search(part))
        + BACKGROUND * (bool(_BACKGROUND.match(body)) and not is_own)
        + OPENS * (place == 0 and claim <= DOES and not says_name)
        + EARLY * (place < len(parts) / 3 and claim <= DOES and not says_name)
        + HANGS_ON * bool(_HANGS_ON.match(body))
        + SECOND * bool(_SECOND.search(part))
        + POINTS * bool(_POINTS.search(text))
        + LINKS * bool(_LINKS.search(part))
        + ANNOUNCES * part.endswith((":", "?"))
        + LONG * max(len(readable(text)) / GLANCE - 1, 0)
        + BRIEF * (len(text) < GLIMPSE and not says_name)
        + SHORT * (len(text) < SHORTEST)
    )


def _claim(part: str) -> float:
    """How much a sentence lays claim to, in the first person."""
    return next((value for claims, value in _CLAIMS if claims.search(part)), 0.0)


def _named(name: str, text: str) -> tuple[bool, bool]:
    """Whether a sentence calls the work by its name, and whether it says what that is."""
    words = fold(name)
    if not words or f" {' '.join(words)} " not in f" {' '.join(fold(text))} ":
        return False, False
    said = r"[\W_]+".join(map(re.escape, words))
    verb = (
        r"(?:is,? (?!built|based|best|competitive)|are|,? an?|,? the|defin|introduc|propos|present|address|unif|combin|"
        r"learn|remov)"
    )
    return True, bool(re.search(rf"\b{said}s?\b(?:\W+\([^)]*\))?\W{{0,3}}(?:\w+ )?{verb}", text, re.IGNORECASE))


def _shared(title: str, text: str) -> float:
    """The share of a title's words, without the name it gives, that a sentence says."""
    rest = title.removeprefix(titles.name(title))
    words, said = ({word[:_STEM] for word in fold(part) if word not in STOP_WORDS} for part in (rest, text))
    return len(words & said) / max(len(words), 1)


def _result(part: str) -> float:
    """How well a sentence tells what came out."""
    return (
        RESULT * bool(_FINDS.search(part))
        + TOLD * bool(_NUMBERS.search(part))
        + BACKGROUND * bool(_BACKGROUND.match(part))
        + HANGS_ON
        * bool(re.match(r"(?:This|These|Those|Such|It|They|Its|Their|Both|For (?:example|instance)|At)\b", part))
        + POINTS * bool(_POINTS.search(part))
        + LINKS * bool(_LINKS.search(part))
        + ANNOUNCES * part.endswith((":", "?"))
        + JOINED * bool(len(part) > GLANCE or LEAD.match(part))
    )
