"""Conditions on applicants, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.stated import of_fact
from bot.answering.saying.told import Told
from bot.answering.saying.words import country, listed, sentence, side_name
from bot.rules.applicants import Abroad, OtherRole, Person
from bot.rules.decision import Decision


def abroad(decision: Abroad, told: Told) -> str:
    """シンガポールの研究機関への所属だけでは、日本側の要件を満たしません。… and what two institutions are not told."""
    places = listed([country(code, told.language) for code in decision.countries], told.language)
    side, says = (
        side_name(told.call, decision.side, told.language),
        of_fact(told.call, decision.facts[0], told.language),
    )
    text = told.either(
        f"{places}の研究機関への所属だけでは、{side}の要件を満たしません。{says}",
        f"Belonging only to an institution in {places} does not meet the condition for {side}. {says}",
    )
    if decision.relation != "depends":
        return text
    return text + told.either(
        "複数の機関に籍がある場合や異動する場合の扱いは資料に記載がありません。",
        " The documents do not say how two affiliations, or a move, are treated.",
    )


def person(decision: Person, told: Told) -> str:
    """The conditions that are stated, and what they leave open: a company; rank, employment and nationality."""
    several = len(decision.facts) > 1
    apart = "side" if several else None
    says = [of_fact(told.call, fact, told.language, apart=apart) for fact in decision.facts]
    silent = _of_company(told) if decision.company else _of_person(told)
    return ("" if told.ja else " ").join([*says, silent])


def _of_company(told: Told) -> str:
    return told.either(
        "企業がこの研究機関等に含まれるかは資料に示されていないため、担当へご確認ください。",
        "Whether a company counts as such an institution, the documents do not say; please confirm with the desk.",
    )


def _of_person(told: Told) -> str:
    return told.either(
        "これ以外の、職位や身分、国籍などの条件は資料に記載がありません。",
        "The documents state no further condition, such as rank, employment or nationality.",
    )


def other_role(decision: OtherRole, told: Told) -> str:
    """Other roles are not stated; what is stated of principal investigators."""
    silent = told.either(
        "研究代表者以外の立場での他の提案への参加については資料に記載がありません。",
        "The documents state nothing about taking part in other proposals in a role other than principal"
        " investigator. ",
    )
    return silent + sentence(decision.facts[0].says[told.language], told.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Abroad: abroad,
    Person: person,
    OtherRole: other_role,
}
