"""Which role each quantity of a question plays: direct costs or a total, years since the degree or length of a stay.

A role is told by words of the trade beside the quantity: the nearest that fits its kind, in the same sentence, gives
it. A word counts as further off behind the end of a clause, and behind another quantity of the same kind, whose word it
may be. Of values in a row ("in 2012 and 2018") one word tells the role of all. Where no such word stands the role is
None, and a rule decides only if the intent leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from bot.reading.amounts import role_of_amount, times_a_year
from bot.reading.asked import Role, Value
from bot.reading.claims import claimed, retold
from bot.reading.lengths import joined
from bot.reading.paid import is_paid
from bot.reading.query import Query
from bot.reading.role_words import FIRST_DAY, LAST_DAY, PATTERNS, Telling
from bot.reading.scene import NEAREST, Scene, Span
from corpus.quantity import Day, Quantity
from corpus.text.beside import beside
from corpus.text.names import Name

T = TypeVar("T")

_IN_A_PLACE = 10  # how much less than a word a place tells that somebody stays there
_BY_ANOTHER = (
    15  # as far off as an amount or people beside a length count: 1.8億円を3年間, "two postdocs for a year"
)
_LASTS: dict[str, Telling] = {"people": "stay", "money": "project"}
_LONGEST_STAY = 60  # months: 16年 beside 渡航 is counted from something else
LOCATIVE = beside(r"\b(?:in|to|at) (?:the )?", r"(?:の\w{1,6})?(?:に|へ|で)")
# What ends on a day, whatever it is that does.
_ENDS_ON = beside(
    r"\b(?:ends?|ending|finish(?:es|ing)?) (?:on|in|at) (?:the )?", r" ?[にで](?:終わ|終了|帰国)"
)
# Hours that somebody keeps, and no submission: "our office closes at 5 pm", 事務室は17時に閉まる.
_KEEPS = r"offices?|desk|department|library|building|campus|university|staff|admin(?:istration|istrators?)?"
_HOURS = (
    re.compile(
        rf"\b(?:{_KEEPS}) (?:only )?(?:closes?|shuts?|opens?|leaves?|finish(?:es)?|goes home)(?: \w+)?"
        r" (?:at|from|by|until) $"
    ),
    re.compile(r"(?:に|で|には|まで(?:しか)?)?(?:閉まり|閉まる|閉ま|閉じ|終業|退勤|営業|開いて)"),
)
_OFFICE = re.compile(r"(?:事務[室所局方部]?|窓口|支援室|オフィス|部署|[一-龠]課)(?:は|が|も)[^、。]{0,12}$")
# "One institution per country", 国内2大学: counted for one side, and not in all.
_A_SIDE = re.compile(
    r"ずつ|各(?:国|側|チーム)|それぞれ|双方|片(?:側|方)|国内|自国|こちら|うちの側"
    r"|\b(?:per|each|every|either|both) (?:country|side|nation|team)|\bon (?:our|their|one|my"
    r"|the other) (?:side|end)"
    r"|\b(?:each|apiece|domestic)\b"
)
_BESIDE = 30  # characters in which they stand
_OF_SHARE: dict[str, Role] = {
    "indirect": "indirect_rate",
    "with_indirect": "indirect_rate",
    "fec": "fec_share",
}
_OF_COUNT: dict[str, Role] = {"people": "people", "institutions": "institutions", "awards": "awards"}
_IN_A_ROW = re.compile(r"(?:[\s、,・/~〜はがもとや側を()-]|and|or|but|to|the|side|on|for|of|in|まで|および)*")
_TO = ("から", "より")  # of a range of amounts; of two days it tells which is the first
_LONGEST_GAP = 24  # characters between two values in a row


def bound(
    query: Query, sentence: Span, sides_of: Mapping[str, str] = MappingProxyType({})
) -> tuple[Value, ...]:
    """The quantities of one sentence of *query*, each in its role; *sides_of* gives countries their sides."""
    items, names = query.within(sentence)
    told, _ = query.within((0, sentence[0]))
    scene = Scene.of(query.folded, sentence, items, [_side(name, sides_of) for name in names], told)
    roles: list[Telling | None] = [_telling(scene, item) for item in items]
    claims: list[bool | None] = [claimed(scene.low, *scene.span(item)) or None for item in items]
    values = [
        Value(
            item,
            None if role == "other" else role,
            bool(claim),
            scene.side(item),
            retold(scene.low, *scene.span(item)),
            paid=is_paid(scene, item),
            a_year=times_a_year(scene, item),
        )
        for item, role, claim in zip(items, _shared(scene, roles), _shared(scene, claims), strict=True)
    ]
    return tuple(value for value in joined(scene, values) if not _is_of_an_office(scene, value.quantity))


def _side(name: Name, sides_of: Mapping[str, str]) -> Name:
    """A country that is one side's as that side."""
    known = name.kind == "country" and name.id in sides_of
    return replace(name, kind="side", id=sides_of[name.id]) if known else name


def _telling(scene: Scene, item: Quantity) -> Telling | None:
    if item.kind == "money":
        return role_of_amount(scene, item)
    if item.kind == "percent" and item.field in _OF_SHARE:
        return _OF_SHARE[str(item.field)]
    if item.kind == "count":
        return _of_count(scene, item)
    if item.kind == "rate":
        return "exchange_rate"
    if _is_no_ones(item):
        return "other"
    if item.kind == "date" and scene.beside(item, _ENDS_ON):
        return "end_day"
    near = min((one for one in _near(scene, item) if _may_be(one[1], item)), default=None)
    if near is None or near[0] > NEAREST:
        return _by_position(scene, item)
    # A stay until a day does not depart on it.
    lasts_until = near[1] == "departure" and scene.beside(item, LAST_DAY)
    return "end_day" if lasts_until else near[1]


def _may_be(role: Telling, item: Quantity) -> bool:
    return (
        role != "stay"
        or item.unit != "months"
        or not isinstance(item.value, Decimal)
        or item.value <= _LONGEST_STAY
    )


def _is_one_of_two(scene: Scene) -> bool:
    """Whether two days are named: the first and the last."""
    return sum(item.kind == "date" for item in scene.items) == 2


def _is_no_ones(item: Quantity) -> bool:
    """Whether it is of a size that plays no role: a fiscal year, hours and minutes."""
    fiscal = isinstance(item.value, Day) and item.value.part == "fiscal"
    return fiscal or (item.kind == "duration" and item.unit in ("hours", "minutes"))


def _is_of_an_office(scene: Scene, item: Quantity) -> bool:
    """Whether a time is one at which an office opens or closes, which is nobody's value."""
    if item.kind != "time":
        return False
    start, end = scene.span(item)
    closes, shut = _HOURS
    before = scene.low[max(0, start - _BESIDE) : start]
    return bool(closes.search(before) or (_OFFICE.search(before) and shut.match(scene.low, end)))


def _near(scene: Scene, item: Quantity) -> Iterator[tuple[int, Telling]]:
    """How far off each telling word stands, and the role it tells."""
    start, end = scene.span(item)
    first, last = max(0, start - NEAREST), min(len(scene.low), end + NEAREST)
    for role, pattern in PATTERNS.get("date" if item.kind == "time" else item.kind, {}).items():
        for match in pattern.finditer(scene.low, first, start):
            yield scene.distance(item, match.span()), role
        for match in pattern.finditer(scene.low, end, last):
            yield scene.distance(item, match.span()), role
    if item.kind == "duration":
        for place in scene.near(item, scene.places):
            if scene.beside(place, LOCATIVE):
                yield scene.distance(item, scene.span(place)) + _IN_A_PLACE, "stay"
        for what, role in _LASTS.items():
            if scene.next_to(item, what):
                yield _BY_ANOTHER, role


def _by_position(scene: Scene, item: Quantity) -> Telling | None:
    """The months between which something lasts, by "from" and "until"."""
    if isinstance(item.value, Day) and (item.value.day is None or _is_one_of_two(scene)):
        if scene.beside(item, FIRST_DAY):
            return "start_day"
        return "end_day" if scene.beside(item, LAST_DAY) else None
    return None


def _of_count(scene: Scene, item: Quantity) -> Role | None:
    role = _OF_COUNT.get(item.unit)
    start, end = scene.span(item)
    around = scene.low[max(0, start - _BESIDE) : start], scene.low[end : end + _BESIDE]
    if role == "institutions" and (scene.names_side(item) or any(map(_A_SIDE.search, around))):
        return "institutions_a_side"
    return role


def _shared(scene: Scene, said: list[T]) -> list[T]:
    """What is *said* of each item, given to those in a row with it of which nothing is said."""
    pairs = range(len(said) - 1)
    for first in (*pairs, *reversed(pairs)):
        one, other = said[first : first + 2]
        if (one is None) != (other is None) and _in_a_row(scene, first):
            said[first] = said[first + 1] = other if one is None else one
    return said


def _in_a_row(scene: Scene, first: int) -> bool:
    """Whether an item and the next are of one kind, with nothing but "and" and the names of sides between them."""
    one, other = scene.items[first : first + 2]
    gap = scene.between(one, other)
    return (
        one.kind == other.kind
        and (one.kind in ("date", "time", "duration", "percent") or _in_one_currency(one, other))
        and len(gap) <= _LONGEST_GAP
        and (_IN_A_ROW.fullmatch(gap) is not None or (one.kind == "money" and gap.strip() in _TO))
    )


def _in_one_currency(one: Quantity, other: Quantity) -> bool:
    return one.kind == "money" and one.unit == other.unit
