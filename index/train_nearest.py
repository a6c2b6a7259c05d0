"""What the likeness of a question to own examples counts: learned by treating some shipped intents as if they
were own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.intents import IntentModel, Nearest, log_softmax
from index.nearest import aspects, likeness
from index.optional import optional

Rows = NDArray[np.int64]
# Every third intent is left out of learning and given four examples; one question in five is taken to ask for such a
# one. Both kinds of questions are drawn from what nobody has seen.
LEFT_OUT, SHOTS, SHARE, QUESTIONS = 3, 4, 0.2, 1000


@dataclass(frozen=True, eq=False)
class Trial:
    """Rows of the examples: what a model learns from, own examples, and questions with an own or a learned intent."""

    learned: Rows
    own: Rows
    asking_own: Rows
    asking_learned: Rows

    @classmethod
    def of(cls, labels: NDArray[np.int64]) -> Trial:
        """Divide the rows of *labels*, always alike."""
        rows = np.random.default_rng(1).permutation(len(labels))
        left_out = labels[rows] % LEFT_OUT == 0
        kept, others = rows[~left_out], rows[left_out]
        own = np.concatenate([others[labels[others] == label][:SHOTS] for label in np.unique(labels[others])])
        cut = len(kept) * 4 // 5
        return cls(kept[:cut], own, np.setdiff1d(others, own)[:QUESTIONS], kept[cut:][:QUESTIONS])

    def fitted(
        self, model: IntentModel, masked: Sequence[str], intents: Sequence[str], vectors: Vectors
    ) -> Nearest:
        """The weights under which the questions' intents are likeliest; none below nought, since likeness
        never speaks against."""
        names = tuple(dict.fromkeys(intents[row] for row in self.own))
        asked = np.concatenate([self.asking_own, self.asking_learned])
        columns = {name: at for at, name in enumerate([*model.names, *names])}
        wanted = np.array([columns[intents[row]] for row in asked])
        importance = np.repeat(
            [SHARE / len(self.asking_own), (1 - SHARE) / len(self.asking_learned)],
            [len(self.asking_own), len(self.asking_learned)],
        )
        log_likely, alike = self._compared(model, masked, vectors, asked)
        groups = [[at for at, row in enumerate(self.own) if intents[row] == name] for name in names]

        def loss(nearest: NDArray[np.float64]) -> float:
            each = alike @ nearest[:3] + nearest[3]
            own = np.stack([each[:, group].max(axis=1) for group in groups], axis=1)
            joint = log_softmax(np.hstack([log_likely, own]))
            return float(-(joint[np.arange(len(asked)), wanted] * importance).sum())

        bounds = [(0.0, 30.0)] * 3 + [(-20.0, 0.0)]
        start = np.array([5.0, 1.0, 5.0, -6.0])
        found = optional("scipy.optimize").minimize(loss, start, method="Powell", bounds=bounds)
        dense, grams, judged, offset = (round(float(weight), 3) for weight in found.x)
        return dense, grams, judged, offset

    def _compared(
        self, model: IntentModel, masked: Sequence[str], vectors: Vectors, asked: Rows
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What the model makes of the questions, and how alike they and the own examples are."""
        texts, examples = [masked[row] for row in asked], [masked[row] for row in self.own]
        log_likely = model.log_likely(texts, vectors[asked])
        questions = aspects(model, texts, vectors[asked])
        own = aspects(model, examples, vectors[self.own])
        return log_likely, likeness(questions, own, len(model.rarity))
