"""One vector a paper, in Chroma, through LlamaIndex: derived from the library, rebuilt from it at any time."""

import math
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.errors import AssistantError
from assistant.types import Array, Paper

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from llama_index.vector_stores.chroma import ChromaVectorStore

COLLECTION = "abstracts"
# The default of 100 finds 90 % of the true nearest hundred, 400 finds 99.7 % in 2–7 ms.
EF_SEARCH = 400
# Chroma refuses more at once; LlamaIndex cuts what it adds, but not what it deletes.
MOST_AT_ONCE = 5_000


class Vectors:
    """The vector store of one data folder, made with the named embedding model.

    `version` tells how often vectors were changed: a client does not see what another
    process added until it is opened again.
    """

    def __init__(self, folder: Path, embedding: str, version: Callable[[], int]) -> None:
        self.folder, self.embedding, self.version = folder, embedding, version
        self._lock = threading.RLock()
        self._client: Client | None = None
        self._opened_at = -1

    def add(self, papers: Sequence[Paper], vectors: Array) -> None:
        """Stores the papers' vectors (one row each), in place of older ones of the same ids."""
        from llama_index.core.schema import BaseNode, TextNode

        self.delete([paper.id for paper in papers])
        nodes: list[BaseNode] = [
            TextNode(id_=paper.id, text=paper.title, embedding=vector.tolist())
            for paper, vector in zip(papers, vectors, strict=True)
        ]
        with self._store() as store:
            store.add(nodes)

    def delete(self, ids: Sequence[str]) -> None:
        """Deletes these papers' vectors; ids that have none do not matter."""
        with self._store() as store:
            for start in range(0, len(ids), MOST_AT_ONCE):
                store.delete_nodes(list(ids[start : start + MOST_AT_ONCE]))

    def nearest(self, vector: Array, top_k: int, among: Sequence[str] | None = None) -> dict[str, float]:
        """The ids nearest to a vector of unit length with their cosines, nearest first; only of these, if given."""
        from llama_index.core.vector_stores import VectorStoreQuery

        if among is not None and not among:
            return {}
        query = VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=top_k)
        if self._client and self._opened_at != self.version():
            self.close()
        with self._store() as store:
            result = store.query(query, **({} if among is None else {"ids": list(among)}))
        # LlamaIndex scores exp(-distance), and Chroma's distance is 1 - cosine.
        return {id: 1 + math.log(score) for id, score in zip(result.ids or [], result.similarities or [], strict=True)}

    def clear(self) -> None:
        """Drops the vectors, also where the store can no longer be read."""
        from chromadb.errors import ChromaError, NotFoundError

        with self._lock:
            try:
                self._connect().delete_collection(COLLECTION)
            except NotFoundError:
                return
            except (ChromaError, ValueError):
                self.close()
                shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Lets go of the files; the next call opens them again."""
        with self._lock:
            if self._client:
                self._client.close()
            self._client = None

    def _connect(self) -> "Client":
        if self._client is None:
            import chromadb
            from chromadb.api.shared_system_client import SharedSystemClient
            from chromadb.config import Settings
            from chromadb.errors import ChromaError

            self._opened_at = self.version()
            settings = Settings(anonymized_telemetry=False)
            try:
                self._client = cast("Client", chromadb.PersistentClient(str(self.folder), settings=settings))
            except ChromaError:
                # Chroma keeps the half-made client of a folder it could not open and would hand it out again.
                SharedSystemClient.clear_system_cache()
                raise
        return self._client

    @contextmanager
    def _store(self) -> "Iterator[ChromaVectorStore]":
        """The store, for one thread at a time; Chroma's errors come out as ours."""
        from chromadb.errors import ChromaError
        from llama_index.vector_stores.chroma import ChromaVectorStore

        with self._lock:
            try:
                collection = self._connect().get_or_create_collection(
                    COLLECTION,
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine", "ef_search": EF_SEARCH}},
                    metadata={"embedding": self.embedding},
                )
                if (collection.metadata or {}).get("embedding") != self.embedding:
                    raise AssistantError(
                        f"The vectors in {self.folder} were made by another embedding model than {self.embedding}. "
                        "Run: assistant reindex"
                    )
                yield ChromaVectorStore(chroma_collection=collection)
            except (ChromaError, ValueError) as error:
                raise AssistantError(
                    f"The vectors in {self.folder} cannot be used ({error}). They can be made anew: assistant reindex"
                ) from error
