"""Questions that choose among the papers of an answer: "which of these looks at LoRA?", "which one is faster?"."""

from assistant.dates.patterns import matcher

OF_THEM = r"(?:of (?:them|these|those|the (?:two|three|four|five))\b(?: papers)?)"
CHOICE = (
    rf"(?:\b(?:which|how many|any|one|either|neither|none|some) (?:one |ones )?{OF_THEM}|\bwhich ones?\b"
    r"|(?:^|: )\W*(?:(?:and|but|so|or) )*which (?:is|are|was|were|has|have|had|do|does|did|can|could|will|would"
    r"|uses?)\b(?=(?:\W+[\w-]+){1,6}\W*$))"
)
_CHOICE = matcher(CHOICE)


def asks_to_choose(text: str) -> bool:
    """Whether the text asks which of several papers something holds for."""
    return _CHOICE.search(text) is not None
