"""How a question is meant, in sentences as people write them: by its form, and by what was learned from examples."""

from __future__ import annotations

import pytest

from bot.reading.marks import LEARNED, Marks, by_form, nothing
from bot.reading.schedule import moments_named
from corpus.marks.labelled import read_labelled
from corpus.text.plain import folded
from corpus.text.segments import Segment
from tests.tables import each


def form(text: str) -> frozenset[str]:
    return by_form(folded(text), folded(text))


@each(
    ("mark", "tells", "does_not"),
    [
        ("per_year", "1年あたりいくらですか", "上限は1年あたりの額ですか"),
        ("per_year", "how much a year is that", "is the limit per year?"),
        ("with_indirect", "間接経費込みではいくら", "間接経費はいくら"),
        ("months", "それぞれ何か月ですか", "何年間ですか"),
        ("length", "結果から開始まで何か月空きますか", "締切まであと何日ですか"),
        ("each", "それぞれの連絡先は", "連絡先は"),
        ("each", "the address of each", "the address"),
        ("promise", "will we be told 20 days before?", "is 20 days before too late?"),
        ("promise", "20日前に連絡をいただけますか", "20日前の連絡は遅いですか"),
        ("whether", "育成計画は必要ですか。", "締切はいつですか。"),
        ("whether", "Is one partner enough?", "When is the deadline?"),
        ("whether", "Is it a cost?", "Please list the costs."),
        ("whether", "締切は4月ですか。", "締切を教えていただけますか。"),
    ],
)
def test_a_mark_of_form_is_told_by_one_sentence_and_not_by_the_other(mark, tells, does_not):
    assert mark in form(tells)
    assert mark not in form(does_not)


def test_the_learned_marks_are_those_that_have_examples():
    assert {mark.name for mark in read_labelled()} == LEARNED


def segment(text: str) -> Segment:
    return Segment("asking", text, (0, len(text)))


def told_by(text: str, *marks: str):
    """Tells *marks* of one sentence, and none of others."""
    return lambda one: marks if one.text == text else ()


@pytest.mark.parametrize("mark", ["company", "most"])
def test_what_the_asker_plans_may_stand_before_the_question_and_what_is_asked_may_not(mark):
    told = Marks((), told_by("before", mark), segment("asking"), [segment("before")])
    asked = Marks((), told_by("asking", mark), segment("asking"), [segment("before")])

    assert mark in asked
    assert (mark in told) == (mark == "company")


def test_a_learned_mark_is_not_taken_from_the_form_and_one_of_form_costs_no_telling():
    def never(_: Segment):
        raise AssertionError

    assert "each" in Marks({"each"}, never, segment("asking"), ())
    assert "most" not in Marks({"most"}, nothing, segment("asking"), ())


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
