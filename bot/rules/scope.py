"""What about and with whom: fields, themes, countries, number of awards."""

from __future__ import annotations

from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.wording import plain, ruling, scheme_name
from bot.typed import number_of
from corpus.facts import Call


def field(call: Call, language: Language, *, scheme: str, named: str | None = None) -> tuple[Ruling, ...]:
    """The research fields of a scheme; with *named* (one of any scheme's fields), whether it is among them."""
    fact = call.fact("field", scheme)
    if fact is None:
        return ()
    theme = call.fact("theme", scheme)
    name, fields = scheme_name(call, scheme, language), fact.says[language]
    verdict: Verdict = "info"
    if named is not None:
        verdict = "yes" if named in fact.words else "no"
    lead = _lead(verdict, language)
    text = (
        f"{lead}{name}の研究分野は{fields}です。"
        if language == "ja"
        else f"{lead}{name if lead else wording.capital(name)} covers the field{'s' if len(fact.words) > 1 else ''} of {fields}."
    )
    if theme and verdict != "no":
        about = theme.says[language]
        text += f"募集テーマは「{about}」です。" if language == "ja" else f" Its theme is '{about}'."
    facts = (fact, theme) if theme and verdict != "no" else (fact,)
    return (ruling("field", scheme, verdict, text, facts),)


def theme(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """The theme and topics a scheme invites."""
    fact, topics, details = (call.fact(key, scheme) for key in ("theme", "topics", "scope_details"))
    if fact is None:
        return ()
    text = (
        f"募集テーマは「{fact.says['ja']}」です。"
        if language == "ja"
        else f"The theme is '{fact.says['en']}'."
    )
    if topics:
        says = topics.says[language]
        text += f"トピックは{says}です。" if language == "ja" else f" The topics are {says}."
    if details:
        text += (
            wording.sentence(details.says[language], language)
            if language == "ja"
            else (" " + wording.sentence(details.says["en"], "en"))
        )
    facts = tuple(item for item in (fact, topics, details) if item)
    return (ruling("theme", scheme, "info", text, facts),)


def country(
    call: Call, language: Language, *, scheme: str, named: str | None = None, region: str | None = None
) -> tuple[Ruling, ...]:
    """The countries and regions that count; with *named* (its Japanese name), whether it is listed.

    A country that is not listed itself but lies in a listed *region* (EU) is `confirm`.
    """
    fact = call.fact("countries", scheme)
    if fact is None:
        return ()
    verdict: Verdict = "info"
    if named is not None:
        verdict = "yes" if named in fact.words else "confirm" if region in fact.words else "no"
    name, listed = scheme_name(call, scheme, language), fact.says[language]
    text = (
        f"{_lead(verdict, language)}{name}の対象国・地域は{listed}です。"
        if language == "ja"
        else f"{_lead(verdict, language)}The countries and regions of {name}: {listed}."
    )
    if verdict == "confirm":
        text = (
            f"{region}は対象ですが、個別の国名としては挙げられていないため担当へご確認ください。{text}"
            if language == "ja"
            else f"{region} is listed, the country itself is not; please confirm with the desk. {text}"
        )
    return (ruling("country", fact.scheme, verdict, text, (fact,)),)


def number_of_awards(
    call: Call, language: Language, *, scheme: str, awards: Decimal | None = None
) -> tuple[Ruling, ...]:
    """How many projects are to be selected."""
    fact = call.fact("number_of_awards", scheme)
    if fact is None:
        return ()
    number, name = f"{number_of(fact)}", scheme_name(call, scheme, language)
    verdict: Verdict = "info"
    if awards is not None:
        verdict = "yes" if awards == number_of(fact) else "no"
    text = (
        f"{_lead(verdict, language)}{name}の採択件数は{number}件{'程度' if fact.hedge else ''}です。"
        if language == "ja"
        else f"{_lead(verdict, language)}{'About ' if fact.hedge else ''}{number} projects are to be selected in {name}."
    )
    return (
        ruling(
            "number_of_awards",
            scheme,
            verdict,
            text,
            (fact,),
            value=plain(number_of(fact)),
            unit="count",
            hedged=bool(fact.hedge),
        ),
    )


def _lead(verdict: Verdict, language: Language) -> str:
    leads = {"yes": ("はい、", "Yes. "), "no": ("いいえ、", "No. ")}
    return leads.get(verdict, ("", ""))[language == "en"]
