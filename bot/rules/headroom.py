"""Holding one amount against one limit: in its own currency or at the call's rate, as costs or as full economic cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules.limits import breaks, kept
from bot.rules.wording import confirmed, money, of_side, percent, plain, ruling
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

Field = Literal["direct", "with_indirect", "indirect", "fec"]
_FIELDS = {
    "direct": {"ja": "直接経費の上限", "en": "limit of {} for direct costs"},
    "with_indirect": {
        "ja": "間接経費を含む総額の上限",
        "en": "limit of {} for the total including indirect costs",
    },
    "award": {"ja": "支援額の上限", "en": "limit of {} for the award"},
}


@dataclass(frozen=True)
class Money:
    """An amount the asker named: *amount* in *unit* (JPY, GBP …); *field* where the words say which costs it is."""

    amount: Decimal
    unit: str
    field: Field | None = None


def headroom(call: Call, language: Language, scheme: str, limit: Fact, amount: Money) -> Ruling | None:
    """Whether *amount* is within a side's *limit*, or its published total; None where they cannot be compared."""
    if amount.field == "fec":
        return _from_fec(call, language, scheme, limit, amount)
    whole = call.fact("award_limit_with_indirect", scheme, limit.side)
    if limit.unit != amount.unit:
        return _converted(call, language, scheme, limit, amount)
    if whole is None:
        return _compared(call, language, scheme, limit, amount, "award")
    if amount.field == "with_indirect":
        return _compared(call, language, scheme, whole, amount, "with_indirect")
    if amount.field is None and breaks(limit, amount.amount):
        if not breaks(whole, amount.amount):
            return _depends(call, language, scheme, (limit, whole), amount)
        return _compared(call, language, scheme, limit, amount, "direct", also=whole)
    return _compared(call, language, scheme, limit, amount, "direct")


def _compared(
    call: Call,
    language: Language,
    scheme: str,
    limit: Fact,
    amount: Money,
    field: str,
    *,
    also: Fact | None = None,
    asked: str | None = None,
    beside: str = "",
) -> Ruling:
    """*asked* puts the amount into other words, *beside* stands after the limit; *also* is the published total."""
    verdict = kept(limit, amount.amount)
    most, gap = (
        money(number, amount.unit, language)
        for number in (number_of(limit), abs(number_of(limit) - amount.amount))
    )
    if also:
        total = money(number_of(also), amount.unit, language)
        beside = (
            f"（間接経費を含む場合は{total}）" if language == "ja" else f" ({total} including indirect costs)"
        )
    asked = asked or money(amount.amount, amount.unit, language)
    before, after = _edge(amount.amount - number_of(limit), verdict, gap, language)
    side, what = of_side(call, limit.side, language), _FIELDS[field][language]
    text = (
        f"{asked}は{side}{what}{most}{beside}{after}"
        if language == "ja"
        else f"{asked} {before} the {what.format(most + beside)}{side}{after}"
    )
    facts = (limit, also) if also else (limit,)
    value, text = plain(number_of(limit)), confirmed(verdict, text, language)
    return ruling("award_limit", scheme, verdict, text, facts, value=value, unit=limit.unit)


def _edge(over: Decimal, verdict: Verdict, gap: str, language: Language) -> tuple[str, str]:
    """How an amount stands to its limit: the words before the limit (English only) and after it."""
    if not over:
        both = ("reaches", "に達しています") if verdict != "yes" else ("is exactly", "ちょうどです")
        return (both[0], "") if language == "en" else ("", both[1])
    if over > 0:
        return ("exceeds", f" by {gap}") if language == "en" else ("", f"を{gap}超えています")
    if language == "en":
        return "is within", f", {gap} below it"
    return "", f"以内で、上限まで{gap}の余裕があります"


def _depends(call: Call, language: Language, scheme: str, limits: tuple[Fact, Fact], amount: Money) -> Ruling:
    asked = money(amount.amount, amount.unit, language)
    direct, total = (money(number_of(limit), amount.unit, language) for limit in limits)
    side = of_side(call, limits[0].side, language)
    text = (
        f"{asked}が何を含むかによります。{side}上限は、直接経費では{direct}（超過）、"
        f"間接経費を含む総額では{total}（範囲内）です。"
        if language == "ja"
        else f"It depends on what {asked} covers: it exceeds the limit of {direct} for direct costs{side}, but is "
        f"within the limit of {total} including indirect costs."
    )
    value = plain(number_of(limits[0]))
    return ruling("award_limit", scheme, "confirm", text, limits, value=value, unit=amount.unit)


def in_other_money(
    call: Call, scheme: str, limit: Fact, amount: Money
) -> tuple[Fact, Decimal, Decimal] | None:
    """The call's rate, and at it limit and amount in the currency it converts into; None where it does not reach both.

    Both are multiplied, never divided, so that no yen is lost to rounding.
    """
    rate = call.fact("exchange_rate", scheme)
    units = str(rate.unit).split("/") if rate else []
    if rate is None or {limit.unit, amount.unit} != set(units):
        return None
    per = number_of(rate)
    if amount.unit == units[0]:
        return rate, number_of(limit) * per, amount.amount
    return rate, number_of(limit), amount.amount * per


def _converted(call: Call, language: Language, scheme: str, limit: Fact, amount: Money) -> Ruling | None:
    at_rate = in_other_money(call, scheme, limit, amount)
    if at_rate is None:
        return None
    rate, most, own = at_rate
    to = str(rate.unit).split("/")[0]
    one, asked = rate_words(rate, language), money(amount.amount, amount.unit, language)
    if amount.unit == to:
        named = money(number_of(limit), str(limit.unit), language)
        beside = f"（{named}、{one}で換算）" if language == "ja" else f" ({named} at {one})"
    else:
        beside, worth = "", money(own, to, language)
        asked = f"{asked}（{one}で{worth}）" if language == "ja" else f"{asked} ({worth} at {one})"
    field = "award" if call.fact("award_limit_with_indirect", scheme, limit.side) is None else "direct"
    result = _compared(
        call,
        language,
        scheme,
        replace(limit, value=int(most), unit=to),
        Money(own, to),
        field,
        asked=asked,
        beside=beside,
    )
    facts, value = (limit, rate), plain(number_of(limit))
    return ruling("award_limit", scheme, result.verdict, result.text, facts, value=value, unit=limit.unit)


def _from_fec(call: Call, language: Language, scheme: str, limit: Fact, amount: Money) -> Ruling | None:
    """Full economic cost to the share that is paid, then against the limit."""
    fec = call.fact("fec_share", scheme, limit.side)
    if fec is None or limit.unit != amount.unit:
        return None
    paid = amount.amount * number_of(fec) / 100
    cost, share = money(amount.amount, amount.unit, language), percent(number_of(fec), language)
    part = money(paid, amount.unit, language)
    asked = (
        f"FEC {cost}の{share}にあたる{part}" if language == "ja" else f"{part}, {share} of an FEC of {cost},"
    )
    result = _compared(call, language, scheme, limit, Money(paid, amount.unit), "award", asked=asked)
    facts = (limit, fec)
    return ruling(
        "award_limit", scheme, result.verdict, result.text, facts, value=plain(paid), unit=amount.unit
    )


def rate_words(rate: Fact, language: Language) -> str:
    """The call's exchange rate: 1ポンド＝180円, £1 = 180 yen."""
    to, per = str(rate.unit).split("/")
    one, many = money(1, per, language), money(number_of(rate), to, language)
    return f"{one}＝{many}" if language == "ja" else f"{one} = {many}"
