"""Whether a number keeps within what a fact allows."""

from __future__ import annotations

from decimal import Decimal

from bot.rules.decision import Relation
from corpus.facts.model import Fact
from corpus.facts.values import number_of


def breaks(fact: Fact, number: Decimal, limit: Decimal | None = None) -> bool:
    """Whether *number* breaks the bound of a fact; one that names no bound is an upper limit.

    *limit* is the fact's own number, or what it comes to in the unit of *number*.
    """
    limit = number_of(fact) if limit is None else limit
    return {
        "less_than": number >= limit,
        "at_least": number < limit,
        "more_than": number <= limit,
    }.get(fact.bound or "", number > limit)


# Nobody calls a quarter more or less "about" the same: further off, the answer says that the norm is missed.
_FAR = Decimal("0.25")


def is_far(fact: Fact, number: Decimal) -> bool:
    """Whether *number* lies so far from what a fact hedges that no reading of the hedge reaches it."""
    return abs(number - number_of(fact)) > number_of(fact) * _FAR


def held(fact: Fact, number: Decimal, limit: Decimal | None = None) -> Relation:
    """How *number* stands to a fact's bound: within, exactly, over (or short); beyond a hedged one nobody but
    the desk can tell.

    No tolerance is ever added to a limit.
    """
    limit = number_of(fact) if limit is None else limit
    lower = fact.bound in ("at_least", "more_than")
    if breaks(fact, number, limit):
        return "beyond_hedge" if fact.hedge else "short" if lower else "over"
    return "exactly" if number == limit else "meets" if lower else "within"
