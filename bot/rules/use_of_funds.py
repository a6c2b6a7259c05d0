"""What the money is for: the share with a purpose of its own, what counts towards it and what does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bot.reading.asked import Asked, Mark, Value
from bot.rules.award_limit import award_limit
from bot.rules.decision import Decision, Relation
from bot.rules.network_share import network_share
from bot.rules.places import by_scheme, facts_of, gaps
from bot.rules.portions import part_of
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of
from corpus.text.beside import beside
from corpus.text.names import fact_of
from corpus.text.plain import folded

# Keys of what the call itself gives as an example of the share's use.
EXAMPLES = "counts_"
# The facts for which a cost counts, or does not, by what it is for; the first that is told.
_FOR: Mapping[Mark, str] = {
    "research_only": "not_counted",
    "organising": "counts_coordination",
    "connecting": "counts_workshop",
    "abroad": "counts_travel",
}
# Where somebody comes to: 日本に招く, "a visit to Japan".
_TOWARDS = beside(r"\b(?:to|into|visit(?:s|ing)?) $", r"[にへ](?:の|来|呼|招|渡|行|着)")
_RELATIONS: dict[str | None, Relation] = {"counted": "covered", "not_counted": "not_covered"}


@dataclass(frozen=True, kw_only=True)
class Use(Decision):
    """What the *share* of direct costs is for: its *purpose*, *examples* of it, and what is *outside*.

    *only* one of these is asked for, or none by itself. Relation not_stated: a kind of cost was asked about
    that the call says nothing of.
    """

    share: Fact
    purpose: Fact | None
    examples: tuple[Fact, ...]
    outside: tuple[Fact, ...]
    only: Literal["examples", "outside"] | None = None


@dataclass(frozen=True, kw_only=True)
class CostItem(Decision):
    """A kind of cost that counts towards the *share* (covered), or does not (not_covered)."""

    share: Fact | None
    purpose: Fact | None


def use_of_funds(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What the money may be used for, by the call's own words and examples; an amount of another is held against
    the share.
    """
    if asked.form == "closed" and part_of(asked.values):
        return network_share(call, asked)
    return tuple(
        decision
        for one in by_scheme(asked)
        for decision in (*_uses(call, one, "stated"), *gaps(call, one, "network_share", one.scheme))
    )


def cost_item(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Whether the kinds of cost named count towards the share; of others, what the call does say.

    A percentage of what counts for nothing but the research ("20 % for reagents") is what is left of the share; one
    for networking is held against the share itself. A limit on the price of one thing is asked of the limits there are.
    """
    if "of_one" in asked.marks and "capped" in asked.marks:
        return tuple(replace(one, rule="cost_item") for one in award_limit(call, asked))
    if left := _left_for_research(call, asked) or _for_networking(call, asked):
        return network_share(call, replace(asked, values=left))
    if _is_of_a_visit(call, asked):
        return _uses(call, replace(asked, side=None, sides=()), "not_stated")
    return tuple(decision for one in by_scheme(asked) for decision in _items_and_gaps(call, one))


def _items_and_gaps(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What counts, and the sides of which nothing is told; countries that are only travelled between are none."""
    told = _items(call, asked)
    journey = any(_FOR["abroad"] == one.facts[0].key for one in told) and not asked.side_is_firm
    return told if journey else (*told, *gaps(call, asked, "network_share", asked.scheme))


def _is_of_a_visit(call: Call, asked: Asked) -> bool:
    """Whether somebody travels to the country of the side that has the share: the journeys that count lead from there,
    and whose people come tells nothing of who pays (英国側の学生を日本に呼ぶ旅費)."""
    paying = {fact.side for fact in call.all("network_share", asked.scheme)}
    home = {call.side(side).country for side in paying if side}
    low = folded(asked.text)
    named = (folded(name.text) for name in asked.names if name.kind == "country" and name.id in home)
    return any(
        _TOWARDS.fits(low, found.span()) for name in named for found in re.finditer(re.escape(name), low)
    )


def _left_for_research(call: Call, asked: Asked) -> tuple[Value, ...]:
    """The percentages named with a kind of cost that does not count, as shares for research; not the norm itself."""
    if not any(fact.norm == "not_counted" for fact in _named(call, asked)):
        return ()
    shares = asked.all("percent", "research_share", "network_share")
    return tuple(
        replace(value, role="research_share") for value in shares if value.number not in _norms(call)
    )


def _for_networking(call: Call, asked: Asked) -> tuple[Value, ...]:
    """The percentages that are surely for networking; not the norm itself, towards which something counts.

    Where what counts and what does not are named together, it is the share between them that is asked about.
    """
    both = len({fact.norm for fact in _named(call, asked)}) > 1
    shares = asked.all("percent", "network_share")
    return tuple(value for value in shares if value.role and (both or value.number not in _norms(call)))


def _norms(call: Call) -> set[Decimal]:
    return {number_of(fact) for fact in call.facts if fact.key == "network_share"}


def _items(call: Call, asked: Asked) -> tuple[Decision, ...]:
    known = facts_of(call, "network_share", asked, asked.scheme)
    named = [fact for fact in _named(call, asked) if fact.scheme == asked.scheme]
    if (
        "fees" in asked.marks
    ):  # "may the travel money pay tuition?": what is named is where the money comes from
        named = [fact for fact in named if fact.key != _FOR["abroad"]]
    here = [fact for fact in named if fact.side in (None, *(share.side for share in known))]
    told = tuple(_item(call, asked.scheme, fact) for fact in here)
    return told or _uses(call, asked, "not_stated")


def _named(call: Call, asked: Asked) -> Sequence[Fact]:
    """The facts of the kinds of cost named, each once, in the order of their names; of what is named by no such word
    (a salary, a meeting), that of what it is for.
    """
    found = (fact_of(call, address) for address in asked.named("item"))
    named = [fact for fact in found if fact and (fact.key.startswith(EXAMPLES) or fact.norm == "not_counted")]
    key = None if named else next((key for mark, key in _FOR.items() if mark in asked.marks), None)
    return [*call.all(key, asked.scheme)] if key else named


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


def _uses(call: Call, asked: Asked, relation: Relation) -> tuple[Use, ...]:
    """What the share of each side asked about is for."""
    return tuple(
        _only_asked(_use(call, asked.intent, asked.scheme, share, relation), asked)
        for share in facts_of(call, "network_share", asked, asked.scheme)
    )


def _only_asked(use: Use, asked: Asked) -> Use:
    """Of the use of the share, what does not count, or the examples, where that alone is asked for."""
    if use.relation != "stated":
        return use
    if "left_out" in asked.marks and use.outside:
        return replace(use, only="outside", facts=(*use.outside, use.share))
    if "examples" in asked.marks and use.examples:
        purpose = (use.purpose,) if use.purpose else ()
        return replace(use, only="examples", facts=(*use.examples, use.share, *purpose))
    return use


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
