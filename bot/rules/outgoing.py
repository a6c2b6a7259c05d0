"""Who goes abroad: whether anybody must, how many, and who may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.asked import Asked
from bot.rules import degree, stay
from bot.rules.decision import Decision, Relation
from bot.rules.limits import held
from bot.rules.places import sides_named
from bot.rules.stated import say_fact
from bot.rules.unstated import not_stated
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

_AT_LEAST = frozenset(("at_least", "more_than"))  # bounds
_OTHERWISE: tuple[Relation, ...] = ("short", "over", "beyond_hedge", "depends")


@dataclass(frozen=True, kw_only=True)
class Outgoing(Decision):
    """That researchers must go abroad, and the number who do, where one is named; *alone*: those of one
    side may be meant, and each has to send some."""

    people: Decimal | None = None
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class OutgoingNumber(Decision):
    """A number of people held against how many may, or must, go abroad; *claimed*: it is said to be the call's own."""

    people: Decimal
    claimed: bool = False


@dataclass(frozen=True, kw_only=True)
class OutgoingWho(Decision):
    """Who may go, as a *principle*: a *student*, or a researcher (of *employer*) so long after a *degree*."""

    student: Fact | None = None
    degree: Fact | None = None
    employer: Fact | None = None
    principle: bool = False


@dataclass(frozen=True, kw_only=True)
class OutgoingStudent(Decision):
    """Whether an enrolled student may go abroad; the leading fact is the call's own word on students."""


@dataclass(frozen=True, kw_only=True)
class OutgoingUndergraduate(OutgoingWho):
    """A student who is in none of the groups that may go abroad, as those are stated."""


def outgoing_required(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Whether somebody must go abroad: of the side meant, else of each team. Nobody at all falls short, and so do
    people of one side where each has to send some."""
    fact = _required(call, asked)
    if fact is None:
        return not_stated(call, asked, "outgoing_required")
    of_one = "one_sided" in asked.marks and "whether" in asked.marks
    told_of = asked.side_is_firm or len(sides_named(call, asked)) > 1
    one_way = of_one and told_of and fact.side is None
    nobody = "nobody" in asked.marks and not (one_way or "one_side_only" in asked.marks)
    people = Decimal(0) if nobody else _people(asked)
    both_named = len(asked.sides) > 1 and "whether" in asked.marks
    alone = one_way or (fact.side is None and people is None and (of_one or both_named))
    short = people == 0 or (alone and of_one)
    relation: Relation = "short" if short else "required" if fact.value is not None else _norm(fact)
    return (
        Outgoing(
            rule=asked.intent,
            scheme=fact.scheme,
            relation=relation,
            facts=(fact,),
            side=fact.side,
            people=people,
            alone=alone,
        ),
    )


def outgoing_number(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """How many may, or must, go abroad, as it is asked; a number of people is held against both.

    What is asked by yes or no without a number is whether so many may; the least is told where it is asked for.
    """
    side = asked.side if asked.side_is_firm else None  # else it is where they go
    most = call.fact("outgoing_number", asked.scheme, side)
    least = call.fact("outgoing_per_team", asked.scheme, side)
    facts = tuple(fact for fact in (most, least) if fact)
    people, meant = _people(asked), _meant(asked, most, least)
    if people == 0 and _required(call, asked):
        return outgoing_required(call, asked)
    silent = not_stated(call, asked, "outgoing_number")
    if most and "most" in asked.marks and (people is None or _are_few_told_before(asked, least, people)):
        return (say_fact(most, asked.intent),)
    if people is None:
        return (*(say_fact(fact, asked.intent) for fact in meant), *silent)
    named = asked.all("count", "people")
    claimed = any(value.claimed for value in named)
    if most and least and not claimed and any(value.quantity.bound in _AT_LEAST for value in named):
        return tuple(
            say_fact(item, asked.intent) for item in facts
        )  # of some all is allowed, and none is needed
    if claimed:
        fact, relation = _claimed(meant, people)
    else:
        fact, relation = _held(most, least, people)
    if fact is None:
        return (*(say_fact(item, asked.intent) for item in meant), *silent)
    beside = most if most and fact is least and _asks_for_both(asked) else None
    return (
        OutgoingNumber(
            rule=asked.intent,
            scheme=fact.scheme,
            relation=relation,
            facts=(fact, *(item for item in facts if item is not fact)),
            side=fact.side,
            people=people,
            claimed=claimed,
        ),
        *((say_fact(beside, asked.intent),) if beside else ()),
    )


def outgoing_researcher(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Who may go abroad; years since a degree that are named are judged."""
    if any(value.role in ("since_degree", "degree_day") for value in asked.values):
        return degree.outgoing_degree(call, asked)
    who = _who(call, asked, OutgoingWho, "stated")
    return who + degree.when_counted(asked, who[0].facts[0]) + degree.employed(call, asked)


def outgoing_student(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Whether an enrolled student may go abroad; one who goes for so long is held against the stay, too."""
    fact = call.fact("outgoing_student", asked.scheme, asked.side)
    if fact is None:
        return not_stated(call, asked, "outgoing_student")
    relation: Relation = "not_allowed" if fact.norm == "forbidden" else "allowed"
    if relation == "allowed" and (open_day := degree.when_counted(asked, fact)):
        return (*_who(call, asked, OutgoingWho, "stated"), *open_day)
    student = OutgoingStudent(
        rule=asked.intent, scheme=fact.scheme, relation=relation, facts=(fact,), side=fact.side
    )
    return (student,) if relation == "not_allowed" else (student, *_stays(call, asked))


def _stays(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The lengths of stay told for sure that are not the one asked for; one that is says nothing new."""
    sure = tuple(value for value in asked.values if value.role == "stay" and not value.claimed)
    if asked.form == "open" or not sure:
        return ()
    told = stay.stay_length(call, replace(asked, values=sure))
    return tuple(replace(item, rule=asked.intent) for item in told if item.relation in _OTHERWISE)


def outgoing_undergraduate(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """A student below those who are named is in no group; where no student may go, neither may this one."""
    fact = call.fact("outgoing_student", asked.scheme, asked.side)
    if fact and fact.norm == "forbidden":
        return outgoing_student(call, asked)
    return _who(call, asked, OutgoingUndergraduate, "not_stated") + degree.when_counted(asked, fact)


def _who(call: Call, asked: Asked, kind: type[OutgoingWho], relation: Relation) -> tuple[Decision, ...]:
    students, years, employer, hedge = (
        call.fact(key, asked.scheme, asked.side)
        for key in ("outgoing_student", "outgoing_degree_years", "outgoing_employer", "outgoing_hedge")
    )
    students = students if students and students.norm != "forbidden" else None
    facts = tuple(fact for fact in (students, years, hedge) if fact)
    if not (students or years):
        silent = not_stated(call, asked, "outgoing_degree_years")
        return tuple(replace(item, key="outgoing_who") for item in silent)
    return (
        kind(
            rule=asked.intent,
            scheme=asked.scheme,
            relation=relation,
            facts=facts,
            side=facts[0].side,
            student=students,
            degree=years,
            employer=employer,
            principle=hedge is not None,
        ),
    )


def _required(call: Call, asked: Asked) -> Fact | None:
    """The side's own word where one side is meant, else the word on each team; whichever there is.

    "Only the Japanese team has to?" and "is one way enough?" ask about the other one, too.
    """
    own = call.fact("outgoing_required", asked.scheme, asked.side)
    each = call.fact("outgoing_per_team", asked.scheme, asked.side)
    one_way = not asked.side_is_firm and "one_sided" in asked.marks
    of_one = asked.side and not (one_way or "one_side_only" in asked.marks)
    return (own or each) if of_one else (each or own)


def _norm(fact: Fact) -> Relation:
    return "required" if fact.norm == "required" else "stated"


def _asks_for_both(asked: Asked) -> bool:
    return "most" in asked.marks and "least" in asked.marks


def _meant(asked: Asked, most: Fact | None, least: Fact | None) -> tuple[Fact, ...]:
    """Of how many may and how many must go, what is asked for: by the bound of a number, else by how it is asked; both
    of numbers that are neither the most nor the least."""
    both = tuple(fact for fact in (most, least) if fact)
    if len(both) < 2 or _asks_for_both(asked):
        return both
    bounds = {value.quantity.bound for value in asked.all("count", "people")}
    if bounds & {"at_most", "less_than"}:
        return both[:1]
    if bounds & _AT_LEAST:
        return both[1:]
    if bounds:
        return both
    if "least" in asked.marks:
        return both[1:]
    return both[:1] if "most" in asked.marks or "whether" in asked.marks else both


def _people(asked: Asked) -> Decimal | None:
    """The one number of people named, or what several add up to; else none where several are."""
    named = [value.number for value in asked.all("count", "people") if value.quantity.unit == "people"]
    found = set(named)
    if len(named) > 2 and max(named) * 2 == sum(named):
        return max(named)
    return found.pop() if len(found) == 1 else None


def _are_few_told_before(asked: Asked, least: Fact | None, people: Decimal) -> bool:
    """Whether the people told beside the question are no more than must go: "one more would go; is there a limit?"."""
    counted = any(value.quantity.text in asked.text for value in asked.all("count", "people"))
    return not counted and least is not None and least.value is not None and people <= number_of(least)


def _held(most: Fact | None, least: Fact | None, people: Decimal) -> tuple[Fact | None, Relation]:
    """The fact that decides on so many people, and how; none where they are more than the only minimum."""
    if least is not None and least.value is not None and people <= number_of(least):
        return least, "exactly" if people == number_of(least) else "short"
    if most is None:
        return None, "stated"
    return most, "unlimited" if most.value is None else held(most, people)


def _claimed(meant: Sequence[Fact], people: Decimal) -> tuple[Fact | None, Relation]:
    """Whether so many people are the number that the call gives, of those that are *meant*; where it sets no limit,
    none is."""
    for fact in meant:
        if fact.value is not None and number_of(fact) == people:
            return fact, "same"
    return next(iter(meant), None), "different"


RULES = {
    "outgoing_required": outgoing_required,
    "outgoing_number": outgoing_number,
    "outgoing_researcher": outgoing_researcher,
    "outgoing_student": outgoing_student,
    "outgoing_undergraduate": outgoing_undergraduate,
}
