"""Tens of thousands of generated values: written in both languages and in other surface forms, read back the same."""

import calendar
import random
from collections.abc import Callable
from decimal import Decimal

import pytest

from corpus.quantity import Clock, Day, Quantity, read, write
from corpus.quantity.currencies import NAMES

PARTS = ("beginning", "early", "mid", "late", "end")
ZONES = (None, "JST", "UK", "UTC", "Europe/Paris", "America/New_York", "+05:30")
COUNTS = (
    "awards", "people", "institutions", "countries", "times", "pages", "years_old", "companies", "parties", "teams",
    "fields", "characters", "words", "items",
)  # fmt: skip


def _quantity(kind: str, value: Decimal | Day | Clock, unit: str = "") -> Quantity:
    return Quantity(kind, value, unit, "", (0, 0))  # type: ignore[arg-type]


def _money(rng: random.Random) -> Quantity:
    digits = rng.randint(1, 12)
    value = Decimal(rng.randint(1, 10**digits))
    if rng.random() < 0.5:
        value = Decimal(rng.randint(1, 999)) * 10 ** rng.randint(0, 9)
    return _quantity("money", value, rng.choice(sorted(NAMES)))


def _date(rng: random.Random) -> Quantity:
    year, month = rng.randint(1950, 2099), rng.randint(1, 12)
    day = rng.randint(1, calendar.monthrange(year, month)[1])
    shape = rng.randrange(9)
    return _quantity("date", (
        Day(year, month, day), Day(year, month), Day(None, month, day), Day(year), Day(None, month),
        Day(year, month, None, rng.choice(PARTS)),  # type: ignore[arg-type]
        Day(rng.randint(2000, 2099), None, None, "fiscal"),
        Day(None, None, day), Day(year, None, None, rng.choice(PARTS)),  # type: ignore[arg-type]
    )[shape])  # fmt: skip


def _time(rng: random.Random) -> Quantity:
    clock = Clock(rng.randint(0, 23), rng.choice((0, 0, 30, rng.randint(0, 59))), rng.choice(ZONES))
    return _quantity("time", clock if rng.random() > 0.02 else Clock(24, 0, clock.zone))


def _duration(rng: random.Random) -> Quantity:
    unit = rng.choice(("months", "days", "working_days", "hours", "minutes"))
    return _quantity("duration", Decimal(rng.randint(1, 400)) / rng.choice((1, 1, 1, 2)), unit)


def _count(rng: random.Random) -> Quantity:
    return _quantity("count", Decimal(rng.randint(1, 10 ** rng.randint(1, 5))), rng.choice(COUNTS))


def _percent(rng: random.Random) -> Quantity:
    return _quantity("percent", Decimal(rng.randint(0, 1000)) / rng.choice((1, 10, 100)), "percent")


def _rate(rng: random.Random) -> Quantity:
    price, base = rng.sample(sorted(NAMES), 2)
    return _quantity("rate", Decimal(rng.randint(1, 30000)) / rng.choice((1, 10, 100)), f"{price}/{base}")


@pytest.mark.parametrize("make", [_money, _date, _time, _duration, _count, _percent, _rate])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_written_is_read_back(make: Callable[[random.Random], Quantity], language: str) -> None:
    """Kind, value and unit survive, alone and in a sentence."""
    rng = random.Random(f"{make.__name__}{language}")
    for _ in range(1500):
        quantity = make(rng)
        words = write(quantity, language)  # type: ignore[arg-type]
        sentence = f"答えは「{words}」です。" if language == "ja" else f"The answer: {words}."
        for text in (words, sentence):
            found = [(q.kind, q.value, q.unit) for q in read(text)]
            assert [(quantity.kind, quantity.value, quantity.unit)] == found, text


_KANJI = "〇一二三四五六七八九"


def _kanji(number: int) -> str:
    """漢数字 with 十百千 below ten thousand."""
    out = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("" if digit == 1 and name else _KANJI[digit]) + name
    return out


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c in "0123456789,.%/" else c for c in text)


def _yen_forms(value: int) -> list[str]:
    """Every way we know to write a whole number of 万 of yen."""
    oku, man = divmod(value // 10**4, 10**4)
    mixed = (f"{oku}億" if oku else "") + (f"{man:,}万" if man else "")
    kanji = (f"{_kanji(oku)}億" if oku else "") + (f"{_kanji(man)}万" if man else "")
    million = f"{Decimal(value) / 10**6:f}"
    plain = [f"{value}円", f"{value:,}円", f"{value // 10**4}万円",
             f"{mixed}円", f"{mixed.replace(',', '')}円", f"{kanji}円",
             f"¥{value:,}", f"JPY {value:,}", f"JPY{value}", f"{value:,} yen", f"¥{million}M", f"{million} million yen",
             f"{million}m yen", f"JPY{million}M", f"{Decimal(value) / 10**8:f}億円"]  # fmt: skip
    return [*plain, *map(_wide, plain)]


def test_every_form_of_an_amount_is_the_same_amount() -> None:
    """30 forms of each of 500 amounts."""
    rng = random.Random(1)
    for _ in range(500):
        value = rng.randint(1, 9999 * 10**4) * 10**4 if rng.random() < 0.5 else rng.randint(1, 999) * 10**6
        for text in _yen_forms(value):
            assert [("money", Decimal(value), "JPY")] == [(q.kind, q.value, q.unit) for q in read(text)], text


def _day_forms(day: Day) -> list[str]:
    y, m, d = day.year or 0, day.month or 0, day.day or 0
    name = calendar.month_name[m]
    short = calendar.month_abbr[m]
    era = (
        [f"令和{y - 2018}年{m}月{d}日", f"R{y - 2018}.{m}.{d}"]
        if y >= 2019
        else [f"平成{y - 1988}年{m}月{d}日"]
    )
    plain = [
        f"{y}年{m}月{d}日",
        f"{y}/{m}/{d}",
        f"{y}-{m:02}-{d:02}",
        f"{y}.{m}.{d}",
        f"{y}年{m:02}月{d:02}日",
        *era,
    ]
    weekday = "月火水木金土日"[calendar.weekday(y, m, d)]
    spelt = [f"{d} {name} {y}", f"{name} {d}, {y}", f"{short} {d}, {y}", f"{d} {short} {y}"]
    spelt += [f"{d}th of {name} {y}", f"{name.upper()} {d} {y}", f"{d}-{short}-{y}"]
    return [*plain, *map(_wide, plain), f"{plain[0]}({weekday})", f"{plain[0]}（{weekday}曜日）", *spelt]


def test_every_form_of_a_date_is_the_same_date() -> None:
    """About 22 forms of each of 500 days."""
    rng = random.Random(2)
    for _ in range(500):
        year, month = rng.randint(1990, 2050), rng.randint(1, 12)
        day = Day(year, month, rng.randint(1, calendar.monthrange(year, month)[1]))
        for text in _day_forms(day):
            assert [("date", day)] == [(q.kind, q.value) for q in read(text)], text


def test_every_form_of_a_share_or_length_is_the_same() -> None:
    """Percent, 割, months, years and their spellings."""
    for n in range(1, 10):
        for text in (
            f"{n}割",
            f"{_KANJI[n]}割",
            f"{n * 10}%",
            f"{n * 10} percent",
            _wide(f"{n * 10}%"),
            f"{_kanji(n * 10)}%",
        ):
            assert [("percent", Decimal(n * 10))] == [(q.kind, q.value) for q in read(text)], text
    for n in range(1, 60):
        texts = [f"{n}{sign}月{gan}" for sign in "かカヵヶケ箇" for gan in ("", "間")] + [
            f"{n} months",
            f"{n}-month",
            f"{_kanji(n)}か月",
        ]
        texts += (
            [f"{n // 12}年{n % 12}か月", f"{n // 12} years and {n % 12} months"] if n > 12 and n % 12 else []
        )
        for text in texts:
            assert [("duration", Decimal(n), "months")] == [(q.kind, q.value, q.unit) for q in read(text)], (
                text
            )
