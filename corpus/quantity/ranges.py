"""Ranges: 10〜20万円, 3-5 years, 4月1日～16日; parts: 108 of 150 million yen. The unit is said once, and a shared
year or month once."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from corpus.quantity.numerals import DIGITS, ENGLISH, number
from corpus.quantity.value import Clock, Day, Found

_LOW = re.compile(
    rf"(?P<low>{DIGITS}|{ENGLISH})(?P<scale>[千百]?[万億]?) ?"
    r"(?:~|-|から|、| to | or | and |(?P<of> (?:out )?of ))(?: ?約)? ?"
)
_LEAD = re.compile(rf"[¥£$€]? ?(?P<high>{DIGITS}|{ENGLISH})")
_BETWEEN = re.compile(r" ?(?:\([^()]{0,8}\))? ?(?:~|-|から|より|to|until|through|till|and|・|、) ?\Z")


class Low(NamedTuple):
    """A number without a unit, its end, where the one begins whose unit it borrows, and whether it is part
    *of* that."""

    value: Decimal
    end: int
    second: int
    of: bool


def low_of_range(text: str, start: int) -> Low | None:
    """The first number of a range, or of a part and its whole, at `start`."""
    match = _LOW.match(text, start)
    value = number(match["low"]) if match and not match["scale"] else None
    return (
        None
        if match is None or value is None
        else Low(value, match.end("low"), match.end(), bool(match["of"]))
    )


def ranged(text: str, low: Decimal, high: Found) -> Found | None:
    """The quantity that `low` is when it borrows the unit of `high`; None when `high` is not one number and a unit."""
    lead = _LEAD.match(text, high.start)
    leading = number(lead["high"]) if lead else None
    if lead is None or not leading:
        return None
    if isinstance(high.value, Decimal):
        factor = high.value / leading
        is_plain_unit = (
            len(factor.normalize().as_tuple().digits) <= 2
        )  # 12 months, 7 days, 10 percent, powers of ten
        if low >= leading or not is_plain_unit:
            return None
        return high._replace(value=low * factor)
    value = _borrowed(low, leading, high.value)
    return None if value is None else high._replace(value=value)


def _borrowed(low: Decimal, leading: Decimal, value: Day | Clock) -> Day | Clock | None:
    if low != int(low) or low >= leading:
        return None
    if isinstance(value, Clock):
        return (
            replace(value, hour=int(low) + (12 if value.hour == leading + 12 else 0))
            if value.hour in (leading, leading + 12)
            else None
        )
    if value.year is None and value.day is None and value.month == leading and low >= 1:
        return Day(month=int(low))
    return None


def carried(text: str, found: list[Found]) -> list[Found]:
    """Years and months said once in a pair of days, given to the other: 2024年5月～7月, May to July 2024. An hour may
    stand behind the first: 2024年6月2日9時～8月29日17時.
    """
    for i in range(len(found) - 1):
        j = i + 2 if _has_hour(text, found[i : i + 3]) else i + 1
        first, second = found[i].value, found[j].value
        if (
            isinstance(first, Day)
            and isinstance(second, Day)
            and _BETWEEN.fullmatch(text, found[j - 1].end, found[j].start)
        ):
            found[i] = found[i]._replace(value=_backwards(first, second))
            found[j] = found[j]._replace(value=_forwards(first, second))
    return found


def _has_hour(text: str, found: Sequence[Found]) -> bool:
    """Whether the first of three has an hour right behind it."""
    return (
        len(found) == 3
        and isinstance(found[1].value, Clock)
        and text[found[0].end : found[1].start].strip(" ,、の") in ("", "at")
    )


def _forwards(first: Day, second: Day) -> Day:
    if second.year is not None or first.year is None or "fiscal" in (first.part, second.part):
        if second.month is None and second.year is None and second.day and first.day:
            return replace(second, month=first.month)
        return second
    month = second.month or first.month
    if month is None or first.month is None:
        return second
    return replace(second, year=first.year + (month < first.month), month=month)


def _backwards(first: Day, second: Day) -> Day:
    if first.year is not None or second.year is None or first.month is None or second.month is None:
        return first
    return replace(first, year=second.year - (first.month > second.month))
