"""Text as the word index sees it: folded, stemmed terms, and which of them say what a text is about."""

import re
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

# Unicode words without accents, folded by Porter's stemmer: "Évaluating" is found by "evaluation".
TOKENIZER = "porter unicode61 remove_diacritics 2"
STOP_WORDS = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below "
    "between both but by can cannot could did do does doing done down during each either else ever every few for "
    "from further get give given gives got had has have having he her here hers him his how however i if in into "
    "is it its itself just know let like many may me might more most much must my neither no nor not of off on "
    "once one only onto or other our ours out over own per please quite rather really same say says shall she "
    "should show since so some such tell than that the their theirs them then there these they this those though "
    "through thus to too two under until up upon us use used uses using very via want was we were what whatever "
    "when where whether which while who whom whose why will with within without would yes yet you your yours".split()
)
# What people say when they ask a list of papers; in the papers themselves these words are everywhere.
QUESTION_WORDS = frozenset(
    "abstract abstracts according answer answers anybody anyone anything anywhere approach area areas article "
    "asap author authors behind best btw came check checked checks come comes coming compare compares comparison "
    "contrast curious deal deals describe detail details differ difference differences eli5 exciting explain faq "
    "field find fyi happen happened happening happens heard help idea ideas interesting introduce keep keeps kind "
    "kinds know known latest list listed lists look looked looking looks made make makes mention mentioned "
    "mentions method methods new newest news novel nutshell oldest overview paper papers people phd pls practice "
    "practices problem problems propose proposed proposes publication publications publish published publishes "
    "question questions recent research result results solve solves somebody someone something sota speak speaks "
    "studies study summarise summarize summary sure talk talks tell tells thing things thx tldr today topic "
    "topics trick tricks update updates versus vs want wants way ways whats wonder wondering work working works "
    "yesterday".split()
)
# How something is to be told, and what every paper has to tell: not what a question is about.
_TELLING = frozenset(
    "brief briefly contribution contributions depth english essence finding findings gist key main novelty nutshell "
    "plain point points sentence sentences short simple simpler simply takeaway takeaways terms word words".split()
)
_WORD = re.compile(r"[^\W_]+")
_CONTRACTED = re.compile(r"(?<=\w)['’](?:s|re|ve|ll|d|m)\b", re.IGNORECASE)  # "what's", "they've"


def split(texts: Sequence[str]) -> list[list[str]]:
    """Each text's terms in order, without stop words."""
    found: list[list[str]] = [[] for _ in texts]
    kept = [" ".join(word for word in _WORD.findall(text) if word.lower() not in STOP_WORDS) for text in texts]
    with _lock:
        tokenizer = _tokenizer()
        tokenizer.execute("BEGIN")
        tokenizer.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", enumerate(kept, start=1))
        for row, term in tokenizer.execute('SELECT doc, term FROM terms ORDER BY doc, "offset"'):
            found[row - 1].append(term)
        tokenizer.execute("ROLLBACK")
    return found


def informative(text: str) -> dict[str, str]:
    """The terms that say what a question is about, in order, each with its word; asking words if there are no others.

    The index wants the words: stemming a stem again gives another one (0.015 of nDCG@10 on SciTLDR).
    """
    words = [word.lower() for word in _WORD.findall(text)]
    kept = words if only_asks(text) else [word for word in words if word not in QUESTION_WORDS]
    return {term: word for word, found in zip(kept, split(kept), strict=True) for term in found}


def only_asks(text: str) -> bool:
    """Whether a question holds nothing but asking words, as "explain this paper" does."""
    words = _WORD.findall(_CONTRACTED.sub(" ", text))
    return not {word.lower() for word in words} - QUESTION_WORDS - STOP_WORDS - _TELLING


def coverage(rarity: Mapping[str, float], terms: Sequence[str]) -> float:
    """The share of a question's terms that a text holds, each counted by its rarity; 0 to 1."""
    total = sum(rarity.values())
    return sum(rarity.get(term, 0.0) for term in set(terms)) / total if total else 0.0


def pair_coverage(asked: Sequence[str], rarity: Mapping[str, float], terms: Sequence[str]) -> float:
    """The share of a question's neighbouring terms that are neighbours in a text too, one word between at most."""
    weights = {pair: rarity.get(pair[0], 0.0) + rarity.get(pair[1], 0.0) for pair in pairwise(asked)}
    total = sum(weights.values())
    if not total:
        return 0.0
    near = {*pairwise(terms), *zip(terms, terms[2:], strict=False)}
    return sum(weight for (one, other), weight in weights.items() if near & {(one, other), (other, one)}) / total


_lock = threading.Lock()


@cache
def _tokenizer() -> sqlite3.Connection:
    # The index's own tokenizer, run on the side: no second stemmer that might differ from it.
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    connection.execute(f"CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize='{TOKENIZER}')")
    connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (texts, instance)")
    return connection
