"""The name that a mail's writer gives as their own: in a field of a form, under the mail, or by introducing themselves.

What is a name is told by the reader that takes names out of receipts; here, only whose it is.
"""

from __future__ import annotations

from bot.receipts.names import names

_INTRODUCES = ("です", "でございます", "と申", "ともうし")
_SPEAKER = (
    "の",
    "、",
    "。",
    " ",
    "　",
)  # what stands before who speaks: 研究支援室の森野です; 代表者は森野です is not
_LONGEST = 4_000  # characters that are looked at


def own_name(text: str) -> str:
    """The first name that stands as its writer's own; empty where none does."""
    text = text[:_LONGEST]
    spans = sorted(names(text), key=lambda span: (span.start, -span.end))
    return next((text[one.start : one.end] for one in spans if _is_own(text, one.start, one.end)), "")


def _is_own(text: str, start: int, end: int) -> bool:
    before = text[:start].rpartition("\n")[2].lstrip()
    behind = text[end:].partition("\n")[0].strip()
    in_field = before.rstrip().endswith((":", "："))
    signs = not (before or behind)
    speaks = not before or before.endswith(_SPEAKER)
    return in_field or signs or (speaks and _past_brackets(behind).startswith(_INTRODUCES))


def _past_brackets(text: str) -> str:
    """*text* behind what it begins with in brackets: 森野（汐見大学）です."""
    return text.replace("）", ")").partition(")")[2] if text.startswith(("(", "（")) else text
