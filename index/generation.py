"""One finished build on disk: what it holds, and its files. Written once, never changed.

generations/<name>/manifest.json   encoder, documents, checksums
                   chunks.jsonl    one chunk a line; chunks.npy where each line starts
                   plain.txt       its spans, as index/lexical.py compares them; plain.npy where each chunk's start
                   vectors.npy     float32, one row a span (index/chunk.py): exact cosines, the next build's vectors
                   spans.npy       which row each chunk's spans start at
                   hashes.npy      16 bytes a span: what its vector was made from
                   lexical/        index/lexical.py
                   chroma/         index/dense.py, unless a Chroma server keeps that half
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexDamaged, IndexMismatch
from index.chunk import index_text, spans
from index.encoder import Vectors
from index.lexical import Lexicon, plain, write_lexical
from index.passage import Chunk

FORMAT = 8
MANIFEST, CHUNKS, STARTS = "manifest.json", "chunks.jsonl", "chunks.npy"
PLAIN, PLAIN_STARTS = "plain.txt", "plain.npy"
VECTORS, SPANS, HASHES = "vectors.npy", "spans.npy", "hashes.npy"
LEXICAL, CHROMA = "lexical", "chroma"
_SAMPLED = 4096  # vectors


@dataclass(frozen=True)
class EncoderIdentity:
    """Which encoder made the vectors, and the prepared *folder* it was served from.

    *unrelated* is the cosine at which texts that have nothing to do with one another stand.
    """

    name: str
    revision: str
    dimension: int
    folder: str | None = None
    unrelated: float = 0.0


@dataclass(frozen=True)
class DocumentEntry:
    """One indexed document: *sha256* of its file, how many *pages* and *chunks*."""

    id: str
    title: str
    path: str
    language: str
    sha256: str
    pages: int
    chunks: int


class Parts:
    """A file of parts and the file that says where each starts, mapped into memory."""

    def __init__(self, path: Path, starts: Path) -> None:
        """Raises OSError or ValueError."""
        self._bytes: NDArray[np.uint8] = np.zeros(0, np.uint8)
        if path.stat().st_size:
            self._bytes = np.memmap(path, np.uint8, "r").view(np.ndarray)
        self._starts: NDArray[np.int64] = np.load(starts, mmap_mode="r").view(np.ndarray)

    def __getitem__(self, number: int) -> bytes:
        return self._bytes[self._starts[number] : self._starts[number + 1]].tobytes()


@dataclass(frozen=True)
class Manifest:
    """What a generation says of itself. *created* is UTC in ISO 8601; *files* are sha256 by path in the
    folder.

    *corpus* is the folder of the documents, where the builder named one; *facts* is how the facts of its
    calls stood in them (corpus/facts/standing.py).
    """

    generation: str
    created: str
    encoder: EncoderIdentity
    documents: tuple[DocumentEntry, ...]
    chunks: int
    files: dict[str, str]
    corpus: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @staticmethod
    def from_json(text: str) -> Manifest:
        """Raises IndexMismatch for a manifest of another format; ValueError, KeyError or TypeError if *text*
        is none.
        """
        given: dict[str, Any] = json.loads(text)
        if given["format"] != FORMAT:
            raise IndexMismatch(
                "The index was built by another version of aspire-desk; build it again with: aspire index build"
            )
        documents = tuple(DocumentEntry(**entry) for entry in given.pop("documents"))
        manifest = Manifest(encoder=EncoderIdentity(**given.pop("encoder")), documents=documents, **given)
        if not (isinstance(manifest.chunks, int) and isinstance(manifest.files, dict)):
            raise TypeError("the manifest holds no number of chunks or no files")
        return manifest


class Generation:
    """An opened generation. Everything is read when first asked for."""

    def __init__(self, folder: Path) -> None:
        """Raises IndexDamaged if *folder* has no readable manifest, IndexMismatch if another version wrote
        it.
        """
        self.folder = folder
        with reading(folder):
            self.manifest = Manifest.from_json((folder / MANIFEST).read_text(encoding="utf-8"))

    def chunk(self, row: int) -> Chunk:
        return chunk_from_json(self._lines[0][row])

    def plain_spans(self, row: int) -> list[str]:
        """The sentences of chunk *row* as index/lexical.py compares them."""
        return self._lines[1][row].decode().split("\n")

    def chunks(self) -> list[Chunk]:
        with reading(self.folder):
            return [self.chunk(row) for row in range(self.manifest.chunks)]

    @cached_property
    def vectors(self) -> Vectors:
        return self._array(VECTORS)

    @cached_property
    def middle(self) -> Vectors:
        """The mean of the vectors, of some thousand of them where there are more."""
        step = max(1, len(self.vectors) // _SAMPLED)
        found: Vectors = self.vectors[::step].mean(axis=0)
        return found

    def span_rows(self, chunks: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The vector rows of all spans of *chunks*, and where each chunk's begin in that array."""
        first, end = self._spans[chunks], self._spans[chunks + 1]
        begins = np.concatenate([[0], np.cumsum(end - first)[:-1]])
        return np.repeat(first - begins, end - first) + np.arange((end - first).sum()), begins

    def owners(self, rows: NDArray[np.int32]) -> NDArray[np.int64]:
        """The chunks whose spans the vector *rows* are."""
        return np.searchsorted(self._spans, rows, side="right") - 1

    @cached_property
    def hashes(self) -> NDArray[np.uint8]:
        return self._array(HASHES)

    @cached_property
    def lexicon(self) -> Lexicon:
        with reading(self.folder):
            return Lexicon(self.folder / LEXICAL, self.manifest.chunks)

    @cached_property
    def _spans(self) -> NDArray[np.int64]:
        return self._array(SPANS)

    @cached_property
    def _lines(self) -> tuple[Parts, Parts]:
        """Chunks, and their plain spans."""
        with reading(self.folder):
            chunks = Parts(self.folder / CHUNKS, self.folder / STARTS)
            return chunks, Parts(self.folder / PLAIN, self.folder / PLAIN_STARTS)

    def _array(self, name: str) -> NDArray[Any]:
        with reading(self.folder):
            array: NDArray[Any] = np.load(self.folder / name, mmap_mode="r").view(np.ndarray)
            return array


def write_generation(folder: Path, chunks: Sequence[Chunk], vectors: Vectors) -> None:
    """Write everything but the manifest and the Chroma half in the existing *folder*. Raises OSError."""
    lines = [chunk_to_json(chunk).encode() + b"\n" for chunk in chunks]
    texts = [spans(chunk) for chunk in chunks]
    (folder / CHUNKS).write_bytes(b"".join(lines))
    np.save(folder / STARTS, np.cumsum([0, *map(len, lines)]).astype(np.int64))
    plains = ["\n".join(map(plain, part[1:] or part)).encode() for part in texts]
    (folder / PLAIN).write_bytes(b"".join(plains))
    np.save(folder / PLAIN_STARTS, np.cumsum([0, *map(len, plains)]).astype(np.int64))
    np.save(folder / SPANS, np.cumsum([0, *map(len, texts)]).astype(np.int64))
    np.save(folder / VECTORS, vectors)
    np.save(folder / HASHES, content_hashes([text for part in texts for text in part]))
    write_lexical([index_text(chunk) for chunk in chunks], folder / LEXICAL)


def checksums(folder: Path) -> dict[str, str]:
    """sha256 of each file of our own in *folder*; Chroma's change as it is read."""
    files = [folder / name for name in (CHUNKS, STARTS, PLAIN, PLAIN_STARTS, VECTORS, SPANS, HASHES)]
    files += sorted(path for path in (folder / LEXICAL).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in files if path.is_file()}


def finish(folder: Path, manifest: Manifest) -> None:
    """Write the manifest with the checksums of what is there, last: it says that the generation is whole."""
    whole = replace(manifest, files=checksums(folder))
    (folder / MANIFEST).write_text(whole.to_json(), encoding="utf-8")


def content_hashes(texts: Sequence[str]) -> NDArray[np.uint8]:
    """16 bytes for each text that say whether its vector can be used again."""
    digests = b"".join(hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts)
    return np.frombuffer(digests, np.uint8).reshape(-1, 16)


def chunk_to_json(chunk: Chunk) -> str:
    return json.dumps(asdict(chunk), ensure_ascii=False)


def chunk_from_json(text: str | bytes) -> Chunk:
    fields = json.loads(text)
    for name in ("labels", "translated_labels"):
        fields[name] = tuple(fields[name])
    return Chunk(**fields)


# What numpy, json and marisa-trie raise on files that are not what was written.
_BROKEN = (OSError, ValueError, LookupError, TypeError, EOFError, RuntimeError)


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Raises IndexDamaged where what is read inside trips over a damaged file of *folder*."""
    try:
        yield
    except _BROKEN as error:
        raise damaged(folder) from error


def damaged(folder: Path) -> IndexDamaged:
    return IndexDamaged(
        f"A part of the index in {folder} is gone or cannot be read; mend it with: aspire index build"
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
