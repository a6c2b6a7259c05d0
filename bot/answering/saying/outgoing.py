"""Who goes abroad, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from bot.answering.saying.degree import within
from bot.answering.saying.stated import of_fact
from bot.answering.saying.told import Told
from bot.answering.saying.words import said, sentence
from bot.rules.decision import Decision
from bot.rules.outgoing import (
    Outgoing,
    OutgoingNumber,
    OutgoingStudent,
    OutgoingUndergraduate,
    OutgoingWho,
)
from corpus.facts.values import number_of


def outgoing(decision: Outgoing, told: Told) -> str:
    """誰も渡航しない体制では要件を満たしません。日英の各チームに…含める必要があります。"""
    says = of_fact(told.call, decision.facts[0], told.language)
    if decision.alone:
        return says + told.either(
            "片側からの渡航だけでは足りません。", " People of one side alone fall short."
        )
    if decision.relation != "short":
        return says
    return told.either(
        f"誰も渡航しない体制では要件を満たしません。{says}", f"Sending nobody falls short. {says}"
    )


def number(decision: OutgoingNumber, told: Told) -> str:
    """The people named beside how many may, or must, go abroad."""
    fact = decision.facts[0]
    says, people = of_fact(told.call, fact, told.language), _people(decision.people, told)
    if decision.claimed:
        return (
            says
            if decision.relation == "same"
            else says + told.either(f"{people}という定めではありません。", f" The number is not {people}.")
        )
    if decision.relation == "unlimited":
        return says + told.either(f"{people}の渡航も可能です。", f" {people} may go.")
    if fact.key == "outgoing_per_team":
        return told.either(
            f"{people}の渡航で要件を満たします。{says}", f"{people} going abroad is enough. {says}"
        )
    limit = said(_people(number_of(fact), told), fact, told.language)
    over = decision.relation in ("over", "beyond_hedge", "short")
    text = told.either(
        f"{people}の渡航は、人数の定め（{limit}）{'の範囲を外れます' if over else 'に収まります'}",
        f"{people} going abroad {'are not' if over else 'are'} within the number stated: {limit}",
    )
    return sentence(text, told.language) + _confirm(decision, told)


def who(decision: OutgoingWho, told: Told) -> str:
    """渡航する若手研究者等は原則、（ⅰ）…、または（ⅱ）…です。"""
    return sentence(_groups(decision, told), told.language)


def undergraduate(decision: OutgoingUndergraduate, told: Told) -> str:
    """学部生など… は、渡航できる者に挙げられていません。"""
    if decision.student:
        lead = told.either(
            f"{decision.student.says['ja']}以外の学生（学部生など）は、渡航する研究者として挙げられていません。",
            f"Students other than {decision.student.says['en']}, such as undergraduates, are not among"
            f" those named. ",
        )
    else:
        lead = told.either(
            "学生は、渡航する研究者として挙げられていません。", "Students are not among those named. "
        )
    ask = told.either("認められるかは担当へご確認ください。", " Please confirm with the desk.")
    return lead + sentence(_groups(decision, told), told.language) + ask


def student(decision: OutgoingStudent, told: Told) -> str:
    """修士・博士課程に在籍する学生は、渡航する若手研究者等（outgoing researcher）に該当します。"""
    fact, may = decision.facts[0], decision.relation == "allowed"
    return sentence(
        told.either(
            f"{fact.says['ja']}は、渡航する若手研究者等（outgoing researcher）に該当しま{'す' if may else 'せん'}",
            f"{fact.says['en']} may {'' if may else 'not '}go abroad as outgoing researchers",
        ),
        told.language,
    )


def _groups(decision: OutgoingWho, told: Told) -> str:
    """The groups of people who may go, numbered as the documents number them where there are two."""
    groups = [decision.student.says[told.language]] if decision.student else []
    if decision.degree:
        groups.append(_researcher(decision, told))
    if len(groups) > 1:
        groups = [
            told.either(f"（{ja}）{group}", f"({en}) {group}")
            for ja, en, group in zip("ⅰⅱ", ("i", "ii"), groups, strict=True)
        ]
    principle = told.either("原則、", "in principle ") if decision.principle else ""
    return told.either(
        f"渡航する若手研究者等（outgoing researcher）は{principle}{'、または'.join(groups)}です",
        f"outgoing researchers are {principle}{', or '.join(groups)}",
    )


def _researcher(decision: OutgoingWho, told: Told) -> str:
    """大学、公的研究機関等で研究活動を行う研究者で学位取得後15年程度以内の者"""
    assert decision.degree is not None
    limit = within(decision.degree, told)
    if decision.employer is None:
        return told.either(f"学位取得後{limit}の研究者", f"researchers {limit} of their degree")
    employed = decision.employer.says[told.language]
    return told.either(f"{employed}で学位取得後{limit}の者", f"{employed}, {limit} of their degree")


def _people(number: Decimal, told: Told) -> str:
    return f"{number}名" if told.ja else f"{number} {'person' if number == 1 else 'people'}"


def _confirm(decision: Decision, told: Told) -> str:
    asked = told.either("認められるかは担当へご確認ください。", " Please confirm with the desk.")
    return asked if decision.relation == "beyond_hedge" else ""


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Outgoing: outgoing,
    OutgoingNumber: number,
    OutgoingWho: who,
    OutgoingUndergraduate: undergraduate,
    OutgoingStudent: student,
}
