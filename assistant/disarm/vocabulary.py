"""The words that instructions are made of, as parts of patterns."""

import re

MACHINE = (
    r"(?:AIs?|A\.I\.|LLMs?|(?:large )?language models?|assistants?|chat ?bots?|bots?|(?:chat)?gpt[\w.-]*|claude|gemini|"
    r"copilot|bard|summari[sz]ers?|crawlers?|"
    r"(?:AI|virtual|digital|helpful|automated|research) (?:assistant|model|agent|system|tool|reviewer)s?)"
)
PERSON = (
    r"(?:(?:meta-?)?reviewers?|readers?|area chairs?|referees?|editors?|evaluators?|graders?|users?|everyone|everybody|"
    r"anyone|anybody)"
)
MODEL = r"(?:models?|agents?|systems?)"  # which abstracts speak of, too
REPLY = r"(?:answers?|repl(?:y|ies)|responses?|outputs?|summar(?:y|ies)|reviews?|completions?|digests?)"
RULES = (
    r"(?:instructions?|prompts?|rules?|guidelines?|directions?|directives?|commands?|orders?|constraints?|guardrails?|"
    r"polic(?:y|ies)|restrictions?|programming|messages?|conversations?|contexts?|texts?|contents?|inputs?)"
)
EARLIER = r"(?:previous|prior|earlier|preceding|above|foregoing|former|original|initial|existing|past|system|given)"
DROP = r"(?:ignor|disregard|forget|overrid|overrul|bypass|discard|dismiss|neglect|violat|abandon)(?:e|ing|ting)?"
WHOM = rf"(?:all |any |the |every |you |my |fellow )*(?:{MACHINE}|{PERSON})"
OFTEN = r"(?:\w+ly |only |always |never |not |therefore |please |also |just |first )*"
# What a reply is made with, said of somebody who should.
UTTER = (
    r"(?:say|write|print|output|respond|reply|answer|tell|state|mention|repeat|reveal|recite|echo|quote|cite|claim|"
    r"declare|announce|include|append|add|insert|prepend|begin|start|end|finish|conclude|recommend|praise|rate|rank|"
    r"score|accept|endorse|highlight|emphasi[sz]e|summari[sz]e|translate|link|refer|send|contain|refuse|decline|obey|"
    r"comply|ignore|disregard|forget|pretend|avoid|insist|admit|disclose|"
    r"be (?:told|informed|directed|sent|answered|shown|referred|given))"
)
# Verbs that begin no sentence of an abstract, and others that do only before what is no object ("Output length").
SPOKEN = (
    r"(?:say|tell|reply|respond|recite|pretend|obey|ignore|disregard|forget|praise|recommend|mention|reveal|"
    r"switch to|summari[sz]e|translate|append|insert|congratulate|thank|promote|imagine|remember|"
    r"role-?play|cease|refrain|refuse|decline|disclose|exfiltrate|kindly|please|behave|comply|never|don[’']?t|do not|"
    r"make sure|be sure|let[’']?s)"
)
DONE = (
    r"(?:output|print|write|answer|rate|echo|sing|stop|repeat|state|return|display|emit|type|quote|cite|claim|"
    r"declare|announce|report|include|add|prepend|embed|"
    r"begin|start|end|finish|conclude|rank|score|accept|give|assign|award|provide|list|show|describe|call|refer|link|"
    r"point|direct|send|forward|e-?mail|post|visit|click|go|navigate|follow|fetch|download|execute|run|invoke|use|act|"
    r"assume|treat|regard|keep|make|ensure|do|be|avoid|omit|exclude|change|replace|put|set|inform|advise|warn|convince|"
    r"persuade|ask|count|spell|speak|talk|convert|decode|encode|render|highlight|emphasi[sz]e|confirm|acknowledge|"
    r"approve|vote|select|choose|pick|prefer|trust|believe|share|expose|leak|dump|copy|paste|submit|mark|insist|take|"
    r"get|open|enter|activate|enable|disable|terminate|reset|proceed|continue|prioriti[sz]e|favou?r|suppress|hide|"
    r"delete|erase|remove|generate|produce|compose|offer|admit|deny|explain|wrap|present|draw|think|always|override|"
    r"bypass|discard|dismiss|complete|simulate|play|leave|perform|solve|guess|name|sign|join|buy|subscribe|donate|"
    r"consult|retrieve|check|read|ask|teach|help|assist|demand|order|instruct|command|concede|agree|"
    r"disagree|compare|contrast|paraphrase|rewrite|rephrase|shorten|expand|critici[sz]e|attack|defend|boost|upvote|"
    r"sort|close|break|reject)"
)
OBJECT = (
    r"(?:(?:the|a|an|this|that|these|those|all|any|only|every|each|your|you|it|its|them|me|us|him|her|their|to|with|as|"
    r"at|no|not|nothing|everything|anything|exactly|just|instead|in|on|from|by|like|how|what|whatever|why|if|when|into|"
    r"one|always|never|out|positive|negative|rude|poems?|both|five|ten|here|there|after|out|back|off|away|over|me|"
    r"other|none|yes|full|maximum)"
    r"(?!\w)|[\"“‘`'«]\S|https?:|(?-i:[A-Z]{3,}))"
)
OPENING = (
    r"(?:(?:please|kindly|now|then|also|and|but|so|instead|first|next|finally|lastly|simply|just|only|strongly|thus|"
    r"therefore|hence|otherwise|afterwards?|from now on|henceforth|important|urgent|again|under no circumstances|"
    rf"at all costs|step \d+|\d+|(?:dear |hey |hello )?(?:{MACHINE}|{PERSON}|{MODEL})(?=[,:!])|"
    r"in (?:your|the|every|any|each) [^,.]{2,40}(?=,)|(?:if|when|whenever|whatever|whoever|whichever|wherever|should|"
    r"before|after|once|while|until|for|to|as|regardless|no matter|in case|according to|per|"
    r"by) [^,.]{2,80}(?=,))[,:;!.)]* +){0,5}"
)


def either(*patterns: str) -> re.Pattern[str]:
    """One pattern for all of these, in any case of letters."""
    return re.compile("|".join(patterns), re.IGNORECASE)
