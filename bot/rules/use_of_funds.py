"""What the money is for: the share with a purpose of its own, what counts towards it and what does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.asked import Asked
from bot.rules.decision import Decision, Relation
from bot.rules.places import facts_of, gaps
from bot.rules.unstated import schemes_of
from corpus.facts.model import Call, Fact
from corpus.text.names import fact_of

# Keys of what the call itself gives as an example of the share's use.
EXAMPLES = "counts_"
_RELATIONS: dict[str | None, Relation] = {"counted": "covered", "not_counted": "not_covered"}


@dataclass(frozen=True, kw_only=True)
class Use(Decision):
    """What the *share* of direct costs is for: its *purpose*, the *examples* the call gives, what it says is *outside*.

    Relation not_stated: a kind of cost was asked about that the call says nothing of.
    """

    share: Fact | None
    purpose: Fact | None
    examples: tuple[Fact, ...]
    outside: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class CostItem(Decision):
    """A kind of cost that counts towards the *share* (covered), or does not (not_covered)."""

    share: Fact | None
    purpose: Fact | None


def use_of_funds(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What the money may be used for, by the call's own words and examples."""
    return tuple(
        decision
        for scheme in schemes_of(asked)
        for decision in (*_uses(call, asked, scheme, "stated"), *gaps(call, asked, "network_share", scheme))
    )


def cost_item(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Whether the kinds of cost named count towards the share; of one the call says nothing of, what it does say."""
    return tuple(
        decision
        for scheme in schemes_of(asked)
        for decision in (*_items(call, asked, scheme), *gaps(call, asked, "network_share", scheme))
    )


def _items(call: Call, asked: Asked, scheme: str) -> tuple[Decision, ...]:
    known = facts_of(call, "network_share", asked, scheme)
    named = [fact for fact in _named(call, asked) if fact.scheme == scheme]
    here = [fact for fact in named if fact.side in (None, *(share.side for share in known))]
    told = tuple(_item(call, scheme, fact) for fact in here)
    return told or _uses(call, asked, scheme, "not_stated")


def _named(call: Call, asked: Asked) -> Sequence[Fact]:
    """The facts of the kinds of cost named, each once, in the order of their names."""
    found = (fact_of(call, address) for address in asked.named("item"))
    return [fact for fact in found if fact.key.startswith(EXAMPLES) or fact.norm == "not_counted"]


def _item(call: Call, scheme: str, fact: Fact) -> CostItem:
    share, purpose = (call.fact(key, scheme, fact.side) for key in ("network_share", "network_purpose"))
    return CostItem(
        rule="cost_item",
        scheme=scheme,
        relation=_RELATIONS[fact.norm],
        facts=tuple(item for item in (fact, share) if item),
        side=fact.side,
        share=share,
        purpose=purpose,
    )


def _uses(call: Call, asked: Asked, scheme: str, relation: Relation) -> tuple[Use, ...]:
    """What the share of each side asked about is for."""
    return tuple(
        _use(call, asked.intent, scheme, share, relation)
        for share in facts_of(call, "network_share", asked, scheme)
    )


def _use(call: Call, rule: str, scheme: str, share: Fact, relation: Relation) -> Use:
    purpose = call.fact("network_purpose", scheme, share.side)
    keys = dict.fromkeys(fact.key for fact in call.facts if fact.key.startswith(EXAMPLES))
    examples = tuple(fact for key in keys for fact in call.all(key, scheme, share.side))
    outside = tuple(call.all("not_counted", scheme, share.side))
    return Use(
        rule=rule,
        scheme=scheme,
        relation=relation,
        facts=tuple(fact for fact in (share, purpose, *examples, *outside) if fact),
        side=share.side,
        share=share,
        purpose=purpose,
        examples=examples,
        outside=outside,
    )


RULES = {"use_of_funds": use_of_funds, "cost_item": cost_item}
