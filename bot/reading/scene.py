"""One sentence with what was found in it, and how far apart its words and values stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from corpus.quantity import Quantity
from corpus.text.beside import Beside
from corpus.text.names import Name

Span = tuple[int, int]
Found = TypeVar("Found", Quantity, Name)

NEAREST = 60  # characters: further off, a word speaks of something else
ACROSS = 20  # how much further off something in another clause counts
_BEYOND = 30  # and something on the other side of a quantity of the same kind
_FAR = 40  # characters: further off, a side is named for something else
_ADJACENT = 2  # characters: a particle
_ONE_MOMENT = 4  # characters: " on "
_CLOSE = 12  # characters between a length and the amount or people it belongs to
CLAUSE_END = re.compile(
    r"[、。,;:!?\n]|\.(?= )|けど|けれど|ので|(?<=[たるいす])が|\b(?:but|so|and|while|because|whereas|although)\b"
)
# 英国時間 names a clock and no side.
CLOCK = re.compile(r"の?(?:現地|標準|夏)?(?:時間|時刻|時計)|(?:['’]s)? (?:local )?(?:time|clocks?)\b")


class Scene(NamedTuple):
    """*low* is the sentence, folded, which begins at *offset* of its text; *sides* and *places* are names in it.

    *told* are the quantities of the sentences before it.

    Everything is in order, and only what stands near is looked at: the work grows with the length of the sentence.
    """

    low: str
    offset: int
    items: tuple[Quantity, ...]
    sides: tuple[Name, ...]
    places: tuple[Name, ...]
    has_several_sides: bool
    told: tuple[Quantity, ...] = ()

    @classmethod
    def of(
        cls,
        folded: str,
        sentence: Span,
        items: Sequence[Quantity],
        names: Sequence[Name],
        told: Sequence[Quantity] = (),
    ) -> Scene:
        """The scene of one sentence of a *folded* text."""
        sides = tuple(
            name
            for name in names
            if name.kind in ("side", "agency") and not CLOCK.match(folded, name.span[1])
        )
        places = (name for name in names if name.kind in ("side", "place", "country") and not name.firm)
        several = len({side.id for side in sides}) > 1
        low = folded[slice(*sentence)]
        return cls(low, sentence[0], tuple(items), sides, tuple(places), several, tuple(told))

    def span(self, one: Quantity | Name) -> Span:
        """Where a quantity or name stands in the sentence."""
        return one.span[0] - self.offset, one.span[1] - self.offset

    def near(self, item: Quantity, found: Sequence[Found]) -> Sequence[Found]:
        """Those of *found* that begin near a quantity."""
        start, end = item.span
        first, last = (
            bisect_left(found, at, key=lambda one: one.span[0]) for at in (start - NEAREST, end + NEAREST)
        )
        return found[first:last]

    def gap(self, one: Span, other: Span) -> Span:
        """What lies between two stretches; empty where they overlap."""
        first, second = sorted((one, other))
        return first[1], max(first[1], second[0])

    def distance(self, item: Quantity, other: Span, across: int = ACROSS) -> int:
        """How far a stretch is from a quantity, *across* more for each end of a clause between them."""
        start, end = self.gap(self.span(item), other)
        beyond = sum(
            one.kind == item.kind and start <= self.span(one)[0] and self.span(one)[1] <= end
            for one in self.near(item, self.items)
        )
        return end - start + across * len(CLAUSE_END.findall(self.low, start, end)) + _BEYOND * beyond

    def beside(self, one: Quantity | Name, words: Beside) -> bool:
        """Whether one of *words* stands right before or right behind it."""
        return words.fits(self.low, self.span(one))

    def next_to(self, item: Quantity, what: str) -> bool:
        """Whether a quantity of a kind or unit stands close to it, in the same clause."""
        return any(
            what in (one.kind, one.unit) and self.distance(item, self.span(one)) <= _CLOSE
            for one in self.near(item, self.items)
            if one is not item
        )

    def between(self, one: Quantity, other: Quantity) -> str:
        """The words between two quantities, names of sides left out."""
        start, end = self.gap(self.span(one), self.span(other))
        gap = self.low[start:end]
        for side in self.near(one, self.sides):
            first, last = self.span(side)
            if start <= first and last <= end:
                gap = gap.replace(self.low[first:last], "")
        return gap

    def names_side(self, item: Quantity) -> bool:
        """Whether a side is named inside a quantity ("two British institutes") or right beside it (英国は1大学)."""
        start, end = self.span(item)
        return any(
            first < end + _ADJACENT and start - _ADJACENT <= last
            for first, last in map(self.span, self.near(item, self.sides))
        )

    def side(self, item: Quantity) -> str | None:
        """The side nearest to a quantity, where several are named; its currency is one of them.

        A day right beside a time of day is of the side of that: "at 5 p.m. on 16 April because Japan closes at 6".
        """
        if not self.has_several_sides:
            return None
        if item.kind == "date":
            item = next(
                (one for one in self.near(item, self.items) if self._is_of_one_moment(item, one)), item
            )
        sides = self.near(item, self.sides)
        near = min(
            ((self.distance(item, self.span(side)), side.id) for side in sides), default=(_FAR + 1, "")
        )
        return near[1] if near[0] <= _FAR else None

    def _is_of_one_moment(self, day: Quantity, time: Quantity) -> bool:
        start, end = self.gap(self.span(day), self.span(time))
        return time.kind == "time" and end - start <= _ONE_MOMENT
