"""Where an index lives: all of it in one folder, or its vectors on a Chroma server that several machines share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from corpus.errors import IndexMissing
from index import store
from index.dense import Dense, close, open_folder, open_stored, write_dense
from index.encoder import Vectors
from index.generation import CHROMA, Generation, Manifest
from index.passage import Chunk


class Place(Protocol):
    """What readers and the writer need of it. *folder* always holds the lexical half."""

    folder: Path

    def current(self) -> str | None: ...
    def generation(self, name: str) -> Generation: ...
    def dense(self, name: str) -> Dense: ...
    def write(
        self, manifest: Manifest, chunks: Sequence[Chunk], vectors: Vectors, progress: Callable[[int], None]
    ) -> None: ...
    def switch(self, name: str) -> None: ...
    def tidy(self, *, keep: set[str | None]) -> None: ...


class FolderPlace:
    """Everything in *folder*."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> str | None:
        return store.current(self.folder)

    def generation(self, name: str) -> Generation:
        return Generation(store.generation_folder(self.folder, name))

    def dense(self, name: str) -> Dense:
        return Dense(open_stored(store.generation_folder(self.folder, name) / CHROMA), name)

    def write(
        self, manifest: Manifest, chunks: Sequence[Chunk], vectors: Vectors, progress: Callable[[int], None]
    ) -> None:
        """Write the Chroma half of a generation whose folder exists."""
        client = open_folder(store.generation_folder(self.folder, manifest.generation) / CHROMA)
        try:
            write_dense(client, manifest, chunks, vectors, progress=progress)
        finally:
            close(client)

    def switch(self, name: str) -> None:
        store.switch(self.folder, name)

    def tidy(self, *, keep: set[str | None]) -> None:
        store.tidy(self.folder, keep=keep)


def open_place(folder: Path, chroma_url: str | None) -> Place:
    """The index in *folder*, with its vectors on the server at *chroma_url* where one is given."""
    if chroma_url is None:
        return FolderPlace(folder)
    from index.server import ServerPlace

    return ServerPlace(folder, chroma_url)


def require_current(place: Place) -> str:
    """The generation that answers. Raises IndexMissing before the first build."""
    name = place.current()
    if name is None:
        raise IndexMissing(f"No index in {place.folder}; build it with: aspire index build")
    return name
