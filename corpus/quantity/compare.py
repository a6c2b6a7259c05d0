"""When two quantities say the same, and when one may be a less complete way to say the other."""

import calendar
from decimal import Decimal

from corpus.quantity.value import Clock, Day, Quantity

_IN_MINUTES = {"days": 1440, "hours": 60, "minutes": 1}
_PARTS = {"beginning": (1, 10), "early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def same(a: Quantity, b: Quantity) -> bool:
    """Whether both are the same typed value, whatever the form: 36か月 and 3 years, 50% and 5割, 1.8億円 and ¥180M.

    Bounds, hedges and fields are not compared. A partial date is the same only as one that states the same parts.
    """
    if a.kind != b.kind:
        return False
    if a.kind == "duration" and isinstance(a.value, Decimal) and isinstance(b.value, Decimal):
        return _length(a.value, a.unit) == _length(b.value, b.unit)
    return a.unit == b.unit and a.value == b.value


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both may mean the same: 4月16日 and 2024年4月16日, 3月末 and 31 March, 18:00 and 18:00 JST."""
    if same(a, b):
        return True
    if isinstance(a.value, Day) and isinstance(b.value, Day):
        return _days(a.value, b.value)
    if isinstance(a.value, Clock) and isinstance(b.value, Clock):
        zones = {a.value.zone, b.value.zone}
        return (a.value.hour, a.value.minute) == (b.value.hour, b.value.minute) and (
            None in zones or len(zones) == 1
        )
    return False


def _length(value: Decimal, unit: str) -> tuple[Decimal, str]:
    factor = _IN_MINUTES.get(unit)
    return (value, unit) if factor is None else (value * factor, "minutes")


def _days(a: Day, b: Day) -> bool:
    if "fiscal" in (a.part, b.part):
        return _fiscal(a, b) if a.part == "fiscal" else _fiscal(b, a)
    pairs = [(a.year, b.year), (a.month, b.month), (a.day, b.day)]
    stated = [(x, y) for x, y in pairs if x is not None and y is not None]
    return bool(stated) and all(x == y for x, y in stated) and _parts(a, b)


def _parts(a: Day, b: Day) -> bool:
    if a.part is None and b.part is None:
        return True
    if a.part is not None and b.part is not None:
        return a.part == b.part
    whole, part = (a, b) if a.part is None else (b, a)
    if whole.day is None or part.month is None:
        return whole.month is None or part.month is not None
    if part.part == "end":
        return whole.day == _last(whole)
    first, last = _PARTS[str(part.part)]
    return first <= whole.day <= last


def _last(day: Day) -> int:
    return calendar.monthrange(day.year or 2024, day.month or 1)[1]


def _fiscal(fiscal: Day, other: Day) -> bool:
    """A Japanese fiscal year runs from April to March."""
    if other.part == "fiscal" or other.year is None or other.month is None or fiscal.year is None:
        return False
    return fiscal.year == other.year - (other.month < 4)
