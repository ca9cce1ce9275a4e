"""True sentences made false in one respect."""

import re
from collections.abc import Callable, Sequence
from random import Random

# Chosen from what abstracts say, not from what the gate knows.
_TURNED = """
increases:decreases increase:decrease increased:decreased increasing:decreasing improves:worsens improve:worsen
improved:worsened improving:worsening improvement:deterioration improvements:deteriorations reduces:increases
reduce:increase reduced:increased reducing:increasing reduction:increase reductions:increases higher:lower
lower:higher faster:slower slower:faster larger:smaller smaller:larger better:worse worse:better more:less fewer:more
less:more stronger:weaker weaker:stronger enhances:impairs enhance:impair enhanced:impaired enhancing:impairing
outperforms:underperforms outperform:underperform outperforming:underperforming surpasses:trails surpass:trail
surpassing:trailing exceeds:undercuts exceeding:undercutting boosts:hurts boost:hurt boosting:hurting
accelerates:slows accelerate:slow accelerating:slowing decreases:increases decrease:increase decreased:increased
lowers:raises lowering:raising positive:negative negative:positive positively:negatively negatively:positively
best:worst strong:weak weak:strong efficient:inefficient effective:ineffective robust:fragile stable:unstable
significantly:insignificantly substantially:marginally superior:inferior inferior:superior gains:losses growth:decline
drops:rises declines:rises rise:drop mitigates:aggravates alleviates:aggravates simple:complicated easy:hard high:low
low:high promotes:inhibits inhibits:promotes activates:suppresses suppresses:activates inhibition:activation
activation:inhibition upregulated:downregulated downregulated:upregulated elevated:reduced enhancement:impairment
longer:shorter shorter:longer dense:sparse sparse:dense degrades:improves degrade:improve successfully:unsuccessfully
"""
_TURN = {one: other for pair in _TURNED.split() for one, other in [pair.split(":")]}
_NEGATABLE = re.compile(
    r"\b(is|are|was|were|can|could|does|do|will|would|should|may|has been|have been|has|have)\b(?! not\b| no\b|n't)"
)
_NEGATED = re.compile(
    r"\b(?:does not|do not|did not|is not|are not|was not|were not|cannot|not|without|no longer|no|fails to|fail to)\b"
)
_VERBS = (
    "achieves achieve improves improve reduces reduce shows show demonstrates demonstrate enables enable provides "
    "provide outperforms outperform requires require uses use supports support introduces introduce increases increase "
    "proposes "
    "propose presents present learns learn generates generate leads lead allows allow combines combine addresses "
    "address helps help contains contain covers cover remains remain yields yield exhibits exhibit reveals reveal "
    "produces produce preserves preserve evaluates evaluate investigates explores captures predicts regulates "
    "mediates promotes inhibits causes contributes affects plays binds induces correlates decreases surpasses "
    "maintains matches integrates employs leverages transforms scales trains offers delivers sets works makes "
    "develops describes studies"
).split()
_VERB = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b")
_UNITS = {
    "%": (" points", "×", " ms"), "percent": ("points", "times"), "×": ("%", " points"),
    "x": ("%",), "times": ("percent",),
    "ms": ("s", "min"),
    "seconds": ("minutes", "hours", "milliseconds"), "minutes": ("seconds", "hours"),
    "hours": ("minutes", "days", "seconds"),
    "days": ("hours", "weeks", "years"),
    "weeks": ("days", "months"), "months": ("weeks", "years"), "years": ("months", "decades"), "GB": ("MB", "TB"),
    "MB": ("GB", "kB"),
    "tokens": ("images", "bytes"), "fps": ("Hz",), "FPS": ("Hz",), "Hz": ("kHz",), "bit": ("byte",), "bits": ("bytes",),
    "million": ("billion", "thousand"), "billion": ("million",), "mg": ("g",), "kg": ("g",), "nm": ("mm",),
    "mm": ("cm",),
    "points": ("%",), "dB": ("Hz",), "hour": ("minute", "day"), "K": ("M",), "M": ("B", "K"), "B": ("M", "T"),
    "k": ("M",), "h": ("min",), "s": ("ms",),
}  # fmt: skip
_UNIT = re.compile(
    r"(?<=\d)(?P<space>[ -]?)(?P<unit>%|×|x|"
    r"percent|times|ms|seconds|minutes|hours?|days|weeks|months|years|GB|MB|tokens|"
    r"fps|FPS|Hz|bits?|million|billion|mg|kg|nm|mm|points|dB|K|M|B|k|h|s)(?![\w%])"
)
_COUNTED = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?[KMBk]?\+? (?:\w+[- ])?(?P<noun>[a-z]{4,}s)\b")
_NOUNS = "models datasets tasks images papers users languages patients samples videos benchmarks layers experts".split()
NUMBER = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w]*[A-Z]\w|[,.]?\d|-\d)")
NUMBER_WORD = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b")
_WORDS = "two three four five six seven eight nine ten twelve twenty".split()
NAME = re.compile(
    r"(?<![\w-])(?:[A-Za-z]+[a-z][A-Z]\w*|[A-Z]{2,}[\w]*(?:-[A-Za-z0-9.]+)*|"
    r"[A-Z][a-z]+(?:-[A-Z0-9][\w.]*)+|[A-Z][A-Za-z]*\d[\w.]*(?:-[A-Z0-9]\w*)*)(?![\w-])"
)
COMPARES = re.compile(
    r"^(?P<one>.{3,60}?) (?P<verb>(?:significantly |consistently |substantially |even )?"
    r"(?:outperforms?|surpass(?:es)?|exceeds?|beats?)) "
    r"(?P<other>(?:[\w-]+ ?){1,6}?)(?P<rest>(?: (?:on|in|by|across|with|while|at|for)\b|[,.;]).*|)$"
)

Alteration = Callable[[str, Random, Sequence[str]], str]


def number(text: str, random: Random, _: Sequence[str]) -> str:
    """The text with one number changed: a digit, a rounding, ten times as much, another word; "" without one."""
    found = [*NUMBER.finditer(text), *NUMBER_WORD.finditer(text)]
    if not found:
        return ""
    match = random.choice(found)
    if match[0] in _WORDS:
        return put(text, match, random.choice([word for word in _WORDS if word != match[0]]))
    value = match[0].replace(",", "")
    ways = [value + "0", str(int(float(value)) + random.randint(1, 9))]
    if "." in value:
        ways += [
            str(round(float(value)) if round(float(value)) != float(value) else int(float(value)) + 1),
            value[:-1] + str((int(value[-1]) + 3) % 10),
        ]
    else:
        ways += [value[:-1] + str((int(value[-1]) + random.randint(1, 8)) % 10)]
    changed = random.choice([way for way in ways if float(way) != float(value)])
    return put(text, match, f"{int(changed):,}" if "," in match[0] and "." not in changed else changed)


def unit(text: str, random: Random, _: Sequence[str]) -> str:
    """The text with another unit, or another thing counted, after a number; "" without one."""
    found = list(_UNIT.finditer(text))
    counted = [match for match in _COUNTED.finditer(text) if _is_noun(match["noun"])]
    if found and (not counted or random.random() < 0.6):
        match = random.choice(found)
        new = random.choice(_UNITS[match["unit"]])
        return text[: match.start()] + ("" if new in "%×" else match["space"]) + new + text[match.end() :]
    if counted:
        match = random.choice(counted)
        new = random.choice([noun for noun in _NOUNS if noun not in text.lower()])
        return text[: match.start("noun")] + new + text[match.end("noun") :]
    return ""


def name(text: str, random: Random, others: Sequence[str]) -> str:
    """The text with another paper's name, or a name's other version, for one of its names; "" without one."""
    found = list(NAME.finditer(text))
    if not found:
        return ""
    match = random.choice(found)
    own = match[0]
    ways = [other for other in others if other.lower() not in text.lower()][:40]
    new = random.choice(ways)
    if re.search(r"\d$", own) and random.random() < 0.5:
        new = own[:-1] + str((int(own[-1]) + random.randint(1, 8)) % 10)
    elif re.search(r"\d$", own) and random.random() < 0.3:
        new = own + random.choice(["o", "-mini", "v2"])
    return text.replace(own, new) if new != own else ""


def negation(text: str, random: Random, _: Sequence[str]) -> str:
    """The text with a "not" more or less; "" where neither fits."""
    removable = list(_NEGATED.finditer(text))
    if removable and random.random() < 0.7:
        match = random.choice(removable)
        if match.end() - match.start() > 3 and match[0] in (
            "cannot",
            "without",
            "is not",
            "are not",
            "was not",
            "were not",
        ):
            new = {"cannot": "can", "without": "with"}.get(match[0], match[0].split()[0])
            return put(text, match, new)
        return " ".join(put(text, match, "").split())
    found = list(_NEGATABLE.finditer(text))
    if found:
        match = random.choice(found)
        return text[: match.end(1)] + " not" + text[match.end(1) :]
    verbs = list(_VERB.finditer(text))
    if not verbs:
        return ""
    match = verbs[0]
    verb = match[0]
    if verb.endswith("s") and not verb.endswith("ss"):
        stem = re.sub(r"ies$", "y", verb) if verb.endswith("ies") else re.sub(r"(?<=sh|ss|ch)es$|s$", "", verb)
        return put(text, match, random.choice([f"does not {stem}", f"fails to {stem}"]))
    return put(text, match, random.choice([f"do not {verb}", f"fail to {verb}"]))


def direction(text: str, random: Random, _: Sequence[str]) -> str:
    """The text with one word turned into its opposite; "" without one."""
    found = [match for match in re.finditer(r"\b[A-Za-z]+\b", text) if match[0].lower() in _TURN]
    if not found:
        return ""
    match = random.choice(found)
    new = _TURN[match[0].lower()]
    return put(text, match, new.capitalize() if match[0][0].isupper() else new)


def relation(text: str, random: Random, _: Sequence[str]) -> str:
    """The text with two numbers of a kind, two names, or the sides of a comparison exchanged; "" without them."""
    ways: list[str] = []
    if compared := COMPARES.match(text):
        one, other = compared["one"], compared["other"].strip()
        if one.split()[0].lower() not in ("it", "this", "which", "that", "we"):
            ways.append(f"{capital(other)} {compared['verb']} {small(one)}{compared['rest']}")
    numbers = list(NUMBER.finditer(text))
    pairs = [(a, b) for a in numbers for b in numbers if a.start() < b.start() and a[0] != b[0]]
    pairs = [
        (a, b) for a, b in pairs
        if _after(text, a) == _after(text, b)
        and not re.fullmatch(r"\s*%?\s*(?:to|-|–|and|±|/)\s*", text[a.end() : b.start()])
    ]  # fmt: skip
    names = list({match[0]: match for match in NAME.finditer(text)}.values())
    named = [
        (a, b) for a in names for b in names
        if a.start() < b.start() and a[0].lower() not in b[0].lower() and b[0].lower() not in a[0].lower()
        and re.search(r"[a-z]{3}", re.sub(r"\b(?:and|or|the)\b", "", text[a.end() : b.start()]))
        and not re.search(r",|\(|\bof\b|\band\b", text[a.end() : b.start()])
    ]  # fmt: skip
    for one, other in [*random.sample(pairs, min(1, len(pairs))), *random.sample(named, min(1, len(named)))]:
        ways.append(text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :])
    return random.choice(ways) if ways else ""


ALTERATIONS: dict[str, Alteration] = {
    "number": number, "unit": unit, "name": name, "negation": negation, "direction": direction, "relation": relation,
}  # fmt: skip


def _is_noun(word: str) -> bool:
    return word not in _UNITS and word not in _VERBS and not word.endswith(("ss", "ous"))


def _after(text: str, match: re.Match[str]) -> str:
    return text[match.end() : match.end() + 1]


def put(text: str, match: re.Match[str], new: str) -> str:
    """The text with something else in the match's place."""
    return text[: match.start()] + new + text[match.end() :]


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text to go on with: a word that is no name begins small."""
    return text if re.match(r"\w*[A-Z]\w*[A-Z]|[A-Z]\w*[-\d]", text) else text[:1].lower() + text[1:]
