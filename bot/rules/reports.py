"""Reports and evaluation after a project."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.places import each_scheme, gaps
from bot.rules.stated import Stated, one_for_all
from corpus.facts.model import Call


@dataclass(frozen=True, kw_only=True)
class Report(Decision):
    """A report of which it is not stated how long after the end it is due."""


def final_report(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """The report and evaluation at the end of the research period."""
    return _said(call, asked, "final_report")


def later_report(call: Call, asked: Asked) -> tuple[Decision, ...]:
    """What a project that goes on for longer reports."""
    return _said(call, asked, "later_report")


def _said(call: Call, asked: Asked, key: str) -> tuple[Decision, ...]:
    facts = [fact for fact in call.all(key, asked.scheme, asked.side) if fact.says]
    found = tuple(
        Stated(rule=key, scheme=asked.scheme, relation="stated", facts=(fact,), side=fact.side)
        for fact in facts
    )
    if "months" in asked.marks:
        return tuple(_within_days(item) for item in found) or gaps(call, asked, key, asked.scheme)
    if key == "later_report" and not (asked.sides or asked.named("agency")):  # "another one" is just that
        return found or gaps(call, asked, key, asked.scheme)
    return one_for_all(call, asked, found) or gaps(call, asked, key, asked.scheme)


def _within_days(item: Stated) -> Report:
    """What is stated of a report, where it is asked within how many days it is due, which is not."""
    return Report(rule=item.rule, scheme=item.scheme, relation="not_stated", facts=item.facts, side=item.side)


RULES = {
    "final_report": each_scheme(final_report),
    "later_report": each_scheme(later_report),
}
