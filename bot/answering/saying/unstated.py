"""That something is stated for others only, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.matters import matter, thing
from bot.answering.saying.told import Told
from bot.answering.saying.words import (
    capital,
    country,
    listed,
    scheme_name,
    scheme_names,
    sentence,
    side_name,
)
from bot.rules.decision import Decision
from bot.rules.no_side import NoSide
from bot.rules.unstated import NotStated


def not_stated(decision: NotStated, told: Told) -> str:
    """滞在期間は日本側について定められています。英国側については資料に記載がありません。"""
    others, own = _others(decision, told), _own(decision, told)
    what = matter(decision.key, told.language) or thing(decision.facts[0], told.language)
    if told.ja:
        return f"{what}は{others}について示されています。{own}については資料に記載がありません。"
    return sentence(f"{what} is stated for {others}; the documents state nothing of it for {own}", "en")


def no_side(decision: NoSide, told: Told) -> str:
    """日英共同公募にドイツ側はありません。応募の締切は日本側と英国側について示されています。"""
    where, scheme = (
        country(decision.country, told.language),
        scheme_name(told.call, decision.scheme, told.language),
    )
    what = matter(decision.key, told.language) or thing(decision.facts[0], told.language)
    sides = dict.fromkeys(fact.side for fact in decision.facts)
    others = listed([side_name(told.call, side, told.language) for side in sides], told.language)
    if told.ja:
        return f"{scheme}に{where}側はありません。{what}は{others}について示されています。"
    return f"{capital(scheme)} has no side of {where}. " + sentence(f"{what} is stated for {others}", "en")


def _own(decision: NotStated, told: Told) -> str:
    if decision.side:
        return side_name(told.call, decision.side, told.language)
    schemes = decision.schemes or (decision.scheme,)
    return scheme_names(told.call, schemes, told.language)


def _others(decision: NotStated, told: Told) -> str:
    if decision.side:
        sides = dict.fromkeys(fact.side for fact in decision.facts)
        return listed([side_name(told.call, side, told.language) for side in sides], told.language)
    schemes = tuple(dict.fromkeys(fact.scheme for fact in decision.facts))
    return scheme_names(told.call, schemes, told.language)


SAYERS: Mapping[type[Decision], Callable[..., str]] = {NotStated: not_stated, NoSide: no_side}
