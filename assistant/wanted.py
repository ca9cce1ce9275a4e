"""What kind of answer a question wants, and how well a sentence gives one: "which won?" is answered by who is best."""

import re

from assistant.parts import Part, is_release
from assistant.signs import KINDS, SAME, words

# A sentence that gives what is wanted, and one whose words only suggest it.
GIVES, SUGGESTS = 1.0, 0.5

_THINGS = r"code|data|data ?sets?|benchmarks?|weights?|checkpoints?|models?|demos?|repo\w*|implementation"
_OUT = (
    r"out|open|public\w*|online|available|accessible|released|open[- ]?sourced?|published|shared|free|downloadable|"
    r"release|download|get|find"
)
_FILLING = (
    "and|so|but|or|has|have|is|are|was|were|will|did|do|does|can|could|where|any|anywhere|the|its|their|all|one|you|i|we|it|"
    "they|this|that|these|be|been|made|already|yet|training|trained|source|use|try|on|from|to|github|hugging|face"
)
_RELEASE = re.compile(rf"\W*(?:(?:{_FILLING}|{_THINGS}|{_OUT})(?:\W+|$))+", re.IGNORECASE)
_HAD = words(_OUT)
_MEANS = re.compile(
    r"\b(?:by \w+ing|via|through|using|leverag\w+|formulat\w+|adopt\w+|"
    r"pipeline|consists? of|then|specifically|combin\w+|uses?|comprises?)\b|\(i\)",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\bhow (?:does|do|did|is|are|can|could|was|were|it|that|this|they|to)\b"
    r"(?!.*\b(?:compare|perform|score|fare|behave|react|respond)\b)"
    r"|\bwhat (?:do|does|did) .*\b(?:change|add|modify|alter|replace|introduce|do (?:differently|new))\b"
    r"|\b(?:method|mechanism|recipe|approach(?:es)?|procedure|pipeline|technique)\b",
    re.IGNORECASE,
)
# What is told of a thing as a whole, and what points to it.
_WHOLE = words(
    r"good for|gist|nutshell|useful|purpose|goals?|brief(?:ly)?|in short|main point|contribut\w+|elaborate|used for",
    r"(?:do|does|did)\W+(?:(?:they|each|it|and)\W+)*(?:change|modify|alter|add)",
    "big picture|takeaways?|(?:first|second|third|last|latter|former) (?:one|paper)",
)
_NUMBER = r"(?:\d[\d.,]*[KMB]?\+?|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|millions?)"
# What stands behind these words is counted by no number before them.
_APART = r"(?:and|or|with|from|in|on|to|than|for|against|across|per)\b"
_COUNTED = re.compile(
    r"\b(?:how many|how much|number of)(?P<things>(?: [\w-]+?){1,4}?)"
    r"(?= (?:is|are|was|were|do|does|did|has|have|had|in|on|of|from|with|there|can|could|will|would|it|they)\b|\W*$)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:which(?! of\b)|what|list|name)(?:['’]s| are| were)?(?: all)?(?: the| its| their)?(?: [\w-]+){0,3}? "
    r"(?P<things>[a-z-]{3,}[^\Wsu]s|criteria|axes)\b(?: of(?: [\w-]+)? (?P<of>\w+s)\b)?",
    re.IGNORECASE,
)
# "a, b, and c", "(1) … (2) …", ": a, b or c".
_ENUMERATION = re.compile(r"(?:[^,]{3,60},){2,}\s(?:and|or)\b|\((?:1|i|a)\).*\((?:2|ii|b)\)|: .*[,;].*\b(?:and|or)\b")
_DEFINITE = re.compile(
    r"\b(?:how (?:many|much|long|large|big|fast|often|old)|which|who|whom|whose|where|when)\b"
    r"|^\W*(?:and |so |but )*(?:is|are|was|were|does|do|did|has|have|can|could|will)\b"
    r"|\bwhat(?:['’]s| is| are| was| were)? (?:the|its|their|his|her)\b"
    r"|\bwhat (?!(?:is|are|was|were|do|does|did|has|have|can|could)\b)(?:[\w-]+ ){1,3}"
    r"(?:is|are|was|were|do|does|did|has|have|can|could)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"^\W*(?:and |so |but |is it true that |if |whether )*"
    r"(?:is|are|was|were|does|do|did|has|have|can|could|will|would|should)(?:n['’]t)?\b",
    re.IGNORECASE,
)
_OPEN = words("why", r"compar\w+", r"differ\w*", "explain", "describe")


def without_whole(question: str) -> str:
    """The question without what asks for all of a thing, as "what is it good for?" does."""
    return _WHOLE.sub(" ", question)


def is_definite(question: str) -> bool:
    """Whether a question is after one thing, as a number, a name or a yes, which an abstract may leave unsaid."""
    return bool(_DEFINITE.search(question)) and not any(is_open.search(question) for is_open in (_OPEN, _HOW, _WHOLE))


def is_asked(question: str) -> bool:
    """Whether a question wants an answer of a kind that is known."""
    kinds = (_HOW, _COUNTED, _LISTED, *(asked for asked, _, _ in KINDS))
    return asks_release(question) or any(asked.search(question) for asked in kinds)


def asks_how(question: str) -> bool:
    """Whether a question wants to know how a thing works."""
    return bool(_HOW.search(question))


def asks_whether(question: str) -> bool:
    """Whether a question is answered by yes or no."""
    return bool(_WHETHER.search(question))


def asks_release(question: str) -> bool:
    """Whether a question asks if something can be had, and nothing else."""
    return bool(_RELEASE.fullmatch(question) and _HAD.search(question))


def told(question: str, sentence: str, part: Part) -> float:
    """How well a sentence of this part of an abstract tells how a thing works, if a question wants to know, 0 to 1."""
    if not asks_how(question) or part not in ("introduction", "method"):
        return 0.0
    return GIVES if _MEANS.search(sentence) else SUGGESTS


def given(question: str, sentence: str) -> float:
    """How well the words of a sentence give an answer of the kind that a question wants, 0 to 1."""
    if is_released(question, sentence) or is_counted(question, sentence):
        return GIVES
    asked = [(gives, suggests) for kind, gives, suggests in KINDS if kind.search(question)]
    if any(gives and gives.search(sentence) for gives, _ in asked):
        return GIVES
    return max(_listed(question, sentence), SUGGESTS * any(suggests.search(sentence) for _, suggests in asked))


def is_released(question: str, sentence: str) -> bool:
    """Whether a question asks if something can be had, and a sentence says so."""
    return asks_release(question) and is_release(sentence)


def is_counted(question: str, sentence: str) -> bool:
    """Whether a sentence gives the number of what a question wants counted."""
    asked = _COUNTED.search(question)
    return asked is not None and _has_number_of(asked["things"].split()[-1], sentence)


def may_count(question: str, text: str) -> bool:
    """Whether a text speaks of what a question wants counted ("how many …"), if it wants anything counted."""
    asked = _COUNTED.search(question)
    if asked is None or asked[0].lower().startswith("how much"):
        return True
    plain = text.replace("-", "")
    return any(re.search(_stem(thing), plain, re.IGNORECASE) for thing in asked["things"].split())


def _listed(question: str, sentence: str) -> float:
    """How well a sentence gives the several things that a question wants named."""
    asked = _LISTED.search(question)
    if asked is None:
        return 0.0
    things = asked["of"] or asked["things"]
    if _has_number_of(things, sentence) and not _has_number_of(things, sentence, "one"):
        return GIVES
    return SUGGESTS * bool(re.search(_stem(things), sentence, re.IGNORECASE) and _ENUMERATION.search(sentence))


def _has_number_of(things: str, sentence: str, number: str = _NUMBER) -> bool:
    near = rf"\b{number}[\s-](?:(?!{_APART})[\w/-]+[\s-]){{0,4}}?{_stem(things)}"
    return bool(re.search(near, sentence.replace("sub-", "sub"), re.IGNORECASE))


def _stem(word: str) -> str:
    """What a word, its other forms and the words for the same thing begin with."""
    stem = re.sub(r"(?:ies|es|s|y)$", "", word.lower())
    same = next((group for group in SAME if stem in group), [stem])
    return rf"\b(?:\w+-)?(?:{'|'.join(map(re.escape, same))})"
