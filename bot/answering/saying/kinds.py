"""The kinds of call, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answering.saying.told import Told
from bot.answering.saying.words import duration, listed, money, said, scheme_name
from bot.rules.decision import Decision
from bot.rules.kinds import Frames, Schemes
from corpus.facts.model import Fact
from corpus.facts.values import number_of


def schemes(decision: Schemes, told: Told) -> str:
    """公募には、日英共同公募、… があります。"""
    names = [scheme_name(told.call, fact.scheme, told.language) for fact in decision.facts]
    return told.either(
        f"{told.call.programme}の公募には、{listed(names, 'ja')}があります。",
        f"The calls of {told.call.programme} are {listed(names, 'en')}.",
    )


def frames(decision: Frames, told: Told) -> str:
    """単独公募（Top枠）は直接経費で最大3.8億円・5年、…"""
    by_scheme: dict[str, list[str]] = {}
    for fact in decision.facts:
        by_scheme.setdefault(fact.scheme, []).append(_value(fact, told))
    parts = [
        told.either(
            f"{scheme_name(told.call, scheme, 'ja')}は{'・'.join(values)}",
            f"{scheme_name(told.call, scheme, 'en')}: {', '.join(values)}",
        )
        for scheme, values in by_scheme.items()
    ]
    return told.either(f"{'、'.join(parts)}です。", f"Their size and length differ: {'; '.join(parts)}.")


def _value(fact: Fact, told: Told) -> str:
    number, unit = number_of(fact), str(fact.unit)
    if fact.key == "duration":
        return said(duration(number, unit, told.language), fact, told.language)
    return said(money(number, unit, told.language), fact, told.language) + told.either(
        "（直接経費）", " of direct costs"
    )


SAYERS: Mapping[type[Decision], Callable[..., str]] = {Schemes: schemes, Frames: frames}
