"""Writing a quantity in Japanese or English, so that reading the writing gives the same value."""

from decimal import Decimal
from typing import Literal

from corpus.quantity.currencies import NAMES
from corpus.quantity.value import Clock, Day, Quantity

Language = Literal["ja", "en"]

_SIGN = {"GBP": "£", "USD": "$", "EUR": "€"}
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH_PART = {"beginning": "初め", "early": "上旬", "mid": "中旬", "late": "下旬", "end": "末"}
_YEAR_PART = {"beginning": "初め", "early": "前半", "mid": "半ば", "late": "後半", "end": "末"}
_ENGLISH_PART = {
    "beginning": "beginning of ",
    "early": "early ",
    "mid": "mid-",
    "late": "late ",
    "end": "end of ",
}
_ZONES = {"JST": ("日本時間", "Japan time"), "UK": ("英国時間", "UK time")}
_DURATIONS = {
    "months": ("か月", "month"),
    "days": ("日間", "day"),
    "working_days": ("営業日", "working day"),
    "hours": ("時間", "hour"),
    "minutes": ("分間", "minute"),
}
_COUNTS = {
    "awards": ("件", "award", "awards"),
    "people": ("名", "person", "people"),
    "institutions": ("機関", "institution", "institutions"),
    "countries": ("か国", "country", "countries"),
    "times": ("回", "time", "times"),
    "pages": ("ページ", "page", "pages"),
    "years_old": ("歳", "year old", "years old"),
    "companies": ("社", "company", "companies"),
    "parties": ("者", "party", "parties"),
    "teams": ("チーム", "team", "teams"),
    "fields": ("分野", "field", "fields"),
    "characters": ("文字", "character", "characters"),
    "words": ("語", "word", "words"),
    "items": ("個", "item", "items"),
}


_UNITS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight")


def write(quantity: Quantity, language: Language) -> str:
    """The value in words ("1.8億円", "180 million yen"), without its bound, hedge and field."""
    value = quantity.value
    if isinstance(value, Day):
        return _day_ja(value) if language == "ja" else _day_en(value)
    if isinstance(value, Clock):
        return _clock(value, language)
    if quantity.kind == "money":
        return _money_ja(value, quantity.unit) if language == "ja" else _money_en(value, quantity.unit)
    if quantity.kind == "duration":
        return _duration(value, quantity.unit, language)
    if quantity.kind == "count":
        return _count(value, quantity.unit, language)
    if quantity.kind == "rate":
        return _rate(value, quantity.unit, language)
    return _fraction(value, language) or f"{_plain(value)}%"


def _fraction(share: Decimal, language: Language) -> str | None:
    """A share in percent that no decimal ends as the parts it is, of three, six or nine; None for one that ends."""
    if share == round(share, 4):
        return None
    for of, name in ((3, "third"), (6, "sixth"), (9, "ninth")):
        part = round(share * of / 100)
        if 0 < part < of and round(100 * Decimal(part) / of, 12) == round(share, 12):
            return f"{of}分の{part}" if language == "ja" else f"{_UNITS[part]} {name}{'s' * (part > 1)}"
    return None


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _short(value: Decimal, scale: int) -> str | None:
    """The value in units of `scale`, when that has no more than two decimals."""
    scaled = value / scale
    return _plain(scaled) if scaled >= 1 and scaled * 100 == int(scaled * 100) else None


def _money_ja(value: Decimal, unit: str) -> str:
    return _yen_style(value) + NAMES[unit]


def _yen_style(value: Decimal) -> str:
    short = _short(value, 10**8)
    if short:
        return f"{short}億"
    if value < 10**4 or value % 10**4:
        return _plain(value)
    large, small = divmod(value, 10**8)
    return (f"{_plain(large)}億" if large else "") + f"{_plain(small / 10**4)}万"


def _money_en(value: Decimal, unit: str) -> str:
    million, billion = _short(value, 10**6), _short(value, 10**9)
    amount = f"{billion} billion" if billion else f"{million} million" if million else _plain(value)
    return f"{amount} yen" if unit == "JPY" else f"{_signed(unit)}{amount}"


def _rate(value: Decimal, unit: str, language: Language) -> str:
    price, _, base = unit.partition("/")
    if language == "ja":
        return f"1{NAMES[base]}＝{_plain(value)}{NAMES[price]}"
    return f"{_signed(base)}1 = {_signed(price)}{_plain(value)}"


def _signed(unit: str) -> str:
    return _SIGN.get(unit) or ("¥" if unit == "JPY" else f"{unit} ")


def _duration(value: Decimal, unit: str, language: Language) -> str:
    japanese, english = _DURATIONS[unit]
    if unit == "months" and value and value % 12 == 0:
        value, japanese, english = value / 12, "年間", "year"
    if language == "en":
        return f"{_plain(value)} {english}" + ("" if value == 1 else "s")
    years, months = divmod(value, 12)
    if unit == "months" and japanese == "か月" and years and months == int(months):
        return f"{_plain(years)}年{_plain(months)}か月"
    return _plain(value) + japanese


def _count(value: Decimal, unit: str, language: Language) -> str:
    japanese, one, many = _COUNTS[unit]
    return (
        f"{_plain(value)}{japanese}" if language == "ja" else f"{_plain(value)} {one if value == 1 else many}"
    )


def _day_ja(day: Day) -> str:
    if day.part == "fiscal":
        return f"{day.year}年度"
    said = "".join(
        f"{number}{unit}"
        for number, unit in ((day.year, "年"), (day.month, "月"), (day.day, "日"))
        if number is not None
    )
    return said + ((_MONTH_PART if day.month else _YEAR_PART)[day.part] if day.part else "")


def _day_en(day: Day) -> str:
    if day.part == "fiscal":
        return f"FY{day.year}"
    if day.month is None:
        if day.year is None:
            return f"the {day.day}{_ordinal(day.day or 0)}"
        return f"{_ENGLISH_PART[day.part]}{day.year}" if day.part else f"the year {day.year}"
    month = _ENGLISH_MONTHS[day.month - 1]
    words = [str(day.day or ""), (_ENGLISH_PART[day.part] if day.part else "") + month, str(day.year or "")]
    return " ".join(word for word in words if word)


def _ordinal(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _clock(clock: Clock, language: Language) -> str:
    time = _clock_ja(clock) if language == "ja" else _clock_en(clock)
    if clock.zone is None:
        return time
    japanese, english = _ZONES.get(clock.zone, (clock.zone, clock.zone))
    return f"{time}（{japanese}）" if language == "ja" else f"{time} ({english})"


def _clock_ja(clock: Clock) -> str:
    if clock.hour == 24:
        return "24時"
    if (clock.hour, clock.minute) == (12, 0):
        return "正午"
    half, hour = ("午後", clock.hour - 12) if clock.hour >= 12 else ("午前", clock.hour)
    return f"{half}{hour}時" + (f"{clock.minute}分" if clock.minute else "")


def _clock_en(clock: Clock) -> str:
    if clock.hour == 24 or clock.hour == 0:
        return f"{clock.hour}:{clock.minute:02}"
    if (clock.hour, clock.minute) == (12, 0):
        return "noon"
    half = "pm" if clock.hour >= 12 else "am"
    return f"{(clock.hour - 1) % 12 + 1}:{clock.minute:02} {half}"
