"""`make marks`: learn the shipped weights of marks anew where examples, names, masks or encoder have changed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from corpus.marks.labelled import read_labelled
from index.learning import digest
from index.marks import WEIGHTS, learned_in
from index.open_intents import CACHE, bundled_names
from index.prepare import EMBEDDED, open_encoder
from index.train_marks import learn, sentences_of
from index.vector_cache import VectorCache
from index.weights import Learned


def main() -> None:
    """Writes corpus/marks/weights.npz; query vectors are kept in ASPIRE_HOME by the hash of their text."""
    home = Path(os.environ.get("ASPIRE_HOME", ".aspire"))
    encoder = open_encoder(EMBEDDED, home / "models")
    sentences = sentences_of(read_labelled(), bundled_names())
    if learned_in(WEIGHTS) == Learned(digest(sentences), encoder.name, encoder.revision):
        _tell("The marks' weights are up to date.")
        return
    vectors = VectorCache(home / CACHE, encoder, "marks").vectors([one.plain for one in sentences])
    model, judged = learn(sentences, vectors, encoder)
    model.save(WEIGHTS)
    _tell("out of fold      sentences  precision  recall")
    for told in judged:
        _tell(f"{told.mark:16} {told.sentences:9} {told.precision:10.2f} {told.recall:7.2f}")
    _tell(f"{len(sentences)} sentences learned: {WEIGHTS}, {WEIGHTS.stat().st_size / 1e3:.0f} kB")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
