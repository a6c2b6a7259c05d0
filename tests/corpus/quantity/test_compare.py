"""Same value in another form, and values that may mean the same."""

import pytest

from corpus.quantity import compatible, read, same
from tests.tables import each


@each(
    ("a", "b"),
    [
        ("36か月", "3 years"), ("50%", "5割"), ("1億8,000万円", "¥180M"), ("2週間", "14 days"), ("24時間", "1日間"),
        ("半年", "6 months"),
        ("2024年4月16日", "16 April 2024"), ("午後6時（日本時間）", "18:00 JST"), ("5件程度", "five awards"),
        ("1ポンド＝180円", "£1 = ¥180"),
        ("2028年3月末", "end of March 2028"), ("最大3年", "3年以上"),
    ],
)  # fmt: skip
def test_the_form_does_not_matter(a: str, b: str) -> None:
    """Bounds and hedges are left to whoever compares."""
    assert same(read(a)[0], read(b)[0])
    assert compatible(read(b)[0], read(a)[0])


@each(
    ("a", "b"),
    [
        ("180円", "1ポンド＝180円"), ("£180", "180円"), ("3年", "3か月"), ("30日間", "1か月"), ("5件", "5名"),
        ("70%", "7件"),
        ("4月16日", "4月17日"), ("18:00 JST", "18:00 UK time"), ("2024年4月16日", "2025年4月16日"),
        ("3月末", "3月30日"), ("上旬", "下旬"),
        ("8月上旬", "8月下旬"), ("8月上旬", "8月15日"), ("2024年度", "2024年3月"), ("24時", "0:00"),
    ],
)  # fmt: skip
def test_other_values_are_neither_same_nor_compatible(a: str, b: str) -> None:
    """Kind, unit, value: one difference is enough."""
    for x in read(a):
        for y in read(b):
            assert not same(x, y)
            assert not compatible(x, y)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("4月16日", "2024年4月16日"), ("2024年4月", "2024年4月16日"), ("3月末", "2028年3月31日"),
        ("8月上旬", "8月5日"), ("18:00", "18:00 JST"),
        ("2024年度", "2025年3月"), ("2024年", "2024年4月16日"), ("the 16th", "4月16日"), ("2月末", "29 February 2024"),
    ],
)  # fmt: skip
def test_a_part_is_compatible_with_its_whole_but_not_the_same(a: str, b: str) -> None:
    """What both state agrees, and one states more."""
    assert not same(read(a)[0], read(b)[0])
    assert compatible(read(a)[0], read(b)[0])
    assert compatible(read(b)[0], read(a)[0])
