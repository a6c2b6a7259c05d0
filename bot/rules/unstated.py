"""What is stated for one side or scheme says nothing of another."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from corpus.facts.model import PROGRAMME, Call, Fact


@dataclass(frozen=True, kw_only=True)
class NotStated(Decision):
    """A *key* stated for the sides and schemes of *facts*, and not for the side or *schemes* asked about."""

    key: str
    schemes: tuple[str, ...] = ()

    @property
    def value(self) -> None:
        """None: the facts' own value holds for others."""

    @property
    def unit(self) -> None:
        """None, as the value."""


def not_stated(call: Call, asked: Asked, key: str) -> tuple[NotStated, ...]:
    """That *key* is not stated for the side or scheme asked about; () where it is, or is stated nowhere."""
    own = call.all(key, asked.scheme)
    facts = own or _elsewhere(call, key)
    if not facts or any(asked.side is None or fact.side in (asked.side, None) for fact in own):
        return ()
    return (
        NotStated(
            rule=asked.intent,
            scheme=asked.scheme,
            relation="not_stated",
            facts=facts,
            side=asked.side if own else None,
            key=key,
            schemes=() if own else _without(call, asked, key),
        ),
    )


def schemes_of(asked: Asked) -> tuple[str, ...]:
    """The schemes to answer for: all that are named, where there are several, the programme left out."""
    named = tuple(scheme for scheme in asked.schemes if scheme != PROGRAMME)
    return named if len(named) > 1 else (asked.scheme,)


def _without(call: Call, asked: Asked, key: str) -> tuple[str, ...]:
    """The schemes asked about that have no such fact."""
    named = tuple(scheme for scheme in schemes_of(asked) if not call.all(key, scheme))
    return named if asked.scheme in named else (asked.scheme,)


def _elsewhere(call: Call, key: str) -> tuple[Fact, ...]:
    """The facts *key* of every scheme, those of the one that is usually meant first."""
    found = (fact for fact in call.facts if fact.key == key)
    return tuple(sorted(found, key=lambda fact: fact.scheme != call.default_scheme))
