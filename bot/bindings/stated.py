"""Topics the call states in words, as the answer to what, who or a yes-or-no question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot import rules
from bot.ask import Ask
from bot.bindings.slots import Bound, Rulings
from bot.evidence import Ruling
from bot.rules.wording import led, sentence
from corpus.facts.model import PROGRAMME, Call, Fact

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
    "decided_by": ("decided_by",),
    "background": ("background",),
    "paper_trend": ("paper_trend",),
    "data_source": ("data_source",),
    "policy": ("policy",),
    "scope": ("scope_sections",),
    "call_page": ("call_page",),
    "programme_name": ("programme_name",),
}


def stated(call: Call, ask: Ask, topic: str) -> Rulings:
    """What the call states on a topic, as the answer to a yes-or-no question where it is one."""
    found = rules.stated(call, ask.language, rule=topic, keys=STATED[topic], scheme=ask.scheme, side=ask.side)
    facts = [fact for key in STATED[topic] for fact in call.all(key, ask.scheme, ask.side) if fact.says]
    return tuple(_polar(item, fact, ask) for item, fact in zip(found, facts, strict=True))


def listed(key: str) -> Bound:
    """A binding for the things named that the call lists one by one (roles, topics): whether they are among them."""

    def bound(call: Call, ask: Ask) -> Rulings:
        return tuple(_polar(_saying(fact, key, ask), fact, ask) for fact in _named(ask, key))

    return bound


def definition(call: Call, ask: Ask) -> Rulings:
    """What a name stands for; whether it is part of another name's."""
    facts = _named(ask, "term")
    if "part_of" not in ask.concepts:
        return tuple(_saying(fact, "definition", ask) for fact in facts)
    names = {name for fact in facts for name in fact.known_as}
    within = [fact for fact in facts if names & set(fact.words)]
    if ask.is_open or not within:
        return tuple(_saying(fact, "definition", ask) for fact in within or facts)
    return tuple(
        replace(
            _saying(fact, "definition", ask),
            verdict="yes",
            text=led("yes", fact.says[ask.language], ask.language),
        )
        for fact in within
    )


def _named(ask: Ask, key: str) -> list[Fact]:
    """The facts of a key about the things named, for the scheme and side in question."""
    return [
        fact
        for fact in ask.items
        if fact.key == key
        and fact.scheme in (ask.scheme, PROGRAMME)
        and (fact.side is None or ask.side in (None, fact.side))
    ]


def _saying(fact: Fact, rule: str, ask: Ask) -> Ruling:
    return rules.ruling(rule, fact.scheme, "info", sentence(fact.says[ask.language], ask.language), (fact,))


def _polar(ruling: Ruling, fact: Fact, ask: Ask) -> Ruling:
    """A stated norm as the answer to a yes-or-no question: 必須ですか of what is required, 必ず…か of what is optional."""
    must, may = "must" in ask.concepts, "may" in ask.concepts or bool(fact.known_as and not ask.is_open)
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


def file_kind(call: Call, ask: Ask) -> Rulings:
    """The kind of file that is uploaded."""
    found = stated(call, ask, "file_kind")
    other = "may" in ask.concepts and "pdf" not in ask.text
    return tuple(
        replace(item, verdict="no", text=led("no", item.text, ask.language)) if other else item
        for item in found
    )


def report(call: Call, ask: Ask) -> Rulings:
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


def agencies(call: Call, ask: Ask) -> Rulings:
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


def theme(call: Call, ask: Ask) -> Rulings:
    """The theme and its topics; or where the guidelines say what is in scope."""
    places = stated(call, ask, "scope") if "section" in ask.concepts else ()
    return places or rules.theme(call, ask.language, scheme=ask.scheme)


def partner_funding(call: Call, ask: Ask) -> Rulings:
    """Who funds the partner: a condition of its own, or each side's agency."""
    return stated(call, replace(ask, side=None), "partner_funding") or agencies(call, ask)


def contact(call: Call, ask: Ask) -> Rulings:
    """Whom to ask; the department, and what is asked in general, is the programme's."""
    wide = "department" in ask.concepts or re.search(
        r"全般|一般的|事業全体|(?<![a-z])general(?:ly)?(?![a-z])", ask.text
    )
    scheme = PROGRAMME if wide else ask.scheme
    return stated(call, replace(ask, scheme=scheme, side=None), "contact")


# "Does it go through e-Rad?", e-Radで提出しますか
_THROUGH = re.compile(
    r"(?:submi\w+|appl\w+|upload\w*|go(?:es)?|done|made|filed?|use|sent) (?:\w+ ){0,3}?(?:through|via|on|in|into|to|using|with|use)? ?(?:the )?\0"
    r"|\0(?:で|に|を(?:使|通|介)|経由|から)[^。]{0,16}か"
)


def submission(call: Call, ask: Ask) -> Rulings:
    """What is written and where it is uploaded; whether a side's goes through the system that is named."""
    found = rules.submission(call, ask.language, scheme=ask.scheme, side=ask.side)
    for fact in call.all("system", ask.scheme):
        name = str(fact.words[0]).lower()
        if ask.is_open or not _THROUGH.search(ask.text.replace(name, "\0")):
            continue
        others = set(ask.sides) - {fact.side} or "everyone" in ask.concepts
        verdict: rules.Verdict = "no" if others else "yes"
        told = call.all("system", ask.scheme) if others else (fact,)
        return tuple(
            rules.ruling(
                "submission",
                ask.scheme,
                verdict,
                led(verdict, item.says[ask.language], ask.language),
                (item,),
            )
            for item in told
        )
    return found


def interview(call: Call, ask: Ask) -> Rulings:
    about = rules.interview(call, ask.language, scheme=ask.scheme)
    if "invitation" in ask.concepts:
        return about[-1:]
    who = call.fact("interview_attendance", ask.scheme)
    abroad = who and any(side.country in ask.places for side in call.sides if side.id != who.side)
    others = "everyone" in ask.concepts or bool(who and who.side and ask.side not in (None, who.side))
    others = others or bool(abroad and ask.concepts.names & {"must", "who"})
    if who and others and "when" not in ask.concepts:
        return (replace(about[0], verdict="no", text=led("no", who.says[ask.language], ask.language)),)
    if who and "alone" in ask.concepts and ask.side == who.side:
        return (replace(about[0], verdict="yes", text=led("yes", who.says[ask.language], ask.language)),)
    if ask.concepts.names & {"who", "must"} and "when" not in ask.concepts:
        return about
    return rules.review_calendar(call, ask.language, scheme=ask.scheme, steps=("interview",)) + about[:1]


def kind_of_call(call: Call, ask: Ask) -> Rulings:
    """How kinds of call differ; schemes of one kind differ in how much and how long."""
    kinds = {fact.says[ask.language]: fact for fact in call.facts if fact.key == "kind_of_call"}
    own = {fact.says[ask.language] for fact in kinds.values() if fact.scheme in ask.named}
    if len(ask.named) > 1 and len(own) == 1 and not re.search(r"共同|joint", ask.text):
        much = rules.award_limit(call, ask.language, scheme=ask.scheme)
        long = rules.project_period(call, ask.language, scheme=ask.scheme)
        return long if ask.concepts.names & {"period", "how_long"} else much + long
    return tuple(
        item
        for fact in kinds.values()
        for item in rules.stated(
            call, ask.language, rule="kind_of_call", keys=("kind_of_call",), scheme=fact.scheme
        )
    )
