"""The words that ask to count, list or rank papers, to sum them up, or to tell what is new."""

from assistant.dates.patterns import cased, matcher
from assistant.question.names import LABS
from assistant.question.vocabulary import content, speaks_of_papers

_NOUN = r"(?:paper|article|preprint|publication|work|submission)"
_PAPERS = rf"(?:{_NOUN}s|lists|listings)\b"
_PAPER = rf"(?:{_NOUN}s?|picks?|ones?)\b"
_ANYTHING = rf"(?:{_NOUN}s?|anything|something|everything|ones?|stuff)"
_PREDICATE = (
    r"(?:do|does|did|can|could|is|are|was|were|has|have|had|will|would|should|say|about|in|of|for|to|on|that"
    r"|which|with|use"
    r"|using)\b"
)
_WORDS = rf"(?:(?!{_PREDICATE})[\w'^+.-]+ )"
_COUNT = r"(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|twenty|few)"
_THE = r"(?:(?:the|these|those|all) )*"
_LAB = rf"(?i:{'|'.join(sorted(LABS))})\b"
_NAMED = rf"(?:[A-Z]\S*|{_LAB})"  # people and organisations are told by their capitals, well-known ones also without
_DONE = r"\s*[?.!]*\s*$"

_WHICH = matcher(
    rf"\b(?:which|what) (?:of )?{_THE}{_WORDS}{{0,4}}{_PAPERS}",
    rf"\bwhich (?:ones|of (?:them|these|those))\b|\b{_PAPERS}[^?.!]*, which (?:are|were|have|use|deal|come|mention)\b",
    rf"\bwhat (?:are|were) {_THE}{_WORDS}{{0,3}}{_PAPERS}{_DONE}",
    rf"\bhow many (?:of )?{_THE}{_WORDS}{{0,4}}(?:{_PAPERS}|ones\b)",
    rf"\b(?:number|count|total) (?:of )?(?:the )?{_WORDS}{{0,3}}{_PAPERS}",
    rf"\b{_LAB} {_PAPERS}",
    rf"\b{_ANYTHING} (?:(?:co-?)?(?:authored|written|published|released|posted|submitted) )?by \w",
)
# What papers do is their topic: "which papers reconstruct hands from video?". A list tells what they are and have.
_TOLD_BY_LISTS = (
    r"(?:am|be|been|got|gets?|may|might|must|shall|there|here|today|and|or|but|by|from|at|between|before|after|since"
    r"|until|around|under|over|without|not|all|also|only|listed|submitted|posted|published|released|written|uploaded"
    r"|available|you|we|i|it|they|uses|us|came|comes?|appear\w*|arriv\w*|mention\w*|discuss\w*|deals?|cover\w*"
    r"|contain\w*|concern\w*|regard\w*|relat\w*|focus\w*|lists?|names?|cite\w*|includ\w*|share\w*|match\w*|won"
    r"|receive\w*|made)\b"
)
_DO = matcher(
    rf"\b(?:which|what) (?:of )?{_THE}{_WORDS}{{0,4}}{_NOUN}s (?:(?:also|still|[a-z]+ly) )?"
    rf"(?!{_PREDICATE}|{_TOLD_BY_LISTS})(?-i:[a-z]){{3,}} (?:\S+ )*?\w"
)
_FROM_WHOM = cased(rf"(?i:\b{_PAPERS} (?:[\w-]+ ){{0,4}}?(?:by|from) (?:the )?){_NAMED}")
_HOW_MANY = matcher(
    r"\bhow many (?:are|were|was|have|had|got|came|of (?:them|these|those)|about|on|from|there|new|in total|with|by|did"
    r"|do you)\b",
    rf"\bhow many{_DONE}",
    r"\bhow many (?:lists|days|dates|authors|organi[sz]ations|labs|institutions|upvotes)\b",
    r"\bwhen (?:was|were|did|is)\b[^?.!]*\blists?\b",
    r"\b(?:which|what) (?:days?|dates?)\b|\b(?:busiest|quietest) (?:day|list)\b",
    r"\bhow (?:big|large)\b[^?.!]*\blibrary\b|\bwhat(?:'s| is) in (?:the|your|this) library\b",
)
_WHO = matcher(
    r"\b(?:which|what) (?:authors?|organi[sz]ations?|labs?|compan(?:y|ies)|institut(?:es?|ions?)|universit(?:y"
    r"|ies)|groups?"
    r"|teams?)\b",
    rf"\bwho (?:published|wrote|has|had|released|posted|contributed)\b[^?.!]*\b(?:most\b|more\b|{_PAPERS})",
    r"\b(?:most|least) (?:frequent|active|prolific|productive)\b",
    r"\b(?:top|list|all) (?:the |all )*(?:authors|organi[sz]ations|labs|institutions)\b",
)
_RANKED = matcher(
    r"\bwhich paper (?:was|is|got|has|had) (?:listed|published|added|the most|the top|by|from)\b",
    r"\b(?:most|least|fewest|highest|lowest|more)[\s-]+(?:number of )?"
    r"(?:up-?\s?voted|voted|(?:up-?)?votes|liked|likes|starred|stars)\b",
    r"\b(?:more|fewer|less|over|under|at least|above|below)\b[^?.!]*\b(?:up)?votes\b",
    r"\b(?:sorted|ranked|ordered|sort|rank|order)\b[^?.!]*\bby\b",
    r"\b(?:most|least) (?:popular|discussed|loved|interesting|important|read|cited|exciting|influential|notable"
    r"|impactful)"
    rf"(?: {_WORDS}{{0,3}}{_PAPER}|{_DONE})",
    rf"\btop[\s-]*{_COUNT}? {_WORDS}{{0,3}}{_PAPER}",
    rf"\btop {_COUNT}(?={_DONE}|\s*,| (?:of|by|from|about|with|without|that|which)\b)",
    rf"\btop{_DONE}",
    r"\b(?:best|hottest|biggest|trending|popular|favou?rite|worst|greatest|highest[ -]rated|top[ -]rated) "
    rf"(?:{_COUNT} )?{_WORDS}{{0,2}}{_PAPER}",
    rf"\bthe best{_DONE}|^\W*best{_DONE}",
    r"\b(?:oldest|earliest|first|last) (?:list|paper|day)\b(?! (?:to|that|on|about|of)\b)",
)
_ALL = matcher(rf"\b(?:all|every) (?:of )?(?:the )?{_WORDS}{{0,3}}(?:{_PAPERS}|paper\b)", r"\btitles\b")
_LIST = matcher(
    r"^\W*(?:(?:now|just|and|the) )*(?:list(?:ing)?|enumerate|rank|sort|count)\b",
    r"\ba (?:\w+ )?list\b",
)
_SHOW = matcher(
    r"\bwhat (?:was|were|is|are|got|has been|have been) listed\b",
    r"\b(?:show|give|get|display|print|see|open|send|fetch|bring up|pull up) (?:me |us )?(?:[\w-]+ ){0,4}"
    rf"(?:{_PAPERS}|list\b)",
)
# Not "code generation" or "code reviews".
_CODE = (
    r"(?:(?:an?|the|any|their|its|public|open|source|open-source|official|available|linked|released|some) )*"
    r"(?:code|github|repos?|repositor(?:y|ies)|project pages?|implementations?)\b(?! \w+(?:ion|ing|ew|els?|arks?)\b)"
)
_WITH_CODE = matcher(
    r"\b(?:papers?|ones?|those|these|them|any|which|works?|everything)\b[^?.!]*\b(?:with(?:out)?|have|has|having"
    r"|provides?"
    rf"|releas(?:e|es|ed)|includes?|shares?|comes? with|offers?) {_CODE}",
    rf"^\W*(?:(?:and|or|only|just|but) )*with(?:out)? {_CODE}",
    rf"\b(?:is|are) there {_CODE}[^?.!]*\b{_PAPERS}",
    rf"\b(?:papers|ones|which)\b[^?.!]*\bopen[ -]sourced?\b|\bopen[ -]sourced? {_PAPERS}",
)
_PUBLISH = (
    r"(?i:publish|post|list|put out|submit|contribute"
    r"|(?:release|write|written)(?! (?:(?:its|their|the|any) )?(?:code|data|dataset|weights|model)))"
)
_WHOSE = cased(
    rf"(?i:\b(?:{_ANYTHING}|research) (?:[\w-]+ ){{0,4}}?(?:by|from|of) (?:the )?){_NAMED}",
    r"\b(?!What|Who|Where|How|There|Here|It|That|Let|Today|Yesterday)[A-Z][\w.-]+(?:'s|s') (?:[\w-]+ ){0,2}"
    r"(?i:papers|publications|articles|preprints)\b",
    rf"(?i:\bwhat (?:the )?){_NAMED}(?: [A-Z]\S*){{0,2}} "
    r"(?i:(?:has |have |had )?(?:published|released|posted|listed|wrote|written|submitted))",
    rf"(?i:\b(?:did|has|have|does) (?:any(?:one|body) (?:from|at|of) )?(?:the )?){_NAMED}(?: \S+){{0,3}}? {_PUBLISH}",
)
_SUMMARY = matcher(
    r"\b(?:summari[sz](?:e|es|ing)|sum(?:ming)? up|recap|catch (?:me|us) up|brief (?:me|us)|bring (?:me|us) up to"
    r"|tl;?\s?dr"
    r"|in a nutshell|fill me in|walk me through)\b",
    r"\b(?:overview|summary|summaries|digest|round-?up|wrap-?up|highlights?|briefing|run-?down|gist|synopsis|takeaways?"
    r"|themes?|trends?|headlines|news(?:letter)?|main (?:topics|points|ideas))\b(?=\s*(?:[?.!,:;)]|$)"
    r"| (?:of|for|on|from|about|in|across|among|are|is|were|was|do|did|that|which|dominated?|emerged?|papers"
    r"|lists?)\b)",
    r"\bwhat topics?\b|\bwhich (?:topics|themes|trends)\b",
)
_NEWS = matcher(
    r"\bwhat(?:'s|s| is| was| were| are| has been| have been) (?:the )?"
    r"(?:new|news|happening|going on|hot|trending|interesting|up|cooking|out)\b",
    r"\bwhat(?:'s| has)? happened\b",
    r"\bany(?:thing)? (?:(?:else|interesting|exciting) )?(?:news?|interesting|exciting|good|notable)\b",
    r"\bwhat (?:did|have|has) (?:i|we) miss|\bdid i miss\b",
    r"\bwhat(?:'s| is| was) (?:in|on) (?:the )?(?:list|papers|feed|menu)\b",
    r"\bwhat should (?:i|we) (?:read|know)\b|\bworth (?:reading|knowing|a look)\b",
)
_ALIKE = matcher(
    r"\b(?:other|further) (?:papers|works?)\b[^?.!]*\b(?:this|that|it|same)\b",
    r"\b(?:more|papers|anything|something|ones?) like\b",
    r"\b(?:similar|related|alike|resembl\w+)\b",
)


def asks_which(text: str) -> bool:
    """Whether the text asks which papers there are, how many, or by whom."""
    return _WHICH.search(text) is not None or _FROM_WHOM.search(text) is not None


def asks_by_list(text: str) -> bool:
    """Whether the text asks what a list tells of papers: how many, whose, with code, or in which order."""
    cues = (_FROM_WHOM, _HOW_MANY, _WHO, _RANKED, _WITH_CODE, _WHOSE)
    return any(cue.search(text) for cue in cues)


def asks_what_is_done(text: str) -> bool:
    """Whether the text asks which papers do something, a topic told by a verb, and for nothing that a list tells."""
    return _DO.search(text) is not None and not asks_by_list(text)


def asks_to_list(text: str) -> bool:
    """Whether the text counts, lists or ranks papers, or tells them by whose they are."""
    if asks_which(text) or asks_by_list(text) or _ALL.search(text):
        return True
    if _LIST.search(text):
        return speaks_of_papers(text) or not content(text)
    return _SHOW.search(text) is not None and not content(text)


def asks_to_summarise(text: str) -> bool:
    """Whether the text asks for a summary."""
    return _SUMMARY.search(text) is not None


def asks_for_news(text: str) -> bool:
    """Whether the text asks what is new."""
    return _NEWS.search(text) is not None


def asks_for_alike(text: str) -> bool:
    """Whether the text asks for papers like another."""
    return _ALIKE.search(text) is not None
