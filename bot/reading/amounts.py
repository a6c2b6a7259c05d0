"""Which costs an amount of a question is: direct, with indirect ones, full economic, or an amount a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.reading.asked import Role
from bot.reading.paid import is_paid
from bot.reading.role_words import PATTERNS, Telling
from bot.reading.scene import NEAREST, Scene
from corpus.quantity import Quantity
from corpus.text.alternatives import one_of
from corpus.text.beside import beside

_REACH = 40  # characters
_PARTS: Mapping[Telling, Role] = {"network_share": "network_costs", "research_share": "research_costs"}
_WHOLES = ("direct", "with_indirect")
ROLE_OF_FIELD: Mapping[str, Role] = {
    "direct": "direct_costs",
    "with_indirect": "total_costs",
    "indirect": "indirect_costs",
    "fec": "full_economic_cost",
}
# "£1.1m at 100 % FEC": the share tells which costs the amount is.
_AT_FEC = re.compile(
    r" ?(?:\(?at |の|\()?100 ?(?:%|パーセント|percent) ?(?:of )?(?:fec|full economic)|\s*\(?fec(?! ?[0-9£])"
)
# "£985k at 80 % FEC", "£1.05m, which is already the 80% figure": the share is taken, the amount is what is paid.
_SHARE = r"(?!100)[1-9]\d ?(?:%|pct|percent|パーセント)"
_IS_AT = r"(?: ?[,;]? ?\(?(?:(?:which|this|that|it) is |is )?(?:already )?(?:at |the )?|の|\()"
_OF_FEC = r" ?(?:of )?(?:the )?(?:fec|full economic)(?! (?:costs? )?(?:is|are|will|would|gets?)\b)"
_AT_SHARE = re.compile(
    one_of(
        rf"{_IS_AT}{_SHARE}(?:{_OF_FEC}| (?:figure|amount|share))",
        rf"[は(]? ?(?:fec|フルエコノミックコスト)の ?{_SHARE}(?:の額|の金額|分|に(?:あた|当た|相当)|で|\))",
    )
)
# "80% of our FEC is £1.02m", FECの8割が96万ポンド: the amount is that share.
_THE_SHARE_IS = beside(
    rf"{_SHARE} (?:of )?(?:our |the |my |its )?(?:fec|full economic costs?)(?: is| are| comes? to| would be| makes) "
    rf"|(?:fec|フルエコノミックコスト)の ?(?:{_SHARE}|[1-9八七九] ?割)(?:が|は|で|分が|分は)",
    r"(?!)",
)
# "If the pound rises to 200 yen": the price of another currency, and no amount.
_PRICE_OF = re.compile(r"(?:pounds?|sterling|euros?|dollars?|ポンド|ユーロ|ドル)[^0-9.;。、]{0,24}$")
_HIGHEST_PRICE = 1000
_COSTS = r"(?:(?:,? of| in| as)? (?:the )?(?:fec|(?:direct|total|full economic) costs?))?"
_NUMBERED = "(?<![0-9一二三四五六七八九十数])"
_EACH_YEAR = beside(
    rf"(?:{_NUMBERED}年(?:間|額)?(?:に|で|は|の?fec)?|年度?(?:あたり|当たり|につき|ごとに)|[各毎]年度?(?:に|は|で)?"
    r"|\b(?:yearly|annual(?:ly)?)(?: \w+)?(?: of)?|\byears (?:at|of)) ?",
    rf"{_COSTS} ?(?:(?:/|per |an? |each |every )(?:year|annum)\b|yearly|annually|/年|in each of the (?:\w+ )?years)",
)
_EACH_MONTH = beside(
    rf"(?:{_NUMBERED}月(?:額|々)?(?:に|で|は)?|月(?:あたり|当たり|につき|ごとに)|毎月"
    r"|\bmonthly(?: \w+)?(?: of)?) ?",
    rf"{_COSTS} ?(?:(?:/|per |an? |each |every )month\b|monthly|/月)",
)
_ONE_YEAR = beside(
    r"(?:(?:初|最終|次|翌)年度?|年目)(?:に|は|で)? ?",
    rf"{_COSTS} in (?:the |any )?(?:first|second|third|last|final|one) year\b",
)
# 70 million for each of several labs, 1人あたり500万円: not what a project or a side receives.
_OF_ALL = r"(?:of )?(?:the |our )?(?:both |two )?(?:sides?|countr|nation|team|project|proposal|year|call)"
_ONES = (
    r"(?:person|head|institut\w+|universit\w+|labs?|groups?|pi|partners?|members?|researchers?|students?)\b"
)
_APIECE = beside(
    rf"\b(?:each|every)\b(?! {_OF_ALL})[^,;:.?]{{0,36}}|\bper {_ONES}[^,;:.?]{{0,20}}"
    r"|各(?![側国課公年チ])[^、。]{1,12}|(?:[人名社校]|機関|大学|研究室|グループ)(?:あたり|当たり|につき|ごと)[^、。]{0,8}",
    rf" ?(?:ずつ|each\b(?! (?:side|country|team|year))|apiece|(?:per|for (?:each|every|one)|/) ?{_ONES})",
)
_OF_BOTH = ("both", "両", "双方")
_WHOLE = re.compile(
    r"(?<!経費の)(?<!経費)(?:総(?:額|費用|経費|コスト)[でにはのが]{0,2}"
    r"|\btotal (?:costs?|budget) (?:of|is|are|comes? to) ?)$"
)
_IN_TOTAL = beside(
    r"(?:総額|合計|合わせて|トータル)(?:で|が|は)?|\b(?:total(?: (?:of|is|comes? to|would be|will be))?|totall?ing) ",
    r" (?:in total|altogether|in all)\b(?! (?:of |in )?(?:in)?direct)",
)
_PART_OF = re.compile(r"の?うち、?| (?:out )?of (?:the |our |a total of )?")


def role_of_amount(scene: Scene, item: Quantity) -> Role | None:
    """The role of an amount of money; None where the words do not tell which costs it is."""
    _, end = scene.span(item)
    if any(scene.beside(item, told) for told in (_EACH_YEAR, _EACH_MONTH, _ONE_YEAR)):
        return "yearly_costs"
    if _is_apiece(scene, item):
        return "costs_of_one"
    if _is_price(scene, item):
        return "exchange_rate"
    if _AT_SHARE.match(scene.low, end) or scene.beside(item, _THE_SHARE_IS):
        return "award"
    if item.field == "fec" and is_paid(scene, item):
        return "award"
    if _AT_FEC.match(scene.low, end):
        return "full_economic_cost"
    if _is_in_total(scene, item) and _is_above_direct(scene, item):
        return "total_costs"
    if item.field:
        return ROLE_OF_FIELD[item.field]
    if _is_whole(scene, item) or _adds_up(scene, item):
        return "total_costs"
    return _purpose(scene, item) if _is_a_part(scene, item) else None


def times_a_year(scene: Scene, item: Quantity) -> int | None:
    """How often a year an amount is had that is told of each year or month; None for any other."""
    if item.kind != "money":
        return None
    return 12 if scene.beside(item, _EACH_MONTH) else 1 if scene.beside(item, _EACH_YEAR) else None


def _is_apiece(scene: Scene, item: Quantity) -> bool:
    """Whether the one amount of a sentence is that of each person or institution, and not of each side."""
    alone = all(one is item or one.kind != "money" for one in scene.items)
    of_sides = scene.has_several_sides or any(word in scene.low for word in _OF_BOTH)
    return alone and not of_sides and scene.beside(item, _APIECE)


def _is_price(scene: Scene, item: Quantity) -> bool:
    """Whether it is what one pound, euro or dollar costs in yen."""
    start, _ = scene.span(item)
    small = item.unit == "JPY" and 1 < _number(item) < _HIGHEST_PRICE
    return small and _PRICE_OF.search(scene.low, max(0, start - _REACH), start) is not None


def _is_a_part(scene: Scene, item: Quantity) -> bool:
    """Whether it is less than another amount: direct costs, a total, or one that it is said to be part of."""
    more = [one for one in scene.near(item, scene.items) if _is_more(one, item)]
    return any(one.field in _WHOLES or _PART_OF.fullmatch(scene.between(one, item)) for one in more) or any(
        one.field in _WHOLES and _is_more(one, item) for one in scene.told
    )


def _is_in_total(scene: Scene, item: Quantity) -> bool:
    """Whether it is called a total; 合計は2.34億円より小さい names another amount, 2.34億円が上限 the limit."""
    _, end = scene.span(item)
    return scene.beside(item, _IN_TOTAL) and not scene.low.startswith(("より", "が上限"), end)


def _is_above_direct(scene: Scene, item: Quantity) -> bool:
    """Whether a smaller amount beside or before it is said to be the direct costs: "190m in direct costs and 240m in
    total"."""
    return any(one.field == "direct" and _is_more(item, one) for one in (*scene.told, *scene.items))


def _is_more(one: Quantity, item: Quantity) -> bool:
    return one.kind == "money" and one.unit == item.unit and _number(one) > _number(item)


def _number(item: Quantity) -> Decimal:
    return item.value if isinstance(item.value, Decimal) else Decimal(0)


def _purpose(scene: Scene, item: Quantity) -> Role | None:
    """What a part of an amount is for, by the nearest word; None where no word tells."""
    start, end = scene.span(item)
    first, last = max(0, start - NEAREST), min(len(scene.low), end + NEAREST)
    near = [
        (scene.distance(item, match.span()), role)
        for purpose, role in _PARTS.items()
        for stretch in ((first, start), (end, last))
        for match in PATTERNS["percent"][purpose].finditer(scene.low, *stretch)
    ]
    return min(near)[1] if near else None


def _is_whole(scene: Scene, item: Quantity) -> bool:
    """Whether it is called the whole sum, and not that of the direct costs alone."""
    start, _ = scene.span(item)
    return _WHOLE.search(scene.low, max(0, start - _REACH), start) is not None


def _adds_up(scene: Scene, item: Quantity) -> bool:
    """Whether it is the sum of the direct and the indirect costs named beside or before it, or the direct ones with the
    rate of the indirect."""
    beside = (*scene.told, *scene.items)
    parts = [
        one
        for one in beside
        if one.field in ("direct", "indirect") and one.kind == "money" and one.unit == item.unit
    ]
    rates = [_number(one) for one in beside if one.kind == "percent" and one.field == "indirect"]
    direct = [_number(one) for one in parts if one.field == "direct"]
    if any(100 * _number(item) == number * (100 + rate) for number in direct for rate in rates):
        return True
    return len(parts) == 2 and sum(map(_number, parts)) == item.value
