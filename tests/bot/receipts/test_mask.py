"""What counts as personal data in a question or mail, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.receipts import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("連絡は taro.yamada+x@lab.example.ac.jp まで", "連絡は [address] まで"),
        ("電話 090-1234-5678 です", "電話 [phone] です"),
        ("TEL: +44 20 7946 0958", "TEL: [phone]"),
        ("電話（03）1234-5678", "電話[phone]"),
        ("My name is John A. Smith and I ask", "My name is [name] and I ask"),
        ("I am Dr. Jane Doe, may I apply?", "I am Dr. [name], may I apply?"),
        ("締切は？\n--\n山田太郎\n〇〇大学", "締切は？\n[signature]"),
        ("When is the deadline?\n\nBest regards,\nJohn\nUniversity", "When is the deadline?\n\n[signature]"),
        ("教えてください。\n＝＝＝＝＝＝\n〇〇大学 山田\n", "教えてください。\n[signature]"),
        ("佐藤と申します。締切は？", "[name]と申します。締切は？"),
        ("東京大学の鈴木一郎です。", "東京大学の[name]です。"),
    ],
)
def test_personal_data_is_masked(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "締切は2024年4月16日18:00ですか",
        "上限は180,000,000円、FECの80%、2024-04-16、2028-03-31ですか",
        "I am a Japanese PI at 15 years after my degree",
        "日本側の研究者です。英国側の締切は？",
        "Is the limit 234 million yen (2024-12-01 to 2028-03-31)?",
        "若手研究者です。応募できますか",
        "以上、よろしくお願いします。",
        "Best regards are not needed",
    ],
)
def test_questions_keep_what_they_ask(text):
    assert mask(text) == text


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_more(text):
    once = mask(text)

    assert mask(once) == once


def test_the_desks_own_address_stays():
    assert mask("aspire-uk@jst.go.jp", keep={"aspire-uk@jst.go.jp"}) == "aspire-uk@jst.go.jp"
