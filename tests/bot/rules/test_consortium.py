"""Which institutions take part, how many, and one side alone."""

from __future__ import annotations

import pytest

from bot.reading.asking import asked_of
from bot.reading.query import read_query
from bot.rules import RULES
from bot.rules.consortium import OneSided
from corpus.text.names import Names
from tests.bot.asking import BUNDLED, OTHER, decide, relations, told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("どんな機関が必要ですか", "stated"),
        ("1機関だけです", "short"),
        ("2機関です", "exactly"),
        ("3機関です", "meets"),
        ("one institution", "short"),
    ],
)
def test_a_number_of_institutions_in_all(words, expected):
    assert relations("consortium", words) == [expected]


@pytest.mark.parametrize(("number", "expected"), [(3, "short"), (4, "exactly"), (5, "meets")])
def test_four_institutions_where_four_are_wanted(number, expected):
    assert relations("consortium", f"{number}機関です", of=OTHER) == [expected]


@pytest.mark.parametrize(
    ("words", "sides", "expected", "leading"),
    [
        pytest.param("2機関と1機関", ("japan", "uk"), "meets", "consortium_total", id="both sides"),
        pytest.param("1機関と1機関", ("japan", "uk"), "exactly", "consortium_total", id="one of each"),
        pytest.param(
            "3機関と0機関", ("japan", "uk"), "short", "consortium_per_country", id="enough, but of one side"
        ),
        pytest.param("3機関", ("japan",), "meets", "consortium_per_country", id="one side's number"),
        pytest.param("1機関", ("uk",), "exactly", "consortium_per_country", id="just enough of one side"),
    ],
)
def test_institutions_counted_by_side(words, sides, expected, leading):
    (decision,) = decide("consortium", words, of_sides=sides)

    assert (decision.relation, decision.facts[0].key) == (expected, leading)


def test_numbers_that_cannot_be_summed_are_not_judged():
    assert relations("consortium", "2機関か3機関") == ["stated"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("英国側が3機関、日本側が1機関です", "meets", id="a number for each side named"),
        pytest.param(
            "Two institutions in Japan and 0 institutions in Scotland", "short", id="by country and town"
        ),
        pytest.param("Two universities: one in Leeds, one in Kyoto", "exactly", id="by a town of each side"),
        pytest.param("Two universities in Kyoto", "stated", id="by a town of one side"),
        pytest.param("英国と組みます。1機関です", "stated", id="a number beside one side's name"),
        pytest.param("日本と英国で1機関です", "stated", id="a number beside both names"),
    ],
)
def test_numbers_beside_the_names_of_sides(words, expected):
    assert relations("consortium", words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"), [("0機関", "short"), ("1機関", "exactly"), ("2機関", "meets")]
)
def test_a_number_for_each_side_whichever(words, expected):
    assert relations("consortium", words, roles=("institutions_a_side",)) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"), [("2機関", "same"), ("1機関", "same"), ("3機関", "different")]
)
def test_a_number_taken_to_be_the_calls(words, expected):
    assert relations("consortium", words, claimed=True) == [expected]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("英国のパートナーがいません", ()),
        ("We have a friend in Denmark but none in the UK", ("DK",)),
        ("東京のチームだけです", ()),
        ("台湾とカナダの仲間で代えたい", ("TW", "CA")),
    ],
)
def test_one_side_alone_falls_short_whoever_stands_in(words, instead):
    (decision,) = decide("consortium_one_side", words)

    assert (decision.relation, decision.instead) == ("short", instead)


def test_a_number_of_each_side_leaves_none_out():
    assert relations("consortium_one_side", "英国1校と日本1校", of_sides=("uk", "japan")) == ["exactly"]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("three Japanese universities and one from the UK", "meets"),
        ("日本の大学が1つ、英国が1つ", "exactly"),
        pytest.param("three Japanese universities and zero from the UK", "short", id="none of one side"),
        pytest.param(
            "three Japanese universities and our friend in the UK", "short", id="nobody counted there"
        ),
    ],
)
def test_what_is_counted_on_every_side_is_no_plan_of_one_side(words, relation):
    assert relations("consortium", words, marks={"one_sided"}) == [relation]


@pytest.mark.parametrize("intent", ["consortium", "consortium_one_side"])
def test_a_single_call_is_the_japanese_sides_alone(intent):
    (decision,) = decide(intent, "単独公募では")

    assert (decision.relation, decision.facts[0].key) == ("stated", "kind_of_call")


def test_a_plan_that_leaves_a_side_out_falls_short_whatever_its_number(decide):
    (decision,) = decide("consortium", "2機関", marks={"one_sided"})

    assert isinstance(decision, OneSided)
    assert decision.relation == "short"


def test_whether_a_company_is_one_of_the_institutions_is_for_the_desk(decide):
    (decision,) = decide("consortium", marks={"company"})

    assert decision.relation == "not_stated"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("May a group in Canada join our Japan, UK consortium?", "not_stated", id="beside both"),
        pytest.param("May a group in Canada join us?", "stated", id="sides unsaid"),
        pytest.param("May a group in Canada join Japan without the UK?", "short", id="in place of one"),
        pytest.param(
            "国内の2大学で、英国の機関は入っていません。足りますか", "short", id="one side is missing"
        ),
        pytest.param("Is it not enough to have a university in the UK?", "stated", id="asked by not"),
    ],
)
def test_who_takes_part_beside_the_sides_or_not(words, expected):
    assert relations("consortium", words, form="closed")[0] == expected


@pytest.mark.parametrize(("language", "said"), [("ja", "カナダの機関も"), ("en", "institutions in Canada")])
def test_a_third_country_is_said_not_to_be_told_of(language, said):
    (sentence,) = told(language, "consortium", "日本と英国とカナダで組めますか", form="closed")

    assert said in sentence


def test_towns_of_both_sides_are_no_team_of_one():
    (decision,) = decide("consortium", "one group at Leeds, one at Nagoya, no one else", marks={"one_sided"})

    assert decision.relation == "stated"


def test_a_number_told_before_of_one_of_two_sides_says_nothing_of_the_other():
    query = read_query(
        "参加するのは日本の2大学だけで、英国の先生には助言だけいただきます。要件を満たしますか",
        Names(BUNDLED),
    )
    found = RULES["consortium"](BUNDLED, asked_of(query, query.asking[-1], "consortium", BUNDLED))

    assert [one.relation for one in found] == ["stated"]
