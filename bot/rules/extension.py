"""Carrying on after the project period: for which side, until when, for what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.reading.asked import Asked, Value
from bot.rules.days import Days, dated, days_of, months_between
from bot.rules.decision import Decision, Relation
from bot.rules.lengths import beside, end_after, months_of
from bot.rules.period import last_day_said, last_of, project_period
from bot.rules.places import each_scheme, gaps
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of
from corpus.quantity import Bound, Day, Quantity


@dataclass(frozen=True, kw_only=True)
class Extension(Decision):
    """The *latest* end of an extended project, and for what it is extended.

    *end* is the end without an extension. *said* is the day the asker wants to go on until, or *length* by
    how long (the *whole* project); *beyond*: by how many months that is too long. *needless*: the period
    holds it without an extension.
    """

    latest: Fact
    purpose: Fact | None = None
    end: Fact | None = None
    said: Day | None = None
    bound: Bound | None = None
    length: Quantity | None = None
    whole: bool = False
    claimed: bool = False
    needless: bool = False
    beyond: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class NoExtension(Decision):
    """A side for which the call states a period and no extension, while it states one for *others* (or for
    nobody); a day *said* to go on until is *beyond* its end by so many months, or within it.
    """

    end: Fact | None = None
    duration: Fact | None = None
    others: tuple[str, ...] = ()
    said: Day | None = None
    within: bool = False
    beyond: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class OtherReason(Decision):
    """An extension for a reason that the call does not give: what it is for, and until when, is in *granted*."""

    granted: Extension


@dataclass(frozen=True, kw_only=True)
class ExtensionFunds(Decision):
    """Whether the award grows with an extension, as the leading fact says."""


def extension(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Until when the period may be extended, for each side asked about; another side's extension is none
    for it.
    """
    granted = call.all("extension_end", asked.scheme)
    asked = _without_own_ends(call, asked)
    if granted and "from_start" in asked.marks and _whole_project(asked):
        side = asked.side or granted[0].side
        planned = project_period(call, replace(asked, side=side, sides=(side,) if side else ()))
        return tuple(replace(one, rule="extension") for one in planned)
    sides = _sides(call, asked, granted)
    found = [
        decision
        for side in sides
        for decision in (
            [
                _granted(call, asked, fact)
                for fact in granted
                if side in (None, fact.side) or fact.side is None
            ]
            or _none(call, asked, side, granted)
        )
    ]
    return tuple(found) or gaps(call, asked, "extension_end", asked.scheme)


def _without_own_ends(call: Call, asked: Asked) -> Asked:
    """Without the month in which the period of a side ends, told before the question ("our own award ends with November
    2027"): an extension would begin there."""
    ends = [days_of(day_of(fact)).last for fact in call.all("end", asked.scheme)]

    def is_end(value: Value) -> bool:
        day = value.day
        whole = day is not None and day.year and day.month and value.quantity.text not in asked.text
        return bool(whole and day and days_of(day).last in ends)

    return replace(asked, values=tuple(one for one in asked.values if not (asked.text and is_end(one))))


def _sides(call: Call, asked: Asked, granted: tuple[Fact, ...]) -> tuple[str | None, ...]:
    if asked.side:
        return (asked.side,)
    if asked.compares and not asked.sides and any(fact.side for fact in granted):
        return call.scheme(asked.scheme).sides
    return asked.sides or (None,)


def _whole_project(asked: Asked) -> bool:
    return any(value.role == "project" and not value.claimed for value in asked.values)


def _granted(call: Call, asked: Asked, latest: Fact) -> Decision:
    """The extension of a side: what is asked of its money or its reason, else of its length."""
    funds = call.fact("extension_funds", asked.scheme, latest.side)
    if "more_money" in asked.marks and funds and funds.norm == "forbidden":
        return ExtensionFunds(
            rule="extension", scheme=asked.scheme, relation="not_allowed", facts=(funds,), side=latest.side
        )
    held = _held(call, asked, latest)
    if (
        "other_reason" in asked.marks
        and asked.form == "closed"
        and held.purpose
        and not _needs_none(asked, held)
    ):
        return held if held.relation == "over" else _for_another(_asked_of_reason(held))
    return held


def _needs_none(asked: Asked, held: Extension) -> bool:
    """Whether the period holds the day to go on until; its very end, told before the question ("not finished by March
    2028. Is that a reason?"), is where an extension would begin."""
    if not (held.needless and held.said and held.end and asked.text):
        return held.needless
    ends = days_of(held.said).last == days_of(day_of(held.end)).last
    return not ends or any(value.quantity.text in asked.text for value in asked.all("date", "end_day"))


def _asked_of_reason(held: Extension) -> Extension:
    """Without the end of the period, which nothing is held against."""
    return replace(held, facts=tuple(fact for fact in held.facts if fact != held.end))


def _for_another(held: Extension) -> OtherReason:
    return OtherReason(
        rule="extension",
        scheme=held.scheme,
        relation="not_covered",
        facts=held.facts,
        side=held.side,
        granted=replace(held, relation="stated"),
    )


def _held(call: Call, asked: Asked, latest: Fact) -> Extension:
    purpose, end, start = (
        call.fact(key, asked.scheme, latest.side) for key in ("extension_purpose", "end", "start")
    )
    plain = Extension(
        rule="extension",
        scheme=asked.scheme,
        relation="stated",
        facts=(latest, purpose) if purpose else (latest,),
        side=latest.side,
        latest=latest,
        purpose=purpose,
        end=end,
    )
    try:
        return _until(plain, asked) or _for(plain, asked, start) or plain
    except ValueError:
        return plain


def _until(plain: Extension, asked: Asked) -> Extension | None:
    """A day to go on until, held against the latest; None where none is named, or the time from a day on."""
    ends = filter(None, (_end_of_stay(plain, asked), last_day_said(asked, "end_day")))
    value = max(ends, key=last_of, default=None)
    if value is None or value.day is None or (asked.form == "open" and value.quantity.bound == "at_least"):
        return None
    latest = days_of(day_of(plain.latest)).last
    end = days_of(day_of(plain.end)).last if plain.end else None
    said = dated(value.day, latest)
    meant = days_of(said)
    relation = _claimed(meant, latest) if value.claimed else _reaches(meant, latest, value)
    past = relation == "different" or value.quantity.bound == "more_than"
    if past and end and meant.first <= end <= meant.last:
        return plain  # the end of the period itself, or past it, and nothing said of how far
    needless = relation == "within" and end is not None and meant.last <= end
    return replace(
        plain,
        relation=relation,
        said=said,
        bound=value.quantity.bound,
        claimed=value.claimed,
        needless=needless,
        facts=(plain.end, *plain.facts) if needless and plain.end else plain.facts,
        beyond=months_between(latest, meant.last) if relation == "over" else Decimal(0),
    )


def _end_of_stay(plain: Extension, asked: Asked) -> Value | None:
    """The month in which a stay ends, reckoned from its departure and its length; of one whose length is not told, and
    that begins after the period ends, the departure."""
    leaves = next((value for value in asked.all("date", "departure") if value.role), None)
    if leaves is None or leaves.day is None or leaves.day.year is None:
        return None
    first = days_of(leaves.day).first
    lengths = asked.all("duration", "stay")
    months = months_of(lengths[0]) if len(lengths) == 1 else None
    if months is None:
        return leaves if plain.end and first > days_of(day_of(plain.end)).last else None
    until = end_after(first, months)
    return replace(leaves, quantity=replace(leaves.quantity, value=Day(until.year, until.month), bound=None))


def _claimed(meant: Days, latest: date) -> Relation:
    return "same" if meant.first <= latest <= meant.last else "different"


def _reaches(meant: Days, latest: date, value: Value) -> Relation:
    """A month or year that holds the latest day reaches up to that day, and no further."""
    past = value.quantity.bound == "more_than"
    if meant.first > latest or (past and meant.last >= latest):
        return "over"
    if meant.last > latest:
        return "depends" if meant.first < latest and value.day and value.day.month else "exactly"
    return "exactly" if meant.last == latest and not past else "within"


def _for(plain: Extension, asked: Asked, start: Fact | None) -> Extension | None:
    """How long to go on, or to run in all, held against the latest end; None where no one length is named."""
    values = [value for value in asked.all("duration", "extension", "project") if not _of_a_meeting(value)]
    value = values[0] if len(values) == 1 else None
    months = months_of(value) if value else None
    if value is None or value.claimed or months is None or plain.end is None:
        return None
    end, latest = days_of(day_of(plain.end)).last, days_of(day_of(plain.latest)).last
    if value.role == "project":
        if start is None:
            return None
        until = end_after(days_of(day_of(start)).first, months)
        relation: Relation = "over" if until > latest else "exactly" if until == latest else "within"
        beyond = months_between(latest, until)
    else:
        longest = months_between(end, latest)
        side = beside(months, longest, value.quantity.bound)
        relation = "over" if side > 0 else "within" if side < 0 else "exactly"
        beyond = months - longest
    return replace(
        plain,
        relation=relation,
        facts=(*plain.facts, plain.end),
        length=value.quantity,
        whole=value.role == "project",
        beyond=beyond if relation == "over" else Decimal(0),
    )


def _of_a_meeting(value: Value) -> bool:
    """Whether a length of no role is in days or weeks, as a workshop's is: nobody says so how long to go on."""
    return value.role is None and value.quantity.unit == "days"


def _none(call: Call, asked: Asked, side: str | None, granted: tuple[Fact, ...]) -> list[NoExtension]:
    end, duration = (call.fact(key, asked.scheme, side) for key in ("end", "duration"))
    facts = tuple(item for item in (end, duration) if item)
    if not facts:
        return []
    value = last_day_said(asked, "end_day")
    said, within = _within(end, value)
    beyond = _beyond(end, said) if said and granted and value and not value.claimed else Decimal(0)
    return [
        NoExtension(
            rule="extension",
            scheme=asked.scheme,
            relation="within" if within else "over" if beyond > 0 else "not_stated",
            facts=(*facts, *granted),
            side=side or facts[0].side,
            end=end,
            duration=duration,
            others=tuple(fact.side for fact in granted if fact.side),
            said=said,
            within=within,
            beyond=beyond,
        )
    ]


def _beyond(end: Fact | None, said: Day) -> Decimal:
    """By how many months a day, or the whole month or year that is said, lies after the end."""
    if end is None:
        return Decimal(0)
    own, meant = days_of(day_of(end)).last, days_of(said)
    return months_between(own, meant.last) if meant.first > own else Decimal(0)


def _within(end: Fact | None, value: Value | None) -> tuple[Day | None, bool]:
    """A day to go on until, and whether the period holds it without an extension."""
    if end is None or value is None or value.day is None:
        return None, False
    try:
        own = days_of(day_of(end)).last
        said = dated(value.day, own)
        return said, days_of(said).last <= own and value.quantity.bound != "more_than" and not value.claimed
    except ValueError:
        return None, False


RULES = {
    "extension": each_scheme(extension),
}
