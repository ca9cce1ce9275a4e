"""The words of questions of a kind, and those of the sentences that answer them."""

import re
from collections.abc import Sequence


def words(*patterns: str) -> re.Pattern[str]:
    """What finds any of these words."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


# What is asked for, the words that give it and those that suggest it.
KINDS: Sequence[tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str]]] = (
    (
        re.compile(
            r"\b(?:which|what|who)\b.*\b(?:wins?|won|best|winner|better|strongest|worst|on top|ahead|superior|highest|"
            r"most\W*$)|\b(?:beats?|outperforms?|wins?)\b",
            re.IGNORECASE,
        ),
        words(
            "best|highest|lowest|largest|strongest|greatest|most effective|wins?|winning|first place",
            "(?:better|worse|higher|stronger) than|(?:better|well|best) suited|superior",
        ),
        words(r"outperform\w*|surpass\w*|exceed\w*|beats?|excel\w*|dominat\w*|more \w+ than"),
    ),
    (
        re.compile(
            r"\bwhy\b|\bwhat(?:['’]s| is| are)? (?:the )?(?:caus|explain|driv|reason|behind|makes)\w*", re.IGNORECASE
        ),
        words(
            "because|since|due to|owing to|stem(?:s|ming)?|caused by|aris(?:es?|ing)|attribut(?:ed|able)|driven by",
            r"(?:the|main|key|one) reasons?|traces? (?:\w+ )?to|results? from|root|lies in|so that|which means?",
        ),
        words(
            r"caus\w+|leads? to|leading to|result(?:s|ing) in|thereby|hence|therefore|lacks?|suffers?|cannot",
            r"limitations?|deficienc\w+|bottleneck\w*|interference|induc\w+|degrad\w+|incurs?|ignor\w+|struggles?",
        ),
    ),
    (
        re.compile(
            r"\b(?:key|main|core|central|basic) (?:idea|insight|observation|trick|intuition)s?\b", re.IGNORECASE
        ),
        words("idea|insight|we (?:argue|observe|hypothesi[sz]e|posit)"),
        words("inspired|motivated|recast|unlike|rather than|instead of"),
    ),
    (
        re.compile(r"\b(?:no (?:human|other|one)|nobody|none|only|alone|unique\w*)\b", re.IGNORECASE),
        words(r"no (?:human|other|prior|existing)|none of|unique\w*|distinct|do(?:es)? not share"),
        words("alone|only|first"),
    ),
    (
        re.compile(r"\bwho\b", re.IGNORECASE),
        None,  # that people took part does not say what they did
        words(r"experts?|annotators?|humans?|participants|volunteers|students|\w{3,}(?:ists|icians)|engineers|workers"),
    ),
    (
        re.compile(
            r"\b(?:limits?|limitations?|caveats?|drawbacks?|weakness\w*|downsides?|shortcomings?|missing)\b"
            r"|\bwhen\b.*\bnot\b|\bwhere\b.*\bfail",
            re.IGNORECASE,
        ),
        words("limitations?|limited to|fails? to|struggles?|not yet|remains? (?:weak|limited|challenging)|brittle"),
        words(r"while|whereas|however|only|remains?|harm\w*|degrad\w*|worse|not"),
    ),
    (
        re.compile(
            r"\b(?:on|in|with) (?:which|what)\b|\bwhich\b.*\b(?:on|in|with)\W*$|\b(?:test|evaluat|tri)ed on\b",
            re.IGNORECASE,
        ),
        words(r"deploy\w* on|(?:tested|evaluated|validated|evaluations?|experiments?) (?:\w+ )?(?:on|across|in)"),
        words(r"experiments?|evaluat\w+|benchmarks? (?:spanning|including|such as)|(?:on|across) \w+ benchmarks?"),
    ),
    (
        re.compile(
            r"\b(?:which|what) (?:place|rank|prize|position)\b|\b(?:rank(?:s|ed)?|placed?|finish(?:es|ed)?)\W*$"
            r"|\b(?:where|how)\b.*\b(?:rank|placed?|finish)\b|\b(?:leaderboards?|competitions?|contests?|challenge)\W*$",
            re.IGNORECASE,
        ),
        words(
            r"\d+(?:st|nd|rd|th)(?! (?:century|percentile|order))|rank(?:s|ed) (?:\w+ )?(?:\d+|first|second|third|top)",
            r"(?:first|second|third|top|gold|silver|bronze) (?:place|prize|rank|medal|position)\w*",
            "placed|wins|won|winner",
        ),
        words(r"leaderboards?|rank\w*|competition|prize\w*"),
    ),
    (
        re.compile(
            r"\bhow\b.*\b(?:against|compared?|versus|vs|next to|relative to|perform|fare|stack up|measure up|hold up)\b"
            r"|\bhow close\b|\bkeeps? up with\b|\b(?:better|worse|faster|safer|cheaper|more \w+|less \w+) than\b"
            r"|\bas \w+ as\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?=.*\d).*\b(?:(?<!rather )(?<!other )than|compared (?:to|with)|versus|vs|relative to|over|against|"
            r"outperform\w*|surpass\w*|"
            r"exceed\w*|beats?|match(?:es|ing)?|behind|on par)\b",
            re.IGNORECASE,
        ),
        words(
            r"(?<!rather )(?<!other )than|compared (?:to|with)|versus",
            r"outperform\w*|surpass\w*|exceed\w*|beats?|match(?:es|ing)?|on par",
        ),
    ),
    (
        re.compile(
            r"\b(?:hurts?|harms?|helps?|costs?|worsens?|degrades?|damages?|sacrifices?|saves?|improves?|pays? off|"
            r"worth|matters?|makes? (?:\w+ )?difference)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?=.*\d).*\b(?:improv|increas|rais|ris(?:e|ing)|reduc|cut|lower|drop|fall|degrad|worsen|gain|lose|los[st]|boost|"
            r"hurt|harm|penalt|overhead|decreas|declin)\w*",
            re.IGNORECASE,
        ),
        words(
            r"improv\w+|increas\w+|reduc\w+|degrad\w+|worsen\w*|gains?|hurts?|harm\w*|penalty|at the cost|trade-?offs?",
            r"complement\w*",
        ),
    ),
)
# Words for one thing, of which a question and an abstract may choose differently.
SAME = tuple(
    group.split()
    for group in (
        "part component module piece ingredient element block",
        "step stage phase",
        "path pathway way route strategy approach",
        "kind type class categor form sort",
        "finding lesson insight",
        "problem challenge issue limitation gap obstacle",
        "clip video",
        "picture image photo",
        "metric measure score",
        "person people human user participant annotator",
    )
)
