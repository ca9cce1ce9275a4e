"""What comes with a paper: "with code", "without code", "on GitHub", "have a project page"."""

import re

from assistant.listing.filters import Filter, take

_THING = (
    r"(?:(?:an?|any|the|its|their|open|public|available|source|released|linked)[\s-]+)*"
    r"(?:code|github(?:\s+(?:repo\w*|links?))?|repo(?:s|sitory|sitories)?|project\s+(?:web)?(?:page|site)s?|website|homepage)"
)
_ENDS = (  # "with code generation" is a topic: what follows must end the phrase
    r"(?=\s*(?:$|[^\w\s-]|(?:and|or|on|about|in|from|by|for|are|is|were|was|this|today|that|which|sorted|ordered|most|"
    r"least|newest|at|mention\w*|links?|available|attached|released|published)\b))"
)
_LACKS = (
    r"\b(?:without|with\s+no|ha(?:ve|s)\s+no|lack(?:s|ing)?|"
    r"(?:do|does)(?:n['’]t|\s+not)\s+(?:have|come\s+with|provide|release|share|include))"
)
_GIVES = (
    r"(?:\b(?:(?:comes?\s+)?with|having|have|has|provid(?:es?|ing)|releas(?:e[sd]?|ing)|includ(?:es?|ing)|"
    r"shar(?:es?|ing)|link(?:s|ing)?\s+to|open[- ]sourc(?:e[sd]?|ing))|[|]\s*and)"
)
_EXTRAS = re.compile(
    rf"(?:(?P<no>{_LACKS})|{_GIVES})\s+(?:both\s+)?{_THING}(?:\s*(?:,|and|or)\s*{_THING})?{_ENDS}"
    r"|\b(?:whose\s+)?code\s+(?:is\s+|are\s+)?(?:available|released|public|open)\b"
    r"|\bare\s+open[- ]sourced?\b|\bon\s+github\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"code|repo|github|open", re.IGNORECASE)
_PAGE = re.compile(r"project|website|homepage", re.IGNORECASE)


def read(text: str) -> tuple[list[Filter], str]:
    """The filters on code and project pages, and the text without them."""
    extras, rest = take(_EXTRAS, text)
    code = next((_code(extra["no"] is None) for extra in extras if _CODE.search(extra[0])), None)
    page = next((_page(extra["no"] is None) for extra in extras if _PAGE.search(extra[0])), None)
    return [wanted for wanted in (code, page) if wanted], rest


def _code(wanted: bool) -> Filter:
    one, many = ("comes with code", "come with code") if wanted else ("links no code", "link no code")
    return Filter(lambda paper: bool(paper.code_url) == wanted, one, many)


def _page(wanted: bool) -> Filter:
    page = "a project page" if wanted else "no project page"
    return Filter(lambda paper: bool(paper.project_url) == wanted, f"has {page}", f"have {page}")
