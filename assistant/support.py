"""Whether the list speaks to a question: supported, partial, or not in the list."""

import math
from collections.abc import Sequence

from assistant.retrieve import Found
from assistant.types import Status

# Papers looked at to decide and to answer.
READ = 8
# Logistic weights, fitted on questions made of TLDRs (SciTLDR), claims (SciFact) and listed one-line summaries, with
# and without the paper they are about, and on 155 questions put by hand. How far the best paper stands out from the
# next tells as much as how near it is.
COVERAGE, ABSTRACT, MARGIN, BIAS = 2.1, 5.3, 5.3, -6.4
# Who names a day asks about its list, and the nearest of few papers is seldom near by chance: what counts is which part
# of the library the days hold (its logarithm). On 74 questions that nothing answers and 103 that something does, put by
# hand, one in twenty of the answerable more is answered at any share of the others turned away.
FEW = 0.5
# Between the two what comes closest is offered as such, if a paper is near in meaning too: a question of a listed paper
# turned away is worse.
PARTIAL, PARTIAL_ABSTRACT = 0.15, 0.3
# Of what is answered above this nine in ten are about papers inside, at every size tried from 29 to 3,229 papers. What
# has a name that none of them holds is offered above this alone: of 346 answerable questions, put by hand or made of
# summaries, two have one, of 317 others 34.
SUPPORTED = 0.6
# A broad topic has many papers and none that stands out. Two that hold nearly all its words are enough, or three that
# hold most of them and are near in meaning too; of questions about papers outside one in a hundred passes so.
BROAD = ((2, 0.9, -1.0), (3, 0.75, 0.45))  # papers, coverage, cosine
# Words alone ("Which paper introduced BERT?" finds whoever mentions BERT) do not answer where no meaning is shared.
RELATED = 0.2


def judge(found: Sequence[Found]) -> Status:
    """What the found papers, best first, support of the question."""
    if not found:
        return "not_in_list"
    if any(f.named for f in found):
        return "not_in_list" if found[0].lacks else "supported"
    if max(f.abstract for f in found) < RELATED and found[0].sentence < RELATED:
        return "not_in_list"
    chance, lacks = probability(found), found[0].lacks
    is_broad = any(
        sum(f.coverage >= share and f.abstract >= near for f in found) >= many for many, share, near in BROAD
    )
    if (is_broad or chance >= SUPPORTED) and not lacks:
        return "supported"
    least = SUPPORTED if lacks else PARTIAL
    return "partial" if chance >= least and max(f.abstract for f in found) >= PARTIAL_ABSTRACT else "not_in_list"


def probability(found: Sequence[Found]) -> float:
    """The chance that the question is about one of the found papers, 0 to 1."""
    if not found:
        return 0.0
    best, *others = sorted((f.relevance for f in found), reverse=True)
    margin = best - sum(others) / len(others) if others else 0.0
    value = COVERAGE * found[0].coverage + ABSTRACT * max(f.abstract for f in found) + MARGIN * margin + BIAS
    value -= FEW * math.log(found[0].share)
    return 1 / (1 + math.exp(-value))
