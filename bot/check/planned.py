"""A planned application: each item of it read into the role that its value plays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.check.items import ITEMS, Item
from bot.check.sense import check_sense
from bot.reading.asked import Role, Value
from corpus.errors import BadInput
from corpus.facts.model import Call
from corpus.quantity import Quantity, read
from corpus.text import countries, languages
from corpus.text.names import Name, Names
from corpus.text.plain import folded

_BARE = re.compile(r"[-−▲△]?\d[\d,]*(?:\.\d+)?")
_YES = {"yes", "true", "y", "1", "はい", "有", "あり"}
_NO = {"no", "false", "n", "0", "いいえ", "無", "なし"}
_OF_FIELD: Mapping[str, Role] = {
    "direct": "direct_costs",
    "with_indirect": "total_costs",
    "fec": "full_economic_cost",
}


@dataclass(frozen=True)
class Planned:
    """One item of a plan as a rule takes it, of one *side* or none; *denied*: it is said not to be so."""

    item: Item
    values: tuple[Value, ...] = ()
    names: tuple[Name, ...] = ()
    side: str | None = None
    denied: bool = False


Plan = tuple[Planned, ...]


@dataclass(frozen=True)
class Frame:
    """What a plan is read for: the *call*, one *scheme* of it, and the *day* of the check."""

    call: Call
    scheme: str
    day: date

    @classmethod
    def of(cls, call: Call, scheme: str, as_of: datetime) -> Frame:
        return cls(call, scheme, as_of.date())

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides of the scheme, else of the call."""
        return self.call.scheme(self.scheme).sides or tuple(side.id for side in self.call.sides)

    def currency(self, item: Item, side: str | None) -> str | None:
        """The currency in which the call limits what an item names; None where it gives no limit."""
        whole = self.call.fact("award_limit_with_indirect", self.scheme, side)
        limit = self.call.fact("award_limit", self.scheme, side)
        fact = (whole or limit) if item.role == "total_costs" else limit
        return fact.unit if fact else None


def read_plan(raw: Mapping[str, Any], frame: Frame) -> Plan:
    """The plan of *raw* items. Raises BadInput naming the item that cannot be read, or that nobody knows."""
    items = {str(name).replace("-", "_"): value for name, value in raw.items() if value is not None}
    unknown = items.keys() - ITEMS.keys()
    if unknown:
        raise BadInput(f"{min(unknown)!r} is no item of a plan; there are: {', '.join(ITEMS)}.")
    return tuple(
        planned for name, value in items.items() for planned in _planned(ITEMS[name], value, frame) if planned
    )


def _planned(item: Item, value: Any, frame: Frame) -> Iterator[Planned]:
    """An item as planned: one amount for each side, all institutions at once, else one thing."""
    if item.by_side:
        named = _by_side(item, value, frame)
        if item.kind == "count":
            none = Quantity("count", Decimal(0), str(item.unit), "", (0, 0))
            zeros = (Value(none, item.role, side=side) for side in frame.sides if side not in named)
            yield Planned(item, (*(one for values in named.values() for one in values), *zeros))
        else:
            yield from (Planned(item, values, side=side) for side, values in named.items())
    elif item.kind is None:
        told = _truth(item, value)
        if told or item.name == "pi_elsewhere":
            yield Planned(item, denied=not told)
    elif item.kind in ("language", "field", "country"):
        yield Planned(item, names=_names(item, _text(value), frame.call))
    else:
        yield Planned(item, _values(item, _text(value), frame))


def _by_side(item: Item, given: Any, frame: Frame) -> dict[str, tuple[Value, ...]]:
    if not isinstance(given, Mapping) or given.keys() - set(frame.sides):
        known = ", ".join(frame.sides) or "none"
        raise BadInput(f"{item.option} wants values by side, and the sides are: {known}.")
    return {
        side: _values(item, _text(value), frame, side) for side, value in given.items() if value is not None
    }


def _text(value: Any) -> str:
    told = value.isoformat() if isinstance(value, date) else str(value)
    return unicodedata.normalize("NFKC", told).strip()


def _values(item: Item, text: str, frame: Frame, side: str | None = None) -> tuple[Value, ...]:
    """The one quantity of an item, of a day also its time, in the role it plays. Raises BadInput."""
    written = _written(item, text, frame, side)
    found = [quantity for quantity in read(written, today=frame.day) if _fits(item, quantity)]
    if not found:
        raise _unreadable(item, text)
    if len({(quantity.value, quantity.unit) for quantity in found}) > 1:
        raise BadInput(f"{item.option} {text!r} names more than one value; write one, like {item.example}.")
    quantity = found[0]
    check_sense(item, quantity, text, frame.day)
    clocks = [other for other in read(written) if other.kind == "time"] if item.name == "submit_at" else []
    role = item.role or _OF_FIELD.get(str(quantity.field))
    return tuple(Value(one, role, side=side) for one in (quantity, *clocks[:1]))


def _fits(item: Item, quantity: Quantity) -> bool:
    return quantity.kind == item.kind and item.unit in (None, quantity.unit)


def _written(item: Item, text: str, frame: Frame, side: str | None) -> str:
    """A number without a unit with the one that the item, or the limit, is counted in."""
    if not _BARE.fullmatch(text):
        return text
    if item.kind != "money":
        return item.plain.format(text)
    currency = frame.currency(item, side)
    return f"{currency} {text.lstrip('-−▲△')}" if currency else text


def _names(item: Item, text: str, call: Call) -> tuple[Name, ...]:
    """What an item of words names. Raises BadInput for a country or language that nobody knows."""
    span = (0, len(text))
    if item.kind == "field":
        known = tuple(name for name in Names(call).find(text) if name.kind in ("field", "item"))
        return known or (Name("field", text, span, text),)
    if item.kind == "country":
        code = countries.code_of(text)
    else:
        code = next((code for code, _ in languages.find(folded(text))), _CODES.get(text.lower()))
    if code is None:
        raise _unreadable(item, text)
    return (Name("country" if item.kind == "country" else "language", code, span, text),)


_CODES = {"en": "en", "ja": "ja"}


def _truth(item: Item, value: Any) -> bool:
    low = _text(value).lower()
    if low not in _YES | _NO:
        raise _unreadable(item, low)
    return low in _YES


def _unreadable(item: Item, text: str) -> BadInput:
    return BadInput(f"{item.option} {text!r} cannot be read; write it like {item.example}.")


def named(plan: Iterable[Planned], *items: str) -> tuple[Planned, ...]:
    """What is planned of some items."""
    return tuple(planned for planned in plan if planned.item.name in items)
