"""Topics bound to rules: which rule decides a topic, and which slots of the question it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot import rules
from bot.ask import Ask
from bot.bindings.days import (
    advance_notice,
    calendar_of,
    call_period,
    deadline,
    extension,
    open_or_closed,
    project_end,
)
from bot.bindings.money import award_limit, counted, network_share, use_of_funds
from bot.bindings.people import (
    consortium,
    country,
    degree,
    duplicate,
    eligibility,
    language,
    outgoing_number,
    outgoing_required,
    outgoing_researcher,
)
from bot.bindings.slots import Bound, Rulings, amount_of, place_of, programme_or_scheme
from bot.bindings.stated import (
    agencies,
    contact,
    definition,
    file_kind,
    interview,
    kind_of_call,
    listed,
    partner_funding,
    report,
    stated,
    submission,
    theme,
)
from bot.bindings.verdicts import settled
from corpus.facts.model import Call

# Stated topics of which the programme speaks as a whole where only its own name is said.
_PROGRAMME_WIDE = frozenset({"purpose", "support", "field"})


def rule(call: Call, ask: Ask, topic: str) -> Rulings:
    """The rulings of one topic; none where the call is silent."""
    if topic in _PROGRAMME_WIDE:
        ask = replace(ask, scheme=programme_or_scheme(call, ask))
    if "same" in ask.concepts:
        ask = replace(ask, side=None)
    found = _RULES[topic](call, ask) if topic in _RULES else stated(call, ask, topic)
    return settled(call, ask, topic, found)


_RULES: Mapping[str, Bound] = {
    "open_or_closed": open_or_closed,
    "eligibility": eligibility,
    "deadline": deadline,
    "call_period": call_period,
    "advance_notice": advance_notice,
    "award_limit": award_limit,
    "indirect_costs": lambda call, ask: rules.indirect_costs(
        call, ask.language, scheme=ask.scheme, amount=amount_of(ask)
    ),
    "full_economic_cost": lambda call, ask: rules.full_economic_cost(call, ask.language, scheme=ask.scheme),
    "currency": lambda call, ask: rules.currency(
        call, ask.language, scheme=ask.scheme, amount=amount_of(ask)
    ),
    "project_period": lambda call, ask: rules.project_period(
        call, ask.language, **place_of(ask), months=ask.months
    ),
    "project_end": project_end,
    "extension": extension,
    "stay_length": lambda call, ask: rules.stay_length(
        call, ask.language, scheme=ask.scheme, months=ask.months
    ),
    "outgoing_required": outgoing_required,
    "outgoing_student": lambda call, ask: rules.outgoing_student(call, ask.language, scheme=ask.scheme),
    "outgoing_after_degree": degree,
    "outgoing_researcher": outgoing_researcher,
    "outgoing_number": outgoing_number,
    "network_share": network_share,
    "use_of_funds": use_of_funds,
    "counted": counted,
    "duplicate_application": duplicate,
    "consortium": consortium,
    "proposal_language": language,
    "submission": submission,
    "kind_of_call": kind_of_call,
    "field": lambda call, ask: rules.field(
        call, ask.language, scheme=ask.scheme, named=next(iter(ask.fields), None)
    ),
    "theme": theme,
    "country": country,
    "number_of_awards": lambda call, ask: rules.number_of_awards(
        call, ask.language, scheme=ask.scheme, awards=ask.number("count", "awards")
    ),
    "paper_review": calendar_of("paper_review"),
    "interview": interview,
    "result": calendar_of("result"),
    "start": calendar_of("start"),
    "review_calendar": calendar_of(),
    "file_kind": file_kind,
    "report": report,
    "agencies": agencies,
    "contact": contact,
    "definition": definition,
    "members": listed("member"),
    "partner_funding": partner_funding,
    "topics": listed("topic"),
}
