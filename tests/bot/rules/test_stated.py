"""What the call states in words: its norm, its sides and schemes, and for whom it states nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.rules.stated import KEYS
from bot.rules.unstated import not_stated
from tests.bot.asking import BUNDLED, OTHER, asked, decide, relations


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("duplicate_application", ["not_allowed"]),
        ("eligibility", ["allowed", "stated"]),
        ("nurturing_plan", ["required", "stated"]),
        ("expected_applicants", ["stated"]),
        ("decided_by", ["stated", "stated"]),
    ],
)
def test_the_norm_of_a_fact_is_its_relation(intent, expected):
    assert relations(intent) == expected


def test_a_call_that_allows_what_this_one_forbids():
    assert relations("duplicate_application", of=OTHER) == ["allowed"]


@pytest.mark.parametrize("intent", [*KEYS, "purpose", "support"])
def test_each_intent_of_the_table_has_facts_in_the_bundled_call(intent):
    assert decide(intent)


@pytest.mark.parametrize(
    "norm", ["required", "forbidden", "allowed", "unlimited", "counted", "not_counted", None]
)
def test_every_norm_has_a_relation(norm):
    facts = tuple(replace(fact, norm=norm) if fact.key == "contact" else fact for fact in BUNDLED.facts)

    assert relations("contact", of=replace(BUNDLED, facts=facts)) != []


def test_each_side_is_told_apart_and_one_side_alone():
    assert [item.side for item in decide("eligibility")] == ["japan", "uk"]
    assert [item.side for item in decide("eligibility", side="uk")] == ["uk"]


def test_what_is_asked_of_another_scheme_is_not_stated_there():
    (decision,) = decide("eligibility", "単独公募の応募資格は")

    assert decision.relation == "not_stated"
    assert decision.schemes == ("single-top", "single-next-generation")
    assert (decision.value, decision.unit) == (None, None)


def test_a_bar_on_principal_investigators_of_japan_says_nothing_of_british_leads():
    assert relations("duplicate_application", side="uk") == ["not_stated"]
    assert relations("duplicate_application", side="japan") == ["not_allowed"]


def test_one_fact_that_holds_for_two_schemes_is_not_compared_with_itself():
    both = "日英共同公募と単独公募Top枠"

    assert relations("duplicate_application", both, compares="same") == ["not_allowed"]


def test_a_scheme_without_a_contact_of_its_own_has_the_programmes():
    (decision,) = decide("contact", scheme="us-joint")

    assert decision.facts[0].words == ("aspire@jst.go.jp",)


def test_two_frames_that_say_the_same_are_told_once_with_both_facts():
    (decision,) = decide("partner_funding", "単独公募では相手国側の資金は")

    assert [fact.scheme for fact in decision.facts] == ["single-top", "single-next-generation"]


@pytest.mark.parametrize(
    ("intent", "words", "sides", "first"),
    [
        ("eligibility", "", ("japan", "uk"), "different"),
        ("team_roles", "", ("japan", "uk"), "different"),
        ("eligibility", "どちらの所属で出すべきですか", (), "allowed"),
        ("contact", "日英と単独公募の問い合わせ先は同じですか", (), "different"),
        ("partner_funding", "Top枠と次世代枠で相手国側の資金の条件は同じですか", (), "same"),
    ],
)
def test_words_of_two_sides_or_schemes_that_are_named_compared(intent, words, sides, first):
    assert relations(intent, words, sides=sides, compares=True)[0] == first


@pytest.mark.parametrize(
    ("words", "owner"), [("ASPIREの目的は", "programme"), ("日英共同公募の目的は", "japan-uk")]
)
def test_the_purpose_of_the_programme_and_of_a_call(words, owner):
    assert {fact.scheme for item in decide("purpose", words) for fact in item.facts} == {owner}


def test_a_silent_call_decides_nothing():
    assert decide("expected_applicants", of=OTHER) == ()


@pytest.mark.parametrize(
    ("key", "scheme", "side", "stated_for"),
    [
        pytest.param("stay_length", "japan-uk", "uk", {("japan-uk", "japan")}, id="another side"),
        pytest.param("stay_length", "single-top", "uk", {("japan-uk", "japan")}, id="another scheme"),
        pytest.param("stay_length", "japan-uk", "japan", set(), id="this side"),
        pytest.param("stay_length", "japan-uk", None, set(), id="no side asked"),
        pytest.param("contact", "us-joint", "uk", set(), id="the whole programme"),
        pytest.param("page_limit", "japan-uk", "uk", set(), id="stated nowhere"),
    ],
)
def test_what_is_stated_for_others_only(key, scheme, side, stated_for):
    found = not_stated(BUNDLED, asked("stay_length", scheme=scheme, side=side), key)

    assert {(fact.scheme, fact.side) for item in found for fact in item.facts} == stated_for
