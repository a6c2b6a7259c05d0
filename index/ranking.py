"""Two halves to one order.

Cosines of an encoder trained with a low temperature lie close together (0.75 to 0.95 for E5), lexical scores
spread from 0 to 1. The weights were tuned on questions about Japanese Wikipedia paragraphs
(tests/bench/retrieval.py), other ones than those it reports.
"""

from __future__ import annotations

import numpy as np

from index.encoder import Vectors
from index.lexical import Matches
from index.postings import Scores

WHOLE, CLOSEST, WORDS, SHARE, PAIRS, SENTENCE = 0.21, 0.37, 0.06, 0.06, 0.11, 0.19


def fuse(whole: Vectors, closest: Vectors, matches: Matches, *, floor: float) -> Scores:
    """A score in [0, 1] for each chunk, in which SENTENCE is still to come: its closest sentence's lexical share.

    *whole* is the cosine of all of it, *closest* that of its closest span, *matches* its lexical scores; *floor* the
    cosine of unrelated texts.
    """
    dense = WHOLE * _rise(whole, floor) + CLOSEST * _rise(closest, floor)
    score: Scores = dense + WORDS * matches.words + SHARE * matches.share + PAIRS * matches.pairs
    return score


def _rise(cosines: Vectors, floor: float) -> Vectors:
    risen: Vectors = np.clip((cosines - floor) / (1 - floor), 0, 1)
    return risen
