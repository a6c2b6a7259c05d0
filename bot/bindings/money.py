"""How much: the award, and the share of it that has a purpose of its own."""

from __future__ import annotations

import re
from decimal import Decimal

from bot import rules
from bot.ask import Ask
from bot.bindings.slots import SURE, Rulings, amount_of, amounts_of, place_of
from bot.rules import Money
from corpus.facts.model import Call

# Whether a limit holds indirect costs, which is no amount to be measured against it.
_INCLUDES = re.compile(r"含(?:ま|み|んで)[^。]{0,6}か|(?:^|[.?!] )(?:does|do|is|are) [^.?!]*\binclude[sd]?\b")
_BELONGS = re.compile(
    r"part of (?:the|this|that) \d|count(?:s|ed)? (?:towards?|as part)|割(?:の中)?に(?:は)?[^。]{0,12}(?:含ま|含め|入)"
)
# Whether an amount is all of the full economic cost.
_ALL_OF_IT = re.compile(r"全額|全部|満額|(?:^|[.?!] )(?:is|are|do|does)[^.?!]* the full (?:economic )?cost")
# A limit said to be an amount, or to be confirmed as one: "capped at 150 million", 上限1.5億円; "up to 150 million, right?"
_CAPPED = re.compile(
    r"(?<![a-z])(?:capped|limited|cap|ceiling|limit|maximum|max)(?: (?:is|was|stands|set))?(?: (?:at|to|of))? ?(?:about |around |jpy |gbp )*\0"
    r"|(?:上限|限度|上限額|限度額)(?:額)?[はがも]?\0"
)
# The asker's own cap, or whether an amount will do: "our budget is limited to 150 million", "is a maximum of 150 million OK?"
_OWN = re.compile(
    r"(?<![a-z])(?:our|my|we|ok|okay|acceptable|allowed|permitted|fine|within)(?![a-z])|当方|本学|弊学|弊社"
)
_UP_TO = re.compile(r"up to (?:about |jpy |gbp )*\0|(?:最大|最高)で?\0|\0まで")
# What direct costs come to with indirect ones on top, and not the limit.
_TOTAL = re.compile(
    r"(?:総額|合計|全部で|トータル)[^。]{0,6}(?:いくら|何円|何億)|what[^.?!]*\btotal\b|\btotal\b[^.?!]*\bcome to\b"
)


def award_limit(call: Call, ask: Ask) -> Rulings:
    """The limit, the headroom of a named amount, what it comes to in total, or a claimed limit put right."""
    amounts = amounts_of(ask)
    if len(amounts) == 1 and amounts[0].field == "direct" and _TOTAL.search(ask.text):
        return rules.indirect_costs(call, ask.language, scheme=ask.scheme, amount=amounts[0])
    if "indirect" in ask.concepts and _INCLUDES.search(ask.text):
        return rules.award_limit(call, ask.language, **place_of(ask))
    if amounts and amounts[0].field == "fec" and _ALL_OF_IT.search(ask.text):
        return rules.full_economic_cost(call, ask.language, scheme=ask.scheme)
    if amounts and (ask.claims("limit", "award") or _is_claimed(ask)):
        return rules.claimed_limit(call, ask.language, **place_of(ask), amount=amounts[0])
    if len(amounts) < 2:
        return rules.award_limit(call, ask.language, **place_of(ask), amount=amounts[0] if amounts else None)
    # Of several amounts each is measured, one in another currency against the side that has it.
    return tuple(
        item
        for amount in amounts
        for item in rules.award_limit(
            call, ask.language, scheme=ask.scheme, side=_side_of(call, ask, amount), amount=amount
        )
    )


def _is_claimed(ask: Ask) -> bool:
    """Whether the one amount named is said to be the limit, rather than asked to be measured against it."""
    amounts = ask.all("money")
    if len(amounts) != 1:
        return False
    start, end = amounts[0].span
    text = f"{ask.text[max(start - 40, 0) : start]}\0{ask.text[end : end + 10]}"
    sure = bool(SURE.search(ask.text))
    return bool(
        (_CAPPED.search(text) and (sure or not _OWN.search(ask.text))) or (sure and _UP_TO.search(text))
    )


def _side_of(call: Call, ask: Ask, amount: Money) -> str | None:
    sides = [fact.side for fact in call.all("award_limit", ask.scheme) if fact.unit == amount.unit]
    return sides[0] if sides else ask.side


def _share(ask: Ask) -> Decimal | None:
    """A share in percent: as named, or one amount of another."""
    shares = (item.value for item in ask.all("percent") if item.field != "indirect")
    named = next((share for share in shares if isinstance(share, Decimal)), None)
    amounts = sorted(item.value for item in ask.all("money") if isinstance(item.value, Decimal))
    if named is None and len(amounts) == 2 and amounts[1]:
        return (amounts[0] / amounts[1] * 100).quantize(Decimal("0.1")).normalize()
    return named


def network_share(call: Call, ask: Ask) -> Rulings:
    """The share, and how it meets the one named."""
    claimed = ask.claims("share", "must", "network")
    amounts = ask.all("money")
    whole = amount_of(ask) if len(amounts) == 1 else None
    # "Are computers part of the 70%?" asks what counts, and not whether 70% is enough.
    unmeasured = "optional" in ask.concepts or ask.is_open or _BELONGS.search(ask.text)
    share = None if unmeasured else _share(ask)
    fact = call.fact("network_share", ask.scheme)
    if whole and fact and share in (None, Decimal(str(fact.value))):
        share = None  # 1.2億円の7割: the share itself is asked for
    else:
        whole = None
    return rules.network_share(
        call, ask.language, scheme=ask.scheme, share=share, claimed=claimed, whole=whole
    )


def use_of_funds(call: Call, ask: Ask) -> Rulings:
    """What the award is for: the share with a purpose of its own, its examples, and what does not count."""
    share = rules.network_share(call, ask.language, scheme=ask.scheme)
    return share + rules.counted(call, ask.language, scheme=ask.scheme)


_EXAMPLES = {
    "workshop": "counts_workshop",
    "travel_cost": "counts_travel",
    "coordinator": "counts_coordination",
}


def counted(call: Call, ask: Ask) -> Rulings:
    """Whether the things named are among the call's own examples."""
    named = [key for concept, key in _EXAMPLES.items() if concept in ask.concepts]
    found = [rules.counts(call, ask.language, scheme=ask.scheme, item=key) for key in named]
    if named:
        return tuple(item for group in found for item in group)
    share, asked = call.fact("network_share", ask.scheme), ask.number("percent")
    other_part = share is not None and asked is not None and asked != Decimal(str(share.value))
    about_share = not other_part and ask.touched & {"share", "#percent", "network"}
    # Of employment only that which serves the research alone is said not to count.
    whose = {"employment", "young"} <= ask.concepts.names
    verdict: rules.Verdict = "no" if about_share and not whose else "confirm"
    return rules.not_counted(call, ask.language, scheme=ask.scheme, verdict=verdict)
