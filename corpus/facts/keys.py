"""The keys of facts that rules read, and what a fact has to be so that they can.

keys.yaml lists them; a test holds the list against what the rules read. A fact of another key is allowed: no
rule reads it, and it is quoted where it is asked for by one of its names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.facts.model import Fact
from corpus.facts.values import day_of, kind_of, moment_of, number_of
from corpus.quantity import Day
from corpus.yaml_text import parse

_LIST = Path(__file__).with_name("keys.yaml")
_WHOLE = 100  # percent
_WORDS: Mapping[str, str] = {
    "money": "an amount in a currency such as JPY",
    "percent": "a share in percent",
    "rate": "a rate such as 180 in JPY/GBP",
    "months": "a length in months",
    "days": "a length in days",
    "date": "a date",
    "dated": "a date with its year",
    "moment": "a day, an hour and a zone, such as 2024-04-16T18:00 JST (unit datetime)",
    "words": "words and what they say",
}


@dataclass(frozen=True)
class Key:
    """A key that rules read: what a fact of it *takes*, what it *decides*, an *example* of its entries.

    *several* facts of it may stand side by side. A *name* that ends in `*` stands for any ending.
    """

    name: str
    takes: tuple[str, ...]
    decides: str
    example: Mapping[str, Any]
    several: bool = False


@cache
def known_keys() -> Mapping[str, Key]:
    """Every key that rules read, by its name, in the order of the list."""
    listed = parse(_LIST.read_text(encoding="utf-8"))
    return {
        name: Key(
            name, tuple(entry["takes"]), entry["decides"], entry["example"], entry.get("several", False)
        )
        for name, entry in listed.items()
    }


def key_of(fact: Fact) -> Key | None:
    """The key of a fact; None where no rule reads it."""
    keys = known_keys()
    return keys.get(fact.key) or next(
        (key for name, key in keys.items() if name.endswith("*") and fact.key.startswith(name[:-1])), None
    )


def described(key: Key) -> str:
    """What a fact of a key takes, in words."""
    return " or ".join(_WORDS.get(taken, f"a number of {taken}") for taken in key.takes)


def why_unusable(fact: Fact) -> str | None:
    """Why no rule can use a fact, in one sentence; None where it can, or none reads it."""
    key = key_of(fact)
    if fact.value is None:
        if key and "words" not in key.takes:
            return f"it needs {described(key)}."
        return "it says something in one language only; `says` needs ja and en." if _half_said(fact) else None
    form, why = _form(fact)
    if why or key is None:
        return why
    taken = {"dated", "date"} if form == "dated" else {form}
    if not taken & set(key.takes):
        return f"{fact.value!r} in {fact.unit} is not what a rule can use; it needs {described(key)}."
    return None


def clashing(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Facts of one key, scheme and side that give different values, where only one can be meant: each with
    the first.
    """
    first: dict[str, Fact] = {}
    for fact in facts:
        key = key_of(fact)
        if fact.value is not None and key and not key.several:
            before = first.setdefault(fact.name, fact)
            if (before.value, before.unit) != (fact.value, fact.unit):
                yield before, fact


def _half_said(fact: Fact) -> bool:
    return bool(fact.says) and not {"ja", "en"} <= fact.says.keys()


def _form(fact: Fact) -> tuple[str, str | None]:
    """What a value is, as keys.yaml calls it, and what is wrong with it in itself."""
    unit = str(fact.unit)
    if unit in ("date", "datetime"):
        return _form_of_day(fact)
    number = number_of(fact)
    if unit == "percent" and number > _WHOLE:
        return "percent", f"{number}% is more than the whole."
    kind = kind_of(unit)
    return {"money": "money", "rate": "rate", "percent": "percent"}.get(kind, unit), None


def _form_of_day(fact: Fact) -> tuple[str, str | None]:
    try:
        day = day_of(fact)
        if day.day and Day(day.year or _LEAP, day.month, day.day).date is None:
            raise ValueError(f"{fact.value!r} is in no calendar")
        if fact.unit == "datetime":
            moment_of(fact)
    except ValueError as error:
        return "date", f"{error}."
    return ("moment" if fact.unit == "datetime" else "dated" if day.year else "date"), None


_LEAP = 2000  # a year with a 29 February, for days without one
