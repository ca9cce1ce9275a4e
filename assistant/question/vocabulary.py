"""Which words of a question carry its topic."""

import re

# Grammar, politeness, and the verbs of asking.
_FUNCTION = frozenset(
    """
    a about above across actually after again against all along also although am among an and another any anybody
    anyone anything are aren't around as ask at available away be because been before being below besides between
    both but by can can't cannot could couldn't currently dear did didn't do does doesn't doing don't down during
    each either else enough especially even ever every everyone everything except few for from fully further gave
    get gets getting give given gives go goes going good got had has hasn't have haven't having he hello help her
    here hers hey hi him his hmm how however i i'd i'll i'm i've if in instead into is isn't it its itself just kind
    kindly know last least less let like look looking lot lots main make makes many maybe me mean means mention
    mentioned mentions might mine more most much must my myself near need needs neither no nor not now of off ok
    okay on once one ones only onto or other others otherwise our ours out over own per perhaps please plus possible
    pretty quick quickly quite rather really regarding right said same say saying says see seem seems seen several
    shall she should show shown shows since so some somebody someone something soon still stuff such sure take takes
    tell tells than thank thanks that the their theirs them themselves then there these they they're thing things
    think this those though through thus till to too total toward towards u under until up upon us using various
    very via want wanted wants was wasn't way we well went were weren't what whatever whats when where whether which
    while who whole whom whose why will with within without won't would wouldn't yes yet you your yours yourself
    """.split()
)
# What is asked for, rather than what it is about.
_REQUEST = frozenset(
    """
    add added anew answer appear appeared archive arrive arrived batch best best-of brief briefing briefly bring
    bullet bullets came catch check come comes compare compared comparison continue count crop daily date dates day
    days deeper describe detail detailed details differ difference differences digest digests discuss discussed
    display dr eight elaborate entire enumerate exciting expand explain explained explanation far favorite
    favourite fifth find first five four fourth gist happen happened happening headline headlines highlight
    highlights hot hottest important include included info information interesting issue keep learn learned library
    line list listed lists long longer miss missed month monthly move name narrow new newer newest news nine
    notable number numbers nutshell offer older open order overview people point points popular post posted prepare
    print publish published question questions rank ranked read reading recap recent recently recommend release
    released relevant remarkable report review round-up roundup rundown search second sentence sentences seven
    short shorter similar simple simpler simply six sort sorted sound speak speed start story sum summaries
    summarise summarised summarising summarize summarized summarizing summary synopsis takeaway takeaways talking
    ten terms theme themes third three time titles tl tldr today together top topic topics trend trending trends
    two understand up-voted update updates upvoted upvotes vote voted votes week weekly word words worth wrap write
    written year yearly
    """.split()
)
# What every paper has.
_FACETS = frozenset(
    """
    abstract abstracts accuracy achieve achieves affiliation affiliations approach architecture author authors
    baseline baselines benchmark benchmarks better bibtex big checkpoint checkpoints citation citations cite code
    company conclusion conclusions contribution contributions cost data dataset datasets demo evaluated evaluation
    evidence examples experiment experiments finding findings found github hardware idea ideas implementation
    institution institutions key lab large licence license limitation limitations link links made method methods
    metric metrics model models motivation novelty organisation organisations organization organizations page
    parameter parameters pdf performance problem problems project propose proposed public publicly purpose repo
    repository result results score scores size solution source sources task tasks team title train trained
    training university url use used uses website weights working wrote
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
_WORD = re.compile(r"[^\W_][\w'^+.-]*[\w+]|[^\W_]")


def words(text: str) -> list[str]:
    """The words of a text in lower case, a possessive's ending left off."""
    return [re.sub(r"'s$", "", word).lower() for word in _WORD.findall(text)]


def content(text: str) -> list[str]:
    """The words that say what a question is about."""
    return [word for word in words(text) if word not in _ASKING and not _COUNT.fullmatch(word)]


def own_content(text: str) -> list[str]:
    """The words that say what a question is about, those left out that can be asked of any paper."""
    return [word for word in content(text) if word not in _FACETS]


def speaks_of_papers(text: str) -> bool:
    """Whether the text says "papers", or another word for them."""
    return any(word in _LISTED for word in words(text))
