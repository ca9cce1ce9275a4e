"""Which papers a question calls by id, title or name, and the names in it that no paper has."""

from collections.abc import Sequence

from assistant import terms, titles
from assistant.library import Library
from assistant.text import title_key
from assistant.types import Paper
from assistant.words import Words

# A question of more terms mentions names rather than asks about them (nDCG@10 on SciTLDR's statements 0.902, so 0.908).
ASKED = 10
# A lower-case word of at most this many papers is a name of theirs ("mammalnet") rather than a word of the field.
RARE = 5
# The name that opens a title may stand in as many papers, of which the others only mention it.
SHARED = 3
# Longer questions use such words as words: the arm of a robot is not the paper ARM.
FEW = 5
# A shorter title ("Agents") also stands in questions that do not mean it.
TITLE_LETTERS = 15
# "Latent Spatial Memory" calls "Latent Spatial Memory for Video World Models"; two words may be any term of the field.
BEGINNING = 3


def by_id(text: str, library: Library) -> tuple[set[int], str]:
    """The papers a text calls by id, and what is left of it to look for."""
    written = titles.ids(text)
    found = [paper for id in written if (paper := library.paper(id))]
    for paper in found:
        text = text.replace(written[paper.id], " ").strip(" :,;")
    if found and terms.only_asks(text):
        text = " ".join(paper.title for paper in found)
    return set(library.numbers_of(paper.id for paper in found)), text


def by_name(text: str, asked: int, library: Library, words: Words) -> set[int]:
    """The papers that a text of so many terms calls by name, which may have lost its capitals."""
    if asked > ASKED:
        return set()
    found: set[int] = set()
    runs = titles.candidates(text)
    for key, numbers in library.named(runs).items():
        run = runs[key]
        rare = asked <= FEW and " " not in run and len(words.holding(run, RARE + 1)) <= RARE
        if titles.is_like_a_name(run) or rare:
            found.update(numbers)
    for word in titles.distinctive(text):
        # "Keye-VL-2.0" of "Kwai Keye-VL-2.0 Technical Report", if no other paper speaks of it.
        if len(holding := words.holding(word, 2)) == 1:
            found.update(holding)
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


def lacks(text: str, papers: Sequence[Paper]) -> bool:
    """Whether a text has a name that none of these papers holds.

    What "IKEA-like furniture" is only likened to need not be in a paper.
    """
    written = [] if text.isupper() else titles.distinctive(text)
    names = [w for w in written if w[0].isalpha() and not w.endswith(("-like", "-style")) and not terms.only_asks(w)]
    known, *apart = terms.split([" ".join(f"{paper.title} {paper.abstract}" for paper in papers), *names])
    return not all(set(name) <= set(known) for name in apart)


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
