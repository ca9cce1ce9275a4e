"""Words that say the same in what papers claim."""

from collections.abc import Iterable, Mapping
from functools import cache

from assistant import terms

# Each line: words that a writer puts for one another when saying what a paper says.
_SAME = """
introduce present propose describe develop devise build construct create design suggest offer release
show demonstrate reveal find report observe indicate establish confirm highlight illustrate conclude prove
improve enhance better boost strengthen improvement enhancement
increase raise rise grow elevate gain
decrease lower decline drop fall diminish lessen reduce reduction cut shrink
achieve reach attain obtain accomplish deliver yield
use employ leverage utilize utilise adopt apply exploit harness via usage application rely
method approach technique framework strategy procedure pipeline scheme system methodology paradigm
outperform surpass exceed beat outscore outdo
allow enable permit let support facilitate
need require necessitate demand requirement
evaluate assess test measure examine benchmark evaluation assessment
investigate study analyze analyse explore inquire analysis investigation exploration
dataset corpus data collection
task problem challenge
large big huge massive
fast quick rapid speedy faster quickly rapidly
accuracy accurate precision precise accurately
start begin initial initially
keep maintain preserve retain
help assist aid
combine integrate unify merge fuse unified integration combination joint jointly
contain include comprise consist
handle address tackle solve deal resolve
create generate produce synthesize synthesise generation
train training learn learning trained
many numerous several various multiple diverse
different distinct
show display exhibit
part component piece
sota leading
behind below
cost expense
author researcher
experiment experimental
efficient efficiency efficiently
effective effectiveness effectively
robust robustness
crucial critical essential key important vital
novel new
open-source opensource open-sourced
cause lead result
understand understanding comprehension
picture image photo
film video clip
word token
human person people
movement motion
quality high-quality
speed velocity latency
text textual
vision visual
language linguistic
"""
# Acronyms for which a paper may have other words.
ALIASES = {
    "llm": ("lm", "languagemodel", "llm"), "lm": ("llm", "languagemodel"), "mllm": ("llm", "multimodalmodel", "vlm"),
    "rl": ("reinforcementlearning",), "ml": ("machinelearning",), "vlm": ("visionlanguagemodel", "mllm"),
    "dl": ("deeplearning",), "cv": ("computervision",), "dnn": ("deepnetwork", "neuralnetwork"),
    "cnn": ("convolutionalnetwork", "convnet"), "rnn": ("recurrentnetwork", "recurrentneuralnetwork"),
    "gan": ("adversarialnetwork",), "nn": ("neuralnetwork",),
}  # fmt: skip
_stems: dict[str, str] = {}


def terms_of(words: Iterable[str]) -> Mapping[str, str]:
    """Each word's term, one for all words that say the same, "" for words that say nothing."""
    unknown = [word for word in dict.fromkeys(words) if word not in _stems]
    if unknown:
        if len(_stems) > 100_000:  # a long-running process meets many words; forgetting them costs little
            _stems.clear()
        for word, found in zip(unknown, terms.split(unknown), strict=True):
            stem = "".join(found)
            stem = stem[:-2] if stem.endswith("li") and len(stem) > 6 else stem  # Porter keeps "explicitli"
            _stems[word] = _classes().get(stem, stem)
    return _stems if not unknown else {**_stems}


@cache
def _classes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        stems = [" ".join(split) for split in terms.split(line.split())]
        for stem in stems:
            if stem:
                found.setdefault(stem, stems[0] or stem)
    return found
