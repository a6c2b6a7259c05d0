"""Indirect costs both ways, the share of full economic cost, and the call's exchange rate."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules.award import rounded_note
from bot.rules.headroom import Money, rate_words
from bot.rules.limits import breaks
from bot.rules.wording import money, of_side, percent, plain, ruling, said, sentence
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

# ISO 4217: the yen has no smaller unit, the others of the quantity reader have cents or pence.
_SMALLEST = {"JPY": Decimal(1)}
_CENT = Decimal("0.01")


def full_economic_cost(
    call: Call, language: Language, *, scheme: str, side: str | None = None
) -> tuple[Ruling, ...]:
    """Which share of full economic cost (FEC) the award pays."""
    return tuple(_fec(call, language, scheme, fact) for fact in call.all("fec_share", scheme, side))


def _fec(call: Call, language: Language, scheme: str, fact: Fact) -> Ruling:
    side, share = of_side(call, fact.side, language), said(percent(number_of(fact), language), fact, language)
    text = (
        f"{side}支援額はFEC（フルエコノミックコスト）の{share}です。"
        if language == "ja"
        else f"The award{side} is {share} of the full economic cost (FEC)."
    )
    value = plain(number_of(fact))
    return ruling("full_economic_cost", scheme, "info", text, (fact,), value=value, unit="percent")


def indirect_costs(
    call: Call, language: Language, *, scheme: str, side: str | None = None, amount: Money | None = None
) -> tuple[Ruling, ...]:
    """Indirect costs of given direct costs, or the direct costs inside a total; without an amount, the rate.

    Amounts are rounded half up to the currency's smallest unit. Where the published total is not the arithmetic of
    limit and rate, the published one holds and the sentence says so.
    """
    return tuple(
        _indirect(call, language, scheme, rate, amount) for rate in call.all("indirect_rate", scheme, side)
    )


def _indirect(call: Call, language: Language, scheme: str, rate: Fact, amount: Money | None) -> Ruling:
    limit, whole = (call.fact(key, scheme, rate.side) for key in ("award_limit", "award_limit_with_indirect"))
    unit = next((fact.unit for fact in (limit, whole) if fact), amount.unit if amount else None)
    if amount is None or amount.unit != unit or amount.field in ("indirect", "fec"):
        return _rate(call, language, scheme, rate, limit, whole)
    direct, indirect = _parts(amount, number_of(rate) / 100)
    words = [money(number, amount.unit, language) for number in (direct, indirect, direct + indirect)]
    verdict, note = _beyond(limit, whole, direct, direct + indirect, language)
    text = _arithmetic_words(words, percent(number_of(rate), language), language) + note
    facts = tuple(fact for fact in (rate, limit, whole) if fact)
    value = plain(direct if amount.field == "with_indirect" else indirect)
    return ruling("indirect_costs", scheme, verdict, text, facts, value=value, unit=amount.unit)


def _parts(amount: Money, share: Decimal) -> tuple[Decimal, Decimal]:
    """Direct and indirect costs of an amount that is the one or holds both."""
    if amount.field == "with_indirect":
        direct = _rounded(amount.amount / (1 + share), amount.unit)
        return direct, amount.amount - direct
    return amount.amount, _rounded(amount.amount * share, amount.unit)


def _arithmetic_words(words: list[str], share: str, language: Language) -> str:
    direct, indirect, total = words
    if language == "ja":
        return f"直接経費{direct}の{share}にあたる間接経費は{indirect}で、合計は{total}です。"
    return f"Indirect costs at {share} of direct costs of {direct} are {indirect}, {total} in total."


def _beyond(
    limit: Fact | None, whole: Fact | None, direct: Decimal, total: Decimal, language: Language
) -> tuple[Verdict, str]:
    """Whether direct costs or total break the published limits. The one without the other is for the desk."""
    over = [
        fact
        for fact, number in ((limit, direct), (whole, total))
        if fact is not None and breaks(fact, number)
    ]
    if not over:
        return "info", ""
    names = {
        "award_limit": {"ja": "直接経費の上限", "en": "the limit for direct costs"},
        "award_limit_with_indirect": {
            "ja": "間接経費を含む総額の上限",
            "en": "the limit including indirect costs",
        },
    }
    told = [
        f"{names[fact.key][language]}{'' if language == 'ja' else ', '}{money(number_of(fact), str(fact.unit), language)}"
        for fact in over
    ]
    verdict: Verdict = "no" if len(over) == 2 or whole is None or limit is None else "confirm"
    if language == "ja":
        ask = "担当へご確認ください。" if verdict == "confirm" else ""
        return verdict, f"ただし{'と'.join(told)}を超えています。{ask}"
    ask = " Please confirm with the desk." if verdict == "confirm" else ""
    return verdict, f" But that exceeds {', and '.join(told)}.{ask}"


def _rate(
    call: Call, language: Language, scheme: str, rate: Fact, limit: Fact | None, whole: Fact | None
) -> Ruling:
    share, side = said(percent(number_of(rate), language), rate, language), of_side(call, rate.side, language)
    told, note = "", ""
    if limit and whole:
        direct, total = (money(number_of(fact), str(fact.unit), language) for fact in (limit, whole))
        told = (
            f"（直接経費の上限{direct}、間接経費を含む場合は最大{total}）"
            if language == "ja"
            else f" (limits: {direct} in direct costs, {total} including indirect costs)"
        )
        note = rounded_note(limit, rate, whole, language)
    text = (
        f"{side}間接経費は直接経費の{share}です{told}。{note}"
        if language == "ja"
        else f"Indirect costs{side} are {share} of direct costs{told}.{note}"
    )
    facts = tuple(fact for fact in (rate, limit, whole) if fact)
    return ruling("indirect_costs", scheme, "info", text, facts, value=plain(number_of(rate)), unit="percent")


def currency(
    call: Call, language: Language, *, scheme: str, amount: Money | None = None
) -> tuple[Ruling, ...]:
    """An amount at the rate the call itself uses, or that rate; for another currency the call names none."""
    rate = call.fact("exchange_rate", scheme)
    if rate is None:
        return ()
    one, units = rate_words(rate, language), str(rate.unit).split("/")
    if amount is not None and amount.unit in units:
        return (_exchanged(language, scheme, rate, amount),)
    text = f"この公募では{one}と換算しています。" if language == "ja" else f"This call converts at {one}."
    if amount is not None:
        asked = money(amount.amount, amount.unit, language)
        text += (
            f"{asked}を換算するレートは資料に示されていません。"
            if language == "ja"
            else f" The documents name no rate for {asked}."
        )
    verdict: Verdict = "info" if amount is None else "confirm"
    value, unit = plain(number_of(rate)), str(rate.unit)
    return (ruling("currency", scheme, verdict, text, (rate,), value=value, unit=unit),)


def _exchanged(language: Language, scheme: str, rate: Fact, amount: Money) -> Ruling:
    to, per = str(rate.unit).split("/")
    if amount.unit == to:
        other, exact = per, amount.amount / number_of(rate)
    else:
        other, exact = to, amount.amount * number_of(rate)
    result = _rounded(exact, other)
    asked, got = money(amount.amount, amount.unit, language), money(result, other, language)
    one = rate_words(rate, language)
    if language == "ja":
        text = f"この公募の換算（{one}）では、{asked}は{'約' if result != exact else ''}{got}です。"
    else:
        text = f"At this call's rate ({one}), {asked} is {'about ' if result != exact else ''}{got}."
    return ruling(
        "currency", scheme, "info", sentence(text, language), (rate,), value=plain(result), unit=other
    )


def _rounded(number: Decimal, unit: str) -> Decimal:
    return number.quantize(_SMALLEST.get(unit, _CENT), rounding=ROUND_HALF_UP)
