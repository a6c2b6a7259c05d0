"""Lists of a call: whether one is complete, or ends in "and others"."""

from __future__ import annotations

from collections.abc import Iterable

_MORE = ("等", "など", "ほか", "その他", "and others", "such as", "etc")


def names_examples(words: Iterable[str]) -> bool:
    """Whether a list only gives examples: 米国等, "such as the United States"."""
    return any(more in word.casefold() for word in words for more in _MORE)
