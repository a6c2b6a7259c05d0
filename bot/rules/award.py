"""How much: award limits, indirect costs, full economic cost and the call's exchange rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from bot.answer import Language
from bot.evidence import Ruling
from bot.rules.wording import money, percent, plain, ruling, scheme_name, side_name
from bot.typed import number_of
from corpus.facts import Call, Fact

Field = Literal["direct", "with_indirect", "indirect", "fec"]
_FIELDS = {
    "direct": {"ja": "直接経費", "en": "direct costs"},
    "with_indirect": {"ja": "間接経費を含む総額", "en": "the total including indirect costs"},
    "contribution": {"ja": "支援額", "en": "the award"},
}


@dataclass(frozen=True)
class Money:
    """An amount the asker named: *amount* in *unit* (JPY, GBP …); *field* where the words say which costs it is."""

    amount: Decimal
    unit: str
    field: Field | None = None


def award_limit(
    call: Call, language: Language, *, scheme: str, side: str | None = None, amount: Money | None = None
) -> tuple[Ruling, ...]:
    """The most a project may receive per side, or whether *amount* is within it and by how much.

    An amount of unstated costs between the two published limits is `confirm`: it depends on what it holds. A scheme
    whose amounts the call does not give yet says so.
    """
    if amount is not None and amount.unit != "JPY" and side is None:
        side = next((fact.side for fact in call.all("award_limit", scheme) if fact.unit == amount.unit), None)
    if amount is None:
        return _general(call, language, scheme, side)
    limit = call.fact("award_limit", scheme, side)
    return (
        (_headroom(call, language, scheme, limit, amount),)
        if limit
        else _general(call, language, scheme, side)
    )


def claimed_limit(
    call: Call, language: Language, *, scheme: str, side: str | None = None, amount: Money
) -> tuple[Ruling, ...]:
    """Whether a published limit is the one the asker takes it to be; a false one is put right."""
    limits = [
        fact for key in ("award_limit", "award_limit_with_indirect") for fact in call.all(key, scheme, side)
    ]
    if not limits:
        return _general(call, language, scheme, side)
    right = any((number_of(fact), fact.unit) == (amount.amount, amount.unit) for fact in limits)
    lead = {"ja": ("いいえ、", "はい、"), "en": ("No. ", "Yes. ")}[language][right]
    asked = [fact for fact in call.all("award_limit", scheme, side) if fact.unit == amount.unit]
    told = [_limit(call, language, scheme, fact) for fact in asked or call.all("award_limit", scheme, side)]
    return tuple(replace(item, text=lead + item.text, verdict="yes" if right else "no") for item in told)


def _general(call: Call, language: Language, scheme: str, side: str | None) -> tuple[Ruling, ...]:
    rulings = tuple(_limit(call, language, scheme, fact) for fact in call.all("award_limit", scheme, side))
    state = call.fact("award_state", scheme)
    if rulings or state is None:
        return rulings
    name, says = scheme_name(call, scheme, language), state.says[language]
    text = f"{name}の{says}。" if language == "ja" else f"For {name}, {says}."
    return (ruling("award_limit", scheme, "info", text, (state,)),)


def _limit(call: Call, language: Language, scheme: str, limit: Fact) -> Ruling:
    whole = call.fact("award_limit_with_indirect", scheme, limit.side)
    rate = call.fact("indirect_rate", scheme, limit.side)
    side = side_name(call, limit.side, language)
    most = money(number_of(limit), str(limit.unit), language)
    facts: tuple[Fact, ...] = (limit,)
    if whole and rate:
        total, share = money(number_of(whole), str(whole.unit), language), percent(number_of(rate), language)
        facts = (limit, whole, rate)
        text = (
            f"{scheme_name(call, scheme, language)}の{side}の支援規模は、直接経費で最大{most}、"
            f"直接経費の{share}にあたる間接経費を含む場合は最大{total}です。"
            if language == "ja"
            else f"In {scheme_name(call, scheme, language)}, the award on {side} is at most {most} in direct costs, or "
            f"at most {total} including indirect costs at {share} of direct costs."
        )
    else:
        extra, facts = _contribution_words(call, language, scheme, limit)
        text = (
            f"{scheme_name(call, scheme, language)}の{side}の支援規模は最大{most}{extra}です。"
            if language == "ja"
            else f"In {scheme_name(call, scheme, language)}, the award on {side} is at most {most}{extra}."
        )
    value = plain(number_of(limit))
    return ruling("award_limit", scheme, "info", text, facts, value=value, unit=limit.unit)


def _contribution_words(
    call: Call, language: Language, scheme: str, limit: Fact
) -> tuple[str, tuple[Fact, ...]]:
    """What is said beside a limit in foreign money: about how many yen, and which share of full economic cost."""
    converted = call.fact("award_limit_converted", scheme, limit.side)
    fec = call.fact("fec_share", scheme, limit.side)
    parts = []
    if converted:
        yen = money(number_of(converted), str(converted.unit), language)
        parts.append(f"約{yen}" if language == "ja" else f"about {yen}")
    if fec:
        share = percent(number_of(fec), language)
        parts.append(f"FECの{share}" if language == "ja" else f"{share} of the full economic cost, FEC")
    if not parts:
        return "", (limit,)
    words = f"（{'、'.join(parts)}）" if language == "ja" else f" ({', '.join(parts)})"
    return words, tuple(fact for fact in (limit, converted, fec) if fact)


def _headroom(call: Call, language: Language, scheme: str, limit: Fact, amount: Money) -> Ruling:
    whole = call.fact("award_limit_with_indirect", scheme, limit.side)
    if amount.field == "fec":
        return _from_fec(call, language, scheme, limit, amount)
    if limit.unit != amount.unit:
        return _in_other_money(call, language, scheme, limit, amount)
    if whole and amount.field == "with_indirect":
        return _compared(call, language, scheme, whole, amount, "with_indirect")
    if whole and amount.field is None and number_of(limit) < amount.amount <= number_of(whole):
        return _depends(call, language, scheme, (limit, whole), amount)
    if whole and amount.field is None and amount.amount > number_of(whole):
        return _compared(call, language, scheme, limit, amount, "direct", also=whole)
    return _compared(call, language, scheme, limit, amount, "direct" if whole else "contribution")


def _compared(
    call: Call,
    language: Language,
    scheme: str,
    limit: Fact,
    amount: Money,
    field: str,
    *,
    also: Fact | None = None,
) -> Ruling:
    room = number_of(limit) - amount.amount
    asked, most, difference = (
        money(number, amount.unit, language) for number in (amount.amount, number_of(limit), abs(room))
    )
    side, what = side_name(call, limit.side, language), _FIELDS[field][language]
    total = money(number_of(also), amount.unit, language) if also else ""
    facts = (limit, also) if also else (limit,)
    if language == "ja":
        edge = f"上限まで{difference}の余裕があります" if room else "上限ちょうどです"
        beside = f"（間接経費を含む場合の上限は{total}）" if also else ""
        text = (
            f"いいえ、{asked}は{side}の{what}の上限{most}{beside}を{difference}超えています。"
            if room < 0
            else f"はい、{asked}は{side}の{what}の上限{most}以内で、{edge}。"
        )
    else:
        edge = f"{difference} below it" if room else "exactly at it"
        beside = f" (the limit including indirect costs is {total})" if also else ""
        text = (
            f"No: {asked} exceeds the limit of {most} for {what} on {side}{beside} by {difference}."
            if room < 0
            else f"Yes: {asked} is within the limit of {most} for {what} on {side}, {edge}."
        )
    value = plain(number_of(limit))
    return ruling(
        "award_limit", scheme, "no" if room < 0 else "yes", text, facts, value=value, unit=limit.unit
    )


def _depends(call: Call, language: Language, scheme: str, limits: tuple[Fact, Fact], amount: Money) -> Ruling:
    asked = money(amount.amount, amount.unit, language)
    direct, total = (money(number_of(limit), amount.unit, language) for limit in limits)
    side = side_name(call, limits[0].side, language)
    text = (
        f"{asked}が何を含むかによります。{side}の上限は、直接経費では{direct}（超過）、"
        f"間接経費を含む総額では{total}（範囲内）です。"
        if language == "ja"
        else f"It depends on what {asked} covers: on {side} it exceeds the limit of {direct} for direct costs, but is "
        f"within the limit of {total} including indirect costs."
    )
    value = plain(number_of(limits[0]))
    return ruling("award_limit", scheme, "confirm", text, limits, value=value, unit=amount.unit)


def _in_other_money(call: Call, language: Language, scheme: str, limit: Fact, amount: Money) -> Ruling:
    """An amount in another currency, compared at the call's own rate and no other."""
    rate = call.fact("exchange_rate", scheme)
    if rate is None or {limit.unit, amount.unit} != set(str(rate.unit).split("/")):
        return _limit(call, language, scheme, limit)
    per = number_of(rate)
    own = amount.amount / per if amount.unit == "JPY" else amount.amount * per
    result = _compared(
        call, language, scheme, limit, Money(_rounded(own), str(limit.unit), amount.field), "contribution"
    )
    asked, one = money(amount.amount, amount.unit, language), _rate_words(rate, language)
    text = (
        f"{result.text}（{asked}を{one}で換算）" if language == "ja" else f"{result.text} ({asked} at {one}.)"
    )
    return ruling(
        "award_limit", scheme, result.verdict, text, (limit, rate), value=result.value, unit=result.unit
    )


def _from_fec(call: Call, language: Language, scheme: str, limit: Fact, amount: Money) -> Ruling:
    """Full economic cost to the share that is paid, then against the limit."""
    fec = call.fact("fec_share", scheme, limit.side)
    if fec is None or limit.unit != amount.unit:
        return _limit(call, language, scheme, limit)
    paid = amount.amount * number_of(fec) / 100
    result = _compared(call, language, scheme, limit, Money(paid, amount.unit), "contribution")
    cost, share = money(amount.amount, amount.unit, language), percent(number_of(fec), language)
    part = money(paid, amount.unit, language)
    text = (
        f"FEC {cost}の{share}は{part}です。{result.text}"
        if language == "ja"
        else f"{share} of an FEC of {cost} is {part}. {result.text}"
    )
    return ruling(
        "award_limit", scheme, result.verdict, text, (limit, fec), value=plain(paid), unit=amount.unit
    )


def full_economic_cost(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """Which share of full economic cost (FEC) the award pays."""
    return tuple(
        ruling(
            "full_economic_cost",
            scheme,
            "info",
            f"{side_name(call, fact.side, language)}で支援されるのは、FEC（フルエコノミックコスト）の"
            f"{percent(number_of(fact), language)}にあたる額です。"
            if language == "ja"
            else f"On {side_name(call, fact.side, language)} the award is {percent(number_of(fact), language)} of the "
            f"full economic cost (FEC).",
            (fact,),
            value=plain(number_of(fact)),
            unit="percent",
        )
        for fact in call.all("fec_share", scheme)
    )


def indirect_costs(
    call: Call, language: Language, *, scheme: str, amount: Money | None = None
) -> tuple[Ruling, ...]:
    """Indirect costs of given direct costs, or the direct costs inside a total; without an amount, the rate.

    Yen are rounded half up. Where the published total limit is not the arithmetic of limit and rate, the published one
    holds and the sentence says so.
    """
    rate = call.fact("indirect_rate", scheme)
    limit = call.fact("award_limit", scheme, rate.side if rate else None)
    whole = call.fact("award_limit_with_indirect", scheme, rate.side if rate else None)
    if rate is None or limit is None or whole is None:
        return ()
    if amount is None or amount.unit != limit.unit:
        return (_rate_ruling(call, language, scheme, (rate, limit, whole)),)
    share = number_of(rate) / 100
    total = amount.field == "with_indirect"
    direct = _rounded(amount.amount / (1 + share)) if total else amount.amount
    indirect = amount.amount - direct if total else _rounded(direct * share)
    words = [money(number, amount.unit, language) for number in (direct, indirect, direct + indirect)]
    beyond = direct > number_of(limit) and not (total and amount.amount <= number_of(whole))
    text = _arithmetic_words(words, percent(number_of(rate), language), language)
    if beyond:
        text += _beyond_words(money(number_of(limit), amount.unit, language), language)
    value = plain(direct if total else indirect)
    facts = (rate, limit, whole)
    return (
        ruling(
            "indirect_costs", scheme, "no" if beyond else "info", text, facts, value=value, unit=amount.unit
        ),
    )


def _arithmetic_words(words: list[str], share: str, language: Language) -> str:
    direct, indirect, total = words
    if language == "ja":
        return f"直接経費{direct}の{share}にあたる間接経費は{indirect}で、合計は{total}です。"
    return f"Indirect costs at {share} of direct costs of {direct} are {indirect}, {total} in total."


def _beyond_words(limit: str, language: Language) -> str:
    if language == "ja":
        return f"ただし直接経費の上限は{limit}で、これを超えています。"
    return f" But the direct costs exceed their limit of {limit}."


def _rate_ruling(call: Call, language: Language, scheme: str, facts: tuple[Fact, Fact, Fact]) -> Ruling:
    rate, limit, whole = facts
    share = percent(number_of(rate), language)
    direct, total = (money(number_of(fact), str(fact.unit), language) for fact in (limit, whole))
    sum_ = number_of(limit) * (1 + number_of(rate) / 100)
    text = (
        f"間接経費は直接経費の{share}です（直接経費の上限{direct}、間接経費を含む場合は最大{total}）。"
        if language == "ja"
        else f"Indirect costs are {share} of direct costs (limit {direct} direct, {total} including indirect costs)."
    )
    if sum_ != number_of(whole):
        exact = money(sum_, str(whole.unit), language)
        text += (
            f"計算では{exact}ですが、公表された上限は{total}です。"
            if language == "ja"
            else f" The arithmetic gives {exact}; the published limit is {total}."
        )
    return ruling("indirect_costs", scheme, "info", text, facts, value=plain(number_of(rate)), unit="percent")


def currency(
    call: Call, language: Language, *, scheme: str, amount: Money | None = None
) -> tuple[Ruling, ...]:
    """An amount at the rate the call itself uses, or that rate."""
    rate = call.fact("exchange_rate", scheme)
    if rate is None:
        return ()
    to, per = str(rate.unit).split("/")
    one = _rate_words(rate, language)
    if amount is None or amount.unit not in (to, per):
        text = f"この公募では{one}と換算しています。" if language == "ja" else f"This call converts at {one}."
        return (
            ruling(
                "currency", scheme, "info", text, (rate,), value=plain(number_of(rate)), unit=str(rate.unit)
            ),
        )
    other = per if amount.unit == to else to
    result = _rounded(
        amount.amount / number_of(rate) if amount.unit == to else amount.amount * number_of(rate)
    )
    asked, got = money(amount.amount, amount.unit, language), money(result, other, language)
    text = (
        f"この公募の換算（{one}）では、{asked}は{got}です。"
        if language == "ja"
        else f"At this call's rate ({one}), {asked} is {got}."
    )
    return (ruling("currency", scheme, "info", text, (rate,), value=plain(result), unit=other),)


def _rate_words(rate: Fact, language: Language) -> str:
    to, per = str(rate.unit).split("/")
    one, many = money(1, per, language), money(number_of(rate), to, language)
    return f"{one}＝{many}" if language == "ja" else f"{one} = {many}"


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), rounding=ROUND_HALF_UP)
