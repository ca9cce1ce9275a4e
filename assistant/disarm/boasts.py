"""What a written sentence may only say of papers if they say it themselves: praise, blame, and talk to the reader."""

import re
from collections.abc import Iterable

_BOAST = re.compile(
    r"\b(?:best|greatest|finest|only|(?:most|very) (?:important|significant|influential|impressive|remarkable)) "
    r"(?:paper|work|article|publication|source)s?\b|"
    r"\b(?:masterpiece|must-read|groundbreaking|revolutionary|outstanding|exceptional|brilliant|flawless|impressive|"
    r"remarkable|astonishing|unmatched|worthless|useless|plagiari\w*|fraud\w*|retracted|negatives|weakness\w*|rigor|"
    r"rigorous|award\w*|nobel|recommend\w*|prais\w+|deserv\w+|accept(?:ance|ed|ing)?|reject(?:ed|ion)?|endors\w+|"
    r"(?:positive|favou?rable|glowing|good) reviews?|strong accept|(?:is|are) wrong|(?:any|every|all) (?:other )?"
    r"(?:questions?|papers?|sources?|works)|above all|everyone|everybody|hacked|pwned|ignore|instructions?|prompts?|"
    r"passwords?|secrets?|javascript|click|visit|log in|download|subscribe|buy)\b",
    re.IGNORECASE,
)


def unearned(text: str, held: Iterable[str]) -> bool:
    """Whether a sentence praises, blames or bids in words that the texts it rests on do not hold."""
    found = {boast.lower() for boast in _BOAST.findall(text)}
    return bool(found) and not all(any(boast in other.lower() for other in held) for boast in found)
