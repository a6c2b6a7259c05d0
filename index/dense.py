"""The dense half: vectors in Chroma, in a folder of one generation or on a Chroma server shared by several machines.

A collection is written once and then only read: Chroma loses vectors without a word when several processes write one
folder, and a reader does not see what another process wrote after it opened.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexDamaged, IndexUnusable
from corpus.text.web import without_secrets
from index import quiet
from index.chunk import spans
from index.encoder import Vectors
from index.generation import Manifest, chunk_to_json
from index.passage import Chunk

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

_HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    "ef_construction": 100,
    "ef_search": 200,
    "max_neighbors": 16,
    "sync_threshold": 2000,
}
_BATCH = 1000


def open_folder(folder: Path) -> ClientAPI:
    """A Chroma client on *folder*."""
    chromadb = quiet.chromadb()
    from chromadb.config import Settings

    client: ClientAPI = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    return client


def open_stored(folder: Path) -> ClientAPI:
    """The same on a *folder* that was written. Raises IndexDamaged where it cannot be read."""
    try:
        return open_folder(folder)
    except Exception as error:  # Chroma's own kinds, of its Rust half too
        raise _unreadable() from error


def open_server(url: str) -> ClientAPI:
    """A Chroma client on the server at *url*. Raises IndexUnusable if none answers there."""
    chromadb = quiet.chromadb()
    from chromadb.config import Settings

    parts = urlsplit(url if "://" in url else f"http://{url}")
    secure = parts.scheme == "https"
    try:
        settings = Settings(anonymized_telemetry=False)
        host, port = parts.hostname or "localhost", parts.port or (443 if secure else 8000)
        client: ClientAPI = chromadb.HttpClient(host, port, ssl=secure, settings=settings)
    except Exception as error:  # httpx's and Chroma's own kinds, and ValueError
        raise IndexUnusable(
            f"No Chroma server answers at {without_secrets(url)}; start one with: chroma run --path DIR"
        ) from error
    return client


def close(client: ClientAPI) -> None:
    """Give the client's files back. The interface does not name the method its clients have."""
    if hasattr(client, "close"):
        client.close()


def collection_name(generation: str) -> str:
    return f"aspire-{generation}"


def write_dense(
    client: ClientAPI,
    manifest: Manifest,
    chunks: Sequence[Chunk],
    vectors: Vectors,
    *,
    progress: Callable[[int], None],
) -> None:
    """A new collection with one record a span (index/chunk.py), its id the row. *progress* is told the rows
    written so far."""
    encoder = manifest.encoder
    collection = client.create_collection(
        collection_name(manifest.generation),
        metadata={
            "encoder": encoder.name,
            "revision": encoder.revision,
            "dimension": encoder.dimension,
            "manifest": manifest.to_json(),
        },
        embedding_function=None,
        configuration={"hnsw": _HNSW},
    )
    records = [record for at, chunk in enumerate(chunks) for record in _records(at, chunk)]
    for start in range(0, len(records), _BATCH):
        part = records[start : start + _BATCH]
        collection.add(
            ids=[str(start + i) for i in range(len(part))],
            embeddings=vectors[start : start + _BATCH],
            documents=[text for text, _ in part],
            metadatas=[metadata for _, metadata in part],
        )
        progress(start + len(part))


def _records(at: int, chunk: Chunk) -> Iterator[tuple[str, dict[str, str | int]]]:
    """Text and metadata of each span of chunk number *at*; the first carries the whole chunk."""
    fields: dict[str, str | int] = {"row": at, "document": chunk.document, "page": chunk.page}
    fields |= {"language": chunk.language} | ({"scheme": chunk.scheme} if chunk.scheme else {})
    for number, text in enumerate(spans(chunk)):
        yield text, fields if number else fields | {"chunk": chunk_to_json(chunk)}


@dataclass(frozen=True)
class Record:
    """What Chroma stores of one span."""

    text: str
    metadata: dict[str, Any]
    vector: Vectors


class Dense:
    """An opened collection. Its client's files are given back when it is closed, or when nobody holds it any more."""

    def __init__(self, client: ClientAPI, generation: str) -> None:
        """Raises IndexDamaged if it is not there or does not measure cosine."""
        self._end = weakref.finalize(self, close, client)
        try:
            self._collection: Collection = client.get_collection(
                collection_name(generation), embedding_function=None
            )
        except Exception as error:  # Chroma raises NotFoundError, ValueError or its Rust half's InternalError
            raise _unreadable() from error
        space = (self._collection.configuration.get("hnsw") or {}).get("space")
        if space != "cosine":
            raise IndexDamaged(
                f"The vectors are compared by {space}, not by cosine; mend it with: aspire index build"
            )

    @property
    def metadata(self) -> dict[str, Any]:
        return dict(self._collection.metadata or {})

    def count(self) -> int:
        return self._collection.count()

    def best(self, vector: NDArray[np.float32], count: int) -> NDArray[np.int32]:
        """The rows of the *count* nearest vectors, nearest first. Raises IndexDamaged."""
        try:
            found = self._collection.query(
                query_embeddings=vector[None], n_results=count, include=["distances"]
            )
        except Exception as error:  # see above
            raise _unreadable() from error
        return np.array(found["ids"][0], np.int32)

    def fetch(self, start: int, count: int) -> list[Record]:
        """The *count* records from row *start* on. Raises IndexDamaged if one is missing."""
        rows = [str(row) for row in range(start, start + count)]
        try:
            found = self._collection.get(ids=rows, include=["documents", "metadatas", "embeddings"])
        except Exception as error:  # see above
            raise _unreadable() from error
        vectors = np.asarray(found["embeddings"], np.float32)
        parts = zip(found["ids"], found["documents"] or [], found["metadatas"] or [], vectors, strict=True)
        records = {row: Record(text, dict(metadata), vector) for row, text, metadata, vector in parts}
        if len(records) != count:
            raise _unreadable()
        return [records[row] for row in rows]

    def close(self) -> None:
        self._end()


def _unreadable() -> IndexDamaged:
    return IndexDamaged("The vectors cannot be read from Chroma; mend the index with: aspire index build")
