"""Grants won elsewhere: what the call says of them."""

from __future__ import annotations

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.stated import Stated
from bot.rules.unstated import not_stated, schemes_of
from corpus.facts.model import Call


def other_funding(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What the call says of funds won elsewhere, as it stands.

    That they are given weight neither requires nor forbids them, so nothing is judged.
    """
    facts = {fact.name: fact for scheme in schemes_of(asked) for fact in call.all("other_funding", scheme)}
    told = tuple(
        Stated(rule="other_funding", scheme=fact.scheme, relation="stated", facts=(fact,), side=fact.side)
        for fact in facts.values()
        if asked.side in (None, fact.side) or fact.side is None
    )
    return told or not_stated(call, asked, "other_funding")


RULES = {"other_funding": other_funding}
