"""One spelling for many: NFKC, dashes, white space and zero-width characters, with the way back to the original.

Circled, raised and lowered digits (①, ², ₂) are marks, not numbers, and fold to a mark.
"""

import re
import unicodedata
from typing import NamedTuple

_MARK = "◯"
_TO = {
    "-": "‐‑‒–—―−﹣－⁃",
    "~": "〜～∼˜〰",
    "": "\r\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f",
    " ": "\n\t\v\u2028\u2029\x85",
    "¥": "￥",
    "i": "İ",
}
_COMBINING = re.compile(r"[\u0300-\u036f\u3099\u309a\uff9e\uff9f]")
_CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)


class _Fold(dict[str, str]):
    """Character (or base with its combining marks) to its folded form, worked out on first sight."""

    def __missing__(self, cluster: str) -> str:
        if unicodedata.category(cluster[0]) == "No":
            folded = _MARK
        else:
            folded = "".join(_FIXED.get(c, c) for c in unicodedata.normalize("NFKC", cluster))
        if len(cluster) == 1:  # single characters are finite, clusters are not
            self[cluster] = folded
        return folded


_FIXED = {source: target for target, sources in _TO.items() for source in sources}
_fold = _Fold(_FIXED)


class Folded(NamedTuple):
    """Folded text (lower case), the same in its own case, and where each character came from (None: same place)."""

    text: str
    cased: str
    starts: list[int] | None
    ends: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a non-empty span of the folded text."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold `text`; linear, and nearly free when every character folds to one character."""
    if _COMBINING.search(text) is None:
        pieces = [_fold[c] for c in text]
        cased = "".join(pieces)
        if len(cased) == len(text) and "" not in pieces:
            return Folded(_lower(cased), cased, None, None)
        clusters = list(text)
    else:
        clusters = _CLUSTER.findall(text)
        pieces = [_fold[c] for c in clusters]
        cased = "".join(pieces)
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for cluster, piece in zip(clusters, pieces, strict=True):
        starts.extend([at] * len(piece))
        at += len(cluster)
        ends.extend([at] * len(piece))
    return Folded(_lower(cased), cased, starts, ends)


def _lower(cased: str) -> str:
    lowered = cased.lower()
    return lowered if len(lowered) == len(cased) else cased
