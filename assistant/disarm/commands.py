"""Patterns of sentences that give orders, to a machine, a reader or a reviewer, and of nothing else."""

from assistant.disarm.vocabulary import (
    DONE,
    DROP,
    EARLIER,
    MACHINE,
    MODEL,
    OBJECT,
    OPENING,
    REPLY,
    RULES,
    SPOKEN,
    UTTER,
    WHOM,
    either,
)

# A sentence that begins as only commands do, and a question that does.
COMMAND = either(
    rf"^\W*{OPENING}(?:{SPOKEN}(?: (?!of\b|and\b|is\b|are\b|\d)|[.!]?$)|{DONE} (?:{OBJECT}|(?-i:[A-Z]\w*\d))|"
    rf"(?:print|write|answer|output|echo|repeat|state|display|type|quote) \S+[.!]*$|stop \w+ing\b|"
    rf"{DROP}\b.{{0,30}}\b{RULES}\b|"
    rf"(?:hello|hi|hey|dear|attention|greetings)[,:!]* (?:{WHOM}|{MODEL})\b|you(?:['’]re)? (?!(?:only|never|cannot) )|"
    r"(?:to|for|dear) (?:whichever|whoever|whatever|whomever) [^.]{2,60}[:,] )"
)
ASKS = either(r"^\W*do\b[^.!]*\?")

# In an abstract any one of these is enough.
PLAIN = either(
    rf"\b{DROP}\b.{{0,30}}\b(?:(?:all|any|every|your|these|those) (?:of )?(?:(?:the|your|my|its) )?(?:\w+ )?"
    rf"(?:{EARLIER} )*{RULES}\b|the {EARLIER} {RULES}\b|everything\b|the above\b|"
    r"(?:what (?:you|was|is|came|has|I|we)|anything|all)\b.{0,20}\b(?:above|before|said|told|else|others?)\b)",
    rf"(?:^|[.:;!?(\[*%#]) *(?:this is |here is )?(?:an? |the |my |our )?(?:\w+ )?(?:note|message|attention|"
    rf"instructions?|memo|hint|reminder|warning|notice) (?:to|for) {WHOM}\b",
    r"\b(?:if|since|because|when|as) you(?:['’]re| are)\b",
    rf"\b(?:if|as) an? {MACHINE}(?=,| (?:is |that )?(?:reads?|reading|processes|sees)\b)",
    rf"\b(?:any|every|all|the|whichever|each) (?:{MACHINE}|{MODEL}) (?:that |which |who )?(?:is |are )?(?:currently )?"
    r"(?:reads?|reading|process\w*|summari[sz]\w+|pars\w+|see(?:s|ing)|encounter\w*) (?:this|these) "
    r"(?:text|abstract|paper|document|message|page)",
    r"\b(?:developer|admin|god|debug|dan|jailbreak|maintenance|sudo|root|unrestricted|diagnostic) mode\b",
    r"\byou (?:are|['’]re) (?:now|no longer|an?|the|free|required|instructed|ordered|to|hereby|forbidden|allowed|"
    r"obliged|reading|being)\b",
    r"(?<!all )\byou (?:must|will|shall|should|have to|need to|can(?:not|['’]t)|may|do not|don['’]t)\b",
    r"\byou have (?:now |just )?(?:passed|been|won|reached|permission|access|failed|finished|to)\b",
    r"\b(?:order|command|instruct|ask|want|need|beg|urge|request|tell|force|require|invite)\w* you to\b",
    rf"\byour (?:\w+ )?(?:{REPLY}|{RULES}|tasks?|job|role|goals?|purpose|mission|objective|duty|persona|name|memory|"
    r"settings|configuration|keys?|secrets?|password|developers?|creators?|owner|users?|system)\b",
    r"\b(?:as an ai\b|i['’]?m sorry|i am sorry|i can(?:not|['’]t) (?:answer|help|assist|provide)|"
    r"i have been (?:pwned|hacked))",
    rf"\b(?:previous|prior|earlier|above|system|those|these|all|your) {RULES} (?:above )?(?:are|is|were|was|"
    rf"have been|has been|no longer) "
    r"(?:now |hereby )?(?:void|cancel\w+|revoked|obsolete|outdated|superseded|overridden|suspended|lifted|apply|fake|"
    r"null|deprecated|ignored|a test)\b(?! by)",
    r"\bthe (?:one |only )?(?:correct|right|true|only|final|proper|real|expected|desired|required) (?:answer|reply)\b"
    r"(?: to (?:any|every|all|this|these|the|your|each)\b.{1,60} (?:is|be)\b|.{0,40} (?:is|be)\b:? (?:always|simply|"
    r"just|[\"“‘]|\d|(?-i:[A-Z])))",
    r"\b(?:assistant|model|ai|chatbot)['’]s (?:\w+ )?(?:answer|response|reply|turn|output)\b *:",
    rf"\bany (?:{MACHINE}|{MODEL}) (?:reading|processing|that reads|which reads|that processes)\b",
    r"\b(?:safety|content|security) (?:filters?|rules?|checks?|guidelines) (?:are|is|have been|"
    r"has been) (?:now )?(?:disabled|lifted|off|removed|suspended)\b",
    rf"\b(?:forbidden|prohibited|not (?:allowed|permitted)|no need) to {UTTER}\b",
    rf"\b{REPLY} (?:of|to|about|on) this (?:text|paper|work|abstract|document|article|message|page|question) (?:must|"
    rf"should|shall|has to|have to|will)\b",
    rf"\b(?:every|all|any|each|your) {REPLY}(?: [^.,;]{{1,40}}?)? (?:must|should|shall|has to|have to)\b",
    r"\b(?:every|any|all|each|your) (?:\w+ )?(?:question|query)\w*[^.]{0,40}\bthe answer is\b",
    r"\bthe (?:AI )?(?:assistant|chat ?bot|bot) (?:must|should|shall|has to) (?:\w+ )?(?:say|state|print|mention|"
    r"write|output|reply|"
    r"recommend|include|append)\b",
    r"\beverything (?:above|before|prior|so far|up to)\b|\bnull and void\b|\b(?:rules|instructions|"
    r"orders) (?:\w+ ){0,3}(?:no longer|don[’']t|do not) apply\b",
    r"\b(?:override|access) (?:activated|engaged|enabled|granted|initiated|accepted)\b",
)
