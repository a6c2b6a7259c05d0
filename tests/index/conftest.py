"""The real embedded encoder, prepared once; and one that a reader can compute by hand, for the store."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.documents import Block, Document, Page
from index.encoder import ServedEncoder, Vectors
from index.prepare import EMBEDDED, open_encoder


class Letters:
    """How often each letter occurs, by its code modulo 64, as a vector of length 1."""

    name, revision, dimension, max_tokens = "letters", "1", 64, 512

    def __init__(self, revision: str = "1") -> None:
        self.revision = revision
        self.encoded: list[str] = []

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self.dimension)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return self.encode_query(texts)

    def count_tokens(self, text: str) -> int:
        return len(text)

    def _vector(self, text: str) -> Vectors:
        counts = (
            np.bincount([ord(letter) % self.dimension for letter in text], minlength=self.dimension) + 0.01
        )
        return (counts / np.linalg.norm(counts)).astype(np.float32)


def document(name: str, *pages: Sequence[str]) -> Document:
    """A document whose *pages* are lists of paragraphs."""
    made = tuple(
        Page(n, "\n".join(texts), None, tuple(map(Block, texts))) for n, texts in enumerate(pages, 1)
    )
    digest = hashlib.sha256(repr(pages).encode()).hexdigest()
    return Document(name, name, f"{name}.txt", "ja", digest, made)


@pytest.fixture(scope="session")
def embedded(models: Path) -> ServedEncoder:
    return open_encoder(EMBEDDED, models)
