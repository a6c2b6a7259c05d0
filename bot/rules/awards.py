"""How many projects are selected."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Asked, Value
from bot.rules.decision import Decision, Relation
from bot.rules.limits import is_far
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of


@dataclass(frozen=True, kw_only=True)
class Awards(Decision):
    """The number of projects selected, and the number the asker named, if any."""

    asked: Decimal | None = None


def number_of_awards(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """How many projects are selected; a number the asker names is the same, or differs.

    A hedged number settles none that is near it, but is the one that is stated. Of schemes without a number,
    that is said.
    """
    value = next((one for one in asked.all("count", "awards") if one.quantity.unit == "awards"), None)
    found = tuple(
        Awards(
            rule="number_of_awards",
            scheme=asked.scheme,
            relation=_relation(fact, value),
            facts=(fact,),
            side=fact.side,
            asked=value.number if value else None,
        )
        for fact in call.all("number_of_awards", asked.scheme)
    )
    return found or not_stated(call, asked, "number_of_awards")


def _relation(fact: Fact, value: Value | None) -> Relation:
    if value is None:
        return "stated"
    if value.number == number_of(fact):
        return "same"
    near = fact.hedge and not value.claimed and not is_far(fact, value.number)
    return "beyond_hedge" if near else "different"


RULES = {"number_of_awards": number_of_awards}
