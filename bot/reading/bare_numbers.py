"""The number of a follow-up, "and 170?", "what if it was 2004?": a value of the kind that was spoken of before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.reading.query import Query
from corpus.quantity import Day, Quantity
from corpus.quantity.value import Value

_NUMBER = re.compile(r"(?<![\w.,])\d{1,4}(?:\.\d{1,2})?(?![\w.,]\d)")
_LEADING = re.compile(r"\d+(?:\.\d+)?")
_YEARS = range(1950, 2100)
# How many times larger or smaller than the value before a number may be and still be meant in its unit.
_ALIKE = 20


def with_bare_numbers(query: Query, before: Query) -> Query:
    """*query* with its one bare number read as a value like the last one of *before*; unchanged where it has values,
    where it has no or several numbers, or where *before* has no value."""
    found = list(_NUMBER.finditer(query.plain))
    if query.quantities or len(found) != 1 or not before.quantities:
        return query
    like, number = before.quantities[-1], found[0]
    value = next(_values(Decimal(number[0]), like), None)
    if value is None:
        return query
    read = replace(like, value=value, text=number[0], span=number.span(), bound=None, hedge=None)
    return replace(query, quantities=(read,))


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
