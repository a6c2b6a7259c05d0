"""Which institutions take part: how many in all and from each side, and what one side alone comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.asked import Asked, Value
from bot.reading.denied import is_denied
from bot.reading.form import opens_with_a_verb
from bot.reading.sides_counted import counted_by_side
from bot.rules.decision import Decision, Relation
from bot.rules.places import sides_named
from bot.rules.stated import stated
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of
from corpus.text.beside import beside
from corpus.text.plain import folded

_NONE_OF = beside(
    r"\b(?:without|no|excluding) (?:the |an? |any )?",
    r"(?:の\w{1,6})?(?:なし|抜き|以外)",
)


@dataclass(frozen=True)
class Institutions:
    """A number of institutions: of one *side*, on *a_side* whichever it is, else in all."""

    number: Decimal
    side: str | None = None
    a_side: bool = False

    @property
    def in_all(self) -> bool:
        """Whether they are counted across the sides."""
        return not (self.side or self.a_side)


@dataclass(frozen=True, kw_only=True)
class Consortium(Decision):
    """The institutions that must take part, and those the asker counts.

    *beside* are countries (ISO codes) of which some would take part beside those of every side.
    """

    counts: tuple[Institutions, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def number(self) -> Decimal:
        """The institutions counted."""
        return sum((item.number for item in self.counts), Decimal(0))


@dataclass(frozen=True, kw_only=True)
class OneSided(Decision):
    """An application that leaves out a side from which institutions must take part.

    *sides* are all that are needed; *instead* the countries (ISO codes) named that are none of theirs.
    """

    sides: tuple[str, ...]
    instead: tuple[str, ...] = ()


def consortium(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Which institutions must take part; a number, in all or of a side, is short, just enough, or more."""
    facts = _facts(call, asked)
    if not facts:
        return _without(call, asked)
    values = [
        item
        for item in asked.all("count", "institutions", "institutions_a_side")
        if item.quantity.unit == "institutions"
    ]
    if "one_sided" in asked.marks and not _are_of_every_side(call, asked, values):
        return consortium_one_side(call, asked)
    if "company" in asked.marks:
        return (_of_company(asked, facts),)
    claimed = [item for item in values if item.claimed]
    if claimed:
        return (_claimed(asked, facts, claimed[0]),)
    out = _left_out(call, asked)
    if out or _are_all_of_one_side(call, asked, values):
        return consortium_one_side(call, asked)
    if further := _beside_all(call, asked):
        return (replace(_held(call, asked, facts, ()), relation="not_stated", beside=further),)
    if _is_with_others(call, asked):
        return (_held(call, asked, facts, ()),)
    counts = _counts(call, asked, values)
    return (_held(call, asked, facts, counts),)


def consortium_one_side(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """One side alone falls short of a call in which institutions of every side take part."""
    facts, sides = _facts(call, asked), call.scheme(asked.scheme).sides
    if not facts or len(sides) < 2:
        return _without(call, asked)
    counted = {value.side for value in asked.all("count", "institutions", "institutions_a_side")}
    if counted >= {*sides}:
        return consortium(call, replace(asked, marks=frozenset()))
    if "company" in asked.marks and "one_sided" not in asked.marks:
        return (_of_company(asked, facts),)
    home = {call.side(side).country for side in sides}
    named = dict.fromkeys((*asked.named("country"), *asked.named("place")))
    instead = tuple(code for code in named if code not in home) if None not in home else ()
    return (
        OneSided(
            rule=asked.intent,
            scheme=asked.scheme,
            relation="short",
            facts=facts,
            sides=sides,
            instead=instead,
        ),
    )


def _is_with_others(call: Call, asked: Asked) -> bool:
    """Whether institutions of a country that is no side's are told of, and not of every side: they make up for none."""
    home = {call.side(side).country for side in call.scheme(asked.scheme).sides}
    others = [code for code in asked.named("country") if code not in home]
    return bool(others) and None not in home and len(sides_named(call, asked)) < len(home)


def _left_out(call: Call, asked: Asked) -> frozenset[str]:
    """The sides that are said to take no part (英国の機関はまだ入っていません, "no UK institution"); "is it not
    enough …?" says so of none."""
    low = folded(asked.text)
    if asked.form == "open" or (opens_with_a_verb(low) and (" not " in low or "n't " in low)):
        return frozenset()
    home = {side.country: side.id for side in call.sides}
    words = [
        (home.get(name.id, name.id), folded(name.text))
        for name in asked.names
        if name.kind in ("side", "country") and name.id in (*home, *home.values())
    ]
    out = {side for side, text in words if is_denied(low, text)}
    if len(out) == len(home):  # in one clause with the others
        out = {side for side, text in words if _NONE_OF.fits(low, (at := low.find(text), at + len(text)))}
    return frozenset(out)


def _beside_all(call: Call, asked: Asked) -> tuple[str, ...]:
    """The countries that are no side's, of which it is asked whether some may take part beside all of the sides.

    Whether they may, the call does not say.
    """
    home = {side.country for side in call.sides}
    others = dict.fromkeys(code for code in asked.named("country") if code not in home)
    whole = asked.form == "closed" and None not in home and len(sides_named(call, asked)) == len(home)
    return tuple(others) if whole else ()


def _of_company(asked: Asked, facts: tuple[Fact, ...]) -> Consortium:
    """Whether a company is one of the institutions, the call does not say."""
    return Consortium(
        rule=asked.intent, scheme=asked.scheme, relation="not_stated", facts=facts, side=asked.side
    )


def _facts(call: Call, asked: Asked) -> tuple[Fact, ...]:
    """The number in all, then the number from each side; both must be stated."""
    found = [call.fact(key, asked.scheme) for key in ("consortium_total", "consortium_per_country")]
    facts = tuple(fact for fact in found if fact)
    return facts if len(facts) == len(found) else ()


def _without(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Where no consortium is laid down: whose proposals the kind of call invites."""
    kinds = call.all("kind_of_call", asked.scheme)
    return stated(call, asked, "kind_of_call") if kinds else not_stated(call, asked, "consortium_total")


def _counts(call: Call, asked: Asked, values: list[Value]) -> tuple[Institutions, ...]:
    """The institutions counted, where it is sure whose: one number in all or a side, or one a side named.

    A number beside the name of one side only may be that side's or all there are, and is not judged, nor is one told
    before the question of one of two sides; one that is said to be of all is, where every side is named.
    """
    counted = _counted(call, asked)
    if len(values) < len(counted) == len(call.sides):
        return tuple(Institutions(number, side) for side, number in counted.items())
    sides = [value.side for value in values]
    named = sides_named(call, asked)
    if len(named) == len(call.sides) and (whole := _of_all(call, asked, values)):
        return whole
    if len(values) == 1 and values[0].role == "institutions_a_side":
        of_one = values[0].side is not None and values[0].quantity.text not in asked.text
        return () if of_one or len(named) == 1 else (Institutions(values[0].number, a_side=True),)
    if len(values) > 1 and not any(sides) and len(named) == len(values):
        sides = list(named)
    every = len(named) == len(call.sides)
    towns = every and not any(name.kind == "side" for name in asked.names)
    of_all = not named or towns or (every and _told_before(asked))
    alone = len(values) == 1 and (bool(sides[0]) or of_all)
    if not alone and (None in sides or len(set(sides)) < len(sides)):
        return ()
    return tuple(Institutions(value.number, side) for value, side in zip(values, sides, strict=True))


def _counted(call: Call, asked: Asked) -> dict[str, Decimal]:
    """The institutions that the words count on each side."""
    home = {side.country: side.id for side in call.sides if side.country}
    return counted_by_side(f"{asked.told}\n{asked.text}", asked.names, home)


def _of_all(call: Call, asked: Asked, values: list[Value]) -> tuple[Institutions, ...]:
    """The number said to be of all; what that leaves for a side of which none is told, beside the numbers of others."""
    sums = [value for value in values if value.summed and value.side is None]
    parts = [value for value in values if not value.summed]
    if len(sums) != 1 or not all(value.side for value in parts):
        return ()
    if not parts:
        return (Institutions(sums[0].number),)
    left = sums[0].number - sum(value.number for value in parts)
    counts = tuple(Institutions(value.number, value.side) for value in parts)
    without = [
        side for side in call.scheme(asked.scheme).sides if side not in {value.side for value in parts}
    ]
    if not without:
        return counts if left == 0 else ()
    return (*counts, Institutions(left, without[0])) if len(without) == 1 and left >= 0 else ()


def _are_all_of_one_side(call: Call, asked: Asked, values: list[Value]) -> bool:
    """Whether the institutions counted are those named, all in the country of one side, and each other side that is
    named is denied."""
    places = {name.span: name for name in asked.names if name.kind == "place"}
    homes = {name.id for name in places.values()}
    if len(values) != 1 or values[0].number != len(places) or len(homes) != 1 or len(places) < 2:
        return False
    others = {side.country for side in call.sides} - homes
    low = folded(asked.text)
    named = [name for name in asked.names if name.kind == "country" and name.id in others]
    return len(others) < len(call.sides) and all(is_denied(low, folded(name.text)) for name in named)


def _are_of_every_side(call: Call, asked: Asked, values: list[Value]) -> bool:
    """Whether institutions in the country of each side are named ("one group at Leeds, one at Nagoya, no one else"), or
    are counted there."""
    towns = {name.id for name in asked.names if name.kind == "place"}
    counted = _counted(call, asked).items() or [
        (one.side, one.number) for one in _of_all(call, asked, values)
    ]
    every = {side.id for side in call.sides} <= {side for side, number in counted if number > 0}
    return every or {side.country for side in call.sides} <= towns


def _told_before(asked: Asked) -> bool:
    """Whether the sides are named before the sentence that asks, which gives no number to one of them."""
    places = [name for name in asked.names if name.kind in ("side", "country", "place")]
    return bool(asked.text) and not any(name.text in asked.text for name in places)


def _held(call: Call, asked: Asked, facts: tuple[Fact, ...], counts: tuple[Institutions, ...]) -> Consortium:
    total, each = facts
    missing = any(not item.in_all and item.number < number_of(each) for item in counts)
    of_all = not {item.side for item in counts if not item.in_all} or len(counts) == len(call.sides)
    of_all = of_all and not any(item.a_side for item in counts)
    leading = total if of_all and not missing else each
    relation: Relation = "stated"
    if counts:
        number, limit = sum((item.number for item in counts), Decimal(0)), number_of(leading)
        relation = "short" if missing or number < limit else "exactly" if number == limit else "meets"
    return Consortium(
        rule=asked.intent,
        scheme=asked.scheme,
        relation=relation,
        facts=(leading, each if leading is total else total),
        side=counts[0].side if len(counts) == 1 else None,
        counts=counts,
    )


def _claimed(asked: Asked, facts: tuple[Fact, ...], value: Value) -> Consortium:
    """A number taken to be the call's is the same where it is the one in all or the one from each side."""
    right = value.number in {number_of(fact) for fact in facts}
    return Consortium(
        rule=asked.intent,
        scheme=asked.scheme,
        relation="same" if right else "different",
        facts=facts,
        counts=(Institutions(value.number, value.side),),
    )


RULES = {"consortium": consortium, "consortium_one_side": consortium_one_side}
