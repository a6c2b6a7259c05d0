"""What the rules decide for one part of a question under one intent."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.answering.grouping import decided_by_group
from bot.answering.withholding import decided_without
from bot.reading.asked import Asked
from bot.rules import RULES, TOGETHER, Decision, Rule, any_fact
from bot.rules.bases import with_bases
from bot.rules.countries import with_others
from bot.rules.in_currency import in_currency
from bot.rules.no_side import with_no_side
from bot.rules.outgoing import Outgoing
from bot.rules.stated import OneForAll, Stated
from bot.rules.unstated import NotStated
from corpus.facts.model import PROGRAMME, Call


def decided(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What the intent's rule decides of the facts that rule; what rests on a withheld one is for the desk.

    A rule that fails is silent: it takes neither the question nor the rest of a batch with it.
    """
    try:
        return decided_without(call, asked, _all) if call.withheld else _all(call, asked)
    except Exception as error:
        logging.getLogger(__name__).error("the rule of %s failed on %s: %r", asked.intent, call.id, error)
        return ()


def _all(call: Call, asked: Asked) -> tuple[Decision, ...]:
    return decided_by_group(call, asked, _of_one) if call.groups else _of_one(call, asked)


def _of_one(call: Call, asked: Asked) -> tuple[Decision, ...]:
    found = with_bases(asked, _decided(call, asked))
    return with_no_side(call, asked, in_currency(call, asked, found))


def _decided(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The decisions of the intent's rule for every scheme asked for; none where the call is silent. Of a call with a
    country that is no partner of this one nothing is told but that.

    A rule that knows how to say once what holds for several schemes is given them all; what it says twice is said once.

    A side that is only mentioned ("our student goes to the UK") restricts nothing that is stated for the other side.
    """
    if asked.called_with and (others := with_others(call, asked)):
        return others
    rule = RULES.get(asked.intent, any_fact)
    schemes = [scheme for scheme in asked.schemes if scheme != PROGRAMME]
    if not schemes and (wide := _programme_wide(rule, call, asked)):
        return wide
    if len(schemes) < 2:
        return _for(rule, call, asked)
    together = rule(call, asked) if asked.compares else ()
    if any(decision.relation in ("compared", "same", "different") for decision in together):
        return together
    one_by_one = [
        replace(asked, scheme=scheme, schemes=asked.schemes if asked.intent in TOGETHER else (scheme,))
        for scheme in schemes
    ]
    return tuple(decision for one in one_by_one for decision in _for(rule, call, one))


def _programme_wide(rule: Rule, call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What is stated of the programme as a whole, where only its name is said ("what fields does ASPIRE cover?")."""
    if not asked.named("programme") or asked.side_is_firm:
        return ()
    found = rule(call, replace(asked, scheme=PROGRAMME, schemes=(PROGRAMME,)))
    whole = all(decision.facts and decision.facts[0].scheme == PROGRAMME for decision in found)
    return found if whole and not any(isinstance(decision, NotStated) for decision in found) else ()


def _for(rule: Rule, call: Call, asked: Asked) -> tuple[Decision, ...]:
    found = _sure(rule, call, asked)
    mentioned = asked.side is not None and not asked.side_is_firm
    if mentioned and (not found or any(isinstance(decision, NotStated) for decision in found)):
        return _sure(rule, call, replace(asked, side=None, sides=()))
    return found


def _sure(rule: Rule, call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What *rule* decides; a norm that passes over a value of the question in silence is stated, and judges nothing.

    "If she comes for three months, is the requirement met?" is not answered by who must come.
    """
    found = rule(call, asked)
    told = [value for value in asked.values if value.role and not value.claimed]
    if asked.form == "open" or not told or not any(map(_is_norm, found)):
        return found
    if rule(call, replace(asked, values=())) != found:
        return found
    return tuple(replace(one, relation="stated") if _is_norm(one) else one for one in found)


def _is_norm(decision: Decision) -> bool:
    """Whether it says a norm as it stands, whatever was asked; what is one for all sides answers that it is asked to
    be another for each, and what each side has to do that it is asked of one alone."""
    judges = isinstance(decision, OneForAll) or (isinstance(decision, Outgoing) and decision.alone)
    as_it_stands = isinstance(decision, (Stated, Outgoing)) and not judges
    return as_it_stands and decision.verdict in ("yes", "no")
