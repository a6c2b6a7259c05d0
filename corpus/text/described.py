"""Schemes by description: by the country they are held with or by what sets them apart, beside a word for a scheme.

"The American scheme", "the one with America" and 米国との枠 name a country's, 若手枠 and "the track for young
researchers" that of the young.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_SCHEME = r"(?:(?:joint )?(?:call|one|scheme|frame|track|category|type|tier|slot|stream|version|waku))"
_WAKU = r"(?:(?:国際)?(?:共同)?(?:公募|プログラム)|枠|スキーム|タイプ|コース|カテゴリー?)"
_BEFORE = re.compile(rf"\b{_SCHEME}s? (?:with|for|between \w+ and) (?:the )?$")
# Held with a country: "… joint call", "the … scheme", 米国等との共同公募, 米国枠.
_CALL = re.compile(r"[ -](?:joint )?calls?\b")
_THE_SCHEME = re.compile(rf"[ -]{_SCHEME}\b")
_WITH = re.compile(rf"(?:等|など)?(?:と(?:の(?:間の)?|組む|やる)?{_WAKU}|枠)")
# "The American one", 米国のほう: said of a country of a side, it is the side.
_ONE = re.compile(r"(?:等|など)?(?:と(?:の|組む|やる)?(?:共同の?)?|の)?(?:ほう|やつ|版)|との分")
_ONE_IN_ENGLISH = re.compile(r"[ -](?:one|version)\b")
# Of a kind: 若手(研究者)(向け)(の)枠, "early-career track", "young researchers' scheme".
_OF_KIND = re.compile(rf"向けの?(?:ほう|やつ)|(?:向け)?の?{_WAKU}|['’]?[ -]{_SCHEME}\b")
# Written with its capital, as a name: "for Top?", "an ASPIRE Top application", Topの上限, Topに応募.
_AFTER = re.compile(r"\b(?:for|to|in|under|of|is|aspire) $")
_APPLIES = r"(?:申請|応募)"
_NAMED = re.compile(
    rf"の(?:上限|期間|締切|締め切り|支援|予算|金額|{_APPLIES}|研究期間|対象|分野)|(?:に|へ|への|で)?{_APPLIES}"
)
_ARTICLE = re.compile(r"\b(?:an?|the|our) $")
_AN_APPLICATION = re.compile(r" (?:application|applicant|award|proposal)s?\b")
_NAMED_IN_ENGLISH = re.compile(r" (?:application|applicant|award|proposal|project)s?\b|[?.!,;:]|$")
_THE = re.compile(r"(?:^|\b)the $")
_DOES = tuple("るたうくむぶ")
_REACH = 40  # characters


def scheme_of_country(low: str, span: Span, *, is_side: bool) -> Span | None:
    """The words of *low* (folded) that name the scheme held with the country at *span*; None where none do.

    *is_side*: the country is that of a side, which "the UK one" and 英国のほう mean.
    """
    start, end = span
    if before := _BEFORE.search(low, max(0, start - _REACH), start):
        return None if is_side and "one" in before[0] and "for" in before[0] else (before.start(), end)
    the = low.startswith("the ", start) or _THE.search(low, max(0, start - _REACH), start)
    behind = _CALL.match(low, end) or _WITH.match(low, end)
    if the and not (is_side and _ONE_IN_ENGLISH.match(low, end)):
        behind = behind or _THE_SCHEME.match(low, end)
    if not is_side:
        behind = behind or _ONE.match(low, end)
    return (start, behind.end()) if behind else None


def scheme_of_kind(low: str, span: Span) -> Span | None:
    """The words of *low* (folded) that name the scheme which what stands at *span* sets apart; None where they name
    none: 若手の方, "young researchers"; 英国へ渡航する若手枠 is a place for one who goes."""
    start, end = span
    if low.endswith(_DOES, 0, start):
        return None
    if before := _BEFORE.search(low, max(0, start - _REACH), start):
        return before.start(), end
    behind = _OF_KIND.match(low, end)
    return (start, behind.end()) if behind else None


def scheme_by_name(text: str, low: str, span: Span) -> Span | None:
    """The one word at *span* that sets a scheme apart, where *text* writes it as a name; None elsewhere: "over the
    top", "Top 10 % papers"."""
    start, end = span
    if not (text[start:end].isascii() and text[start:end].istitle()):
        return None
    said = _AFTER.search(low, max(0, start - _REACH), start) and _NAMED_IN_ENGLISH.match(low, end)
    said = said or (_ARTICLE.search(low, max(0, start - _REACH), start) and _AN_APPLICATION.match(low, end))
    return span if said or _NAMED.match(low, end) else None
