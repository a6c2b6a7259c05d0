"""A side that the call has not: Germany's deadline, asked of a call of Japan and the UK."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.asked import Asked, Name
from bot.rules import DATED
from bot.rules.decision import Decision
from corpus.facts.model import Call
from corpus.text.beside import beside
from corpus.text.countries import EUROPEAN_UNION
from corpus.text.names import means_people
from corpus.text.plain import folded

# What each side sets for itself; who may take part is asked of people of any country.
_OF_SIDES = DATED | {"open_now", "submission", "award_limit", "indirect_costs", "full_economic_cost"}
# "For Germany", "Germany's", ドイツの: perhaps its side, perhaps a place.
_ITS = beside(r"\b(?:for|in) (?:the )?", r"の|['’]s\b")


@dataclass(frozen=True, kw_only=True)
class NoSide(Decision):
    """The call has no side of *country* (ISO 3166-1), for which *key* is asked; the facts are those of its sides."""

    country: str
    key: str

    @property
    def value(self) -> None:
        """None: the facts' own values hold for others."""

    @property
    def unit(self) -> None:
        """None, as the value."""


def with_no_side(call: Call, asked: Asked, found: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """*found*, or that the call has no side of the country asked about, where what was found differs by side.

    Where that country may be no more than a place, both are said.
    """
    of_sides = [one for one in found if one.facts and one.facts[0].side] if asked.intent in _OF_SIDES else []
    name = _foreign(call, asked) if of_sides else None
    told = _told_of(asked, name) if name else None
    if name is None or told is None:
        return found
    facts = tuple(one.facts[0] for one in of_sides)
    none = NoSide(
        rule=asked.intent,
        scheme=of_sides[0].scheme,
        relation="not_stated",
        facts=facts,
        country=name.id,
        key=facts[0].key,
    )
    return (none,) if told == "people" else (none, *found)


def _foreign(call: Call, asked: Asked) -> Name | None:
    """The one country named that is of no side, in a question that names neither a side nor a scheme; None for none,
    or in a call whose sides are not all of a country."""
    own = {side.country for side in call.sides}
    if not own or None in own or asked.sides or asked.named("side") or asked.schemes:
        return None
    union = EUROPEAN_UNION if "EU" in own else frozenset()
    named = [name for name in asked.names if name.kind == "country"]
    return named[0] if len(named) == 1 and named[0].id not in own | union else None


def _told_of(asked: Asked, name: Name) -> str | None:
    """Whether its "people" are meant, or it is "perhaps" its side; None where it is neither."""
    low = folded(asked.text)
    start = low.find(folded(name.text))
    span = start, start + len(name.text)
    if start < 0:
        return None
    if means_people(low, span):
        return "people"
    return "perhaps" if _ITS.fits(low, span) else None
