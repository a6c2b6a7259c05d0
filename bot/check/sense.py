"""What no plan can mean: shares beyond the whole, negative amounts, a degree that is still to come."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from bot.check.items import Item
from bot.rules.days import days_of
from corpus.errors import BadInput
from corpus.quantity import Day, Quantity

_NEGATIVE = re.compile(r"(?<![\w)])[-−▲△] ?[^\w\s]?\d")
_BARE = re.compile(r"[\d.]+")
_SMALL = 1000  # a bare amount below this has lost its 万, 億 or million


def check_sense(item: Item, quantity: Quantity, text: str, day: date) -> None:
    """Raises BadInput, in one sentence, for a value that no plan can mean. *day* is that of the check."""
    why = _against(item, quantity, text, day)
    if why:
        raise BadInput(f"{item.option} {text!r} {why}.")


def _against(item: Item, quantity: Quantity, text: str, day: date) -> str | None:
    if isinstance(quantity.value, Day):
        return _against_day(item, quantity.value, day)
    assert isinstance(quantity.value, Decimal)
    if item.kind != "date" and _NEGATIVE.search(text):
        return f"is below nought; write it like {item.example}"
    return _against_number(item, quantity.value, bare=bool(_BARE.fullmatch(text)))


def _against_number(item: Item, number: Decimal, *, bare: bool) -> str | None:
    if item.kind == "money" and number == 0:
        return f"is no amount; write it like {item.example}, or leave it out"
    if item.kind == "money" and bare and number < _SMALL:
        return f"names no currency and is small; write it like {item.example}"
    if item.kind == "percent" and number > 100:
        return f"is more than the whole; write it like {item.example}"
    if item.kind == "percent" and bare and 0 < number <= 1:
        return f"may be a part or a percentage; write {(number * 100).normalize():f}% or {number:f}%"
    if item.name == "duration" and bare and number > 120:
        return f"would be {number / 12:f} years; write it like {item.example}"
    return None


def _against_day(item: Item, said: Day, day: date) -> str | None:
    if said.year and said.month and said.day and said.date is None:
        return f"is in no calendar; write it like {item.example}"
    if item.name == "submit_at" and said.day is None:
        return f"names no day; write it like {item.example}"
    if item.role == "degree_day" and said.year and days_of(said).first > day:
        return "is still to come; name the day on which the degree was taken, or plan a student"
    return None
