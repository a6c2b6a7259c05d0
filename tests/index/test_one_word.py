"""Two texts that are the same but for one word."""

from __future__ import annotations

import pytest

from index.one_word import one_word_apart


@pytest.mark.parametrize(
    ("text", "other", "word"),
    [
        ("駐車場はありますか", "駐車場はありますか？", ""),
        ("駐車場はありますか", "駐車場はありますかね", "ね"),
        ("駐車場ありますか", "駐車場はありますか", "は"),
        ("Is there parking?", "Is there bicycle parking?", "bicycle"),
        ("Is there parking?", "Is there parking, please?", "please"),
        ("Ｉs there parking", "is there PARKING", ""),
        ("面接はいつですか", "面接はどこですか", None),
        ("Is there parking?", "Is there any bicycle parking?", None),
        ("駐車場", "", "駐車場"),
        ("", "", ""),
    ],
)
def test_the_word_that_one_has_besides(text: str, other: str, word: str | None) -> None:
    assert one_word_apart(text, other) == one_word_apart(other, text) == word


def test_a_long_text_is_not_compared() -> None:
    assert one_word_apart("駐" * 501, "駐" * 501) is None
