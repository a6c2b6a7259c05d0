"""How much: the most a project may receive, and whether an amount is within it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.answer import Language
from bot.evidence import Ruling
from bot.rules.headroom import Money, headroom, in_other_money
from bot.rules.wording import led, money, of_side, percent, plain, ruling, said, scheme_name, sentence
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of


def award_limit(
    call: Call, language: Language, *, scheme: str, side: str | None = None, amount: Money | None = None
) -> tuple[Ruling, ...]:
    """The most a project may receive per side, or whether *amount* is within it and by how much.

    An amount is held against the limits in its own currency, else at the call's own rate and no other; one of unstated
    costs between the two published limits is `confirm`, since it depends on what it holds. A scheme whose amounts the
    call does not give yet says so.
    """
    limits = _measured(call, scheme, side, amount) if amount else ()
    if amount is None or not limits or amount.field == "indirect":
        return _general(call, language, scheme, side)
    return tuple(
        headroom(call, language, scheme, limit, amount)
        or _incomparable(call, language, scheme, limit, amount)
        for limit in limits
    )


def _measured(call: Call, scheme: str, side: str | None, amount: Money) -> tuple[Fact, ...]:
    """The limits an amount is held against: of its currency, else those the call's rate reaches, else the first."""
    limits = call.all("award_limit", scheme, side)
    if amount.field == "fec":
        limits = tuple(limit for limit in limits if call.fact("fec_share", scheme, limit.side)) or limits
    own = tuple(limit for limit in limits if limit.unit == amount.unit)
    reached = tuple(limit for limit in limits if in_other_money(call, scheme, limit, amount))
    return own or reached or limits[:1]


def claimed_limit(
    call: Call, language: Language, *, scheme: str, side: str | None = None, amount: Money
) -> tuple[Ruling, ...]:
    """Whether a published limit is the one the asker takes it to be; a false one is put right."""
    keys = {"direct": ("award_limit",), "with_indirect": ("award_limit_with_indirect",)}.get(
        amount.field or "", ("award_limit", "award_limit_with_indirect")
    )
    limits = [fact for key in keys for fact in call.all(key, scheme, side)]
    if not limits:
        return _general(call, language, scheme, side)
    right = [fact for fact in limits if (number_of(fact), fact.unit) == (amount.amount, amount.unit)]
    told = right or [fact for fact in limits if fact.unit == amount.unit] or limits
    sides = {fact.side for fact in told}
    asked = [fact for fact in call.all("award_limit", scheme, side) if fact.side in sides]
    return tuple(
        replace(
            item, text=led("yes" if right else "no", item.text, language), verdict="yes" if right else "no"
        )
        for item in (_limit(call, language, scheme, fact) for fact in asked)
    )


def _general(call: Call, language: Language, scheme: str, side: str | None) -> tuple[Ruling, ...]:
    limits = call.all("award_limit", scheme, side)
    rulings = tuple(
        replace(item, text=sentence(item.text, language))
        for item in (_limit(call, language, scheme, fact) for fact in limits)
    )
    state = call.fact("award_state", scheme)
    if rulings or state is None:
        return rulings
    name, says = scheme_name(call, scheme, language), state.says[language]
    text = sentence(f"{name}の{says}" if language == "ja" else f"for {name}, {says}", language)
    return (ruling("award_limit", scheme, "info", text, (state,)),)


def _limit(call: Call, language: Language, scheme: str, limit: Fact) -> Ruling:
    """What the call says of one side's award; the text begins with a small letter, for a verdict to lead it."""
    extra, facts = _beside(call, language, scheme, limit)
    name, side = scheme_name(call, scheme, language), of_side(call, limit.side, language)
    most = said(money(number_of(limit), str(limit.unit), language), limit, language)
    costs, exact = _with_indirect(call, language, scheme, limit)
    if language == "ja":
        text = f"{name}の{side}支援規模は{'直接経費で' if costs else ''}{most}{costs}{extra}です。{exact}"
    else:
        text = (
            f"in {name}, the award{side} is {most}{' in direct costs' if costs else ''}{costs}{extra}.{exact}"
        )
    value = plain(number_of(limit))
    return ruling(
        "award_limit", scheme, "info", text, facts, value=value, unit=limit.unit, hedged=bool(limit.hedge)
    )


def _with_indirect(call: Call, language: Language, scheme: str, limit: Fact) -> tuple[str, str]:
    """The published limit including indirect costs; and where arithmetic gives another, that the published one holds."""
    whole = call.fact("award_limit_with_indirect", scheme, limit.side)
    rate = call.fact("indirect_rate", scheme, limit.side)
    if whole is None:
        return "", ""
    total = money(number_of(whole), str(whole.unit), language)
    most, share = said(total, whole, language), percent(number_of(rate), language) if rate else ""
    if language == "ja":
        costs = (
            f"、直接経費の{share}にあたる間接経費を含む場合は{most}"
            if rate
            else f"、間接経費を含む場合は{most}"
        )
    else:
        costs = f", or {most} including indirect costs" + (f" at {share} of direct costs" if rate else "")
    return costs, rounded_note(limit, rate, whole, language)


def rounded_note(limit: Fact, rate: Fact | None, whole: Fact, language: Language) -> str:
    """What is said where the published total is not limit and rate multiplied out."""
    exact = number_of(limit) * (1 + number_of(rate) / 100) if rate else number_of(whole)
    if exact == number_of(whole):
        return ""
    arithmetic, published = (
        money(number, str(whole.unit), language) for number in (Decimal(exact), number_of(whole))
    )
    if language == "ja":
        return f"計算上は{arithmetic}ですが、公表された上限は{published}です。"
    return f" The arithmetic gives {arithmetic}; the published limit is {published}."


def _beside(call: Call, language: Language, scheme: str, limit: Fact) -> tuple[str, tuple[Fact, ...]]:
    """What is said beside a limit: its conversion and which share of full economic cost; and the facts it all rests on."""
    names = ("award_limit_with_indirect", "indirect_rate", "award_limit_converted", "fec_share")
    whole, rate, converted, fec = (call.fact(name, scheme, limit.side) for name in names)
    parts = []
    if converted:
        amount = money(number_of(converted), str(converted.unit), language)
        parts.append(f"約{amount}" if language == "ja" else f"about {amount}")
    if fec:
        share = percent(number_of(fec), language)
        parts.append(f"FECの{share}" if language == "ja" else f"{share} of the full economic cost, FEC")
    words = f"（{'、'.join(parts)}）" if language == "ja" else f" ({', '.join(parts)})"
    return words if parts else "", tuple(fact for fact in (limit, whole, rate, converted, fec) if fact)


def _incomparable(call: Call, language: Language, scheme: str, limit: Fact, amount: Money) -> Ruling:
    """An amount in a currency for which the call names no rate; or in full economic cost where it pays no share of it."""
    stated = _limit(call, language, scheme, limit)
    if amount.unit == limit.unit:
        return replace(stated, text=sentence(stated.text, language))
    asked = money(amount.amount, amount.unit, language)
    text = (
        f"{asked}を換算するレートは資料に示されていないため、担当へご確認ください。{stated.text}"
        if language == "ja"
        else f"The documents name no rate at which to convert {asked}; please confirm with the desk. "
        + sentence(stated.text, language)
    )
    return replace(stated, text=text, verdict="confirm")
