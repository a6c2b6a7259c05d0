"""What a reading yields: typed values that travel between rooms."""

import calendar
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Kind = Literal["money", "date", "time", "duration", "count", "percent", "rate"]
Bound = Literal["at_most", "less_than", "at_least", "more_than"]
Hedge = Literal["about", "in_principle", "planned"]
Field = Literal["direct", "with_indirect", "indirect", "fec"]
Tax = Literal["before", "with"]
Part = Literal["beginning", "early", "mid", "late", "end", "fiscal"]


@dataclass(frozen=True)
class Day:
    """A calendar day, or as much of one as was said: 2028年3月末 has no day, 4/16 no year.

    Part "fiscal" marks a fiscal year (2024年度). A day that no calendar has (4月31日) is kept as it was said,
    so that it can be told from the right one; its `date` is None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None

    @property
    def date(self) -> dt.date | None:
        """The calendar date, when year, month and day are all said and such a day exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        if self.day > calendar.monthrange(self.year, self.month)[1]:
            return None
        return dt.date(self.year, self.month, self.day)


@dataclass(frozen=True)
class Clock:
    """A time of day. Hour 24 is the end of the day; zone is "JST", "UK", "UTC", an offset or an IANA name."""

    hour: int
    minute: int = 0
    zone: str | None = None


Value = Decimal | Day | Clock


@dataclass(frozen=True)
class Quantity:
    """One quantity of a text, with the words it was read from and what they say about it.

    `text` is `original[span[0]:span[1]]`. Units: money "JPY" "GBP" "USD" "EUR"; duration "months" "days"
    "working_days" "hours" "minutes"; percent "percent"; rate "JPY/GBP" (the first per one of the second);
    count a plural noun ("awards" for everything counted in 件, "people", "institutions", … , else "items");
    date and time "". `tax` is said of an amount: before consumption tax or VAT, or with it.
    """

    kind: Kind
    value: Value
    unit: str
    text: str
    span: tuple[int, int]
    bound: Bound | None = None
    hedge: Hedge | None = None
    field: Field | None = None
    tax: Tax | None = None


class Found(NamedTuple):
    """A typed value at a place of the folded text, before the words around it are read."""

    kind: Kind
    value: Value
    unit: str
    start: int
    end: int


class Scene(NamedTuple):
    """The folded text in lower case and in its own case (same offsets), and the day "today" stands for."""

    text: str
    cased: str
    today: dt.date | None
