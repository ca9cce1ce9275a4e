"""Words that say the opposite of one another in what papers claim."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

# What is on one side of a bar is the opposite of what is on the other; of verbs the regular forms are added. Sides with
# a sign are ends of a scale, which a sentence may name both; what "!" marks a claim may say only where the paper does,
# or says what follows the slash.
_OPPOSITE = """
= improve improvement better enhance enhancement boost strengthen stronger superior outperform gain benefit upgrade
help advance | ! worsen worse degrade degradation hurt harm impair impairment deteriorate deterioration weaken weaker
inferior aggravate exacerbate underperform undermine loss losses / lose lost drop decline ;
! increase raise rise rose risen grow grew grown growth higher larger greater elevate amplify expand upregulate
upregulation maximize gain widen climb / improve improvement boost better outperform enhance more increasingly scale
extend double triple | ! decrease reduce reduction lower decline drop fall fell fallen smaller diminish shrink shrank
downregulate downregulation minimize cut save attenuate mitigate alleviate curtail suppress curb constrain limit halve
eliminate avoid narrow / efficient efficiency efficiently lightweight cheap cheaper low minimal without overcome fewer
less merely only compress small decouple eschew instead ;
= improve gain | decline drop fall fell fallen lose lost ;
= more | ! less fewer / reduce reduction lower decrease cut save drop decline shrink diminish smaller limit minimal
without halve efficient efficiency efficiently cheap cheaper lightweight degrade drift lose only few ;
= shorten shorter | = lengthen longer ;
= promote activate activation induce induction stimulate stimulation facilitate enhance trigger drive | = inhibit
inhibition suppress suppression block prevent impair repress repression abolish hinder impede ;
= accelerate acceleration faster speedup speed quicker | ! slow slower slowdown decelerate ;
= widen broaden | = narrow shrink ;
high highly rich ample extensive | ! low / limited poor scarce weak small little ;
large big | small ;
long | short ;
much | little ;
well | poorly badly ;
ahead lead | behind trail lag ;
exceed surpass outperform beat above | below underperform ;
fast quick quickly | slow slowly ;
strong strongly | ! weak weakly ;
efficient efficiently | ! inefficient inefficiently ;
effective effectively | ! ineffective ineffectively ;
accurate accurately | ! inaccurate inaccurately ;
high-quality | ! low-quality ;
best | ! worst ;
early earlier | late later ;
win won | lose lost ;
success successful successfully succeed | ! unsuccessful unsuccessfully ;
always | never ;
easy easier easily | hard harder difficult ;
simple simpler | complex complicated ;
cheap cheaper inexpensive affordable | ! expensive costly ;
positive positively | negative negatively ;
advantage benefit beneficial | disadvantage drawback harmful ;
robust robustness | ! fragile brittle vulnerable ;
dense | sparse ;
static | dynamic ;
symmetric | asymmetric ;
agree agreement | disagree disagreement ;
include | exclude ;
upper | lower ;
maximum | minimum ;
local | global ;
forward | backward ;
offline | online ;
known | unknown ;
open-source open | closed proprietary ;
linear | nonlinear ;
discrete | continuous ;
supervised | unsupervised ;
internal | external ;
rare rarely | common commonly often frequent frequently ;
active | passive ;
explicit explicitly | implicit implicitly ;
direct directly | indirect indirectly ;
deterministic | stochastic random ;
homogeneous | heterogeneous ;
sequential sequentially | parallel ;
top | bottom ;
accept | reject ;
sufficient | insufficient ;
possible | impossible ;
safe safely | ! unsafe dangerous ;
reliable reliably | ! unreliable unreliably ;
stable stability | ! unstable instability ;
significant significantly substantial substantially | ! insignificant insignificantly negligible negligibly marginal
marginally ;
public publicly | private privately ;
coarse | fine ;
rich | poor ;
underestimate | overestimate ;
overfit | underfit ;
support | contradict refute ;
confirm | refute disprove ;
"""
_NEGATING = ("un", "in", "im", "ir", "non", "dis", "mis")


@dataclass(frozen=True, slots=True)
class Side:
    """The words of a word's side and of the other, and those that let a claim say so too.

    Then whether the sides are ends of a scale, and whether a claim needs proof.

    What a paper does not say gets worse has not got worse, while "better" is said in many ways.
    """

    same: frozenset[str]
    other: frozenset[str]
    licence: frozenset[str]
    is_scale: bool
    is_strict: bool


@cache
def opposites() -> Mapping[str, Side]:
    """For a word in small letters its sides, all its pairs taken together."""
    found: dict[str, Side] = {}
    for pair in filter(str.strip, _OPPOSITE.split(";")):
        halves = [side.split("/")[0].split() for side in pair.split("|")]
        licences = [_forms("".join(side.split("/")[1:]).split()) for side in pair.split("|")]
        one, other = (_forms(word for word in half if len(word) > 1) for half in halves)
        for same, against, half, licence in (
            (one, other, halves[0], licences[0]),
            (other, one, halves[1], licences[1]),
        ):
            for word in same:
                known = found.get(word, Side(frozenset(), frozenset(), frozenset(), False, False))
                found[word] = Side(
                    known.same | same,
                    (known.other | against) - known.same - same,
                    known.licence | licence,
                    known.is_scale or halves[0][0] in "=!",
                    known.is_strict or half[0] == "!",
                )
    return found


def _forms(words: Iterable[str]) -> frozenset[str]:
    """The words with what they would be as regular verbs; forms that do not exist do no harm."""
    found: set[str] = set()
    for word in words:
        stem = word.removesuffix("e")
        doubled = stem + stem[-1] if re.fullmatch(r"[a-z]*[^aeiou][aeiou][^aeiouwxy]", word) else stem
        stem = stem[:-1] + "i" if re.search(r"[^aeiou]y$", stem) else stem
        plural = f"{stem}es" if re.search(r"(?:s|sh|ch|i)$", stem) else f"{word}s"
        found |= {word, plural, f"{stem}ed", f"{word.removesuffix('e')}ing", f"{doubled}ed", f"{doubled}ing"}
    return frozenset(found)


def negations_of(word: str) -> Iterable[str]:
    """The words that a prefix makes of a word, or that it is made of, with the contrary sense."""
    for prefix in _NEGATING:
        yield prefix + word
        if word.startswith(prefix) and len(word) - len(prefix) > 4:
            yield word[len(prefix) :]
