"""An example of one's own tried before it is kept: the ranking with it and without it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from corpus.facts.model import Call
from corpus.intents.bank import Bank, read_bank
from corpus.text.masks import views
from corpus.text.names import Names
from index.addition_trial import Addition, Rank, tried_with
from index.encoder import Encoder
from index.intents import Ranking
from index.nearest import IntentIndex
from index.open_intents import CACHE, bundled_names, own_examples
from index.vector_cache import VectorCache


def trial(
    text: str,
    intent: str,
    in_vain: Sequence[str],
    encoder: Encoder,
    calls: Sequence[Call],
    names: Names | None,
    corpus: Path,
    home: Path,
    *,
    each: int,
) -> Addition:
    """What *text* does as an example of *intent*: to questions asked *in_vain*, and to *each* shipped examples of every
    intent and language. Raises IndexMismatch and CorpusError as `open_intents` does."""
    model, own = own_examples(encoder, calls, corpus, home)
    kept = VectorCache(home / CACHE, encoder, "trial")

    def index(examples: Sequence[tuple[str, str]]) -> IntentIndex:
        seen = [(name, *views(example, names)) for example, name in examples]
        vectors = kept.vectors([typed for _, typed, _ in seen])
        return IntentIndex(model, [(name, masked) for name, _, masked in seen], vectors)

    before, after = _ranks(index(own), kept, names), _ranks(index([*own, (text, intent)]), kept, names)
    return tried_with(intent, in_vain, _known(read_bank(), each), before, after)


def _ranks(index: IntentIndex, kept: VectorCache, names: Names | None) -> Rank:
    @cache
    def rank(text: str) -> Ranking:
        typed, masked = views(text, names or bundled_names())
        return index.rank([masked], np.asarray(kept.vectors([typed])))[0]

    return rank


def _known(bank: Bank, each: int) -> list[tuple[str, str]]:
    return [
        (text, intent.name)
        for intent in bank.intents
        for texts in intent.examples.values()
        for text in texts[:each]
    ]
