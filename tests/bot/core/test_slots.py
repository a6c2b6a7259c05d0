"""What a question asks for: scheme, side, claims, other years and other programmes."""

from __future__ import annotations

import pytest

from bot.focus import foreign
from bot.routing import route
from bot.scope import outside


@pytest.mark.parametrize(
    ("text", "scheme", "side"),
    [
        ("締切はいつですか", "japan-uk", None),
        ("日英共同公募の締切はいつですか", "japan-uk", None),
        ("英国側の締切は", "japan-uk", "uk"),
        ("BBSRCへの締切は", "japan-uk", "uk"),
        ("e-Radの締切は", "japan-uk", "japan"),
        ("18:00 JSTに間に合いますか", "japan-uk", None),
        ("締切は英国時間で何時ですか", "japan-uk", None),
        ("What is the deadline in UK time?", "japan-uk", None),
        ("What is the award limit in the UK-Japan joint call?", "japan-uk", None),
        ("日本側と英国側の締切は", "japan-uk", None),
        ("Ｔｏｐ枠の上限は", "single-top", None),
        ("Is the next generation category open?", "single-next-generation", None),
        ("Stop: when is the topic announced?", "japan-uk", None),
    ],
)
def test_scheme_and_side_are_those_named_as_such(slots, text, scheme, side):
    ask = slots(text)

    assert (ask.scheme, ask.side) == (scheme, side)


def test_a_word_for_two_schemes_names_both(slots):
    assert slots("単独公募の上限は").named == ("single-top", "single-next-generation")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("英国の機関なしで応募できますか", ("uk",)),
        ("Can we apply without a Japanese institution?", ("japan",)),
        ("英国の機関と応募できますか", ()),
    ],
)
def test_a_side_that_is_left_out_is_missing(slots, text, missing):
    assert slots(text).missing_sides == missing


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("締切は4月30日ですか", True),
        ("締切日は4月30日でしょうか", True),
        ("The deadline is 30 April, correct?", True),
        ("4月30日に提出できますか", False),
        ("Can we submit on 30 April?", False),
    ],
)
def test_to_say_what_a_thing_is_differs_from_measuring_against_it(slots, text, claims):
    assert slots(text).claims("deadline") is claims


@pytest.mark.parametrize(
    ("text", "scheme", "other_partner"),
    [
        ("ドイツとの共同公募の上限は", "japan-uk", True),
        ("When does the joint call with Canada open?", "japan-uk", True),
        ("米国との共同公募の上限は", "us-joint", False),
        ("How much is the joint call with the USA?", "us-joint", False),
        ("英国との共同公募の上限は", "japan-uk", False),
        ("ドイツの研究者と応募できますか", "japan-uk", False),
    ],
)
def test_a_joint_call_is_the_one_held_with_that_country_alone(slots, text, scheme, other_partner):
    ask = slots(text)

    assert (ask.scheme, ask.other_partner) == (scheme, other_partner)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("いつまで延長できますか", True),
        ("Until when may it be extended?", True),
        ("Can you tell me how many are selected?", True),
        ("期間は延長できますか", False),
        ("Is there a cap on how many people travel?", False),
    ],
)
def test_a_question_is_open_where_it_asks_for_more_than_yes_or_no(slots, text, is_open):
    assert slots(text).is_open is is_open


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("技術者は参加できますか", {("member", "japan"), ("member", "uk")}),
        ("Can Technicians join?", {("member", "japan"), ("member", "uk")}),
        ("RcLとは何ですか", {("member", "uk"), ("term", None)}),
        ("What is a special list?", set()),
    ],
)
def test_things_the_call_lists_by_name_are_found_in_either_number(slots, text, items):
    assert {(item.key, item.side) for item in slots(text).items} == items


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("京大の准教授です", ("JP",)),
        ("I work at RIKEN", ("JP",)),
        ("a lecturer in Leeds", ("GB",)),
        ("We bleed money", ()),
    ],
)
def test_towns_and_institutions_lie_in_their_country(slots, text, places):
    assert slots(text).places == places


def test_the_top_of_anything_is_no_frame(slots):
    assert slots("Is the number of top 10% papers falling?").named == ()
    assert slots("How long is Top?").named == ("single-top",)


def test_fields_and_countries_beside_the_calls_own_are_kept(slots):
    ask = slots("量子分野でドイツと英国の研究者と応募できますか")

    assert (ask.fields, ask.countries) == (("量子",), ("DE",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025年度の公募はいつですか", "other_year"),
        ("来年度も公募しますか", "other_year"),
        ("When did the previous call close?", "other_year"),
        ("2024年度の公募の締切は", None),
        ("科研費の締切はいつですか", "other_programme"),
        ("Is the budget of an ERC grant larger?", "other_programme"),
        ("Is this a clerical or commercial matter, with mercy?", None),
        ("AMEDの公募と重複応募できますか", None),
        ("前年度に学位を取得しました。派遣の対象になりますか", None),
    ],
)
def test_other_years_and_programmes_are_outside(slots, call, text, reason):
    ask = slots(text)

    assert outside(ask, call, route(ask)) == reason


@pytest.mark.parametrize(
    "text",
    [
        "宿泊費の上限はいくらですか",
        "提案書のページ数の上限は",
        "What is the page limit of the form?",
        "締切後の面接のドレスコードは何ですか",
        "What is the limit on trombones?",
    ],
)
def test_a_clause_that_asks_for_something_unknown_is_foreign(slots, call, text):
    assert foreign(slots(text), call)


@pytest.mark.parametrize(
    "text",
    [
        "京都大学の研究者ですが応募できますか",
        "山田先生は応募できますか",
        "東北大学の提案の締切はいつですか",
        "Can Kyoto University apply?",
        "Dr Watanabe asks: when is the deadline?",
        "We play the trombone. When is the deadline?",
    ],
)
def test_names_of_people_and_universities_and_another_clause_are_not(slots, call, text):
    assert not foreign(slots(text), call)
