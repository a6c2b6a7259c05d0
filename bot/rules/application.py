"""How to apply: consortium, duplicate applications, language, form and systems."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.stated import stated
from bot.rules.wording import ruling
from bot.typed import number_of
from corpus.facts import Call


def consortium(
    call: Call,
    language: Language,
    *,
    scheme: str,
    sides: Collection[str] | None = None,
    institutions: Decimal | None = None,
) -> tuple[Ruling, ...]:
    """Which institutions must take part; with *sides* (those that do) or a number of *institutions*, whether they suffice."""
    each, total = call.fact("consortium_per_country", scheme), call.fact("consortium_total", scheme)
    if each is None or total is None:
        return ()
    missing = [side for side in call.scheme(scheme).sides if side not in sides] if sides is not None else []
    few = institutions is not None and institutions < number_of(total)
    verdict: Verdict = "no" if missing or few else "info" if sides is None and institutions is None else "yes"
    if verdict == "yes" and sides is None:
        verdict = "confirm"  # enough in number, but who they are was not said
    text = _consortium_lead(call, missing, verdict, language) + _consortium_words(call, scheme, language)
    return (ruling("consortium", scheme, verdict, text, (each, total)),)


def _consortium_words(call: Call, scheme: str, language: Language) -> str:
    each, total = call.fact("consortium_per_country", scheme), call.fact("consortium_total", scheme)
    assert each and total
    one, two = f"{number_of(each)}", f"{number_of(total)}"
    where = call.fact("consortium_countries", scheme)
    both = where.says[language] if where else ""
    if language == "ja":
        return f"{both}の大学や研究機関等から{one}機関以上がコンソーシアムを組み、{two}機関以上の共同研究体制で応募します。"
    return (
        f"At least {one} university or research institution from each of {both} must form a consortium, "
        f"with at least {two} institutions in all."
    )


def _consortium_lead(call: Call, missing: list[str], verdict: Verdict, language: Language) -> str:
    if verdict == "no":
        names = [wording.side_name(call, side, language) for side in missing]
        absent = ("、" if language == "ja" else " and ").join(names)
        if language == "ja":
            return f"いいえ、{absent}の機関が欠けています。" if absent else "いいえ、機関の数が足りません。"
        return (
            f"No: institutions on {absent} are missing. " if absent else "No: that is too few institutions. "
        )
    return {"yes": ("はい。", "Yes. ")}.get(verdict, ("", ""))[language == "en"]


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
    says = wording.sentence(fact.says[language], language)
    if as_pi is False:
        silent = (
            "研究代表者以外の立場での重複参加については資料に示されていません。"
            if language == "ja"
            else "The documents say nothing about taking part in several applications in another role. "
        )
        return (ruling("duplicate_application", fact.scheme, "confirm", silent + says, (fact,)),)
    text = ("いいえ。" if language == "ja" else "No. ") + says
    return (ruling("duplicate_application", fact.scheme, "no", text, (fact,)),)


def proposal_language(
    call: Call, language: Language, *, scheme: str, asked: Language | None = None
) -> tuple[Ruling, ...]:
    """The language the proposal is written in; with *asked*, whether that one will do."""
    fact = call.fact("language", scheme)
    if fact is None:
        return ()
    wanted = "en" if any(word.startswith(("英語", "English")) for word in fact.words) else "ja"
    verdict: Verdict = "info" if asked is None else "yes" if asked == wanted else "no"
    lead = {"yes": ("はい、", "Yes: "), "no": ("いいえ、", "No: "), "info": ("", "")}[verdict][
        language == "en"
    ]
    says = fact.says[language]
    text = wording.sentence(lead + says, language)
    return (ruling("proposal_language", scheme, verdict, text, (fact,)),)


def submission(call: Call, language: Language, *, scheme: str, side: str | None = None) -> tuple[Ruling, ...]:
    """What is written and where each side uploads it."""
    return stated(call, language, rule="submission", keys=("form", "system"), scheme=scheme, side=side)
