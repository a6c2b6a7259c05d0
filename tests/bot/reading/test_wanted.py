"""What a question asks for by its form, in both languages."""

from __future__ import annotations

import pytest

from bot.reading.wanted import steps_in, wanted_in
from corpus.text.plain import folded


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("渡航計画は申請書のどの欄に書きますか。", "place"),
        ("Where in the form do the travel plans go?", "place"),
        ("Which section of the form is it?", "place"),
        ("育成計画は必要ですか。", "whether"),
        ("Is one partner enough?", "whether"),
        ("渡航者の人数に上限はありますか。", "most"),
        ("Are nine too many?", "most"),
        ("少なくとも何人ですか。", "least"),
        ("Would one person be sufficient?", "least"),
        ("7割に含まれない費用は何ですか。", "left_out"),
        ("Which costs don't count?", "left_out"),
        ("使途の例を教えてください。", "examples"),
        ("BBSRCはどこの傘下ですか。", "belonging"),
        ("What is the parent body of BBSRC?", "belonging"),
        ("それぞれの連絡先は", "each"),
        ("the address of each", "each"),
    ],
)
def test_the_form_of_a_question_tells_what_is_wanted(words, wanted):
    assert wanted in wanted_in(folded(words))


@pytest.mark.parametrize(
    "words",
    ["締切はいつですか。", "締切を教えていただけますか。", "When is the deadline?", "Please list the costs."],
)
def test_what_asks_when_or_to_be_told_asks_nothing_by_yes_or_no(words):
    assert "whether" not in wanted_in(folded(words))


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("審査結果の通知と研究の開始はいつですか", ("result", "start")),
        ("When are the interviews and the results?", ("interview", "result")),
        ("面接はいつですか", ("interview",)),
        ("書類審査から研究開始までの流れは", ()),
        ("What happens between the interview and the start?", ()),
        ("締切はいつですか", ()),
    ],
)
def test_steps_are_those_named_and_a_stretch_of_them_is_the_whole_calendar(words, steps):
    assert steps_in(folded(words)) == steps
