"""Two halves to one order.

Cosines of an encoder trained with a low temperature lie close together (0.75 to 0.95 for E5), lexical scores spread from
0 to 1. The weights were tuned on questions about Japanese Wikipedia paragraphs (tests/bench/retrieval.py), other ones than
those it reports.
"""

from __future__ import annotations

import numpy as np

from index.encoder import Vectors
from index.postings import Scores

WHOLE, CLOSEST, WORDS, PAIRS, SENTENCE = 0.15, 0.30, 0.13, 0.26, 0.16


def fuse(whole: Vectors, closest: Vectors, words: Scores, pairs: Scores, *, floor: float) -> Scores:
    """A score in [0, 1] for each chunk, in which SENTENCE is still to come: its closest sentence's lexical share.

    *whole* is the cosine of all of it, *closest* that of its closest span, *words* and *pairs* its lexical scores as
    shares of what was asked; *floor* the cosine of unrelated texts.
    """
    dense = WHOLE * _rise(whole, floor) + CLOSEST * _rise(closest, floor)
    score: Scores = dense + WORDS * words + PAIRS * pairs
    return score


def _rise(cosines: Vectors, floor: float) -> Vectors:
    risen: Vectors = np.clip((cosines - floor) / (1 - floor), 0, 1)
    return risen
