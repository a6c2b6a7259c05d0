"""Questions as rules are given them: the names are found in the words, the values are read from them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answering.saying import Counter, Told, say
from bot.reading.asked import Asked, Role, Value
from bot.reading.marks import Mark, by_form
from bot.reading.steps import steps_in
from bot.rules import RULES, Decision, any_fact
from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import Call, read_call
from corpus.quantity import Quantity, read
from corpus.text.names import Name, Names
from corpus.text.plain import folded

AS_OF = datetime(2024, 4, 10, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
BUNDLED = read_call(BUNDLED_CORPUS / "aspire-2024-japan-uk" / "call.yaml")
# What asks for days, hours and lengths of time.
TIMED = (
    "deadline", "open_now", "call_period", "advance_notice", "review_schedule", "paper_review", "interview",
    "interview_attendee", "interview_notice", "result", "start", "project_period", "extension", "final_report",
    "later_report", "stay_length",
)  # fmt: skip
OTHER = read_call(Path(__file__).parents[1] / "calls" / "lumen-2026-japan-france" / "call.yaml")


def asked(
    intent: str,
    words: str = "",
    *,
    of: Call = BUNDLED,
    scheme: str | None = None,
    roles: Sequence[Role] = (),
    of_sides: Sequence[str] = (),
    claimed: bool = False,
    marks: Collection[Mark] = (),
    **slots,
) -> Asked:
    """A question: its schemes are those named in *words* (or *scheme*), its values play *roles* and are
    *of_sides*, in order; to *marks* come those that the form of the words tells.
    """
    names = _names(of, words)
    schemes = (scheme,) if scheme else tuple(dict.fromkeys(n.id for n in names if n.kind == "scheme"))
    given = zip(_values(words), [*roles, *[None] * 9], [*of_sides, *[None] * 9], strict=False)
    return Asked(
        intent=intent,
        scheme=schemes[0] if schemes else of.default_scheme,
        as_of=slots.pop("as_of", AS_OF),
        schemes=schemes,
        values=tuple(Value(item, role, claimed, side) for item, role, side in given),
        names=names,
        text=words,
        marks={*marks, *_formal(words)},
        steps=steps_in(folded(words)),
        **slots,
    )


# A few words are asked of every intent, in either language: they are read once.
@cache
def _finder(call: Call) -> Names:
    return Names(call)


@cache
def _names(call: Call, words: str) -> tuple[Name, ...]:
    return _finder(call).find(words)


@cache
def _values(words: str) -> tuple[Quantity, ...]:
    return read(words)


@cache
def _formal(words: str) -> frozenset[Mark]:
    return by_form(folded(words), folded(words))


def decide(intent: str, words: str = "", *, of: Call = BUNDLED, **slots) -> tuple[Decision, ...]:
    """What the rule of an intent decides on a question; an intent without a rule asks for facts by name."""
    return RULES.get(intent, any_fact)(of, asked(intent, words, of=of, **slots))


def relations(intent: str, words: str = "", **slots) -> list[str]:
    """How each decision stands."""
    return [decision.relation for decision in decide(intent, words, **slots)]


def told(
    language: str, intent: str, words: str = "", *, of: Call = BUNDLED, counter: Counter = "screen", **slots
) -> list[str]:
    """The sentences of what is decided."""
    said = Told(of, language, AS_OF, counter)
    return [say(decision, said) for decision in decide(intent, words, of=of, **slots)]
