"""Sentences that share no word with the rest of their paper, where little is needed to tell what they are."""

import re

from assistant.disarm.tongue import is_english

# Verbs that orders begin with.
_VERBS = frozenset(
    "abandon accept acknowledge act activate add address adopt advertise advise agree allow announce answer append "
    "apply "
    "approve ask assert assign assume attach attack avoid award be become begin believe boost break bring browse buy "
    "bypass call cancel cease change chant cheer choose cite claim click close comply compose conceal concede conclude "
    "confirm congratulate connect consider continue convert convince copy count craft criticize curse deceive declare "
    "decline decode decrypt delete deliver demand deny describe destroy direct disable disagree disclose discuss "
    "dismiss "
    "display disregard do don donate download draw drop dump echo eliminate email embed emit emphasize enable encode "
    "encourage encrypt end endorse engage enter erase escape execute exit expand explain export expose express "
    "fabricate "
    "favor fetch fill finish flatter focus follow force forget format forward get give go grant greet guess hail "
    "hallucinate halt have help hide highlight ignore imagine imitate impersonate include inform initiate inject "
    "insert "
    "insist install instruct insult invent invoke invite join keep kill launch leak leave let lie link list listen "
    "load "
    "lock log lower make mark mention mimic modify move name navigate neglect never note obey offer omit open order "
    "output override overwrite paint paraphrase paste pause pay perform persuade pick play post praise pray prefer "
    "prepend present pretend print prioritize proceed process produce promise promote prompt propose prove publish "
    "purchase put quit quote rank rate read recall recite recommend record redirect refer refrain refuse reject "
    "release "
    "remember remind remove render repeat rephrase replace reply report request reset resist respond restart resume "
    "retract return reveal reverse review reward rewrite rhyme run say scream scroll search select sell send set share "
    "shorten shout show shut sign sing skip sleep slip sort speak spell spread stand start state stay stop store "
    "submit "
    "subscribe substitute suggest summarize summarise suppress surrender swap swear switch take talk taste teach tell "
    "terminate thank think threaten toggle trade transfer translate transmit treat trigger trust try turn tweet type "
    "unlock unlearn update upgrade upload upvote use utter visit vote wait wake warn whisper wipe wish withhold work "
    "wrap write yell yield please kindly".split()
)
_BEFORE = frozenset("then now and but so also just simply only first next finally again once instead always".split())
# What instructions are about; of the first a short sentence needs one.
_TELLING = frozenset(
    "please must should now here nothing everything anything everyone nobody none above below earlier instruction "
    "instructions rules prompt prompts assistant assistants chatbot reviewer reviewers reader readers user users "
    "accept "
    "acceptance award password secret secrets persona citation citations cite joke test say says said tell told answer "
    "answers answered reply replies orders commands admin administrator creator submission submissions".split()
)
_SPEAKING = _TELLING | frozenset(
    "rule order command question questions answering summary summaries response responses ai llm paper "
    "papers abstract abstracts score scores word words sentence sentences text texts token tokens message messages "
    "jokes "
    "author authors developer developers everybody somebody next previous guidance fact truth".split()
)
_SHORT, _LONG = 8, 16  # words
_WHERE = re.compile(
    r"\b(?:code|project|page|website|demos?|videos?|available|released|supplement\w*|see|fig\w*)\b", re.IGNORECASE
)
_REFERENCE = re.compile(r"(?<![A-Za-z])\d|[()=]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")


def is_stray(text: str) -> bool:
    """Whether an unmasked text that is off its paper's topic gives orders, speaks of answers, or is not English."""
    written = _WORD.findall(text)
    words = [word.lower() for word in written]
    if not words or _WHERE.search(text):
        return False
    first = next((word for word in words if word not in _BEFORE), "")
    telling, speaking = _TELLING.intersection(words), _SPEAKING.intersection(words)
    return (
        first in _VERBS
        or (len(speaking) > 1 and len(words) <= _LONG)
        or (bool(telling) and 2 < len(words) <= _SHORT)
        or _is_strange(text, written)
    )


def _is_strange(text: str, words: list[str]) -> bool:
    """Whether words hold none that English sentences are made of; headings begin with capitals, references have "
    "figures."""
    if _REFERENCE.search(text) or words[0].isupper() or not any(word.islower() for word in words):
        return False
    return len(words) > 1 and not any(map(is_english, words))
