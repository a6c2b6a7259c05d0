"""What about and with whom: fields, themes, countries, number of awards."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules.wording import led, listed, plain, ruling, said, scheme_name, sentence
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of
from corpus.text import countries

# A list that ends so names examples: 米国、英国等.
_OPEN_ENDED = re.compile(r"等|など|ほか|and others|such as|etc", re.IGNORECASE)


def field(call: Call, language: Language, *, scheme: str, named: str | None = None) -> tuple[Ruling, ...]:
    """The research fields of a scheme; with *named* (one of any scheme's fields), whether it is among them."""
    fact = call.fact("field", scheme)
    if fact is None:
        return ()
    theme = call.fact("theme", scheme)
    name, fields = scheme_name(call, scheme, language), fact.says[language]
    verdict: Verdict = "info" if named is None else "yes" if named in fact.words else "no"
    says = (
        f"{name}の研究分野は{fields}です"
        if language == "ja"
        else f"{name} covers the field{'s' if len(fact.words) > 1 else ''} of {fields}"
    )
    text = led(verdict, says, language)
    facts: tuple[Fact, ...] = (fact,)
    if theme and verdict != "no":
        about, facts = theme.says[language], (fact, theme)
        text += f"募集テーマは「{about}」です。" if language == "ja" else f" Its theme is '{about}'."
    return (ruling("field", scheme, verdict, text, facts),)


def known_field(call: Call, name: str) -> str:
    """A research field as the call writes it, from its name in either language; *name* itself where none is called so."""
    folded = name.casefold()
    for fact in call.facts:
        if fact.key == "field":
            english = re.split(r", | and ", fact.says.get("en", ""))
            for at, word in enumerate(fact.words):
                names = {word, *re.split("[･・]", word), *english[at : at + 1]}
                if folded in {known.casefold() for known in names}:
                    return word
    return name


def theme(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """The theme and topics a scheme invites."""
    fact, topics, details = (call.fact(key, scheme) for key in ("theme", "topics", "scope_details"))
    if fact is None:
        return ()
    about = fact.says[language]
    said_ = [f"募集テーマは「{about}」です" if language == "ja" else f"the theme is '{about}'"]
    if topics:
        says = topics.says[language]
        said_.append(f"トピックは、{says}です" if language == "ja" else f"the topics are {says}")
    if details:
        said_.append(details.says[language])
    text = ("" if language == "ja" else " ").join(sentence(part, language) for part in said_)
    facts = tuple(item for item in (fact, topics, details) if item)
    return (ruling("theme", scheme, "info", text, facts),)


def country(call: Call, language: Language, *, scheme: str, named: str | None = None) -> tuple[Ruling, ...]:
    """The countries and regions that count; with *named* (its name in either language, or its code), whether it is listed.

    A country that is not listed itself is `confirm` where it lies in a listed region (EU) or the list only gives
    examples (米国、英国等), and `no` where the list is complete.
    """
    fact = call.fact("countries", scheme)
    if fact is None:
        return ()
    verdict: Verdict = "info" if named is None else _is_listed(fact, named)
    name, all_ = scheme_name(call, scheme, language), fact.says[language]
    says = (
        f"{name}の対象国・地域は、{all_}です"
        if language == "ja"
        else f"the countries and regions of {name} are: {all_}"
    )
    text = led(verdict, says, language)
    if verdict == "confirm":
        text = (
            f"{text}個別の国名としては挙げられていないため、担当へご確認ください。"
            if language == "ja"
            else f"{text} The country itself is not named; please confirm with the desk."
        )
    return (ruling("country", fact.scheme, verdict, text, (fact,)),)


def countries_of(
    call: Call, language: Language, *, scheme: str, region: Collection[str], decide: bool = False
) -> tuple[Ruling, ...]:
    """Which of a scheme's countries lie in a *region* (ISO codes); to *decide* is to say whether any does."""
    fact = call.fact("countries", scheme)
    if fact is None:
        return ()
    codes = [found for word in fact.words for found, _ in countries.find(word.lower()) if found in region]
    names, name = (
        listed([countries.name_of(code, language) for code in codes], language),
        scheme_name(call, scheme, language),
    )
    verdict: Verdict = "info" if not decide else "yes" if codes else "no"
    if not codes:
        says = (
            f"{name}の対象国・地域に、お尋ねの地域の国は挙げられていません"
            if language == "ja"
            else f"no country of that region is listed for {name}"
        )
    elif language == "ja":
        says = f"お尋ねの地域で{name}の対象国・地域に挙げられているのは、{names}です"
    else:
        says = f"of that region, {name} lists {names}"
    return (ruling("country", fact.scheme, verdict, led(verdict, says, language), (fact,)),)


def _is_listed(fact: Fact, named: str) -> Verdict:
    code = named if re.fullmatch("[A-Z]{2}", named) else countries.code_of(named)
    codes = {found for word in fact.words for found, _ in countries.find(word.lower())}
    if named in fact.words or code in codes:
        return "yes"
    member = "EU" in codes and code in countries.EUROPEAN_UNION
    partly = any(_OPEN_ENDED.search(word) for word in fact.words)
    return "confirm" if member or partly else "no"


def number_of_awards(
    call: Call, language: Language, *, scheme: str, awards: Decimal | None = None
) -> tuple[Ruling, ...]:
    """How many projects are to be selected; another number than the call's is put right."""
    fact = call.fact("number_of_awards", scheme)
    if fact is None:
        return ()
    number, name = plain(number_of(fact)), scheme_name(call, scheme, language)
    verdict: Verdict = "info" if awards is None else "yes" if awards == number_of(fact) else "no"
    says = (
        f"{name}の採択件数は{said(f'{number}件', fact, language)}です"
        if language == "ja"
        else f"{said(str(number), fact, language)} project{'s are' if number != 1 else ' is'} to be selected in {name}"
    )
    text, hedged = led(verdict, says, language), bool(fact.hedge)
    return (
        ruling("number_of_awards", scheme, verdict, text, (fact,), value=number, unit="count", hedged=hedged),
    )
