"""Why a question ranks as it does: its masked text, its likeliest intents, and their examples nearest to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corpus.intents.bank import Bank
from corpus.text.masks import views
from corpus.text.names import Names
from index.encoder import Encoder
from index.intents import Ranking
from index.nearest import IntentIndex, centred, gram_likeness

_INTENTS, _NEAREST = 5, 5
_COMPARED = 40  # examples encoded to find the nearest among them


@dataclass(frozen=True)
class Near:
    """An example, its intent, and how alike it and the question are as to their query vectors, -1 to 1."""

    intent: str
    example: str
    likeness: float


@dataclass(frozen=True)
class Explanation:
    """What is made of a question."""

    question: str
    masked: str
    intents: Ranking
    nearest: tuple[Near, ...]


def explained(
    question: str, names: Names | None, bank: Bank, ranker: IntentIndex, encoder: Encoder
) -> Explanation:
    """What *ranker* makes of *question*, and the nearest of the examples that the likeliest intents have in *bank*."""
    typed, masked = views(question, names)
    vectors = encoder.encode_query([typed])
    intents = ranker.rank([masked], vectors)[0][:_INTENTS]
    candidates = [
        (name, example, *views(example, names)) for name, _ in intents for example in bank[name].all_examples
    ]
    model = ranker.model
    grams = [model.gram_weights(text) for *_, text in candidates]
    by_grams = gram_likeness(model.gram_weights(masked), grams, len(model.rarity))
    compared = [candidates[at] for at in np.argsort(-by_grams)[:_COMPARED]]
    own = encoder.encode_query([text for _, _, text, _ in compared])
    alike = centred(model, own) @ centred(model, vectors)[0]
    nearest = [
        Near(intent, example, round(float(alike[at]), 3))
        for at in np.argsort(-alike)[:_NEAREST]
        for intent, example, *_ in [compared[at]]
    ]
    return Explanation(question, masked, intents, tuple(nearest))
