"""What the limits come to: for one year of a project, or for several projects that take them in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Asked
from bot.rules.amounts import Amount, amount_of
from bot.rules.decision import Decision, plain
from bot.rules.places import facts_of
from bot.rules.unstated import schemes_of
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

_YEAR = 12


@dataclass(frozen=True)
class Portion:
    """A *limit* and what it comes to."""

    limit: Fact
    amount: Amount


@dataclass(frozen=True)
class Yearly:
    """The limits of one side of a *scheme*, spread evenly over the *years* of a project."""

    scheme: str
    side: str | None
    years: Decimal
    portions: tuple[Portion, ...]


@dataclass(frozen=True, kw_only=True)
class PerYear(Decision):
    """What the limits come to in a year; the call itself states none for a year."""

    limits: tuple[Yearly, ...]

    @property
    def value(self) -> int | float:
        """The amount of a year under the first limit."""
        return plain(self.limits[0].portions[0].amount.number)


@dataclass(frozen=True, kw_only=True)
class SeveralProjects(Decision):
    """So many *projects* that all receive the limit."""

    projects: Decimal
    portions: tuple[Portion, ...]

    @property
    def value(self) -> int | float:
        return plain(self.portions[0].amount.number)


def reckoned_from_limits(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The limits for a year, or of several projects that take them in full, where that is asked; else nothing."""
    if "per_year" in asked.marks:
        return _per_year(call, asked)
    projects = {value.number for value in asked.all("count", "awards") if value.quantity.unit == "awards"}
    if "full" in asked.marks and asked.form == "open" and len(projects) == 1 and min(projects) > 1:
        return tuple(_several(call, asked, limit, min(projects)) for limit in _limits(call, asked))
    return ()


def _limits(call: Call, asked: Asked) -> Iterator[Fact]:
    """The limits asked about: those whose amount is named; of several schemes that of one side each."""
    schemes, named = schemes_of(asked), {value.number for value in asked.all("money", "direct_costs")}
    for scheme in schemes:
        limits = facts_of(call, "award_limit", asked, scheme)
        limits = tuple(limit for limit in limits if number_of(limit) in named) or limits
        yield from limits[: 1 if len(schemes) > 1 else None]


def _meant(call: Call, asked: Asked, limit: Fact) -> tuple[Fact, ...]:
    """The limit for direct costs, and the one with indirect costs where that is asked for too."""
    whole = (
        call.fact("award_limit_with_indirect", limit.scheme, limit.side)
        if "with_indirect" in asked.marks
        else None
    )
    return (limit, whole) if whole else (limit,)


def _per_year(call: Call, asked: Asked) -> tuple[PerYear, ...]:
    limits = tuple(item for limit in _limits(call, asked) if (item := _yearly(call, asked, limit)))
    if not limits:
        return ()
    facts = tuple(portion.limit for item in limits for portion in item.portions)
    side = limits[0].side if len({item.side for item in limits}) == 1 else None
    return (
        PerYear(
            rule="award_limit",
            scheme=limits[0].scheme,
            relation="compared" if asked.compares and len(limits) > 1 else "converted",
            facts=facts,
            side=side,
            limits=limits,
        ),
    )


def _yearly(call: Call, asked: Asked, limit: Fact) -> Yearly | None:
    duration = call.fact("duration", limit.scheme, limit.side)
    if duration is None or number_of(duration) % _YEAR:
        return None
    years, meant = number_of(duration) / _YEAR, _meant(call, asked, limit)
    spread = (Amount(number_of(fact) / years, str(fact.unit)).rounded for fact in meant)
    return Yearly(limit.scheme, limit.side, years, tuple(map(Portion, meant, spread)))


def _several(call: Call, asked: Asked, limit: Fact, projects: Decimal) -> SeveralProjects:
    portions = tuple(Portion(fact, amount_of(fact).times(projects)) for fact in _meant(call, asked, limit))
    return SeveralProjects(
        rule="award_limit",
        scheme=limit.scheme,
        relation="converted",
        facts=tuple(portion.limit for portion in portions),
        side=limit.side,
        projects=projects,
        portions=portions,
    )
