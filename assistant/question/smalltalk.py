"""Small talk: greetings, thanks, and questions to the assistant about itself."""

import re

from assistant.dates.patterns import matcher

_LONGEST = 120  # characters; more is no small talk

_GREETING = (
    r"(?:hi+|hello|hey+|hiya|howdy|yo|greetings|good (?:night|day)|(?:good )?(?:morning|afternoon|evening)|welcome)"
    r"(?: (?:there|again|all|everyone|assistant|bot|friend))?"
)
_THANKS = (
    r"(?:(?:many |ok(?:ay)? |great |cool |perfect )?(?:thanks|thx|ty|cheers|much appreciated)"
    r"|thank (?:you|u))(?: (?:you|so|very|much|a lot|a bunch|again|anyway))*(?: for [^,.?!;]*)?"
)
_BYE = (
    r"(?:(?:good)?bye(?:\s*-?\s*bye)?|see (?:you|ya)(?: [\w']+){0,3}|cya|farewell|take care|later"
    r"|(?:talk|speak) to you \w+|have an? (?:good|nice|great|lovely) \w+|until (?:tomorrow|next time))"
)
_NOD = (
    r"(?:ok(?:ay)?|k|great|cool|nice|good|fine|super|perfect|awesome|amazing|excellent|brilliant|wonderful|fantastic"
    r"|sweet|neat|wow|yes|yeah|yep|yup|no|nope|nah|sure|right|alright|all right|got it|i see|makes sense"
    r"|understood|interesting|indeed|exactly|true|agreed|lol|haha+|hmm+|oh|ah|well|well done"
    r"|good (?:job|work|bot|answer|one|stuff|to know)|(?:great|nice) (?:job|work|answer|one)|never\s?mind"
    r"|forget it|sorry|please|no problem|my bad|oops|test(?:ing)?|ping|stop|quit|exit|sounds good"
    r"|i (?:like|love) (?:it|this|that|you)|love it|you(?:'re| are) \w+(?: \w+)?|(?:very )?helpful|too"
    r"|that(?:'s| is| was) (?:(?:very|really|so) )?(?:all|it|great|fine|good|cool|nice|helpful|useful|perfect"
    r"|enough|right|wrong|interesting|awesome|amazing)(?: for (?:now|today))?"
    r"|(?:that|it|this) (?:(?:really|already) )?help(?:s|ed)(?: (?:a lot|me|so much|already))*|mate|huh|hm+)"
)
_SELF = (
    r"(?:(?:who|what)(?: are|'?re) you(?: (?:exactly|again|called|able to do|doing|up to|good at|for))?"
    r"|what(?:'s| is) your (?:name|purpose|job|role)|do you have a name"
    r"|who (?:made|built|created|trained|developed|programmed|wrote) you"
    r"|are you (?:an? )?(?:real|human|person|bot|chatbot|robot|ai|machine|llm|model|language model|assistant"
    r"|there|ok(?:ay)?|sure|chatgpt|gpt|claude|alive|conscious|free|open[- ]source)(?: or [\w ]*)?"
    r"|(?:so )?what (?:all )?(?:can|do|could) you (?:do|help(?: me)?(?: with)?|know|offer|answer)"
    r"(?: for me| here| today)*|what are your (?:capabilities|features|abilities|skills|limits|limitations)"
    r"|(?:what|which) (?:features|capabilities|skills) do you have"
    r"|(?:what|which) (?:kinds? of |sorts? of )?questions (?:can|could|should|may) (?:i|you) (?:ask|answer)(?: you)?"
    r"|give me (?:some |an )?examples?(?: questions?)?|how does (?:this|it) work|what can (?:this|the) \w+ do"
    r"|what (?:can|should|could|may) i (?:ask|do|say)(?: (?:you|here|about))*"
    r"|how (?:can|do|could|should) (?:you|i) (?:help|work|use|ask)(?: (?:you|me|this|it))*"
    r"(?: (?:tool|app|page|assistant))?|usage|commands|menu|i need help"
    r"|help(?: me)?(?: out)?"
    r"|how are (?:you|things)(?: (?:doing|today|going|this \w+))*|how(?:'s| is) (?:it|everything|life)"
    r"(?: going)?|how do you do|what'?s up|sup|nice to (?:meet|see) you|pleased to meet you"
    r"|introduce yourself|(?:tell me )?(?:about yourself|a joke|who you are|what you can do)"
    r"|what (?:is|does) this(?: (?:tool|assistant|page|app|site|thing|do|for))*"
    r"|which (?:model|llm) (?:are|do) you(?: use)?|(?:do|can) you (?:speak|understand|know) \w+"
    r"|what(?:'s| is) (?:the|today's) (?:date|time|weather)"
    r"|what (?:day|date|time) is (?:it|today)(?: (?:today|now))?"
    r"|my name is [\w ]+|i\s*(?:'m| am) [a-z]+|can you hear me|anyone there)"
)
_PHRASE = rf"(?:{_GREETING}|{_THANKS}|{_BYE}|{_NOD}|{_SELF})"
_TALK = matcher(rf"\W*{_PHRASE}(?:[\s,.!?;:)(-]+(?:(?:and|but|so) )?{_PHRASE})*\W*")
_OPENING = matcher(
    rf"\W*(?:{_GREETING}|{_THANKS}|{_NOD})(?:\s*[,.!;:]+\s*| -+ | (?=(?:and|can|could|would|what|which|who|how|why"
    r"|when|tell|give|show|list|summari[sz]e|now|so|please|is|are|does|do|did|any|i)\b))(?=.*\w)",
    r"\W*(?:(?:please|kindly)\b[\s,:]*|(?:can|could|would|will|do) you mind "
    r"|(?:can|could|would|will) you (?:(?:please|kindly) )?"
    r"|any chance (?:that )?(?:you|i) (?:can|could) "
    r"|i(?:'d| would) (?:like|love) (?:you )?to (?:know |see )?|i want (?:you )?to (?:know |see )?"
    r"|(?:tell me|do you know)[\s,:]+(?=(?:and|what|which|who|how|when|where|why|if|whether)\b))(?=.*\w)",
)
_CLOSING = matcher(rf"(?<=\w)[\s,.!;-]*(?P<end>[?]?)[\s!.]*\b(?:and )?(?:please|{_THANKS})[\s!.]*(?P<mark>[?]?)\W*$")
_SHOUTED = 3  # words; fewer may be names: "RT-H", "NVIDIA RLHF"


def is_talk(text: str) -> bool:
    """Whether the whole text is small talk, or has no words at all."""
    return not re.search(r"\w", text) or (len(text) <= _LONGEST and _TALK.fullmatch(text.replace("’", "'")) is not None)


def without_courtesy(text: str) -> str:
    """The text in one line, less the courtesy around it, and in lower case if it was all capitals."""
    text = " ".join(text.replace("’", "'").split())
    while opening := _OPENING.match(text):
        text = text[opening.end() :]
    text = _CLOSING.sub(r"\g<end>\g<mark>", text)
    return text.lower() if text.isupper() and len(text.split()) >= _SHOUTED else text
