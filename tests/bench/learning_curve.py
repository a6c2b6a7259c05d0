"""What each thousand examples of the bank adds on questions that it has not seen.

    python -m tests.bench.learning_curve tests/rounds/2026-11-30-9.*.jsonl

Weights are learned from nested random parts of the bank, without the questions of the rounds given; printed is how
often the round's own intent is the likeliest, and among the three likeliest, of a question read as a whole. Needs
SciPy; minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from bot.settings import Settings
from corpus.intents.bank import key, read_bank
from corpus.text.masks import views
from index.encoder import Vectors
from index.open_intents import CACHE, bundled_names
from index.train_intents import Example, examples_of, learn
from index.vector_cache import VectorCache
from tests.bench.model import embedded

_STEP = 2000
_SEED = 7


def asked(rounds: Iterable[Path]) -> list[Example]:
    """The questions of *rounds* that stand alone and bear an intent."""
    lines = [json.loads(line) for path in rounds for line in path.read_text("utf-8").splitlines()]
    names = bundled_names()
    return [
        Example(*views(line["question"], names), line["intent"])
        for line in lines
        if "intent" in line and "thread" not in line
    ]


def curve(examples: Sequence[Example], vectors: Vectors, questions: Sequence[Example]) -> None:
    """Print a line for each part of the bank."""
    order = np.random.default_rng(_SEED).permutation(len(examples))
    encoder = embedded()
    typed = encoder.encode_query([question.plain for question in questions])
    for size in [*range(_STEP, len(examples), _STEP), len(examples)]:
        rows = np.sort(order[:size])
        model = learn([examples[at] for at in rows], vectors[rows], encoder)
        rankings = model.rank([question.masked for question in questions], typed)
        places = [
            [name for name, _ in ranking].index(question.intent) if question.intent in model.names else 99
            for ranking, question in zip(rankings, questions, strict=True)
        ]
        first, three = (sum(place < most for place in places) / len(places) for most in (1, 3))
        sys.stdout.write(f"{size:6} examples: likeliest {first:.3f}, among three {three:.3f}\n")
        sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("rounds", nargs="+", type=Path)
    questions = asked(parser.parse_args().rounds)
    seen = {key(question.plain) for question in questions}
    examples = [one for one in examples_of(read_bank(), bundled_names()) if key(one.plain) not in seen]
    cache = VectorCache(Settings().home / CACHE, embedded(), "bank")
    vectors = cache.vectors([example.plain for example in examples])
    curve(examples, vectors, questions)


if __name__ == "__main__":
    main()
