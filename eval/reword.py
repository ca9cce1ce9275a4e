"""True sentences put in other words, as writers do: shortened, with synonyms, in another order."""

import re
from collections.abc import Iterator
from random import Random

from eval.alter import COMPARES, capital, put, small

_REPORTING = re.compile(
    r"^(?:Extensive |Our |Comprehensive |Further |Empirical )*"
    r"(?:experiments?|results|evaluations?|analys[ie]s|experimental results)\b[^,]{0,60}?"
    r"\b(?:show|shows|demonstrate|demonstrates|reveal|reveals|indicate|indicates|suggest|suggests)\b(?: that)? ",
    re.IGNORECASE,
)  # fmt: skip
_OPENING = re.compile(
    r"^(?:In this (?:paper|work|study|report)|Here|To this end|To address (?:this|these)[^,]{0,60}|However|"
    r"Moreover|Furthermore|Specifically|In addition|Additionally|Finally|Therefore|Thus|Notably|Importantly|"
    r"In particular|Concretely|Crucially|As a result|Consequently|Interestingly|Meanwhile), ?"
)
_ASIDE = re.compile(r" \([^()]*\)")
_TAIL = re.compile(
    r"(?:, (?:which|while|where|thereby|thus|enabling|achieving|making|providing|leading|resulting|"
    r"including|such as|as well as|without|offering|allowing|yielding|ensuring|demonstrating)\b|"
    r"; | — )[^.]*\.$"
)
_FIRST = re.compile(
    r"^(?P<open>[A-Z](?:y|n|ith|hen|or|ithout|sing|hrough|cross)(?: [\w'’.$\\%/-]+){1,9}), (?P<rest>[^,]{25,})\.$"
)
_SYNONYMS = """
introduce:present introduces:presents propose:introduce proposes:introduces present:introduce presents:describes
show:demonstrate shows:demonstrates demonstrate:show demonstrates:shows achieves:reaches achieve:reach
achieving:reaching improves:enhances improve:enhance improving:enhancing reduces:lowers reducing:lowering uses:employs
use:employ using:with leverages:uses leveraging:using utilizes:uses enables:allows novel:new approach:method
method:approach framework:system outperforms:surpasses outperform:surpass surpasses:outperforms surpass:outperform
significantly:substantially substantially:significantly existing:current requires:needs require:need large:big
various:several multiple:several construct:build constructs:builds develop:build develops:builds demonstrating:showing
consistently:steadily remains:stays investigate:study investigates:studies evaluate:assess evaluates:assesses
generate:produce generates:produces crucial:important key:important effectively:well rapidly:quickly
""".split()
_SYNONYM = {one: other for pair in _SYNONYMS for one, other in [pair.split(":")]}
_PLAIN = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
}


def reworded(text: str, random: Random, title_name: str) -> Iterator[tuple[str, str]]:
    """The sentence shortened, and put lightly in other words, as writers do; each with the name of its way."""
    short = _shortened(text)
    if short != text and len(short.split()) > 5:
        yield "shortened", short
    spoken = _third_person(short, title_name)
    words = _with_synonyms(spoken, random)
    if words != short:
        yield "reworded", words
    forms = _other_forms(text)
    if forms != text:
        yield "number forms", forms
    if order := _FIRST.match(text):
        yield "clause order", f"{capital(order['rest'])} {small(order['open'])}."
    compared = COMPARES.match(text)
    if compared and compared["one"].split()[0].lower() not in ("it", "this", "which", "we", "that"):
        verb = re.sub(r"beats?$", "beaten", re.sub(r"surpass(es)?$", "surpassed", compared["verb"]))
        verb = re.sub(r"(outperform|exceed)s?$", r"\1ed", verb)
        loser = capital(compared["other"].strip())
        yield "passive", f"{loser} are {verb} by {small(compared['one'])}{compared['rest']}"


def _shortened(text: str) -> str:
    text = _REPORTING.sub("", _OPENING.sub("", text))
    text = _TAIL.sub(".", _ASIDE.sub("", text))
    return capital(text)


def _third_person(text: str, name: str) -> str:
    text = re.sub(r"^We (\w+)\b", lambda m: f"The authors {m[1]}", text)
    text = re.sub(r"^(?:Our|The proposed) (?:method|approach|model|framework|system)\b", name or "The method", text)
    text = re.sub(r"^(?:It|This) (?=\w+s\b)", f"{name or 'The method'} ", text) if name else text
    return re.sub(r"\b[Oo]ur\b", "their", re.sub(r"\bwe\b", "the authors", text))


def _with_synonyms(text: str, random: Random) -> str:
    found = [match for match in re.finditer(r"\b[a-z]+\b", text) if match[0] in _SYNONYM]
    for match in sorted(random.sample(found, min(2, len(found))), key=lambda match: -match.start()):
        text = put(text, match, _SYNONYM[match[0]])
    return text


def _other_forms(text: str) -> str:
    text = re.sub(r"(\d)\\?%", r"\1 percent", text)
    text = re.sub(r"(?<![\d.,$])(\d{1,3}),000\b", r"\1k", text)
    text = re.sub(r"(\d)(?:×|x\b|\\times\b|\$\\times\$)", r"\1 times", text)
    return re.sub(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b(?= [a-z]+s\b)", lambda m: _PLAIN[m[0]], text)
