"""Typing slips in the trade's English words: "deadlne" is the deadline."""

from __future__ import annotations

import re
from functools import cache

from bot.concepts import find
from bot.vocabulary import COMMON, TRADE

_WORD = re.compile(r"[A-Za-z]{5,}")


def mended(text: str) -> str:
    """*text* with words that are one slip (two in long words) from a word of the trade put right."""
    return _WORD.sub(lambda match: _mend(match.group()), text)


@cache
def _trade() -> dict[int, list[str]]:
    by_length: dict[int, list[str]] = {}
    for word in sorted(TRADE):
        by_length.setdefault(len(word), []).append(word)
    return by_length


def _is_trade(folded: str) -> bool:
    return folded in TRADE or folded.removesuffix("s") in TRADE


def _mend(word: str) -> str:
    folded, trade = word.lower(), _trade()
    if word.isupper() or folded in COMMON or _is_trade(folded) or find(folded).spans:
        return word
    most = 2 if len(folded) >= 8 else 1
    near = [
        (slips, other)
        for length in range(len(folded) - most, len(folded) + most + 1)
        for other in trade.get(length, ())
        if other[0] == folded[0] and (slips := _slips(folded, other, most)) <= most
    ]
    return min(near)[1] if near else word


def _slips(one: str, other: str, most: int) -> int:
    """Insertions, losses, changes and swaps of neighbours between two words (optimal string alignment distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        last, row, older = row, [at], before
        for to, target in enumerate(other, 1):
            cost = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (char != target))
            if at > 1 and to > 1 and char == other[to - 2] and one[at - 2] == target:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        before = last
        if min(row) > most:
            return most + 1
    return row[-1]
