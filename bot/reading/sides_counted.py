"""How many of each side: "three Japanese universities and one from the UK", 日本の大学が3つ、英国が1つ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from corpus.quantity.numerals import number_at
from corpus.text.names import Name
from corpus.text.plain import folded

_INSTITUTIONS = r"(?:universit(?:y|ies)|institut(?:es?|ions?)|labs?|groups?|partners?)"
_BEFORE = re.compile(rf"(?<![\w.,-])(?<!the )(\w+) (?:{_INSTITUTIONS} )?(?:(?:from|in|of) )?(?:the )?$")
_NAMED = re.compile(rf"\b{_INSTITUTIONS}\b|大学|機関|研究所|校")
_BEHIND = re.compile(r"側?(?:の?(?:大学|機関|研究機関|研究室))?(?:が|は|から|で)?(?=[0-9一二三四五六七八九])")
_UNIT = re.compile(r"つ|校|大学|機関|(?![\w.,%年月日時人名万億円])")
_REACH = 40  # characters


def counted_by_side(text: str, names: Sequence[Name], home: Mapping[str, str]) -> dict[str, Decimal]:
    """The institutions that *text* counts on each side, by the side's id; *home* are the sides of countries (ISO
    codes). A side of which two numbers are told is left out."""
    found: dict[str, set[Decimal]] = {}
    low = folded(text)
    for side, number in _found(low, names, home) if _NAMED.search(low) else ():
        found.setdefault(side, set()).add(number)
    return {side: numbers.pop() for side, numbers in found.items() if len(numbers) == 1}


def _found(low: str, names: Sequence[Name], home: Mapping[str, str]) -> Iterator[tuple[str, Decimal]]:
    sides = {name.text: home.get(name.id, name.id) for name in names if name.kind in ("side", "country")}
    for word, side in sides.items():
        for at in re.finditer(re.escape(folded(word)), low):
            number = _before(low, at.start()) or _behind(low, at.end())
            if number is not None and side in home.values():
                yield side, number


def _before(low: str, end: int) -> Decimal | None:
    told = _BEFORE.search(low, max(0, end - _REACH), end)
    found = number_at(low, told.start(1)) if told else None
    return found.value if told and found and found.end == told.end(1) else None


def _behind(low: str, start: int) -> Decimal | None:
    told = _BEHIND.match(low, start)
    found = number_at(low, told.end()) if told else None
    return found.value if found and _UNIT.match(low, found.end) else None
