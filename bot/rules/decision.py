"""What a rule decides: what was held against what, and how it stands. No words; bot/answering/saying puts it
into them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.answer import Verdict
from corpus.facts.model import Fact, Source

Relation = Literal[
    # a value or case held against the call's own
    "within",
    "exactly",  # on the limit itself, which still counts
    "over",
    "meets",
    "short",
    "in_time",
    "late",
    "same",
    "different",
    "allowed",
    "not_allowed",
    "covered",
    "not_covered",
    "required",
    "not_required",
    "unlimited",
    # now, held against the call's days
    "open",
    "closed",
    "not_yet_open",
    # the call does not settle it
    "beyond_hedge",  # beyond a limit that the call itself hedges (程度, 原則)
    "planned_only",  # asked for as certain, and a plan by the call's own word (予定)
    "depends",  # on something the question leaves open
    "not_stated",  # for this side, scheme or case
    # nothing was held against anything
    "stated",
    "converted",
    "compared",
]
VERDICTS: Mapping[Relation, Verdict] = {
    "within": "yes",
    "exactly": "yes",
    "over": "no",
    "meets": "yes",
    "short": "no",
    "in_time": "yes",
    "late": "no",
    "same": "yes",
    "different": "no",
    "allowed": "yes",
    "not_allowed": "no",
    "covered": "yes",
    "not_covered": "no",
    "required": "yes",
    "not_required": "no",
    "unlimited": "yes",
    "open": "yes",
    "closed": "no",
    "not_yet_open": "no",
    "beyond_hedge": "confirm",
    "planned_only": "confirm",
    "depends": "confirm",
    "not_stated": "confirm",
    "stated": "info",
    "converted": "info",
    "compared": "info",
}


def if_only_planned(relation: Relation, fact: Fact | None, marks: Container[str]) -> Relation:
    """*relation*, but for a day that the call only plans and that is asked for as certain."""
    plans = fact is not None and fact.hedge == "planned" and relation in ("same", "stated")
    return "planned_only" if plans and "settled" in marks else relation


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The outcome of one rule for one scheme (and side). Families add what they held against what.

    *facts* are what it rests on, the leading one first: their quotes are cited in this order. *hedged*: the call itself
    hedges the leading fact. *group*: the applicants it holds for, where others have values of their own.
    """

    rule: str
    scheme: str
    relation: Relation
    facts: tuple[Fact, ...]
    side: str | None = None
    group: str | None = None

    @property
    def verdict(self) -> Verdict:
        """How the matter stands, by the relation alone."""
        return VERDICTS[self.relation]

    @property
    def hedged(self) -> bool:
        """Whether the call hedges what this rests on first."""
        return bool(self.facts and self.facts[0].hedge)

    @property
    def is_far(self) -> bool:
        """Whether a case beyond a hedge lies further off than any reading of it reaches; families tell."""
        return False

    @property
    def value(self) -> int | float | str | None:
        """The value a program reads beside the sentence: the leading fact's own, unless a family reckons another."""
        value = self.facts[0].value if self.facts else None
        return plain(Decimal(str(value))) if isinstance(value, int) or _is_number(value) else value

    @property
    def unit(self) -> str | None:
        """The unit of *value*: JPY, GBP, percent, months, count nouns, date, datetime; None for words."""
        return self.facts[0].unit if self.facts else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The places it rests on, each once."""
        return tuple(dict.fromkeys(fact.source for fact in self.facts))


def plain(number: Decimal) -> int | float:
    """A decimal as JSON knows it: whole numbers as int."""
    return int(number) if number == number.to_integral_value() else float(number)


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.replace(".", "", 1).isdigit()
