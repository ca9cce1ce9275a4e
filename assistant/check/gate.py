"""One sentence against the papers it cites, or, if it cites none, against all that were given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import disarm
from assistant.check import claim as claims
from assistant.check import findings as papers
from assistant.check import marks, safe
from assistant.check.findings import Finding
from assistant.check.reading import Reading, read
from assistant.types import Embed, Paper, Source

_LINKS = frozenset(
    "code data dataset model models weights available github project page website repository released release open "
    "source find found link demo see more here at on paper".split()
)

# What stands behind a yes or no is checked, the word itself cannot be.
_YES = re.compile(r"^\W*(?:yes|no)\b[,.;:!—–-]+\s*(?=\S)", re.IGNORECASE)
# Said of several papers, it needs several to rest on.
_SEVERAL = re.compile(
    r"^\W*(?:both\b|they (?:both|all)\b|(?:all|each|neither|none)(?: of)?(?: (?:the|these|those|them))?"
    r"(?: \w+)? (?:papers?|models?|methods?|works|approaches|systems?|frameworks?|studies)\b"
    r"|(?:all|each|neither|none) of them\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:both|all|each|every|neither|none)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a sentence.

    `text` is what to show, as Markdown without citation marks, "" if the sentence is dropped. `support` has each paper
    that stays cited with the verbatim sentence behind it, and is empty where nothing is claimed. `reason` says in a
    word why the sentence is dropped, "" if it passes.
    """

    text: str
    support: tuple[tuple[Paper, str], ...]
    reason: str


def check(sentence: str, sources: Sequence[Source], embed: Embed, before: Sequence[Paper] = ()) -> Verdict:
    """The verdict on a sentence, which may carry citation marks, given the sources that its writer had.

    `before` are the papers that the sentence before rests on: an "It" that cites nothing speaks of one of them.
    """
    prepared = safe.prepare(sentence)
    if safe.is_table(prepared):
        return _dropped("table")
    sources = [source for source in sources if source.sentences]
    marked = marks.read(prepared, [source.paper for source in sources])
    if marked.is_about_unknown:
        return _dropped("unknown id")
    text = _YES.sub("", safe.unlink(marked.text))
    addresses = safe.addresses(text)
    said = claims.without_opening(safe.plain(safe.without_addresses(text)))
    reading = read(said)
    meant = marked.papers or (before if papers.leans(said) else ())
    cited = [source for source in sources if source.paper in meant]
    if disarm.unearned(said, [part for source in cited or sources for part in source.sentences]):
        return _dropped("praise")
    if not addresses and not claims.makes(reading):
        is_bare = reading.denials or claims.answers_alone(text)
        return _dropped("unsupported") if is_bare else _without_claim(text)
    if not addresses and claims.looks_like_heading(text, reading):
        read_all = [read(sentence) for source in sources for sentence in source.sentences]
        return _without_claim(text) if claims.is_heading(reading, read_all) else _dropped("unsupported")
    findings = _linked(reading, addresses, cited or sources) or papers.find(said, marked, cited, sources, embed)
    passing = [finding for finding in findings if not finding.reason]
    if not passing:
        return _dropped(findings[0].reason if findings else "unsupported")
    if len(passing) == 1 and _SEVERAL.search(said) and not _COUNTED.search(passing[0].sentence):
        return _dropped("relation")
    if not all(_may_stay(address, [finding.source for finding in passing]) for address in addresses):
        return _dropped("link")
    return Verdict(safe.markdown(text), tuple((f.source.paper, f.sentence) for f in passing), "")


def _without_claim(text: str) -> Verdict:
    return Verdict(safe.markdown(text) if re.search(r"\w", text) else "", (), "")


def _linked(reading: Reading, addresses: Sequence[str], sources: Sequence[Source]) -> list[Finding]:
    """The paper whose own address the sentence gives, if it says no more than that."""
    if not addresses:
        return []
    for source in sources:
        own = {word.low for word in read(source.sentences[0]).words}
        says_more = any(word.term and word.low not in _LINKS | own for word in reading.words) or reading.quantities
        if not says_more and all(safe.is_own(address, [source.paper]) for address in addresses):
            return [Finding(source, "", 1.0, source.sentences[0])]
    return []


def _may_stay(address: str, sources: Sequence[Source]) -> bool:
    """Whether an address is a paper's own, or a name like "Booking.com" that stands in its text."""
    return safe.is_own(address, [source.paper for source in sources]) or (
        safe.is_name(address) and any(address in " ".join(source.sentences) for source in sources)
    )


def _dropped(reason: str) -> Verdict:
    return Verdict("", (), reason)
