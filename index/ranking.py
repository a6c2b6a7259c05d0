"""Two halves to one order.

Cosines of an encoder trained with a low temperature lie close together (0.75 to 0.95 for E5), lexical scores spread from
0 to 1; each is brought to a share of what it could be at most, then they are summed. The weights were tuned on questions
about Japanese Wikipedia paragraphs (tests/bench/retrieval.py) other than those that are reported.
"""

from __future__ import annotations

import numpy as np

from index.encoder import Vectors
from index.postings import Scores

LOWEST_COSINE, HIGHEST_COSINE = 0.70, 0.95
DENSE, WORDS, PAIRS = 0.5, 0.2, 0.3


def fuse(cosines: Vectors, words: Scores, pairs: Scores) -> Scores:
    """A score in [0, 1] for each row: its *cosines*, and its *words* and *pairs* as shares of the most attainable."""
    spread = np.clip((cosines - LOWEST_COSINE) / (HIGHEST_COSINE - LOWEST_COSINE), 0, 1)
    score: Scores = DENSE * spread + WORDS * np.clip(words, 0, 1) + PAIRS * np.clip(pairs, 0, 1)
    return score
