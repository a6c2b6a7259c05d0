"""A question as read: its language, its letters, its slips and the sentences that ask."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from bot.parts import parts
from bot.reading.question import DESK_ZONE, LONGEST, language_of, read_question
from bot.spelling import mended
from corpus.errors import BadInput


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("締切はいつですか", "ja"),
        ("When is the deadline?", "en"),
        ("ASPIREの締切", "ja"),
        ("e-Radでの応募にはFECの記載が必要ですか", "ja"),
        ("4/16?", "en"),
        ("シメキリ", "ja"),
    ],
)
def test_the_language_is_the_one_whose_letters_carry_the_grammar(text, language):
    assert language_of(text) == language


def test_an_english_question_may_hold_a_japanese_term():
    assert language_of("What does 直接経費 mean in the Japan-UK call?") == "en"


def test_half_width_kana_and_full_width_digits_are_read_as_what_they_are():
    question = read_question("ﾆﾎﾝ側は４月１６日１８：００ですか")

    assert question.plain == "ニホン側は4月16日18:00ですか"
    assert [item.kind for item in question.quantities] == ["date", "time"]


def test_characters_nobody_sees_are_dropped_and_white_space_is_folded():
    text = "\ufeff締\u200b切\x00は\u202e\n\t　いつ"

    assert read_question(text).plain == "締切は いつ"
    assert read_question(text).text == text


def test_spans_are_offsets_into_the_plain_text_and_its_lower_case_alike():
    question = read_question("İ  Can we ask for ２００ million yen?")
    (money,) = question.quantities

    assert question.plain[slice(*money.span)] == "200 million yen"
    assert len(question.folded) == len(question.plain)
    assert money.value == Decimal(200_000_000)


@pytest.mark.parametrize("text", ["", "   ", "\n\u200b", "？！", "。"])
def test_a_question_without_a_word_is_told_how_to_ask(text):
    with pytest.raises(BadInput, match=r"empty.*aspire ask"):
        read_question(text)


def test_the_longest_question_is_read_and_one_letter_more_is_told_so():
    assert read_question("あ" * LONGEST)
    with pytest.raises(BadInput, match="4,001"):
        read_question("あ" * (LONGEST + 1))


def test_length_counts_what_is_left_after_folding():
    assert read_question("締切は？" + " " * 10 * LONGEST).plain == "締切は?"


def test_a_moment_without_a_zone_is_in_japan():
    assert read_question("締切は", as_of=datetime(2024, 4, 16, 18)).as_of == datetime(
        2024, 4, 16, 18, tzinfo=DESK_ZONE
    )


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("deadlne", "deadline"),
        ("dedline", "deadline"),
        ("aplication", "application"),
        ("reserchers", "researchers"),
        ("elegible", "eligible"),
        ("indirct", "indirect"),
        ("budgte", "budget"),
    ],
)
def test_slips_in_words_of_the_trade_are_mended(slip, meant):
    assert mended(f"Please explain the {slip} again") == f"Please explain the {meant} again"


@pytest.mark.parametrize(
    "word",
    [
        "contract",
        "Contract",
        "contacts",
        "contrast",
        "maternity",
        "patents",
        "patients",
        "privilege",
        "notice",
        "supervisor",
    ],
)
def test_words_of_their_own_are_left_alone(word):
    assert mended(f"Is there a {word}?") == f"Is there a {word}?"


@pytest.mark.parametrize("text", ["Is the DEADLNE of BBSRK over?", "WHAT IS THE DEDLINE?"])
def test_words_in_capitals_may_be_acronyms_and_are_left_alone(text):
    assert mended(text) == text


def asked(text):
    return [(part.own.plain, part.whole.plain, part.leans) for part in parts(read_question(text))]


def test_a_sentence_that_asks_on_an_amount_named_before_leans_on_it():
    ((own, whole, leans),) = asked("2億円を申請したいです。可能でしょうか。")

    assert own == "可能でしょうか。"
    assert "2億円" in whole and leans


def test_a_sentence_of_its_own_does_not_lean_on_what_stands_before_it():
    ((own, whole, leans),) = asked("We have a meeting on 10 April. When is the deadline?")

    assert (own, leans) == ("When is the deadline?", False)
    assert whole.startswith("We have")


def test_courtesies_are_no_questions():
    found = asked("お世話になっております。面接はいつですか。よろしくお願いいたします。")

    assert [own for own, _, _ in found] == ["面接はいつですか。"]


def test_a_text_that_asks_nothing_is_taken_whole():
    text = "We would submit with a partner in Leeds."

    assert asked(text) == [(text, text, False)]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("締切と上限額と採択件数を教えてください", ["締切", "上限額", "採択件数"]),
        ("締切、支援額および研究期間は？", ["締切", "支援額", "研究期間"]),
        (
            "Please tell me the deadline, the award limit and the number of awards.",
            ["the deadline", "the award limit", "the number of awards"],
        ),
    ],
)
def test_a_list_asks_for_each_of_its_things(text, things):
    found = [own for own, _, _ in asked(text)]

    assert len(found) == len(things)
    assert all(thing in own for thing, own in zip(things, found, strict=True))


def test_no_more_than_eight_parts_are_answered():
    assert len(asked("締切はいつですか。" * 40)) == 8
