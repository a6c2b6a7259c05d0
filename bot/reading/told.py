"""What a question tells beside its values: that something was not done, what is hoped for, where somebody works."""

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
# Who came back from a company, or worked at one once, works there no longer.
_ONCE = re.compile(
    r"一度|以前|かつて|元(?:企業|会社)|戻[っりる]|退職|転職|\b(?:former(?:ly)?|previously|used to|spent|left|worked|return(?:ed|ing))\b"
)


# いただけますか, "will we be told": whether it will be so is asked, and not whether it may.
_PROMISE = re.compile(
    r"(?:いただけ|もらえ|くれ|届き|来)(?:る|ます)?(?:の|ん)?(?:でしょう|です)?か(?:[?。]|$)"
    r"|\b(?:will|shall|can|could) (?:i|we|they|you)\b"
)


def asks_promise(low: str) -> bool:
    """Whether *low* (folded) asks what will be."""
    return _PROMISE.search(low) is not None


def is_undone(low: str) -> bool:
    """Whether *low* (folded) tells that somebody has not done what a day in it was for."""
    return _UNDONE.search(low) is not None


def names_company(low: str) -> bool:
    """Whether a company is spoken of, as where somebody works now."""
    return _COMPANY.search(low) is not None and not _ONCE.search(low)
