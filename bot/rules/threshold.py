"""Thresholds: from an amount on, something is needed (quotes from two suppliers) or not allowed (payment in cash)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Asked
from bot.rules.amounts import Amount, amounts, asked_amount
from bot.rules.decision import Decision, Relation, plain
from bot.rules.limits import breaks
from bot.rules.named import things_named
from bot.rules.places import by_scheme, facts_of, gaps
from corpus.facts.model import Call, Fact

_RULE = "threshold"
# What holds of an amount that a threshold takes in, and of one that it does not.
_HOLDS: Mapping[str | None, tuple[Relation, Relation]] = {
    None: ("required", "not_required"),
    "required": ("required", "not_required"),
    "forbidden": ("not_allowed", "allowed"),
    "allowed": ("allowed", "not_allowed"),
}


@dataclass(frozen=True, kw_only=True)
class Threshold(Decision):
    """A threshold and the amount *asked* that is held against it; its fact says what is needed in words."""

    asked: Amount | None = None

    @property
    def value(self) -> int | float:
        """The amount of the threshold."""
        return plain(Decimal(str(self.facts[0].value)))


def threshold(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Each threshold of the things named, else every one; the one amount named in its currency held against it.

    Where the call hedges it, or an amount is said to be the threshold itself, nothing is judged.
    """
    return tuple(decision for one in by_scheme(asked) for decision in _of_scheme(call, one))


def _of_scheme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    every = facts_of(call, _RULE, asked, asked.scheme)
    named = [fact for things in things_named(call, asked, _RULE) for fact in things if fact in every]
    return (*(_of_fact(asked, fact) for fact in named or every), *gaps(call, asked, _RULE, asked.scheme))


def _of_fact(asked: Asked, fact: Fact) -> Threshold:
    named = {asked_amount(v) for v in amounts(asked.values, "direct_costs", "total_costs") if not v.claimed}
    own = {amount for amount in named if amount.unit == fact.unit}
    amount = own.pop() if len(named) == len(own) == 1 and fact.bound and not fact.hedge else None
    holds, else_ = _HOLDS[fact.norm if fact.norm in _HOLDS else None]
    relation: Relation = "stated"
    if amount:
        relation = else_ if breaks(fact, amount.number) else holds
    return Threshold(
        rule=_RULE, scheme=fact.scheme, relation=relation, facts=(fact,), side=fact.side, asked=amount
    )


RULES = {_RULE: threshold}
