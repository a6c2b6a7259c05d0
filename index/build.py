"""Building: chunk, encode what is new, write a generation beside the old one, and let it answer in one step."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from corpus.documents import Document
from corpus.errors import DeskError, IndexDamaged
from corpus.files import in_full
from index import store
from index.chunk import chunk_all, spans
from index.encoder import Encoder, Vectors
from index.generation import (
    DocumentEntry,
    EncoderIdentity,
    Generation,
    Manifest,
    content_hashes,
    finish,
    write_generation,
)
from index.passage import Chunk
from index.place import Place, open_place
from index.verify import damage, verify

Progress = Callable[[str, int, int], None]
_BATCH = 16


@dataclass(frozen=True)
class BuildReport:
    """What a build did, in chunks: *added* are new, *reused* are as they were, *removed* are gone.

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
    corpus: Path | None = None,
    facts: Mapping[str, Any] | None = None,
) -> BuildReport:
    """Index *documents* in *folder*, encoding only what the last build has no vector for.

    *progress* is told (what, done, total). *corpus*, the documents' folder, and how its *facts* stood in them
    are written down for whoever answers from the index. Until the new generation is whole, the old one
    answers; a damaged one is made anew. Raises IndexLocked, IndexUnwritable, IndexUnusable (no server at
    *chroma_url*) and ModelUnavailable.
    """
    tell = progress or (lambda what, done, total: None)
    place = open_place(folder, chroma_url)
    with store.writing(folder):
        draft = _Draft(tuple(documents), encoder, corpus, facts or {})
        previous = _previous(place, draft.encoder)
        if previous and draft.is_in(previous) and not verify(folder, chroma_url=chroma_url).problems:
            return draft.report(previous.manifest.generation, previous, changed=False)
        vectors = _vectors(draft, previous, encoder, tell)
        return draft.report(_write(place, draft, vectors, tell), previous, changed=True)


class _Draft:
    """What is going to be written."""

    def __init__(
        self, documents: Sequence[Document], encoder: Encoder, corpus: Path | None, facts: Mapping[str, Any]
    ) -> None:
        self.corpus, self.facts = str(in_full(corpus)) if corpus else None, dict(facts)
        self.encoder: EncoderIdentity = store.identity(encoder)
        self.chunks = chunk_all(documents, count_tokens=encoder.count_tokens)
        self.texts = [text for chunk in self.chunks for text in spans(chunk)]
        held = Counter(chunk.document for chunk in self.chunks)
        self.documents = tuple(
            DocumentEntry(d.id, d.title, d.path, d.language, d.sha256, len(d.pages), held[d.id])
            for d in documents
        )

    def is_in(self, generation: Generation) -> bool:
        stored = generation.manifest
        about = (stored.documents, stored.corpus, stored.facts) == (self.documents, self.corpus, self.facts)
        return about and generation.chunks() == self.chunks

    def manifest(self, name: str) -> Manifest:
        created = datetime.now(UTC).isoformat(timespec="seconds")
        return Manifest(
            name, created, self.encoder, self.documents, len(self.chunks), {}, self.corpus, self.facts
        )

    def report(self, name: str, previous: Generation | None, *, changed: bool) -> BuildReport:
        before = Counter(map(_content, previous.chunks())) if previous else Counter[tuple[str, ...]]()
        now = Counter(map(_content, self.chunks))
        reused, total = (before & now).total(), len(self.chunks)
        gone = (before - now).total()
        return BuildReport(name, len(self.documents), total, total - reused, reused, gone, changed)


def _content(chunk: Chunk) -> tuple[str, ...]:
    return chunk.document, *spans(chunk)


def _previous(place: Place, encoder: EncoderIdentity) -> Generation | None:
    """The last generation, if it is whole and its vectors are this encoder's; of another nothing can be used
    again.
    """
    try:
        name = place.current()
        generation = place.generation(name) if name else None
        if generation and store.same_encoder(generation.manifest.encoder, encoder):
            return None if damage(generation) else generation
    except DeskError:
        pass
    return None


def _vectors(draft: _Draft, previous: Generation | None, encoder: Encoder, tell: Progress) -> Vectors:
    """A vector for each span, the previous generation's where it has one for the same text."""
    known = {bytes(key): row for row, key in enumerate(previous.hashes)} if previous else {}
    vectors = np.empty((len(draft.texts), encoder.dimension), np.float32)
    new = []
    for row, key in enumerate(map(bytes, content_hashes(draft.texts))):
        if previous and key in known:
            vectors[row] = previous.vectors[known[key]]
        else:
            new.append(row)
    for start in range(0, len(new), _BATCH):
        rows = new[start : start + _BATCH]
        vectors[rows] = encoder.encode_document([draft.texts[row] for row in rows])
        tell("Encoding", start + len(rows), len(new))
    return vectors


def _last(place: Place) -> str | None:
    """The generation that answers until now, None where the pointer to it is damaged."""
    try:
        return place.current()
    except IndexDamaged:
        return None


def _write(place: Place, draft: _Draft, vectors: Vectors, tell: Progress) -> str:
    name, last = store.new_generation_name(), _last(place)
    folder = store.generation_folder(place.folder, name)
    with _nothing_half_done(place.folder, folder):
        folder.mkdir(parents=True)
        tell("Indexing words", 0, len(draft.chunks))
        write_generation(folder, draft.chunks, vectors)
        manifest = draft.manifest(name)
        place.write(manifest, draft.chunks, vectors, lambda done: tell("Storing vectors", done, len(vectors)))
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
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        # Chroma and marisa-trie have errors of their own for a full disk.
        if isinstance(error, OSError | RuntimeError) or type(error).__module__.startswith("chromadb"):
            raise store.unwritable(index, error) from error
        raise
