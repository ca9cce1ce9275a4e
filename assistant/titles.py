"""Papers called by name: an id, or the name before the colon of a title ("RT-H", "MammalNet")."""

import re

from assistant.text import title_key

# Longer beginnings of titles ("Large Language Models Are Zero-Shot Reasoners: …") are statements, not names.
NAME_WORDS = 5
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?(?:arxiv\.org/(?:abs|pdf|html)/|huggingface\.co/papers/))?"
    r"(?<![\w.])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\w|\.\d)"
)
_OTHER_ID = re.compile(r"(?<!\S)[\"'(]?((?=\S*\d)(?=\S*[a-zA-Z._-])[\w.:/-]{4,}\w)")
_WORD = re.compile(r"[^\W_]+(?:[-.+'’/^][^\W_]+)*\+*")
_DOTTED = re.compile(r"\w+(?:\.\w+)+")
_DISTINCTIVE = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d|[A-Za-z]-[A-Z0-9]")


def name(title: str) -> str:
    """The name a title gives its work, "RT-H" of "RT-H: Action Hierarchies Using Language"; "" if it gives none."""
    head, colon, _ = title.partition(":")
    if not colon and len(title.split()) > 1:
        return ""
    return head.strip() if 0 < len(head.split()) <= NAME_WORDS else ""


def beginning(title: str, key: str) -> str:
    """The first words of a title that have this title key, "Unlimited OCR" of "Unlimited OCR Works", or ""."""
    words = title.split()
    beginnings = (" ".join(words[:count]) for count in range(1, min(len(words), NAME_WORDS) + 1))
    return next((text for text in beginnings if title_key(text) == key), "")


def is_used(name: str, text: str) -> bool:
    """Whether a text uses this as a name, written as only names are."""
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)) and (
        is_like_a_name(name) or bool(_DOTTED.fullmatch(name))
    )


def called(text: str, title: str, abstract: str) -> str:
    """What a text calls the paper by: the name its title gives, else what opens the title and its abstract uses."""
    if given := name(title):
        return given
    opened = (beginning(title, key) for key in candidates(text))
    return max((words for words in opened if words and is_used(words, abstract)), key=len, default="")


def short(title: str) -> str:
    """What to call a paper in a sentence: its name, else its title."""
    return name(title) or title


def without(text: str, *names: str) -> str:
    """The text without these names, however they are written."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)(?:['’]s)?", " ", text, flags=re.IGNORECASE)
    return text


def is_distinctive(word: str) -> bool:
    """Whether a word is written as only names are: capitals inside, digits, or all capitals."""
    return bool(_DISTINCTIVE.search(word))


def is_like_a_name(phrase: str) -> bool:
    """Whether a phrase is written as a name: a distinctive word, or several that all begin with capitals."""
    words = phrase.split()
    return is_distinctive(phrase) or (len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words))


def distinctive(text: str) -> list[str]:
    """The words of a text that are written as only names are."""
    return [word for word in dict.fromkeys(_WORD.findall(text)) if len(word) > 2 and is_distinctive(word)]


def ids(text: str) -> dict[str, str]:
    """What may be paper ids in a text, each with how it is written: arXiv's without version, others with a digit."""
    found = {match[1]: match[0] for match in _ARXIV.finditer(text)}
    return found | {word: word for word in _OTHER_ID.findall(text)}


def candidates(text: str) -> dict[str, str]:
    """Every run of up to three words of a text that may be a name: its title key and how it is written."""
    words = _WORD.findall(text)
    runs = (" ".join(words[i : i + n]) for n in range(NAME_WORDS, 0, -1) for i in range(len(words) - n + 1))
    found: dict[str, str] = {}
    for run in runs:
        found.setdefault(title_key(run), run)
        found.setdefault(title_key(re.sub(r"['’]s$", "", run)), run)
    return found
