"""Research fields, theme and topics, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.told import Told
from bot.answering.saying.words import capital, scheme_name, scheme_names
from bot.rules.decision import Decision
from bot.rules.fields import Fields, InField, Theme, UnderSection, names_of
from corpus.facts.model import Fact


def fields(decision: Fields, told: Told) -> str:
    """日英共同公募の研究分野はバイオです。"""
    more = (
        told.either("これ以外の分野は挙げられていません。", " No other field is named.")
        if decision.no_more
        else ""
    )
    return _fields(decision, told) + more


def in_field(decision: InField, told: Told) -> str:
    """量子は、日英共同公募の研究分野（バイオ）に含まれません。単独公募（Top枠）の研究分野には含まれます。"""
    named, scheme = _name(decision, told), scheme_names(told.call, decision.schemes, told.language)
    own = decision.facts[0].says[told.language]
    if decision.relation == "covered":
        return _covered(decision, named, scheme, own, told)
    if decision.relation == "not_stated":
        return told.either(
            f"「{named}」という名称は、{scheme}の研究分野（{own}）に挙げられていません。これに当たるかは担当へご確認ください。",
            f"'{named}' is not named among the research fields of {scheme}: {own}."
            " Please confirm with the desk whether it falls under them.",
        )
    others = scheme_names(told.call, decision.elsewhere, told.language)
    return told.either(
        f"{named}は、{scheme}の研究分野（{own}）に含まれません。{others}の研究分野には含まれます。",
        f"{capital(named)} is not within the field of {scheme}, {own}, but is among those of {others}.",
    )


def under_section(decision: UnderSection, told: Told) -> str:
    """「The novel materials theme」は、「I. Discovery-inspired projects」の下に挙げられたトピックです。"""
    topic, section = (fact.words[0] for fact in decision.facts)
    text = told.either(
        f"「{topic}」は、「{section}」に挙げられている募集トピックです。",
        f"'{topic}' is one of the topics invited, under '{section}'.",
    )
    if decision.other is None:
        return text
    other = decision.other.words[0]
    return text + told.either(f"「{other}」ではありません。", f" It is not under '{other}'.")


def theme(decision: Theme, told: Told) -> str:
    """募集テーマは「…」です。 / 募集トピックは…です。"""
    fact = decision.facts[0]
    says, scheme = fact.says[told.language], scheme_name(told.call, decision.scheme, told.language)
    if fact.key == "theme":
        other = told.either("en", "ja")
        more = _in_other(fact.says[other], told) if other in decision.languages and other in fact.says else ""
        return (
            told.either(f"{scheme}の募集テーマは「{says}」です。", f"The theme of {scheme} is '{says}'.")
            + more
        )
    return told.either(f"{scheme}の募集トピックは、{says}です。", f"The topics of {scheme} are {says}.")


def _in_other(says: str, told: Told) -> str:
    return told.either(f"英語名は「{says}」です。", f" In Japanese it is '{says}'.")


def _covered(decision: InField, named: str, scheme: str, own: str, told: Told) -> str:
    key = decision.facts[1].key if len(decision.facts) > 1 else ""
    theme = "募集テーマ" if key == "theme" else "募集トピック"
    as_theme = told.either(
        f"{named}は、{scheme}の{theme}にあたり、研究分野（{own}）に含まれます。",
        f"{capital(named)} belongs to the {'theme' if key == 'theme' else 'topics'} of {scheme},"
        f" within its field, {own}.",
    )
    if key:
        return as_theme
    words = decision.facts[0].words
    if words == (decision.named,):
        return _fields(decision, told)
    if len(words) > 1:
        return told.either(
            f"{named}は、{scheme}の研究分野に含まれます。",
            f"{capital(named)} is among the fields of {scheme}.",
        )
    return told.either(
        f"{named}は、{scheme}の研究分野（{own}）に含まれます。",
        f"{capital(named)} is within the field of {scheme}: {own}.",
    )


def _fields(decision: Fields | InField, told: Told) -> str:
    fact, scheme = decision.facts[0], scheme_names(told.call, decision.schemes, told.language)
    are = "s of {} are" if len(fact.words) > 1 else " of {} is"
    return told.either(
        f"{scheme}の研究分野は{fact.says['ja']}です。",
        f"The research field{are.format(scheme)} {fact.says['en']}.",
    )


def _name(decision: InField, told: Told) -> str:
    """A field as the call writes it, in the asker's language; what no call names as it was said."""
    facts = (fact for fact in told.call.facts if fact.key == "field" and decision.named in fact.words)
    fact = next(facts, None)
    return decision.named if fact is None else _written(fact, decision.named, told)


def _written(fact: Fact, word: str, told: Told) -> str:
    names = names_of(fact, word)
    return word if told.ja or len(names) < 2 else names[1]


SAYERS: Mapping[type[Decision], Callable[..., str]] = {
    Fields: fields,
    InField: in_field,
    UnderSection: under_section,
    Theme: theme,
}
