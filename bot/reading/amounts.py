"""Which costs an amount of a question is: direct, with indirect ones, full economic, or an amount a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.reading.asked import Role
from bot.reading.scene import Scene
from corpus.quantity import Quantity

_REACH = 40  # characters
_OF_FIELD: Mapping[str, Role] = {
    "direct": "direct_costs",
    "with_indirect": "total_costs",
    "indirect": "indirect_costs",
    "fec": "full_economic_cost",
}
# "£1.1m at 100 % FEC": the share tells which costs the amount is.
_AT_FEC = re.compile(
    r" ?(?:\(?at |の|\()?100 ?(?:%|パーセント|percent) ?(?:of )?(?:fec|full economic)|\s*\(?fec"
)
_YEARLY = (
    re.compile(
        r"(?:(?<![0-9一二三四五六七八九十数])年(?:間|額)?(?:に|で|は)?|年度?(?:あたり|当たり|につき)"
        r"|(?:初|最終|次|翌|各|毎)年度?(?:に|は|で)?|年目(?:に|は|で)?"
        r"|\b(?:yearly|annual(?:ly)?)(?: \w+)?) ?$"
    ),
    re.compile(
        r" ?(?:(?:/|per |an? |each |every )(?:year|annum)\b|yearly|annually|/年"
        r"|in (?:the |any )?(?:first|second|third|last|final|one) year\b)"
    ),
)
_WHOLE = re.compile(
    r"(?<!経費の)(?<!経費)(?:総額[でにはの]{0,2}|\btotal (?:costs?|budget) (?:of|is|are|comes? to) ?)$"
)
_TOTAL = re.compile(r"(?:合計|総計|計|合わせて|total|sum)(?:[でにはの ]| of| is){0,2}$")


def role_of_amount(scene: Scene, item: Quantity) -> Role | None:
    """The role of an amount of money; None where the words do not tell which costs it is."""
    _, end = scene.span(item)
    if scene.beside(item, *_YEARLY):
        return "yearly_costs"
    if _AT_FEC.match(scene.low, end):
        return "full_economic_cost"
    if item.field:
        return _OF_FIELD[item.field]
    return "total_costs" if _is_whole(scene, item) or _adds_up(scene, item) else None


def _is_whole(scene: Scene, item: Quantity) -> bool:
    """Whether it is called the whole sum, and not that of the direct costs alone."""
    start, _ = scene.span(item)
    return _WHOLE.search(scene.low, max(0, start - _REACH), start) is not None


def _adds_up(scene: Scene, item: Quantity) -> bool:
    """Whether it is said to be, or is, the sum of the direct and the indirect costs named beside it."""
    parts = [
        one.value
        for one in scene.items
        if one.field in ("direct", "indirect") and one.kind == "money" and one.unit == item.unit
    ]
    start, _ = scene.span(item)
    said = _TOTAL.search(scene.low, max(0, start - _REACH), start)
    numbers = [part for part in parts if isinstance(part, Decimal)]
    return len(numbers) == 2 and (said is not None or sum(numbers) == item.value)
