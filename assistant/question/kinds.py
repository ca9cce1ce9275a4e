"""The kind of request a question is: about one paper, a listing, a digest, talk, or a topic."""

from assistant.dates.patterns import cased, matcher
from assistant.question.cues import asks_for_news, asks_to_list, asks_to_summarise, asks_what_is_done, asks_which
from assistant.question.names import defined, identifiers, is_common, is_headline, names, title
from assistant.question.vocabulary import content, speaks_of_papers
from assistant.types import Kind

# What stands before a name that others are only measured by: "papers on OSWorld", "similar to MammalNet".
_BESIDE = matcher(
    r"\b(?:on|using|with|like|than|against|via|over|versus|vs\.?|by|from|beyond|besides|cit(?:es?|ing|ed)|uses?"
    r"|used|beats?"
    r"|outperforms?|extend(?:s|ing)?|to|at|into|for|papers|about|related|similar) (?:the )?$"
)
_BESIDE_ID = matcher(
    r"\b(?:like|than|(?:similar|related|close) to|\w+ cit(?:es?|ing)|(?:build|builds|building|based) on|extend(?:s"
    r"|ing)?) \S*$"
)
# What stands before a name that is asked about all the same: "tell me about MammalNet", "code for MammalNet".
_ABOUT = matcher(
    r"\b(?:tell|know|learn|hear|talk|more|info|information|details|read|explain|what"
    r"|how)\b[^?.!]{0,20}\babout (?:the )?$",
    r"\b(?:code|link|url|abstract|authors?|repo|repository|github|pdf|page|summary|citation|bibtex|title|dataset"
    r"|data|upvotes"
    r"|weights|introduction|explanation|overview) (?:for|to|of|from|behind|on|about) (?:the )?$",
    r"^\W*(?:and|with|by|in|on) (?:the )?$",
)
_COMPARED = matcher(r"\b(?:compar\w+|differ\w*|versus|vs|better|worse|between)\b")
# What every list is about: "what's new in AI this week?" asks for all of it.
_FIELD = matcher(
    r"\b(?:ai|ml|artificial intelligence|machine learning|deep learning|the (?:field|world|area) of|research"
    r"|hugging ?face|hf|arxiv|(?:the|this) (?:field|world|community))\b"
)
# "OpenMOSS papers", "what did OpenMOSS publish?"
_PUBLISHES = matcher(
    r" papers\b",
    r" (?:publish|post|submit|put out|(?:published|posted|submitted|released?)(?=\W*$| (?:any|in|on)\b))\b",
)
_PASSIVE = matcher(r"\b(?:is|was|were|been) (?:the )?$")
_THE_PAPER = cased(r"\b(?i:the) ([\w^+.-]*[A-Z][\w^+.-]*) (?i:paper|article|preprint)\b(?! (?i:list))")


def kind(text: str, dated: bool = False) -> Kind:
    """The kind of a question that is no small talk; `dated` tells that its dates were left out of the text."""
    if asks_which(text):
        return "topic" if asks_what_is_done(text) else "listing"
    if papers := _papers_named(text, dated):
        return "paper" if papers == 1 else "topic"
    about = content(text)
    if asks_to_summarise(text) and (dated or not about):
        return "digest"
    if asks_to_list(text):
        return "listing"
    if dated and not content(_FIELD.sub(" ", text)):
        return "digest"
    if about:
        return "topic"
    return "digest" if asks_for_news(text) else "listing" if speaks_of_papers(text) else "talk"


def _papers_named(text: str, dated: bool) -> int:
    """How many papers the text asks about by id, name or title."""
    if ids := identifiers(text):
        return 0 if _BESIDE_ID.search(text[: text.index(ids[0])]) else len(ids)
    if found := names(text):
        asked = [name for name in found if _asks_about(text, name.start(), name.end())]
        return len(found) if asked and _COMPARED.search(text) else len(asked)
    if titled := title(text, quoted=dated):
        start = text.index(titled)
        return int(_asks_about(text, start, start + len(titled)))
    if is_headline(text):
        return 0
    if (paper := _THE_PAPER.search(text)) and not is_common(paper[1]):
        return 1
    return int(defined(text) is not None)


def _asks_about(text: str, start: int, end: int) -> bool:
    before = text[:start].rstrip("\"“'")
    if _PUBLISHES.match(text[end:]) and not _PASSIVE.search(before):
        return False
    return not _BESIDE.search(before) or _ABOUT.search(before) is not None
