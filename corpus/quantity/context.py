"""What the words around a quantity say of it: bounds and hedges, as tables of phrases read outwards from it.

"最大で約1.8億円" is read from the right: 約, で, 最大. A phrase is looked up by the character next to the quantity,
so the cost does not depend on the length of the text.
"""

import re
from typing import Literal, NamedTuple

from corpus.quantity.value import Bound, Field, Found, Hedge

_Says = Bound | Hedge | Literal["latest", "not", "nothing"]


class Context(NamedTuple):
    """Bound, hedge and field of one quantity."""

    bound: Bound | None = None
    hedge: Hedge | None = None
    field: Field | None = None


_BEFORE: dict[_Says, str] = {
    "at_most": "最大 最長 最高 最多 上限 上限額 限度 限度額 遅くとも せいぜい"
    "|up to|at most|at the most|maximum|max|max.|limit|limited to|cap|capped at|ceiling",
    "at_least": "最低 最短 最小 最少 下限 少なくとも|at least|at the least|minimum|min|min.",
    "latest": "|no later than|not later than",
    "less_than": "|less than|fewer than|shorter than|lower than",
    "more_than": "|more than|longer than|greater than|higher than|exceed|exceeds|exceeding",
    "about": "約 およそ おおよそ 概ね おおむね ほぼ だいたい 大体"
    "|about|around|approximately|approx|approx.|roughly|circa|almost|nearly",
    "in_principle": "原則 原則として 原則的に|in principle|in principle,|as a rule|as a general rule",
    "planned": "予定|planned|planned for|expected|scheduled|scheduled for|tentatively",
    "not": "|no|not|never|cannot|can't|n't|not to",
    "nothing": "の で は が も を に 額 総額 直接経費 間接経費込み 間接経費込みで それぞれ = : ("
    "|of|is|to|be|the|a|an|total|award|at|direct costs|was|are|set|for|in|it|would be",
}
_BEFORE_AMOUNT: dict[_Says, str] = {
    "at_most": "|within",
    "less_than": "|under|below",
    "more_than": "|over|above|beyond",
}
_BEFORE_DATE: dict[_Says, str] = {
    "at_most": "|on or before|by|until|till",
    "at_least": "|on or after|since|from",
    "less_than": "|before|earlier than",
    "more_than": "|after|later than|past",
}
_AFTER: dict[_Says, str] = {
    "at_most": "以内 以下 まで を上限 を限度 が上限 の上限 が限度 を超えない を越えない を超えず を超えては"
    " を上回らない 内に|or less|or fewer|or under|or below|or shorter|or earlier|at most|at the most"
    "|at the latest|maximum|max|max.|limit|cap",
    "at_least": "以上 以降 以後 前まで 以上前 が下限 を下回らない を下らない"
    "|or more|or over|or above|or longer|or later|at least|onward|onwards|minimum|and above|and over",
    "less_than": "未満 以前 に満たない を下回 を切 より少な より短 より小さ より前 よりも少な よりも短",
    "more_than": "超 を超 を越 をこえ を上回 より多 より長 より大き より後 より高 よりも多 よりも長 より上 過ぎ",
    "about": "程度 ほど くらい ぐらい 前後 頃 ごろ 弱 強 目処 を目処 を目途 をめど を目安|or so",
    "in_principle": "(原則) を原則 が原則|in principle|, in principle|(in principle)",
    "planned": "予定 (予定) の予定 を予定 に予定 開始予定 開始(予定) 開始の予定 開始を予定 に開始予定"
    " 見込み を見込 (見込み)|(planned)|(tentative)|(expected)|(provisional)|(tbc)|, planned",
    "nothing": "の 間 開始 終了 (税込) 超過",  # 3億円 超過? asks; it is no amount above that
}
_AFTER_DATE: dict[_Says, str] = {"at_least": "から より 始 に開始"}
_INSIDE: dict[str, Bound] = {
    "+": "at_least",
    "or more": "at_least",
    "or fewer": "at_most",
    "or less": "at_most",
}
# 50万円(税抜)以上, €500 (excl. VAT) or more: what is said of the amount in brackets stands before its bound.
_ASIDE = re.compile(r"\([^()\d]{1,24}\) ?(?=[以未超]|or |and )")
# 8月上旬に面接審査を行う予定: a verb between a day and what is planned for it.
_TO_BE_DONE = re.compile(r"(?:に|から|より)[^\d、。()]{1,16}[うくぐすつぬぶむる]予定")
_NEGATED: dict[Bound, Bound] = {"more_than": "at_most", "less_than": "at_least"}


def _spread(table: dict[_Says, str]) -> list[tuple[str, _Says]]:
    """Japanese phrases stand before the first bar, parted by spaces; English ones after it, parted by bars."""
    pairs = []
    for says, phrases in table.items():
        japanese, *english = phrases.split("|")
        pairs += [(phrase, says) for phrase in (*japanese.split(), *english)]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _by_character(place: int, *tables: dict[_Says, str]) -> dict[str, list[tuple[str, _Says]]]:
    index: dict[str, list[tuple[str, _Says]]] = {}
    for phrase, says in sorted((p for t in tables for p in _spread(t)), key=lambda pair: -len(pair[0])):
        index.setdefault(phrase[place], []).append((phrase, says))
    return index


_LEFT = {False: _by_character(-1, _BEFORE, _BEFORE_AMOUNT), True: _by_character(-1, _BEFORE, _BEFORE_DATE)}
_RIGHT = {False: _by_character(0, _AFTER), True: _by_character(0, _AFTER, _AFTER_DATE)}


def surroundings(text: str, found: Found) -> tuple[Bound | None, Hedge | None]:
    """Bound and hedge that the phrases next to a found quantity give it; the nearest phrase wins."""
    dated = found.kind in ("date", "time")
    bound: Bound | None = None
    hedge: Hedge | None = None
    if found.kind in ("count", "duration"):
        inside = text[found.start : found.end]
        bound = next((_INSIDE[phrase] for phrase in _INSIDE if phrase in inside), None)
    for says in (*_after(text, found.end, _RIGHT[dated]), *_before(text, found.start, _LEFT[dated])):
        if says == "about" or says == "in_principle" or says == "planned":
            hedge = hedge or says
        elif says == "not":
            bound = _NEGATED.get(bound, bound) if bound else None
        elif says == "latest":
            bound = bound or ("at_least" if _counted_back(text, found) else "at_most")
        elif says != "nothing":
            bound = bound or says
    if hedge is None and found.kind == "date" and _TO_BE_DONE.match(text, found.end):
        hedge = "planned"
    return bound, hedge


def _counted_back(text: str, found: Found) -> bool:
    """No later than two weeks before the day is two weeks or more."""
    return found.kind == "duration" and text.startswith(
        (" before", " prior", " ahead", " in advance"), found.end
    )


def _before(text: str, end: int, index: dict[str, list[tuple[str, _Says]]]) -> list[_Says]:
    said: list[_Says] = []
    for _ in range(6):
        while end and text[end - 1] == " ":
            end -= 1
        for phrase, says in index.get(text[end - 1 : end], ()):
            start = end - len(phrase)
            if start >= 0 and text.startswith(phrase, start) and _word_begins(text, start):
                said.append(says)
                end = start
                break
        else:
            break
    return said


def _after(text: str, start: int, index: dict[str, list[tuple[str, _Says]]]) -> list[_Says]:
    said: list[_Says] = []
    for _ in range(4):
        for _ in range(3):  # a line break or two inside a sentence of a slide
            start += text.startswith(" ", start)
        if aside := _ASIDE.match(text, start):
            start = aside.end()
        for phrase, says in index.get(text[start : start + 1], ()):
            if text.startswith(phrase, start) and _word_ends(text, start + len(phrase)):
                said.append(says)
                start += len(phrase)
                break
        else:
            break
    return said


def _word_begins(text: str, at: int) -> bool:
    return not (
        _is_letter(text[at]) and at and (_is_letter(text[at - 1]) or text[at - 1] == "-") and text[at] != "n"
    )


def _word_ends(text: str, at: int) -> bool:
    return not (_is_letter(text[at - 1]) and _is_letter(text[at : at + 1]))


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z"
