"""What a question tells beside its values: that something was not done, where somebody works, that all is taken."""

from __future__ import annotations

import re

# "Have we missed it, if we write on …?" asks whether something would be.
_UNDONE = re.compile(
    r"忘れ|逃し|し損|しそびれ|(?:し|でき)(?:ていな|ておら|ていませ|なかった|ませんでした)|(?:せず|できず)に"
    r"|(?<!have )(?<!has )(?<!did )\b(?:i|we|they|he|she) (?:\w+ )?(?:forgot|forgotten|missed|failed|overlooked|neglected)\b"
    r"|\b(?:did|have|has|had)(?:n't| not)\b|\b(?:never|failed to|forgot(?:ten)?)\b"
)
_COMPANY = re.compile(
    r"企業|会社|メーカー|ベンチャー|スタートアップ"
    r"|\b(?:compan(?:y|ies)|private[- ]sector|(?:in|from) industry|start-?ups?|corporate|commercial)\b"
)


_FULL = re.compile(
    r"満額|(?:上限|枠|限度)(?:額)?(?:の)?(?:いっぱい|一杯|まるまる)|目いっぱい|最大限"
    r"|\b(?:full|whole|entire) (?:maximum|limit|ceiling)|\bfull[- ]size|\bat the (?:very )?most\b"
    r"|\b(?:full|maximum) (?:award|grant|budget|amount)|\bto the (?:full|limit)\b"
)


# How much a year, and not whether it is a year's.
_PER_YEAR = re.compile(
    r"(?:1|一)?年(?:間)?(?:あたり|当たり|ごと|毎)|年(?:額|平均)|毎年|\b(?:per|each|every|a)[ -]year\b|\b(?:yearly|annual(?:ly)?)\b"
)
_HOW_MUCH = re.compile(
    r"いくら|どの(?:くらい|ぐらい|程度)|どれ(?:くらい|だけ)|平均|均等|何(?:億|万)|比べ|比較|\b(?:how much|what|average|compar\w+)\b"
)
_WITH_INDIRECT = re.compile(
    r"間接(?:経費|費|分)?(?:も|を|は)?(?:込|こみ|含|入れ)|\b(?:with|includ\w+) (?:the )?(?:indirect|overhead)"
)
_PERIOD = re.compile(
    r"期間|年数|何年|\b(?:in|how many) years\b|\b(?:period|duration|length)s?\b|\bhow long\b"
)


def asks_a_year(low: str) -> bool:
    """Whether *low* (folded) asks for the amount of a year."""
    return _PER_YEAR.search(low) is not None and _HOW_MUCH.search(low) is not None


def means_indirect_too(low: str) -> bool:
    """Whether amounts with their indirect costs are meant."""
    return _WITH_INDIRECT.search(low) is not None


def names_a_period(low: str) -> bool:
    """Whether the length of a project is spoken of."""
    return _PERIOD.search(low) is not None


_CHANGES = re.compile(
    r"円安|円高|変動|見直|変更|変わ|上が|下が|\b(?:ris(?:es?|ing)|rose|falls?|fell|weak\w+|strength\w+|chang\w+|adjust\w*"
    r"|fluctuat\w+|mov(?:es?|ing)|revis\w+|updat\w+)\b"
)


def supposes_a_change(low: str) -> bool:
    """Whether *low* (folded) asks what follows if something does not stay as it is."""
    return _CHANGES.search(low) is not None


def takes_the_limit(low: str) -> bool:
    """Whether *low* (folded) speaks of an award, or an extension, as large as it may be."""
    return _FULL.search(low) is not None


def is_undone(low: str) -> bool:
    """Whether *low* (folded) tells that somebody has not done what a day in it was for."""
    return _UNDONE.search(low) is not None


def names_company(low: str) -> bool:
    """Whether a company is spoken of, as where somebody works."""
    return _COMPANY.search(low) is not None
