"""Which side or scheme has more, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.reading.asked import Asked
from bot.rules.amounts import Amount, amount_of, in_one_currency, rate_of
from bot.rules.decision import Decision, Relation
from bot.rules.places import sides_of
from bot.rules.unstated import schemes_of
from corpus.facts.model import Call, Fact


@dataclass(frozen=True)
class Entry:
    """One of the things compared: a *fact*, and its amount in the one currency (or unit) of the comparison."""

    fact: Fact
    amount: Amount


@dataclass(frozen=True, kw_only=True)
class Compared(Decision):
    """Facts of one *key* side by side, the largest first; *rate* where they had to be brought to one currency."""

    key: str
    entries: tuple[Entry, ...]
    rate: Fact | None = None

    @property
    def difference(self) -> Amount:
        """How far the largest and the smallest lie apart."""
        first, last = self.entries[0].amount, self.entries[-1].amount
        return Amount(first.number - last.number, first.unit)


def compared(call: Call, asked: Asked, key: str) -> tuple[Compared, ...]:
    """The facts *key* of the schemes named, else of the sides, compared; nothing where there are not two to compare."""
    facts = _facts(call, asked, key) if asked.compares else ()
    if len(facts) < 2:
        return ()
    rate = rate_of(call, asked.scheme)
    entries = sorted(_entries(facts, rate), key=lambda entry: -entry.amount.number)
    if len(entries) < len(facts):
        return ()
    used = rate if len({fact.unit for fact in facts}) > 1 else None
    apart = entries[0].amount != entries[-1].amount
    relation: Relation = "same" if not apart else "compared" if asked.form == "open" else "different"
    return (
        Compared(
            rule=asked.intent,
            scheme=asked.scheme,
            relation=relation,
            facts=tuple(fact for fact in (*(entry.fact for entry in entries), used) if fact),
            key=key,
            entries=tuple(entries),
            rate=used,
        ),
    )


def _facts(call: Call, asked: Asked, key: str) -> tuple[Fact, ...]:
    """One fact a scheme where several schemes are named (of the side asked about), else one a side."""
    schemes, sides = schemes_of(asked), sides_of(asked)
    if len(schemes) == 1 and asked.side is None:
        return tuple(f for f in call.all(key, asked.scheme) if not sides or f.side in sides)
    if len(schemes) == 1:
        return ()
    found = [call.all(key, scheme, asked.side)[:1] for scheme in schemes]
    return tuple(fact for facts in found for fact in facts)


def _entries(facts: Iterable[Fact], rate: Fact | None) -> Iterator[Entry]:
    """The facts in one unit; those that cannot be brought to it are left out."""
    facts = tuple(facts)
    units = {fact.unit for fact in facts}
    for fact in facts:
        other = next((f for f in facts if f.unit != fact.unit), fact)
        both = in_one_currency(amount_of(fact), amount_of(other), rate)
        if len(units) == 1 or both:
            yield Entry(fact, both[0] if both else amount_of(fact))
