"""Lengths told by others: one month short of a year is eleven months; of several that add up the sum is the length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.reading.asked import Value
from bot.reading.scene import Scene
from corpus.quantity import Quantity
from corpus.text.beside import beside

_REACH = 12  # characters
_AND = ("と", " and ", "、", ", ", " ")
_DAYS = 365  # in a year
# A year less a month: the longer one, に or を, the shorter one, what is lacking or beyond.
_TO = re.compile(r"(?:程度)?(?:に|より|を|から)(?:は|も)?")
_LACKS = re.compile(r"(?:ほど|だけ|程度)?(?:が)?(?:足り(?:な|ま|ず)|短|届(?:か|き)|欠け|不足)")
_PASSES = re.compile(
    r"(?:ほど|だけ|程度|くらい|ぐらい)?(?:が|の)?(?:過ぎ|すぎ|超え|越え|超過|長[いく]|オーバー|はみ出|はみだ)"
)
# "One month short of a year", "a month over 15 years".
_SHORT_OF = re.compile(r" (?:short of|shy of|less than|shorter than) (?:the |about )?")
_OVER = re.compile(r" (?:over|past|beyond|more than|longer than) (?:the |about )?")
_IN_ALL = beside(
    r"(?:合計|通算|合わせて|計|\b(?:totall?ing|in total|altogether|total of|sum of|a total))(?:で| )*",
    r" ?(?:in (?:all|total)|altogether)\b",
)


def joined(scene: Scene, values: Sequence[Value]) -> tuple[Value, ...]:
    """The values of a scene, each pair of lengths that tells one as that one; beside a sum its parts play no role."""
    return tuple(_summed(scene, [_counted(scene, value) for value in _paired(scene, values)]))


def is_excess(low: str, end: int) -> bool:
    """Whether the value that ends at *end* of *low* (folded) tells by how much something passes, or lacks, another."""
    return bool(_PASSES.match(low, end) or _LACKS.match(low, end))


def _paired(scene: Scene, values: Sequence[Value]) -> Iterator[Value]:
    rest = list(values)
    while rest:
        first = rest.pop(0)
        one = _told_by_two(scene, first, rest[0]) if rest else None
        if one:
            rest.pop(0)
        yield one or first


def _told_by_two(scene: Scene, first: Value, second: Value) -> Value | None:
    between = scene.low[scene.span(first.quantity)[1] : scene.span(second.quantity)[0]]
    if _in_months(first) and second.quantity.unit == "days" and between in _AND:
        return _with_days(first, second)
    if not (_in_months(first) and _in_months(second)):
        return None
    end = scene.span(second.quantity)[1]
    after = scene.low[end : end + _REACH]
    if first.number < second.number:
        return _apart(second, first, _SHORT_OF.fullmatch(between), _OVER.fullmatch(between))
    if _TO.fullmatch(between):
        return _apart(first, second, _LACKS.match(after), _PASSES.match(after))
    return None


def _apart(whole: Value, part: Value, lacks: object, passes: object) -> Value | None:
    if not (lacks or passes):
        return None
    number = whole.number - part.number if lacks else whole.number + part.number
    return replace(
        whole, quantity=_as(whole.quantity, part.quantity, number), role=whole.role or part.role, retold=False
    )


def _with_days(whole: Value, part: Value) -> Value:
    """Eleven months and two weeks as so many days."""
    days = round(whole.number * _DAYS / 12 + part.number)
    quantity = replace(_as(whole.quantity, part.quantity, Decimal(days)), unit="days")
    return replace(whole, quantity=quantity, role=whole.role or part.role)


def _as(one: Quantity, other: Quantity, number: Decimal) -> Quantity:
    start, end = min(one.span[0], other.span[0]), max(one.span[1], other.span[1])
    return replace(one, value=number, span=(start, end), bound=None, text=f"{one.text} {other.text}")


def _in_months(value: Value) -> bool:
    return value.quantity.kind == "duration" and value.quantity.unit == "months"


def _counted(scene: Scene, value: Value) -> Value:
    """A count that is said to be of all: 計2機関, "two institutes in all". It lies on no side where others of its unit
    stand beside it."""
    if value.quantity.kind != "count" or not scene.beside(value.quantity, _IN_ALL):
        return value
    parts = any(one.unit == value.quantity.unit for one in scene.items if one is not value.quantity)
    return replace(value, summed=True, side=None if parts else value.side)


def _summed(scene: Scene, values: list[Value]) -> list[Value]:
    """The lengths with the parts of a sum ("two weeks each, six in all") without a role, and the sum in theirs."""
    lengths = [value for value in values if value.quantity.kind == "duration"]
    sums = [value for value in lengths if scene.beside(value.quantity, _IN_ALL)]
    if len(sums) != 1:
        return values
    role = sums[0].role or next((value.role for value in lengths if value.role), None)
    parts = [value for value in lengths if value is not sums[0] and value.role in (role, None)]
    whole = replace(sums[0], role=role, summed=bool(parts))
    without = {id(value): replace(value, role=None) for value in parts} | {id(sums[0]): whole}
    return [without.get(id(value), value) for value in values]
