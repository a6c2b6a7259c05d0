"""Which slide a question names."""

from __future__ import annotations

import pytest

from bot.reading.slide import asks_which_slide, slide_in, without_slide
from tests.tables import each


@each(
    ("low", "slide"),
    [
        ("what does slide 12 say?", 12),
        ("what is on the 3rd slide", 3),
        ("slide #7: countries", 7),
        ("スライド12には何がありますか", 12),
        ("スライド12枚目の内容は?", 12),
        ("20枚目のスライドは?", 20),
        ("3番目のスライド", 3),
        ("5ページ目には?", 5),
        ("slides 3 and slide 4", None),
        ("we have 12 slides", None),
        ("20ページ以内ですか", None),
        ("slide 1.5", None),
        ("スライド2024年度版", None),
    ],
)
def test_a_slide_is_named_by_its_number_one_at_a_time(low: str, slide: int | None) -> None:
    assert slide_in(low) == slide


def test_what_is_left_is_what_is_asked_of_it() -> None:
    assert without_slide("スライド12の上限は?") == " の上限は?"


@pytest.mark.parametrize(
    ("low", "asks"),
    [
        ("where in the slides does it say that?", True),
        ("それは資料のどこに書いてありますか", True),
        ("which slide?", True),
        ("where do i find the slides?", False),
        ("資料はどこで入手できますか", False),
        ("source?", True),
        ("出典は?", True),
        ("what source pays for it?", False),
    ],
)
def test_where_in_the_slides_something_stands_asks_for_one(low: str, asks: bool) -> None:
    assert asks_which_slide(low) is asks
