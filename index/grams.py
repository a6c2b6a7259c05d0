"""Character n-grams of a text as numbers below BUCKETS: hashed, so that no vocabulary is shipped.

Runs of one to four characters inside a word, its borders counting as a space. All runs of a length are hashed at once,
as polynomials in the code points modulo 2**32.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.uint32]
LONGEST = 4
_PRIME, _MIX = np.uint32(16777619), np.uint32(0x9E3779B1)
_SPACE = 32


def gram_ids(text: str, buckets: int) -> Ids:
    """The bucket of each n-gram of *text*, as often as it occurs. *buckets* is a power of two."""
    codes = np.frombuffer(f" {' '.join(text.split())} ".encode("utf-32-le"), np.uint32)
    spaces = codes == _SPACE
    hashed, inner = codes + np.uint32(1), np.zeros(len(codes), bool)
    found = [hashed[~spaces]]
    for length in range(2, min(LONGEST, len(codes)) + 1):
        hashed = hashed[:-1] * _PRIME + codes[length - 1 :]
        inner = np.zeros(len(hashed), bool) if length == 2 else inner[:-1] | spaces[length - 2 : -1]
        found.append(hashed[~inner])
    mixed = np.concatenate(found) * _MIX
    ids: Ids = mixed >> np.uint32(32 - (buckets.bit_length() - 1))
    return ids


def gram_counts(text: str, buckets: int) -> tuple[Ids, NDArray[np.float32]]:
    """The buckets *text* fills and how strongly each: 1 + ln of how often."""
    ids, times = np.unique(gram_ids(text, buckets), return_counts=True)
    return ids, 1 + np.log(times.astype(np.float32))
