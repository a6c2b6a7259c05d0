"""Kinds of call, and who pays whom."""

from __future__ import annotations

import pytest

from tests.bot.asking import OTHER, decide, relations


def kinds(words: str) -> list[str]:
    """The decisions on the kinds of call, by their types."""
    return [type(item).__name__ for item in decide("kinds_of_call", words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("どんな公募がありますか", ["Schemes", "Stated", "Stated"], id="all there are"),
        pytest.param("日英共同公募とは", ["Stated"], id="one"),
        pytest.param("単独公募と日英共同公募の違いは", ["Stated", "Stated"], id="two kinds"),
        pytest.param("Top枠と次世代枠の違いは", ["Stated", "Frames"], id="two frames of one kind"),
    ],
)
def test_kinds_of_call(words, expected):
    assert kinds(words) == expected


def test_frames_differ_in_how_much_and_how_long():
    *_, frames = decide("kinds_of_call", "Top枠と次世代枠の違いは")

    assert frames.relation == "compared"
    assert [fact.value for fact in frames.facts] == [380_000_000, 60, 69_000_000, 36]


@pytest.mark.parametrize(("side", "expected"), [("japan", "not_covered"), ("uk", "covered")])
def test_an_agency_pays_its_own_side(side, expected):
    words = "Does BBSRC fund that team?"

    assert relations("agencies", words, side=side, form="closed") == [expected]


def test_who_funds_the_call_and_which_side_each_pays():
    assert [item.facts[0].key for item in decide("agencies")] == ["agencies", "support"]
    assert [item.facts[0].key for item in decide("agencies", of=OTHER)] == ["agencies"]


@pytest.mark.parametrize(
    ("scheme", "expected", "key"),
    [
        ("single-top", "required", "partner_funding"),
        ("japan-uk", "stated", "support"),
        ("us-joint", "stated", "support"),
    ],
)
def test_the_partners_own_funds(scheme, expected, key):
    (decision,) = decide("partner_funding", scheme=scheme)

    assert (decision.relation, decision.facts[0].key) == (expected, key)


def test_without_a_scheme_the_others_condition_on_the_partner_is_told_too():
    assert relations("partner_funding", "海外の相手に自前の資金は必要ですか") == ["stated", "required"]


@pytest.mark.parametrize(
    ("words", "compares", "owners"),
    [
        ("ASPIREは何を支援しますか", False, ["programme"]),
        ("何が支援されますか", False, ["japan-uk"]),
        ("How does support differ between the types?", True, ["japan-uk", "us-joint", "single-top"]),
    ],
)
def test_what_is_supported_by_the_programme_and_by_each_scheme(words, compares, owners):
    told = [item for item in decide("support", words, compares=compares) if item.relation != "different"]

    assert [item.scheme for item in told] == owners


def test_a_call_without_kinds_decides_nothing():
    assert decide("kinds_of_call", of=OTHER) == ()


def test_so_many_institutions_beside_the_fund_are_the_agencies():
    words = "Which two institutions match it, under which government fund?"

    counted = decide("agencies", words, form="open", roles=("institutions",))

    assert [one.facts[0].key for one in counted] == ["agencies", "principles"]
    assert [one.facts[0].key for one in decide("agencies", "Which government fund?")] == ["principles"]


def test_who_asks_for_support_or_what_else_is_told_of_the_partners_own_funds():
    words = "In the single call, does it pay partners, or how are they supported?"

    told = {one.facts[0].key for one in decide("support", words, form="closed")}

    assert told == {"support", "partner_funding"}
    assert {one.facts[0].key for one in decide("support", "Does the single call pay partners?")} == {
        "support"
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In the single call, our partner has no funds.", "short"),
        ("In the single call, has he to have funds, or can he come with none?", "required"),
    ],
)
def test_a_partner_without_funds_is_judged_where_it_is_told_and_not_where_it_is_one_of_two(words, expected):
    assert relations("partner_funding", words, form="closed", marks=["unmet"])[0] == expected


@pytest.mark.parametrize("intent", ["eligibility", "agencies"])
def test_of_kinds_compared_each_tells_who_applies_and_who_pays(intent):
    found = decide(intent, "単独公募", compares="which", form="open")

    assert {fact.scheme for item in found for fact in item.facts} >= {"japan-uk", "single-top"}
