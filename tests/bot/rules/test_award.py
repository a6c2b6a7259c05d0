"""Award limits to the yen, in every currency and as every kind of costs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot import rules
from bot.rules import Money


def limit(call, amount, unit="JPY", field=None, *, side=None, scheme="japan-uk", language="en"):
    return rules.award_limit(
        call, language, scheme=scheme, side=side, amount=Money(Decimal(amount), unit, field)
    )


@pytest.mark.parametrize(
    ("scheme", "direct", "total"),
    [
        ("japan-uk", 180_000_000, 234_000_000),
        ("single-top", 380_000_000, 500_000_000),
        ("single-next-generation", 69_000_000, 90_000_000),
    ],
)
def test_the_yen_on_and_over_each_limit(call, scheme, direct, total):
    cases = [
        (direct, "direct", "yes"), (direct + 1, "direct", "no"),
        (total, "with_indirect", "yes"), (total + 1, "with_indirect", "no"),
        (direct, None, "yes"), (direct + 1, None, "confirm"), (total, None, "confirm"), (total + 1, None, "no"),
    ]  # fmt: skip
    for amount, field, verdict in cases:
        (ruling,) = limit(call, amount, field=field, scheme=scheme)

        assert ruling.verdict == verdict, (amount, field)


@pytest.mark.parametrize(
    ("amount", "unit", "field", "verdict"),
    [
        pytest.param("1000000", "GBP", None, "yes", id="the pound on the limit"),
        pytest.param("1000000.01", "GBP", None, "no", id="a penny over"),
        pytest.param("1250000", "GBP", "fec", "yes", id="full economic cost of which 80% is the limit"),
        pytest.param("1250000.01", "GBP", "fec", "no", id="a penny more of it"),
        pytest.param("180000000", "JPY", None, "yes", id="the limit in yen at the call's rate"),
        pytest.param("180000001", "JPY", None, "no", id="a yen over it, though it rounds to the pound"),
        pytest.param("1000000", "EUR", None, "confirm", id="a currency without a rate"),
        pytest.param("1", "USD", "fec", "confirm", id="full economic cost in such a currency"),
    ],
)
def test_an_amount_of_the_uk_side(call, amount, unit, field, verdict):
    (ruling,) = limit(call, amount, unit, field, side="uk")

    assert ruling.verdict == verdict


@pytest.mark.parametrize(("amount", "verdict"), [("1000000", "yes"), ("1000000.01", "no")])
def test_pounds_against_a_limit_in_yen_are_converted_at_the_calls_rate(call, amount, verdict):
    (ruling,) = limit(call, amount, "GBP", side="japan")

    assert ruling.verdict == verdict
    assert "£1 = 180 yen" in ruling.text


def test_an_amount_is_held_against_the_side_of_its_currency(call):
    (yen,), (pounds,) = limit(call, 200_000_000, field="direct"), limit(call, 900_000, "GBP")

    assert "on the Japanese side" in yen.text
    assert "on the UK side" in pounds.text


def test_full_economic_cost_is_held_against_the_side_that_pays_a_share_of_it(call):
    (ruling,) = limit(call, 1_200_000, "GBP", "fec")

    assert ruling.value == 960_000
    assert ruling.text == (
        "Yes: £960,000, 80% of an FEC of £1.2 million, is within the limit of £1 million for the award on the UK side, "
        "£40,000 below it."
    )


def test_without_an_amount_both_sides_are_told_apart(call):
    japan, uk = rules.award_limit(call, "ja", scheme="japan-uk")

    assert japan.text == (
        "日英共同公募の日本側の支援規模は直接経費で最大1.8億円、直接経費の30％にあたる間接経費を含む場合は最大2.34億円です。"
    )
    assert uk.text == "日英共同公募の英国側の支援規模は最大100万ポンド（約1.8億円、FECの80％）です。"


@pytest.mark.parametrize(
    ("scheme", "exact", "published"),
    [("single-top", "494 million", "500 million"), ("single-next-generation", "89.7 million", "90 million")],
)
def test_where_limit_and_arithmetic_differ_the_published_one_holds_and_both_are_said(
    call, scheme, exact, published
):
    note = f"The arithmetic gives {exact} yen; the published limit is {published} yen."

    (award,) = rules.award_limit(call, "en", scheme=scheme)
    (indirect,) = rules.indirect_costs(call, "en", scheme=scheme)

    assert award.text.endswith(note)
    assert indirect.text.endswith(note)


def test_where_they_agree_no_arithmetic_is_shown(call):
    for ruling in rules.award_limit(call, "en", scheme="japan-uk"):
        assert "arithmetic" not in ruling.text


def test_a_scheme_in_preparation_says_so(call):
    (ruling,) = limit(call, 1, scheme="us-joint")

    assert (ruling.verdict, ruling.value) == ("info", None)
    assert "in preparation" in ruling.text


@pytest.mark.parametrize(("amount", "verdict"), [(180_000_000, "yes"), (180_000_001, "confirm")])
def test_beyond_a_hedged_limit_the_desk_decides(changed, amount, verdict):
    call = changed("japan-uk.japan.award_limit", hedge="about")

    (ruling,) = limit(call, amount, field="direct")

    assert ruling.verdict == verdict


def test_a_limit_that_must_stay_below_is_broken_by_reaching_it(changed):
    call = changed("japan-uk.japan.award_limit", bound="less_than")

    assert limit(call, 179_999_999, field="direct")[0].verdict == "yes"
    (reached,) = limit(call, 180_000_000, field="direct")
    assert (
        reached.text
        == "No: 180 million yen reaches the limit of 180 million yen for direct costs on the Japanese side."
    )


@pytest.mark.parametrize(
    ("amount", "unit", "verdict"),
    [
        (180_000_000, "JPY", "yes"),
        (234_000_000, "JPY", "yes"),
        (1_000_000, "GBP", "yes"),
        (500_000_000, "JPY", "no"),
    ],
)
def test_a_claimed_limit_is_confirmed_or_put_right(call, amount, unit, verdict):
    rulings = rules.claimed_limit(call, "ja", scheme="japan-uk", amount=Money(Decimal(amount), unit))

    assert {ruling.verdict for ruling in rulings} == {verdict}
    assert rulings[0].text.startswith("はい、" if verdict == "yes" else "いいえ、")


@pytest.mark.parametrize(
    ("amount", "field", "value", "verdict"),
    [
        pytest.param(100_000_000, None, 30_000_000, "info", id="indirect costs of direct costs"),
        pytest.param(234_000_000, "with_indirect", 180_000_000, "info", id="direct costs inside the total"),
        pytest.param(1, None, 0, "info", id="0.3 yen round down"),
        pytest.param(5, None, 2, "info", id="1.5 yen round half up"),
        pytest.param(180_000_001, None, 54_000_000, "no", id="a yen over the limits"),
        pytest.param(234_000_001, "with_indirect", 180_000_001, "no", id="a yen over the total"),
    ],
)
def test_indirect_costs_both_ways(call, amount, field, value, verdict):
    (ruling,) = rules.indirect_costs(
        call, "ja", scheme="japan-uk", amount=Money(Decimal(amount), "JPY", field)
    )

    assert (ruling.value, ruling.verdict) == (value, verdict)


def test_a_total_within_the_published_limit_whose_direct_costs_are_over_theirs_is_for_the_desk(call):
    (ruling,) = rules.indirect_costs(
        call, "en", scheme="single-top", amount=Money(Decimal(500_000_000), "JPY", "with_indirect")
    )

    assert ruling.verdict == "confirm"
    assert "exceeds the limit for direct costs, 380 million yen" in ruling.text


@pytest.mark.parametrize(
    ("amount", "unit", "value", "to"),
    [
        ("1000000", "GBP", 180_000_000, "JPY"),
        ("180", "JPY", 1, "GBP"),
        ("100", "JPY", 0.56, "GBP"),
        ("0.01", "GBP", 2, "JPY"),
    ],
)
def test_currency_at_the_calls_rate(call, amount, unit, value, to):
    (ruling,) = rules.currency(call, "en", scheme="japan-uk", amount=Money(Decimal(amount), unit))

    assert (ruling.value, ruling.unit, ruling.verdict) == (value, to, "info")


def test_a_currency_without_a_rate_is_for_the_desk(call):
    (ruling,) = rules.currency(call, "en", scheme="japan-uk", amount=Money(Decimal(5), "EUR"))

    assert ruling.verdict == "confirm"
    assert "no rate for €5" in ruling.text


def test_where_the_call_is_silent_nothing_is_ruled(without):
    silent = without("award_limit", "award_state", "indirect_rate", "exchange_rate", "fec_share")

    assert rules.award_limit(silent, "ja", scheme="japan-uk") == ()
    assert limit(silent, 1) == ()
    assert rules.indirect_costs(silent, "ja", scheme="japan-uk") == ()
    assert rules.currency(silent, "ja", scheme="japan-uk") == ()
    assert rules.full_economic_cost(silent, "ja", scheme="japan-uk") == ()
