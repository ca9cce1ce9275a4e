"""Which papers a question calls by id, title or name, and the names in it that no paper has."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from assistant import ordinary, terms, titles
from assistant.library import Library
from assistant.text import title_key
from assistant.types import Embed, Paper
from assistant.words import Words

# A question of more terms mentions names rather than asks about them (nDCG@10 on SciTLDR's statements 0.902, so 0.908).
ASKED = 10
# A lower-case word of at most this many papers is a name of theirs ("mammalnet") rather than a word of the field.
RARE = 5
# The name that opens a title may stand in as many papers, of which the others only mention it.
SHARED = 3
# A model that more papers speak of is hardly any one's.
SPOKEN_OF = 20
# Longer questions use such words as words: the arm of a robot is not the paper ARM.
FEW = 5
# Even so, an ordinary word in lower case is a word where more is said: models that "sleep and dream" are not DREAM.
PLAIN = 2
# A word that a smaller share of the papers holds is strange. Where the named paper speaks of it in other words, some
# word of its abstract comes nearer than this: so it is with all 25 such words of answerable questions put by hand, and
# with 14 of 23 in questions that the paper does not answer.
STRANGE, FAR = 0.004, 0.38
# A slip of the pen in a name leaves so much of it.
SLIP = 0.9
# A shorter title ("Agents") also stands in questions that do not mean it.
TITLE_LETTERS = 15
# "Latent Spatial Memory" calls "Latent Spatial Memory for Video World Models"; two words may be any term of the field.
BEGINNING = 3
_COINED = re.compile(r"[a-z][A-Z]|[A-Za-z].*\d")  # as a name, unlike the field's "GUI"
_ASIDE = re.compile(
    r"\b(?:other than|besides|apart from|aside from|except(?: for)?|excluding|"
    r"not counting|but not)\s+"
    r"(?P<what>[^,;:?!]+)",
    re.IGNORECASE,
)
_SETS_APART = re.compile(r"\b(?:sets?|stands?|tells?)\b.*\bapart from\b", re.IGNORECASE)
_MEASURED = re.compile(r"\bhow \w+|\w*['’]\w+", re.IGNORECASE)  # "how large", "doesn't"
_WORD = re.compile(r"[^\W\d_]{3,}")


def by_id(text: str, library: Library) -> tuple[set[int], str]:
    """The papers a text calls by id, and what is left of it to look for."""
    written = titles.ids(text)
    found = [paper for id in written if (paper := library.paper(id))]
    for paper in found:
        text = text.replace(written[paper.id], " ").strip(" :,;")
    if found and terms.only_asks(text):
        text = " ".join(paper.title for paper in found)
    return set(library.numbers_of(paper.id for paper in found)), text


def aside(text: str, library: Library, words: Words) -> tuple[set[int], str]:
    """The papers that a text leaves out by name, as "other than FedOT" does, and what is left of it to look for."""
    match = None if _SETS_APART.search(text) else _ASIDE.search(text)
    named = by_name(match["what"], 1, library, words) if match else set()
    return (named, f"{text[: match.start()]} {text[match.end() :]}") if match and named else (set(), text)


def by_name(text: str, asked: int, library: Library, words: Words) -> set[int]:
    """The papers that a text of so many terms calls by name, which may have lost its capitals."""
    if asked > ASKED:
        return set()
    found: set[int] = set()
    runs = titles.candidates(text)
    for key, numbers in library.named(runs).items():
        run = runs[key]
        few = PLAIN if run in ordinary.words() else FEW
        rare = asked <= few and " " not in run and len(words.holding(run, RARE + 1)) <= RARE
        if titles.is_like_a_name(run) or rare:
            found.update(numbers)
    for word in titles.distinctive(text):
        # "Keye-VL-2.0" of "Kwai Keye-VL-2.0 Technical Report", if no other paper speaks of it, and "MiniMax-M2" of "The
        # MiniMax-M2 Series: …", if few do.
        holding = words.holding(word, SPOKEN_OF + 1)
        if len(holding) > SPOKEN_OF:
            continue
        opened = (title_key(word), f"the{title_key(word)}") if _COINED.search(word) else ()
        own = [number for number, key in library.title_keys(holding).items() if key.startswith(opened)]
        if len(holding) == 1 or len(own) == 1:
            found.update(own or holding)
    return found | {number for key, run in runs.items() for number in _opening(key, run, library, words)}


def by_title(text: str, pool: list[int], library: Library, words: Words) -> set[int]:
    """The papers whose title stands in a text, whole or by its first words if no other paper has them."""
    key, keys = title_key(text), library.title_keys(pool)
    found = {n for n, title in keys.items() if len(title) >= TITLE_LETTERS and title in key}
    for beginning, run in titles.candidates(text).items():
        parts = run.split()
        if len(parts) >= BEGINNING and all(part[0].isupper() for part in parts):
            holding = words.holding(run, 2)
            found.update(n for n in holding if len(holding) == 1 and keys.get(n, "").startswith(beginning))
    return found


def unheard(text: str, words: Words) -> list[str]:
    """The names in a text that no paper holds: "GPT-7" is not found in papers that hold "GPT" and "7"."""
    names = [word for word in titles.distinctive(text) if not word.isdecimal()]
    return [name for name in names if not words.holding(name, 1)]


def lacks(text: str, papers: Sequence[Paper]) -> str:
    """A name in a text that none of these papers holds; "" if there is none.

    What "IKEA-like furniture" is only likened to need not be in a paper.
    """
    written = [] if text.isupper() else titles.distinctive(text)
    names = [w for w in written if w[0].isalpha() and not w.endswith(("-like", "-style")) and not terms.only_asks(w)]
    whole = " ".join(map(_whole, papers))
    known, *apart = terms.split([whole, *names])
    missing = (name for name, parts in zip(names, apart, strict=True) if not set(parts) <= set(known))
    return next((name for name in missing if not get_close_matches(name, whole.split(), 1, SLIP)), "")


def leaves(asked: str, papers: Sequence[Paper], words: Words, embed: Embed) -> str:
    """A strange word in what is asked of these papers, to which no word of theirs is near; "" if there is none.

    "How does StateSMix compress genomes?" leaves "genomes"; "quicker" is near to the "speedup" that a paper has.
    """
    whole = " ".join(map(_whole, papers))
    wanted = terms.informative(_MEASURED.sub(" ", asked))
    if terms.only_asks(asked) or not wanted:
        return ""
    known, strange = set(terms.split([whole])[0]), int(STRANGE * words.papers())
    missing = [w for term, w in wanted.items() if term not in known and len(words.holding(w, strange + 1)) <= strange]
    if not missing:
        return ""
    theirs = sorted({word.lower() for word in _WORD.findall(whole)} - terms.STOP_WORDS)
    near = (embed(missing) @ embed(theirs).T).max(axis=1)
    left = missing[int(near.argmin())] if near.min() < FAR else ""
    return next((word for word in _WORD.findall(asked) if word.lower() == left), left)


def _whole(paper: Paper) -> str:
    return f"{paper.title} {paper.abstract}"


def beyond(text: str, named: set[int], library: Library) -> str:
    """What a text asks of the papers it names: their names draw all meaning to the sentences that repeat them."""
    papers = library.numbered(sorted(named)) if named else []
    left = text
    for paper in papers:
        left = titles.without(left, paper.title, titles.called(text, paper.title, paper.abstract))
    return text if terms.only_asks(left) else left


def _opening(key: str, run: str, library: Library, words: Words) -> list[int]:
    """The paper whose title opens with this run of words, if its abstract uses them as its name and hardly another's.

    "Unlimited OCR" calls "Unlimited OCR Works"; "video generation" calls nobody.
    """
    parts = run.split()
    if terms.only_asks(parts[0]) or terms.only_asks(parts[-1]):
        return []
    holding = words.holding(run, SHARED + 1)
    if len(holding) > (SHARED if titles.is_like_a_name(run) else 1):
        return []
    titled = [number for number, title in library.title_keys(holding).items() if title.startswith(key)]
    if len(titled) != 1:
        return []
    (paper,) = library.numbered(titled)
    name = titles.beginning(paper.title, key)
    return titled if name and titles.is_used(name, paper.abstract) else []
