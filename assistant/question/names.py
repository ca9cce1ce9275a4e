"""Tells the name of one paper from the field's common terms."""

import re

from assistant.dates.patterns import cased, matcher

# Terms that look like a paper's name and are none: methods, models, data, tools and laboratories everybody knows.
_COMMON = frozenset(
    """
    3d 2d 4d 3dgs a100 ai ai2 aime alphafold alphago api apis arxiv asr b200 bert bf16 bytedance chatgpt cifar-10
    cifar-100 claude-3 clip cnn cot covid-19 cpu cuda cvpr ddim ddpm deepmind deepseek deepseek-r1 deepseek-v3 dit
    dits dpo drl e2e eccv emnlp f1 fid flops fp16 fp4 fp8 gan gans gflops github gnn gpt gpu gpus grpo gsm8k gui
    h100 h200 hci huggingface i2v iccv iclr icml imagenet imo int4 int8 internlm ios iot iou javascript json k8s
    kaist kl-divergence kv kv-cache langchain latex leetcode lidar linkedin llama2 llama3 llm llms lora loras lstm
    macos mae mamba mcmc mcp mcts mdp meta-ai microsoft minimax mit mixture-of-experts ml mlp mlps mllm mllms moe
    moes mmlu mnist mri ms-coco mrna mvp n-gram n-grams nerf nerfs neurips nlg nlp nlu numpy nvidia ocr ood openai
    o1 o3 peft pde pdes phd pomdp ppo pytorch q-learning qa qlora r1 rag ragas react resnet resnet-50 rgb rgb-d rl
    rlaif rlhf rlvr rnn roberta ros2 rope sae saes sat sdxl sft sgd siglip sim2real slam slm slms sota sql ssm stem
    stepfun svm swe t2i t2v t5 tensorflow tiktok tpu tts u-net uav ui unet url v2v vae vaes vit vits vla vlas vlm
    vlms vqa vr word2vec x-ray x-rays xai yolo youtube zero-shot few-shot gemini-2 phi-3 phi-4 sam2 ablation
    json-schema text2sql seq2seq text2image image2video c4 common-crawl
    """.split()
)
# Parts of ordinary compounds: "Vision-Language-Action", "Multi-Agent", "Zero-Shot".
_COMPOUND = frozenset(
    """
    action agent bench agentic aided and aware augmented auto based bench-marks centric chain computer context cross
    data deep driven efficient dual embedding end few fine free friendly full generation grained guided hand high
    human image in inference infinite instruction interaction joint key knowledge language large learning level long
    low mechanism memory mixture modal model multi non of off on one open order out parameter path plug policy post
    pre question quality re real region reasoning retrieval reward robot role scale self semi sequence shot short
    source space sparse speech spatial state step supervised task teacher temporal test text thought time token tool
    training trust tuning turn two un value video vision visual web weight wise world zero to the for with free-form
    user machine
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
_SURNAME = re.compile(r"(?:Mc|Mac|Le|De|Di|Du|La|Van)[A-Z][a-z]+")
_FIRST_NAME = cased(r"\b[A-Z][a-z]+\.? $")
_IDENTIFIER = re.compile(r"(?<![\w.])([0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?(?![0-9A-Za-z_])")
_QUOTED = cased(r"[\"“]([^\"“”]*\w \w[^\"“”]*)[\"”]")
_TITLED = cased(r"\bpaper(?:,? (?:called|titled|entitled|named))?[,:]? ((?:[A-Z0-9]\S*)(?: \S+){2,})")
# "What Are The Best Papers": every word has a capital, so capitals tell nothing.
_HEADLINE = cased(
    r"\W*[A-Z]\w*\W+(?:Is|Are|Was|Were|Do|Does|Did|Can|Has|Have|The|A|An|Me|Us|Of|To|In|On|Many|Papers?"
    r"|[A-Z]{2,} [A-Z]{2,})\b"
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


def title(text: str) -> str | None:
    """The title of a paper that the text quotes or spells out in capitals."""
    if quoted := _QUOTED.search(text):
        return quoted[1]
    if _HEADLINE.match(text):
        return None
    if named := _TITLED.search(text) or _CAPITALS.search(text):
        return named[named.re.groups]
    return None


def is_name(word: str) -> bool:
    """Whether a word is distinctive: capitals within it, capitals around a hyphen, or figures among letters."""
    if is_common(word) or _QUANTITY.fullmatch(word):
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
    """Whether a word is a term, a model or a laboratory that everybody knows."""
    lower = word.lower()
    return lower in _COMMON or lower.removesuffix("s") in _COMMON or _FAMILY.fullmatch(word) is not None


def is_acronym(word: str) -> bool:
    """Whether a word is all capitals and none of the field's common terms."""
    return len(word) > 2 and word.isalpha() and word.isupper() and not is_common(word)
