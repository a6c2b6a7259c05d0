"""A fact that does not rule, in words: what it is about, why nothing is said of it, and whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.matters import matter, thing
from bot.answering.saying.told import Told
from bot.answering.saying.words import capital, of_side
from bot.rules.decision import Decision
from bot.rules.withheld import ForTheDesk


def for_the_desk(decision: ForTheDesk, told: Told) -> str:
    """The award limit on the UK side is being revised; please ask the desk. Changed words are shown."""
    fact, now = decision.withheld.fact, decision.withheld.now
    name = matter(fact.key, told.language) or thing(fact, told.language)
    side = of_side(told.call, fact.side, told.language)
    what = told.either(f"{side}{name}", f"{name}{side}")
    if decision.withheld.reason != "changed":
        return told.either(
            f"{what}については、現在見直し中です。担当へご確認ください。",
            f"{capital(what)} is being revised; please ask the desk.",
        )
    lead = told.either(
        f"{what}についての資料の記載が変わっています。担当へご確認ください。",
        f"What the documents say on this ({what}) has changed; please confirm with the desk.",
    )
    if now is None:
        return lead
    return lead + told.either(f"資料の現在の記載：「{now.quote}」", f' They now say: "{now.quote}"')


SAYERS: Mapping[type[Decision], Callable[..., str]] = {ForTheDesk: for_the_desk}
