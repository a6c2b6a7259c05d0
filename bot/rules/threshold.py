"""Thresholds: from an amount on, something is needed (quotes from two suppliers) or not allowed (payment in cash)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.asked import Asked
from bot.rules.amounts import amounts, asked_amount
from bot.rules.decision import Decision, Relation, plain
from bot.rules.limits import breaks
from bot.rules.named import things_named
from bot.rules.places import by_scheme, facts_of, gaps
from bot.rules.tax import Taxed, taxed
from corpus.facts.model import Call, Fact
from corpus.text.plain import folded
from corpus.text.plain import plain as plain_text

_RULE = "threshold"
# 旅費を除き, 中古品の購入は、金額に関わらず, "except for travel", "used goods, regardless of the price".
_EXCEPT = re.compile(
    r"([^、。(（)）\s]{1,20})(?:等|など)?を除|([^、。(（)）\s]{1,20})は、?[^、。]{0,6}に(?:関わら|かかわら|拘ら)ず"
    r"|\b(?:except|excluding|other than)(?: for)? ([^,.;()]{2,40})"
    r"|([^,.;()]{2,40}),? (?:regardless|irrespective) of"
)
_NAMED = re.compile(r"[一-龥ァ-ヶー]{2,}|[a-z]{4,}")
# What holds of an amount that a threshold takes in, and of one that it does not.
_HOLDS: Mapping[str | None, tuple[Relation, Relation]] = {
    None: ("required", "not_required"),
    "required": ("required", "not_required"),
    "forbidden": ("not_allowed", "allowed"),
    "allowed": ("allowed", "not_allowed"),
}


@dataclass(frozen=True, kw_only=True)
class Threshold(Decision):
    """A threshold and the amount *asked* that is held against it; its fact says what is needed in words.

    An amount with tax against a threshold before it "depends" where the call's own words do not tell.
    """

    asked: Taxed | None = None

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
    return (
        *(_of_fact(call, asked, fact) for fact in named or every),
        *gaps(call, asked, _RULE, asked.scheme),
    )


def _of_fact(call: Call, asked: Asked, fact: Fact) -> Threshold:
    named = {
        asked_amount(v): v for v in amounts(asked.values, "direct_costs", "total_costs") if not v.claimed
    }
    own = [value for amount, value in named.items() if amount.unit == fact.unit]
    judged = fact.bound and not (fact.hedge or _is_excepted(asked, fact))
    held = len(named) == len(own) == 1 and judged
    amount = taxed(call, fact, own[0]) if held else None
    return Threshold(
        rule=_RULE,
        scheme=fact.scheme,
        relation=_relation(fact, amount) if amount else "stated",
        facts=(fact, amount.rate) if amount and amount.rate else (fact,),
        side=fact.side,
        asked=amount,
    )


def _is_excepted(asked: Asked, fact: Fact) -> bool:
    """Whether the question names what the words of the fact leave out: 旅費を除き, "except for travel"."""
    low = folded(plain_text(f"{asked.told} {asked.text}"))
    quotes = (folded(source.quote) for source in fact.sources)
    left_out = (next(filter(None, found.groups())) for quote in quotes for found in _EXCEPT.finditer(quote))
    words = (word for said in left_out for word in _NAMED.findall(said))
    return any(word in low for word in words)


def _relation(fact: Fact, amount: Taxed) -> Relation:
    """What holds of an amount, wherever between its least and its most it is; else it depends."""
    holds, else_ = _HOLDS[fact.norm if fact.norm in _HOLDS else None]
    outside = {breaks(fact, number) for number in (amount.least, amount.most)}
    return "depends" if len(outside) > 1 else else_ if outside.pop() else holds


RULES = {_RULE: threshold}
