"""`make intents`: learn the shipped weights anew where bank, names, masks or encoder have changed."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from corpus.intents.bank import read_bank
from index.intents import WEIGHTS, learned_in
from index.learning import digest
from index.open_intents import CACHE, bundled_names
from index.prepare import EMBEDDED, open_encoder
from index.train_intents import examples_of, learn
from index.vector_cache import VectorCache
from index.weights import Learned


def main() -> None:
    """Writes corpus/intents/weights.npz; query vectors are kept in ASPIRE_HOME by the hash of their text."""
    began, home = time.monotonic(), Path(os.environ.get("ASPIRE_HOME", ".aspire"))
    encoder = open_encoder(EMBEDDED, home / "models")
    examples = examples_of(read_bank(), bundled_names())
    wanted = Learned(digest(examples), encoder.name, encoder.revision)
    if learned_in(WEIGHTS) == wanted:
        _tell("The intents' weights are up to date.")
        return
    vectors = VectorCache(home / CACHE, encoder, "bank").vectors(
        [example.plain for example in examples],
        lambda done, total: _tell(f"Encoded {done} of {total} examples"),
    )
    learn(examples, vectors, encoder).save(WEIGHTS)
    size, minutes = WEIGHTS.stat().st_size / 1e6, (time.monotonic() - began) / 60
    _tell(f"{len(examples)} examples learned in {minutes:.1f} minutes: {WEIGHTS}, {size:.2f} MB")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
