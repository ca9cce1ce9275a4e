"""Which words of a question carry its topic."""

import re

# Grammar, politeness, and the verbs of asking.
_FUNCTION = frozenset(
    """
    a about above good whats across actually after again against all along also although am among an and another any
    anybody anyone anything are aren't around as ask at available away be because been before being below besides
    between both but by can can't cannot could couldn't currently dear did didn't do does doesn't doing don't down
    during each either else enough especially even ever every everyone everything except few for from fully further
    gave get gets getting give given gives go goes going got had has hasn't have haven't having he hello help her
    here hers hey hi him his hmm how however i i'd i'll i'm i've if in instead into is isn't it it's its itself just
    kind kindly know last least less let let's like look looking lot lots main make makes many maybe me mean means
    mention mentioned mentions might mine more most much must my myself near need needs neither no nor not now of
    off ok okay on once one ones only onto or other others otherwise our ours out over own per perhaps please plus
    possible pretty quick quickly quite rather really regarding right said same say saying says see seem seems seen
    several shall she should show shown shows since so some somebody someone something soon still stuff such sure
    take takes tell tells than thank thanks that that's the their theirs them themselves then there there's these
    they they're thing things think this those though through thus till to too total toward towards u under until up
    upon us using various very via want wanted wants was wasn't way we well went were weren't what what's whatever
    when where where's whether which while who who's whole whom whose why will with within without won't would
    wouldn't yes yet you your yours yourself
    """.split()
)
# What is asked for, rather than what it is about.
_REQUEST = frozenset(
    """
    add added first second third fourth fifth last anew continue newer older answer appear appeared arrive arrived
    best brief briefing briefly bring bullet bullets came catch check come comes compare compared comparison count
    deeper describe detail detailed details difference differences differ digest digests discuss display elaborate
    enumerate exciting explain explained explanation expand far favourite favorite find gist happen happened
    happening headline headlines highlight highlights hot hottest important include included info information
    interesting issue keep know learn learned line list listed listing listings lists long longer look main miss
    missed move name narrow new newest news notable number numbers offer open order out overview point points
    popular post posted prepare print publish published question quick rank ranked read reading recap recent
    recently recommend relevant release released remarkable report review roundup rundown search sentence sentences
    short shorter similar simple simpler simply sort sorted sound speak start story sum summaries summarise
    summarised summarising summarize summarized summarizing summary synopsis takeaway takeaways terms themes theme
    time titles tldr together top topics topic trend trending trends understand update updates upvoted upvotes votes
    vote voted word words worth wrap write written day days today daily week weekly month monthly year yearly date
    dates whole library entire archive one two three four five six seven eight nine ten tl dr theirs everything crop
    batch best-of round-up up-voted nutshell speed
    """.split()
)
# What every paper has.
_FACETS = frozenset(
    """
    abstract abstracts author authors baseline baselines benchmark benchmarks bibtex citation citations cite code
    conclusion conclusions contribution contributions data dataset datasets evaluated evaluation evidence
    experiments experiment findings finding found github idea ideas implementation institution institutions key lab
    limitation limitations link links method methods metrics metric model models motivation novelty organisation
    organisations organization organizations page pdf problem project propose proposed purpose repo repository
    result results score scores solution source sources task tasks title train trained training url use used uses
    weights website work works working write wrote written university company people team affiliation affiliations
    approach achieve achieves size big large better make made
    """.split()
)
_LISTED = frozenset(
    """
    article articles entry entries listing listings paper papers preprint preprints publication publications
    research submission submissions work works
    """.split()
)
_ASKING = _FUNCTION | _REQUEST | _LISTED
_COUNT = re.compile(r"[0-9]{1,3}")
_WORD = re.compile(r"[^\W_][\w'’^+.-]*[\w+]|[^\W_]")


def words(text: str) -> list[str]:
    """The words of a text in lower case, a possessive's ending left off."""
    return [re.sub(r"['’]s$", "", word).lower() for word in _WORD.findall(text)]


def content(text: str) -> list[str]:
    """The words that say what a question is about."""
    return [word for word in words(text) if word not in _ASKING and not _COUNT.fullmatch(word)]


def own_content(text: str) -> list[str]:
    """The words that say what a question is about, those left out that can be asked of any paper."""
    return [word for word in content(text) if word not in _FACETS]


def speaks_of_papers(text: str) -> bool:
    """Whether the text says "papers", or another word for them."""
    return any(word in _LISTED for word in words(text))
