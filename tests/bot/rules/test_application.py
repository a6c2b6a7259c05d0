"""Budget share, consortium, roles, language, fields, countries, awards."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot import rules


@pytest.mark.parametrize(
    ("share", "claimed", "verdict"),
    [
        (70, False, "yes"),
        ("69.9", False, "confirm"),
        (100, False, "yes"),
        (70, True, "yes"),
        (80, True, "no"),
    ],
)
def test_less_than_a_hedged_share_is_for_the_desk_and_a_claim_has_to_be_exact(call, share, claimed, verdict):
    (ruling,) = rules.network_share(call, "ja", scheme="japan-uk", share=Decimal(share), claimed=claimed)

    assert ruling.verdict == verdict


@pytest.mark.parametrize(("share", "verdict"), [(50, "yes"), ("49.9", "no")])
def test_less_than_a_plain_share_is_too_little(other_call, share, verdict):
    (ruling,) = rules.network_share(other_call, "en", scheme="japan-france", share=Decimal(share))

    assert ruling.verdict == verdict


def test_what_counts_towards_the_share_and_what_does_not(call):
    examples, out = rules.counted(call, "ja", scheme="japan-uk")

    assert len(examples.sources) == 3
    assert out.text == "研究推進のみを目的とした雇用や物品費等は、この費用には含まれません。"


@pytest.mark.parametrize(
    ("sides", "institutions", "verdict"),
    [
        (None, None, "info"),
        (["japan"], None, "no"),
        (["uk"], 5, "no"),
        (["japan", "uk"], None, "yes"),
        (["japan", "uk"], 2, "yes"),
        (None, 1, "no"),
        (None, 2, "confirm"),
    ],
)
def test_who_must_be_in_the_consortium(call, sides, institutions, verdict):
    number = None if institutions is None else Decimal(institutions)

    (ruling,) = rules.consortium(call, "en", scheme="japan-uk", sides=sides, institutions=number)

    assert ruling.verdict == verdict


def test_the_side_that_is_missing_is_named(call):
    (ruling,) = rules.consortium(call, "ja", scheme="japan-uk", sides=["japan"])

    assert ruling.text.startswith("いいえ、英国側の機関が欠けています。")


def test_four_institutions_where_four_are_wanted(other_call):
    verdicts = [
        rules.consortium(
            other_call, "en", scheme="japan-france", sides=["japan", "france"], institutions=Decimal(n)
        )[0].verdict
        for n in (3, 4)
    ]

    assert verdicts == ["no", "yes"]


@pytest.mark.parametrize(("as_pi", "verdict"), [(None, "no"), (True, "no"), (False, "confirm")])
def test_duplicate_applications_as_pi_and_in_a_role_the_call_does_not_speak_of(call, as_pi, verdict):
    (ruling,) = rules.duplicate_application(call, "ja", scheme="single-top", as_pi=as_pi)

    assert ruling.verdict == verdict


def test_a_call_that_allows_duplicate_applications(other_call):
    (ruling,) = rules.duplicate_application(other_call, "en", scheme="japan-france")

    assert ruling.verdict == "yes"


@pytest.mark.parametrize(
    ("asked", "here", "there"), [("en", "yes", "no"), ("ja", "no", "yes"), (None, "info", "info")]
)
def test_the_language_of_the_proposal(call, other_call, asked, here, there):
    first = rules.proposal_language(call, "ja", scheme="japan-uk", asked=asked)
    second = rules.proposal_language(other_call, "ja", scheme="japan-france", asked=asked)

    assert (first[0].verdict, second[0].verdict) == (here, there)


@pytest.mark.parametrize(
    ("scheme", "named", "verdict"),
    [
        ("japan-uk", "バイオ", "yes"),
        ("japan-uk", "量子", "no"),
        ("single-top", "量子", "yes"),
        ("single-top", "歴史学", "no"),
        ("single-top", None, "info"),
    ],
)
def test_a_field_in_and_out_of_scope(call, scheme, named, verdict):
    (ruling,) = rules.field(call, "en", scheme=scheme, named=named)

    assert ruling.verdict == verdict


@pytest.mark.parametrize(
    ("name", "known"), [("Quantum", "量子"), ("量子", "量子"), ("情報", "AI･情報"), ("history", "history")]
)
def test_a_field_by_its_name_in_either_language(call, name, known):
    assert rules.known_field(call, name) == known


@pytest.mark.parametrize(
    ("scheme", "named", "verdict"),
    [
        ("programme", "フランス", "yes"),
        ("programme", "France", "yes"),
        ("programme", "FR", "yes"),
        ("programme", "イギリス", "yes"),
        ("programme", "ギリシャ", "confirm"),
        ("programme", "インド", "no"),
        ("japan-uk", "英国", "yes"),
        ("japan-uk", "フランス", "no"),
        ("us-joint", "米国", "yes"),
        ("us-joint", "フランス", "confirm"),
        ("single-top", "英国", "yes"),
        ("single-top", "カナダ", "confirm"),
    ],
)
def test_a_country_listed_in_a_listed_region_or_beyond_a_list_of_examples(call, scheme, named, verdict):
    (ruling,) = rules.country(call, "ja", scheme=scheme, named=named)

    assert ruling.verdict == verdict


@pytest.mark.parametrize(("awards", "verdict"), [(None, "info"), (5, "yes"), (6, "no")])
def test_the_number_of_awards(call, awards, verdict):
    number = None if awards is None else Decimal(awards)

    (ruling,) = rules.number_of_awards(call, "ja", scheme="japan-uk", awards=number)

    assert (ruling.verdict, ruling.text.endswith("採択件数は5件程度です。")) == (verdict, True)


def test_a_quality_the_call_does_not_speak_of_is_for_the_desk(call):
    rulings = rules.eligibility(call, "en", scheme="japan-uk", silent_on=("companies", "companies"))

    assert {ruling.verdict for ruling in rulings} == {"confirm"}
    assert rulings[0].text.startswith(
        "The documents say nothing of 'companies'; please confirm with the desk."
    )


def test_the_review_calendar_says_what_is_only_planned(call):
    texts = [ruling.text for ruling in rules.review_calendar(call, "en", scheme="japan-uk")]

    assert texts == [
        "The document review takes place from May 2024 to July 2024.",
        "Interviews are held in early August 2024 (planned).",
        "Results are announced in late September 2024 (planned).",
        "Research starts on 1 December 2024 (planned).",
    ]


def test_who_is_interviewed_and_when_they_hear_of_it(call):
    who, ahead = rules.interview(call, "ja", scheme="japan-uk")

    assert "日本側研究代表者のみ" in who.text
    assert ahead.text == "面接に進む方へは、原則として面接審査日の2週間前までに電子メールで連絡があります。"
    assert (ahead.value, ahead.unit) == (14, "days")
