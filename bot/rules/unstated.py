"""What is stated for one side or scheme says nothing of another."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from corpus.facts.model import Call, Fact


@dataclass(frozen=True, kw_only=True)
class NotStated(Decision):
    """A *key* that is stated for the sides and schemes of *facts*, and not for the one asked about."""

    key: str


def not_stated(call: Call, asked: Asked, key: str) -> tuple[NotStated, ...]:
    """That *key* is not stated for the side or scheme asked about; nothing where the call states it nowhere."""
    own = call.all(key, asked.scheme)
    facts = own or _elsewhere(call, key)
    if not facts or any(asked.side in (None, fact.side) or fact.side is None for fact in own):
        return ()
    return (
        NotStated(
            rule=asked.intent,
            scheme=asked.scheme,
            relation="not_stated",
            facts=facts,
            side=asked.side if own else None,
            key=key,
        ),
    )


def _elsewhere(call: Call, key: str) -> tuple[Fact, ...]:
    """The facts *key* of all schemes, those of the one usually asked about first."""
    return tuple(
        sorted(
            (fact for fact in call.facts if fact.key == key), key=lambda f: f.scheme != call.default_scheme
        )
    )
