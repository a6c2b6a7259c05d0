"""Moments as people tell them: in the clock of each side, and how far off they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import cast

from bot.answer import Language
from bot.answering.saying import words
from corpus.facts.model import Call
from corpus.facts.values import zone_of
from corpus.quantity import Day

# What the quantity reader, too, calls these clocks; others go by their name in the Unicode CLDR.
_CLOCKS = {"Asia/Tokyo": ("日本時間", "Japan time (JST)"), "Europe/London": ("英国時間", "UK time")}
_WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def in_all_clocks(moment: datetime, call: Call, language: Language, others: Sequence[str] = ()) -> str:
    """A moment in its own zone first, then in the clock of each side of the call and of *others* (IANA names, or offsets like +05:30)."""
    return told(moment, [zone_of(name) for name in (*(side.zone for side in call.sides), *others)], language)


def told(moment: datetime, others: Sequence[tzinfo], language: Language) -> str:
    """A moment in its own zone first, then in *others*, none said twice."""
    clocks = dict.fromkeys(_clock(moment.astimezone(zone), language) for zone in (_zone(moment), *others))
    return ("＝" if language == "ja" else " = ").join(clocks)


def _clock(moment: datetime, language: Language) -> str:
    weekday, zone = _WEEKDAYS[language][moment.weekday()], zone_name(_zone(moment), language)
    if language == "ja":
        return f"{moment.year}年{moment.month}月{moment.day}日（{weekday}）{moment:%H:%M}（{zone}）"
    return f"{moment.day} {moment:%B %Y} ({weekday}), {moment:%H:%M} {zone}"


def zone_name(zone: tzinfo, language: Language) -> str:
    """What people call a clock: 日本時間, UK time, Central European Time; UTC+05:30 where it is only an offset."""
    key = getattr(zone, "key", None)
    if key is None or "/" not in key:
        return str(key or zone)
    if key in _CLOCKS:
        return _CLOCKS[key][language == "en"]
    from babel.dates import (
        get_timezone_name,
    )  # here, since its tables are read only for clocks without a name above

    return str(get_timezone_name(zone, zone_variant="generic", locale=language))


def between(start: datetime, end: datetime) -> timedelta:
    """The time from one moment to another as it passes, whatever the clocks do meanwhile.

    Two moments of one zone are otherwise subtracted by the clock on the wall, daylight saving ignored.
    """
    return end.astimezone(UTC) - start.astimezone(UTC)


def span(left: timedelta, language: Language) -> str:
    """Time left or gone by, to the minute: 3日2時間, 3 days 2 hours."""
    minutes = int(abs(left.total_seconds()) // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    units = (("日", " day"), ("時間", " hour"), ("分", " minute"))
    parts = [(count, unit) for count, unit in zip((days, hours, minutes), units, strict=True) if count][:2]
    if not parts:
        return "1分未満" if language == "ja" else "less than a minute"
    if language == "ja":
        return "".join(f"{count}{unit[0]}" for count, unit in parts)
    return " ".join(f"{count}{unit[1]}{'s' if count > 1 else ''}" for count, unit in parts)


def day_words(moment: datetime, language: Language) -> str:
    """The day of a moment."""
    return words.day(Day(moment.year, moment.month, moment.day), language)


def _zone(moment: datetime) -> tzinfo:
    return cast(tzinfo, moment.tzinfo)
