"""The institutions that take part, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from bot.answering.saying.stated import of_fact
from bot.answering.saying.told import Told
from bot.answering.saying.words import count, country, listed, said, sentence, side_name
from bot.rules.consortium import Consortium, OneSided
from bot.rules.decision import Decision
from corpus.facts.model import Fact
from corpus.facts.values import number_of


def consortium(decision: Consortium, told: Told) -> str:
    """3機関は、求められる2機関以上を満たします。日本と英国それぞれの大学や研究機関等から…"""
    rule = _rule(decision, told)
    if decision.relation in ("stated", "same"):
        return rule
    if decision.beside:
        return _beside_all(decision, told) + told.either("", " ") + rule
    if decision.relation == "not_stated":
        return told.either(
            f"企業が参加機関に含まれるかは資料に示されていないため、担当へご確認ください。{rule}",
            "Whether a company counts as one of the institutions, the documents do not say; please confirm with the "
            f"desk. {rule}",
        )
    if decision.relation == "different":
        number = _institutions(decision.number, told)
        return rule + told.is_not(number)
    return _judged(decision, told) + told.either("", " ") + rule


def _beside_all(decision: Consortium, told: Told) -> str:
    """That the call does not say whether institutions of further countries may take part."""
    others = listed([country(code, told.language) for code in decision.beside], told.language)
    return told.either(
        f"{others}の機関も加わることができるかは資料に示されていないため、担当へご確認ください。",
        f"Whether institutions in {others} may take part as well, the documents do not say; please confirm with the "
        "desk.",
    )


def one_sided(decision: OneSided, told: Told) -> str:
    """One side alone is not enough; an institution of a third country does not stand in for a side's."""
    sides = [side_name(told.call, side, told.language) for side in decision.sides]
    lead = told.either(
        f"{'、'.join(sides)}のいずれかを欠く体制では応募要件を満たしません。",
        f"Without institutions on both {listed(sides, 'en')} an application falls short. "
        if len(sides) == 2
        else f"Without institutions on each of {listed(sides, 'en')} an application falls short. ",
    )
    rule = _laid_down(decision.facts, told)
    if not decision.instead:
        return lead + rule
    others = listed([country(code, told.language) for code in decision.instead], told.language)
    return told.either(
        f"{lead}{others}の機関は、その代わりになりません。{rule}",
        f"{lead}Institutions in {others} do not stand in for them. {rule}",
    )


def _judged(decision: Consortium, told: Told) -> str:
    """The number counted beside the number required."""
    fact = decision.facts[0]
    needed = said(_institutions(number_of(fact), told), fact, told.language)
    who = _counted(decision, told)
    each = fact.key == "consortium_per_country"
    if told.ja:
        fits = {"short": "に足りません", "exactly": "をちょうど満たします"}.get(
            decision.relation, "を満たします"
        )
        only = "では" if decision.relation == "short" else "は"
        return f"{who}{only}、{'各側に' if each else ''}求められる{needed}{fits}。"
    fits = {"short": "too few", "exactly": "just enough"}.get(decision.relation, "enough")
    one = len(decision.counts) == 1 and decision.number == 1
    are = "is" if number_of(fact) == 1 else "are"
    return f"{who} {'is' if one else 'are'} {fits}: {needed} {are} required{' on each side' if each else ''}."


def _counted(decision: Consortium, told: Told) -> str:
    parts = []
    for item in decision.counts:
        name, number = side_name(told.call, item.side, told.language), _institutions(item.number, told)
        if item.a_side:
            number = told.either(f"片側につき{number}", f"{number} on a side")
        parts.append(told.either(f"{name}{number}", f"{number} on {name}") if name else number)
    return told.either("と".join(parts), listed(parts, "en"))


def _institutions(number: Decimal, told: Told) -> str:
    return count(number, "機関", "institution", told.language)


def _rule(decision: Consortium, told: Told) -> str:
    return _laid_down(decision.facts, told)


def _laid_down(facts: tuple[Fact, ...], told: Told) -> str:
    """The call's own sentence on the consortium, else its two numbers."""
    whole = next((fact for fact in facts if fact.says), None)
    if whole:
        return of_fact(told.call, whole, told.language)
    by_key = {fact.key: fact for fact in facts}
    total, each = (
        said(_institutions(number_of(by_key[key]), told), by_key[key], told.language)
        for key in ("consortium_total", "consortium_per_country")
    )
    return sentence(
        told.either(
            f"各側から{each}、合わせて{total}での応募が必要です",
            f"the application takes {each} from each side and {total} in all",
        ),
        told.language,
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Consortium: consortium, OneSided: one_sided}
