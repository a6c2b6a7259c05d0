"""An index whose vectors and chunks a Chroma server keeps, for more than one machine.

A generation is a collection; a small collection's metadata says which one answers. Each worker makes its own lexical
half from the stored chunks, once a generation, in its own folder. One machine builds.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import IndexLocked, IndexUnusable
from corpus.text.web import without_secrets
from index import store
from index.dense import Dense, collection_name, open_server, write_dense
from index.encoder import Vectors
from index.generation import MANIFEST, Generation, Manifest, chunk_from_json, finish, write_generation
from index.passage import Chunk

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_POINTER = "aspire-current"
_PAGE = 500
_LOOK_EVERY = 1.0  # seconds; how long a reader may not notice a new generation


class ServerPlace:
    """*folder* holds what this machine derives; *url* names the server."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self._url = folder, url
        self._seen: tuple[float, str | None] = (float("-inf"), None)
        self._derived: list[str] = []

    def current(self) -> str | None:
        at, name = self._seen
        if time.monotonic() - at > _LOOK_EVERY:
            name = self._ask()
            self._seen = time.monotonic(), name
        return name

    def generation(self, name: str) -> Generation:
        folder = store.generation_folder(self.folder, name)
        if not (folder / MANIFEST).is_file():
            with store.writing(self.folder, lock_file="derive.lock", wait=600):
                if not (folder / MANIFEST).is_file():
                    self._derive(name, folder)
            with suppress(IndexLocked), store.writing(self.folder):
                # Not while a build of this machine is under way: its folder is not yet one to keep.
                store.tidy(self.folder, keep={*self._derived[-2:], self._ask()})
        return Generation(folder)

    def dense(self, name: str) -> Dense:
        """With a client of its own, since a collection that is closed takes its client along."""
        return Dense(open_server(self._url), name)

    def write(
        self, manifest: Manifest, chunks: Sequence[Chunk], vectors: Vectors, progress: Callable[[int], None]
    ) -> None:
        write_dense(self._client, manifest, chunks, vectors, progress=progress)

    def switch(self, name: str) -> None:
        pointer = self._client.get_or_create_collection(_POINTER, embedding_function=None)
        pointer.modify(metadata={"generation": name})
        self._seen = float("-inf"), None

    def tidy(self, *, keep: set[str | None]) -> None:
        """Remove what is not kept, here and on the server."""
        store.tidy(self.folder, keep=keep)
        names = {collection_name(name) for name in keep if name} | {_POINTER}
        for collection in self._client.list_collections():
            if collection.name.startswith("aspire-") and collection.name not in names:
                self._client.delete_collection(collection.name)

    def _ask(self) -> str | None:
        from chromadb.errors import NotFoundError

        try:
            metadata = self._client.get_collection(_POINTER, embedding_function=None).metadata or {}
        except NotFoundError:
            return None
        except Exception as error:  # httpx's kinds
            raise IndexUnusable(
                f"The Chroma server at {without_secrets(self._url)} does not answer; "
                "start it with: chroma run --path DIR"
            ) from error
        return str(metadata["generation"]) if metadata.get("generation") else None

    def _derive(self, name: str, folder: Path) -> None:
        """Write this machine's half of generation *name* from what the server stores."""
        dense = self.dense(name)
        manifest = Manifest.from_json(str(dense.metadata["manifest"]))
        total = dense.count()
        starts = range(0, total, _PAGE)
        records = [record for start in starts for record in dense.fetch(start, min(_PAGE, total - start))]
        chunks = [
            chunk_from_json(record.metadata["chunk"]) for record in records if "chunk" in record.metadata
        ]
        vectors = np.array([record.vector for record in records], np.float32)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        write_generation(folder, chunks, vectors.reshape(-1, manifest.encoder.dimension))
        finish(folder, manifest)
        self._derived.append(name)

    @cached_property
    def _client(self) -> ClientAPI:
        return open_server(self._url)
