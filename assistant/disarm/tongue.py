"""Whether a sentence is in another script or language than the lists are."""

import re

ENGLISH = frozenset(
    "about above all also and any are been but can could does for from had has have how into its may more most not "
    "only "
    "other our over same should show such than that the their them then there these they this those two under using "
    "was were what when where which while who will with would you your ignore instructions answer say".split()
)
_SHORT = frozenset(
    "a as in is it of on to we an at be by do if no or so my me us i he one three four five six seven out "
    "off up down further follow why each either some however thus hence therefore moreover many few here both "
    "between after before during against via "
    "within without per across often still yet even much very well because since though although".split()
)
# Words that other languages are full of and English texts are not, and those that instructions are given in there.
_FOREIGN = (
    frozenset(
        (
            "der das und ist nicht mit für ein eine einen dem den auf zu sie wird dass nur alle vorherigen bitte "
            "antworte antworten ignoriere sage schreibe dieses diese dieser anweisungen sich auch wenn sind immer "
            "le les une est pas pour dans avec que qui sur toutes tous cette ce cet vous votre seulement uniquement "
            "réponds répondez ignorez dites écrivez aux des du et ou je "
            "el los las una es para con por del al todas todos solo sólo esta este tu su responde ignora "
            "instrucciones anteriores di escribe usted siempre "
            "os um uma não com instruções responda diga isso esse são "
            "il lo gli che di è per non con questo questa tutte tutti istruzioni precedenti rispondi scrivi sempre "
            "het een niet met voor van instructies negeer antwoord alleen zeg deze dit altijd "
            "och att det som inte med för alla instruktioner ignorera svara endast på detta "
            "nie jest się wszystkie poprzednie instrukcje zignoruj odpowiedz tylko powiedz na oraz ten "
            "ve bu bir tüm önceki talimatları yoksay sadece için yaz cevap "
            "dan yang semua instruksi sebelumnya abaikan jawab hanya dengan ini tidak "
            "omnia mandata praecedentia responde tantum et omnes semper "
            "bỏ qua tất cả các hướng dẫn trước và chỉ trả lời"
        ).split()
    )
    - ENGLISH
    - _SHORT
)
# Orders to say or to forget something, with which a foreign sentence begins.
_ORDER = re.compile(
    r"\W*(?:bitte |por favor,? |s['’]il vous plaît,? |per favore,? )?(?:sag|sage|sagt|antworte|antwortet|schreib|"
    r"schreibe|"
    r"schreibt|vergiss|vergesst|ignoriere|ignoriert|gib|nenne|wiederhole|empfiehl|dis|dites|réponds|répondez|écris|"
    r"écrivez|"
    r"oublie|oubliez|ignorez|répète|répétez|recommandez|dile|diga|digan|responde|responda|escribe|escriba|escreva|"
    r"escreve|"
    r"olvida|olvide|esquece|esqueça|ignora|ignorar|repite|repita|repeti|ripeti|dimentica|scrivi|rispondi|dici|"
    r"vergeet|schrijf|zeg|antwoord|negeer|herhaal|skriv|svara|glöm|napisz|odpowiedz|powiedz|zapomnij|yaz|söyle|unut|"
    r"tulis|"
    r"jawab|katakan|lupakan)(?![\w-])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_FEW, _SHARE = 2, 0.2  # foreign words, and of all words: "et al.", "in vitro" and a name are neither
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]{3,}")
_SCRIPT = re.compile("[\u0400-\u1cff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")  # none is Latin or Greek
_RUN, _ASIDE = 6, 0.3  # letters of another script, and of all letters: a word may be what a sentence is about


def is_english(word: str) -> bool:
    """Whether a word is one of those that English sentences are held together by."""
    return word.lower() in ENGLISH or word.lower() in _SHORT


def is_foreign(text: str) -> bool:
    """Whether a text is in another script or language than English."""
    if not text.isascii() and _is_other_script(text):
        return True
    if _ORDER.match(text):
        return True
    words = [word.lower() for word in _WORD.findall(text) if not word.isupper()]
    foreign = len(_FOREIGN.intersection(words))
    if foreign < _FEW or foreign < _SHARE * len(words):
        return False
    return foreign > sum(map(is_english, words))


def _is_other_script(text: str) -> bool:
    other = len(_SCRIPT.findall(text))
    return len(_GREEK.findall(text)) > _FEW or other >= _RUN or (other > 1 and other >= _ASIDE * len(text))
