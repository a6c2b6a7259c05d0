"""What happens after the closing: document review, interview, result, start of the research."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.reading.asked import Asked, Role, Value
from bot.reading.steps import StepName
from bot.rules import days
from bot.rules.days import Days, Order, dated, days_of
from bot.rules.decision import Decision, Relation, if_only_planned
from bot.rules.places import each_scheme, gaps
from corpus.facts.model import Call, Fact
from corpus.facts.values import day_of, number_of
from corpus.quantity import Bound, Day, Quantity
from corpus.text.plain import folded

STEPS: tuple[StepName, ...] = ("paper_review", "interview", "result", "start")
_NOTICE = re.compile(r"連絡|通知|知らせ|メール|案内|\b(?:notice|notified|hear|told|e-?mail|invit)")
_OR = re.compile(r"それとも|または|か、|\bor\b")


@dataclass(frozen=True, kw_only=True)
class Step(Decision):
    """When a step takes place, from its *first* day until its *last* where it lasts.

    *said* is a day the asker names beside it, *order* how the step lies to that; *plan*: the asker would
    start then. *common*: asked for several sides, it is the same for all.
    """

    step: StepName
    first: Day
    last: Day | None = None
    said: Day | None = None
    bound: Bound | None = None
    order: Order | None = None
    plan: bool = False
    common: bool = False


@dataclass(frozen=True, kw_only=True)
class Schedule(Decision):
    """The steps asked for that the call dates, in their order."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Interviewed(Decision):
    """Who is interviewed; a side that the fact leaves out is "not_covered"."""

    asked_side: str | None = None


@dataclass(frozen=True, kw_only=True)
class InterviewNotice(Decision):
    """How long before the interview one hears of it; *said* is the length the asker names.

    Of an interview on the *day* the asker names, *latest* is the last day on which one may hear of it.
    """

    said: Quantity | None = None
    day: date | None = None
    latest: date | None = None


def review_schedule(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The calendar in one: of the steps named, where there are several, else of all."""
    names = asked.steps if len(asked.steps) > 1 else STEPS
    steps = tuple(item for name in names if (item := _step(call, asked, name)))
    if not steps:
        return ()
    facts = tuple(fact for step in steps for fact in step.facts)
    return (
        Schedule(rule="review_schedule", scheme=asked.scheme, relation="stated", facts=facts, steps=steps),
    )


def paper_review(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """From when until when the documents are reviewed."""
    return _one(call, asked, "paper_review")


def interview(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """When the interviews are."""
    return _one(call, asked, "interview")


def result(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """When the results are notified."""
    return _one(call, asked, "result")


def start(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """When the research starts; a start on another day than a planned one is for the desk."""
    return _one(call, asked, "start", "start_day")


def interview_attendee(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """Who is interviewed. Of another side than the one the call names, nobody is."""
    facts = call.all("interview_attendance", asked.scheme)
    if not facts:
        return gaps(call, asked, "interview_attendance", asked.scheme)
    own = tuple(fact for fact in facts if asked.side in (None, fact.side) or fact.side is None)
    return tuple(
        Interviewed(
            rule="interview_attendee",
            scheme=asked.scheme,
            relation="stated" if own else "not_covered",
            facts=(fact,),
            side=fact.side,
            asked_side=None if own else asked.side,
        )
        for fact in own or facts
    )


def interview_notice(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """How long before the interview, and how, those invited hear of it."""
    fact = call.fact("interview_invitation", asked.scheme)
    if fact is None:
        return gaps(call, asked, "interview_invitation", asked.scheme)
    value = next((item for item in asked.all("duration", "notice") if _in_days(item)), None)
    if value is None and (supposed := _supposed(call, asked)):
        return (_before(asked, fact, supposed),)
    return (
        InterviewNotice(
            rule="interview_notice",
            scheme=asked.scheme,
            relation=_told_before(asked, fact, value),
            facts=(fact,),
            side=fact.side,
            said=value.quantity if value else None,
        ),
    )


def _supposed(call: Call, asked: Asked) -> date | None:
    """The one day that the asker names for an interview; None for a month, a day no calendar has, or the day on which
    the notice came."""
    planned = call.fact("interview", asked.scheme)
    named = [value for value in asked.values if not _is_of_notice(asked, value)]
    days = [value.day for value in named if value.day and value.day.day]
    try:
        near = days_of(day_of(planned)).first if planned else asked.as_of.date()
        return days_of(dated(days[0], near)).first if len(days) == 1 else None
    except ValueError:
        return None


def _is_of_notice(asked: Asked, value: Value) -> bool:
    """Whether a day is the one on which the invitation came: "we hear on 20 July", 面接の連絡が7月20日に."""
    before = folded(asked.text).partition(folded(value.quantity.text))[0]
    return max((told.start() for told in _NOTICE.finditer(before)), default=-1) > max(
        before.rfind("面接"), before.rfind("interview")
    )


def _before(asked: Asked, fact: Fact, day: date) -> InterviewNotice:
    return InterviewNotice(
        rule="interview_notice",
        scheme=asked.scheme,
        relation="converted",
        facts=(fact,),
        side=fact.side,
        day=day,
        latest=day - timedelta(days=int(number_of(fact))),
    )


def _told_before(asked: Asked, fact: Fact, value: Value | None) -> Relation:
    """A longer notice than the least one meets it, and is promised by nobody; a shorter one is not what the
    call says.

    A shorter "at least" is so where it is asked whether it will be, or said to be; as a condition ("if
    nothing comes until five days before") it is neither.
    """
    if value is None:
        return "stated"
    least, said = number_of(fact), _in_days(value)
    assert said is not None
    if said == least:
        return "same"
    if said > least:
        if value.claimed:
            return "different"
        return "depends" if "promise" in asked.marks or value.quantity.bound else "meets"
    if value.quantity.bound == "at_least" and fact.bound == "at_least":
        return "same" if value.claimed or "promise" in asked.marks else "stated"
    return "different"


def _in_days(value: Value) -> Decimal | None:
    """A length in days, a month counted as the 28 it has at least; None for hours and the like."""
    return {"days": value.number, "months": value.number * 28}.get(value.quantity.unit)


def _one(call: Call, asked: Asked, name: StepName, *roles: Role) -> tuple[Decision, ...]:
    step = _step(call, asked, name, *roles)
    return (step,) if step else gaps(call, asked, _key(name), asked.scheme)


def _key(name: StepName) -> str:
    return "paper_review_from" if name == "paper_review" else name


def _step(call: Call, asked: Asked, name: StepName, *roles: Role) -> Step | None:
    first = call.fact(f"{name}_from", asked.scheme) or call.fact(name, asked.scheme)
    last = call.fact(f"{name}_to", asked.scheme)
    if first is None:
        return None
    values = asked.all("date", *roles) if asked.intent == name else ()
    values = _moved_to(first, asked, values) or values
    value = next(iter(values), None)
    relation, placed = _placed(first, last, values)
    if last and asked.intent == name and "during" in asked.marks:
        # Whatever the asker does then ("I leave in May"), the days are theirs.
        values = tuple(one for one in asked.values if one.day and not one.claimed)
        value = next(iter(values), None)
        relation, placed = _going_on(first, last, values)
    if relation == "beyond_hedge" and "fits" in asked.marks:
        relation = "different"  # from the plan, whatever else may be accepted
    if relation == "same" and asked.form == "open":
        relation = "stated"  # "how many interviews are there in August?" is answered by no yes
    if asked.intent == name and asked.form == "closed":
        relation = if_only_planned(relation, first, asked.marks)
    return Step(
        rule=name,
        scheme=asked.scheme,
        relation=relation,
        facts=(first, last) if last else (first,),
        side=first.side,
        step=name,
        first=day_of(first),
        last=day_of(last) if last else None,
        said=value.day if value and relation != "stated" else None,
        bound=value.quantity.bound if value else None,
        order=placed,
        plan=bool(value and value.role == "start_day" and not value.claimed),
        common=bool(asked.compares) and asked.intent == "start" and len(call.scheme(asked.scheme).sides) > 1,
    )


def _moved_to(first: Fact, asked: Asked, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The later start of a plan that names the step's own day first: "from December to April"; else none.

    Of "in December or in April?" neither is moved to."""
    if len(values) != 2 or any(value.role != "start_day" or value.claimed for value in values):
        return ()
    behind = asked.text.partition(values[0].quantity.text)[2]
    if _OR.search(behind.partition(values[1].quantity.text)[0].lower()):
        return ()
    try:
        own = days_of(day_of(first))
        named = [days_of(dated(value.day, own.first)) for value in values if value.day]
    except ValueError:
        return ()
    places = [days.order(own, one) for one in named]
    return values[1:] if places[:1] == ["same"] and places[1:] == ["before"] else ()


def _placed(first: Fact, last: Fact | None, values: tuple[Value, ...]) -> tuple[Relation, Order | None]:
    """How the step lies to the days the asker names: whether that is so, and where a plan differs, whether
    it may.

    A day in the midst of a step that lasts may be meant for its beginning or end, and is not judged.
    """
    try:
        begins = days_of(day_of(first))
        own = Days(begins.first, days_of(day_of(last)).last) if last else begins
        said = _said(values, own)
    except ValueError:
        return "stated", None
    if said is None:
        return "stated", None
    value = values[0]
    placed, true = days.order(own, said), days.holds(own, said, value.quantity.bound)
    if true is None:
        return "stated" if last else "depends", placed
    plan = value.role == "start_day" and not value.claimed
    if plan and first.hedge and placed != "same":
        return "beyond_hedge", placed
    return "same" if true else "different", placed


def _going_on(first: Fact, last: Fact, values: tuple[Value, ...]) -> tuple[Relation, Order | None]:
    """Whether a step that lasts goes on at the time the asker names; of a time that lies half within it
    nothing is said."""
    try:
        own = Days(days_of(day_of(first)).first, days_of(day_of(last)).last)
        said = _said(values, own)
    except ValueError:
        return "stated", None
    if said is None:
        return "stated", None
    if own.first <= said.first and said.last <= own.last:
        return "covered", "same"
    placed = days.order(own, said)
    return ("not_covered", placed) if placed in ("before", "after") else ("stated", placed)


def _said(values: tuple[Value, ...], own: Days) -> Days | None:
    """The days named; the time from the first to the second where there are two."""
    named = [days_of(dated(value.day, own.first)) for value in values if value.day]
    if len(named) == 2 and named[0].first <= named[1].last:
        return Days(named[0].first, named[1].last)
    return named[0] if named else None


RULES = {
    "review_schedule": each_scheme(review_schedule),
    "paper_review": each_scheme(paper_review),
    "interview": each_scheme(interview),
    "interview_attendee": each_scheme(interview_attendee),
    "interview_notice": each_scheme(interview_notice),
    "result": each_scheme(result),
    "start": each_scheme(start),
}
