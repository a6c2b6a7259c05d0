"""What a stated amount, or the rate, comes to in another currency that alone is asked for: "And in pounds?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.reading.asked import Asked
from bot.rules.amounts import Amount, amount_of, currencies, rate_of
from bot.rules.decision import Decision
from bot.rules.exchange_rate import converted, no_rate
from corpus.facts.model import Call, Fact
from corpus.facts.values import kind_of


def in_currency(call: Call, asked: Asked, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """*decisions*, with what they state in the currency asked for.

    An amount that the call itself gives in that currency stays as it is told. For a currency without a rate it is said
    that none is named.
    """
    rate = rate_of(call, asked.scheme) or rate_of(call, call.default_scheme)
    if asked.currency is None or rate is None:
        return tuple(decisions)
    if asked.currency not in currencies(rate):
        return (
            (no_rate(asked.scheme, rate, Amount(Decimal(1), asked.currency)),)
            if _of_money(decisions)
            else tuple(decisions)
        )
    return tuple(told for decision in decisions for told in _told(decision, rate, asked.currency))


def _told(decision: Decision, rate: Fact, currency: str) -> Iterator[Decision]:
    """A decision, or what the amount that it states comes to."""
    amounts = [fact for fact in decision.facts if kind_of(str(fact.unit)) == "money"]
    if decision.relation != "stated" or not amounts or any(fact.unit == currency for fact in amounts):
        yield decision
        return
    yield converted(decision.scheme, rate, amount_of(amounts[0]))


def _of_money(decisions: Sequence[Decision]) -> bool:
    """Whether an amount or a rate is stated."""
    leading = (decision.facts[0] for decision in decisions if decision.facts)
    return any(kind_of(str(fact.unit)) in ("money", "rate") for fact in leading)
