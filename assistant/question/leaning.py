"""Questions that may lean on the papers spoken of before without a word for them: "how many people took part?"."""

from assistant.dates.patterns import matcher
from assistant.question.cues import asks_for_alike, asks_for_news, asks_to_list, asks_to_summarise
from assistant.question.vocabulary import speaks_of_papers, words

_LONGEST = 14  # words; more is a question of its own
_GOES_ON = matcher(r"^\W*(?:and|but|or|so|then)\b")
_QUESTION = matcher(
    r"\b(?:what|which|who|whose|how|why|when|where)\b",
    r"^\W*(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should)\b",
)
# What looks for others, or on other days, and what asks of things in general: "what is RLHF?", "how do agents plan?".
_STANDS = matcher(
    r"\bthe (?:day|week|month) (?:before|after)\b|\bthe (?:previous|following|next) (?:day|week|month)\b",
    r"\b(?:any|some)(?:thing|one|body)\b|\b(?:other|others|another|else)\b",
    r"^\W*(?:so )?what(?:'s| is| are| does) (?!the\b|its\b|their\b|that\b|this\b|it\b)(?:an? )?[\w-]+(?: [\w-]+)?\W*$",
    r"\b(?:what|how) about (?!the\b|its\b|their\b)(?=(?:\W*[\w-]+){3})",
    r"^\W*(?:is|was|does|did|would|can|could|will) it\b",
    r"^\W*(?:when|while|if|once) [^,?]+, ",
    r"^\W*(?:is|are) there\b(?=(?:\W+[\w-]+){4})",
    r"^\W*(?:(?:how|why|when|where|what)(?: well| often| fast)? )?(?:do|are|can|could|should|would|will|have)"
    r" (?!the\b|its\b|their\b|they\b|these\b|those\b|it\b|you\b|we\b|i\b|this\b)(?:\w+ )?\w+s\b",
)


def may_lean(text: str) -> bool:
    """Whether a question, its dates left out, may be one about what was spoken of before."""
    asks = _QUESTION.search(text) is not None or _GOES_ON.match(text) is not None
    searches = (speaks_of_papers, asks_to_list, asks_for_news, asks_to_summarise, asks_for_alike)
    return asks and len(words(text)) <= _LONGEST and not _STANDS.search(text) and not any(s(text) for s in searches)
