"""Vectors kept in a file by the hash of their text, so that a text is encoded once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from index.encoder import Encoder, Vectors

Tell = Callable[[int, int], None]
# What NumPy raises for a file that holds no arrays, or not these.
NO_ARRAYS = (OSError, ValueError, KeyError, EOFError, BadZipFile)
_SAVE_EACH = 500


def fingerprint(encoder: Encoder) -> str:
    """What tells files of one encoder from those of another."""
    return hashlib.sha256(f"{encoder.name}\n{encoder.revision}".encode()).hexdigest()[:12]


class VectorCache:
    """The vectors of one encoder. A file that cannot be read counts as empty; one that cannot be written is let be."""

    def __init__(self, folder: Path, encoder: Encoder, name: str, *, documents: bool = False) -> None:
        """The vectors of *encoder* kept in *folder* as *name*: of questions, or of what *documents* say."""
        self._path, self._dimension = folder / f"{name}-{fingerprint(encoder)}.npz", encoder.dimension
        self._encode = encoder.encode_document if documents else encoder.encode_query
        self._known = self._read()

    def vectors(self, texts: Sequence[str], tell: Tell | None = None) -> Vectors:
        """A vector for each text; *tell* hears (done, total) of what had to be encoded."""
        new = [text for text in dict.fromkeys(texts) if _key(text) not in self._known]
        for done, text in enumerate(new, 1):
            self._known[_key(text)] = self._encode([text])[0]
            if done % _SAVE_EACH == 0 or done == len(new):
                self._write()
                if tell:
                    tell(done, len(new))
        rows = [self._known[_key(text)] for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), self._dimension)

    def _read(self) -> dict[bytes, Vectors]:
        try:
            with np.load(self._path, allow_pickle=False) as stored:
                return dict(zip(map(bytes, stored["keys"]), stored["vectors"], strict=True))
        except NO_ARRAYS:
            return {}

    def _write(self) -> None:
        keys = np.array([list(key) for key in self._known], np.uint8)
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                np.savez(file, keys=keys, vectors=np.array(list(self._known.values()), np.float32))
            part.replace(self._path)
        except OSError:
            part.unlink(missing_ok=True)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
