"""Decisions of a call some of whose values differ by kind or size of applicant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.stated import Stated
from corpus.facts.model import Call, Group

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
    """The groups that are named, else the one that the applicant's size tells; all of them where neither does."""
    named = set(asked.named("group"))
    if not named and (sized := _by_size(call, asked)):
        return sized
    return tuple(group for group in call.groups if group.id in named) or call.groups


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
    return tuple(
        group
        for group in call.groups
        if not bound and group.size and group.size.unit == unit and group.size.holds(number)
    )


def _of_each(call: Call, asked: Asked, decide: Decide, groups: Sequence[Group]) -> list[tuple[Decision, ...]]:
    """What is decided for each group, marked with it where that rests on a fact of its own or of another's."""
    keys = {(fact.key, fact.scheme, fact.side) for fact in call.facts if fact.group}

    def marked(decision: Decision, group: Group) -> Decision:
        own = any((fact.key, fact.scheme, fact.side) in keys for fact in decision.facts)
        return replace(decision, group=group.id) if own else decision

    return [
        tuple(marked(decision, group) for decision in decide(call.of_group(group.id), asked))
        for group in groups
    ]


def _verdicts(found: Sequence[Decision]) -> tuple[str, ...]:
    return tuple(decision.verdict for decision in found if decision.group and decision.verdict in _JUDGED)


def _unjudged(found: Sequence[Decision]) -> tuple[Decision, ...]:
    """A norm that differs by group is stated for each, and allows or forbids nobody."""
    return tuple(
        replace(one, relation="stated") if one.group and isinstance(one, Stated) else one for one in found
    )
