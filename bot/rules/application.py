"""How to apply: consortium, duplicate applications, language, form and systems."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules.stated import stated
from bot.rules.wording import confirmed, led, listed, plain, ruling, sentence, side_name
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of

_LANGUAGES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"英語|英文|english", re.IGNORECASE),
    "ja": re.compile(r"日本語|和文|japanese", re.IGNORECASE),
}


def consortium(
    call: Call,
    language: Language,
    *,
    scheme: str,
    sides: Collection[str] | None = None,
    institutions: Decimal | None = None,
) -> tuple[Ruling, ...]:
    """Which institutions must take part; with *sides* (those that do) or a number of *institutions*, whether they suffice.

    A number that is enough, of institutions whose sides were not named, is `confirm`.
    """
    each, total = call.fact("consortium_per_country", scheme), call.fact("consortium_total", scheme)
    if each is None or total is None:
        return ()
    missing = [side for side in call.scheme(scheme).sides if side not in sides] if sides is not None else []
    few = institutions is not None and institutions < number_of(total)
    verdict: Verdict = "yes" if sides is not None else "confirm"
    if missing or few:
        verdict = "no"
    elif sides is None and institutions is None:
        verdict = "info"
    lead = _consortium_lead(call, missing, language) if verdict == "no" else ""
    says = _consortium_words(each, total, language)
    text = lead + (sentence(says, language) if lead else confirmed(verdict, says, language))
    return (ruling("consortium", scheme, verdict, text, (each, total)),)


def _consortium_words(each: Fact, total: Fact, language: Language) -> str:
    says = total.says.get(language) or each.says.get(language)
    if says:
        return says
    one, all_ = plain(number_of(each)), plain(number_of(total))
    if language == "ja":
        return f"各側から{one}機関以上、合わせて{all_}機関以上で応募します"
    return f"the application takes {one} or more institutions from each side and {all_} or more in all"


def _consortium_lead(call: Call, missing: list[str], language: Language) -> str:
    absent = listed([side_name(call, side, language) for side in missing], language)
    if language == "ja":
        return f"いいえ、{absent}の機関が欠けています。" if absent else "いいえ、機関の数が足りません。"
    return (
        f"No: an institution on {absent} is missing. " if absent else "No: those are too few institutions. "
    )


def eligibility(
    call: Call, language: Language, *, scheme: str, side: str | None = None, silent_on: Collection[str] = ()
) -> tuple[Ruling, ...]:
    """Who may apply on each side; *silent_on* are qualities asked about of which the call says nothing: `confirm`."""
    rulings = stated(call, language, rule="eligibility", keys=("eligibility",), scheme=scheme, side=side)
    if not silent_on or not rulings:
        return rulings
    asked = ("、" if language == "ja" else ", ").join(dict.fromkeys(silent_on))
    lead = (
        f"「{asked}」については資料に示されていないため、担当へご確認ください。"
        if language == "ja"
        else f"The documents say nothing of '{asked}'; please confirm with the desk. "
    )
    first = replace(rulings[0], text=lead + rulings[0].text)
    return tuple(replace(item, verdict="confirm") for item in (first, *rulings[1:]))


def duplicate_application(
    call: Call, language: Language, *, scheme: str, as_pi: bool | None = None
) -> tuple[Ruling, ...]:
    """Whether one may apply in several of the programme's calls: not twice as PI; of other roles the call says nothing."""
    fact = call.fact("duplicate_as_pi", scheme)
    if fact is None:
        return ()
    if as_pi is False:
        silent = (
            "研究代表者以外の立場での重複参加については資料に示されていません。"
            if language == "ja"
            else "The documents say nothing about taking part in several applications in another role. "
        )
        text = silent + sentence(fact.says[language], language)
        return (ruling("duplicate_application", fact.scheme, "confirm", text, (fact,)),)
    verdict: Verdict = "no" if fact.norm == "forbidden" else "yes"
    text = led(verdict, fact.says[language], language)
    return (ruling("duplicate_application", fact.scheme, verdict, text, (fact,)),)


def proposal_language(
    call: Call, language: Language, *, scheme: str, asked: Language | None = None
) -> tuple[Ruling, ...]:
    """The language the proposal is written in; with *asked*, whether that one will do."""
    fact = call.fact("language", scheme)
    if fact is None:
        return ()
    taken = {name for name, pattern in _LANGUAGES.items() if any(map(pattern.search, fact.words))}
    verdict: Verdict = "info" if asked is None else "yes" if asked in taken else "no"
    text = led(verdict, fact.says[language], language)
    return (ruling("proposal_language", scheme, verdict, text, (fact,)),)


def submission(call: Call, language: Language, *, scheme: str, side: str | None = None) -> tuple[Ruling, ...]:
    """What is written and where each side uploads it."""
    return stated(call, language, rule="submission", keys=("form", "system"), scheme=scheme, side=side)
