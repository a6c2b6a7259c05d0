"""Whether a value is one that a call itself gives."""

from __future__ import annotations

from corpus.facts.model import Call, Fact
from corpus.facts.values import quantity_of
from corpus.quantity import Quantity, compatible


def is_stated(call: Call, quantity: Quantity) -> bool:
    """Whether a fact of the call gives just this value."""
    return any(fact.value is not None and _gives(fact, quantity) for fact in call.facts)


def _gives(fact: Fact, quantity: Quantity) -> bool:
    try:
        return compatible(quantity_of(fact), quantity)
    except ValueError:
        return False
