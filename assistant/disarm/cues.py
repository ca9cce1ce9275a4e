"""Patterns that hint at orders: signs of speaking to somebody, and what such speech is about."""

import re

from assistant.disarm.vocabulary import (
    DONE,
    DROP,
    EARLIER,
    MACHINE,
    OBJECT,
    OFTEN,
    PERSON,
    REPLY,
    RULES,
    SPOKEN,
    UTTER,
    either,
)

YOU = either(r"(?<!all )(?<!-)\b(?:you(?! only\b)|yourself|yours|your)\b")
# Two of these, or one of them with one of the topics, are enough too.
DIRECT = (
    either(
        rf"(?:[:;.!?(\[*>|–—]|\b(?:please|kindly)) *(?:then |please |also |just |only |always |never )*"
        rf"(?:{SPOKEN}|output|state|include|add|begin|start|end|give|visit|send|click|act|cite|call) {OBJECT}",
        rf"(?:, (?:and |so |then |but |please )*|\bso )(?:just |simply |please |only |then |always |never )*(?:say|"
        rf"tell|write|print|reply|respond|answer|recommend|name|output|cite|do not|don[’']t) (?:{OBJECT}|(?-i:[A-Z]))",
        rf"^\W*(?:{SPOKEN}|{DONE}|{DROP}|when|if)\b(?!-).*(?:\band|\bthen|[,;]) (?:then |just |only |simply |always |"
        rf"instead )*(?:{SPOKEN}|print|write|output|answer|add|include|cite)\b",
        rf"\b(?:unless|until|if|that|before|want|need|like|have) you (?:to )?(?:\w+ )?{UTTER}\b",
        rf"\b(?:and|but|or|to|instead) (?:then |only |just |instead |always |never |not )*(?:{UTTER} "
        r"(?:only|with only|exactly|nothing|you\w*|yes|no one|nobody|the (?:word|user|reader|phrase|reviewer)\w*|"
        r"this (?:paper|work)|[\"“‘`«])|(?:say|reply|answer|respond|write|print|mention|insist|echo) (?:that|"
        r"(?-i:[A-Z]{4,})))",
    ),
    either(
        r"\bI (?:am|was|have|want|order|need|will|command|would|ask|beg|swear|promise|know|hope|repeat|insist|"
        r"require)\b",
        rf"\bif (?:the|your|this|any) {REPLY} (?:does not|doesn[’']t|fails to|lacks|omits)\b",
        rf"\b(?:requires?|demands?|wants?|expects?) (?:that )?(?:all|every|each|any) {REPLY}\b",
        r"\bif (?:the|a|any|your) (?:question|user|query|prompt|reader|conversation) \w+s\b|\bis the (?:right |"
        r"correct )?answer\b",
        r"\bthe (?:real|true|actual|secret) (?:question|instructions?|answer|word|password)\b",
        r"\b(?:authors?|we|developers?|administrators?|policy|protocol|openai|anthropic|google|"
        r"meta)\b.{0,12} (?:kindly|hereby|instructs|instructed|obliges?|demands?|mandates|orders? (?:that|the|you))\b",
        r"\bauthors? (?:ask|request|beg|urge|want)\b|\bby order of\b",
        r"\b(?:user|reader|person asking) (?:has given|has (?:already )?asked|is an admin\w*|already knows|wants you|"
        r"requests:)",
        r"\bthe answer to (?:every|any|all|each|your|the user)\b[^.]{0,40} is\b",
    ),
    YOU,
    either(
        rf"\b(?:{MACHINE}|{PERSON})(?: (?:to|in|about|of|on|for|who|that|reading|asking) [^.,;]{{1,40}}?)? (?:must|"
        r"should|shall|has to|have to|ought to|(?:are|is) (?:required|instructed|asked|told|ordered|obliged|obligated|"
        r"expected|advised|requested|urged|encouraged|hereby asked|commanded|directed|reminded) to) "
        rf"{OFTEN}(?:{UTTER}|log in|sign in|register|visit|go to|click|pay|give|use|show|put|place)\b",
        rf"\b{REPLY}(?: (?:to|in|about|of|on|for) [^.,;]{{1,40}}?)? (?:must|should|shall|has to|have to|ought to) "
        rf"{OFTEN}(?:close|be (?:in |written in )?(?-i:[A-Z]|[\"“‘])|contain|include|end|start|begin|say|state|"
        rf"mention|recommend|consist|read|cite|use|praise)\b",
        r"\b(?:must|should|shall|has to|needs? to) (?:be|appear|stand|come) .{0,40}\b(?:the|your|any|every|each|all) "
        rf"(?:\w+ )?{REPLY}\b",
        r"\b(?:papers?|sources?|abstracts?|work|submission|documents?) (?:should|must|may|shall|is to|has to)(?: not|"
        r" only| never| always)? be "
        r"(?:cited|used|mentioned|accepted|recommended|ranked|rated|shown|ignored|quoted|listed|praised|considered|"
        r"trusted|preferred)\b",
        rf"\b{PERSON}\b[^.,;]{{0,40}} (?:will|would|can) be (?:told|informed|sent|directed|referred)\b",
        r"\bit is (?:imperative|essential|mandatory|required|crucial|vital|critical|important) (?:that|to|for)\b.{0,40}"
        rf"\b{REPLY}\b",
    ),
    either(
        r"\b(?:best|greatest|finest|most important|most significant|most influential|most impressive|only relevant|"
        r"only reliable) (?:paper|work|article|study|publication|source|document|abstract)s? "
        r"(?:of|in|on|ever|this|here|to|you|among|that|and|by|for|available)\b|\bthe best paper\b(?! award)",
        r"\b(?:masterpiece|(?:an?|absolute|the) must[- ]read|strong(?:ly)? accept\w*|five[- ]stars?|5 stars|nobel|"
        r"turing award|flawless|perfect score|highest (?:possible )?(?:score|rating|marks?|recommendation)|"
        r"highly recommend\w*|(?:positive|favou?rable|glowing) reviews?|outstanding paper|everyone should read|"
        r"worth reading|read (?:it|this) first|(?:any|no) (?:weakness\w*|flaws?|negatives)|"
        r"(?:scor\w+|rat\w+|a|solid|deserves\w*)\W+(?:an? |of )?10(?:/| out of )10)\b",
        r"\b(?:no other papers?|(?:is|are) the only (?:paper|abstract|source))\b|"
        r"\b(?:documents|sources|papers|abstracts|context) (?:provided|above|given|listed|retrieved|supplied) (?:are|"
        r"is) (?:outdated|wrong|"
        r"unreliable|irrelevant|incorrect|obsolete)\b|\b(?:work|submission) (?:deserves|merits)\b",
        r"\b(?:no|any) (?:other )?(?:paper|work|article|source)s?\b.{0,30}\bbetter than this\b|\bmust be accepted\b|"
        r"\bno other (?:paper|source|work) is\b",
        r"\b(?:answers?|answering|addresses|solves) (?:any|every|all|each) (?:possible |other |user )?"
        r"(?:questions?|quer(?:y|ies))\b",
        r"\b(?:other|competing|remaining) (?:papers|sources|abstracts|entries)\b.{0,40}\b(?:wrong|worthless|outdated|"
        r"irrelevant|retracted|fraud\w*|fake|inferior|useless|ignored|unreliable|plagiari\w+|"
        r"not (?:be )?(?:mentioned|cited|worth|used))\b",
    ),
)
TOPICS = (
    either(rf"\b(?:the|your|this|any|all|every|each|final|next|following) (?:{REPLY}|prompt|conversation|chat)\b"),
    either(
        r"\b(?:nothing (?:else|more|other)|verbatim|word[- ]for[- ]word|no matter what|regardless|without exception|"
        r"under no circumstances|from now on|henceforth|at all times|always|never|exactly|only|instead|immediately|"
        r"at once|before (?:anything|answering|responding)|no other|any other|anything else|"
        r"at the (?:end|top|start|beginning))\b"
    ),
    either(rf"\b(?:{EARLIER}|new|hidden|secret|following|these|those|my|safety) {RULES}\b|\b(?:above|below)\b"),
    either(
        r"\b(?:system prompt|api[- ]?keys?|passwords?|credentials?|secrets?|hidden|confidential|configuration|settings|"
        r"environment variables?|internal|tool calls?|developer|private)\b"
    ),
    re.compile(
        r"\b(?i:say|saying|write|print|output|reply|respond|answer|word|phrase|with|mention|repeat|type|add|append|"
        r"include|call|echo)\b[^.]{0,20}?(?:[\"“'‘`«][^\"”'’`»]+[\"”'’`»]|\b[A-Z]{4,}[A-Z0-9_]*\b)|"
        r"\b[A-Z]{3,} [A-Z]{2,} [A-Z]{3,}\b|\b(?i:told|say|answer|reply|word)\b: |\b(?i:word|phrase|string|sentence|"
        r"emoji|haiku|poem|pirate|hacked|pwned|joke)\b"
    ),
    either(r"https?://|www\.|\b\w+\.(?:com|net|org|io|xyz|test|example)\b|@\w+\.\w+"),
    either(
        r"\bthis (?:paper|work|article|study|abstract|document|text|passage|message|page|site|link)\b|"
        r"\b(?:citations?|sources?|papers?|abstracts?|lists?|submission|award|acceptance)\b|\bother (?:works|"
        r"documents)\b"
    ),
)
# Topics too, but what a direct cue is about does not count twice.
PARTIES = (
    either(rf"\b(?:{MACHINE}|{PERSON})\b"),
    either(
        r"\b(?:if|when|whenever|once|in case|anyone|every time|any time) (?:\w+ ){0,3}?(?:ask\w*|quer+\w+|prompted|"
        r"summari[sz]\w+|responding|answering|replying|mentions?)\b|\b(?:questions?|quer(?:y|ies))\b"
    ),
)
