"""Is everything that was written still there, and still the same?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import DeskError
from index.chunk import spans
from index.dense import Dense
from index.encoder import Encoder
from index.generation import Generation, Manifest, checksums
from index.place import open_place, require_current
from index.store import require_same_encoder

_PAGE = 500
_SAME = 1e-4  # how far from 1 a cosine may be: other processors add in another order


@dataclass(frozen=True)
class Verification:
    """What was compared: *vectors* with their texts, *chunks*, *files*; *problems* are sentences, none if all
    is well."""

    vectors: int
    chunks: int
    files: int
    problems: tuple[str, ...]


def status(folder: Path, *, chroma_url: str | None = None) -> Manifest:
    """What the index in *folder* says of itself. Raises IndexMissing or IndexDamaged."""
    place = open_place(folder, chroma_url)
    return place.generation(require_current(place)).manifest


def verify(folder: Path, *, encoder: Encoder | None = None, chroma_url: str | None = None) -> Verification:
    """Compare every file with its checksum, and every vector and text in Chroma with ours.

    With *encoder*, every text is encoded again too and its vector compared. Raises IndexMissing, IndexDamaged
    if nothing can be read at all, and IndexMismatch.
    """
    place = open_place(folder, chroma_url)
    name = require_current(place)
    generation = place.generation(name)
    problems = damage(generation)
    if not problems:
        try:
            dense = place.dense(name)
            problems = _differences(generation, dense, encoder)
        except DeskError as error:
            problems = [str(error)]
    manifest = generation.manifest
    vectors = 0 if problems else len(generation.vectors)
    return Verification(vectors, manifest.chunks, len(manifest.files), tuple(problems))


def damage(generation: Generation) -> list[str]:
    """Which of our files are gone or changed."""
    stored, found = generation.manifest.files, checksums(generation.folder)
    gone = [f"{name} is gone." for name in stored if name not in found]
    return gone + [f"{name} has changed." for name in stored if name in found and found[name] != stored[name]]


def _differences(generation: Generation, dense: Dense, encoder: Encoder | None) -> list[str]:
    texts = [text for chunk in generation.chunks() for text in spans(chunk)]
    if dense.count() != len(texts):
        return [f"Chroma holds {dense.count()} vectors of {len(texts)}."]
    if encoder is not None:
        require_same_encoder(generation.manifest.encoder, encoder)
    problems = []
    for start in range(0, len(texts), _PAGE):
        part = texts[start : start + _PAGE]
        problems += _compare(generation, dense, start, part)
        if encoder is not None:
            close = (encoder.encode_document(part) * generation.vectors[start : start + len(part)]).sum(
                axis=1
            )
            problems += [
                f"Vector {start + at} is not that of its text." for at in np.flatnonzero(close < 1 - _SAME)
            ]
    return problems


def _compare(generation: Generation, dense: Dense, start: int, texts: list[str]) -> list[str]:
    """Records from *start* on against ours, and whether each vector is found by searching for it."""
    problems = []
    for row, (record, text) in enumerate(zip(dense.fetch(start, len(texts)), texts, strict=True), start):
        if record.text != text:
            problems.append(f"Text {row} in Chroma is not that of its chunk.")
        if not np.allclose(record.vector, generation.vectors[row], atol=1e-6):
            problems.append(f"Vector {row} in Chroma differs from the one that was encoded.")
    return problems
