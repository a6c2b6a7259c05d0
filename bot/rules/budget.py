"""What the money is for: the share for networks and young researchers, and what counts towards it."""

from __future__ import annotations

from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.wording import plain, ruling
from bot.typed import number_of
from corpus.facts import Call


def network_share(
    call: Call, language: Language, *, scheme: str, share: Decimal | None = None, claimed: bool = False
) -> tuple[Ruling, ...]:
    """The share of direct costs meant for networks and young researchers; with *share* in percent, whether it meets it.

    The call says 程度 (about): less than the share is `confirm`, never a tolerance of our own. A *claimed* share is not
    measured against the call's but has to be the same.
    """
    fact, purpose = call.fact("network_share", scheme), call.fact("network_purpose", scheme)
    if fact is None or purpose is None:
        return ()
    needed = wording.percent(number_of(fact), language)
    verdict: Verdict = "info"
    if share is not None:
        verdict = "yes" if share >= number_of(fact) else "confirm" if fact.hedge else "no"
    if claimed:
        verdict = "yes" if share == number_of(fact) else "no"
    text = _share_words(needed, purpose.says[language], bool(fact.hedge), language)
    value = plain(number_of(fact))
    text = _share_lead(verdict, None if claimed else share, language) + text
    return (
        ruling(
            "network_share",
            scheme,
            verdict,
            text,
            (fact,),
            value=value,
            unit="percent",
            hedged=bool(fact.hedge),
        ),
    )


def _share_words(needed: str, purpose: str, about: bool, language: Language) -> str:
    if language == "ja":
        return f"直接経費総額の{needed}{'程度' if about else ''}を{purpose}を目的として使用するものとされています。"
    return f"{'About ' if about else ''}{needed} of the total direct costs is to be used for {purpose}."


def _share_lead(verdict: Verdict, share: Decimal | None, language: Language) -> str:
    if share is None:
        return ""
    asked = wording.percent(share, language)
    return {
        "yes": (f"はい、{asked}なら要件を満たします。", f"Yes, {asked} meets it. "),
        "no": (f"いいえ、{asked}では足りません。", f"No, {asked} is not enough. "),
        "confirm": (
            f"{asked}で足りるかは担当へご確認ください。",
            f"Please confirm with the desk whether {asked} is enough. ",
        ),
    }.get(verdict, ("", ""))[language == "en"]


def counted(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """What the share may be spent on, by the call's own examples, and what does not count."""
    examples = [call.fact(key, scheme) for key in COUNTED]
    out = call.fact("not_counted", scheme)
    facts = tuple(fact for fact in examples if fact)
    if not facts:
        return ()
    names = ("、" if language == "ja" else "; ").join(fact.says[language] for fact in facts)
    text = (
        f"例として、{names}が挙げられています。" if language == "ja" else f"The examples given are: {names}."
    )
    rulings = (ruling("counted", scheme, "info", text, facts),)
    return (*rulings, *not_counted(call, language, scheme=scheme, verdict="info")) if out else rulings


COUNTED = ("counts_workshop", "counts_travel", "counts_coordination")


def counts(call: Call, language: Language, *, scheme: str, item: str) -> tuple[Ruling, ...]:
    """Whether one of the call's own examples (a fact key of COUNTED) counts towards the share: it does."""
    fact = call.fact(item, scheme)
    if fact is None:
        return ()
    text = (
        f"はい、{fact.says['ja']}は、この用途の例として挙げられています。"
        if language == "ja"
        else f"Yes: {fact.says['en']} are given as an example of this use."
    )
    return (ruling("counted", scheme, "yes", text, (fact,)),)


def not_counted(
    call: Call, language: Language, *, scheme: str, verdict: Verdict = "no"
) -> tuple[Ruling, ...]:
    """What does not count towards the share."""
    fact = call.fact("not_counted", scheme)
    if fact is None:
        return ()
    lead = {"no": {"ja": "いいえ、", "en": "No: "}}.get(verdict, {"ja": "", "en": ""})[language]
    text = (
        f"{lead}{fact.says['ja']}は、この費用には含まれません。"
        if language == "ja"
        else f"{lead}{fact.says['en'] if lead else wording.capital(fact.says['en'])} are not included in this share."
    )
    return (ruling("counted", scheme, verdict, text, (fact,)),)
