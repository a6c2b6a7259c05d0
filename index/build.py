"""Building: chunk, encode what is new, write a generation beside the old one, and let it answer in one step."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.documents import Document
from corpus.errors import DeskError
from index import store
from index.chunk import chunk_all, index_text
from index.encoder import Encoder, Vectors
from index.generation import (
    DocumentEntry,
    EncoderIdentity,
    Generation,
    Manifest,
    content_hash,
    finish,
    write_generation,
)
from index.passage import Chunk
from index.place import Place, open_place

Progress = Callable[[str, int, int], None]
_BATCH = 16


@dataclass(frozen=True)
class BuildReport:
    """What a build did, in chunks: *added* were encoded, *reused* kept their vector, *removed* are gone.

    *changed* is False if the index already was what was asked for, and nothing was written.
    """

    generation: str
    documents: int
    chunks: int
    added: int
    reused: int
    removed: int
    changed: bool


def build(
    documents: Iterable[Document],
    folder: Path,
    *,
    encoder: Encoder,
    progress: Progress | None = None,
    chroma_url: str | None = None,
    fresh: bool = False,
) -> BuildReport:
    """Index *documents* in *folder*, encoding only what the last build has no vector for; with *fresh*, everything.

    *progress* is told (what, done, total). Until the new generation is whole, the old one answers. Raises IndexLocked,
    IndexUnwritable, IndexUnusable (no server at *chroma_url*) and ModelUnavailable.
    """
    tell = progress or (lambda what, done, total: None)
    place = open_place(folder, chroma_url)
    with store.writing(folder):
        documents = tuple(documents)
        chunks = chunk_all(documents, count_tokens=encoder.count_tokens)
        previous = None if fresh else _previous(place, store.identity(encoder))
        draft = _Draft(documents, chunks, store.identity(encoder))
        if previous is not None and draft.is_in(previous):
            return draft.report(previous.manifest.generation, reused=len(chunks), removed=0, changed=False)
        vectors, reused = _vectors(draft, previous, encoder, tell)
        name = _write(place, draft, vectors, tell)
        removed = _removed(draft, previous)
        return draft.report(name, reused=reused, removed=removed, changed=True)


class _Draft:
    """What is going to be written."""

    def __init__(
        self, documents: Sequence[Document], chunks: Sequence[Chunk], encoder: EncoderIdentity
    ) -> None:
        self.chunks, self.encoder = chunks, encoder
        self.texts = [index_text(chunk) for chunk in chunks]
        self.hashes = np.array([content_hash(text) for text in self.texts], np.uint8).reshape(-1, 16)
        held = Counter(chunk.document for chunk in chunks)
        self.documents = tuple(
            DocumentEntry(d.id, d.title, d.path, d.language, d.sha256, len(d.pages), held[d.id])
            for d in documents
        )

    def is_in(self, generation: Generation) -> bool:
        return generation.manifest.documents == self.documents and generation.chunks() == list(self.chunks)

    def manifest(self, name: str) -> Manifest:
        created = datetime.now(UTC).isoformat(timespec="seconds")
        return Manifest(name, created, self.encoder, self.documents, len(self.chunks), {})

    def report(self, name: str, *, reused: int, removed: int, changed: bool) -> BuildReport:
        total = len(self.chunks)
        return BuildReport(name, len(self.documents), total, total - reused, reused, removed, changed)


def _previous(place: Place, encoder: EncoderIdentity) -> Generation | None:
    """The last good generation, if its vectors are this encoder's. A damaged one is not worth a word here."""
    try:
        name = place.current()
        generation = place.generation(name) if name else None
        if generation and store.same_encoder(generation.manifest.encoder, encoder):
            _ = generation.vectors, generation.hashes, generation.chunks()
            return generation
    except DeskError:
        pass
    return None


def _vectors(
    draft: _Draft, previous: Generation | None, encoder: Encoder, tell: Progress
) -> tuple[Vectors, int]:
    """A vector for each text, and how many are the previous generation's."""
    known = _rows(previous.hashes) if previous else {}
    vectors = np.empty((len(draft.texts), encoder.dimension), np.float32)
    new = []
    for row, key in enumerate(map(bytes, draft.hashes)):
        if previous and key in known:
            vectors[row] = previous.vectors[known[key]]
        else:
            new.append(row)
    for start in range(0, len(new), _BATCH):
        rows = new[start : start + _BATCH]
        vectors[rows] = encoder.encode_document([draft.texts[row] for row in rows])
        tell("Encoding", start + len(rows), len(new))
    return vectors, len(draft.texts) - len(new)


def _rows(hashes: NDArray[np.uint8]) -> dict[bytes, int]:
    return {bytes(key): row for row, key in enumerate(hashes)}


def _removed(draft: _Draft, previous: Generation | None) -> int:
    if previous is None:
        return 0
    kept = Counter(map(bytes, draft.hashes))
    return sum((Counter(map(bytes, previous.hashes)) - kept).values())


def _write(place: Place, draft: _Draft, vectors: Vectors, tell: Progress) -> str:
    name, last = store.new_generation_name(), place.current()
    folder = store.generation_folder(place.folder, name)
    with _nothing_half_done(place.folder, folder):
        folder.mkdir(parents=True)
        tell("Indexing words", 0, len(draft.chunks))
        write_generation(folder, draft.chunks, vectors, draft.hashes)
        manifest = draft.manifest(name)
        place.write(
            manifest, draft.chunks, vectors, lambda done: tell("Storing vectors", done, len(draft.chunks))
        )
        finish(folder, manifest)
        place.switch(name)
    # The generation before this one stays: a reader may be in the middle of a search.
    place.tidy(keep={name, last})
    return name


@contextmanager
def _nothing_half_done(index: Path, folder: Path) -> Iterator[None]:
    try:
        yield
    except DeskError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    except Exception as error:  # OSError, and whatever Chroma's Rust half makes of a full disk
        shutil.rmtree(folder, ignore_errors=True)
        raise store.unwritable(index, error) from error
