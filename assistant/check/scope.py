"""Whether a claim says more than the source: of all where it speaks of some, or for certain what it holds likely."""

import re
from collections.abc import Sequence

from assistant.check import order
from assistant.check.near import nearest, overlap
from assistant.check.reading import Reading

# A claim may say the first of two where the paper says so, or says one of the second.
_ALL = (
    frozenset("all every any always everywhere universally invariably".split()),
    frozenset(
        "all every each any both always whole entire entirely whatever regardless whenever wherever everywhere fully "
        "completely universal universally exclusively purely throughout invariably perfectly".split()
    ),
)
_ANY = (
    frozenset("whatever regardless irrespective".split()),
    frozenset("whatever regardless irrespective independent independently any every across".split()),
)
_PROOF = (
    frozenset("prove proof proofs guarantee guarantees guaranteed provably".split()),
    frozenset("prove proves proved proven proof proofs guarantee guarantees guaranteed provably theorem".split()),
)
_MAJORITY = (frozenset({"most"}), frozenset("most mostly majority largely mainly nearly almost".split()))
_FIRST = (frozenset({"thefirst"}), frozenset({"first"}))
_AMOUNTS = tuple(
    (frozenset({f"{word}s"}), frozenset({word, f"{word}s"}))
    for word in "dozen hundred thousand million billion".split()
)
_ANYWHERE = (_FIRST, *_AMOUNTS)
_WIDE = (_ALL, _ANY, _PROOF, _MAJORITY)
_PARITY = frozenset("par comparable comparably competitive competitively match matches matching rival rivals".split())
# These words widen nothing: "at any time", "all it takes", "the most damaging", "without any help".
_HARMLESS = re.compile(
    r"\bany (?:one )?time\b|\ball (?:it|we|you|they|under|the way)\b|\b(?:is|are|was|were) all\b(?! of)|"
    r"\b(?:without|not?|never|nor|if|whether)\b[^,.;]{0,40}\bany\b|\bmost (?!of\b|\w+s\b)|"
    r"\bpromising (?!step|direction|result|evidence|sign)",
    re.IGNORECASE,
)
_PROVES = re.compile(r"\b(?:proves|proved|proven) that\b", re.IGNORECASE)
# A claim with so many of its words from one sentence has its scope from there too.
REWORDED = 0.6
_FIRST_OF = re.compile(r"\b(?:is|are|as|presents?|introduces?|proposes?) the first\b", re.IGNORECASE)
# What the paper says of most cases, a claim does not say of the cases.
_MOST = frozenset(
    "most often sometimes usually mostly largely mainly chiefly primarily partly partially typically".split()
)
_LIMITS = _MOST | frozenset("many several some few main majority generally frequently almost nearly".split())
_DOUBTS = frozenset(
    "whether may might perhaps possibly hypothesize hypothesise conjecture unclear unknown promising".split()
)
_ASKS = frozenset(
    "if asks ask asked question questions investigate investigates investigated study studies studied examine examines "
    "explore explores test tests evaluate evaluates assess assesses analyze analyzes determine potentially potential "
    "can could open possible suggest suggests likely understand".split()
)


def oversteps(claim: Reading, source: Sequence[Reading]) -> bool:
    """Whether a claim states what the source only asks or holds possible, or widens what it says."""
    near, said = nearest(claim, source), _lows([claim])
    is_near = overlap(claim, near) >= REWORDED
    there = _lows([near] if is_near else source)
    if any(said & claimed and not there & licence for claimed, licence in _WIDE):
        return True
    everywhere = _lows(source)
    if any(said & claimed and not everywhere & licence for claimed, licence in _ANYWHERE):
        return True
    if not is_near:
        return False
    if order.compares(claim) and there & _PARITY and not (said & _PARITY or order.compares(near)):
        return True
    if there & _MOST and not said & (_LIMITS | _ASKS):
        return True
    return bool(there & _DOUBTS) and not said & (_DOUBTS | _ASKS)


def _lows(readings: Sequence[Reading]) -> set[str]:
    """The words that these sentences say in small letters, "prove" for what proves that something is so."""
    texts = [
        _FIRST_OF.sub("thefirst first", _PROVES.sub("prove", _HARMLESS.sub("", reading.text))).lower()
        for reading in readings
    ]
    return {word for text in texts for word in re.findall(r"[a-z]+", text)}
