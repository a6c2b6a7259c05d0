"""Full economic cost (FEC): the share of it that is paid, and what that comes to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Asked, Value
from bot.rules.amounts import Amount, amount_of, amounts, asked_amount, full_cost_of, share_of
from bot.rules.decision import Decision, Relation
from bot.rules.held import Bid, hold
from bot.rules.places import by_scheme, facts_of, gaps
from bot.rules.shares import rates
from bot.rules.yearly import over_the_years
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

_RIGHT_BEHIND = 6  # characters: " (at "


@dataclass(frozen=True, kw_only=True)
class FullCost(Decision):
    """The share of full economic cost that is paid, and the *limit* that is so much of it.

    *asked* is the share the asker took to be paid, in percent; where *remainder*, the one taken not to be, of which
    *bearer* asks who pays it.
    """

    limit: Fact | None = None
    asked: Decimal | None = None
    remainder: bool = False
    bearer: bool = False

    @property
    def at_most(self) -> Amount | None:
        """The full economic cost of which the limit is the share that is paid."""
        return full_cost_of(self.limit, self.facts[0]) if self.limit else None


def full_economic_cost(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The share of full economic cost that is paid, whether a named one is it, what it is of a cost."""
    return tuple(decision for one in by_scheme(over_the_years(asked)) for decision in _of_scheme(call, one))


def _of_scheme(call: Call, asked: Asked) -> tuple[Decision, ...]:
    told = [
        decision
        for fact in facts_of(call, "fec_share", asked, asked.scheme)
        for decision in _of_side(call, asked, fact)
    ]
    if any(isinstance(one, FullCost) and one.remainder for one in told):
        return tuple(told)  # whoever is named may pay the rest of it
    return (*told, *gaps(call, asked, "fec_share", asked.scheme))


def _of_side(call: Call, asked: Asked, fact: Fact) -> tuple[Decision, ...]:
    scheme = asked.scheme
    limit = call.fact("award_limit", scheme, fact.side)
    if _asks_for_share(asked, fact):
        return (_share(call, scheme, fact, limit, asked),)
    paid = _paid(asked)
    bids = (paid,) if paid else _costs(asked, fact, limit)
    tried = (hold(call, "full_economic_cost", scheme, limit, bid) for bid in bids if limit)
    return tuple(held for held in tried if held) or (_share(call, scheme, fact, limit, asked),)


def _asks_for_share(asked: Asked, fact: Fact) -> bool:
    """Whether it is asked if another share than the stated one is paid: "is all of it paid, as it is under £1m?". That
    a cost is told in full ("£1.2m at 100% FEC") asks nothing."""
    if asked.form != "closed" or not amounts(asked.values, "full_economic_cost"):
        return False
    named = [value for value in asked.all("percent", "fec_share") if value.role and not value.retold]
    others = [value for value in named if value.number not in (number_of(fact), 100 - number_of(fact))]
    return any(not _tells_cost(asked, value) for value in others) or (not named and "in_full" in asked.marks)


def _tells_cost(asked: Asked, share: Value) -> bool:
    """Whether a share stands right behind an amount, as what that amount is of."""
    start = share.quantity.span[0]
    ends = [value.quantity.span[1] for value in asked.values if value.quantity.kind == "money"]
    return any(0 <= start - end <= _RIGHT_BEHIND for end in ends)


def _paid(asked: Asked) -> Bid | None:
    """The one amount that is said to be what is paid, its share already taken."""
    named = {asked_amount(value) for value in asked.values if value.role == "award" and not value.claimed}
    return Bid(named.pop(), "award") if len(named) == 1 else None


def _costs(asked: Asked, fact: Fact, limit: Fact | None) -> tuple[Bid, ...]:
    """The one cost the asker has, or those asked about apart: in full where it is said to be, or its share is named
    with it; else it may be either, the cost or what is paid of it."""
    values = tuple(one for one in amounts(asked.values, "full_economic_cost") if not one.claimed)
    sure = {asked_amount(value) for value in values if value.role}
    named = sure or _unsaid({asked_amount(value) for value in values}, limit)
    paid = {amount.times(share_of(fact)) for amount in named} & named
    left = [amount for amount in dict.fromkeys(map(asked_amount, values)) if amount in named - paid]
    if len(left) > 1 and "apart" not in asked.marks:
        return ()
    return tuple(Bid(amount, "full_economic_cost" if sure or paid else "total_costs") for amount in left)


def _unsaid(named: set[Amount], limit: Fact | None) -> set[Amount]:
    """The amounts of unsaid role that may be costs: not the limit itself, in its currency where one is."""
    if limit is None:
        return named
    others = named - {amount_of(limit)}
    return {amount for amount in others if amount.unit == limit.unit} or others


def _share(call: Call, scheme: str, fact: Fact, limit: Fact | None, asked: Asked) -> FullCost:
    paid, named = number_of(fact), rates(call, asked, "fec_share")
    rest = paid not in named and 100 - paid in named
    if asked.form == "open" and not rest and (paid in named or not _says_share(asked)):
        named = ()  # an open question tells the share again, or one that may be of anything
    number = paid if paid in named or rest else named[0] if named else _in_full(asked)
    relation: Relation = "stated" if number is None else "same" if number == paid else "different"
    bearer = rest and (asked.form == "open" or _by_another(asked))
    return FullCost(
        rule="full_economic_cost",
        scheme=scheme,
        relation="not_stated" if bearer else "not_covered" if rest and asked.named("agency") else relation,
        facts=tuple(item for item in (fact, limit) if item),
        side=fact.side,
        limit=limit,
        asked=number,
        remainder=rest,
        bearer=bearer,
    )


def _in_full(asked: Asked) -> Decimal | None:
    """All of it, where it is asked whether that is paid and no share is named; else None."""
    return Decimal(100) if asked.form == "closed" and "in_full" in asked.marks else None


def _by_another(asked: Asked) -> bool:
    """Whether it is asked if somebody pays it who is none of the call's agencies."""
    return "borne" in asked.marks and not asked.named("agency")


def _says_share(asked: Asked) -> bool:
    return any(value.role for value in asked.all("percent", "fec_share"))


RULES = {"full_economic_cost": full_economic_cost}
