"""Replies to small talk and to questions about the assistant itself."""

import re
from collections.abc import Sequence

from assistant.types import Answer, Day, Query
from assistant.wording import count, escape, when

_WORDS = {
    "setup": r"prompts?|instructions?|instructed|settings?|configur\w+|guidelines?|your rules|were you told|api.?keys?"
    r"|passwords?|secrets?",
    "help": r"help|what (?:can|could|do|should) (?:you|i)|how (?:do|can|does|should) (?:i|you|this|it)|capabilit\w+"
    r"|examples?",
    "who": r"who (?:are|made|built) you|who['’]?s this|what are you|your name|are you (?:an?|human|real)"
    r"|introduce yourself",
    "how": r"how (?:are|is|goes)|how['’]?s|what['’]?s up",
    "goodbye": r"good ?bye|bye|see (?:you|ya)|good ?night|farewell|ciao|tschüss|au revoir|adiós",
    "thanks": r"thanks?|thx|cheers|great|perfect|awesome|nice|well done|danke|merci|gracias|谢谢",
    "greeting": r"hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo|guten \w+|hola|bonjour"
    r"|moin|你好",
}
# In this order: "hi, what can you do?" asks for help, and "thanks, bye" leaves.
_PATTERNS = {topic: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for topic, words in _WORDS.items()}

_PURPOSE = (
    "I answer questions about the papers of the daily lists: I find, count and rank them, and say what their abstracts "
    "tell, each statement with its source."
)


def answer(query: Query, papers: int, days: Sequence[Day], examples: Sequence[str]) -> Answer:
    """A short reply; `days` are those that have a list, `papers` how many they list, `examples` what they answer."""
    said = next((topic for topic, pattern in _PATTERNS.items() if pattern.search(query.text)), "")
    loaded = _loaded(papers, days)
    invitation = "\n".join([loaded, *(["\nYou could ask:\n"] if examples else []), *_bullets(examples)])
    match said:
        case "setup":
            text = (
                "I only talk about the listed papers, not about how I am set up. What would you like to know of them?"
            )
        case "help":
            text = f"{_PURPOSE} {invitation}"
        case "who":
            text = f"I am an assistant for the daily lists of new research papers. {_PURPOSE} {loaded}"
        case "how":
            text = f"All is well, thank you. {loaded}"
        case "goodbye":
            text = "Goodbye, until the next list."
        case "thanks":
            text = "You are welcome."
        case "greeting":
            text = f"Hello! {invitation}"
        case _:
            only = "I only talk about the listed papers." if query.text.strip() else "Ask me about the listed papers."
            text = f"{only} {invitation}"
    return Answer(text, "talk", "talk", notes=query.notes)


def _bullets(texts: Sequence[str]) -> list[str]:
    return [f"- {escape(text)}" for text in texts]


def _loaded(papers: int, days: Sequence[Day]) -> str:
    if not days:
        return "No papers have been added yet: `assistant add PATH` reads a list."
    first, last = min(day.day for day in days), max(day.day for day in days)
    return f"I have read {count(papers, 'paper')} listed {when(first, last)}."
