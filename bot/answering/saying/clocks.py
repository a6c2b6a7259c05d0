"""Moments as people tell them: in the clock of each side, and how far off they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import cast

from bot.answer import Language
from bot.answering.saying import words
from corpus.facts.values import zone_of
from corpus.quantity import Clock, Day
from corpus.text.tables import named

# What the quantity reader, too, calls these clocks; others go by their name in the Unicode CLDR.
_CLOCKS = {"Asia/Tokyo": ("日本時間", "Japan time (JST)"), "Europe/London": ("英国時間", "UK time")}
_WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def told(moment: datetime, others: Sequence[str], language: Language) -> str:
    """A moment in its own clock first, then in *others* (IANA names, or offsets like +05:30), none said
    twice.

    The day is said again only where it is another one.
    """
    clocks: dict[str, datetime] = {}
    for zone in (_zone(moment), *(zone_of(name) for name in others)):
        clocks.setdefault(zone_name(zone, language), moment.astimezone(zone))
    said: list[str] = []
    for name, at in clocks.items():
        day = "" if at.date() == moment.date() and said else _day(at, language, year=not said)
        said.append(day + _time(at, name, language))
    return ("＝" if language == "ja" else " = ").join(said)


def brief(moment: datetime, language: Language) -> str:
    """A moment in its own clock, without the weekday: 17:30 Japan time (JST) on 16 April 2024."""
    name, day = zone_name(_zone(moment), language), day_words(moment, language)
    time = _time(moment, name, language)
    return f"{day}{time}" if language == "ja" else f"{time} on {day}"


def time_of_day(moment: datetime, language: Language) -> str:
    """The time of a moment in its own clock: 18:00（日本時間）, 18:00 Japan time (JST)."""
    return _time(moment, zone_name(_zone(moment), language), language)


def clock(value: Clock, language: Language) -> str:
    """A time of day as it was named, with its clock where that was: 18:00, 17:30 UK time."""
    time = f"{value.hour}:{value.minute:02}"
    if value.zone is None:
        return time
    try:
        name = zone_name(zone_of(value.zone), language)
    except ValueError:
        return time
    return f"{time}（{name}）" if language == "ja" else f"{time} {name}"


def _day(at: datetime, language: Language, *, year: bool) -> str:
    weekday = _WEEKDAYS[language][at.weekday()]
    if language == "ja":
        return f"{f'{at.year}年' if year else ''}{at.month}月{at.day}日（{weekday}）"
    return f"{at.day} {at:%B}{f' {at.year}' if year else ''} ({weekday}), "


def _time(at: datetime, zone: str, language: Language) -> str:
    return f"{at:%H:%M}（{zone}）" if language == "ja" else f"{at:%H:%M} {zone}"


def zone_name(zone: tzinfo, language: Language) -> str:
    """What people call a clock: 日本時間, UK time, Central European Time; UTC+05:30 where it is only an offset."""
    key = getattr(zone, "key", None)
    if key is None or "/" not in key:
        return str(key or zone)
    if key in _CLOCKS:
        return _CLOCKS[key][language == "en"]
    known = named("clocks.txt").get(key)
    return known.told(language) if known else key


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


def ago(gone: timedelta, language: Language) -> str:
    """How long ago something was, as roughly as people say it: 3日前, about 7 months ago, more than 2 years
    ago.
    """
    days = abs(gone) // timedelta(days=1)
    months, years = days * 12 // 365, days // 365
    if days < 1:
        return f"{span(gone, language)}前" if language == "ja" else f"{span(gone, language)} ago"
    if months < 2:
        return f"{days}日前" if language == "ja" else f"{days} day{'s' if days > 1 else ''} ago"
    if years < 2:
        return f"約{months}か月前" if language == "ja" else f"about {months} months ago"
    return f"{years}年以上前" if language == "ja" else f"more than {years} years ago"


def day_words(moment: datetime, language: Language) -> str:
    """The day of a moment."""
    return words.day(Day(moment.year, moment.month, moment.day), language)


def _zone(moment: datetime) -> tzinfo:
    return cast(tzinfo, moment.tzinfo)
