"""What hangs on a sentence does not hide that it asks."""

from __future__ import annotations

import time

import pytest

from bot.mail.decorations import undecorated
from bot.mail.reading import read
from tests.tables import each

TAILS = [
    "！",
    "〜",
    "～！",
    "♪",
    "♪♪",
    "(^^)",
    "(^_^;)",
    "（＾＾）",
    "m(_ _)m",
    "(´・ω・`)",
    "😊",
    "🙏🏽",
    "\ue6f9",
    "〜！♪(^^)",
]


@each("tail", TAILS)
def test_a_decorated_question_is_the_question(tail: str) -> None:
    asks = [ask for question in read(f"面接はいつですか{tail}").questions for ask in question.asks]

    assert [ask.rstrip("。") for ask in asks] == ["面接はいつですか"]


def test_a_decoration_ends_its_sentence() -> None:
    assert undecorated("面接はいつですか♪場所はどこですか😊") == "面接はいつですか。場所はどこですか。"
    assert undecorated("When is it? 🙂 Thanks").split() == ["When", "is", "it?", "Thanks"]


@pytest.mark.parametrize(
    "text",
    [
        "★ 面接",
        "● 締切",
        "（１）締切 (a) 上限 (注)",
        "㈱は対象ですか",
        "4月〜5月",
        "サーバー",
        "30%(*)",
        "(ii) どう",
        "→ 次",
    ],
)
def test_marks_that_belong_to_the_text_stay(text: str) -> None:
    assert undecorated(text) == text


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "か！" * 50_000, "〜" * 100_000, "(^" * 50_000, "😊" * 50_000]
)
def test_no_decoration_takes_long(text: str) -> None:
    begun = time.monotonic()
    undecorated(text)

    assert time.monotonic() - begun < 2
