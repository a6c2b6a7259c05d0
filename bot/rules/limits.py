"""Whether a number keeps within what a fact allows."""

from __future__ import annotations

from decimal import Decimal

from bot.answer import Verdict
from corpus.facts.model import Fact
from corpus.facts.values import number_of


def breaks(fact: Fact, number: Decimal) -> bool:
    """Whether *number* breaks the bound of a fact; one that names no bound is an upper limit."""
    limit = number_of(fact)
    return {
        "less_than": number >= limit,
        "at_least": number < limit,
        "more_than": number <= limit,
    }.get(fact.bound or "", number > limit)


def kept(fact: Fact, number: Decimal) -> Verdict:
    """Whether *number* keeps within a fact's bound; beyond a hedged one is for the desk, and no tolerance is added."""
    if not breaks(fact, number):
        return "yes"
    return "confirm" if fact.hedge else "no"
