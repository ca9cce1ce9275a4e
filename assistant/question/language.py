"""Whether a question is in another language than English."""

import re
import unicodedata

# Words that no sentence of these languages does without, and that are no English words.
_FUNCTION_WORDS = frozenset(
    """
    der die das und ist nicht ein eine einen einem wie wer wo welche welcher welches gibt zu zur zum über von vom den
    dem des mit für auf im sich wurde wurden werden gestern heute woche ich mir auch oder sind hat haben kann aus
    le la les un une des du et est ce cet cette ces qui que quoi quel quelle quels quelles comment pourquoi dans pour
    sur avec sont ont hier aujourd semaine je il elle aux y a-t-il
    el los las uno una unos unas y es son qué que cuál cuáles cómo por para con del al sobre ayer hoy semana hay se
    il lo gli i uno di della delle dei degli che cosa quale quali come perché per con sono ieri oggi settimana ci
    o os as um uma e é são qual quais como por para com do da dos das sobre ontem hoje semana há
    de het een en is niet wat welke hoe waar voor met over van gisteren vandaag week er zijn deze
    """.split()
) - frozenset("a i is do as on me den die week come over as to hat per con os e y o la los um".split())  # fmt: skip
_ENGLISH = frozenset(
    """
    the a an of to in on for with and or is are was were what which who how why when where does do did can could this
    that these those it its they there any about from by at as be has have had show tell me list give find papers paper
    """.split()
)
# Few questions in English hold more letters of other scripts than this, not even in names.
_OTHER_SCRIPT = 0.3


def is_foreign(text: str) -> bool:
    """Whether most of a text is in another script, or more of its small words are of another language."""
    letters = [c for c in text if c.isalpha()]
    others = sum(not unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if letters and others > _OTHER_SCRIPT * len(letters):
        return True
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
    foreign = sum(word in _FUNCTION_WORDS for word in words)
    return foreign >= 2 and foreign > sum(word in _ENGLISH for word in words)
