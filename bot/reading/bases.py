"""What a share is said to be of: 直接経費の80％, "30% of the total award"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.reading.asked import Base
from corpus.quantity import Quantity
from corpus.text.alternatives import compiled

_REACH = 40  # characters
_BASES: Mapping[Base, re.Pattern[str]] = compiled(
    {
        "direct": r"(?<!in)direct costs?\b|直接(?:経費|費)",
        "full": r"\bfec\b|\bfull economic costs?\b|フルエコノミック",
        "whole": r"総額|総経費|全額|\b(?:total|whole|entire)\b|\baward\b",
    }
)
_OF = re.compile(r"(?:[^。、,.;?!]{0,8}額)?(?:の|に対する|に対して|のうち|に占める) ?約?$")
_IS_OF = re.compile(
    r"(?:(?:という?の|って)?は)?、?[^。、]{0,24}?に対(?!し?て?では?な)|(?:という?の|って)?は、?[^。、]{0,16}?が(?:基準|ベース|母数|分母)"
    r"|(?: \w+){0,3} (?:of|on|against) (?:the |our |your )?[a-z -]{0,32}"
)


def base_of(low: str, share: Quantity) -> Base | None:
    """What a *share* of *low* (folded) is said to be of; None where that is not said, or several are named."""
    start, end = share.span
    before, behind = low[max(0, start - _REACH) : start], low[end : end + _REACH]
    told = _IS_OF.match(behind)
    said = told[0] if told else before[max(map(before.rfind, "。、,;")) + 1 :] if _OF.search(before) else ""
    found = [base for base, words in _BASES.items() if words.search(said)]
    # 直接経費総額 and "total direct costs" are all of the direct costs.
    narrower = [base for base in found if base != "whole"] or found
    return narrower[0] if len(narrower) == 1 else None
