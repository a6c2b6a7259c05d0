"""Target countries and regions, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.told import Told
from bot.answering.saying.words import capital, country, listed, scheme_name
from bot.rules.countries import Countries, CountriesOfRegion, CountryNamed, codes_of
from bot.rules.decision import Decision
from corpus.facts.model import Fact

_FEW = 3  # a list of so many countries is said beside the judgement


def countries(decision: Countries, told: Told) -> str:
    """日英共同公募の対象国・地域は英国です。"""
    return _list(decision.facts[0], told)


def country_named(decision: CountryNamed, told: Told) -> str:
    """フランスは、日英共同公募の対象国・地域（英国）に含まれません。ASPIRE事業全体の対象国・地域には挙げられています。"""
    names = capital(listed([country(code, told.language) for code in decision.named], told.language))
    one = len(decision.named) == 1
    text = _judged(decision, names, one, told)
    return text + _beside(decision, told)


def of_region(decision: CountriesOfRegion, told: Told) -> str:
    """北欧で対象国・地域に挙げられているのは、スウェーデン、… です。"""
    scheme = scheme_name(told.call, decision.scheme, told.language)
    if decision.among:
        names = listed([country(code, told.language) for code in decision.among], told.language)
        return told.either(
            f"{decision.region}で{scheme}の対象国・地域に挙げられているのは、{names}です。",
            f"Of the region asked about, the target countries of {scheme} include {names}.",
        )
    text = told.either(
        f"{decision.region}の国は、{scheme}の対象国・地域に挙げられていません。",
        f"No country of the region asked about is named among the target countries of {scheme}.",
    )
    return text + (_list(decision.facts[0], told, space=True) if decision.relation == "depends" else "")


def _judged(decision: CountryNamed, names: str, one: bool, told: Told) -> str:
    scheme, few = scheme_name(told.call, decision.scheme, told.language), _few(decision.facts[0], told)
    are = "is" if one else "are"
    if decision.relation == "covered":
        return told.either(
            f"{names}は、{scheme}の対象国・地域に挙げられています。",
            f"{names} {are} among the target countries and regions of {scheme}.",
        )
    if decision.member:
        return told.either(
            f"{names}は{scheme}の対象国・地域に個別には挙げられていませんが、EU加盟国で、「EU」は挙げられています。"
            "対象となるかは担当へご確認ください。",
            f"{names} {are} not named among the target countries and regions of {scheme}, but belong{'s' if one else ''}"
            " to the EU, which is named. Please confirm with the desk.",
        )
    if decision.examples:
        return told.either(
            f"{scheme}の対象国・地域は「{decision.facts[0].says['ja']}」とされ、{names}は例示されていません。"
            "対象となるかは担当へご確認ください。",
            f"The target countries of {scheme} are given as '{decision.facts[0].says['en']}'; {names} {are} not among"
            " the examples. Please confirm with the desk.",
        )
    return told.either(
        f"{names}は、{scheme}の対象国・地域{few}に含まれません。",
        f"{names} {are} not among the target countries and regions of {scheme}{few}.",
    )


def _beside(decision: CountryNamed, told: Told) -> str:
    """The other list, where there is one to be known of."""
    if len(decision.facts) < 2:
        return ""
    other = decision.facts[1]
    if decision.relation == "covered":
        return _list(other, told, space=True)
    wide, one = scheme_name(told.call, other.scheme, told.language), len(decision.named) == 1
    return told.either(
        f"{wide}の対象国・地域には挙げられています。",
        f" {'It is' if one else 'They are'} on the list of {wide}.",
    )


def _few(fact: Fact, told: Told) -> str:
    if len(codes_of(fact)) > _FEW:
        return ""
    return told.either(f"（{fact.says['ja']}）", f" ({fact.says['en']})")


def _list(fact: Fact, told: Told, *, space: bool = False) -> str:
    scheme = scheme_name(told.call, fact.scheme, told.language)
    many = "" if len(codes_of(fact)) == 1 else told.either("", "s")
    countries_are = (
        f"target countr{'ies and regions of' if many else 'y of'} {scheme} {'are' if many else 'is'}"
    )
    text = told.either(
        f"{scheme}の対象国・地域は{fact.says['ja']}です。", f"The {countries_are} {fact.says['en']}."
    )
    return f" {text}" if space and not told.ja else text


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Countries: countries,
    CountryNamed: country_named,
    CountriesOfRegion: of_region,
}
