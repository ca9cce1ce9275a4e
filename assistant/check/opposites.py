"""Words that say the opposite of one another in what papers claim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

# What is on one side of a bar is the opposite of what is on the other. Sides with a sign are ends of a scale, which a
# sentence may name both; what "!" marks a claim may say only where the paper does, or says what follows the slash.
_OPPOSITE = """
= improve improves improved improving improvement improvements better enhance enhances enhanced enhancing enhancement
enhancements boost boosts boosted boosting strengthen strengthens strengthening stronger superior outperform
outperforms gain gains benefit benefits upgrade helps help advance advances | ! worsen worsens worsened worsening
worse degrade degrades degraded degrading degradation degradations hurt hurts hurting harm harms harming impair
impairs impaired impairing impairment deteriorate deteriorates deteriorated deterioration deteriorations weaken
weakens weakened weakening weaker inferior aggravate aggravates aggravated exacerbate exacerbates underperform
underperforms underperformed underperforming undermine undermines loss losses ;
! increase increases increased increasing raise raises raised raising rise rises rising grow grows growing growth
higher larger greater elevate elevates elevated amplify amplifies amplified expand expands upregulate upregulates
upregulated upregulation maximize maximizes gain gains / improve improves improved improving improvement improvements
boost boosts boosted boosting better gain gains outperform outperforms enhance enhances | ! decrease decreases
decreased decreasing reduce reduces reduced reducing reduction reductions lower lowers lowered lowering decline
declines declined declining drop drops dropped fall falls falling smaller diminish diminishes diminished shrink
shrinks downregulate downregulates downregulated downregulation minimize minimizes minimizing cut cuts cutting save
saves saving savings attenuate attenuates attenuated mitigate mitigates mitigating mitigated alleviate alleviates
alleviating curtail suppress suppresses suppressed suppressing curb curbs constrain constrains constraining limit
limits limiting halve halves eliminate eliminates eliminating avoid avoids avoiding / efficient efficiency efficiently
lightweight cheap cheaper low minimal without overcome overcomes fewer less merely only compress compresses save saves
;
= more | ! less fewer ;
= shorten shortens shortened shortening shorter | = lengthen lengthens lengthened lengthening longer ;
= promote promotes promoted promoting activate activates activated activating activation induce induces induced
inducing induction stimulate stimulates stimulated stimulation facilitate facilitates facilitated facilitating enhance
enhances enhanced trigger triggers drive drives | = inhibit inhibits inhibited inhibiting inhibition suppress
suppresses suppressed suppression block blocks blocked blocking prevent prevents prevented preventing impair impairs
impaired repress represses repression abolish abolishes abolished hinder hinders hindered hindering impede impedes ;
= accelerate accelerates accelerated accelerating acceleration faster speedup speedups speed quicker | ! slow slows
slowed slowing slower slowdown decelerate decelerates ;
high highly | ! low ;
large big | small ;
long | short ;
fast quick quickly | slow slowly ;
strong strongly | ! weak weakly ;
efficient efficiently | ! inefficient inefficiently ;
effective effectively | ! ineffective ineffectively ;
accurate accurately | ! inaccurate inaccurately ;
high-quality | ! low-quality ;
best | ! worst ;
early earlier | late later ;
win wins | lose loses ;
success successful successfully | ! unsuccessful unsuccessfully ;
always | never ;
easy easier easily | hard harder difficult ;
simple simpler | complex complicated ;
cheap cheaper inexpensive affordable | ! expensive costly ;
positive positively | negative negatively ;
advantage benefit benefits beneficial | disadvantage drawback harmful ;
robust robustness | ! fragile brittle vulnerable ;
dense | sparse ;
static | dynamic ;
symmetric | asymmetric ;
agree agrees agreement | disagree disagrees disagreement ;
include includes including | exclude excludes excluding ;
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
accept accepts | reject rejects ;
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
underestimate underestimates | overestimate overestimates ;
overfit overfits overfitting | underfit underfits underfitting ;
support supports | contradict contradicts refute refutes ;
confirm confirms | refutes disprove disproves ;
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
        licences = [frozenset("".join(side.split("/")[1:]).split()) for side in pair.split("|")]
        one, other = (frozenset(word for word in half if len(word) > 1) for half in halves)
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


def negations_of(word: str) -> Iterable[str]:
    """The words that a prefix makes of a word, or that it is made of, with the contrary sense."""
    for prefix in _NEGATING:
        yield prefix + word
        if word.startswith(prefix) and len(word) - len(prefix) > 4:
            yield word[len(prefix) :]
