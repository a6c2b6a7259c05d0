"""What a question tells of the answer it wants, in sentences as people write them."""

from __future__ import annotations

import pytest

from bot.reading.marks import marks_of
from bot.reading.schedule import moments_named
from corpus.text.plain import folded


@pytest.mark.parametrize(
    ("mark", "tells", "does_not"),
    [
        ("full", "上限いっぱい取れたら", "上限はいくらですか"),
        ("full", "each takes the full maximum", "what is the maximum"),
        ("per_year", "1年あたりいくらですか", "上限は1年あたりの額ですか"),
        ("per_year", "how much a year is that", "is the limit per year?"),
        ("with_indirect", "間接経費込みではいくら", "間接経費はいくら"),
        ("changed", "円安で上限は見直されますか", "1ポンドは200円ですか"),
        ("changed", "if the pound rises, what then", "is the rate 200 yen"),
        ("months", "それぞれ何か月ですか", "何年間ですか"),
        ("length", "結果から開始まで何か月空きますか", "締切まであと何日ですか"),
        ("other_reason", "実験が遅れたので延長したい", "ビザの遅れで渡航が延びた"),
        ("other_reason", "nobody travelling, only more lab work", "the student stays in the lab abroad"),
        ("other_reason", "渡航は終わりますが、実験を続けたい", "渡航を続けながら実験もしたい"),
        ("more_money", "延長分の予算は上乗せされますか", "延長できますか"),
        ("more_money", "is there extra money for that", "is the money for travel"),
        ("from_start", "はじめから5年の計画にしたい", "5年に延ばしたい"),
        ("most", "人数に制限はありますか", "何人必要ですか"),
        ("number", "how many may there be", "may there be one"),
        ("one_sided", "国内の機関だけで応募できますか", "国内の機関と英国の機関で応募します"),
        ("one_sided", "we have no British partner", "we have a British partner"),
    ],
)
def test_a_mark_is_told_by_one_sentence_and_not_by_the_other(mark, tells, does_not):
    assert mark in marks_of(folded(tells), folded(tells))
    assert mark not in marks_of(folded(does_not), folded(does_not))


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("審査結果の通知から研究開始まで", ("result", "start")),
        ("How long from opening to close?", ("call_opens", "call_closes")),
        ("通常の終わりから延長の限度まで", ("end", "extension_end")),
        ("終了報告書はいつまでですか", ()),
    ],
)
def test_the_scheduled_moments_stand_in_the_order_of_the_words(text, moments):
    assert moments_named(folded(text)) == moments
