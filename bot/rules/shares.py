"""Shares in percent that a question names."""

from __future__ import annotations

from decimal import Decimal

from bot.reading.asked import Asked, Role
from corpus.facts.model import Call
from corpus.facts.values import number_of


def shares(asked: Asked, *roles: Role) -> tuple[Decimal, ...]:
    """The shares that play, or may play, one of *roles*: from 0 to 100 percent, each once."""
    named = (value.number for value in asked.all("percent", *roles))
    return tuple(dict.fromkeys(number for number in named if 0 <= number <= 100))


def rates(call: Call, asked: Asked, key: Role) -> tuple[Decimal, ...]:
    """The shares that play, or may play, the role that a fact is called by, its *key*; one of unsaid role that is the
    call's own share of something else plays that: the 70% for networking is no rate of indirect costs."""
    facts = [fact for fact in call.facts if fact.unit == "percent" and fact.scheme == asked.scheme]
    own = {number_of(fact) for fact in facts if fact.key == key}
    others = {number_of(fact) for fact in facts} - own
    sure = any(value.role == key for value in asked.all("percent", key))
    return tuple(number for number in shares(asked, key) if sure or number not in others)
