"""What the rules decide for one part of a question under one intent."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.asked import Asked
from bot.rules import RULES, Decision, Rule, any_fact
from bot.rules.unstated import NotStated
from corpus.facts.model import PROGRAMME, Call


def decided(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The decisions of the intent's rule for every scheme asked for; none where the call is silent.

    A side that is only mentioned ("our student goes to the UK") restricts nothing that is stated for the other side.
    """
    rule = RULES.get(asked.intent, any_fact)
    schemes = [scheme for scheme in asked.schemes if scheme != PROGRAMME] or [asked.scheme]
    if asked.compares and len(schemes) > 1:
        found = rule(call, asked)
        if any(decision.relation in ("compared", "same", "different") for decision in found):
            return found
    return tuple(
        decision for scheme in schemes for decision in _for(rule, call, replace(asked, scheme=scheme))
    )


def _for(rule: Rule, call: Call, asked: Asked) -> tuple[Decision, ...]:
    found = rule(call, asked)
    mentioned = asked.side is not None and not asked.side_is_firm
    if mentioned and any(isinstance(decision, NotStated) for decision in found):
        return rule(call, replace(asked, side=None))
    return found
