"""Whether a question holds sides or schemes against each other, told by its form.

A comparison needs two things of one kind: "the same" as a predicate, a comparative whose standard is a side or scheme
("than the UK one"), or a choice between them ("which side closes earlier"). A value held against a limit, "both sides"
that do something together, and "the same person" as an actor compare nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from corpus.text.beside import beside

Compares = Literal["same", "which"]
Span = tuple[int, int]

_ER = r"(?:earlier|later|longer|shorter|larger|smaller|bigger|higher|lower|stricter|sooner|greater)"
_EST = r"(?:earliest|latest|longest|shortest|largest|smallest|biggest|highest|lowest|strictest)"
_MORE_JA = r"(?:長|短|早|遅|多|少|高|低|大き|小さ|厳し|先)"
_SAME = re.compile(
    r"(?:同じ|同額|同様|同時|一緒|等しい|一致)[^がをにでも、。]{0,6}(?:です|でしょう|なの|だ|に?な[りる]|か|[?。]|$)"
    r"|\b(?:is|are|was|were|be|remain|stay|do|does|did|have|has) [^.?!;]{0,60}\b(?:the same|equal"
    r"|identical|(?:end|close|start|begin|open|finish)s? together)\b"
)
# "The same person", acting or acted on, is compared with nobody.
_ACTOR = re.compile(
    r"\b(?:may|can|could|should|must|to) (?:\w+ )?the same\b|\bsame \w+ (?:as last|again)|\ball the same"
)
_SAME_MEASURE = re.compile(r"同じ(?:金?額|時期|時刻|時間|タイミング|日|月|期間|長さ|率|割合)(?:で|に|と)")
_DIFFER = re.compile(
    r"(?<!間)違[いうっ]|異なり|異なる(?:の|か|点|ん)|異なって|(?<!時)差(?:[はがを額]|はあ)|比べ|比較"
    r"|\bdiffer(?:s|ed|ences?)?\b|\bdifferent (?:from|for|between|under)\b|\bdifferent[?. ]*$"
    r"|\bcompar(?:e|ed|es|ing|ison)\b|\bversus\b|\bvs\b"
)
# と思っていましたが違いますか asks whether somebody is mistaken.
_MISTAKEN = re.compile(r"(?:思っ|聞い|伺っ|書い)[^。]{0,24}違[いう]")
_CHOICE = re.compile(
    rf"(?:どちら|どっち)[^。?]{{0,20}}{_MORE_JA}|\bwhich\b[^.?]{{0,40}}\b(?:{_ER}|{_EST}|more\b|(?:comes"
    rf"|closes|opens|ends|starts) first)"
)
_RATHER = re.compile(rf"(?:(?:ほう|方)が|もっと)[^、。]{{0,6}}{_MORE_JA}")
_IS_MORE = re.compile(rf"\b(?:is|are|does|do|will|has|have)\b[^.?;]{{0,80}}\b{_ER}(?: or \w+)?[?. ]*$")
# The standard of a comparison, right before or behind its name: "than the UK", "than the joint one", 日本側より.
_THAN_ONE = re.compile(
    r"\bthan (?:the |for |on |in ){0,2}(?:other\b|(?!the )\w+ (?:ones?|side|call|scheme|frame)\b)"
)
_STANDARD = beside(
    r"\bthan (?:the |for |on |in |that |those |of ){0,3}",
    rf"[側の]?\w{{0,4}}より(?:も|は)?[^、。]{{0,6}}{_MORE_JA}",
)


def compares(low: str, named: Iterable[Span] = ()) -> Compares | None:
    """Whether *low* (folded) asks if things are the "same", or "which" is more and how they differ.

    *named* are the spans of the sides and schemes in it.
    """
    spans = tuple(named)
    if _asks_if_same(low, bool(spans)):
        return "same"
    return "which" if _asks_which(low, spans) else None


def _asks_if_same(low: str, names_any: bool) -> bool:
    if names_any and _SAME_MEASURE.search(low):
        return True
    return _ACTOR.search(low) is None and _SAME.search(low) is not None


def _asks_which(low: str, spans: tuple[Span, ...]) -> bool:
    if (_DIFFER.search(low) and not _MISTAKEN.search(low)) or _CHOICE.search(low) or _THAN_ONE.search(low):
        return True
    if any(_STANDARD.fits(low, span) for span in spans):
        return True
    return bool(spans) and bool(_RATHER.search(low) or _IS_MORE.search(low))
