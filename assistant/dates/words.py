"""The words that dates are written with, and pieces of patterns made of them."""

import re

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty"
).split()
NUMBERS = {word: number for number, word in enumerate(_NUMBERS[:-1], 1)} | {
    "thirty": 30,
    "a": 1,
    "an": 1,
    "couple": 2,
    "few": 3,  # enough to reach over a weekend
    "some": 3,
    "several": 5,
    "dozen": 12,
}
ORDINALS = (
    {word: number for number, word in enumerate(_ORDINALS, 1)}
    | {f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINALS[:9], 1)}
    | {"thirtieth": 30, "thirty-first": 31}
)

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=\s?[\d,'-]))?"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
SHORT_WEEKDAY = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%])(?![.:][0-9])"
YEAR = r"(?:(?:19|20)[0-9]{2}(?![\w%])|'[0-9]{2}(?!\w)|(?:this|last|next) year\b)"
NUMBER = r"(?:[0-9]{1,4}|(?:a )?(?:couple of|few|dozen)|(?:a )?couple|" + "|".join(_NUMBERS) + r"|several|an?)"
ORDINAL = (
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)|" + "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", "[ -]") + r")"
)
# A possessive belongs to its date; a hyphen and a word make it a part of a name, but for "May-June".
OWN = rf"(?:'s|s')?(?!\w)(?!-(?!{MONTH}|{WEEKDAY}|{SHORT_WEEKDAY})[a-z])"

# Nouns that a list, or what stands on it, is called by.
LISTED = (
    r"(?:papers?|lists?|listings?|digests?|overview|summary|summaries|highlights?|round-?up|recap|news|arrivals?"
    r"|additions?|entries|submissions?|articles?|preprints?|publications?|works?|research|uploads|most|up-?voted"
    r"|top|best"
    r"|picks?|crop|batch|themes?|trends?|topics?|releases?|stuff|ones?|favou?rites?|hits|selection|edition|issue|feed"
    r"|newest|number|count|total|briefing|newsletter|output)\b"
)
# Words that can follow a date; any other word may make the "date" a part of a name.
_AFTER = (
    r"(?:about|on|in|with|without|by|from|that|which|who|whose|were|was|are|is|do|did|does|have|has|had|and|or|but|to"
    r"|until|till|through|only|please|so|for|regarding|concerning|covering|where|how|what|why|when|onwards?|on|at|as|of"
    r"|vs|versus|than|i|we|you|they|there|be|can|could|instead|too|again|well|also|if|using|use|used|mention|mentions"
    r"|related|compared|compare|came|come|got|get|then|not|except|excluding|including|since|before|after|the|this"
    r"|last)\b"
)
FINISH = r"\s*(?:[?!.,;:)]|$)"
END = r"(?=\s*(?:[?!.,;:)\]\"]|$)| -\s| " + _AFTER + r"| " + LISTED + r"| [\w-]+ papers\b)"


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its abbreviation."""
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word[:3].lower()))


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday, for a weekday's name or its abbreviation."""
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(word[:3].lower()))


def number(word: str) -> int:
    """A count written in figures or words."""
    if word.isdigit():
        return int(word)
    return NUMBERS[next(part for part in reversed(word.lower().split()) if part != "of")]


def ordinal(word: str) -> int:
    """A place in order, or a day of the month, written in figures or words."""
    figures = re.match(r"[0-9]+", word)
    return int(figures[0]) if figures else ORDINALS["-".join(word.lower().split())]
