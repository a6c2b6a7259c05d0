"""Two amounts of which one is part of the other: which is which, and what share of the whole the part is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Value
from bot.rules.amounts import Amount, amounts, asked_amount


@dataclass(frozen=True)
class Portion:
    """*part* of *whole*, in one currency. *research*: it is what goes to research, of which the rest is not."""

    part: Amount
    whole: Amount
    research: bool = False
    claimed: bool = False

    @property
    def share(self) -> Decimal:
        """The part in percent of the whole, unrounded."""
        return self.part.number * 100 / self.whole.number


def part_of(values: Sequence[Value]) -> Value | None:
    """The one amount that is part of another one named: said to be for a purpose, else one beside direct costs or a
    total that is smaller; None where it is not sure.
    """
    for role in ("network_costs", "research_costs"):
        sure = {asked_amount(value): value for value in values if value.role == role}
        if len(sure) == 1:
            return next(iter(sure.values()))
    found = amounts(tuple(values), "direct_costs", "total_costs")
    parts = {asked_amount(value): value for value in found if value.role is None}
    wholes = {asked_amount(value) for value in found if value.role}
    if len(parts) != 1 or len(wholes) != 1:
        return None
    (part, value), whole = next(iter(parts.items())), wholes.pop()
    return value if part.unit == whole.unit and part.number < whole.number else None
