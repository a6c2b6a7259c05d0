"""From a question to the topics it asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.ask import Ask
from bot.topics import topics

# A topic that says more than another, which is then left out.
_MORE_THAN: Mapping[str, tuple[str, ...]] = {
    "open_or_closed": ("deadline", "call_period", "eligibility"),
    "deadline": ("submission",),
    "advance_notice": ("deadline", "submission", "contact", "eligibility", "result"),
    "award_limit": ("indirect_costs",),
    "currency": ("award_limit", "use_of_funds", "network_share", "counted"),
    "definition": (
        "purpose",
        "network_share",
        "full_economic_cost",
        "roles",
        "leader",
        "outgoing_researcher",
        "agencies",
        "submission",
        "co_investigator",
    ),
    "decided_by": ("field", "country"),
    "topics": ("theme", "field"),
    "members": ("roles", "outgoing_student", "consortium", "co_investigator"),
    "policy": ("form",),
    "paper_trend": ("network_share", "number_of_awards"),
    "data_source": ("form", "field", "paper_trend", "award_limit"),
    "partner_funding": ("consortium", "agencies"),
    "outgoing_student": ("outgoing_researcher", "outgoing_required", "eligibility", "roles"),
    "outgoing_after_degree": (
        "outgoing_researcher",
        "outgoing_required",
        "project_period",
        "eligibility",
        "stay_length",
    ),
    "outgoing_required": ("eligibility", "outgoing_researcher"),
    "outgoing_number": ("outgoing_researcher", "outgoing_required", "number_of_awards", "roles"),
    "outgoing_researcher": ("outgoing_required", "eligibility", "roles"),
    "stay_length": ("project_period", "outgoing_researcher"),
    "project_end": ("project_period",),
    "extension": (
        "project_period",
        "award_limit",
        "agencies",
        "counted",
        "network_share",
        "deadline",
        "eligibility",
    ),
    "network_share": ("award_limit",),
    "call_period": ("open_or_closed", "project_period", "start"),
    "co_investigator": ("roles",),
    "file_kind": ("submission", "form"),
    "use_of_funds": ("network_share", "counted", "award_limit"),
    "counted": ("network_share", "award_limit", "eligibility"),
    "agencies": ("counted", "eligibility"),
    "duplicate_application": (
        "eligibility",
        "deadline",
        "consortium",
        "submission",
        "number_of_awards",
        "call_period",
        "agencies",
    ),
    "proposal_language": ("submission", "form", "eligibility"),
    "submission": ("form",),
    "country": ("eligibility", "consortium"),
    "theme": ("field",),
    "paper_review": ("review_calendar",),
    "interview": ("result", "review_calendar", "contact"),
    "contact": ("kind_of_call",),
    "result": ("review_calendar",),
    "leader": ("roles",),
    "consortium": ("eligibility",),
    "expected_applicants": ("eligibility",),
    "kind_of_call": ("award_limit", "project_period", "field", "country"),
    "report": ("project_period", "review_calendar"),
    "nurturing_plan": ("submission", "form", "outgoing_researcher", "outgoing_required", "eligibility"),
}


def _outdone(topic: str, *, before: Collection[str]) -> list[str]:
    """The topics that say less; of two that each say more than the other, the one *before* stays."""
    less = _MORE_THAN.get(topic, ())
    return [other for other in less if not (other in before and topic in _MORE_THAN.get(other, ()))]


def route(ask: Ask) -> tuple[str, ...]:
    """The topics a question asks for, the less telling ones left out."""
    found = topics(ask.touched)
    lesser = {other for at, topic in enumerate(found) for other in _outdone(topic, before=found[:at])}
    telling = tuple(topic for topic in found if topic not in lesser)
    names = ask.concepts.names
    if (
        not telling
        and {"may", "apply"} <= names
        and not {"must", "submit"} <= names
        and "deadline" not in names
    ):
        return ("eligibility",)
    if not telling and "#term" in ask.touched and "what" in ask.concepts:
        return ("definition",)
    return telling
