"""From a question to the passages that speak of it: dense and lexical candidates, one order."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DeskError
from corpus.text.language import language_of
from index.chunk import question_of
from index.dense import Dense
from index.encoder import Encoder, ServedEncoder, Vectors
from index.generation import Generation, Manifest, reading
from index.lexical import Asked, ContentWord
from index.middle import question_middle
from index.passage import Chunk, Passage
from index.place import Place, open_place, require_current
from index.postings import Rows, Scores
from index.ranking import SENTENCE, fuse
from index.store import require_same_encoder

CANDIDATES = 50  # chunks from each half
COMPARED = 30  # chunks compared sentence by sentence
SPANS_A_CHUNK = 3  # vectors asked for to find one chunk
_KEPT = 512  # vectors of questions
_CROWD = 10  # spans nearest to a question
_LITTLE = 1e-9  # where a vector is the middle itself


class Retriever:
    """Searches the newest generation of an index. Safe to use from several threads."""

    def __init__(self, place: Place, encoder: Encoder | None) -> None:
        self._place, self._given, self._lock = place, encoder, Lock()
        self._open = _Opened(place, require_current(place))
        self._last: _Opened | None = None
        self._vectors: dict[str, Vectors] = {}

    @classmethod
    def open(
        cls, folder: Path, *, encoder: Encoder | None = None, chroma_url: str | None = None
    ) -> Retriever:
        """Open the index in *folder*, its vectors on the server at *chroma_url* where one is given.

        Without *encoder* the prepared model the index was built with is used. Raises IndexMissing, IndexDamaged,
        IndexMismatch, ModelUnavailable, and IndexUnusable if no server answers.
        """
        retriever = cls(open_place(folder, chroma_url), encoder)
        retriever._check_encoder()
        return retriever

    @property
    def manifest(self) -> Manifest:
        """What the generation in use says of itself."""
        return self._open.generation.manifest

    @property
    def newest(self) -> Manifest:
        """The same of the newest generation, which is in use from now on."""
        return self._newest().generation.manifest

    @property
    def encoder(self) -> Encoder:
        """The encoder of questions."""
        if self._given is None:
            stored = self.manifest.encoder
            self._given = ServedEncoder(Path(stored.folder or stored.name))
        return self._given

    def search(self, question: str, *, k: int = 10) -> list[Passage]:
        """The *k* passages closest to *question*, best first. Raises IndexUnusable or ModelUnavailable."""
        return self.search_many([question], k=k)[0]

    def search_many(self, questions: Sequence[str], *, k: int = 10) -> list[list[Passage]]:
        """The same for several questions, in order."""
        opened = self._newest()
        opened.load_dense()
        vectors = [self.vector(question) for question in questions]
        return [self._search(opened, q, v, k) for q, v in zip(questions, vectors, strict=True)]

    def vector(self, question: str) -> Vectors:
        """The query vector of *question*, of length 1."""
        if (known := self._vectors.get(question)) is not None:
            return known
        if len(self._vectors) >= _KEPT:
            self._vectors.clear()
        (self._vectors[question],) = self.encoder.encode_query([question])
        return self._vectors[question]

    def chunks(self) -> list[Chunk]:
        """Every chunk of the newest generation."""
        return self._newest().generation.chunks()

    def content_words(self, question: str) -> list[ContentWord]:
        """The content words of *question*: whether the documents know each, and how rare it is in them."""
        generation = self._newest().generation
        with reading(generation.folder):
            return list(generation.lexicon.ask(question).words)

    def _search(self, opened: _Opened, question: str, vector: Vectors, k: int) -> list[Passage]:
        while True:
            try:
                with reading(opened.generation.folder):
                    return opened.search(question, vector, k)
            except (DeskError, OSError):
                # Builds may have come and gone meanwhile, and taken the generation with them.
                newest = self._newest()
                if newest is opened:
                    raise
                opened = newest

    def _newest(self) -> _Opened:
        while (name := require_current(self._place)) != self._open.name:
            with self._lock:
                if name == self._open.name:
                    break
                try:
                    self._take(_Opened(self._place, name))
                except (DeskError, OSError):
                    if require_current(self._place) == name:
                        raise
        return self._open

    def _take(self, opened: _Opened) -> None:
        """Answer from *opened*; the one before may still be in use, so only the one before that is closed."""
        require_same_encoder(opened.generation.manifest.encoder, self.encoder)
        if self._last is not None:
            self._last.close()
        self._last, self._open = self._open, opened

    def _check_encoder(self) -> None:
        require_same_encoder(self.manifest.encoder, self.encoder)


class _Opened:
    """One generation being searched."""

    def __init__(self, place: Place, name: str) -> None:
        self.name = name
        self.generation: Generation = place.generation(name)
        self._place, self._lock = place, Lock()
        self._loading: Future[Dense] | None = None

    def load_dense(self) -> None:
        """Begin to import and open Chroma aside, while the caller loads the model; a question that is ruled
        on never does."""
        with self._lock:
            if self._loading is None:
                aside = ThreadPoolExecutor(1)
                self._loading = aside.submit(self._place.dense, self.name)
                aside.shutdown(wait=False)

    @property
    def _dense(self) -> Future[Dense]:
        self.load_dense()
        assert self._loading is not None
        return self._loading

    def search(self, question: str, vector: Vectors, k: int) -> list[Passage]:
        """The best *k* passages of this generation."""
        total = self.generation.manifest.chunks
        if not total or k < 1:
            return []
        lexicon = self.generation.lexicon
        asked = lexicon.ask(question)
        rows = self._candidates(asked, vector, min(max(CANDIDATES, k), total))
        matches = lexicon.matches(asked, rows)
        spans, begins = self.generation.span_rows(rows)
        cosines = self.generation.vectors[spans] @ vector
        highest = np.maximum.reduceat(cosines, begins)
        floor = self.generation.manifest.encoder.unrelated
        scores = fuse(cosines[begins], highest, matches, floor=floor)
        order = self._order(asked, rows, scores, k)
        ends = [*begins[1:], len(cosines)]
        apart = self._apart(spans, self._from_middle(question, vector))
        crowd = float(np.sort(apart)[-_CROWD:].mean())
        return [
            Passage(
                chunk := self.generation.chunk(int(rows[at])),
                score=float(scores[at]),
                cosine=float(highest[at]),
                lexical=float(matches.share[at]),
                sentences=_of_sentences(chunk, cosines[begins[at] : ends[at]]),
                apart=tuple(map(float, apart[begins[at] : ends[at]])),
                crowd=crowd,
                vectors=self.generation.vectors[spans[begins[at] : ends[at]]],
            )
            for at in order[:k]
        ]

    def _order(self, asked: Asked, rows: Rows, scores: Scores, k: int) -> NDArray[np.int64]:
        """Places in *rows*, best first; the *scores* of the first are completed by their sentences' own."""
        order = np.argsort(-scores, kind="stable")[: max(COMPARED, k)]
        texts = [self.generation.plain_spans(int(rows[at])) for at in order]
        scores[order] += SENTENCE * asked.closest(texts)
        return order[np.argsort(-scores[order], kind="stable")]

    def _candidates(self, asked: Asked, vector: Vectors, count: int) -> Rows:
        """Chunks near by either half, ascending."""
        generation = self.generation
        spans = self._dense.result().best(vector, min(SPANS_A_CHUNK * count, len(generation.vectors)))
        near = generation.owners(spans)
        return np.union1d(near, generation.lexicon.best(asked, count)).astype(np.int32)

    def _from_middle(self, question: str, vector: Vectors) -> Vectors:
        """The question's *vector* from the middle of questions in its language, with length 1."""
        middle = question_middle(self.generation.manifest.encoder, language_of(question))
        moved = vector - (self.generation.middle if middle is None else middle)
        unit: Vectors = moved / max(float(np.linalg.norm(moved)), _LITTLE)
        return unit

    def _apart(self, spans: NDArray[np.int64], asks: Vectors) -> Vectors:
        """Cosines to *asks* of *spans*, from the middle of the index."""
        moved = self.generation.vectors[spans] - self.generation.middle
        found: Vectors = moved @ asks / np.maximum(np.linalg.norm(moved, axis=1), _LITTLE)
        return found

    def close(self) -> None:
        if self._loading and self._loading.done() and not self._loading.exception():
            self._loading.result().close()


def _of_sentences(chunk: Chunk, cosines: Vectors) -> tuple[float, ...]:
    """The cosines of the sentences among those of all spans: the whole comes before, a question and a translation
    after them."""
    after = (question_of(chunk) is not None) + (chunk.translation is not None)
    parts = cosines[1 : len(cosines) - after]
    return tuple(map(float, parts if len(parts) else cosines[:1]))
