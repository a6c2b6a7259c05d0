"""A planned application: what somebody means to apply for, each item read from however it was written.

Items are named like the options of `aspire check`, with underscores: `direct`, `degree_year` …; `side` and `institutions` hold a value for each side An item that is
left out is None; the check then says what the call asks for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from bot.answer import Language
from bot.rules import Money, known_field
from corpus.errors import BadInput
from corpus.facts.model import Call
from corpus.quantity import Clock, Day, Kind, Quantity, read
from corpus.text import countries

ITEMS = (
    "direct",
    "total",
    "side",
    "institutions",
    "network_share",
    "degree_year",
    "degree_date",
    "years_since_degree",
    "student",
    "stay",
    "people_abroad",
    "language",
    "field",
    "country",
    "submit_at",
    "notice",
    "pi_elsewhere",
    "duration",
    "end",
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YES = {"yes", "true", "y", "はい", "有", "あり"}
_NO = {"no", "false", "n", "いいえ", "無", "なし"}
_LANGUAGES: dict[str, Language] = {
    "en": "en", "english": "en", "英語": "en", "英文": "en", "ja": "ja", "japanese": "ja", "日本語": "ja", "和文": "ja",
}  # fmt: skip
T = TypeVar("T")


@dataclass(frozen=True)
class Plan:
    """*sides* and *institutions* are by the id of the side; durations are in months. *country* is an ISO code."""

    direct: Money | None = None
    total: Money | None = None
    sides: Mapping[str, Money] | None = None
    institutions: Mapping[str, Decimal] | None = None
    network_share: Decimal | None = None
    degree: Day | None = None
    since_degree: Decimal | None = None
    student: bool | None = None
    stay: Decimal | None = None
    people_abroad: Decimal | None = None
    language: Language | None = None
    field: str | None = None
    country: str | None = None
    submit_at: tuple[Day, Clock | None] | None = None
    notice: Day | None = None
    pi_elsewhere: bool | None = None
    duration: Decimal | None = None
    end: Day | None = None


def read_plan(raw: Mapping[str, Any], call: Call) -> Plan:
    """The plan of *raw* items. Raises BadInput naming the item that cannot be read, or that nobody knows."""
    items = {str(name).replace("-", "_"): value for name, value in raw.items() if value is not None}
    unknown = items.keys() - set(ITEMS)
    if unknown:
        raise BadInput(f"{min(unknown)!r} is no item of a plan; there are: {', '.join(ITEMS)}.")
    said = _Items(items)
    return Plan(
        direct=said.get("direct", lambda text: _money(text, "direct")),
        total=said.get("total", lambda text: _money(text, "with_indirect")),
        sides=said.by_side("side", _money, call),
        institutions=said.by_side("institutions", _number, call),
        network_share=said.get("network_share", lambda text: _number(text, "percent")),
        degree=said.get("degree_date", _day) or said.get("degree_year", _day),
        since_degree=said.get("years_since_degree", _months_from_years),
        student=said.get("student", _truth),
        stay=said.get("stay", _months),
        people_abroad=said.get("people_abroad", lambda text: _number(text, "count")),
        language=said.get("language", lambda text: _LANGUAGES[text.lower()]),
        field=said.get("field", lambda text: known_field(call, text)),
        country=said.get("country", _country),
        submit_at=said.get("submit_at", _moment),
        notice=said.get("notice", _day),
        pi_elsewhere=said.get("pi_elsewhere", _truth),
        duration=said.get("duration", _months_from_years),
        end=said.get("end", _day),
    )


class _Items:
    """Raw items as folded text, each read by its own reader; what cannot be read says so by its name."""

    def __init__(self, items: Mapping[str, Any]) -> None:
        self._items = items

    def get(self, name: str, reader: Callable[[str], T]) -> T | None:
        return _read(name, self._items[name], reader) if name in self._items else None

    def by_side(self, name: str, reader: Callable[[str], T], call: Call) -> dict[str, T] | None:
        values = self._items.get(name)
        if values is None:
            return None
        sides = [side.id for side in call.sides]
        if not isinstance(values, Mapping) or values.keys() - set(sides):
            raise BadInput(f"{name} wants values by side, and the sides are: {', '.join(sides) or 'none'}.")
        return {side: _read(name, value, reader) for side, value in values.items()}


def _read(name: str, value: Any, reader: Callable[[str], T]) -> T:
    text = unicodedata.normalize("NFKC", value.isoformat() if hasattr(value, "isoformat") else str(value))
    try:
        return reader(text.strip())
    except (ValueError, LookupError) as error:
        option = name.replace("_", "-")
        raise BadInput(f"{option} {text!r} cannot be read; write it like {_EXAMPLES[name]}.") from error


_EXAMPLES = {
    "direct": "1.8億円 or 180 million yen",
    "total": "2.34億円 or 234 million yen",
    "side": "uk=£1 million",
    "institutions": "uk=2",
    "network_share": "70%",
    "degree_year": "2012",
    "degree_date": "2012-03-25",
    "years_since_degree": "12",
    "student": "yes or no",
    "stay": "1年 or 12 months",
    "people_abroad": "2",
    "language": "English or 日本語",
    "field": "バイオ",
    "country": "英国 or France",
    "submit_at": "2024-04-16T17:00+09:00",
    "notice": "2024-03-29",
    "pi_elsewhere": "yes or no",
    "duration": "3年 or 36 months",
    "end": "2028-03",
}


def _first(text: str, kind: Kind) -> Quantity:
    """The first quantity of a kind. Raises LookupError (StopIteration must not leave a reader)."""
    found = [item for item in read(text) if item.kind == kind]
    return found[0]


def _money(text: str, field: str | None = None) -> Money:
    found = _first(text, "money")
    assert isinstance(found.value, Decimal)
    return Money(found.value, found.unit, found.field or field)  # type: ignore[arg-type]


def _number(text: str, kind: Kind = "count") -> Decimal:
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    value = _first(text, kind).value
    assert isinstance(value, Decimal)
    return value


def _months(text: str) -> Decimal:
    found = _first(text, "duration")
    assert isinstance(found.value, Decimal)
    if found.unit == "months":
        return found.value
    if found.unit != "days":
        raise ValueError(text)
    return found.value / 30  # a month here is a rough one; stays are named in months or years


def _months_from_years(text: str) -> Decimal:
    return Decimal(text) * 12 if _NUMBER.fullmatch(text) else _months(text)


def _day(text: str) -> Day:
    if _YEAR.fullmatch(text):
        return Day(int(text))
    value = _first(text, "date").value
    assert isinstance(value, Day)
    if value.day is not None and value.year is not None and value.date is None:
        raise ValueError(f"{text} is in no calendar")
    return value


def _moment(text: str) -> tuple[Day, Clock | None]:
    clocks = [item.value for item in read(text) if isinstance(item.value, Clock)]
    day = _day(text)
    if day.day is None:
        raise ValueError(f"{text} names no day")
    return day, clocks[0] if clocks else None


def _country(text: str) -> str:
    code = countries.code_of(text)
    if code is None:
        raise ValueError(f"{text} is no country")
    return code


def _truth(text: str) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise ValueError(text)
