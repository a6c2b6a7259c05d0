"""Who is in a team: roles of each side, kinds of members by name, co-investigators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.asked import Asked, Value
from bot.rules.decision import Decision, Relation
from bot.rules.named import things_named, told
from bot.rules.stated import Stated, stated
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact
from corpus.text.plain import folded

_BRACKET = re.compile(r"[（()）]")
_CLAUSE = re.compile(r"[、。,;:?!()]")


@dataclass(frozen=True, kw_only=True)
class CoInvestigator(Decision):
    """Whether co-investigators are needed; *further*: how many or who was asked too, and is not stated."""

    further: bool = False


@dataclass(frozen=True, kw_only=True)
class Members(Decision):
    """Several kinds of members that one side lists alike, a fact each."""


def team_roles(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The kinds of members named, each as the side lists it; the roles of a team where none is named."""
    named = things_named(call, asked, "member")
    if named:
        return _together([item for facts in named for item in told(asked, facts)])
    return stated(call, asked, "roles")


def _together(items: list[Decision]) -> tuple[Decision, ...]:
    """What is stated of several kinds of one side, and of no other, as one decision; else each by itself."""
    first = items[0]
    alike = all(
        isinstance(item, Stated)
        and item.apart is None
        and (item.side, item.relation) == (first.side, first.relation)
        for item in items
    )
    if len(items) < 2 or not alike:
        return tuple(items)
    facts = tuple(fact for item in items for fact in item.facts)
    return (
        Members(rule=first.rule, scheme=first.scheme, relation=first.relation, facts=facts, side=first.side),
    )


def co_investigator(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Co-investigators are optional where the call only allows them; of how many and who, nothing is stated.

    A co-lead by name is a kind of member of its side.
    """
    named = [facts for facts in things_named(call, asked, "member") if _is_co(facts[0])]
    if named and asked.side:
        return tuple(item for facts in named for item in told(asked, facts))
    fact = call.fact("co_investigator", asked.scheme, asked.side)
    if fact is None:
        return not_stated(call, asked, "co_investigator")
    counted = any(_is_of_them(value, asked, fact) for value in asked.all("count", "people"))
    numbered = counted or "number" in asked.marks
    relation: Relation = "required" if fact.norm == "required" else "not_required"
    return (
        CoInvestigator(
            rule=asked.intent,
            scheme=fact.scheme,
            relation="not_stated" if numbered else relation,
            facts=(fact,),
            side=fact.side,
            further=numbered or asked.form == "open",
        ),
    )


def _is_of_them(value: Value, asked: Asked, fact: Fact) -> bool:
    """Whether a number of people may be that of co-investigators: where their clause is told from that of others ("with
    one PI, do we need a co-PI?"), it holds the number."""
    if value.quantity.unit != "people" or not value.number:
        return False
    called = {folded(name) for word in fact.words for name in _BRACKET.split(word)}
    names = [folded(name.text) for name in asked.names if folded(name.text) in called]
    theirs = [clause for clause in _CLAUSE.split(folded(asked.text)) if any(name in clause for name in names)]
    return not theirs or any(folded(value.quantity.text) in clause for clause in theirs)


def _is_co(fact: Fact) -> bool:
    """Whether a kind of member leads beside the leader: a project co-lead."""
    return any(word.casefold().split()[-1].startswith("co-") for word in fact.words)


RULES = {"team_roles": team_roles, "co_investigator": co_investigator}
