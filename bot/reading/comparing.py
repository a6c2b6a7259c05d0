"""Whether a question holds sides or schemes against each other, told by its form.

A comparison needs two things of one kind: "the same" as a predicate, a comparative whose standard is a side or scheme
("than the UK one"), or a choice between them ("which side closes earlier"). A value held against a limit, "both sides"
that do something together, and "the same person" as an actor compare nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Compares = Literal["same", "which"]
Span = tuple[int, int]

_MORE = r"(?:earlier|later|longer|shorter|larger|smaller|bigger|higher|lower|stricter|sooner|greater|more|less|first|last)"
_MORE_JA = r"(?:長|短|早|遅|多|少|高|低|大き|小さ|厳し|先)"
_PREDICATE_JA = r"[^がをにでも、。]{0,6}(?:です|でしょう|なの|だ|に?な[りる]|か|[?。]|$)"
_SAME = re.compile(
    rf"(?:同じ|同額|同様|同時|一緒|等しい|(?<!対)等|一致){_PREDICATE_JA}"
    r"|\b(?:is|are|was|were|be|remain|stay) [^.?!;]{0,60}\b(?:same|equal|identical)\b"
    r"|\b(?:do|does|did|have|has) [^.?!;]{0,60}\bthe (?:same|identical)\b(?! (?:\w+ )?(?:as last|again))"
)
_ACTOR = re.compile(r"\b(?:may|can|could|should|must|is it|to) (?:\w+ )?the same\b|\bat the same time\b")
_DIFFER = re.compile(
    r"(?<!間)違[いうっ]|異なり|異なる(?:の|か|点|ん)|異なって|(?<!時)差(?:[はがを額]|はあ)|比べ|比較"
    r"|\bdiffer(?:s|ed|ence|ences|ent (?:from|for|between|on|in))?\b(?! \w+)|\bdiffer(?:s|ences?)\b|\bdifferent (?:from|for|between)\b"
    r"|\bcompar(?:e|ed|es|ing|ison)\b|\bversus\b|\bvs\b"
)
_CHOICE = re.compile(rf"(?:どちら|どっち)[^。?]{{0,20}}{_MORE_JA}|\bwhich\b[^.?]{{0,40}}\b{_MORE}\b")
_RATHER = re.compile(rf"(?:ほう|方)が[^、。]{{0,6}}{_MORE_JA}")
_IS_MORE = re.compile(rf"\b(?:is|are|does|do|will|has|have)\b[^.?;]{{0,80}}\b{_MORE}\b(?: or \w+)?[?. ]*$")
# The standard of a comparison, right before or behind its name: "than the UK", 日本側より.
_THAN = re.compile(r"\bthan (?:the |for |on |in |that |those |of ){0,3}$")
_YORI = re.compile(rf"[側の]?\w{{0,4}}より(?:も|は)?[^、。]{{0,6}}{_MORE_JA}")
_BESIDE = 24  # characters


def compares(low: str, named: Iterable[Span] = ()) -> Compares | None:
    """Whether *low* (folded) asks if things are the "same", or "which" is more and how they differ.

    *named* are the spans of the sides and schemes in it.
    """
    spans = tuple(named)
    if _SAME.search(low) and not _ACTOR.search(low):
        return "same"
    if _DIFFER.search(low) or _CHOICE.search(low):
        return "which"
    if any(_is_standard(low, span) for span in spans):
        return "which"
    return "which" if spans and (_RATHER.search(low) or _IS_MORE.search(low)) else None


def _is_standard(low: str, span: Span) -> bool:
    start, end = span
    return bool(_THAN.search(low, max(0, start - _BESIDE), start) or _YORI.match(low, end))
