"""Which side or scheme has more, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.amounts import amount, direct_or_not, limit_amount, rate
from bot.answering.saying.matters import matter
from bot.answering.saying.told import Told
from bot.answering.saying.words import capital, listed, percent, scheme_name, sentence, side_name
from bot.rules.amounts import Amount
from bot.rules.compared import Compared, Entry
from bot.rules.decision import Decision
from corpus.facts.model import Fact
from corpus.facts.values import number_of


def compared(decision: Compared, told: Told) -> str:
    """支援規模の上限は、単独公募（Top枠）が直接経費3.8億円、日英共同公募が直接経費1.8億円で、差は2億円です。"""
    what = matter(decision.key, told.language)
    by_scheme = len({entry.fact.scheme for entry in decision.entries}) > 1
    names = [_name(entry.fact, told, by_scheme=by_scheme) for entry in decision.entries]
    values = [_value(decision, entry, told) for entry in decision.entries]
    alike = len({(entry.fact.value, entry.fact.unit) for entry in decision.entries}) == 1
    if alike:
        text = told.either(
            f"{what}は、{'と'.join(names)}で同じ{values[0]}です",
            f"{what} is {values[0]} for both {listed(names, 'en')}",
        )
        return sentence(text if told.ja or len(names) == 2 else text.replace("both ", ""), told.language)
    told_each = [
        told.either(f"{name}が{value}", f"{value} for {name}")
        for name, value in zip(names, values, strict=True)
    ]
    return _apart(decision, told, what, told_each, names)


def _apart(decision: Compared, told: Told, what: str, told_each: list[str], names: list[str]) -> str:
    each, at = listed(told_each, told.language), _at_rate(decision, told)
    if decision.relation == "same":
        worth = _number(decision.entries[0].amount, told)
        return told.either(
            f"{what}は、{each}で、{at}換算すると同額の{worth}です。",
            f"{capital(what)} is {each}; {at}both come to the same, {worth}.",
        )
    gap, most, least = _number(decision.difference, told), names[0], names[-1]
    first = most if at else capital(most)
    return told.either(
        f"{what}は、{each}です。{at}{most}のほうが{least}より{gap}大きくなります。",
        f"{capital(what)} is {each}. {capital(at)}{first} has {gap} more than {least}.",
    )


def _name(fact: Fact, told: Told, *, by_scheme: bool) -> str:
    if by_scheme or not fact.side:
        return scheme_name(told.call, fact.scheme, told.language)
    return side_name(told.call, fact.side, told.language)


def _value(decision: Compared, entry: Entry, told: Told) -> str:
    """What the call states: 直接経費1.8億円, £1 million, 30%."""
    if entry.fact.unit == "percent":
        return percent(number_of(entry.fact), told.language)
    ja, en = direct_or_not(entry.fact, told)
    if entry.fact.key == "award_limit_with_indirect":
        ja, en = "", ""  # the matter says so
    most = limit_amount(entry.fact, told)
    return told.either(f"{ja}{most}", f"{most}{en}")


def _number(amount_or_share: Amount, told: Told) -> str:
    if amount_or_share.unit == "percent":
        points = f"{amount_or_share.number.normalize():f}"
        return told.either(f"{points}ポイント", f"{points} percentage points")
    return amount(amount_or_share, told)


def _at_rate(decision: Compared, told: Told) -> str:
    if decision.rate is None:
        return ""
    at = rate(decision.rate, told)
    return told.either(f"{at}で" + ("" if decision.relation == "same" else "換算すると、"), f"at {at}, ")


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Compared: compared}
