"""Amounts of money, the call's own rate and its limits, in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.answering.saying import words
from bot.answering.saying.told import Told
from bot.rules.amounts import Amount, amount_of, currencies
from corpus.facts.model import Fact
from corpus.facts.values import number_of


def amount(number: Amount, told: Told) -> str:
    """1.8億円, £1 million."""
    return words.money(number.number, number.unit, told.language)


def stated_amount(fact: Fact, told: Told) -> str:
    """An amount with its fact's own bound and hedge: 最大1.8億円, at most £1 million."""
    return words.said(amount(amount_of(fact), told), fact, told.language)


def limit_amount(fact: Fact, told: Told) -> str:
    """An amount that is called a limit, with its fact's hedge and without its bound: 1.8億円, 1.8億円程度."""
    return words.said(amount(amount_of(fact), told), replace(fact, bound=None), told.language)


def share(fact: Fact, told: Told) -> str:
    """A share with its fact's own bound and hedge: 70％程度, at least 50%."""
    return words.said(words.percent(number_of(fact), told.language), fact, told.language)


def remainder(fact: Fact, text: str, told: Told) -> str:
    """What is left beside a share: at most so much where the share is at least so much, and hedged as it is."""
    turned = {
        "at_least": "at_most",
        "at_most": "at_least",
        "more_than": "less_than",
        "less_than": "more_than",
    }
    bound = turned.get(fact.bound or "")
    return words.said(text, replace(fact, bound=bound), told.language)  # type: ignore[arg-type]


def rate(fact: Fact, told: Told) -> str:
    """The call's exchange rate: 1ポンド＝180円, £1 = 180 yen."""
    into, per = currencies(fact)
    one, many = amount(Amount(Decimal(1), per), told), amount(Amount(number_of(fact), into), told)
    return told.either(f"{one}＝{many}", f"{one} = {many}")


def of_side(side: str | None, told: Told) -> str:
    """日本側の, "the Japanese side's "; "the " where a fact belongs to no side."""
    name = words.side_name(told.call, side, told.language)
    if told.ja:
        return f"{name}の" if name else ""
    return f"{name}'s " if name else "the "


def in_scheme(scheme: str, told: Told) -> str:
    """The scheme, where it is another than the one usually meant: 単独公募（Top枠）の, " in the single call (Top frame)"."""
    if scheme == told.call.default_scheme:
        return ""
    name = words.scheme_name(told.call, scheme, told.language)
    return told.either(f"{name}の", f" in {name}")


def direct_or_not(limit: Fact, told: Told) -> tuple[str, str]:
    """What is written beside a limit on direct costs: 直接経費, " in direct costs"; nothing where a limit has no kinds."""
    split = told.call.fact("award_limit_with_indirect", limit.scheme, limit.side)
    return ("直接経費", " in direct costs") if split else ("", "")
