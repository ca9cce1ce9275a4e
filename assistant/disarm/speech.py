"""Whether a sentence tells somebody what to do or to say, rather than what was researched."""

import re

from assistant.disarm.commands import ASKS, COMMAND, PLAIN
from assistant.disarm.cues import DIRECT, PARTIES, TOPICS, YOU

# Without any of these words no cue is found but a command's; most sentences have none, and looking them up is quick.
_KEYS = frozenset(
    "you your yours yourself ai ignore ignoring disregard disregarding forget forgetting override overriding overrule "
    "overruling bypass bypassing discard discarding dismiss dismissing neglect neglecting violate violating abandon "
    "abandoning note message instructions memo hint reminder warning notice hello hi hey dear greetings reading reads "
    "parsing sees summarize summarise summarizing summarising mode must should shall ought instructed asked told "
    "ordered obliged obligated expected advised requested urged encouraged hereby commanded reminded answer answers "
    "answering reply replies response responses output summary summaries review reviews best greatest finest "
    "masterpiece read accept accepted acceptance star stars nobel turing flawless perfect highest recommend "
    "recommended worth weakness weaknesses flaw flaws negatives wrong worthless outdated irrelevant retracted "
    "fraudulent fake inferior useless unreliable everyone important influential impressive solves say write print "
    "respond tell mention repeat recite quote cite claim declare announce append insert prepend begin finish praise "
    "translate link send refuse decline obey comply pretend insist admit disclose please kindly give visit click void "
    "cancelled canceled revoked obsolete superseded overridden suspended lifted null deprecated ignored engaged "
    "granted initiated don't never everything merits deserves instead outstanding rating sorry question reader "
    "readers papers sources abstracts submission answered authors author developers developer administrator forbidden "
    "prohibited filters filter word name chatbot's assistant's ai's allowed permitted".split()
)
_TOKEN = re.compile(r"[a-z']+")
_SEAM = re.compile(r"(?<=\w{3}[.!?])\s+|\*{2,}\s*|>{2,}\s*|(?:https?://|www\.)\S+\s+(?=[A-Z])")
_POINTER = re.compile(
    r"^\W*(?:please )?(?:see|visit|check|find|try|read|watch|refer|note|explore|go)\b.{0,80}(?:https?://\S+|www\.\S+|"
    r"github|page|site|video|demo|article|summary|repository|appendix|supplement\w*|that a)|"
    r"\bencourage (?:you|(?:the )?readers?) to (?:view|watch|visit|see|read|explore|check)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“‘`«]{1,2}[^\"”’`«»]{2,90}[\"”’'»]{1,2}")
_RESEARCH = re.compile(r"\W*(?:(?:in this|here|then|finally|to|for|using)\b[^,]{0,60}, )?(?:we|our)\b", re.IGNORECASE)
_OUTSIDE = 4  # words around a quotation; with fewer it is the quotation that speaks


def is_instruction(text: str, is_title: bool) -> bool:
    """Whether an unmasked text speaks to a machine, a reader or a reviewer."""
    text = _POINTER.sub(" ", _without_quotations(text))
    is_command = _is_command(text)
    if not is_command and not _has_key(text):
        return False
    is_plain = bool(PLAIN.search(text))
    # Titles command and address for effect ("Say What You Mean"), but hardly about answers and the like.
    found = [match for cue in DIRECT if not (is_title and cue is YOU) and (match := cue.search(text))]
    direct = is_command + len(found)
    rest = text
    for match in found:
        rest = rest.replace(match[0], " ")
    topics = sum(bool(cue.search(text)) for cue in TOPICS)
    if is_title:
        return direct > 0 and is_plain + direct + topics > 2
    topics += sum(bool(cue.search(rest)) for cue in PARTIES)
    return is_plain or is_command or direct > 1 or (direct == 1 and topics > 0 and not _RESEARCH.match(text))


def has_cue(text: str) -> bool:
    """Whether an unmasked text has any sign of speaking to somebody."""
    text = _POINTER.sub(" ", text)
    return _is_command(text) or (_has_key(text) and any(cue.search(text) for cue in (PLAIN, *DIRECT)))


def has_topic(text: str) -> bool:
    """Whether an unmasked text speaks of what instructions are about."""
    return any(cue.search(text) for cue in (*TOPICS, *PARTIES))


def _is_command(text: str) -> bool:
    """Whether a text, or one of the sentences run together in it, begins as only commands do."""
    return any(COMMAND.match(part) and not ASKS.match(part) for part in _SEAM.split(text))


def _has_key(text: str) -> bool:
    return " I " in f" {text}" or not _KEYS.isdisjoint(_TOKEN.findall(text.lower().replace("’", "'")))


def _without_quotations(text: str) -> str:
    outside = _QUOTED.sub(' "…" ', text)
    return outside if len(outside.split()) >= _OUTSIDE else text
