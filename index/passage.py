"""What is stored in the index and what a search gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Chunk:
    """A stretch of one page, never cut inside a sentence.

    *text* is verbatim from the page (lines unwrapped); *labels* are the table caption, row and column names or side it
    belongs to, the first *sections* of them headings around it; *translation* our unofficial English rendering, where
    there is one. *id* is stable for the same document content: document, page and position.
    """

    id: str
    document: str
    title: str
    page: int
    heading: str | None
    text: str
    labels: tuple[str, ...] = ()
    scheme: str | None = None
    language: str = "ja"
    translation: str | None = None
    translated_heading: str | None = None
    translated_labels: tuple[str, ...] = ()
    url: str | None = None
    sections: int = 0


@dataclass(frozen=True)
class Passage:
    """A chunk found for a question. *score* in [0, 1], higher is closer; *cosine* and *lexical* are its two
    halves.

    *cosine* is the encoder's highest cosine similarity to the chunk, one of its sentences or its translation;
    *lexical* the share, by inverse document frequency, of the question's content words that stand in the
    chunk. *sentences* are the cosines of `corpus.text.sentences.sentences(chunk.text)`, in order. *apart* are
    the cosines of all its spans, the whole first, measured from the middle of the index and of questions:
    what is common to all is left out. *crowd* is the mean of the nearest ten of them in the index, of whichever chunks:
    a question to which much is near asks what the documents are about, and has to find more. *vectors* are those
    of its spans.
    """

    chunk: Chunk
    score: float
    cosine: float
    lexical: float
    sentences: tuple[float, ...] = ()
    apart: tuple[float, ...] = ()
    crowd: float = 0.0
    vectors: Vectors = field(default_factory=lambda: np.empty((0, 0), np.float32), repr=False, compare=False)
