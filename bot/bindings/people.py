"""Who: applicants, consortia, countries, and the researchers who go abroad."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot import rules
from bot.answer import Language
from bot.ask import Ask
from bot.bindings.slots import Rulings, place_of
from bot.rules.wording import led
from corpus.facts.model import PROGRAMME, Call
from corpus.quantity import Day
from corpus.text import countries


def eligibility(call: Call, ask: Ask) -> Rulings:
    """Who may apply: yes to somebody at an institution of the side's own country; elsewhere the desk has to confirm."""
    silent = tuple(ask.text[start:end] for start, end in ask.concepts.spans.get("unstated", ()))
    based = [side for side in call.sides if side.country in ask.places]
    own = ask.side or (based[0].id if len(based) == 1 else None)
    found = rules.eligibility(call, ask.language, scheme=ask.scheme, side=own, silent_on=silent)
    abroad = ask.countries or (ask.unknown and not based)
    elsewhere = (
        "abroad_based" in ask.concepts
        or ("affiliation" in ask.concepts and abroad)
        or (based and own not in {side.id for side in based})
    )
    fact = call.fact("eligibility", ask.scheme, own)
    if not elsewhere and based and fact and fact.norm == "allowed" and not silent and not ask.is_open:
        return tuple(replace(item, verdict="yes", text=led("yes", item.text, ask.language)) for item in found)
    if not elsewhere:
        return found
    note = {"ja": "所属機関の所在国が要件です。", "en": "What counts is the country of the institution. "}
    first = replace(found[0], text=note[ask.language] + found[0].text) if found else None
    rest = (first, *found[1:]) if first else found
    if own in ask.missing_sides and fact and fact.norm == "allowed":
        return tuple(replace(item, verdict="no", text=led("no", item.text, ask.language)) for item in rest)
    return tuple(replace(item, verdict="confirm") for item in rest)


# One institution of every side, and not one alone.
_EACH = re.compile(r"(?<![a-z])(?:each|both|every)(?![a-z])|それぞれ|両(?:国|側)|双方|各(?:国|側)|ずつ")


def consortium(call: Call, ask: Ask) -> Rulings:
    """Which institutions must take part, held against those named."""
    named = tuple(item.value for item in ask.all("count", "institutions") if isinstance(item.value, Decimal))
    sides = _taking_part(call, ask, several=len(named) > 1)
    institutions = sum(named, Decimal(0)) or None
    if set(named) == {1} and _EACH.search(ask.text):
        sides = {side.id for side in call.sides}
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


def country(call: Call, ask: Ask) -> Rulings:
    """The countries that count, or whether the one named does."""
    wide = ask.concepts.names & {"country", "counts"} or not ask.countries
    programme_wide = not ask.named and bool(wide)
    scheme = PROGRAMME if programme_wide and call.all("countries", PROGRAMME) else ask.scheme
    if ask.regions and not ask.countries:
        region, decide = frozenset().union(*ask.regions), not ask.is_open
        return rules.countries_of(call, ask.language, scheme=scheme, region=region, decide=decide)
    named = None if "where" in ask.concepts else next(iter(ask.countries), None)
    return rules.country(call, ask.language, scheme=scheme, named=named)


def degree(call: Call, ask: Ask) -> Rulings:
    """Whether somebody so long after the degree may go abroad."""
    days = [item.value for item in ask.all("date") if isinstance(item.value, Day)]
    return rules.outgoing_after_degree(
        call,
        ask.language,
        scheme=ask.scheme,
        months=ask.months,
        degree=next((day for day in days if day.year), None),
        on=ask.as_of.date(),
    )


def outgoing_required(call: Call, ask: Ask) -> Rulings:
    """Whether somebody must go abroad; a plan without is a no."""
    found = rules.outgoing_required(call, ask.language, scheme=ask.scheme)
    each = call.fact("outgoing_per_team", ask.scheme)
    own = call.fact("outgoing_required", ask.scheme)
    of_all = "everyone" in ask.concepts or bool(own and ask.sides and ask.sides[0] != own.side)
    if of_all and each:
        text = led("yes", each.says[ask.language], ask.language)
        found = (rules.ruling("outgoing_required", ask.scheme, "yes", text, (each,)),)
    if "absent" in ask.concepts and own:
        fact = each if of_all and each else own
        text = led("no", fact.says[ask.language], ask.language)
        return tuple(replace(item, verdict="no", text=text) for item in found)
    return found


def outgoing_researcher(call: Call, ask: Ask) -> Rulings:
    """Who may go abroad; somebody described otherwise is for the desk to confirm."""
    own = call.fact("outgoing_required", ask.scheme)
    if ask.side_is_firm and own and own.side != ask.side and "degree" not in ask.concepts:
        return outgoing_required(call, ask)
    named = bool(ask.concepts.names & {"may", "undergraduate"}) and "who" not in ask.concepts
    return rules.outgoing_researcher(call, ask.language, scheme=ask.scheme, decide=named)


def outgoing_number(call: Call, ask: Ask) -> Rulings:
    """How many may and must go abroad."""
    people = ask.number("count", "people")
    most = call.fact("outgoing_number", ask.scheme, ask.side)
    if people is None and most and most.norm == "unlimited" and "limit" in ask.concepts and not ask.is_open:
        text = led("no", most.says[ask.language], ask.language)
        return (rules.ruling("outgoing_number", ask.scheme, "no", text, (most,)),)
    decided = rules.outgoing_number(call, ask.language, **place_of(ask), people=people)
    if people is None or any(item.verdict != "yes" for item in decided):
        return decided
    general = rules.outgoing_number(call, ask.language, **place_of(ask))
    return decided + tuple(item for item in general if item.sources != decided[0].sources)


# Asked whether Japanese will do, English named beside it: "in Japanese with an English summary".
_IN_JAPANESE = re.compile(
    r"日本語(?!では?な)(?:版|文)?(?:で|の|を)?(?:も|でも|書|作成|提出)[^。]*か(?!英)"
    r"|^(?!.* (?:or|not in|rather than|instead of) ).*\b(?:may|can|could)\b.*(?<!not )in japanese"
)


def language(call: Call, ask: Ask) -> Rulings:
    """The language of the proposal, or whether the one named will do."""
    english, japanese = "in_english" in ask.concepts, "in_japanese" in ask.concepts
    if english and japanese and _IN_JAPANESE.search(ask.text):
        return rules.proposal_language(call, ask.language, scheme=ask.scheme, asked="ja")
    asked: Language | None = None if english == japanese else "en" if english else "ja"
    return rules.proposal_language(call, ask.language, scheme=ask.scheme, asked=asked)


def duplicate(call: Call, ask: Ask) -> Rulings:
    """Whether one may apply more than once, as PI or otherwise."""
    as_pi = False if "other_role" in ask.concepts else None
    return rules.duplicate_application(call, ask.language, scheme=ask.scheme, as_pi=as_pi)
