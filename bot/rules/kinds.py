"""The kinds of call and who pays whom in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.reading.asked import Asked
from bot.rules.decision import Decision, Relation
from bot.rules.named import things_named
from bot.rules.stated import say_fact, say_once, stated
from bot.rules.unmet import unmet
from bot.rules.unstated import schemes_of
from corpus.facts.model import PROGRAMME, Call, Fact


@dataclass(frozen=True, kw_only=True)
class Schemes(Decision):
    """The schemes there are, one fact each."""


@dataclass(frozen=True, kw_only=True)
class Frames(Decision):
    """Schemes of one kind, which differ in how much and how long: award limits and periods, the facts."""


def kinds_of_call(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """How the kinds of call work: of the schemes named, else of all there are, which are listed first.

    Who asks how they differ knows them, and is told no list.
    """
    named = tuple(scheme for scheme in schemes_of(asked) if asked.schemes and scheme != PROGRAMME)
    schemes = named or tuple(scheme.id for scheme in call.schemes if scheme.id != PROGRAMME)
    facts = tuple(fact for scheme in schemes for fact in call.all("kind_of_call", scheme))
    if not facts:
        return ()
    kinds = say_once(facts, asked.intent)
    if not named and len(facts) > 1 and not asked.compares:
        return (Schemes(rule=asked.intent, scheme=PROGRAMME, relation="stated", facts=facts), *kinds)
    if asked.compares and len(kinds) == 1 and _one_name(asked):
        return say_once(tuple(fact for fact in call.facts if fact.key == "kind_of_call"), asked.intent)
    if len(facts) > 1 and len(kinds) == 1:
        return (*kinds, *_frames(call, asked, schemes))
    return kinds


def _one_name(asked: Asked) -> bool:
    """Whether all schemes are named by one word (単独公募): what it is compared with is the other kind."""
    return len({name.span for name in asked.names if name.kind == "scheme"}) == 1


def agencies(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Who funds the call and which side each agency pays; whether one that is named pays the side meant.

    Where a side or an agency is named, whom each pays is asked, and not what the call is; where its
    principles are, those, and the agencies where so many institutions are asked for beside them. Where kinds of call
    are compared, each tells who pays whom.
    """
    if asked.compares and asked.schemes and (kinds := kinds_of_call(call, asked)):
        return kinds
    if principles := [fact for facts in things_named(call, asked, "principles") for fact in facts]:
        counted = asked.form == "open" and any(value.role == "institutions" for value in asked.values)
        return say_once([*(call.all("agencies", asked.scheme) if counted else ()), *principles], asked.intent)
    named = asked.named("agency")
    paid = asked.form == "closed" and len(named) == 1 and "company" not in asked.marks
    if paid and asked.side and call.all("support", asked.scheme):
        fact = call.all("support", asked.scheme)[0]
        relation: Relation = "covered" if named == (asked.side,) else "not_covered"
        return (replace(say_fact(fact, asked.intent), relation=relation),)
    of_people = named or asked.sides or asked.side
    keys = ("support",) if of_people and call.all("support", asked.scheme) else ("agencies", "support")
    return stated(call, replace(asked, side=None), *keys)


def partner_funding(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Whether the partner must have funds of its own; where it need not, which agency pays which side.

    Where several schemes are named, one after the other; where none is, what holds for the one usually meant, and the
    condition of the others.
    """
    wanted = replace(asked, side=None)
    schemes = schemes_of(asked)
    if asked.compares and asked.schemes and _one_name(asked):
        schemes = tuple(dict.fromkeys((call.default_scheme, *schemes)))
    stated_for = [scheme for scheme in schemes if call.all("partner_funding", scheme)]
    if 0 < len(stated_for) < len(schemes):
        told = [call.all("partner_funding", one) or call.all("support", one) for one in schemes]
        return say_once([fact for facts in told for fact in facts], asked.intent, named=True)
    if stated_for:
        conditions = say_once(call.all("partner_funding", stated_for[0]), asked.intent)
        required = [item.facts[0] for item in conditions if item.relation == "required"]
        return unmet(call, asked, required) or stated(call, wanted, "partner_funding")
    if asked.scheme == PROGRAMME:
        return ()
    others = () if asked.schemes else tuple(fact for fact in call.facts if fact.key == "partner_funding")
    own = call.all("support", asked.scheme)
    return (
        say_once((*own, *others), asked.intent, named=True)
        if own and others
        else stated(call, wanted, "support")
    )


def support(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What a scheme supports; the programme, if it alone is named; every scheme, where they are compared.

    Who asks whether it supports somebody, or how else they are, is told of the partners' own funds, too.
    """
    if asked.schemes and asked.form == "closed" and "choice" in asked.marks:
        own = [fact for one in asked.schemes for fact in call.all("partner_funding", one)]
        return (*stated(call, asked, "support"), *say_once(own[:1], asked.intent))
    if asked.schemes or not (asked.compares or asked.named("programme")):
        return stated(call, asked, "support")
    if not asked.compares:
        return stated(call, replace(asked, scheme=PROGRAMME), "support")
    schemes = tuple(scheme.id for scheme in call.schemes if scheme.id != PROGRAMME)
    return stated(call, replace(asked, schemes=schemes), "support")


def _frames(call: Call, asked: Asked, schemes: tuple[str, ...]) -> tuple[Frames, ...]:
    facts: list[Fact] = [
        fact
        for scheme in schemes
        for key in ("award_limit", "duration")
        for fact in call.all(key, scheme)[:1]
    ]
    several = len({fact.scheme for fact in facts}) == len(schemes)
    if not several:
        return ()
    return (Frames(rule=asked.intent, scheme=schemes[0], relation="compared", facts=tuple(facts)),)


RULES = {
    "kinds_of_call": kinds_of_call,
    "agencies": agencies,
    "partner_funding": partner_funding,
    "support": support,
}
