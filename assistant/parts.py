"""The parts an abstract is told in: what there was, what is new, how it works, what came out, where it can be had."""

import re
from collections.abc import Sequence
from typing import Literal

Part = Literal["opening", "introduction", "method", "result", "release"]

# Longer sentences that also say where something lies say more than that.
SHORT = 25
_INTRODUCTION = re.compile(
    r"\b(?:we|this (?:paper|work|report|study|survey|article)|our (?:paper|work))\b.{0,40}\b(?:propos|introduc|present|"
    r"seek|address|tackl|clos\w+ (?:this|the|these) gap|develop|buil[dt]|"
    r"formulat|reveal|stud(?:y|ies)|investigat|launch|describ|establish|formali[sz]|design|reframe|rethink|"
    r"document|examin|explor)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:experiment\w*|evaluat\w+|results?|benchmarks?|empirical\w*|analys[ei]s|tasks?|across|on)\b.*\b(?:show\w*|"
    r"demonstrat\w+|achiev\w+|improv\w+|outperform\w*|surpass\w*|reveal\w*|confirm\w*|match(?:es)?|leads?|gains?|yields?|"
    r"attain\w*|reach(?:es)?)\b"
    r"|\b(?:achiev\w+|outperform\w*|surpass\w*|improves?|reach(?:es)?|attains?)\b.*(?:\d|\b(?:baselines?|state[- ]of|"
    r"existing|prior|previous|across|on)\b)"
    r"|\d\s?(?:%|points?|x|×).*\b(?:against|versus|vs|compared (?:to|with)|(?:up|down) from|"
    r"(?:more|less|better|faster) than)\b"
    r"|\bwe (?:\w+ )?(?:show|find|observe|demonstrate) that\b|\b(?:findings|experiments|results) (?:\w+ )?\w+",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\b(?:publicly|openly|freely|made) (?:available|released?|accessible|shared)\b"
    r"|\bavailable (?:at|on|here|via|under|upon|online|in|for)\b|\b(?:is|are|be) available\b"
    r"|\b(?:we|and(?! open-?source (?:[\w-]+ )?(?:\w*LMs?|models|systems|baselines|agents|methods)\b)|will|"
    r"to|fully|publicly|have) (?:(?:also|therefore|further|fully|publicly|openly) )?"
    r"(?:open-?source[sd]?|released?)\b|\bopen-(?:source|weights?) (?:at|model)\b"
    r"|\b(?:be|is|are|been) (?:\w+ )?(?:released|open-?sourced)\b"
    r"|\bcan be (?:accessed|found|downloaded)\b|https?://",
    re.IGNORECASE,
)


# Who names what is released introduces it.
_NAMED = re.compile(r"\b(?:called|named|dubbed|termed)\b", re.IGNORECASE)


def parts(sentences: Sequence[str], name: str = "") -> list[Part]:
    """The part that each sentence of an abstract belongs to; `name` is what its title calls the work, or ""."""
    introduced = [bool(_INTRODUCTION.search(sentence)) for sentence in sentences]
    if name and not any(introduced):
        introduced = [name in sentence and name not in "".join(sentences[:i]) for i, sentence in enumerate(sentences)]
    start = introduced.index(True) if any(introduced) else 0
    return [_part(sentence, place - start, introduced[place]) for place, sentence in enumerate(sentences)]


def is_release(sentence: str) -> bool:
    """Whether a sentence says where something can be had, or that it will be."""
    return bool(_RELEASE.search(sentence))


def _part(sentence: str, after: int, introduces: bool) -> Part:
    """The part of a sentence that stands so many sentences after the first that introduces something."""
    if after > 0 and is_release(sentence) and len(sentence.split()) < SHORT and not _NAMED.search(sentence):
        return "release"
    if introduces:
        return "introduction"
    if after < 0:
        return "opening"
    return "result" if _RESULT.search(sentence) else "method"
