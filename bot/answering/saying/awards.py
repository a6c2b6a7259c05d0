"""The number of projects selected, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.told import Told
from bot.answering.saying.words import count, said, scheme_name, sentence
from bot.rules.awards import Awards
from bot.rules.decision import Decision
from corpus.facts.values import number_of


def awards(decision: Awards, told: Told) -> str:
    """日英共同公募の採択件数は5件程度です。 / About 5 projects are selected in the joint call; 10 is not stated."""
    fact, ja = decision.facts[0], told.ja
    number = said(count(number_of(fact), "件", "project", told.language), fact, told.language)
    scheme = scheme_name(told.call, decision.scheme, told.language)
    named = "" if decision.asked is None else count(decision.asked, "件", "project", told.language)
    text = f"{scheme}の採択件数は{number}です。" if ja else f"{number} are selected in {scheme}."
    if decision.relation == "different":
        text += f"{named}ではありません。" if ja else f" That is not {named}."
    if decision.relation == "beyond_hedge":
        text += (
            f"{named}になるかどうかは資料に示されていません。"
            if ja
            else f" The documents do not say whether it may be {named}."
        )
    return sentence(text, told.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Awards: awards}
