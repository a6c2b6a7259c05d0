"""What the money is for: the share of it with a purpose of its own, and what counts towards that share."""

from __future__ import annotations

from decimal import Decimal

from bot.answer import Language, Verdict
from bot.evidence import Ruling
from bot.rules import wording
from bot.rules.headroom import Money
from bot.rules.wording import led, plain, ruling, said, sentence
from corpus.facts.model import Call, Fact
from corpus.facts.values import number_of


def network_share(
    call: Call,
    language: Language,
    *,
    scheme: str,
    share: Decimal | None = None,
    claimed: bool = False,
    whole: Money | None = None,
) -> tuple[Ruling, ...]:
    """The share of direct costs with a purpose of its own; with *share* in percent, whether it meets it.

    Less than a hedged share (程度) is `confirm`, never a tolerance of our own. A *claimed* share is not measured
    against the call's but has to be the same. Of *whole* direct costs, the sentence says how much the share is.
    """
    fact, purpose = call.fact("network_share", scheme), call.fact("network_purpose", scheme)
    if fact is None or purpose is None:
        return ()
    says = _share_words(fact, purpose.says[language], language)
    if claimed and share is not None:
        verdict: Verdict = "yes" if share == number_of(fact) else "no"
        text = led(verdict, says, language)
    else:
        verdict = "info" if share is None else _meets(fact, share)
        text = _share_lead(verdict, share, language) + sentence(says, language)
    if whole is not None:
        part = wording.money(whole.amount * number_of(fact) / 100, whole.unit, language)
        cost, about = wording.money(whole.amount, whole.unit, language), bool(fact.hedge)
        text += (
            f"直接経費{cost}では{part}{'程度' if about else ''}です。"
            if language == "ja"
            else f" Of direct costs of {cost}, that is {'about ' if about else ''}{part}."
        )
    value, hedged = plain(number_of(fact)), bool(fact.hedge)
    return (
        ruling("network_share", scheme, verdict, text, (fact,), value=value, unit="percent", hedged=hedged),
    )


def _meets(fact: Fact, share: Decimal) -> Verdict:
    needed = number_of(fact)
    short = {"at_most": share > needed, "less_than": share >= needed, "more_than": share <= needed}
    if not short.get(fact.bound or "", share < needed):
        return "yes"
    return "confirm" if fact.hedge else "no"


def _share_words(fact: Fact, purpose: str, language: Language) -> str:
    needed = said(wording.percent(number_of(fact), language), fact, language)
    if language == "ja":
        return f"直接経費総額の{needed}を{purpose}を目的として使用するものとされています"
    return f"{needed} of the total direct costs is to be used for {purpose}"


def _share_lead(verdict: Verdict, share: Decimal | None, language: Language) -> str:
    if share is None:
        return ""
    asked = wording.percent(share, language)
    return {
        "yes": (f"はい、{asked}なら要件を満たします。", f"Yes: {asked} meets the requirement. "),
        "no": (f"いいえ、{asked}では要件を満たしません。", f"No: {asked} does not meet the requirement. "),
        "confirm": (
            f"{asked}で足りるかは担当へご確認ください。",
            f"Please confirm with the desk whether {asked} is enough. ",
        ),
    }[verdict][language == "en"]


# What is said of costs outside the share.
_ELSE = {
    "ja": "それ以外の部分で認められるかは資料に示されていないため、担当へご確認ください。",
    "en": "For the rest of the budget the documents do not say; please confirm with the desk.",
}
COUNTED = "counts_"


def counted(call: Call, language: Language, *, scheme: str) -> tuple[Ruling, ...]:
    """What the share may be spent on, by the call's own examples, and what does not count."""
    keys = dict.fromkeys(fact.key for fact in call.facts if fact.key.startswith(COUNTED))
    facts = tuple(fact for key in keys if (fact := call.fact(key, scheme)))
    if not facts:
        return ()
    names = ("、" if language == "ja" else "; ").join(fact.says[language] for fact in facts)
    text = (
        f"例として、{names}が挙げられています。" if language == "ja" else f"The examples given are: {names}."
    )
    rulings = (ruling("counted", scheme, "info", text, facts),)
    return (*rulings, *not_counted(call, language, scheme=scheme, verdict="info"))


def counts(call: Call, language: Language, *, scheme: str, item: str) -> tuple[Ruling, ...]:
    """Whether one of the call's own examples (a fact key that begins with COUNTED) counts towards the share: it does."""
    fact = call.fact(item, scheme)
    if fact is None:
        return ()
    text = led(
        "yes",
        f"{fact.says['ja']}は、この用途の例として挙げられています"
        if language == "ja"
        else f"{fact.says['en']} are given as an example of this use",
        language,
    )
    return (ruling("counted", scheme, "yes", text, (fact,)),)


def not_counted(
    call: Call, language: Language, *, scheme: str, verdict: Verdict = "no"
) -> tuple[Ruling, ...]:
    """What does not count towards the share."""
    fact = call.fact("not_counted", scheme)
    if fact is None:
        return ()
    says = (
        f"{fact.says['ja']}は、この費用には含まれません"
        if language == "ja"
        else f"{fact.says['en']} do not count towards this share"
    )
    if verdict != "confirm":
        return (ruling("counted", scheme, verdict, led(verdict, says, language), (fact,)),)
    share = network_share(call, language, scheme=scheme)
    told = [item.text for item in share] + [sentence(says, language), _ELSE[language]]
    text = ("" if language == "ja" else " ").join(told)
    facts = (*call.all("network_share", scheme)[:1], fact)
    return (ruling("counted", scheme, verdict, text, facts),)
