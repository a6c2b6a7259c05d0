"""Which role each quantity of a question plays: direct costs or a total, years since the degree or length of a stay.

A role is told by words of the trade beside the quantity: the nearest that fits its kind, in the same sentence, gives it.
Where no such word stands the role is None, and a rule decides only if the intent leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.reading.asked import Role, Value
from corpus.quantity import Quantity
from corpus.text.plain import folded

_NEAREST = 60  # characters: further off, a word speaks of something else
_ACROSS = 20  # how much further off a word in another clause counts
_OF_FIELD: Mapping[str, Role] = {
    "direct": "direct_costs",
    "with_indirect": "total_costs",
    "indirect": "indirect_costs",
    "fec": "full_economic_cost",
}
_OF_SHARE: Mapping[str, Role] = {
    "indirect": "indirect_rate",
    "with_indirect": "indirect_rate",
    "fec": "fec_share",
}
_OF_UNIT: Mapping[str, Role] = {"people": "people", "institutions": "institutions", "awards": "awards"}
# By kind of quantity, the words of the trade that tell a role. Japanese and English side by side.
_WORDS: Mapping[str, Mapping[Role, str]] = {
    "percent": {
        "network_share": r"ネットワーク|交流|育成|若手|渡航|network\w*|early[- ]career|train\w*|ecrs?\b|exchange|mobility",
        "research_share": r"研究費|研究推進|研究だけ|研究のみ|研究(?:自体|そのもの|に(?!者))|物品|消耗品|装置|実験"
        r"|(?:pure |for |on )research|equipment|consumables|lab work|the science",
        "fec_share": r"fec\b|full economic|フルエコノミック",
        "indirect_rate": r"間接|オーバーヘッド|overheads?|indirects?",
    },
    "duration": {
        "since_degree": r"学位|博士号|博士(?!課程)|取得|取っ|取り|ph\.?d\w*|doctora\w*|degree|graduat\w*|viva|defen[cs]e",
        "stay": r"滞在|渡航|留学|派遣|現地|行(?:く|か|っ|き)|stay\w*|abroad|visit\w*|secondment|overseas|trip|go(?:es|ing)?\b|spend|away",
        "extension": r"延長|延ば|伸ば|exten\w+|prolong\w*",
        "project": r"研究期間|支援期間|実施期間|プロジェクト|課題|計画|project\w*|grant|award(?!ed)|funding|support|programme|run\w*|research period",
        "notice": r"面接|連絡|通知|interview\w*|notice|invit\w+|notif\w+",
    },
    "date": {
        "degree_day": r"学位|博士号|博士(?!課程)|取得|取っ|取り|ph\.?d\w*|doctora\w*|degree|graduat\w*|viva|defen[cs]e",
        "contact_day": r"事前|連絡|一報|contact\w*|notif\w+|inform\w*|notice|tell|told|e-?mail\w*",
        "submission": r"提出|応募|申請|アップロード|送信|締め?切|〆切|受付|出(?:す|せ|し)|submi\w+|upload\w*|appl(?:y|ied|ication)\w*"
        r"|deadline|clos\w+|send|sent",
        "departure": r"出発|渡航|渡英|訪英|depart\w*|leav\w+|travel\w*",
        "start_day": r"開始|始め|始ま|スタート|着手|start\w*|begin\w*|kick\w* ?off|commenc\w+",
        "end_day": r"終了|終わ|まで|延長|延ば|end(?:s|ed|ing)?\b|finish\w*|until|till|exten\w+|complet\w+",
    },
}
_CLAUSE = re.compile(r"[、。,;:!?\n]|\.(?= )|けど|けれど|ので|(?<=[たるいす])が|\b(?:but|so|and|while)\b")
# "One institution per country", 国内2大学: counted for one side, and not in all.
_A_SIDE = re.compile(
    r"ずつ|各(?:国|側|チーム)|それぞれ|双方|片(?:側|方)|国内|自国|こちら|うちの側"
    r"|\b(?:per|each|every|either|both) (?:country|side|nation|team)|\bon (?:our|their|one|my|the other) (?:side|end)|\b(?:each|apiece|domestic)\b"
)
_BESIDE = 30  # characters
# "£1.1m at 100 % FEC": the share tells which costs the amount is.
_AT_FEC = re.compile(
    r" ?(?:\(?at |の|\()?100 ?(?:%|パーセント|percent) ?(?:of )?(?:fec|full economic)|\s*\(?fec"
)
_WHOLE = {
    role: re.compile(rf"(?<![a-z])(?:{words})")
    for by_role in _WORDS.values()
    for role, words in by_role.items()
}
# "The cap is X, right?", 上限はXですよね: the value is said to be the call's own.
_IS = re.compile(
    r"(?:は|が|って|is|are|was|were|be|:|=)\s*(?:on |at |about |around |the |up to |約|最大|原則)?$"
)
_SURE = re.compile(
    r"(?:まで|程度|以内|くらい|ぐらい)?(?:です|だった|だ|でした|なの|なん(?:です|だ))?(?:よね|ね[?。]|で(?:合って|正し|間違い|よろし|いい|良い)|と(?:聞|理解|思って))"
    r"|[^?.]{0,24}[,-]? (?:right|correct|isn't it|aren't they|is that (?:right|correct|so)|am i right|yes)\b"
)
_IS_THE = re.compile(r"^(?:so |and )?(?:is|was|are) (?:it )?(?:on |at )?(?:the )?$")
_THE = re.compile(
    r" (?:the|your|a) (?:\w+ )?(?:deadline|limit|cap|maximum|ceiling|minimum|rate|date|share|last day|cut-?off)"
)


def bound(plain: str, quantities: Sequence[Quantity], sentence: tuple[int, int]) -> tuple[Value, ...]:
    """The quantities of one sentence of *plain*, each in its role."""
    start, end = sentence
    low = folded(plain)[start:end]
    return tuple(
        _value(low, item, start) for item in quantities if start <= item.span[0] and item.span[1] <= end
    )


def _value(low: str, item: Quantity, start: int) -> Value:
    before, after = low[: item.span[0] - start], low[item.span[1] - start :]
    claimed = bool(_IS.search(before) and _SURE.match(after)) or bool(
        _IS_THE.search(before) and _THE.match(after)
    )
    return Value(item, _role(before, after, item), claimed)


def _role(before: str, after: str, item: Quantity) -> Role | None:
    if item.kind == "money":
        return _of_money(after, item)
    if item.kind == "percent" and item.field and item.field in _OF_SHARE:
        return _OF_SHARE[item.field]
    if item.kind == "count":
        return _of_count(before, after, item)
    if item.kind == "rate":
        return "exchange_rate"
    words = _WORDS.get("date" if item.kind == "time" else item.kind, {})
    near = sorted(_near(before, after, words))
    return near[0][1] if near and near[0][0] <= _NEAREST else None


def _of_count(before: str, after: str, item: Quantity) -> Role | None:
    role = _OF_UNIT.get(item.unit)
    if role == "institutions" and (_A_SIDE.search(before[-_BESIDE:]) or _A_SIDE.search(after[:_BESIDE])):
        return "institutions_a_side"
    return role


def _of_money(after: str, item: Quantity) -> Role | None:
    if _AT_FEC.match(after):
        return "full_economic_cost"
    return _OF_FIELD.get(str(item.field))


def _near(before: str, after: str, words: Mapping[Role, str]) -> Iterator[tuple[int, Role]]:
    """How far off each telling word stands, and the role it tells."""
    for role in words:
        for match in _WHOLE[role].finditer(before):
            yield _distance(before[match.end() :]), role
        for match in _WHOLE[role].finditer(after):
            yield _distance(after[: match.start()]), role


def _distance(gap: str) -> int:
    return len(gap) + _ACROSS * len(_CLAUSE.findall(gap))
