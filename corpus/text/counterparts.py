"""Sides told from where the asker stands: 先方 and "our partner" are the other side, "our Kyoto group" their own.

Where the asker stands is told by what they say of themselves ("we are in Leeds", 京都大学の者です); else who writes
Japanese stands in Japan, if that is one of the sides, and of others it is not known. "The other side" is another than
the one told right before it, whoever asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from corpus.text.language import language_of

Span = tuple[int, int]


class Place(NamedTuple):
    """Where a side, or a place that lies on one, is named."""

    side: str
    span: Span


_PARTNER = re.compile(
    r"先方|相手(?:国側|国|側|方)?|あ(?:ちら|っち)側?|向こう側?"
    r"|\b(?:our|my|the|their) (?:\w+ )?(?:partner|counterpart|collaborator)s?\b|\btheir (?:side|team)\b"
)
_OTHER = re.compile(r"\bthe other (?:side|team|country|partner)\b|もう(?:一方|片方)側?|(?:反対|逆)側")
# The asker's own side, where another is spoken of: 英国の先生と組みますが、こちらの予算は.
_HERE = re.compile(
    r"(?:こちら|こっち)側?(?=[のはもで])|\bour (?:own )?(?:side|end|half)\b|\b(?:from|over) here\b"
)
# "Our partner in Leeds", 英国の相手: the place is the partner's.
_PLACE_BEHIND = re.compile(r" (?:\w+ )?(?:in|at|from) (?:the )?|[のはが、(]{0,2}")
_PLACE_BEFORE = re.compile(r"(?:側|の|にいる|における){0,2}$")
# "We are a group in Kyoto", "our Kyoto group": the asker's own.
_WE_ARE = re.compile(
    r"\b(?:we|i)(?:'re|'m| are| am| work| live)(?: an? \w+| based)?(?: in| at| from| on) (?:the )?(?:university of )?$"
)
_OUR = re.compile(r"\b(?:our|my) $")
_GROUP = re.compile(r" (?:group|lab|team|universit|institut|department|side|office)")
_I_AM = re.compile(r"(?:側|の?\w{0,6}大(?:学)?)?(?:の\w{1,6}){0,2}(?:です(?!か)|と申します)")
# 相手国へ渡航する, あちらで暮らす: a place to go to, where 相手国の研究者 are people.
_AS_PLACE = re.compile(
    r"側?(?:の(?:ラボ|研究[室所]|大学|機関|施設))?(?:へ|で(?!す|し|も)|に(?=行|渡|出|送|派|滞|住|赴|来|着|い))"
)
_REACH = 40  # characters


def sides_by_standpoint(
    low: str, places: Sequence[Place], sides: Mapping[str, str | None]
) -> Iterator[tuple[str, Span, bool]]:
    """The sides that *low* (folded) names from the asker's standpoint, with the words that do, and whether these mean
    its people and no place to go to.

    *places* are the sides and the places on them that it names, *sides* the ids of both sides with their countries. A
    partner is on the other side than the asker, or where another mention tells that they are.
    """
    nearby = {at: place for place in places for at in place.span}
    partners = {match.span(): _place_of(low, match.span(), nearby) for match in _PARTNER.finditer(low)}
    of_partners = frozenset(partners.values())
    own = [one for one in places if one not in of_partners and _is_own(low, one.span)]
    yield from ((place.side, place.span, True) for place in own)
    others = [match.span() for match in _OTHER.finditer(low)]
    here = [match.span() for match in _HERE.finditer(low)]
    if not (partners or others or here) or len(sides) != 2:
        return
    home = own[0].side if own else _home_of_writer(low, partners.values(), sides)
    if home and any(place.side != home for place in places):
        yield from ((_speaker(low, span, places) or home, span, True) for span in here)
    for span in others:
        told = next((place.side for place in reversed(places) if place.span[1] <= span[0]), home)
        side = next((side for side in sides if told and side != told), None)
        if side:
            yield side, span, True
    theirs = None if own else next(filter(None, partners.values()), None)
    for span, told_of in partners.items():
        place = told_of or theirs
        side = place.side if place else next((side for side in sides if home and side != home), None)
        if side:
            yield side, span, _AS_PLACE.match(low, span[1]) is None


def points_home(low: str) -> bool:
    """Whether *low* (folded) speaks of where the asker stands: こちらの, "over here"."""
    return _HERE.search(low) is not None


def _is_own(low: str, span: Span) -> bool:
    start, end = span
    first = max(0, start - _REACH)
    ours = _OUR.search(low, first, start) and _GROUP.match(low, end)
    return bool(ours or _WE_ARE.search(low, first, start) or _I_AM.match(low, end))


def _speaker(low: str, span: Span, places: Sequence[Place]) -> str | None:
    """The side of whom the words at *span* are quoted from: 英国の先生は「こちらは4時までだ」."""
    opens = low.rfind("「", 0, span[0])
    if opens < 0 or "」" in low[opens : span[0]]:
        return None
    told = low.rfind("。", 0, opens)
    return next((one.side for one in reversed(places) if told < one.span[0] and one.span[1] <= opens), None)


def _home_of_writer(
    low: str, partners: Iterable[Place | None], sides: Mapping[str, str | None]
) -> str | None:
    """Japan for who writes Japanese; of others the other side than that of the partner of whom they tell the place."""
    if language_of(low) == "ja":
        return next((side for side, country in sides.items() if country == "JP"), None)
    theirs = {place.side for place in partners if place}
    return next((side for side in sides if theirs and side not in theirs), None)


def _place_of(low: str, partner: Span, nearby: Mapping[int, Place]) -> Place | None:
    """The partner's place: named inside the words for them ("our UK partner"), right behind or right before them."""
    start, end = partner
    behind = _PLACE_BEHIND.match(low, end)
    before = _PLACE_BEFORE.search(low, max(0, start - _REACH), start)
    marks = [*range(start, end), *([behind.end()] if behind else []), *([before.start()] if before else [])]
    return next((nearby[at] for at in marks if at in nearby), None)
