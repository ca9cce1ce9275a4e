"""The papers of earlier answers that a question points at: "the second one", "compare them", "and its dataset?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dates.patterns import matcher
from assistant.question.choice import CHOICE
from assistant.question.names import named
from assistant.question.pronouns import DAY, PLURAL, STOP, in_place_of, pronouns
from assistant.types import Turn

Papers = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The papers pointed at, by id or name; `missing` tells in words of a place that no answer has.

    `text` is the question with "it" or "them" in the place of "the second one" or "the first two".
    """

    papers: Papers = ()
    missing: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """What can be pointed at: the answers' lists, oldest first, the papers last spoken of, and the last several."""

    lists: tuple[Papers, ...]
    latest: Papers
    several: Papers


_Pointer = tuple[int, int, Papers, bool]  # from, to, the papers, and whether it is a place in an answer
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_CARDINALS = "one two three four five six seven eight nine ten".split()
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th))"
_CARDINAL = rf"(?:{'|'.join(_CARDINALS)}|[0-9]{{1,2}})\b"
_SEVERAL = rf"(?:{'|'.join(_CARDINALS[1:])})\b"
_THING = (
    r"(?:ones?|papers?|articles?|works?|stud(?:y|ies)|results?|hits?|entry|entries|items?|citations?|sources?"
    r"|references?)\b"
)
_ANSWER = r"(?:them|these|those|your|my|(?:the|that|this) list)\b"
# "the first paper on diffusion", "the first one to use RL", "the first paper of 4 May": places in no answer.
_NOT_ELSEWHERE = (
    rf"(?!\s*{DAY})"
    r"(?! (?:to|on|that|about|which|by|ever|introducing|using|proposing|listed|published|whose|where|with (?:code"
    r"|the|an?))"
    rf" \w)(?! (?:of|from) (?!{_ANSWER}))(?! in (?!{_ANSWER}|(?:more|detail|depth|brief|short|simpl|plain|one|a|two)))"
)
_FEW = matcher(rf"\b(?:the )?(?P<end>first|last) (?P<count>{_CARDINAL})(?: {_THING})?{_NOT_ELSEWHERE}{STOP}")
_PLACE = matcher(
    rf"\b({_ORDINAL}|last|final|next|previous) {_THING}{_NOT_ELSEWHERE}",
    rf"\bthe ({_ORDINAL}|last|former|latter)(?: of (?:them|these|those|the two))?{STOP}",
    rf"^\W*({_ORDINAL}|[1-9])\W*$",
    r"\b(?:papers?|numbers?|no\.|nr\.?|source|citation|result|item|hit|ref(?:erence)?)\s*#?\s*"
    rf"({_CARDINAL})(?!%|\.[0-9]| (?:papers?|articles?)\b)",
    r"(?<!\w)#([0-9]{1,2})\b",
    r"\[([0-9]{1,2})\]",
)
_NEXT_PLACE = matcher(rf"(?:,\s*|\b(?:and|or|with|to|vs\.?) )({_ORDINAL}|[0-9]{{1,2}}){STOP}")
_OTHER = matcher(
    rf"\bthe (?P<one>other (?:one|paper|article)\b|other{STOP})",
    rf"\bthe (?:other (?:{_THING}|{_CARDINAL})|others|rest){STOP}",
)
_ALL = matcher(
    CHOICE,
    rf"\bboth\b(?: (?:of them|papers|ones)|{STOP})",
    r"^\W*(?:and )?(?:do|does|are|is|have|did|were) both\b",
    rf"\ball (?:of (?:them|these|those)|{_SEVERAL}{STOP})",
    rf"\b(?:these|those|the) {_SEVERAL}(?: {_THING})?{STOP}",
    r"\b(?:these|those) (?:papers|ones|works|articles)\b",
    r"^\W*(?:(?:and|now) )*(?:compare|contrast)[\s?.!]*$",
)
_THIS = matcher(
    r"\b(?:this|that) (?:one|paper|work|article|study|method|model|approach|dataset|benchmark|technique|system|idea)\b",
    r"\bthe same one\b",
    r"\bthe (?:same )?(?:paper|article)\b(?! (?:on|about|by|from|of|with|in|for) \w)"
    r"(?! (?:that|which|called|titled|entitled|named|where|using|introducing|proposing|[\"“]))",
)


def refer(text: str, history: Sequence[Turn]) -> Reference | None:
    """What the text, `DAY` in the place of its dates, points at in earlier answers; None where it stands for itself."""
    latest = focus(history)
    if not latest:
        return None
    lists = _lists(history)
    last_list = next((papers for papers in reversed(lists) if len(papers) > 1), latest)
    several = latest if len(latest) > 1 else _one_by_one(history) or last_list
    found = sorted(_pointed(text, _Said(lists, latest, several)))
    pointed = [paper for _, _, papers, _ in found for paper in papers]
    if "" in pointed:
        return Reference(missing="No answer so far names that many papers.")
    places = [(start, end, len(papers) > 1) for start, end, papers, is_place in found if is_place]
    return Reference(tuple(dict.fromkeys(pointed)), text=in_place_of(text, places)) if pointed else None


def focus(history: Sequence[Turn]) -> Papers:
    """The papers last spoken of: those the last answer cited, or what a later question names."""
    for turn in reversed(history):
        if turn.role == "assistant" and turn.papers:
            return tuple(dict.fromkeys(turn.papers))
        if turn.role == "user" and (asked := named(turn.text)):
            return asked
    return ()


def points_at_several(text: str) -> bool:
    """Whether the text points at several papers at once."""
    return _ALL.search(text) is not None or any(word in PLURAL for _, word in pronouns(text))


def _pointed(text: str, said: _Said) -> list[_Pointer]:
    found: list[_Pointer] = []
    for pattern, resolve in _POINTERS:
        for match in pattern.finditer(text):
            if pattern is not _NEXT_PLACE or found:
                found.append((match.start(), match.end(), resolve(match, said), pattern in _PLACES))
                text = text[: match.start()] + "," * len(match[0]) + text[match.end() :]
    for match, word in pronouns(text):
        if found and word not in PLURAL and match.lastgroup in ("subject", "owner"):
            continue  # "the other one, how does it rank?": it is the other one
        found.append((match.start(), match.end(), said.several if word in PLURAL else said.latest[:1], False))
    return found


def _lists(history: Sequence[Turn]) -> tuple[Papers, ...]:
    """The answers' papers; an answer within the list before it belongs to that one, so places keep their meaning."""
    lists: list[Papers] = []
    for turn in history:
        papers = tuple(dict.fromkeys(turn.papers)) if turn.role == "assistant" else ()
        if papers and not (lists and set(papers) <= set(lists[-1])):
            lists.append(papers)
    return tuple(lists)


def _one_by_one(history: Sequence[Turn]) -> Papers:
    """The papers that the last answers took one at a time, if there are several."""
    single: list[str] = []
    for turn in reversed(history):
        if turn.role == "assistant" and turn.papers:
            if len(set(turn.papers)) > 1:
                break
            single.append(turn.papers[0])
    papers = tuple(dict.fromkeys(reversed(single)))
    return papers if len(papers) > 1 else ()


def _place(match: re.Match[str], said: _Said) -> Papers:
    word = next(group for group in match.groups() if group).lower()
    if not said.lists:
        return ("",)
    current = said.lists[-1]
    if word in ("last", "final", "latter"):
        return current[-1:]
    if word in ("next", "previous"):
        here = current.index(said.latest[0]) if said.latest[0] in current else len(current)
        place = here + (1 if word == "next" else -1)
        return (current[place],) if 0 <= place < len(current) else ("",)
    place = 1 if word == "former" else _number(word)
    return next((papers[place - 1 : place] for papers in reversed(said.lists) if len(papers) >= place > 0), ("",))


def _few(match: re.Match[str], said: _Said) -> Papers:
    count = _number(match["count"].lower())
    papers = next((papers for papers in reversed(said.lists) if len(papers) >= count > 0), ("",))
    return papers[:count] if match["end"].lower() == "first" else papers[-count:]


def _others(match: re.Match[str], said: _Said) -> Papers:
    current = said.lists[-1] if said.lists else ()
    here = current.index(said.latest[0]) if said.latest[0] in current else -1
    others = tuple(paper for place, paper in enumerate(current) if place != here)
    if match["one"]:
        return (current[here + 1 :] or others)[:1] or ("",)
    return others or ("",)


def _number(word: str) -> int:
    for words in (_ORDINALS, _CARDINALS):
        if word in words:
            return words.index(word) + 1
    return int(re.sub(r"\D", "", word))


# In this order: "the first one" is one of "the first few".
_POINTERS = (
    (_FEW, _few),
    (_PLACE, _place),
    (_NEXT_PLACE, _place),
    (_OTHER, _others),
    (_ALL, lambda _, said: said.several),
    (_THIS, lambda _, said: said.latest[:1]),
)
_PLACES = (_FEW, _PLACE, _NEXT_PLACE, _OTHER)
