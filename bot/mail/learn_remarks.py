"""Learn what sentences of a mail do from examples: make remarks

The examples are those of remarks.yaml and, so that questions are known for what they are, some of each intent's
(corpus/intents). Run it whenever an example is added. It prints how many of remarks.yaml are told right out of
fold, by words alone and by meaning, and writes remarks.npz for the encoder of the index; half precision, about
200 kB.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

import numpy as np

from bot.mail.remarks import BUCKETS, WEIGHTS, Numbers, Remark, centred, examples, spelt
from corpus.intents.bank import read_bank
from index.grams import gram_counts
from index.prepare import EMBEDDED, open_encoder
from index.vector_cache import VectorCache

_RIDGE_WORDS, _RIDGE_MEANING = 0.3, 1.0  # the best of five, out of fold
_FOLDS = 10
_EACH = 8  # examples of an intent in each language
_OF_INTENT: Mapping[str, Remark] = {
    "judgement": "for a person",
    "complaint": "complaint",
    "thanks": "thanks",
    "orders": "instructions",
}


def digest() -> str:
    """What the examples are told by: the same for the same examples."""
    told = "\n".join(f"{kind}\t{text}" for kind, texts in examples().items() for text in texts)
    return hashlib.sha256(told.encode()).hexdigest()


def questions() -> Iterator[tuple[str, Remark]]:
    """Some examples of each intent of the shipped bank, with what they do in a mail."""
    for intent in read_bank().intents:
        kind = _OF_INTENT.get(intent.name, "plain" if intent.kind in ("asking", "silence") else None)
        for given in intent.examples.values() if kind else ():
            yield from ((text, kind) for text in given[:: max(1, len(given) // _EACH)][:_EACH] if kind)


def learn(texts: Sequence[str], kinds: Sequence[Remark], vectors: Numbers) -> dict[str, Numbers]:
    """The arrays of a Model, from examples with their kinds and the encoder's vectors."""
    counts = _counts(texts)
    rarity = np.log((1 + len(texts)) / (1 + (counts > 0).sum(axis=0))).astype(np.float32)
    grams = counts * rarity
    grams /= np.linalg.norm(grams, axis=1, keepdims=True)
    mean = vectors.mean(axis=0)
    dense = centred(vectors, mean)
    wanted = np.array([[kind == own for kind in get_args(Remark)] for own in kinds], np.float32)
    by_words = _shares(grams @ grams.T, _RIDGE_WORDS, wanted)
    by_meaning = _shares(grams @ grams.T + dense @ dense.T, _RIDGE_MEANING, wanted)
    return {
        "rarity": rarity,
        "alone": grams.T @ by_words,
        "grams": grams.T @ by_meaning,
        "dense": dense.T @ by_meaning,
        "mean": mean,
    }


def _counts(texts: Sequence[str]) -> Numbers:
    counts = np.zeros((len(texts), BUCKETS), np.float32)
    for row, text in enumerate(texts):
        ids, strengths = gram_counts(spelt(text), BUCKETS)
        counts[row, ids] = strengths
    return counts


def _shares(likeness: Numbers, ridge: float, wanted: Numbers) -> Numbers:
    """How much each example speaks for each kind: ridge regression in the space of the examples."""
    shares: Numbers = np.linalg.solve(likeness + ridge * np.eye(len(wanted), dtype=np.float32), wanted)
    return shares


def _told_right(
    texts: Sequence[str], kinds: Sequence[Remark], vectors: Numbers, *, own: int
) -> tuple[float, float]:
    """The share of the first *own* examples told right by weights learned without them, by words and by meaning."""
    from bot.mail.remarks import Model

    names, right = get_args(Remark), np.zeros(2)
    order = np.random.default_rng(0).permutation(len(texts))
    for fold in range(_FOLDS):
        asked = order[fold::_FOLDS]
        rest = np.setdiff1d(order, asked)
        arrays = learn([texts[at] for at in rest], [kinds[at] for at in rest], vectors[rest])
        model = Model("", names, **arrays)
        for at in asked[asked < own]:
            text = spelt(texts[at])
            fits = model.by_words(text), model.by_meaning(text, vectors[at])
            right += [names[int(fit.argmax())] == kinds[at] for fit in fits]
    return float(right[0]) / own, float(right[1]) / own


def main() -> None:
    """Learn, write, and say how much is told right. Vectors are kept in ASPIRE_HOME by the hash of their text."""
    home = Path(os.environ.get("ASPIRE_HOME", ".aspire"))
    encoder = open_encoder(EMBEDDED, home / "models")
    own = [(text, kind) for kind, given in examples().items() for text in given]
    pairs = [*own, *questions()]
    texts, kinds = [text for text, _ in pairs], [kind for _, kind in pairs]
    vectors = VectorCache(home / "remarks", encoder, "examples").vectors(texts)
    words, meaning = _told_right(texts, kinds, vectors, own=len(own))
    sys.stderr.write(
        f"{len(own)} of {len(texts)} examples; "
        f"told right out of fold: {words:.2f} by words, {meaning:.2f} by meaning\n"
    )
    save(learn(texts, kinds, vectors), encoder=f"{encoder.name} {encoder.revision}")


def save(arrays: Mapping[str, Numbers], *, encoder: str) -> None:
    """Write the weights in half precision, with the digest of what they were learned from."""
    halves = {name: array.astype(np.float16) for name, array in arrays.items()}
    with WEIGHTS.open("wb") as file:
        np.savez_compressed(
            file,
            kinds=np.array(get_args(Remark)),
            examples=np.array(digest()),
            encoder=np.array(encoder),
            rarity=halves["rarity"],
            alone=halves["alone"],
            grams=halves["grams"],
            dense=halves["dense"],
            mean=halves["mean"],
        )


if __name__ == "__main__":
    main()
