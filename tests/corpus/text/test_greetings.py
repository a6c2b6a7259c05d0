"""Greetings: closed formulas of politeness, told apart from what tells something."""

from __future__ import annotations

import pytest

from corpus.text.greetings import greeting_before, is_greeting, is_taken_back, meant_instead
from tests.tables import each


@each(
    "sentence",
    [
        "いつもお世話になっております。",
        "お世話になります",
        "はじめまして。",
        "突然のご連絡失礼いたします。",
        "よろしくお願いいたします。",
        "ご教示のほど、よろしくお願い申し上げます。",
        "何卒よろしくお願い致します",
        "科学技術振興機構 ASPIRE担当様",
        "以上です。",
        "お手数ですが、",
        "Hello,",
        "Hi there!",
        "Good morning.",
        "Dear Sir or Madam,",
        "Dear Dr. Smith,",
        "I hope this e-mail finds you well.",
        "Many thanks in advance!",
        "Thank you very much for your help.",
        "Kind regards,",
        "Yours sincerely",
        "ご教示ください。",
        "お忙しいところ恐縮ですが、ご教示いただけますでしょうか。",
        "Could you let me know?",
        "I'd be grateful for your advice.",
    ],
)
def test_a_formula_of_politeness_is_a_greeting(sentence: str) -> None:
    assert is_greeting(sentence)


@each(
    "sentence",
    [
        "応募の締切についてお世話になっております事務の方に伺いました。",
        "京都の大学の者です。",
        "以上の条件で応募できますか",
        "Hello is a word.",
        "Best practice in training is part of our plan.",
        "Thanks to BBSRC we have a budget.",
        "We are a group in Leeds.",
        "申請は研究代表者がよろしいですか",
        "上限をご教示ください。",
        "ご連絡をする期限は",
        "Could you let me know the limit?",
        "Please advise whether students count.",
    ],
)
def test_what_tells_something_is_none(sentence: str) -> None:
    assert not is_greeting(sentence)


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("Hello, when is the deadline?", "when is the deadline?"),
        ("Hi there! Can students go?", "Can students go?"),
        ("こんにちは、締切はいつですか", "締切はいつですか"),
        ("お世話になっております、はじめまして、締切は", "締切は"),
        ("Hello", "Hello"),
        ("High costs, are they covered?", "High costs, are they covered?"),
        ("Thanks, that's very helpful!", "Thanks, that's very helpful!"),
    ],
)
def test_a_greeting_is_cut_off_the_question_behind_it(sentence: str, rest: str) -> None:
    assert sentence[greeting_before(sentence) :] == rest


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("sorry, I meant the Japanese side", "the Japanese side"),
        ("Oh sorry, I meant how long they have to stay", "how long they have to stay"),
        ("I meant the stay.", "the stay"),
        ("oops no, 90 million", "90 million"),
        ("wait, make that 200 million", "200 million"),
        ("すみません間違えました、1億2千万です", "1億2千万です"),
        ("あ、1億8千万の間違いでした", "1億8千万"),
        ("ごめんなさい、書き間違いです、2006年です", "2006年です"),
        ("すみません、60万ポンドの間違いでした", "60万ポンド"),
        ("あ、7,000万じゃなくて6,000万です", "6,000万です"),
        ("no, make it 170", "170"),
        ("sorry, I meant the extension, not the whole project", "the extension"),
    ],
)
def test_what_is_meant_instead_is_told_from_the_taking_back(sentence: str, meant: str) -> None:
    span = meant_instead(sentence)

    assert span is not None
    assert sentence[slice(*span)] == meant


@pytest.mark.parametrize(
    "sentence",
    [
        "Sorry, no idea.",
        "Sorry, when is the deadline?",
        "Sorry",
        "The plan I meant is here",
        "すみません、締切はいつですか",
        "間違いがあれば教えてください",
        "締切は16日ではなくて17日です",
        "make it shorter, please",
        "金額の間違いは直せますか",
        "間違えた場合、差し替えられますか",
        "様式を間違えましたが、直せますか",
    ],
)
def test_an_apology_alone_takes_nothing_back(sentence: str) -> None:
    assert meant_instead(sentence) is None
    assert not is_taken_back(sentence)
