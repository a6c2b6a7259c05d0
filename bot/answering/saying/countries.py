"""Target countries and regions, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.told import Told
from bot.answering.saying.words import capital, country, listed, please_confirm, scheme_name, scheme_names
from bot.rules.countries import Countries, CountriesOfRegion, CountryNamed, codes_of
from bot.rules.decision import Decision
from corpus.facts.model import Fact

_FEW = 3  # a list of so many countries is said beside the judgement


def countries(decision: Countries, told: Told) -> str:
    """日英共同公募の対象国・地域は英国です。"""
    return _list(decision.facts[0], told, decision.schemes)


def country_named(decision: CountryNamed, told: Told) -> str:
    """フランスは、日英共同公募の対象国・地域（英国）に含まれません。ASPIRE事業全体の対象国・地域には挙げられています。"""
    names = capital(listed([country(code, told.language) for code in decision.named], told.language))
    text = _judged(decision, names, told) + _beside(decision, told)
    if decision.relation != "depends":
        return text
    return text + told.either("対象となるかは担当へご確認ください。", " Please confirm with the desk.")


def of_region(decision: CountriesOfRegion, told: Told) -> str:
    """北欧で対象国・地域に挙げられているのは、スウェーデン、… です。"""
    scheme = scheme_names(told.call, decision.schemes, told.language)
    if decision.among:
        names = listed([country(code, told.language) for code in decision.among], told.language)
        return told.either(
            f"{decision.region}で{scheme}の対象国・地域に挙げられているのは、{names}です。",
            f"Of the region asked about, the target countries of {scheme} include {names}.",
        )
    few = _few(decision.facts[0], told)
    text = told.either(
        f"{decision.region}の国は、{scheme}の対象国・地域{few}に挙げられていません。",
        f"The target countries of {scheme}{few} include none of the region asked about.",
    )
    return text + (please_confirm(told.language) if decision.relation == "depends" else "")


def _judged(decision: CountryNamed, names: str, told: Told) -> str:
    scheme, few = scheme_names(told.call, decision.schemes, told.language), _few(decision.facts[0], told)
    one = len(decision.named) == 1
    are = "is" if one else "are"
    if decision.relation == "covered":
        return told.either(
            f"{names}は、{scheme}の対象国・地域に挙げられています。",
            f"{names} {are} among the target countries and regions of {scheme}.",
        )
    if decision.member:
        return told.either(
            f"{names}は{scheme}の対象国・地域に個別には挙げられていませんが、EU加盟国で、「EU」は挙げられています。",
            f"{names} {are} not named among the target countries and regions of {scheme}, but"
            f" belong{'s' if one else ''} to the EU, which is named.",
        )
    if decision.examples:
        return told.either(
            f"{scheme}の対象国・地域は「{decision.facts[0].says['ja']}」とされ、{names}は例示されていません。",
            f"The target countries of {scheme} are given as '{decision.facts[0].says['en']}'; {names}"
            f" {are} not among the examples.",
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
        return told.either("", " ") + _list(other, told, (other.scheme,))
    wide, one = scheme_name(told.call, other.scheme, told.language), len(decision.named) == 1
    return told.either(
        f"{wide}の対象国・地域には挙げられています。",
        f" {'It is' if one else 'They are'} on the list of {wide}.",
    )


def _few(fact: Fact, told: Told) -> str:
    if len(codes_of(fact)) > _FEW:
        return ""
    return told.either(f"（{fact.says['ja']}）", f" ({fact.says['en']})")


def _list(fact: Fact, told: Told, schemes: tuple[str, ...]) -> str:
    names, one = scheme_names(told.call, schemes, told.language), len(codes_of(fact)) == 1
    of = "country of {} is" if one else "countries and regions of {} are"
    return told.either(
        f"{names}の対象国・地域は{fact.says['ja']}です。", f"The target {of.format(names)} {fact.says['en']}."
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Countries: countries,
    CountryNamed: country_named,
    CountriesOfRegion: of_region,
}
