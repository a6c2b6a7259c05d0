"""One line per way of writing: the words, and every quantity that must be read from them."""

import datetime as dt
from decimal import Decimal

import pytest

from corpus.quantity import Clock, Day, read
from tests.tables import each

M = 10**6
APRIL = Day(2024, 4, 16)


def _values(text: str, *, today: dt.date | None = None) -> list[tuple[str, object, str]]:
    return [(q.kind, q.value, q.unit) for q in read(text, today=today)]


@each(
    "text",
    [
        "1.8億円", "1億8,000万円", "１８０００万円", "一億八千万円", "1億8千万円", "18,000万円", "¥180M",
        "¥180,000,000",
        "180 million yen", "180m yen", "JPY 180,000,000", "JPY180M", "0.18 billion yen", "180,000,000 yen", "約1.8億円",
        "1.8億", "180百万円", "180,000千円", "１．８億円", "1.8\n\n億円", "1.8\u200b億円", "yen 180 million", "￥180Ｍ",
        "one hundred and eighty million yen", "180mn JPY", "¥1.8億", "1億8000万", "180,000,000円",
    ],
)  # fmt: skip
def test_one_amount_in_yen_has_many_forms(text: str) -> None:
    """Each form is 180 million yen and nothing besides."""
    assert _values(text) == [("money", Decimal(180 * M), "JPY")]


@each(
    ("text", "value", "unit"),
    [
        ("£1m", M, "GBP"), ("£1,000,000", M, "GBP"), ("£1 million", M, "GBP"), ("£1.2M", 1_200_000, "GBP"),
        ("100万ポンド", M, "GBP"), ("GBP 1.2 million", 1_200_000, "GBP"), ("1 million pounds", M, "GBP"),
        ("a million pounds", M, "GBP"), ("GBP1m", M, "GBP"), ("50k pounds", 50_000, "GBP"), ("$2M", 2 * M, "USD"),
        ("US$2 million", 2 * M, "USD"), ("5万ドル", 50_000, "USD"), ("€3.5m", 3_500_000, "EUR"),
        ("百万ポンド", M, "GBP"),
        ("100万ﾎﾟﾝﾄﾞ", M, "GBP"), ("6,900万円", 69 * M, "JPY"), ("6900万", 69 * M, "JPY"), ("1,000 euros", 1000, "EUR"),
        ("DKK 6,500,000", 6_500_000, "DKK"), ("S$620,000", 620_000, "SGD"), ("CHF 300k", 300_000, "CHF"),
        ("3億ウォン", 300 * M, "KRW"), ("NT$ 3 million", 3 * M, "TWD"), ("20,000 kroner", 20_000, "DKK"),
        ("3千円", 3000, "JPY"), ("十万円", 100_000, "JPY"), ("1億2万3,456円", 100_023_456, "JPY"),
        ("£500k", 500_000, "GBP"),
    ],
)  # fmt: skip
def test_money_carries_its_currency(text: str, value: int, unit: str) -> None:
    """The unit follows the sign, the code or the word."""
    assert _values(text) == [("money", Decimal(value), unit)]


@each(
    ("text", "value"),
    [
        ("7割", "70"), ("七割", "70"), ("70%", "70"), ("70％", "70"), ("70 percent", "70"), ("3割5分", "35"),
        ("3割5分2厘", "35.2"), ("seventy percent", "70"), ("half of the budget", "50"), ("半分", "50"),
        ("12.5%", "12.5"),
        ("7 割", "70"), ("ten per cent", "10"), ("at least half", "50"), ("80パーセント", "80"), ("一割", "10"),
    ],
)  # fmt: skip
def test_shares_are_percentages(text: str, value: str) -> None:
    """割, %, words and halves are all percent."""
    assert _values(text) == [("percent", Decimal(value), "percent")]


@each(
    ("text", "part", "of"),
    [
        ("3分の2", 2, 3), ("三分の一", 1, 3), ("２分の１", 1, 2), ("10分の9", 9, 10), ("2/3以内", 2, 3),
        ("補助率：１／２", 1, 2),
        ("補助率は3/4", 3, 4), ("2/3を補助", 2, 3), ("経費の2分の1以内", 1, 2), ("two-thirds", 2, 3),
        ("two thirds of the costs", 2, 3),
        ("three quarters of the costs", 3, 4), ("up to 2/3 of the costs", 2, 3), ("a grant rate of 1/2", 1, 2),
        ("one fifth of it", 1, 5),
    ],
)  # fmt: skip
def test_a_fraction_is_so_many_of_a_hundred(text: str, part: int, of: int) -> None:
    """Two of three is the same in every way of writing, to the last digit."""
    assert _values(text) == [("percent", Decimal(100 * part) / of, "percent")]


@pytest.mark.parametrize(
    "text",
    [
        "補助率 中小企業 1/2、小規模企業 2/3",
        "補助率：中小企業 1/2、小規模企業※3 2/3",
        "Rates: firms 1/2, universities 2/3",
    ],
)
def test_several_rates_are_told_apart_by_whose_they_are(text: str) -> None:
    """Each is a share where their common name heads the list."""
    assert [value.quantize(Decimal("0.1")) for _, value, _ in _values(text)] == [
        Decimal("50.0"),
        Decimal("66.7"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2/3",
        "2/3まで",
        "採択率の発表は2/3",
        "採択率は別途、締切 2/3",
        "締切は2/3",
        "by 2/3",
        "2/3を締切とする",
    ],
)
def test_a_day_and_a_month_are_no_fraction(text: str) -> None:
    """Only a rate, or what stands behind it, makes a share of 2/3."""
    assert not any(kind == "percent" for kind, _, _ in _values(text))


@each(
    ("text", "value", "unit"),
    [
        ("3年", 36, "months"), ("三年間", 36, "months"), ("36か月", 36, "months"), ("36ヶ月", 36, "months"),
        ("36カ月", 36, "months"), ("３６ヵ月", 36, "months"), ("36ケ月", 36, "months"), ("36箇月", 36, "months"),
        ("半年", 6, "months"), ("1年半", 18, "months"), ("1年6か月", 18, "months"), ("a year and a half", 18, "months"),
        ("one and a half years", 18, "months"), ("1.5 years", 18, "months"), ("18-month", 18, "months"),
        ("18 months", 18, "months"), ("three years", 36, "months"), ("one year", 12, "months"),
        ("3-year", 36, "months"),
        ("3 years and 6 months", 42, "months"), ("half a year", 6, "months"), ("for a year", 12, "months"),
        ("2週間", 14, "days"), ("14日間", 14, "days"), ("14日以内", 14, "days"), ("30日前", 30, "days"),
        ("30 days", 30, "days"),
        ("two weeks", 14, "days"), ("5営業日", 5, "working_days"), ("5 working days", 5, "working_days"),
        ("24時間", 24, "hours"), ("1時間半", 90, "minutes"), ("1時間30分", 90, "minutes"),
        ("2 hours 30 minutes", 150, "minutes"),
        ("90分", 90, "minutes"), ("10分", 10, "minutes"), ("24h", 24, "hours"), ("2024年間", 24288, "months"),
    ],
)  # fmt: skip
def test_durations_are_months_days_hours_or_minutes(text: str, value: int, unit: str) -> None:
    """Years become months and weeks days; months never become days."""
    assert _values(text) == [("duration", Decimal(value), unit)]


@each(
    ("text", "day"),
    [
        *((text, APRIL) for text in (
            "令和6年4月16日", "R6.4.16", "2024/4/16", "2024-04-16", "2024.4.16", "16 April 2024", "April 16th, 2024",
            "April 16, 2024", "Apr. 16, 2024", "16th of April 2024", "16-Apr-2024", "2024年4月16日(火)",
            "２０２４年４月１６日",
            "二〇二四年四月十六日", "2024年4月\n16日", "令和六年四月十六日", "16/04/2024", "04/16/2024",
            "24年4月16日", "2024/04/16（火）",
        )),
        *((text, Day(None, 4, 16)) for text in ("Apr 16", "16th of April", "4/16（火）", "4月16日(火)", "4月16日",
        "16 April", "4/16")),
        ("2028年3月末", Day(2028, 3, None, "end")), ("8月上旬", Day(None, 8, None, "early")),
        ("2024年9月下旬", Day(2024, 9, None, "late")), ("8月中旬", Day(None, 8, None, "mid")),
        ("late September 2024", Day(2024, 9, None, "late")), ("end of March 2028", Day(2028, 3, None, "end")),
        ("the end of March", Day(None, 3, None, "end")), ("mid-August", Day(None, 8, None, "mid")),
        ("2024年度", Day(2024, None, None, "fiscal")), ("FY2024", Day(2024, None, None, "fiscal")),
        ("令和6年度", Day(2024, None, None, "fiscal")), ("fiscal year 2024", Day(2024, None, None, "fiscal")),
        ("2024年12月", Day(2024, 12)), ("December 2024", Day(2024, 12)), ("2024/12", Day(2024, 12)),
        ("12月", Day(None, 12)),
        ("in March", Day(None, 3)), ("in 2009", Day(2009)), ("2009年", Day(2009)), ("平成31年", Day(2019)),
        ("令和元年", Day(2019)),
        ("2024年末", Day(2024, None, None, "end")), ("early 2025", Day(2025, None, None, "early")),
        ("16日まで", Day(None, None, 16)),
        ("the 16th", Day(None, None, 16)), ("4月31日", Day(None, 4, 31)),
    ],
)  # fmt: skip
def test_dates_keep_what_is_said_and_no_more(text: str, day: Day) -> None:
    """A date without a year has none, and 月末 has no day."""
    assert _values(text) == [("date", day, "")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1/15～4/16", Day(None, 1, 15), Day(None, 4, 16)), ("2024年5月～7月", Day(2024, 5), Day(2024, 7)),
        ("2024年12月～2028年3月", Day(2024, 12), Day(2028, 3)), ("2024年12月～3月", Day(2024, 12), Day(2025, 3)),
        ("May to July 2024", Day(2024, 5), Day(2024, 7)), ("16-20 April 2024", Day(2024, 4, 16), Day(2024, 4, 20)),
        ("4月1日～16日", Day(None, 4, 1), Day(None, 4, 16)), ("5〜7月", Day(None, 5), Day(None, 7)),
        ("2008-2010", Day(2008), Day(2010)),
    ],
)  # fmt: skip
def test_a_range_is_two_dates_that_share_what_is_said_once(text: str, first: Day, last: Day) -> None:
    """The year, the month or the unit may stand at one end only."""
    assert _values(text) == [("date", first, ""), ("date", last, "")]


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月2日（月）午前9時～1月20日（月）午後5時",
        "令和6年12月2日9:00から1月20日17:00まで",
        "12月2日9時～2025年1月20日17時",
        "2 December 2024, 9:00 am to 20 January, 5:00 pm",
    ],
)
def test_an_hour_behind_its_first_day_keeps_no_range_from_sharing_the_year(text: str) -> None:
    days = [value for kind, value, _ in _values(text) if kind == "date"]

    assert days == [Day(2024, 12, 2), Day(2025, 1, 20)]


def test_days_with_hours_that_are_no_range_share_nothing() -> None:
    days = [
        value for kind, value, _ in _values("2024年12月2日9時に公開。1月20日17時に説明会") if kind == "date"
    ]

    assert days == [Day(2024, 12, 2), Day(None, 1, 20)]


@each(
    ("text", "clock"),
    [
        ("午後6時", Clock(18)), ("18時", Clock(18)), ("18:00", Clock(18)), ("6 pm", Clock(18)), ("6pm", Clock(18)),
        ("6:30 p.m.", Clock(18, 30)), ("正午", Clock(12)), ("noon", Clock(12)), ("24時", Clock(24)),
        ("midnight", Clock(0)),
        ("午後6時（日本時間）", Clock(18, 0, "JST")), ("18:00 JST", Clock(18, 0, "JST")),
        ("日本時間午後6時", Clock(18, 0, "JST")),
        ("4 pm UK time", Clock(16, 0, "UK")), ("英国時間の午後4時", Clock(16, 0, "UK")),
        ("16:00 GMT", Clock(16, 0, "UK")),
        ("16:00 (BST)", Clock(16, 0, "UK")), ("18:00 UTC", Clock(18, 0, "UTC")),
        ("9:00 Europe/Paris", Clock(9, 0, "Europe/Paris")),
        ("9:00 America/New_York", Clock(9, 0, "America/New_York")), ("午前0時", Clock(0)),
        ("午後三時半", Clock(15, 30)),
        ("18時30分", Clock(18, 30)), ("12am", Clock(0)), ("12pm", Clock(12)), ("6 pm in Japan", Clock(18, 0, "JST")),
        ("18:00+09:00", Clock(18, 0, "JST")), ("18:00 +01:00", Clock(18, 0, "+01:00")),
        ("18:00 UTC+9", Clock(18, 0, "JST")), ("9:00 GMT-05:00", Clock(9, 0, "-05:00")),
        ("夜の11時半", Clock(23, 30)), ("夕方の5時", Clock(17)), ("夜12時", Clock(24)), ("朝の9時", Clock(9)),
        ("half past eleven at night", Clock(23, 30)),
        ("a quarter to six pm JST", Clock(17, 45, "JST")), ("quarter past nine in the morning", Clock(9, 15)),
        ("eleven at night", Clock(23)),
        ("half past twelve pm", Clock(12, 30)), ("a quarter to one in the afternoon", Clock(12, 45)),
        ("11:30 at night", Clock(23, 30)), ("midday", Clock(12)),
        ("half three in the afternoon UK time", Clock(15, 30, "UK")), ("half five pm", Clock(17, 30)),
    ],
)  # fmt: skip
def test_times_carry_the_zone_that_is_named(text: str, clock: Clock) -> None:
    """A zone may stand before or after; without one there is none."""
    assert _values(text)[:1] == [("time", clock, "")]


@pytest.mark.parametrize(
    "text", ["half past five", "夜の1時", "12:30 at night", "a quarter to six", "half three"]
)
def test_an_hour_that_may_be_of_either_half_of_the_day_is_no_moment(text: str) -> None:
    assert _values(text) == []


def test_a_day_and_its_time_are_two_quantities() -> None:
    """Each in its own words, weekday and zone included."""
    found = read("締切：2024年4月16日（火）午後6時（日本時間）です")
    assert [q.text for q in found] == ["2024年4月16日（火）", "午後6時（日本時間）"]
    assert [q.value for q in found] == [APRIL, Clock(18, 0, "JST")]


def test_a_timestamp_is_a_day_and_a_time() -> None:
    """ISO 8601 with an offset."""
    assert [q.value for q in read("2024-04-16T18:00+09:00")] == [APRIL, Clock(18, 0, "JST")]
    assert [q.value for q in read("2024-04-16T09:00:00Z")] == [APRIL, Clock(9, 0, "UTC")]


@each(
    ("text", "value", "unit"),
    [
        ("5件", 5, "awards"), ("five awards", 5, "awards"), ("5 projects", 5, "awards"), ("1機関", 1, "institutions"),
        ("1校", 1, "institutions"),
        ("3者", 3, "parties"), ("２者以上", 2, "parties"), ("three vendors", 3, "parties"),
        ("2 UK institutions", 2, "institutions"), ("1名", 1, "people"), ("三人", 3, "people"),
        ("5万人", 50_000, "people"),
        ("two researchers", 2, "people"), ("2 early career researchers", 2, "people"), ("12ページ", 12, "pages"),
        ("12 pages", 12, "pages"), ("3回", 3, "times"), ("3 times", 3, "times"), ("2か国", 2, "countries"),
        ("35歳", 35, "years_old"), ("35 years old", 35, "years_old"), ("400字", 400, "characters"),
        ("500 words", 500, "words"),
        ("3チーム", 3, "teams"), ("3枚", 3, "items"), ("7分野", 7, "fields"),
        ("3 or more institutions", 3, "institutions"),
    ],
)  # fmt: skip
def test_counts_name_what_is_counted(text: str, value: int, unit: str) -> None:
    """Counters and nouns fall into the same few units in both languages."""
    assert _values(text) == [("count", Decimal(value), unit)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("four separate three-month trips", [("count", 4, "times"), ("duration", 3, "months")]),
        ("two six-month stays", [("count", 2, "times"), ("duration", 6, "months")]),
        ("twenty-five one-week visits", [("count", 25, "times"), ("duration", 7, "days")]),
        ("2 6-month-long stays", [("count", 2, "times"), ("duration", 6, "months")]),
        ("one six-month stay", [("duration", 6, "months")]),
        ("two three-month salaries", [("duration", 3, "months")]),
        ("2024 three-month trips", [("duration", 3, "months")]),
    ],
)
def test_several_stays_of_a_length_are_a_count_and_a_length(text: str, values: list[tuple]) -> None:
    """What is counted must be stays, several of them, and no year."""
    assert _values(text) == [(kind, Decimal(value), unit) for kind, value, unit in values]


@each(
    "text",
    ["1ポンド＝180円", "1ポンド180円", "1ポンドは180円", "£1 = ¥180", "£1=180 yen", "180円/ポンド", "180 yen per pound",
     "180 yen to the pound", "1ポンドあたり180円", "GBP 1 = JPY 180", "1 pound is 180 yen", "一ポンド＝百八十円"],
)  # fmt: skip
def test_an_exchange_rate_is_no_amount(text: str) -> None:
    """Neither its pound nor its yen may be taken for money."""
    assert _values(text) == [("rate", Decimal(180), "JPY/GBP")]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("10〜20万円", (100_000, 200_000), "JPY"), ("¥10-20 million", (10 * M, 20 * M), "JPY"),
        ("£1-2m", (M, 2 * M), "GBP"),
        ("108 of 150 million yen", (108 * M, 150 * M), "JPY"), ("£200 out of £500", (200, 500), "GBP"),
        ("£500,000 to £1 million", (500_000, M), "GBP"), ("3-5年", (36, 60), "months"),
        ("3 to 5 years", (36, 60), "months"),
        ("1〜2名", (1, 2), "people"), ("between 1 and 2 million pounds", (M, 2 * M), "GBP"),
        ("60-70%", (60, 70), "percent"),
    ],
)  # fmt: skip
def test_the_unit_of_a_range_counts_for_both_ends(text: str, values: tuple[int, int], unit: str) -> None:
    """ "¥10" of "¥10-20 million" is ten million."""
    assert [(q.value, q.unit) for q in read(text)] == [(Decimal(value), unit) for value in values]


TODAY = dt.date(2024, 4, 10)  # a Wednesday


@each(
    ("text", "day"),
    [
        ("今日", Day(2024, 4, 10)), ("明日", Day(2024, 4, 11)), ("明後日", Day(2024, 4, 12)), ("昨日", Day(2024, 4, 9)),
        ("一昨日", Day(2024, 4, 8)), ("来週の月曜", Day(2024, 4, 15)), ("来週の月曜日", Day(2024, 4, 15)),
        ("今週の金曜", Day(2024, 4, 12)),
        ("先週の金曜", Day(2024, 4, 5)), ("今月末", Day(2024, 4, None, "end")), ("来月10日", Day(2024, 5, 10)),
        ("来年3月", Day(2025, 3)),
        ("昨年", Day(2023)), ("tomorrow", Day(2024, 4, 11)), ("next Monday", Day(2024, 4, 15)),
        ("next month", Day(2024, 5)),
        ("this Friday", Day(2024, 4, 12)), ("Friday next week", Day(2024, 4, 19)),
        ("the day after tomorrow", Day(2024, 4, 12)),
    ],
)  # fmt: skip
def test_relative_days_need_a_today(text: str, day: Day) -> None:
    """With a today the day is whole; without one, 来年3月 is some March and 明日 nothing."""
    assert _values(text, today=TODAY) == [("date", day, "")]
    assert ("date", day, "") not in _values(text)


def test_the_longest_reading_wins_and_none_overlap() -> None:
    """A sentence with several kinds, in order."""
    text = "直接経費は最大1.8億円、期間は原則3年間、2024年4月16日（火）午後6時まで、5件程度、FECの80%。"
    assert [q.text for q in read(text)] == [
        "1.8億円",
        "3年間",
        "2024年4月16日（火）",
        "午後6時",
        "5件",
        "80%",
    ]


def test_a_day_more_than_a_length_is_a_length() -> None:
    """15年と1日 is fifteen years and one day, not the first of a month."""
    assert _values("学位取得後15年と1日") == [
        ("duration", Decimal(180), "months"),
        ("duration", Decimal(1), "days"),
    ]
