"""Where a mail takes leave: what stands below says who wrote it, not what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

SIGNATURE = "[signature]"
_RULE = re.compile(r"--|[-–—_=＝*＊ー―─━~〜◇◆☆★・]{4,}")
_CLOSING = re.compile(
    r"(?:(?:(?:best|kind|warm)\s*)?(?:regards|wishes)|(?:yours )?(?:sincerely|faithfully|truly)"
    r"|many thanks|thanks(?: in advance)?|best|cheers|敬具|草々|以上)[ \t　]*[,.、。]?",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"(?:よろしく|宜しく)(?:ご[^、。]{1,8})?.{0,4}(?:お願い|御願い)"
    r"|失礼(?:いた|致)?します。?$|(?:iPhone|iPad|Android|スマートフォン|携帯)から送信$|Sent from my "
)
_LONGEST = 400  # characters: who writes more after taking leave has something to say
_ASKS = ("？", "?", "か。")


def without_signature(text: str) -> str:
    """*text* with what stands below a rule or a closing formula, or is no question below a sentence of leave,
    left out."""
    lines = text.split("\n")
    for at in range(1, len(lines) - 1):
        line = lines[at].strip(" \t　")
        if _RULE.fullmatch(line) or _CLOSING.fullmatch(line):
            lines = [*lines[:at], SIGNATURE]
            break
    return "\n".join(_without_tail(lines))


def _without_tail(lines: Sequence[str]) -> list[str]:
    """*lines* up to the first sentence of leave that nothing but names and addresses follows."""
    cut, below = len(lines), 0
    for at in range(len(lines) - 1, -1, -1):
        if below and _LEAVE.search(lines[at]):
            cut = at + 1
        if any(sign in lines[at] for sign in _ASKS):
            break
        below += len(lines[at].strip())
        if below > _LONGEST:
            break
    kept = list(lines[:cut])
    return [*kept, SIGNATURE] if cut < len(lines) and [*lines[cut:]] != [SIGNATURE] else list(lines)
