"""The desk's pre-check: a planned application held against the rules, clause by clause.

Each clause is satisfied, violated, to be confirmed, or not stated in the plan, in which case it says what the
call asks for. All it decides, it takes from the rules that answer questions; the final judgement is the
agency's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from bot.answer import Language, Verdict
from bot.answering.deciding import decided
from bot.answering.saying import Told, say
from bot.answering.saying.words import listed
from bot.check.planned import Plan, Planned, named
from bot.reading.asked import Asked
from bot.rules.decision import Decision
from bot.rules.unstated import NotStated
from corpus.facts.model import Call, Source

Outcome = Literal["satisfied", "violated", "to_confirm", "not_stated"]
_OUTCOMES: Mapping[Verdict, Outcome] = {
    "yes": "satisfied",
    "no": "violated",
    "confirm": "to_confirm",
    "info": "to_confirm",  # planned, and not decided
}
# The clauses in order: the intent that tells what is asked for, and the items of a plan that bear on it.
_CLAUSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("award_limit", ("direct", "total", "side")),
    ("network_share", ("network_share",)),
    ("outgoing_required", ("people_abroad",)),
    ("outgoing_researcher", ("degree_year", "degree_date", "years_since_degree", "student")),
    ("stay_length", ("stay",)),
    ("consortium", ("institutions",)),
    ("countries", ("country",)),
    ("deadline", ("submit_at",)),
    ("advance_notice", ("notice",)),
    ("project_period", ("duration", "end")),
    ("proposal_language", ("language",)),
    ("field", ("field",)),
    ("duplicate_application", ("pi_elsewhere",)),
)
_SILENT = {
    "ja": "これについて資料には示されていません。担当へご確認ください。",
    "en": "The documents say nothing of this; please confirm with the desk.",
}


@dataclass(frozen=True)
class Clause:
    """One clause held against the plan, by its rule's *name*; a silent call gives no *sources*."""

    name: str
    outcome: Outcome
    text: str
    sources: tuple[Source, ...]


def precheck(
    call: Call, plan: Plan, language: Language, *, scheme: str, as_of: datetime
) -> tuple[Clause, ...]:
    """Every clause of a scheme, decided where the plan tells enough."""
    check = _Check(call, Told(call, language, as_of), scheme)
    return tuple(clause for intent, items in _CLAUSES for clause in check.clause(intent, named(plan, *items)))


def summary(clauses: Iterable[Clause]) -> dict[Outcome, int]:
    """How many clauses came to each outcome."""
    counts = Counter(clause.outcome for clause in clauses)
    return {outcome: counts[outcome] for outcome in get_args(Outcome)}


def closing(call: Call, language: Language) -> str:
    """The last line of every check: who decides."""
    agencies = [side.agency for side in call.sides if side.agency]
    if language == "ja":
        return f"これは事前の確認です。最終的な判断は{'と'.join(agencies) or '資金配分機関'}が行います。"
    judges = listed(agencies, language) or "the funding agency"
    return f"This is a pre-check; the final judgement is with {judges}."


@dataclass(frozen=True)
class _Check:
    call: Call
    told: Told
    scheme: str

    def clause(self, intent: str, plans: tuple[Planned, ...]) -> Iterator[Clause]:
        if plans:
            yield from (clause for planned in plans for clause in self._planned(planned))
        elif intent == "deadline":
            yield from self._deadline()
        else:
            yield from self._left_out(decided(self.call, self._asked(intent)))

    def _planned(self, planned: Planned) -> Iterator[Clause]:
        """What the rule of an item decides of it; what it does not decide is to be confirmed."""
        decisions = decided(self.call, self._asked(planned.item.intent, planned))
        for decision in decisions:
            outcome = "satisfied" if planned.denied else _OUTCOMES[decision.verdict]
            yield self._of(decision, outcome)
        if not decisions:
            yield Clause(planned.item.intent, "to_confirm", _SILENT[self.told.language], ())

    def _deadline(self) -> Iterator[Clause]:
        """A deadline that has passed is missed, whatever was planned; of the others, when they are."""
        now = decided(self.call, self._asked("open_now"))
        passed = [decision for decision in now if decision.relation == "closed"]
        yield from (replace(self._of(decision, "violated"), name="deadline") for decision in passed)
        over = {decision.side for decision in passed}
        stated = decided(self.call, self._asked("deadline"))
        yield from self._left_out(item for item in stated if item.side not in over)

    def _left_out(self, decisions: Iterable[Decision]) -> Iterator[Clause]:
        """What the call asks for; that it asks for nothing is no clause."""
        for decision in decisions:
            if not isinstance(decision, NotStated):
                yield self._of(decision, "not_stated")

    def _of(self, decision: Decision, outcome: Outcome) -> Clause:
        return Clause(decision.rule, outcome, say(decision, self.told), decision.sources)

    def _asked(self, intent: str, planned: Planned | None = None) -> Asked:
        side = planned.side if planned else None
        return Asked(
            intent=intent,
            scheme=self.scheme,
            as_of=self.told.as_of,
            side=side,
            side_is_firm=side is not None,
            schemes=(self.scheme,),
            sides=(side,) if side else (),
            values=planned.values if planned else (),
            names=planned.names if planned else (),
            form="closed" if planned else "open",
        )
