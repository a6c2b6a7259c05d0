"""Topics bound to rules: which rule decides a topic, and which slots of the question it is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypedDict

from bot import countries, rules
from bot.answer import Language
from bot.ask import Ask
from bot.evidence import Ruling
from bot.quantity import Day
from bot.rules import Money
from bot.rules.wording import led
from corpus.facts import PROGRAMME, Call, Fact

Rulings = tuple[Ruling, ...]

# Topics that the call states in words, by the keys of their facts.
STATED: Mapping[str, tuple[str, ...]] = {
    "form": ("form",),
    "contact": ("contact",),
    "expected_applicants": ("expected_applicants",),
    "roles": ("roles",),
    "leader": ("leader",),
    "nurturing_plan": ("nurturing_plan", "nurturing_table"),
    "purpose": ("purpose",),
    "support": ("support",),
    "other_funding": ("other_funding",),
    "partner_funding": ("partner_funding",),
    "co_investigator": ("co_investigator",),
    "file_kind": ("file_kind",),
}
# Stated topics of which the programme speaks as a whole where only its own name is said.
_PROGRAMME_WIDE = frozenset({"purpose", "support", "field"})


class _Place(TypedDict):
    scheme: str
    side: str | None


def rule(call: Call, ask: Ask, topic: str) -> Rulings:
    """The rulings of one topic; none where the call is silent."""
    if topic in _PROGRAMME_WIDE:
        ask = replace(ask, scheme=_programme_or_scheme(call, ask))
    found = _RULES[topic](call, ask) if topic in _RULES else _stated(call, ask, topic)
    if "same" in ask.concepts and len(call.sides) > 1:
        found = _compared(call, ask, topic, found)
    return tuple(_qualified(item, ask) for item in found) if topic != "eligibility" else found


def _stated(call: Call, ask: Ask, topic: str) -> Rulings:
    found = rules.stated(call, ask.language, rule=topic, keys=STATED[topic], scheme=ask.scheme, side=ask.side)
    facts = [fact for key in STATED[topic] for fact in call.all(key, ask.scheme, ask.side) if fact.says]
    return tuple(_polar(item, fact, ask) for item, fact in zip(found, facts, strict=True))


def _polar(ruling: Ruling, fact: Fact, ask: Ask) -> Ruling:
    """A stated norm as the answer to a yes-or-no question: 必須ですか of what is required, 必ず…か of what is optional."""
    must, may = "must" in ask.concepts, "may" in ask.concepts
    verdict = {
        ("required", True): "yes",
        ("allowed", True): "no",
        ("counted", False): "yes",
        ("counted", True): "info",
        ("forbidden", False): "no",
        ("allowed", False): "yes",
    }.get((fact.norm or "", must))
    if verdict in (None, "info") or not (must or may):
        return ruling
    return replace(ruling, verdict=verdict, text=led(verdict, fact.says[ask.language], ask.language))  # type: ignore[arg-type]


def _qualified(ruling: Ruling, ask: Ask) -> Ruling:
    """A yes to somebody with a quality the call says nothing of (a company's researcher) is for the desk to confirm."""
    unstated = ask.concepts.spans.get("unstated", ())
    if ruling.verdict != "yes" or not unstated or ruling.rule not in ("outgoing_researcher", "consortium"):
        return ruling
    words = "、".join(dict.fromkeys(ask.text[start:end] for start, end in unstated))
    note = (
        f"「{words}」については資料に示されていないため、担当へご確認ください。"
        if ask.language == "ja"
        else f" The documents say nothing of '{words}'; please confirm with the desk."
    )
    plain = re.sub(r"^(?:はい、|Yes: |Yes\. |Yes, )", "", ruling.text)
    return replace(ruling, verdict="confirm", text=plain + note)


def _compared(call: Call, ask: Ask, topic: str, found: Rulings) -> Rulings:
    """Both sides' rulings as the answer to whether they are the same."""
    if ask.side is not None or len(found) < 2 or any(item.verdict != "info" for item in found):
        return found
    values = {(item.value, item.unit) for item in found}
    if topic == "project_period" and "end" in ask.concepts:
        values = {(fact.value, fact.unit) for fact in call.all("end", ask.scheme)}
    verdict, lead = (
        ("yes", ("はい、同じです。", "Yes, they are the same. "))
        if len(values) == 1
        else (
            "no",
            ("いいえ、異なります。", "No, they differ. "),
        )
    )
    first = replace(found[0], text=lead[ask.language == "en"] + found[0].text)
    return tuple(replace(item, verdict=verdict) for item in (first, *found[1:]))  # type: ignore[arg-type]


def _programme_or_scheme(call: Call, ask: Ask) -> str:
    """The programme as a whole where only its own name is said ("what is ASPIRE for?"), else the scheme."""
    by_name = (
        call.programme.lower() in ask.text and not ask.named and not re.search(r"公募|\bcall\b", ask.text)
    )
    return PROGRAMME if by_name or ask.named == (PROGRAMME,) else ask.scheme


def _place(ask: Ask) -> _Place:
    return {"scheme": ask.scheme, "side": ask.side}


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
        return rules.claimed_limit(call, ask.language, **_place(ask), amount=amount)
    return rules.award_limit(call, ask.language, **_place(ask), amount=amount)


def _deadline(call: Call, ask: Ask) -> Rulings:
    day, clock = ask.day, ask.clock
    if day and day.day and "extend" not in ask.concepts:
        claimed = ask.claims("deadline") or not ask.concepts.names & {"apply", "submit", "still"}
        judge = rules.claimed_deadline if claimed else rules.in_time
        found = judge(call, ask.language, **_place(ask), day=day, clock=clock)
        if found:
            return found
    elif clock and not ask.concepts.names & {"when", "until"}:
        return rules.claimed_deadline(call, ask.language, **_place(ask), day=Day(), clock=clock)
    return rules.deadline(call, ask.language, **_place(ask), as_of=ask.as_of)


def _open_or_closed(call: Call, ask: Ask) -> Rulings:
    if ask.day and ask.day.day:
        return _deadline(call, ask)
    return rules.open_or_closed(call, ask.language, **_place(ask), as_of=ask.as_of)


def _advance_notice(call: Call, ask: Ask) -> Rulings:
    found = rules.advance_notice(
        call,
        ask.language,
        scheme=ask.scheme,
        as_of=ask.as_of,
        day=ask.day,
        claimed=ask.claims("notice", "deadline"),
    )
    if "must" not in ask.concepts or ask.day:
        return found
    return tuple(replace(item, verdict="yes", text=led("yes", item.text, ask.language)) for item in found)


def _eligibility(call: Call, ask: Ask) -> Rulings:
    silent = tuple(ask.text[start:end] for start, end in ask.concepts.spans.get("unstated", ()))
    found = rules.eligibility(call, ask.language, **_place(ask), silent_on=silent)
    elsewhere = "abroad_based" in ask.concepts or (
        "affiliation" in ask.concepts and (ask.countries or ask.unknown)
    )
    if not elsewhere:
        return found
    note = {"ja": "所属機関の所在国が要件です。", "en": "What counts is the country of the institution. "}
    first = replace(found[0], text=note[ask.language] + found[0].text) if found else None
    rest = (first, *found[1:]) if first else found
    return tuple(replace(item, verdict="confirm") for item in rest)


def _share(ask: Ask) -> Decimal | None:
    """A share in percent: as named, or one amount of another."""
    named = ask.number("percent")
    amounts = sorted(item.value for item in ask.all("money") if isinstance(item.value, Decimal))
    if named is None and len(amounts) == 2 and amounts[1]:
        return (amounts[0] / amounts[1] * 100).quantize(Decimal("0.1")).normalize()
    return named


def _network_share(call: Call, ask: Ask) -> Rulings:
    claimed = ask.claims("share", "must", "network")
    amounts = ask.all("money")
    whole = _money(ask) if len(amounts) == 1 and "how_much" in ask.concepts else None
    return rules.network_share(
        call, ask.language, scheme=ask.scheme, share=_share(ask), claimed=claimed, whole=whole
    )


_EXAMPLES = {
    "workshop": "counts_workshop",
    "travel_cost": "counts_travel",
    "coordinator": "counts_coordination",
}


def _counted(call: Call, ask: Ask) -> Rulings:
    named = [key for concept, key in _EXAMPLES.items() if concept in ask.concepts]
    found = [rules.counts(call, ask.language, scheme=ask.scheme, item=key) for key in named]
    if named:
        return tuple(item for group in found for item in group)
    about_share = ask.touched & {"share", "#percent", "network"}
    verdict: rules.Verdict = "no" if about_share else "confirm"
    return rules.not_counted(call, ask.language, scheme=ask.scheme, verdict=verdict)


def _consortium(call: Call, ask: Ask) -> Rulings:
    named = tuple(item.value for item in ask.all("count", "institutions") if isinstance(item.value, Decimal))
    sides = _taking_part(call, ask, several=len(named) > 1)
    institutions = sum(named, Decimal(0)) or None
    if "alone" in ask.concepts and sides is None and institutions is None:
        institutions = Decimal(1)
    return rules.consortium(
        call,
        ask.language,
        scheme=ask.scheme,
        sides=sides,
        institutions=None if sides and len(named) < 2 else institutions,
    )


def _taking_part(call: Call, ask: Ask, *, several: bool) -> set[str] | None:
    """The sides that do take part, where the question says which: alone, without the other, or each by number."""
    missing = ask.missing_sides
    if missing:
        return {side.id for side in call.sides} - set(missing)
    if several:
        codes = {code for code, _ in countries.find(ask.text)}
        return {side.id for side in call.sides if side.id in ask.sides or side.country in codes} or None
    return {ask.side} if "alone" in ask.concepts and ask.side else None


def _country(call: Call, ask: Ask) -> Rulings:
    scheme = ask.scheme if ask.named else PROGRAMME if call.all("countries", PROGRAMME) else ask.scheme
    named = None if "where" in ask.concepts else next(iter(ask.countries), None)
    return rules.country(call, ask.language, scheme=scheme, named=named)


def _degree(call: Call, ask: Ask) -> Rulings:
    days = [item.value for item in ask.all("date") if isinstance(item.value, Day)]
    return rules.outgoing_after_degree(
        call,
        ask.language,
        scheme=ask.scheme,
        months=ask.months,
        degree=next((day for day in days if day.year), None),
        on=ask.as_of.date(),
    )


def _outgoing_required(call: Call, ask: Ask) -> Rulings:
    found = rules.outgoing_required(call, ask.language, scheme=ask.scheme)
    each = call.fact("outgoing_per_team", ask.scheme)
    own = call.fact("outgoing_required", ask.scheme)
    if ask.side and own and own.side != ask.side and each:
        text = led("yes", each.says[ask.language], ask.language)
        found = (rules.ruling("outgoing_required", ask.scheme, "yes", text, (each,)),)
    if "absent" in ask.concepts and own:
        fact = each if ask.side and own.side != ask.side and each else own
        text = led("no", fact.says[ask.language], ask.language)
        return tuple(replace(item, verdict="no", text=text) for item in found)
    return found


def _outgoing_researcher(call: Call, ask: Ask) -> Rulings:
    named = bool(ask.concepts.names & {"may", "undergraduate"}) and "who" not in ask.concepts
    return rules.outgoing_researcher(call, ask.language, scheme=ask.scheme, decide=named)


def _outgoing_number(call: Call, ask: Ask) -> Rulings:
    people = ask.number("count", "people")
    decided = rules.outgoing_number(call, ask.language, **_place(ask), people=people)
    if people is None or any(item.verdict != "yes" for item in decided):
        return decided
    general = rules.outgoing_number(call, ask.language, **_place(ask))
    return decided + tuple(item for item in general if item.sources != decided[0].sources)


def _extension(call: Call, ask: Ask) -> Rulings:
    found = rules.extension(call, ask.language, **_place(ask), until=ask.day)
    day = next((item for item in ask.all("date") if item.value == ask.day), None)
    latest = call.fact("extension_end", ask.scheme, ask.side)
    beyond = bool(day and day.bound == "more_than") or "beyond" in ask.text or "以降も" in ask.text
    if beyond and ask.day and latest and str(latest.value).startswith(f"{ask.day.year}-{ask.day.month:02}"):
        text = re.sub(r"^(?:はい、|Yes: |Yes, )", "", found[0].text)
        return (replace(found[0], verdict="no", text=led("no", text, ask.language)),)
    if "award" in ask.concepts or ask.unknown:
        note = {
            "ja": "それ以外については資料に示されていません。",
            "en": " The documents say nothing beyond that.",
        }
        return tuple(
            replace(
                item,
                verdict="confirm",
                text=re.sub(r"^(?:はい、|Yes: |Yes, )", "", item.text) + note[ask.language],
            )
            for item in found
        )
    return found


def _language(call: Call, ask: Ask) -> Rulings:
    english, japanese = "in_english" in ask.concepts, "in_japanese" in ask.concepts
    asked: Language | None = None if english == japanese else "en" if english else "ja"
    return rules.proposal_language(call, ask.language, scheme=ask.scheme, asked=asked)


def _duplicate(call: Call, ask: Ask) -> Rulings:
    as_pi = False if "other_role" in ask.concepts else None
    return rules.duplicate_application(call, ask.language, scheme=ask.scheme, as_pi=as_pi)


def _interview(call: Call, ask: Ask) -> Rulings:
    about = rules.interview(call, ask.language, scheme=ask.scheme)
    if "invitation" in ask.concepts:
        return about[-1:]
    who = call.fact("interview_attendance", ask.scheme)
    others = "everyone" in ask.concepts or bool(who and who.side and ask.side not in (None, who.side))
    if who and others and "when" not in ask.concepts:
        return (replace(about[0], verdict="no", text=led("no", who.says[ask.language], ask.language)),)
    if ask.concepts.names & {"who", "must"} and "when" not in ask.concepts:
        return about
    return rules.review_calendar(call, ask.language, scheme=ask.scheme, steps=("interview",)) + about[:1]


def _file_kind(call: Call, ask: Ask) -> Rulings:
    found = _stated(call, ask, "file_kind")
    other = "may" in ask.concepts and "pdf" not in ask.text
    return tuple(
        replace(item, verdict="no", text=led("no", item.text, ask.language)) if other else item
        for item in found
    )


def _report(call: Call, ask: Ask) -> Rulings:
    """Reports and their evaluation; of a second one the call's own word on longer projects decides."""
    keys: tuple[str, ...] = ("final_report", "later_report")
    later = call.fact("later_report", ask.scheme)
    longer = any(
        item.value >= Decimal(48) for item in ask.all("duration", "months") if isinstance(item.value, Decimal)
    )
    if later and (longer or "again" in ask.concepts):
        verdict: rules.Verdict = (
            "no" if "evaluation" in ask.concepts and not ask.concepts.names & {"when", "how_many"} else "info"
        )
        text = led(verdict, later.says[ask.language], ask.language)
        return (rules.ruling("report", ask.scheme, verdict, text, (later,)),)
    return rules.stated(call, ask.language, rule="report", keys=keys, scheme=ask.scheme, side=ask.side)


def _agencies(call: Call, ask: Ask) -> Rulings:
    """Who funds whom; whether one side's agency funds the other side."""
    found = rules.stated(call, ask.language, rule="agencies", keys=("agencies", "support"), scheme=ask.scheme)
    payers = {side.id for side in call.sides if side.agency and side.agency.lower() in ask.text}
    paid = set(ask.sides_beside_agencies)
    if len(payers) != 1 or len(paid) != 1 or not found or ask.concepts.names & {"who", "where"}:
        return found
    verdict: rules.Verdict = "yes" if payers == paid else "no"
    fact = call.fact("support", ask.scheme)
    if fact is None:
        return found
    return (
        rules.ruling(
            "agencies", ask.scheme, verdict, led(verdict, fact.says[ask.language], ask.language), (fact,)
        ),
    )


def _kind_of_call(call: Call, ask: Ask) -> Rulings:
    """How kinds of call differ; schemes of one kind differ in how much and how long."""
    kinds = {fact.says[ask.language]: fact for fact in call.facts if fact.key == "kind_of_call"}
    own = {fact.says[ask.language] for fact in kinds.values() if fact.scheme in ask.named}
    if len(ask.named) > 1 and len(own) == 1 and not re.search(r"共同|joint", ask.text):
        much = rules.award_limit(call, ask.language, scheme=ask.scheme)
        return much + rules.project_period(call, ask.language, scheme=ask.scheme)
    return tuple(
        item
        for fact in kinds.values()
        for item in rules.stated(
            call, ask.language, rule="kind_of_call", keys=("kind_of_call",), scheme=fact.scheme
        )
    )


def _calendar(*steps: str) -> _Bound:
    def bound(call: Call, ask: Ask) -> Rulings:
        chosen = steps or tuple(rules.STEPS)
        return rules.review_calendar(call, ask.language, scheme=ask.scheme, steps=chosen)

    return bound


_Bound = Callable[[Call, Ask], Rulings]
_RULES: Mapping[str, _Bound] = {
    "open_or_closed": _open_or_closed,
    "eligibility": _eligibility,
    "deadline": _deadline,
    "call_period": lambda call, ask: rules.call_period(
        call, ask.language, scheme=ask.scheme, as_of=ask.as_of
    ),
    "advance_notice": _advance_notice,
    "award_limit": _award_limit,
    "indirect_costs": lambda call, ask: rules.indirect_costs(
        call, ask.language, scheme=ask.scheme, amount=_money(ask)
    ),
    "full_economic_cost": lambda call, ask: rules.full_economic_cost(call, ask.language, scheme=ask.scheme),
    "currency": lambda call, ask: rules.currency(call, ask.language, scheme=ask.scheme, amount=_money(ask)),
    "project_period": lambda call, ask: rules.project_period(
        call, ask.language, **_place(ask), months=ask.months
    ),
    "extension": _extension,
    "stay_length": lambda call, ask: rules.stay_length(
        call, ask.language, scheme=ask.scheme, months=ask.months
    ),
    "outgoing_required": _outgoing_required,
    "outgoing_student": lambda call, ask: rules.outgoing_student(call, ask.language, scheme=ask.scheme),
    "outgoing_after_degree": _degree,
    "outgoing_researcher": _outgoing_researcher,
    "outgoing_number": _outgoing_number,
    "network_share": _network_share,
    "counted": _counted,
    "duplicate_application": _duplicate,
    "consortium": _consortium,
    "proposal_language": _language,
    "submission": lambda call, ask: rules.submission(call, ask.language, **_place(ask)),
    "kind_of_call": _kind_of_call,
    "field": lambda call, ask: rules.field(
        call, ask.language, scheme=ask.scheme, named=next(iter(ask.fields), None)
    ),
    "theme": lambda call, ask: rules.theme(call, ask.language, scheme=ask.scheme),
    "country": _country,
    "number_of_awards": lambda call, ask: rules.number_of_awards(
        call, ask.language, scheme=ask.scheme, awards=ask.number("count", "awards")
    ),
    "paper_review": _calendar("paper_review"),
    "interview": _interview,
    "result": _calendar("result"),
    "start": _calendar("start"),
    "review_calendar": _calendar(),
    "file_kind": _file_kind,
    "report": _report,
    "agencies": _agencies,
}
