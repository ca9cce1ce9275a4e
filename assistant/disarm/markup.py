"""Marks that structure a conversation, a page or a program, and have no place in an abstract."""

import re
from collections.abc import Sequence

# Tags that abstracts hold are others: tokens they speak of ("<think>"), sub- and superscripts; and "p <0.05".
_TAG = (
    r"(?:system|sys|sources?|user|assistant|human|ai|bot|instructions?|prompts?|inst|messages?|context|documents?|doc|"
    r"answer|response|output|task|important|note|secret|admin|override|tool\w*|function\w*|img|image|a|script|iframe|"
    r"svg|style|div|span|p|br|hr|h[1-6]|meta|link|form|input|button|object|embed|video|audio|body|html|head|title|"
    r"table|font|center|details|summary|picture|base|textarea|template|abstract|paper|data|xml|hidden|rules?|"
    r"search\w*|thoughts?)"
)
_HEADING = (
    r"(?:system|instructions?|prompt|user|assistant|human|response|answer|output|input|new|important|note|hidden|begin|"
    r"end|start|stop|override|admin|developer|task|context|rules?|command)"
)
_KEY = (
    r"(?:role|content|system|instructions?|prompt|action|tool\w*|function\w*|command|name|arguments|recommend\w*|"
    r"answer|"
    r"response|output|messages?|override)"
)
# Without any of these no mark is found; looking for them is quick.
_ANY_MARK = re.compile(
    r"[<\[{`\\]|/\*|-{3}|={2}|= ?[\"'tfn]|\*\*|__|~~|>>|%%|\$\(|#{1,6}\s*\w|BEGIN|END|ADMIN|SYSTEM|DEVELOPER|OVERRIDE|"
    r"(?i:(?:javascript|vbscript|data|role|input)\s*:|action[ _:]|print ?\(|curl|wget|sudo|rm -rf|os\.|select \*|"
    r"drop table|eval\(|process\.|return [\"']|onerror|onload|onclick)|[\"']\s*[:=]"
)
_MARK = re.compile(
    "|".join(
        (
            rf"<\s*/?\s*{_TAG}(?:[\s/>:]|$)|<!|<\?|<\|[^<>]{{0,40}}\|>|<<\s*/?\s*[A-Z]+\s*>>",
            r"\[/?(?:INST|SYS|SYSTEM|USER|ASSISTANT|INSTRUCTIONS?|ADMIN|HIDDEN)\]",
            r"!\[|!\s?\\\[|\]\(\s*(?:javascript:|data:|mailto:|//|www\.|#)|\]:\s*(?:https?:|data:|#|<)|\[//\]",
            r"(?:javascript|vbscript)\s*:\s*\S|\bdata:\s*(?:text|image|application)/|\bon(?:error|load|click)\s*=",
            rf"(?:^|\s)(?<!`)```(?!`)|(?:^|\s)(?:#{{1,6}}|[-=*_~>]{{3,}}|>>)\s*{_HEADING}\b",
            rf"[\"']{_KEY}[\"']\s*[:=]|\brole\s*:\s*[\"']?(?:system|user|assistant|tool)\b",
            r"\baction(?:[ _]input\s*:|\s*:\s*(?:final|finish|respond|answer|say|print|send|call))|"
            r"\bprint\s*\(\s*[\"']",
            r"\b(?:curl|wget) \S*https?:|\brm -rf\b|\bsudo \w|\bos\.(?:environ|system|popen)|\bselect \* from\b|"
            r"\bdrop table\b|"
            r"\bprocess\.env\b|\beval\(|\$\((?:cat|ls|whoami|curl|id)\b",
            r"(?-i:(?:={3,}|\*{3,}|#{2,}|%{2,})\s*\[?[A-Z]{3,})|(?-i:\[[^\]]*(?:SYSTEM|ADMIN|INSTRUCTION|NOTE|"
            r"IMPORTANT|HIDDEN|OVERRIDE|DOCUMENT|DEVELOPER|INJECTION)[^\]]*\])|(?-i:\b(?:ADMIN|SYSTEM|DEVELOPER|ROOT|"
            r"OVERRIDE) (?:NOTE|MESSAGE|MODE|OVERRIDE|ALERT|PROMPT|UPDATE)\b)",
            r"\b\w+ ==? ?[\"']\w|\breturn [\"']\w|\b\w+\.\w+ = (?:true|false|none|null)\b",
            r"/\*\s|\\(?:textcolor|color|colorbox)\s*\{\s*(?:white|transparent)",
            r"\\(?:begin\{comment|write18|input\{|includegraphics|phantom\{|immediate)",
            rf"(?-i:\b(?:BEGIN|END)(?: OF)? (?:[A-Z]+ )?)(?:{_HEADING}|sources?|documents?|abstract|data|list)\b",
        )
    ),
    re.IGNORECASE,
)
# A name before a colon that makes what follows somebody's turn.
_ROLE = re.compile(
    r"\W*(?:(?:new|updated|hidden|secret|additional|special|urgent|important|critical|internal) )*"
    r"(?:system(?: (?:prompt|message|note|directive|override|instructions?|update|alert|notice))?|assistant|user|"
    r"human|prompt|instructions?|(?:(?:final|correct|expected|model) )?(?:answer|response|reply|output)|directive|"
    r"command|order|ai|developer(?: (?:note|message))?|admin(?:istrator)?(?: note)?|chatgpt|gpt|claude|llm|tool|"
    r"function|action|role|(?:reviewer|reader|model|ai|llm|assistant) (?:note|instructions?|notice|task)|reminder|"
    r"attention|override|payload|trigger|thought|observation|jailbreak|policy update|notice|important|p\.?s\.?|q|a)"
    r"\s*(?:\([^)]*\)\s*)?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*(https?://[^\s()]*)")
_WHERE = re.compile(
    r"\b(?:code|project|page|website|demo|data\w*|models?|available|github|released|repo\w*|videos?)\b", re.IGNORECASE
)
_PAIRS = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        (r"<!--(?!.*-->)", r"-->"),
        (r"/\*(?!.*\*/)", r"\*/"),
        (r"\\begin\{comment\}(?!.*\\end\{comment)", r"\\end\{comment"),
        (r"^[^`]*```[^`]*$", r"```"),
        (r"\[INST\](?!.*\[/INST)", r"\[/INST"),
        (rf"<{_TAG}\b[^<>]*>(?!.*</)", r"</"),
        (r"(?-i:\bBEGIN\b(?!.*\bEND\b))", r"(?-i:\bEND\b)"),
    )
)


def is_markup(text: str) -> bool:
    """Whether a text holds tags, comments, images, links or code."""
    return bool(_ANY_MARK.search(text)) and bool(_MARK.search(text) or _is_link(text))


def turn(text: str) -> str:
    """What is said in a text that is somebody's turn in a conversation ("System: …"), else ""."""
    match = _ROLE.match(text)
    return text[match.end() :] if match else ""


def enclosed(texts: Sequence[str]) -> set[int]:
    """The places of the texts from one that opens a comment, tag or fence to the one that closes it."""
    found: set[int] = set()
    for opening, closing in _PAIRS:
        for start, text in enumerate(texts):
            if opening.search(text) and is_markup(text):
                end = next((place for place in range(start + 1, len(texts)) if closing.search(texts[place])), start)
                found.update(range(start, end + 1))
    return found


def _is_link(text: str) -> bool:
    """Whether a text holds a Markdown link that does not say where the work is to be found."""
    return any(match[1] != match[2] and not _WHERE.search(text) for match in _LINK.finditer(text))
