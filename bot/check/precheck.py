"""The desk's pre-check: a planned application held against the rules, clause by clause.

Each clause is satisfied, violated, to be confirmed, or not stated in the plan, in which case it says what the call asks
for. All it decides, it takes from the rules; the final judgement is the agency's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from bot import rules
from bot.answer import Language, Verdict
from bot.check.planned import Plan
from bot.evidence import Ruling
from bot.rules.wording import listed
from corpus.facts.model import Call, Source

Outcome = Literal["satisfied", "violated", "to_confirm", "not_stated"]
_OUTCOMES: dict[Verdict, Outcome] = {
    "yes": "satisfied",
    "no": "violated",
    "confirm": "to_confirm",
    "info": "not_stated",
}


@dataclass(frozen=True)
class Clause:
    """One clause of the call held against the plan. *name* is the rule's; *sources* are empty where the call is silent."""

    name: str
    outcome: Outcome
    text: str
    sources: tuple[Source, ...]


def precheck(
    call: Call, plan: Plan, language: Language, *, scheme: str, as_of: datetime
) -> tuple[Clause, ...]:
    """Every clause of a scheme, decided where the plan tells enough."""
    return tuple(_Check(call, plan, language, scheme, as_of).clauses())


def closing(call: Call, language: Language) -> str:
    """The last line of every check: who decides."""
    agencies = [side.agency for side in call.sides if side.agency]
    if language == "ja":
        return f"これは事前の確認です。最終的な判断は{'と'.join(agencies) or '資金配分機関'}が行います。"
    return f"This is a pre-check; the final judgement is with {listed(agencies, language) or 'the funding agency'}."


@dataclass(frozen=True)
class _Check:
    call: Call
    plan: Plan
    language: Language
    scheme: str
    as_of: datetime

    def clauses(self) -> Iterator[Clause]:
        yield from self._amounts()
        yield from self._people()
        yield from self._partners()
        yield from self._times()
        yield from self._application()

    def _amounts(self) -> Iterator[Clause]:
        plan, named = self.plan, self.plan.sides or {}
        for amount in (plan.direct, plan.total):
            if amount:
                yield from self._clauses(rules.award_limit, planned=True, amount=amount)
        for side, amount in named.items():
            yield from self._clauses(rules.award_limit, planned=True, side=side, amount=amount)
        if not (plan.direct or plan.total or named):
            yield from self._clauses(rules.award_limit, planned=False)
        share = plan.network_share
        yield from self._clauses(rules.network_share, planned=share is not None, share=share)

    def _people(self) -> Iterator[Clause]:
        plan, people = self.plan, self.plan.people_abroad
        if people is None:
            yield from self._stated("outgoing_required")
        else:
            yield from self._clauses(rules.outgoing_number, planned=True, people=people)
        described = plan.degree is not None or plan.since_degree is not None
        if described:
            slots = {"months": plan.since_degree, "degree": plan.degree, "on": self.as_of.date()}
            yield from self._clauses(rules.outgoing_after_degree, planned=True, **slots)
        if plan.student:
            yield from self._clauses(rules.outgoing_student, planned=True)
        if not (described or plan.student):
            yield from self._clauses(rules.outgoing_researcher, planned=False)
        yield from self._clauses(rules.stay_length, planned=plan.stay is not None, months=plan.stay)

    def _partners(self) -> Iterator[Clause]:
        counts, country = self.plan.institutions, self.plan.country
        slots: dict[str, object] = {}
        if counts is not None:
            slots["sides"] = [side for side, number in counts.items() if number]
            slots["institutions"] = sum(counts.values(), Decimal(0))
        yield from self._clauses(rules.consortium, planned=counts is not None, **slots)
        yield from self._clauses(rules.country, planned=country is not None, named=country)

    def _times(self) -> Iterator[Clause]:
        plan = self.plan
        if plan.submit_at:
            day, clock = plan.submit_at
            yield from self._clauses(rules.in_time, planned=True, day=day, clock=clock)
        else:
            yield from self._clauses(rules.deadline, planned=False, as_of=self.as_of)
        notice = plan.notice
        yield from self._clauses(
            rules.advance_notice, planned=notice is not None, as_of=self.as_of, day=notice
        )
        length = plan.duration
        yield from self._clauses(rules.project_period, planned=length is not None, months=length)
        if plan.end:
            yield from self._clauses(rules.project_end, planned=True, until=plan.end)

    def _application(self) -> Iterator[Clause]:
        plan = self.plan
        yield from self._clauses(
            rules.proposal_language, planned=plan.language is not None, asked=plan.language
        )
        yield from self._clauses(rules.field, planned=plan.field is not None, named=plan.field)
        if plan.pi_elsewhere:
            yield from self._clauses(rules.duplicate_application, planned=True)
        for clause in () if plan.pi_elsewhere else self._stated("duplicate_as_pi"):
            yield clause if plan.pi_elsewhere is None else replace(clause, outcome="satisfied")

    def _stated(self, key: str) -> Iterator[Clause]:
        """What the call states, without a yes or no before it."""
        for item in rules.stated(self.call, self.language, rule=key, keys=(key,), scheme=self.scheme):
            yield Clause(key, "not_stated", item.text, item.sources)

    def _clauses(
        self, rule: Callable[..., tuple[Ruling, ...]], *, planned: bool, **slots: object
    ) -> Iterator[Clause]:
        """The rulings of a rule as clauses. What was planned but is not decided is to be confirmed."""
        rulings = rule(self.call, self.language, scheme=self.scheme, **slots)
        for item in rulings:
            outcome = _OUTCOMES[item.verdict] if planned else "not_stated"
            if planned and outcome == "not_stated":
                outcome = "to_confirm"
            yield Clause(item.rule, outcome, item.text, item.sources)
        if planned and not rulings:
            yield Clause(rule.__name__, "to_confirm", _SILENT[self.language], ())


_SILENT = {
    "ja": "これについて資料には示されていません。担当へご確認ください。",
    "en": "The documents say nothing of this; please confirm with the desk.",
}
