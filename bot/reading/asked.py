"""What one asking sentence gives a rule: who and where it speaks of, and its values, each in the role it plays."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal

from bot.reading.marks import Mark
from bot.reading.steps import StepName
from corpus.quantity import Clock, Day, Quantity
from corpus.text.names import Name, NameKind

__all__ = ["Asked", "Mark", "Name", "NameKind", "Role", "Value"]

Role = Literal[
    # money
    "direct_costs",
    "total_costs",  # direct and indirect costs together
    "indirect_costs",
    "full_economic_cost",
    "award",  # what the agency pays: the share of full economic cost is already taken
    "yearly_costs",  # an amount of a year or month, which no limit on the whole is held against
    "costs_of_one",  # an amount of each of several people or institutions, which no limit on the whole is held against
    "network_costs",  # the part of a larger amount that goes to networking and early-career researchers
    "research_costs",  # the part of a larger amount that goes to research alone
    # percent
    "network_share",  # what goes to networking and early-career researchers
    "research_share",  # what is left for research alone
    "indirect_rate",
    "fec_share",
    # lengths of time
    "since_degree",
    "stay",
    "project",
    "extension",
    "notice",  # between being told and the interview
    # days and hours
    "degree_day",
    "submission",
    "contact_day",  # when the agency was told in advance
    "start_day",
    "end_day",  # of the project, an extension or a stay, as the intent says
    "departure",
    # counts
    "people",
    "institutions",
    "institutions_a_side",  # of each side, or of one
    "awards",
    # rate
    "exchange_rate",
]
Base = Literal[
    "direct", "full", "whole"
]  # what a share is of: direct costs, full economic cost, all of an award
OF_A_DEGREE: tuple[Role, ...] = ("since_degree", "degree_day")


@dataclass(frozen=True)
class Value:
    """A quantity of the question and the role it plays; None where the words do not tell.

    *claimed*: it is said to be the call's own ("the deadline is 30 April, right?"), not held against it. *retold*: it
    names a rule of the call again ("the fifteen-year limit", 7割の枠). *summed*: it is what several named add up to.
    *side* is the side it belongs to, where the sentence names several. *paid*: an amount is said to be what is paid
    (True), or what is spent (False). *in_doubt*: of a time of day, the clocks (IANA) of where somebody is said to be,
    on which it may be meant; none where that is somewhere unknown. *a_year*: how often a year an amount of each year or
    month is had. *of* is what a share is said to be of.
    """

    quantity: Quantity
    role: Role | None = None
    claimed: bool = False
    side: str | None = None
    retold: bool = False
    summed: bool = False
    paid: bool | None = None
    in_doubt: tuple[str, ...] | None = None
    a_year: int | None = None
    of: Base | None = None

    @property
    def number(self) -> Decimal:
        """The number of an amount, share, length or count. Raises TypeError for a day or a clock."""
        if not isinstance(self.quantity.value, Decimal):
            raise TypeError(f"{self.quantity.text!r} is no number")
        return self.quantity.value

    @property
    def day(self) -> Day | None:
        return self.quantity.value if isinstance(self.quantity.value, Day) else None

    @property
    def clock(self) -> Clock | None:
        return self.quantity.value if isinstance(self.quantity.value, Clock) else None


@dataclass(frozen=True)
class Asked:
    """One thing asked, as rules take it.

    *scheme* is the one to rule on, *schemes* all that are named (several: they are compared or each
    answered); *side* is the one side meant, None where both or none are (*side_is_firm*: its people are
    meant, it is no mere mention of a place); *sides* all named. *called_with* are the countries (ISO codes) of
    another call than any of these ("the joint call with Canada"). *zones* are the clocks (IANA) in which a time
    is asked for. *form* is "open" for when, how much, which …, "closed" for whether. *compares*: it asks
    whether two sides or schemes are the "same", or "which" is larger, earlier, and how they differ. *marks*
    tell how it is meant (bot/reading/marks.py), *moments* the scheduled moments that are named, by the keys
    of their facts, *steps* what it names of what follows the closing. *currency* (ISO 4217) is that in which
    an amount told before is asked for. *as_of* is the moment of asking, with its zone; *text* is what asks, *told*
    (folded) what is told beside it.
    """

    intent: str
    scheme: str
    as_of: datetime
    side: str | None = None
    side_is_firm: bool = False
    schemes: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    called_with: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    names: tuple[Name, ...] = ()
    zones: tuple[str, ...] = ()
    form: Literal["open", "closed"] = "open"
    compares: Literal["same", "which"] | None = None
    marks: Container[Mark] = frozenset()
    moments: tuple[str, ...] = ()
    steps: tuple[StepName, ...] = ()
    currency: str | None = None
    text: str = field(default="", compare=False)
    told: str = field(default="", compare=False)

    def all(self, kind: str, *roles: Role) -> tuple[Value, ...]:
        """The values of a kind (money, percent, duration, date, time, count, rate) that may play one of *roles*.

        A value whose role the words do not tell may play any; one that plays another role may not. Where some values
        have one of *roles* for certain, only those count.
        """
        of_kind = [value for value in self.values if value.quantity.kind == kind]
        sure = tuple(value for value in of_kind if value.role in roles)
        return sure or tuple(value for value in of_kind if value.role is None)

    def named(self, kind: NameKind) -> tuple[str, ...]:
        """The ids of what is named of a kind, each once, in order."""
        return tuple(dict.fromkeys(name.id for name in self.names if name.kind == kind))
