"""Decisions of a call some of whose values differ by kind or size of applicant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.stated import Stated
from corpus.facts.model import OTHERS, Call, Fact, Group

Decide = Callable[[Call, Asked], tuple[Decision, ...]]
_JUDGED = ("yes", "no", "confirm")


def decided_by_group(call: Call, asked: Asked, decide: Decide) -> tuple[Decision, ...]:
    """What *decide* makes of the facts of the group that is told; where none is, of each group's.

    Groups that come to different verdicts are not judged: what holds for each of them is said. What rests on
    no group's own fact is said once.
    """
    meant = groups_meant(call, asked)
    each = _of_each(call, asked, decide, meant)
    if len({_verdicts(found) for found in each}) > 1:
        each = [_unjudged(found) for found in _of_each(call, replace(asked, values=()), decide, meant)]
    return tuple(decision for found in each for decision in found if decision.group or found is each[0])


def groups_meant(call: Call, asked: Asked) -> tuple[Group, ...]:
    """The groups that are named, else the one that the applicant's size tells; all of them where neither does, and
    whoever is in none where a value is given for some of them and without a group."""
    named = set(asked.named("group"))
    if not named and (sized := _by_size(call, asked)):
        return sized
    others = (
        (OTHERS,) if any(not fact.group and _place(fact) in _of_groups(call) for fact in call.facts) else ()
    )
    return tuple(group for group in call.groups if group.id in named) or (*call.groups, *others)


def _by_size(call: Call, asked: Asked) -> tuple[Group, ...]:
    """The group of the one number that is named of what groups are told apart by; none for a number with a bound."""
    units = set(asked.named("measure"))
    told = {
        (value.number, value.quantity.unit, value.quantity.bound)
        for value in asked.values
        if value.quantity.kind == "count" and value.quantity.unit in units
    }
    if len(told) != 1:
        return ()
    ((number, unit, bound),) = told
    sized = [group for group in call.groups if group.size and group.size.unit == unit]
    found = tuple(group for group in sized if not bound and group.size and group.size.holds(number))
    return found if found or bound or len(sized) < len(call.groups) else (OTHERS,)


def _of_each(call: Call, asked: Asked, decide: Decide, groups: Sequence[Group]) -> list[tuple[Decision, ...]]:
    """What is decided for each group, marked with it where that rests on a fact of its own or of another's. What holds
    for all others is not told of each group without a value of its own, too."""
    keys = _of_groups(call)
    of_others = decide(call.of_group(OTHERS.id), asked) if OTHERS in groups else ()

    def marked(decision: Decision, group: Group) -> Decision | None:
        own = any(_place(fact) in keys for fact in decision.facts)
        if own and group is not OTHERS and decision in of_others:
            return None
        return replace(decision, group=group.id) if own else decision

    return [
        tuple(filter(None, (marked(decision, group) for decision in decide(call.of_group(group.id), asked))))
        for group in groups
    ]


def _of_groups(call: Call) -> frozenset[tuple[str, str, str | None]]:
    """Where groups have facts of their own."""
    return frozenset(_place(fact) for fact in call.facts if fact.group)


def _place(fact: Fact) -> tuple[str, str, str | None]:
    return fact.key, fact.scheme, fact.side


def _verdicts(found: Sequence[Decision]) -> tuple[str, ...]:
    return tuple(decision.verdict for decision in found if decision.group and decision.verdict in _JUDGED)


def _unjudged(found: Sequence[Decision]) -> tuple[Decision, ...]:
    """A norm that differs by group is stated for each, and allows or forbids nobody."""
    return tuple(
        replace(one, relation="stated") if one.group and isinstance(one, Stated) else one for one in found
    )
