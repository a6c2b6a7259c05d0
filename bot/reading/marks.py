"""What a question tells of the answer it wants: whether something is to be reckoned, and from what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.reading.asked import Mark

# 満額, "the full maximum": an award, or an extension, as large as it may be.
_FULL = re.compile(
    r"満額|(?:上限|枠|限度)(?:額)?(?:の)?(?:いっぱい|一杯|まるまる)|目いっぱい|最大限"
    r"|\b(?:full|whole|entire) (?:maximum|limit|ceiling)|\bfull[- ]size|\bat the (?:very )?most\b"
    r"|\b(?:full|maximum) (?:award|grant|budget|amount|extension)|\bto the (?:full|limit)\b"
)
_CHANGED = re.compile(
    r"円安|円高|変動|見直|変更|変わ|上が|下が|\b(?:ris(?:es?|ing)|rose|falls?|fell|weak\w+|strength\w+|chang\w+|adjust\w*"
    r"|fluctuat\w+|mov(?:es?|ing)|revis\w+|updat\w+)\b"
)
_WITH_INDIRECT = re.compile(
    r"間接(?:経費|費|分)?(?:も|を|は)?(?:込|こみ|含|入れ)|\b(?:with|includ\w+) (?:the )?(?:indirect|overhead)"
)
_PERIOD = re.compile(
    r"期間|年数|何年|\b(?:in|how many) years\b|\b(?:period|duration|length)s?\b|\bhow long\b"
)
# How much a year, and not whether it is a year's.
_A_YEAR = re.compile(
    r"(?:1|一)?年(?:間)?(?:あたり|当たり|ごと|毎)|年(?:額|平均)|毎年|\b(?:per|each|every|a)[ -]year\b|\b(?:yearly|annual(?:ly)?)\b"
)
_HOW_MUCH = re.compile(
    r"いくら|どの(?:くらい|ぐらい|程度)|どれ(?:くらい|だけ)|平均|均等|何(?:億|万)|比べ|比較|\b(?:how much|what|average|compar\w+)\b"
)
# 何か月空きますか, "how long is the window": a length between two ends. あと何日 counts from now.
_LENGTH = re.compile(
    r"(?<!あと)(?<!後)何(?:[かヶケヵカ箇]月|年間?(?!度)|日間?|週間?)|どの(?:くらい|ぐらい)の(?:期間|長さ|間)"
    r"|\bhow (?:long|many (?:months|days|weeks|years))\b"
)
_NUMBER = re.compile(
    r"何(?:人|名)|人数|いくつ|\b(?:how many|number of|(?:maximum|minimum) (?:number|of)|limit (?:on|to|of))\b"
)
_MOST = re.compile(
    r"上限|制限|最大|[人名]まで|\b(?:limit|limited|maximum|cap|too many|at most|up to|as many as)\b"
)
_ONE_SIDED = re.compile(
    r"(?:国内|日本|英国|片側|片方|一方)(?:側|の機関|の大学)?(?:だけ|のみ|同士)で"
    r"|(?:英国|相手国|日本|海外)(?:側)?(?:の(?:機関|大学|研究者|相手|パートナー))?(?:が|は|を)?(?:いな|おら|なし|な[いく]|ゼロ|抜き|欠)"
    r"|\b(?:no|zero|without (?:a|any)?) ?(?:british|uk|japanese|foreign|overseas|partner)\b"
)
_MONTHS = re.compile(r"何(?:[かヶケヵカ箇]月|日間?|週間?)|\bhow many (?:months|days|weeks)\b")
_MORE_MONEY = re.compile(
    r"上乗せ|増額|追加(?:の)?(?:予算|経費|費用|資金|支援|研究費|配分)|(?:予算|資金|額|費)(?:も|が|は)?増|余分に"
    r"|\btop(?:s|ped)?[- ]?up\b|\b(?:extra|additional|more|further) (?:money|fund\w*|budget|cash|support|grant)\b"
)
_FROM_START = re.compile(
    r"(?:はじめ|初め|始め|最初|当初)から|\bfrom (?:the )?(?:very )?(?:start|outset|beginning|day one|scratch)\b"
)
# Going on with the research itself: a delay, experiments, the lab.
_RESEARCH = re.compile(
    r"遅れ|遅延|研究(?:の)?(?:だけ|のみ|継続|を続け)|実験|解析|\b(?:delay\w*|behind schedule|experiments?|lab(?:oratory)?|research (?:alone|only))\b"
)
_EXCHANGE = re.compile(
    r"渡航|滞在|交流|留学|派遣|\b(?:travel\w*|stays?|staying|exchanges?|visit\w*|mobility|abroad)\b"
)
_NO_EXCHANGE = re.compile(
    r"(?:渡航|滞在|交流|留学|派遣)[^。、]{0,10}(?:なし|なく|な[いく]|せず|ません|終わ|終了|済)"
    r"|\b(?:no(?:body|body's| one| further| more)?|without(?: any)?|none of (?:us|them)) ?(?:is |are )?(?:travel\w*|exchanges?|stays?|visits?)\b"
)
_MARKS: Mapping[Mark, tuple[re.Pattern[str], ...]] = {
    "full": (_FULL,),
    "changed": (_CHANGED,),
    "with_indirect": (_WITH_INDIRECT,),
    "period": (_PERIOD,),
    "per_year": (_A_YEAR, _HOW_MUCH),
    "more_money": (_MORE_MONEY,),
    "from_start": (_FROM_START,),
    "most": (_MOST,),
    "one_sided": (_ONE_SIDED,),
    "number": (_NUMBER,),
    "months": (_MONTHS,),
    "length": (_LENGTH,),
}


def marks_of(low: str, around: str) -> frozenset[Mark]:
    """The marks of a sentence (folded); what tells of the asker's plan may stand *around* it."""
    found = {*_found(low, around), *(("other_reason",) if _goes_on_alone(around) else ())}
    return frozenset(found)


def _goes_on_alone(told: str) -> bool:
    """Whether somebody would go on for the research, with no travel or exchange, or none any more."""
    if not _RESEARCH.search(told):
        return False
    return _NO_EXCHANGE.search(told) is not None or not _EXCHANGE.search(told)


def _found(low: str, around: str) -> frozenset[Mark]:
    wide = ("full", "with_indirect", "one_sided")
    return frozenset(
        mark
        for mark, patterns in _MARKS.items()
        if all(pattern.search(around if mark in wide else low) for pattern in patterns)
    )
