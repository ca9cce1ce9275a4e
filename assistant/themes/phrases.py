"""Phrases as papers share them: without case, plural and hyphens."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.latex import readable
from assistant.terms import STOP_WORDS
from assistant.types import Paper

Phrase = tuple[str, ...]

LONGEST = 4  # words; longer phrases are shared by nobody
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[:;,.?!()\[\]|“”\"]|\s[-–—]+\s")
_ASIDE = re.compile(r"\s*\([^()]*\)")
# Words that every paper of the field uses: a phrase of nothing else names no subject.
_COMMON = frozenset(
    "ability academic accuracy ai algorithm algorithms analysis application applications approach approaches "
    "architecture art artificial baseline baselines benchmark benchmarks capabilities capability case challenge "
    "challenges complex comprehensive computational data dataset datasets decoder decoders deep design domain "
    "downstream effective efficiency efficient efficiently encoder encoders end error evaluation evidence existing "
    "experiment experiments failure feature features field foundation framework frameworks frontier general "
    "generalization generation generative hidden high human improved improving inference information input insights "
    "intelligence knowledge language large latent learning level limited llm llms long low machine mechanism "
    "mechanisms method methods metric metrics model modeling models module modules network networks neural new "
    "novel observation open optimization outcomes output paper parameter parameters performance perspective "
    "pipeline practical pre prior process prompt prompts property quality real report representation "
    "representations research result results robust robustness sample scalable scale scaling scenario scenarios "
    "self set setting settings shot signal signals simple single small source space standard state step steps "
    "strategies strategy strong structure structured study survey system systems task tasks technical technique "
    "techniques test text theory time token tokens towards train trained training transformer transformers two "
    "understanding unified user via vision visual weight weights wide work zero".split()
)


@lru_cache(maxsize=65_536)
def fold(text: str) -> Phrase:
    """The words of a text in lower case and the singular."""
    return tuple(_singular(word) for word in _WORD.findall(text.lower()))


def runs(words: Phrase) -> Iterator[Phrase]:
    """Every run of up to `LONGEST` of the words."""
    return (words[i : i + n] for n in range(1, LONGEST + 1) for i in range(len(words) - n + 1))


def is_telling(phrase: Phrase) -> bool:
    """Whether a phrase can name a subject: not only words that are everywhere."""
    return not _COMMON_FOLDED.issuperset(phrase) and any(len(word) > 2 for word in phrase)


def named(paper: Paper) -> dict[Phrase, str]:
    """What a paper calls its subjects, folded and as written: its keywords, else the phrases of its title."""
    if paper.keywords:
        written = [_ASIDE.sub("", readable(keyword)).strip() for keyword in paper.keywords]
    else:
        written = [phrase for part in _BREAK.split(readable(paper.title)) for phrase in _phrases(part.split())]
    return {phrase: text for text in written if 0 < len(phrase := fold(text)) <= LONGEST + 1 and is_telling(phrase)}


def spelled(papers: Sequence[Paper]) -> dict[Phrase, str]:
    """Each phrase that these papers call a subject, as most of them write it."""
    forms: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for phrase, text in named(paper).items():
            forms[phrase][text] += 1
    return {phrase: min(counts, key=lambda text: (-counts[text], text)) for phrase, counts in forms.items()}


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """Runs of two or more words without stop words; single words of a title say too little."""
    for n in range(2, LONGEST + 1):
        for i in range(len(words) - n + 1):
            run = words[i : i + n]
            if not any(word.lower() in STOP_WORDS for word in run):
                yield " ".join(run)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


_COMMON_FOLDED = frozenset(_singular(word) for word in _COMMON)
