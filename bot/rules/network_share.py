"""The share of direct costs that has a purpose of its own: whether a plan meets it, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.asked import Asked, Value
from bot.rules.amounts import Amount, amount_of, amounts, asked_amount, share_of
from bot.rules.compared import compared
from bot.rules.decision import Decision, Relation, plain
from bot.rules.held import common
from bot.rules.limits import held, is_far
from bot.rules.places import by_scheme, facts_of, gaps
from bot.rules.portions import Portion, part_of
from bot.rules.shares import shares
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of


@dataclass(frozen=True, kw_only=True)
class NetworkShare(Decision):
    """The share of direct costs for networking and early-career researchers, and the *purpose* in words.

    *asked* is the share the asker would spend on it, in percent; *research* what they would spend on
    research, of which it is the remainder. *claimed*: one of both is said to be the call's own. *rest*: what
    the share leaves is asked about. *portion*: the share was reckoned from two amounts. *by_year*: it is asked whether
    each year has to keep to it.
    """

    purpose: Fact | None = None
    asked: Decimal | None = None
    research: Decimal | None = None
    claimed: bool = False
    rest: bool = False
    portion: Portion | None = None
    by_year: bool = False

    @property
    def is_far(self) -> bool:
        """Whether the share misses the hedged one by more than a hedge covers."""
        return self.relation == "beyond_hedge" and is_far(self.facts[0], self.asked or Decimal(0))

    @property
    def difference(self) -> Decimal:
        """How many percentage points the asker's share and the call's lie apart."""
        return abs((self.asked or Decimal(0)) - number_of(self.facts[0]))


@dataclass(frozen=True, kw_only=True)
class EitherShare(Decision):
    """A share that may be for the purpose or for research: what it is as either."""

    cases: tuple[NetworkShare, NetworkShare]


@dataclass(frozen=True)
class Plan:
    """The *share* planned for the purpose, in percent; of a share for *research*, what that leaves.

    *claimed*: it is said to be the call's own. *unsaid*: it is not said for which of both it is. *rest*: what
    the call's own share leaves is named, and not for what.
    """

    share: Decimal | None = None
    research: Decimal | None = None
    claimed: bool = False
    unsaid: bool = False
    rest: bool = False


@dataclass(frozen=True)
class Base:
    """What the share is taken of: *direct* costs, inside a *total* where the asker named that.

    *supposed*: the asker did not say that the amount is direct costs.
    """

    direct: Amount
    total: Amount | None = None
    supposed: bool = False


@dataclass(frozen=True, kw_only=True)
class ShareOfAmount(Decision):
    """What the share and its remainder come to on an amount of direct costs."""

    purpose: Fact | None
    base: Base

    @property
    def part(self) -> Amount:
        """What goes to the purpose."""
        return self.base.direct.times(share_of(self.facts[0])).rounded

    @property
    def rest(self) -> Amount:
        """What is left of direct costs."""
        return Amount(self.base.direct.number - self.part.number, self.base.direct.unit)

    @property
    def value(self) -> int | float:
        return plain(self.part.number)

    @property
    def unit(self) -> str:
        return self.base.direct.unit


def network_share(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The share for networking and early-career researchers, whether a plan meets it, what it comes to.

    A share that names no bound is a floor. Less than a hedged one nobody but the desk can tell.
    """
    told = () if asked.values else compared(call, asked, "network_share")
    return told or tuple(decision for one in by_scheme(asked) for decision in _of_scheme(call, one))


def _of_scheme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    facts = facts_of(call, "network_share", asked, asked.scheme)
    told = [_of_side(call, asked, fact) for fact in facts]
    return (*told, *gaps(call, asked, "network_share", asked.scheme))


def _of_side(call: Call, asked: Asked, fact: Fact) -> Decision:
    scheme = asked.scheme
    purpose = call.fact("network_purpose", scheme, fact.side)
    plan = _plan(asked, number_of(fact))
    if asked.form == "closed" and (portion := portion_of(call, asked, fact)):
        return replace(_judged(scheme, fact, purpose, _plan_of(portion)), portion=portion)
    if plan.share in (None, number_of(fact)) and not plan.claimed:
        base = _base(call, scheme, fact, amounts(asked.values, "direct_costs", "total_costs"))
        if base is None and "full" in asked.marks and (limit := call.fact("award_limit", scheme, fact.side)):
            base = Base(amount_of(limit))
        if base:
            return _of_amount(scheme, fact, purpose, base)
        if plan.unsaid or (asked.form == "open" and plan.research is None):
            plan = Plan()
    if "by_year" in asked.marks and plan.share in (None, number_of(fact)):
        return replace(_judged(scheme, fact, purpose, Plan()), relation="not_stated", by_year=True)
    if not plan.unsaid or plan.share is None:
        return _judged(scheme, fact, purpose, plan)
    cases = (
        _judged(scheme, fact, purpose, Plan(plan.share)),
        _judged(scheme, fact, purpose, Plan(100 - plan.share, plan.share)),
    )
    return EitherShare(
        rule="network_share",
        scheme=scheme,
        relation=common(cases),
        facts=_facts(fact, purpose),
        side=fact.side,
        cases=cases,
    )


def portion_of(call: Call, asked: Asked, fact: Fact) -> Portion | None:
    """The amount planned for one purpose and the direct costs that it is part of, where both are named."""
    part = part_of(asked.values)
    if part is None:
        return None
    others = [value for value in asked.values if value is not part]
    base = _base(call, asked.scheme, fact, amounts(tuple(others), "direct_costs", "total_costs"))
    amount = asked_amount(part)
    if base is None or base.direct.unit != amount.unit or base.direct.number < amount.number:
        return None
    return Portion(amount, base.direct, part.role == "research_costs", part.claimed)


def _plan_of(portion: Portion) -> Plan:
    if portion.research:
        return Plan(100 - portion.share, portion.share, portion.claimed)
    return Plan(portion.share, None, portion.claimed)


def _judged(scheme: str, fact: Fact, purpose: Fact | None, plan: Plan) -> NetworkShare:
    return NetworkShare(
        rule="network_share",
        scheme=scheme,
        relation=_relation(fact, plan),
        facts=_facts(fact, purpose),
        side=fact.side,
        purpose=purpose,
        asked=plan.share,
        research=plan.research,
        claimed=plan.claimed,
        rest=plan.rest,
    )


def _plan(asked: Asked, own: Decimal) -> Plan:
    """The one share planned. The call's *own*, named beside another, is what that one is held against."""
    roles = [value for value in asked.values if value.role in ("network_share", "research_share")]
    claimed = any(value.claimed for value in roles or asked.all("percent", "network_share"))
    network = _but(shares(asked, "network_share"), own)
    research = _but(shares(asked, "research_share"), 100 - own)
    beside = {own, *network} == {*shares(asked, "network_share")} != {*network}
    if not roles and network == (100 - own,) and own not in network:
        return Plan(rest=True)
    if not any(value.role == "research_share" for value in roles):
        unsaid = not roles and not claimed and not beside
        return Plan(network[0], None, claimed, unsaid) if len(network) == 1 else Plan()
    if any(value.role == "network_share" for value in roles):
        return Plan(network[0], None, claimed) if network == tuple(100 - n for n in research) else Plan()
    return Plan(100 - research[0], research[0], claimed) if len(research) == 1 else Plan()


def _but(numbers: tuple[Decimal, ...], own: Decimal) -> tuple[Decimal, ...]:
    return tuple(number for number in numbers if number != own) or numbers


def _relation(fact: Fact, plan: Plan) -> Relation:
    if plan.share is None:
        return "stated"
    if plan.claimed:
        return "same" if plan.share == number_of(fact) else "different"
    return held(fact if fact.bound else replace(fact, bound="at_least"), plan.share)


def _base(call: Call, scheme: str, fact: Fact, values: Sequence[Value]) -> Base | None:
    """The one amount named whose share is asked for: direct costs, else a total, else one of unsaid role."""
    limit, whole = (call.fact(key, scheme, fact.side) for key in ("award_limit", "award_limit_with_indirect"))
    direct, total, unsaid = (
        {asked_amount(value) for value in values if value.role == role}
        for role in ("direct_costs", "total_costs", None)
    )
    if limit and unsaid & _of_limit(amount_of(limit), share_of(fact)):
        unsaid = {amount_of(limit)}
    if len(direct) == 1:
        return Base(direct.pop())
    if len(total) == 1:
        return _inside(call, scheme, fact, limit, whole, total.pop())
    if direct or total or len(unsaid) != 1:
        return None
    amount = unsaid.pop()
    if whole and amount == amount_of(whole):
        return _inside(call, scheme, fact, limit, whole, amount)
    return Base(amount, supposed=True)


def _of_limit(limit: Amount, factor: Decimal) -> set[Amount]:
    """The limit, its share and what that leaves: who names one of these speaks of the whole limit."""
    return {limit, limit.times(factor), limit.times(1 - factor)}


def _inside(
    call: Call, scheme: str, fact: Fact, limit: Fact | None, whole: Fact | None, total: Amount
) -> Base | None:
    """The direct costs inside a total; inside the published one the published ones."""
    if limit and whole and total == amount_of(whole):
        return Base(amount_of(limit), total)
    rate = call.fact("indirect_rate", scheme, fact.side)
    return Base(Amount(total.number / (1 + share_of(rate)), total.unit).rounded, total) if rate else None


def _of_amount(scheme: str, fact: Fact, purpose: Fact | None, base: Base) -> ShareOfAmount:
    return ShareOfAmount(
        rule="network_share",
        scheme=scheme,
        relation="converted",
        facts=_facts(fact, purpose),
        side=fact.side,
        purpose=purpose,
        base=base,
    )


def _facts(fact: Fact, purpose: Fact | None) -> tuple[Fact, ...]:
    return (fact, purpose) if purpose else (fact,)


RULES = {"network_share": network_share}
