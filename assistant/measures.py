"""What a question wants measured, and the sentences that give it: "how fast?" is answered by "31 FPS"."""

import re

_FIGURE = r"\d[\d.,]*"
_PEOPLE = "people|users|participants|subjects|annotators|experts|volunteers|patients"
# What is asked for, and what its measure looks like in an abstract.
_MEASURES = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE))
    for asked, given in (
        (
            r"\bparameters?\b|\bmodel sizes?\b|\bsizes? of the models?\b"
            r"|\bhow (?:big|large|small) (?:is|are) (?:the |its )?models?\b",
            rf"{_FIGURE}\s?(?:[BMT]\b|billion|million|trillion)",
        ),
        (
            r"\bhow (?:big|large|small)\b|\bwhat (?:sizes?|scales?)\b|\bsize of the (?:data\w*|benchmark|corpus)\b",
            rf"{_FIGURE}\s?[KMBT]\b|{_FIGURE}\s(?:[\w-]+\s){{0,3}}(?:samples|examples|tasks|images|videos|hours|instances|"
            r"scenes|pairs|questions|problems|trajectories|environments|episodes|documents|sequences|clips|records)\b",
        ),
        (
            r"\bfps\b|\bframes?[ -](?:per|a)[ -]second\b|\bframe ?rates?\b",
            r"\bFPS\b|\bframes? (?:per|a) second\b",
        ),
        (
            r"\bhow (?:much )?(?:fast|quick|slow)(?:er|ly)?\b|\bspeed\w*\b|\bfaster\b|\blatency\b|\bthroughput\b",
            rf"{_FIGURE}\s?(?:x\b|×|\\times|times\b|-?fold\b|Hz\b|ms\b|FPS\b|(?:milli)?seconds?\b|%)"
            r"|\b(?:faster|speed-?ups?|latency)\b",
        ),
        (
            r"\bhow long\b|\bhow much time\b|\bduration\b|\bhow many (?:hours|minutes|seconds|days|weeks|months)\b",
            rf"{_FIGURE}[\s-]?(?:ms\b|(?:milli)?seconds?\b|minutes?\b|hours?\b|days?\b|weeks?\b|months?\b)",
        ),
        (
            rf"\bhow many (?:persons?|humans|{_PEOPLE})\b",
            rf"\bn\s?=\s?\d|{_FIGURE}\s(?:[\w-]+\s){{0,2}}(?:{_PEOPLE})\b",
        ),
        (r"\btokens?\b", rf"{_FIGURE}\s?[KMBT]?\s(?:[\w-]+\s){{0,2}}tokens?\b|{_FIGURE}\s?[KMBT]\b"),
        (r"\bcontext (?:length|window|size)\b|\bhow (?:long|large|big) a context\b", rf"{_FIGURE}\s?[KM]\b"),
        (
            r"\b(?:gpus?|hardware|vram|graphics cards?|machines?|chips?|devices?)\b",
            r"\b(?:[ABHV]\d{2,3}s?|RTX(?: \d+)?|GTX|TPUs?|GPUs?|VRAM|MI\d{3}\w?|CPUs?|Jetson)\b",
        ),
        (r"\b(?:cost|costs|price|cheap\w*|expensive)\b", rf"\$\s?\d|{_FIGURE}\s?(?:dollars|USD)\b|\bcosts?\b"),
        (
            r"\bwho\b.*\b(?:wrote|made|created|built|rated|annotated|label+ed|collected|curated|checked"
            r"|came up with)\s+(?:the|its|their|all|these|those)\s",
            r"\b(?:authored|written|made|created|built|rated|annotated|label+ed|collected|curated|verified)\b.*\bby\b"
            rf"|{_FIGURE}\s(?:[\w-]+\s){{0,2}}(?:{_PEOPLE}|scientists|researchers|mathematicians)\b",
        ),
        (
            r"\b(?:the|its|their|main|key|what|and) (?:main |key )?(?:results?|findings?|numbers|figures)\b"
            r"|\bin numbers\b|\bwhat (?:does|did|do) (?:it|they|the \w+) (?:find|show|report|achieve)\b",
            rf"{_FIGURE}\s?(?:\\?%|per ?cent|points?\b|x\b|×|\\times)"
            rf"|\b(?:achiev|attain|reach|outperform|surpass|exceed|improv|scor)\w*\b.*{_FIGURE}",
        ),
        (r"\b(?:per ?cent\w*|rates?|accuracy|share|success)\b", rf"{_FIGURE}\s?(?:\\?%|per ?cent|points?\b)"),
    )
)


def is_asked(question: str) -> bool:
    """Whether a question wants something measured."""
    return any(asked.search(question) for asked, _ in _MEASURES)


def is_given(question: str, sentence: str) -> bool:
    """Whether a sentence gives a measure of the kind that a question wants."""
    return any(asked.search(question) and given.search(sentence) for asked, given in _MEASURES)
