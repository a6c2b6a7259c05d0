"""From a question to the rules it asks for, their slots filled from its words and quantities."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from bot import countries, rules
from bot.ask import Ask, read_ask
from bot.evidence import Ruling
from bot.question import Question
from bot.rules import Money
from bot.topics import topics
from corpus.facts import PROGRAMME, Call

Rulings = tuple[Ruling, ...]
# A topic that says more than another, which is then left out.
_MORE_THAN: Mapping[str, tuple[str, ...]] = {
    "open_or_closed": ("deadline", "call_period", "eligibility"),
    "deadline": ("submission",),
    "advance_notice": ("deadline", "submission", "contact", "eligibility", "result"),
    "award_limit": ("indirect_costs",),
    "outgoing_student": ("outgoing_researcher", "outgoing_required", "eligibility", "roles"),
    "outgoing_after_degree": (
        "outgoing_researcher",
        "outgoing_required",
        "project_period",
        "eligibility",
        "stay_length",
    ),
    "outgoing_number": ("outgoing_researcher", "outgoing_required", "number_of_awards", "roles"),
    "outgoing_researcher": ("outgoing_required", "eligibility", "roles"),
    "stay_length": ("project_period", "outgoing_researcher"),
    "extension": ("project_period",),
    "counted": ("network_share", "award_limit"),
    "duplicate_application": (
        "eligibility",
        "deadline",
        "consortium",
        "submission",
        "number_of_awards",
        "call_period",
    ),
    "proposal_language": ("submission", "form", "eligibility"),
    "submission": ("form",),
    "country": ("eligibility", "consortium"),
    "theme": ("field",),
    "paper_review": ("review_calendar",),
    "interview": ("result", "review_calendar", "contact"),
    "result": ("review_calendar",),
    "leader": ("roles",),
    "consortium": ("eligibility",),
    "expected_applicants": ("eligibility",),
    "kind_of_call": ("award_limit", "project_period", "field", "country"),
    "report": ("project_period", "review_calendar"),
    "nurturing_plan": ("submission", "form"),
}


def route(ask: Ask) -> tuple[str, ...]:
    """The topics a question asks for, the less telling ones left out."""
    found = topics(ask.touched)
    lesser = {other for topic in found for other in _MORE_THAN.get(topic, ())}
    telling = tuple(topic for topic in found if topic not in lesser)
    if not telling and {"may", "apply"} <= ask.concepts.names:
        return ("eligibility",)
    return telling


def names_scheme(question: Question, call: Call) -> bool:
    """Whether a question names a scheme of *call*."""
    return bool(read_ask(question, call).named)


def rule(call: Call, ask: Ask, topic: str) -> Rulings:
    """The rulings of one topic; none where the call is silent."""
    bound = _RULES.get(topic)
    if bound is not None:
        return bound(call, ask)
    keys, scheme = _STATED[topic], _programme_or_scheme(call, ask) if topic == "purpose" else ask.scheme
    return rules.stated(call, ask.language, rule=topic, keys=keys, scheme=scheme, side=ask.side)


# Topics that are stated in words, by the keys of their facts.
_STATED: Mapping[str, tuple[str, ...]] = {
    "form": ("form",),
    "contact": ("contact",),
    "expected_applicants": ("expected_applicants",),
    "roles": ("roles",),
    "leader": ("leader",),
    "report": ("final_report", "later_report"),
    "nurturing_plan": ("nurturing_plan", "nurturing_table"),
    "purpose": ("purpose",),
    "agencies": ("agencies", "support"),
    "other_funding": ("other_funding",),
    "partner_funding": ("partner_funding",),
}


def _programme_or_scheme(call: Call, ask: Ask) -> str:
    """The programme as a whole where only its own name is said ("what is ASPIRE for?"), else the scheme."""
    by_name = (
        call.programme.lower() in ask.text and not ask.named and not re.search(r"公募|\bcall\b", ask.text)
    )
    return PROGRAMME if by_name else ask.scheme


def _kind_of_call(call: Call, ask: Ask) -> Rulings:
    """How kinds of call differ; schemes of one kind differ in how much and how long."""
    kinds = {fact.says[ask.language]: fact for fact in call.facts if fact.key == "kind_of_call"}
    own = {fact.says[ask.language] for fact in kinds.values() if fact.scheme in ask.named}
    if len(ask.named) > 1 and len(own) == 1 and not re.search(r"共同|joint", ask.text):
        how_much = rules.award_limit(call, ask.language, scheme=ask.scheme)
        return how_much + rules.project_period(call, ask.language, scheme=ask.scheme)
    return tuple(
        item
        for fact in kinds.values()
        for item in rules.stated(
            call, ask.language, rule="kind_of_call", keys=("kind_of_call",), scheme=fact.scheme
        )
    )


def _money(ask: Ask) -> Money | None:
    """The amount that is asked about: the first one whose costs are named, else the first."""
    amounts = ask.all("money")
    named = [item for item in amounts if item.field] or list(amounts)
    if not named or not isinstance(named[0].value, Decimal):
        return None
    field = named[0].field
    if field is None and "fec" in ask.concepts:
        field = "fec"
    return Money(named[0].value, named[0].unit, field)


def _award_limit(call: Call, ask: Ask) -> Rulings:
    amount = _money(ask)
    if amount and ask.claims("limit", "award"):
        return rules.claimed_limit(call, ask.language, scheme=ask.scheme, side=ask.side, amount=amount)
    return rules.award_limit(call, ask.language, scheme=ask.scheme, side=ask.side, amount=amount)


def _deadline(call: Call, ask: Ask) -> Rulings:
    place = {"scheme": ask.scheme, "side": ask.side}
    if ask.day and ask.day.day and "extend" not in ask.concepts:
        claimed = ask.claims("deadline") or not ask.concepts.names & {"apply", "submit", "still"}
        judge = rules.claimed_deadline if claimed else rules.in_time
        found = judge(call, ask.language, **place, day=ask.day, clock=ask.clock)  # type: ignore[arg-type]
        if found:
            return found
    return rules.deadline(call, ask.language, scheme=ask.scheme, side=ask.side, as_of=ask.as_of)


def _open_or_closed(call: Call, ask: Ask) -> Rulings:
    if ask.day and ask.day.day:
        return _deadline(call, ask)
    return rules.open_or_closed(call, ask.language, scheme=ask.scheme, side=ask.side, as_of=ask.as_of)


def _eligibility(call: Call, ask: Ask) -> Rulings:
    silent = tuple(ask.text[start:end] for start, end in ask.concepts.spans.get("unstated", ()))
    return rules.eligibility(call, ask.language, scheme=ask.scheme, side=ask.side, silent_on=silent)


def _outgoing_researcher(call: Call, ask: Ask) -> Rulings:
    named = bool(ask.concepts.names & {"may", "undergraduate"}) and "who" not in ask.concepts
    return rules.outgoing_researcher(call, ask.language, scheme=ask.scheme, decide=named)


def _share(ask: Ask) -> Decimal | None:
    """A share in percent: as named, or one amount of another."""
    named = ask.number("percent")
    amounts = sorted(item.value for item in ask.all("money") if isinstance(item.value, Decimal))
    if named is None and len(amounts) == 2 and amounts[1]:
        return (amounts[0] / amounts[1] * 100).quantize(Decimal("0.1")).normalize()
    return named


def _network_share(call: Call, ask: Ask) -> Rulings:
    claimed = ask.claims("share", "must", "network")
    return rules.network_share(call, ask.language, scheme=ask.scheme, share=_share(ask), claimed=claimed)


def _counted(call: Call, ask: Ask) -> Rulings:
    items = {
        "workshop": "counts_workshop",
        "travel_cost": "counts_travel",
        "coordinator": "counts_coordination",
    }
    named = [key for concept, key in items.items() if concept in ask.concepts]
    found = [rules.counts(call, ask.language, scheme=ask.scheme, item=key) for key in named]
    if named:
        return tuple(item for group in found for item in group)
    about_share = ask.touched & {"share", "#percent", "network"}
    return rules.not_counted(
        call, ask.language, scheme=ask.scheme, verdict="no" if about_share else "confirm"
    )


def _consortium(call: Call, ask: Ask) -> Rulings:
    alone = "alone" in ask.concepts
    sides = {ask.side} if alone and ask.side else None
    institutions = ask.number("count", "institutions")
    if alone and sides is None and institutions is None:
        institutions = Decimal(1)
    return rules.consortium(
        call, ask.language, scheme=ask.scheme, sides=sides, institutions=None if sides else institutions
    )


def _country(call: Call, ask: Ask) -> Rulings:
    own = {code for side in call.sides if (code := countries.code_of(side.name["en"].replace("the ", "")))}
    code = next((item for item in ask.countries if item not in own), None) or next(iter(ask.countries), None)
    if code is None or "where" in ask.concepts:
        return rules.country(call, ask.language, scheme=_wide_scheme(call, ask))
    fact = call.fact("countries", _wide_scheme(call, ask))
    listed = {countries.code_of(word): word for word in fact.words} if fact else {}
    region = listed.get("EU") if code in countries.EUROPEAN_UNION else None
    named = listed.get(code) or countries.name_of(code, ask.language)
    return rules.country(call, ask.language, scheme=_wide_scheme(call, ask), named=named, region=region)


def _wide_scheme(call: Call, ask: Ask) -> str:
    """Countries are the programme's unless a scheme is named."""
    return ask.scheme if ask.named else PROGRAMME if call.all("countries", PROGRAMME) else ask.scheme


def _degree(call: Call, ask: Ask) -> Rulings:
    days = [item.value for item in ask.all("date")]
    return rules.outgoing_after_degree(
        call,
        ask.language,
        scheme=ask.scheme,
        months=ask.number("duration", "months"),
        degree=next((day for day in days if getattr(day, "year", None)), None),  # type: ignore[arg-type]
        on=ask.as_of.date(),
    )


def _language(call: Call, ask: Ask) -> Rulings:
    both = "in_english" in ask.concepts and "in_japanese" in ask.concepts
    asked = (
        None
        if both
        else "en"
        if "in_english" in ask.concepts
        else "ja"
        if "in_japanese" in ask.concepts
        else None
    )
    return rules.proposal_language(call, ask.language, scheme=ask.scheme, asked=asked)  # type: ignore[arg-type]


def _duplicate(call: Call, ask: Ask) -> Rulings:
    other = "other_role" in ask.concepts and "pi" not in ask.concepts
    return rules.duplicate_application(call, ask.language, scheme=ask.scheme, as_pi=False if other else None)


def _interview(call: Call, ask: Ask) -> Rulings:
    place = {"scheme": ask.scheme}
    about = rules.interview(call, ask.language, **place)
    if "invitation" in ask.concepts:
        return about[-1:]
    if ask.concepts.names & {"who", "must"} and "when" not in ask.concepts:
        return about
    return rules.review_calendar(call, ask.language, **place, steps=("interview",)) + about[:1]


_Bound = Callable[[Call, Ask], Rulings]
_RULES: Mapping[str, _Bound] = {
    "open_or_closed": _open_or_closed,
    "eligibility": _eligibility,
    "deadline": _deadline,
    "call_period": lambda call, ask: rules.call_period(
        call, ask.language, scheme=ask.scheme, as_of=ask.as_of
    ),
    "advance_notice": lambda call, ask: rules.advance_notice(
        call, ask.language, scheme=ask.scheme, as_of=ask.as_of, day=ask.day
    ),
    "award_limit": _award_limit,
    "indirect_costs": lambda call, ask: rules.indirect_costs(
        call, ask.language, scheme=ask.scheme, amount=_money(ask)
    ),
    "full_economic_cost": lambda call, ask: rules.full_economic_cost(call, ask.language, scheme=ask.scheme),
    "currency": lambda call, ask: rules.currency(call, ask.language, scheme=ask.scheme, amount=_money(ask)),
    "project_period": lambda call, ask: rules.project_period(
        call, ask.language, scheme=ask.scheme, side=ask.side, months=ask.number("duration", "months")
    ),
    "extension": lambda call, ask: rules.extension(
        call, ask.language, scheme=ask.scheme, side=ask.side, until=ask.day
    ),
    "stay_length": lambda call, ask: rules.stay_length(
        call, ask.language, scheme=ask.scheme, months=ask.number("duration", "months")
    ),
    "outgoing_required": lambda call, ask: rules.outgoing_required(call, ask.language, scheme=ask.scheme),
    "outgoing_student": lambda call, ask: rules.outgoing_student(call, ask.language, scheme=ask.scheme),
    "outgoing_after_degree": _degree,
    "outgoing_researcher": _outgoing_researcher,
    "outgoing_number": lambda call, ask: rules.outgoing_number(
        call, ask.language, scheme=ask.scheme, side=ask.side, people=ask.number("count", "people")
    ),
    "network_share": _network_share,
    "counted": _counted,
    "duplicate_application": _duplicate,
    "consortium": _consortium,
    "proposal_language": _language,
    "submission": lambda call, ask: rules.submission(call, ask.language, scheme=ask.scheme, side=ask.side),
    "kind_of_call": _kind_of_call,
    "field": lambda call, ask: rules.field(
        call, ask.language, scheme=ask.scheme, named=next(iter(ask.fields), None)
    ),
    "theme": lambda call, ask: rules.theme(call, ask.language, scheme=ask.scheme),
    "country": _country,
    "number_of_awards": lambda call, ask: rules.number_of_awards(
        call, ask.language, scheme=ask.scheme, awards=ask.number("count", "awards")
    ),
    "paper_review": lambda call, ask: rules.review_calendar(
        call, ask.language, scheme=ask.scheme, steps=("paper_review",)
    ),
    "interview": _interview,
    "result": lambda call, ask: rules.review_calendar(
        call, ask.language, scheme=ask.scheme, steps=("result",)
    ),
    "start": lambda call, ask: rules.review_calendar(call, ask.language, scheme=ask.scheme, steps=("start",)),
    "review_calendar": lambda call, ask: rules.review_calendar(call, ask.language, scheme=ask.scheme),
}
