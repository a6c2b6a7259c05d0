"""A threshold: below it, on it and above it, inclusive or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.facts.model import Fact, Source
from tests.bot.asking import OTHER, relations, told

SOURCE = Source("guide", 1, "50万円（税抜）以上は見積書を提出")
QUOTES = Fact(
    "threshold", "grant", SOURCE, value=500_000, unit="JPY", bound="at_least", norm="required",
    known_as=("見積書", "quotes"), says={"ja": "見積書", "en": "quotes"},
)  # fmt: skip
CASH = replace(
    QUOTES,
    value=100_000,
    bound="more_than",
    norm="forbidden",
    known_as=("現金",),
    says={"ja": "現金払い", "en": "payment in cash"},
)
BASE = replace(
    OTHER, default_scheme="grant", schemes=(replace(OTHER.schemes[0], id="grant"),), facts=(QUOTES,)
)
BOTH = replace(BASE, facts=(QUOTES, CASH))


def of(*facts: Fact):
    return replace(BASE, facts=facts)


@pytest.mark.parametrize(
    ("bound", "amount", "relation"),
    [
        pytest.param("at_least", "499,999円", "not_required", id="a yen below one that counts"),
        pytest.param("at_least", "50万円", "required", id="on one that counts"),
        pytest.param("more_than", "50万円", "not_required", id="on one that does not count"),
        pytest.param("more_than", "500,001円", "required", id="a yen above one that does not count"),
    ],
)
def test_something_is_needed_from_the_threshold_on(bound, amount, relation):
    assert relations("threshold", amount, of=of(replace(QUOTES, bound=bound)), form="closed") == [relation]


def test_what_is_forbidden_from_an_amount_on_is_allowed_on_it():
    assert relations("threshold", "現金10万円", of=BOTH) == ["allowed"]
    assert relations("threshold", "現金100,001円", of=BOTH) == ["not_allowed"]


def test_what_the_words_of_a_threshold_leave_out_is_not_judged():
    quote = Source("guide", 1, "旅費を除き、10万円を超える現金支払は認められません")
    call = of(replace(CASH, source=quote))

    other = Source("guide", 1, "中古品の購入は、金額に関わらず、2者以上からの見積が必要です")
    both = of(replace(QUOTES, also=(other,)))

    assert relations("threshold", "中古品を30万円で買う場合、見積書は要りますか", of=both) == ["stated"]
    assert relations("threshold", "新品を30万円で買う場合、見積書は要りますか", of=both) == ["not_required"]
    assert relations("threshold", "旅費15万円を現金で払えますか", of=call) == ["stated"]
    english = Source("guide", 1, "Cash above 100,000 yen is not accepted, except for travel.")
    assert relations(
        "threshold", "May travel of 150,000 yen be paid in cash?", of=of(replace(CASH, source=english))
    ) == ["stated"]
    assert relations("threshold", "消耗品15万円を現金で払えますか", of=call) == ["not_allowed"]


def test_what_is_named_is_meant_and_every_threshold_where_nothing_is():
    assert len(relations("threshold", "見積書", of=BOTH)) == 1
    assert len(relations("threshold", "", of=BOTH)) == 2


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        pytest.param(replace(QUOTES, hedge="about"), "60万円", id="the call hedges it"),
        pytest.param(replace(QUOTES, bound=None), "60万円", id="the call does not say on which side"),
        pytest.param(QUOTES, "£600", id="another currency"),
        pytest.param(QUOTES, "60万円と30万円", id="two amounts"),
    ],
)
def test_what_is_not_sure_to_be_meant_is_held_against_nothing(fact, words):
    assert relations("threshold", words, of=of(fact)) == ["stated"]


RATE = Fact("tax_rate", "grant", Source("guide", 2, "消費税率は10％です"), value=10, unit="percent")
GROSS = replace(QUOTES, source=Source("guide", 1, "50万円（税込）以上は見積書を提出"))
UNSAID = replace(QUOTES, source=Source("guide", 1, "50万円以上は見積書を提出"))


@pytest.mark.parametrize(
    ("facts", "amount", "relation"),
    [
        pytest.param((QUOTES,), "49万円（税込）", "not_required", id="with tax below it, before tax as well"),
        pytest.param((QUOTES,), "55万円（税込）", "depends", id="no rate is stated"),
        pytest.param((QUOTES,), "£600 incl. VAT", "stated", id="nor a rate of exchange"),
        pytest.param((QUOTES, RATE), "549,999円（税込）", "not_required", id="a yen below it at the rate"),
        pytest.param((QUOTES, RATE), "税込55万円", "required", id="on it at the rate"),
        pytest.param((QUOTES,), "50万円（税抜）", "required", id="both before tax"),
        pytest.param((GROSS,), "50万円（税抜）", "required", id="before tax on it, with tax as well"),
        pytest.param((GROSS,), "46万円（税抜）", "depends", id="before tax below one with tax"),
        pytest.param((GROSS, RATE), "454,546円（税抜）", "required", id="a yen over it with tax"),
        pytest.param((GROSS, RATE), "454,545円（税抜）", "not_required", id="half a yen below it with tax"),
        pytest.param((UNSAID, RATE), "52万円（税込）", "depends", id="the document says neither"),
        pytest.param((UNSAID, RATE), "55万円（税込）", "required", id="it is on it either way"),
    ],
)
def test_an_amount_is_held_as_the_threshold_counts_tax(facts, amount, relation):
    assert relations("threshold", amount, of=of(*facts), form="closed") == [relation]


def test_it_is_said_what_is_compared_with_or_before_tax():
    assert told("ja", "threshold", "55万円（税込）", of=of(QUOTES, RATE)) == [
        "55万円（税込）は税抜で50万円となり、50万円（税抜）以上にあたり、見積書が必要です。"
    ]
    assert told("en", "threshold", "540,000 yen including tax", of=of(QUOTES, RATE)) == [
        "540,000 yen including tax is 490,909 yen before tax, which is less than 500,000 yen before tax; "
        "this is not asked for by that: quotes."
    ]
    assert told("ja", "threshold", "55万円（税込）", of=BASE) == [
        "50万円（税抜）以上の場合、見積書が必要です。"
        "55万円（税込）が税抜でいくらになるかは、税率が資料に示されていないため判断できません。"
    ]


def test_the_sentence_says_the_matter():
    assert told("ja", "threshold", "60万円", of=BASE) == [
        "60万円は50万円（税抜）以上にあたり、見積書が必要です。"
    ]
    assert told("ja", "threshold", "40万円", of=BASE) == [
        "40万円は50万円（税抜）以上にあたらず、この定めでは見積書は求められていません。"
    ]
    assert told("en", "threshold", "60万円", of=BASE) == [
        "600,000 yen is at least 500,000 yen before tax; this is needed: quotes."
    ]
    assert told("en", "threshold", "40万円", of=BASE) == [
        "400,000 yen is less than 500,000 yen before tax; this is not asked for by that: quotes."
    ]
    assert told("en", "threshold", of=BASE) == [
        "For at least 500,000 yen before tax, this is needed: quotes."
    ]
