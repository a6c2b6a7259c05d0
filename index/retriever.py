"""From a question to the passages that speak of it: dense and lexical candidates, one order."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import numpy as np

from corpus.errors import DeskError
from index.dense import Dense
from index.encoder import Encoder, ServedEncoder, Vectors
from index.generation import Generation, Manifest, damaged
from index.lexical import ContentWord
from index.passage import Passage
from index.place import Place, open_place, require_current
from index.ranking import fuse
from index.store import require_same_encoder

CANDIDATES = 50


class Retriever:
    """Searches the newest generation of an index. Safe to use from several threads."""

    def __init__(self, place: Place, encoder: Encoder | None) -> None:
        self._place, self._given, self._lock = place, encoder, Lock()
        self._open, self._last = _Opened(place, require_current(place)), None

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
        vectors = self.encoder.encode_query(questions)
        return [self._search(opened, q, v, k) for q, v in zip(questions, vectors, strict=True)]

    def content_words(self, question: str) -> list[ContentWord]:
        """The content words of *question*: whether the documents know each, and how rare it is in them."""
        return self._newest().generation.lexicon.content_words(question)

    def _search(self, opened: _Opened, question: str, vector: Vectors, k: int) -> list[Passage]:
        try:
            return opened.search(question, vector, k)
        except (DeskError, OSError):
            # Two builds may have come and gone meanwhile, and taken the generation with them.
            newest = self._newest()
            if newest is opened:
                raise
            return newest.search(question, vector, k)

    def _newest(self) -> _Opened:
        name = require_current(self._place)
        if name != self._open.name:
            with self._lock:
                if name != self._open.name:
                    self._take(_Opened(self._place, name))
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
    """One generation being searched. Chroma is imported and opened aside, while the model is loaded."""

    def __init__(self, place: Place, name: str) -> None:
        self.name = name
        self.generation: Generation = place.generation(name)
        with ThreadPoolExecutor(1) as aside:
            self._dense: Future[Dense] = aside.submit(place.dense, name)
            aside.shutdown(wait=False)

    def search(self, question: str, vector: Vectors, k: int) -> list[Passage]:
        total = self.generation.manifest.chunks
        if not total or k < 1:
            return []
        lexicon, wanted = self.generation.lexicon, min(max(CANDIDATES, k), total)
        asked = lexicon.content_words(question)
        near = self._dense.result().best(vector, wanted)
        rows = np.union1d(near, lexicon.best(asked, wanted)).astype(np.int32)
        try:
            cosines = self.generation.vectors[rows] @ vector
        except IndexError as error:
            raise damaged(self.generation.folder) from error
        matches = lexicon.matches(question, asked, rows)
        scores = fuse(cosines, matches.words, matches.pairs)
        return [
            Passage(
                self.generation.chunk(int(rows[at])),
                float(scores[at]),
                float(cosines[at]),
                float(matches.share[at]),
            )
            for at in np.argsort(-scores, kind="stable")[:k]
        ]

    def close(self) -> None:
        if self._dense.done() and not self._dense.exception():
            self._dense.result().close()
