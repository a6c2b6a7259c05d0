"""The number of a follow-up, "and 170?", "what if it was 2004?": a value of the kind that was spoken of before.

An amount without a currency (110万だと?) is in that of the amount before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.reading.query import Query
from corpus.quantity import Day, Quantity
from corpus.quantity.currencies import CURRENCIES, SIGNS
from corpus.quantity.numerals import number_at
from corpus.quantity.value import Value

_BEGINS = re.compile(r"(?<![\w.,])(?=\d)")
_WORD = re.compile(r"(?<![\w.,-])(?=\w)")
_SCALES = {"k": 10**3, "m": 10**6}
_ENDS = re.compile(r"(?P<scale>[km](?![a-z]))?(?![.,]?[\da-z])")
_LEADING = re.compile(r"\d+(?:\.\d+)?")
_YEARS = range(1950, 2100)
CURRENCY = re.compile("|".join([*CURRENCIES.values(), *map(re.escape, SIGNS)]))
# How many times larger or smaller than the value before a number may be and still be meant in its unit.
_ALIKE = 20


def with_bare_numbers(query: Query, earlier: Sequence[Query]) -> Query:
    """*query* with its one bare number read as a value like the last one of the *earlier* turns; unchanged where it has
    values, where it has no or several numbers, or where those have no value.
    """
    before = next((one for one in reversed(earlier) if one.quantities), None)
    if before is None:
        return query
    if query.quantities:
        return replace(query, quantities=tuple(_in_currency(item, before) for item in query.quantities))
    found = [number for at in _BEGINS.finditer(query.folded) if (number := _number(query.folded, at.start()))]
    like = before.quantities[-1]
    value = next(_values(found[0][0], like), None) if len(found) == 1 else None
    if value is None:
        return query
    start, end = found[0][1]
    read = replace(like, value=value, text=query.plain[start:end], span=(start, end), bound=None, hedge=None)
    return replace(query, quantities=(read,))


def counted_alike(query: Query, span: tuple[int, int], like: Quantity) -> Quantity | None:
    """The one number in *span* as a count like the one told beside it: "is one person enough, and is ten too many?" """
    found = [
        number
        for at in _WORD.finditer(query.folded, *span)
        if (number := _number(query.folded, at.start())) and number[0] > 1
    ]
    if like.kind != "count" or len(found) != 1:
        return None
    count, (start, end) = found[0]
    value = next(_values(count, like), None)
    if value is None:
        return None
    return replace(like, value=value, text=query.plain[start:end], span=(start, end), bound=None)


def _in_currency(item: Quantity, before: Query) -> Quantity:
    """An amount that names no currency in that of the last amount of *before*."""
    units = [other.unit for other in before.quantities if other.kind == "money"]
    named = item.kind != "money" or CURRENCY.search(item.text.lower())
    return item if named or not units else replace(item, unit=units[-1])


def _number(low: str, start: int) -> tuple[Decimal, tuple[int, int]] | None:
    """The number that begins at *start*, where nothing is joined to it: not 4 of 4.2.1 or 3rd."""
    found = number_at(low, start)
    ends = _ENDS.match(low, found.end) if found else None
    if found is None or ends is None:
        return None
    return found.value * _SCALES.get(ends["scale"] or "", 1), (start, ends.end())


def _values(number: Decimal, like: Quantity) -> Iterator[Value]:
    """What *number* may be, likeliest first: so many of the unit that *like* was written in, or of its own unit."""
    if isinstance(like.value, Day) and number in _YEARS:
        yield Day(year=int(number))
    if isinstance(like.value, Decimal) and like.value:
        written = _LEADING.search(like.text.replace(",", ""))
        scale = like.value / Decimal(written[0]) if written and Decimal(written[0]) else Decimal(1)
        for value in (number * scale, number):
            if like.value / _ALIKE <= value <= like.value * _ALIKE:
                yield value
