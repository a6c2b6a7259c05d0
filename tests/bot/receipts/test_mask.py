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
        ("大学院の小林 真由美と申します。締切は？", "大学院の[name]と申します。締切は？"),
        ("ABC大学URAの伊藤でございます。締切は？\n伊藤", "ABC大学URAの[name]でございます。締切は？\n[name]"),
        (
            "締切は？\n何卒よろしくお願いいたします。\n\n京都大学\n中村 太郎",
            "締切は？\n何卒よろしくお願いいたします。\n[signature]",
        ),
        ("When is it?\n\nBest,\nMei-Ling Tan", "When is it?\n\n[signature]"),
        ("When? Sent from my iPhone\nJane Doe", "When? Sent from my iPhone\n[signature]"),
        ("締切は？ iPhoneから送信\n山口", "締切は？ iPhoneから送信\n[signature]"),
        ("締切は？（担当：松本、内線1234）", "締切は？（担当：[name]、内線1234）"),
        ("kenji(at)example.ac.jp か kenji＠example．ac．jp", "[address] か [address]"),
        ("write to kenji at example dot ac dot jp", "write to [address]"),
        ("From: 加藤 翔 <sho@example.jp>", "From: [name] <[address]>"),
        ("Jane Doe <jane@example.ac.uk> asks", "[name] <[address]> asks"),
        (
            "研究代表者は井上一郎、共同研究者はJohn Brownです。",
            "研究代表者は[name]、共同研究者は[name]です。",
        ),
        ("令和6年4月1日\n○○大学学長 林 三郎", "令和6年4月1日\n○○大学学長 [name]"),
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
        "よろしくお願いします。\n締切はいつですか。",
        "研究代表者は日本側の研究者ですか",
        "The meeting is at Kyoto, the PI is Japanese",
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
