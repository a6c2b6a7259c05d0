"""The scheduled moments that a sentence names: the opening, the results, the start of the research …"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.text.alternatives import compiled

# By the keys of the facts that date them.
_MOMENTS: Mapping[str, re.Pattern[str]] = compiled(
    {
        "call_opens": r"(?:公募|受付|募集)(?:の)?(?:開始|始ま)|\bopen(?:s|ed|ing)?\b",
        "advance_notice": (
            r"事前(?:の)?連絡|\b(?:advance|prior) (?:notice|contact)\b|\b(?:warn|notify|tell)(?:ing)? jst\b"
        ),
        "call_closes": r"締め?切|〆切|応募期限|\b(?:deadline|clos(?:e|es|ing))\b",
        "interview": r"面接|\binterviews?\b",
        "result": r"結果|採否|\b(?:results?|outcome)\b",
        "start": (
            r"研究(?:の|が)?(?:開始|始ま|スタート)|支援(?:の)?開始|\b(?:research|project)s? (?:start|begin)\w*"
            r"|\b(?:start|beginning) of (?:the )?(?:research|project)\b"
        ),
        "end": r"(?:終了|終わり)(?!報告|時評価)|\bends?\b(?! report)",
        "extension_end": r"延長|延ば|\bexten(?:d|ds|ded|sions?)\b",
    }
)


def moments_named(low: str) -> tuple[str, ...]:
    """The keys of the moments named in *low* (folded), in the order of its words, each once."""
    found = sorted((match.start(), key) for key, words in _MOMENTS.items() if (match := words.search(low)))
    return tuple(key for _, key in found)


def is_moment(key: str) -> bool:
    """Whether a key, or an intent of the same name, is that of a scheduled moment."""
    return key in _MOMENTS
