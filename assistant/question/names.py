"""Tells the name of one paper from the field's common terms."""

import re

from assistant.dates.patterns import cased, matcher
from assistant.question.vocabulary import own_content

# Laboratories whose name alone tells that papers by them are meant: "NVIDIA papers".
LABS = frozenset(
    """
    adobe ai2 alibaba amazon anthropic apple baidu berkeley bytedance cmu cohere deepmind deepseek google harvard
    huawei ibm intel internlm kaist meta meta-ai microsoft minimax mistral mit nvidia openai oxford princeton
    salesforce samsung stanford stepfun tencent tsinghua xiaomi
    """.split()
)
# Terms that look like a paper's name and are none: methods, models, data and tools everybody knows.
_COMMON = frozenset(
    """
    3dgs ablation adam agent ai aime alphafold alphago api arxiv asr attention benchmark chatgpt cifar-10 cifar-100
    clip cnn codex common-crawl copilot cot covid-19 cpu cuda cvpr dataset ddim ddpm decoder deepseek-r1 dit docker
    dpo drl e2e eccv emnlp encoder entropy few-shot fid flops gan gflops github gnn gpu gradient grpo gsm8k gui hci
    huggingface i2v iccv iclr icml image2video imagenet imo int4 int8 ios iot iou java javascript json json-schema
    k8s kl-divergence kubernetes kv kv-cache langchain latex leetcode lidar linkedin linux llm lora lstm macos mae
    mamba mcmc mcp mcts mdp midjourney mixture-of-experts ml mllm mlp mmlu mnist model moe mri mrna ms-coco mvp
    n-gram nerf neurips nlg nlp nlu numpy ocr ood optimizer pde peft phd pomdp ppo python pytorch q-learning qa
    qlora rag ragas react resnet resnet-50 rgb rgb-d rl rlaif rlhf rlvr rnn roberta robot rope ros2 rust sae sam2
    sat sdxl seq2seq sft sgd siglip sim2real slam slm softmax sota sql ssm stem svm swe t2i t2v tensorflow
    text2image text2sql tiktok tokenizer tpu transformer tts u-net uav ui unet url v2v vae vit vla vlm vqa vr
    whisper wikipedia word2vec x-ray xai yolo youtube zero-shot
    """.split()
)
# Parts of ordinary compounds: "Vision-Language-Action", "Multi-Agent", "Zero-Shot".
_COMPOUND = frozenset(
    """
    action agent agentic aided and augmented auto aware based bench centric chain computer context cross data deep
    driven dual efficient embedding end few fine for free friendly full generation grained guided hand high human
    image in inference infinite instruction interaction joint key knowledge language large learning level long low
    machine mechanism memory meta mixture modal model multi non of off on one open order out parameter path plug policy
    post pre quality question re real reasoning region retrieval reward robot role scale self semi sequence short
    shot source space sparse spatial speech state step supervised task teacher temporal test text the thought time
    to token tool top training trust tuning turn two un user value video vision visual web weight wise with world zero
    """.split()
)
_FAMILY = matcher(
    r"(?:gpt|llama|claude|gemini|gemma|mistral|phi|qwen|glm|kimi|bert|deepseek|dall-e|sora|grok|top|step)"
    r"(?:-?v?[0-9][\w.]*(?:-[\w.]+)*)?[a-z]?"
)
_QUANTITY = matcher(
    r"[0-9][0-9.,]*(?:[a-z]|[kmgt]b|bit|fps|hz|st|nd|rd|th|x[0-9]+[a-z]?)?s?|[a-z]{1,2}[0-9]{1,3}|w[0-9]+a[0-9]+"
)
_TOKEN = re.compile(r"(?<![\w/.@^+-])[^\W_](?:[\w^+]|[.-](?=[^\W_]))*")
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2,}[a-z]{2,}|[0-9][A-Z]*[A-Z][a-z]{2,}")
_MIXED = re.compile(r"[A-Za-z][0-9]|[0-9][A-Za-z]")
_GREEK = re.compile(r"[\u0370-\u03ff]")
_VERSION = re.compile(r"[a-z][0-9.]+")
_ADJECTIVE = re.compile(r"(?:aware|based|driven|native|guided|oriented|selective|al|ed|ing)$")
# Names that lost their capitals: "what is mammalnet?", "who wrote rt-h?"
_LOWERED = re.compile(r"[a-z]+[0-9][a-z0-9]*|[a-z]{2,}-[a-z]|(?!inter|ether|mag|pla)[a-z]{3,}(?:net|bench|gpt|llm|vla)")
_TERM = re.compile(r"(?:[ts]ion|ing|ment|ism|ics|[cgrt]y|ness|sis|[a-z]{3}[ae]nce)s?$")
_SURNAME = re.compile(r"(?:Mc|Mac|Le|De|Di|Du|La|Van)[A-Z][a-z]+")
_FIRST_NAME = cased(r"\b[A-Z][a-z]+\.? $")
_IDENTIFIER = re.compile(r"(?<![\w.])([0-9]{4}\.[0-9]{4,5})(?:[vV][0-9]+)?(?![0-9A-Za-z_])")
_QUOTED = cased(r"[\"“]([^\"“”]*\w \w[^\"“”]*)[\"”]")
_TITLED = cased(r"\bpaper(?:,? (?:called|titled|entitled|named))?[,:]? ((?:[A-Z0-9]\S*)(?: \S+){2,})")
# "What Are The Best Papers": every word has a capital, so capitals tell nothing.
_HEADLINE = cased(
    r"^\W*[A-Z]\w* (?:\S+ )*?(?:Is|Are|Was|Were|Do|Does|Did|Can|Has|Have|The|A|An|Me|Us|Of|To|In|On|About|By|For)\b"
)
_ASKED = cased(
    r"^\W*(?:What|Which|Who|How|Why|When|Where|Are|Is|Was|Were|Do|Does|Did|Can|Has|Have|May|Show|Give|Tell|List|Find|Any"
    r"|Anything|Papers?|Since)\b(?=\W+[A-Z0-9])|\bPapers\b"
)
_DEFINED = matcher(
    r"^\W*(?:so )?(?:what(?:'s| is| does)|how does|explain|describe|summari[sz]e"
    r"|tell me (?:more )?about|does|did"
    r"|has|who (?:wrote|made|created|authored|proposed|is behind|are the authors of)) (?:the )?([\w-]+)"
    r"(?=\W*$| (?:paper|about|release|provide|have|use|propose|say|do|work|mean|stand|again|to|for|in|briefly)\b)"
)
_CAPITALS = cased(
    r"\b[A-Z][\w-]*:?(?: (?:(?:a|an|and|as|by|for|from|in|is|of|on|or|the|to|via|with|are) ){0,2}[A-Z][\w-]*:?){3,}"
)


def identifiers(text: str) -> tuple[str, ...]:
    """The arXiv ids in a text, also those within addresses, each once and without its version."""
    return tuple(dict.fromkeys(_IDENTIFIER.findall(text)))


def names(text: str) -> tuple[re.Match[str], ...]:
    """Where the text says a name such as MammalNet, RT-H or X2SAM, each name once."""
    words = [word for word in _TOKEN.finditer(text) if is_name(word[0]) and not _is_surname(text, word)]
    found = {word[0].lower(): word for word in reversed(words)}
    return tuple(sorted(found.values(), key=lambda match: match.start()))


def _is_surname(text: str, word: re.Match[str]) -> bool:
    return _SURNAME.fullmatch(word[0]) is not None and _FIRST_NAME.search(text[: word.start()]) is not None


def title(text: str, quoted: bool = False) -> str | None:
    """The title of a paper that the text quotes or, unless it has to be `quoted`, spells out in capitals."""
    if said := _QUOTED.search(text):
        return said[1]
    if quoted or _ASKED.search(text):
        return None
    if named := _TITLED.search(text):
        return named[1]
    spelled = _CAPITALS.search(text)
    return spelled[0] if spelled and not (text.startswith(spelled[0]) and text.endswith("?")) else None


def defined(text: str) -> str | None:
    """What "what is Husky?", "explain ACE" and "who wrote rt-h?" ask about, if it may be the name of a paper."""
    asked = None if is_headline(text) else _DEFINED.search(text)
    return asked[1] if asked and may_name(asked[1]) else None


def named(text: str) -> tuple[str, ...]:
    """The papers that a text names by id, by name or by title."""
    one = defined(text) or title(text)
    return identifiers(text) or tuple(name[0] for name in names(text)) or ((one,) if one else ())


def is_headline(text: str) -> bool:
    """Whether every word of a question has a capital."""
    return _HEADLINE.match(text) is not None


def is_name(word: str) -> bool:
    """Whether a word is distinctive: capitals within it, capitals around a hyphen, or figures among letters."""
    if is_common(word):
        return False
    if _GREEK.search(word) or "^" in word:
        return len(re.findall(r"[^\W\d_]", word)) > 1
    parts = [part for part in re.split(r"[-_]", word) if part]
    if len(parts) < 2:
        return bool(_CAMEL.search(word) or (_MIXED.search(word) and re.search(r"[A-Z]", word)))
    if any(part[0].islower() and not (_CAMEL.search(part) or _VERSION.fullmatch(part)) for part in parts):
        return False
    own = [part for part in parts if part.lower() not in _COMPOUND | _COMMON and not _QUANTITY.fullmatch(part)]
    if any(part.isupper() or _CAMEL.search(part) or _MIXED.search(part) for part in parts):
        return bool(own)
    return parts[0] in own and all(part.isalpha() for part in parts) and not _ADJECTIVE.search(word)


def is_common(word: str) -> bool:
    """Whether a word is a quantity, or a term, a model or a laboratory that everybody knows."""
    lower = word.lower()
    listed = lower in LABS or lower in _COMMON or lower.removesuffix("s") in _COMMON
    return listed or _FAMILY.fullmatch(word) is not None or _QUANTITY.fullmatch(word) is not None


def may_name(word: str) -> bool:
    """Whether a word asked about may be a paper's name: ACE, Husky or rt-h, but not RAG, Python or Attention."""
    if is_common(word) or not own_content(word):
        return False
    spelled = len(word) > 2 and word.isalpha() and not (_TERM.search(word.lower()) or word.lower() in _COMPOUND)
    return (spelled and (word.isupper() or word.istitle())) or _LOWERED.fullmatch(word) is not None
