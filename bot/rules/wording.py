"""Putting ruled values into words, in the asker's language."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal, cast
from zoneinfo import ZoneInfo

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.quantity import Day, Quantity, write
from corpus.facts import Call, Fact, Source

_WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def money(amount: Decimal | int, unit: str, language: Language) -> str:
    """An amount as a person writes it: 1.8億円, 180 million yen, 100万ポンド, £1 million."""
    return _written("money", Decimal(amount), unit, language)


def duration(amount: Decimal | int, unit: str, language: Language) -> str:
    """A length of time: 3年, 14日, 18 months."""
    return _written("duration", Decimal(amount), unit, language).removesuffix("間")


def day(value: Day, language: Language) -> str:
    """A calendar day, as much of it as is known."""
    return _written("date", value, "", language)


def percent(value: Decimal | int, language: Language) -> str:
    """A share: 70％, 70%."""
    number = f"{Decimal(value).normalize():f}"
    return f"{number}％" if language == "ja" else f"{number}%"


def clock(moment: datetime, language: Language, *, zone_name: str) -> str:
    """Date, weekday and time of a moment in its own zone, the zone named."""
    weekday = _WEEKDAYS[language][moment.weekday()]
    if language == "ja":
        return f"{moment.year}年{moment.month}月{moment.day}日（{weekday}）{moment:%H:%M}（{zone_name}）"
    return f"{moment.day} {moment:%B %Y} ({weekday}), {moment:%H:%M} {zone_name}"


def zone_name(zone: str, language: Language) -> str:
    """What people call a clock: 日本時間, UK time."""
    names = {"Asia/Tokyo": ("日本時間", "Japan time (JST)"), "Europe/London": ("英国時間", "UK time")}
    return names.get(zone, (zone, zone))[language == "en"]


def both_clocks(moment: datetime, zones: tuple[str, ...], language: Language) -> str:
    """A moment in its own zone first, then in each other of *zones*: IANA names."""
    own = cast(ZoneInfo, moment.tzinfo).key
    first = clock(moment, language, zone_name=zone_name(own, language))
    others = [
        clock(moment.astimezone(ZoneInfo(zone)), language, zone_name=zone_name(zone, language))
        for zone in zones
        if zone != own
    ]
    if not others:
        return first
    return f"{first}＝{'＝'.join(others)}" if language == "ja" else f"{first} = {' = '.join(others)}"


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


def side_name(call: Call, side: str | None, language: Language) -> str:
    """日本側, the Japanese side; empty where the call has no such side."""
    return next((item.name[language] for item in call.sides if item.id == side), "")


def scheme_name(call: Call, scheme: str, language: Language) -> str:
    """日英共同公募, the Japan-UK joint call."""
    return call.scheme(scheme).name[language]


def capital(sentence: str) -> str:
    """An English sentence with its first letter raised."""
    return sentence[:1].upper() + sentence[1:]


def sentence(text: str, language: Language) -> str:
    """*text* with one closing mark."""
    if text.endswith(("。", ".", "!", "?")):
        return text
    return f"{text}。" if language == "ja" else f"{capital(text)}."


def ruling(
    rule: str,
    scheme: str,
    verdict: Verdict,
    text: str,
    facts: tuple[Fact, ...],
    *,
    value: int | float | str | None = None,
    unit: str | None = None,
    hedged: bool = False,
) -> Ruling:
    """A ruling resting on *facts*, its sources in their order and each once."""
    sources: dict[Source, None] = {fact.source: None for fact in facts}
    return Ruling(rule, scheme, verdict, text, value, unit, tuple(sources), hedged)


def plain(number: Decimal) -> int | float:
    """A decimal as JSON knows it: whole numbers as int."""
    return int(number) if number == number.to_integral_value() else float(number)


def _written(
    kind: Literal["money", "duration", "date"], value: Decimal | Day, unit: str, language: Language
) -> str:
    return write(Quantity(kind=kind, value=value, unit=unit, text="", span=(0, 0)), language)
