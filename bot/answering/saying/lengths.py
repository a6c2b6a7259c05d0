"""Lengths of time as the asker named them, and how far two lie apart."""

from __future__ import annotations

from decimal import Decimal

from bot.answering.saying.told import Told
from bot.answering.saying.words import duration
from corpus.quantity import Bound, Quantity


def length(said: Quantity, to: Told, *, noun: str = "期間") -> str:
    """A length as it was named: 4年, 6 months; 3年を超える期間, more than 3 years."""
    assert isinstance(said.value, Decimal)
    plain = _in_weeks(said.value, to) if said.unit == "days" else duration(said.value, said.unit, to.language)
    if said.bound == "more_than":
        return to.either(f"{plain}を超える{noun}", f"more than {plain}")
    if said.bound == "less_than":
        return to.either(f"{plain}より短い{noun}", f"less than {plain}")
    return plain


def _in_weeks(days: Decimal, to: Told) -> str:
    """Days as the weeks they are: 6週間, 3 weeks; else as days."""
    weeks, rest = divmod(days, 7)
    if rest or not weeks:
        return duration(days, "days", to.language)
    return to.either(f"{weeks}週間", f"{weeks} week{'' if weeks == 1 else 's'}")


def apart(months: Decimal, to: Told) -> str:
    """By how much two lengths or ends lie apart: 4か月, 1日, 約2か月; empty where they do not."""
    whole = int(abs(months))
    days = int(((abs(months) - whole) * 31).to_integral_value())
    if whole and not days:
        return duration(whole, "months", to.language)
    if whole:
        return to.either("約", "about ") + duration(whole, "months", to.language)
    return duration(days, "days", to.language) if days else ""


def strictly(when: str, bound: Bound | None, to: Told) -> str:
    """*when*, or what lies strictly before or after it: 3月29日より後, any time after 29 March."""
    if bound not in ("less_than", "more_than"):
        return when
    after = bound == "more_than"
    return to.either(
        f"{when}より{'後' if after else '前'}", f"any time {'after' if after else 'before'} {when}"
    )
