"""What is said of a quantity by the words next to it."""

from corpus.quantity import read
from tests.tables import each


@each(
    ("text", "bound"),
    [
        *((text, "at_most") for text in (
            "1.8億円以内", "1.8億円まで", "最大1.8億円", "上限は1.8億円", "1.8億円以下", "1.8億円が上限", "up to £1m",
            "at most 3 years",
            "no more than 5 awards", "not more than £1m", "does not exceed 180 million yen",
            "cannot be longer than 3 years",
            "a maximum of 3 years", "15 years or less", "最大で約1.8億円", "15 年程度以内", "4月16日まで",
            "by 16 April", "until 6 pm",
            "1.8億円を超えない", "the cap of £1m", "最長2030年3月末", "within 15 years", "最大\n1.8億円",
            "3 or fewer people",
        )),
        *((text, "less_than") for text in ("1.8億円未満", "under £1m", "less than 3 years", "fewer than 3 people",
        "before 16 April", "3年に満たない")),
        *((text, "at_least") for text in (
            "1機関以上", "at least 3 years", "no less than 3 years", "少なくとも1名", "最低3年",
            "minimum of 2 institutions", "3 years or more",
            "2028年4月以降", "since 2012", "2週間前まで", "no later than 2 weeks before", "15+ years",
            "not fewer than 3 people",
            "50万円（税抜）以上", "2機関（国内）以上", "50万円（消費税及び地方消費税を除く）以上",
            "€500 (excl. VAT) or more",
        )),
        *((text, "more_than") for text in ("1.8億円超", "1.8億円を超える", "over £1m", "more than 3 years",
        "exceeding 30%", "3年より長い", "after 16 April")),
        *((text, None) for text in ("1.8億円", "3年です", "£1 million is", "予算3年", "16 April",
        "1.8億円と聞きました", "discover £1m")),
    ],
)  # fmt: skip
def test_bounds(text: str, bound: str | None) -> None:
    """Before or after, in either language, negated or not."""
    assert [bound] == [q.bound for q in read(text)]


@each(
    ("text", "hedge"),
    [
        ("5件程度", "about"), ("約1.8億円", "about"), ("3年前後", "about"), ("about 5 awards", "about"),
        ("7 割程度", "about"),
        ("3年を目処とした", "about"), ("approximately £1m", "about"), ("1億円弱", "about"),
        ("原則3年間", "in_principle"),
        ("原則として3年", "in_principle"), ("in principle 3 years", "in_principle"),
        ("3 years in principle", "in_principle"),
        ("2024年12月予定", "planned"), ("8月上旬に面接審査を行う予定", "planned"), ("9月に公表する予定", "planned"),
        ("4月に応募します", None), ("8月上旬（予定）", "planned"), ("2月開始（予定）", "planned"),
        ("2月\n開始\n\n（予定）", "planned"),
        ("1 December 2024 (planned)", "planned"), ("原則1年程度", "about"), ("3年間", None), ("1.8億円", None),
    ],
)  # fmt: skip
def test_hedges(text: str, hedge: str | None) -> None:
    """The nearest hedge wins: 原則1年程度 is about a year."""
    assert [hedge] == [q.hedge for q in read(text)]


def test_a_day_and_its_time_share_the_bound() -> None:
    """まで after the time also closes the day."""
    assert [q.bound for q in read("4月16日（火）午後6時までに提出")] == ["at_most", "at_most"]
    assert [q.bound for q in read("by 16 April 2024, 4 pm UK time")] == ["at_most", "at_most"]


@each(
    ("text", "fields"),
    [
        ("9,000万円（間接経費30％を含む場合、最大1億1,700万円）", [None, "indirect", "with_indirect"]),
        ("直接経費1.8億円", ["direct"]), ("直接経費で最大1.8億円", ["direct"]), ("1.8億円（直接経費）", ["direct"]),
        ("間接経費を含む場合、最大2.34億円", ["with_indirect"]), ("間接経費込みで2.34億円", ["with_indirect"]),
        ("2.34億円（間接経費込み）", ["with_indirect"]), ("1.8億円（間接経費を除く）", ["direct"]),
        ("間接経費を含まない1.8億円", ["direct"]),
        ("間接経費5,400万円", ["indirect"]), ("直接経費の30％", ["direct"]),
        ("直接経費の30％にあたる間接経費", ["indirect"]),
        ("FEC：Full Economic Costの80%", ["fec"]), ("80% of the full economic cost", ["fec"]),
        ("¥180M direct costs", ["direct"]),
        ("With indirect costs included, our budget comes to ¥234M", ["with_indirect"]),
        ("¥234M, indirect costs included", ["with_indirect"]),
        ("30% on top of direct costs, which takes us to ¥234M", ["direct", "with_indirect"]),
        ("¥190M, just direct costs", ["direct"]),
        ("合わせて2億円、間接経費入り", ["with_indirect"]), ("直接 2億円", ["direct"]),
        ("¥234M including indirect costs", ["with_indirect"]), ("£1m excluding overheads", ["direct"]),
        ("overheads of 30%", ["indirect"]), ("1.8億円", [None]), ("直接経費総額の7割程度", ["direct"]),
        ("直接経費1.8億円、間接経費5,400万円", ["direct", "indirect"]),
        ("最大1.8億円（直接経費の30％にあたる間接経費を含む場合、最大2.34億円）", [None, "indirect", "with_indirect"]),
        ("最大1.8億円\n\n（直接経費の30％\n\nにあたる間接経費を\n\n含む場合、最大2.34\n\n億円）",
        [None, "indirect", "with_indirect"]),
    ],
)  # fmt: skip
def test_fields(text: str, fields: list[str | None]) -> None:
    """Direct, indirect, both together, or full economic cost; nothing said is None."""
    assert fields == [q.field for q in read(text)]


def test_context_does_not_cross_a_sentence() -> None:
    """The costs of the sentence before say nothing of this one."""
    assert [q.field for q in read("直接経費です。支援額は1.8億円。")] == [None]
    assert [q.bound for q in read("期間は3年。機関は2機関以上。")] == [None, "at_least"]
