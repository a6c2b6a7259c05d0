"""Decisions of a call some of whose facts do not rule: what rests on one of those is for the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.withheld import ForTheDesk
from corpus.facts.model import Call, Withheld

Decide = Callable[[Call, Asked], tuple[Decision, ...]]


def decided_without(call: Call, asked: Asked, decide: Decide) -> tuple[Decision, ...]:
    """What *decide* makes of the facts that rule, and that the rest is for the desk.

    A withheld fact has a part in a decision if it would come out otherwise without it. Left out in silence it
    would make the call seem to state nothing. What is stated stays where a withheld fact was only to be said beside it:
    a rate of support without its limit.
    """
    every = _with(call, call.withheld, asked, decide)
    own = decide(call, asked)
    if every == own:
        return own
    kept = tuple(
        one for one in own if one in (every or ()) or any(_is_beside(more, one) for more in every or ())
    )
    involved = _said_once(_involved(call, asked, decide, every))
    return (*kept, *(_for_the_desk(asked, item) for item in involved))


def _is_beside(more: Decision, own: Decision) -> bool:
    """Whether *more* states what *own* does, and a withheld fact beside it."""
    leads = more.facts[:1] == own.facts[:1] != () and (more.side, more.group) == (own.side, own.group)
    return leads and more.relation == own.relation == "stated"


def _said_once(involved: tuple[Withheld, ...]) -> tuple[Withheld, ...]:
    """*involved*, of those of one side whose new words are the same the first alone."""
    by_words = {(item.fact.side, item.now or item.fact.name): item for item in reversed(involved)}
    return tuple(reversed(by_words.values()))


def _involved(
    call: Call, asked: Asked, decide: Decide, every: tuple[Decision, ...] | None
) -> tuple[Withheld, ...]:
    """The withheld facts that have a part in what was decided with *every* one of them; never none."""
    alone = tuple(
        item
        for item in call.withheld
        if _with(call, tuple(other for other in call.withheld if other is not item), asked, decide) != every
    )
    named = tuple(item for item in call.withheld if any(item.fact in one.facts for one in every or ()))
    return alone or named or call.withheld


def _with(
    call: Call, withheld: tuple[Withheld, ...], asked: Asked, decide: Decide
) -> tuple[Decision, ...] | None:
    """What would be decided if *withheld* ruled; None where one of them breaks the rule.

    They stand behind the others, so that the addresses of names stay those of the same facts.
    """
    whole = replace(call, facts=(*call.facts, *(item.fact for item in withheld)), withheld=())
    try:
        return decide(whole, asked)
    except Exception:  # a fact that no rule can use may break it in any way
        return None


def _for_the_desk(asked: Asked, item: Withheld) -> ForTheDesk:
    return ForTheDesk(
        rule=asked.intent,
        scheme=asked.scheme,
        relation="depends",
        facts=(item.fact,),
        side=item.fact.side,
        group=item.fact.group,
        withheld=item,
    )
