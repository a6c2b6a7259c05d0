"""What a sentence says may be, must be or need not be: told by the closed class of words that either language has
for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from corpus.text.alternatives import compiled

Modal = Literal[
    "demand",  # it has to be: 必要があります, してください, "must"
    "waiver",  # it need not be: 不要, しなくても, "is not required"
    "leave",  # it may be: できます, 構いません, "can", "are accepted"
    "denial",  # it may not be: できません, 不可, "cannot"
    "unbounded",  # as much or as little as one likes: 上限はありません, "no limit"
]

_NEGATED = r"(?:ません|ない|なく|ず(?:に|[、。]|$))"
# The narrower class first: しなくても構いません waives, though it gives leave.
_CLASSES: Mapping[Modal, re.Pattern[str]] = compiled(
    {
        "unbounded": (
            rf"(?:上限|下限|限度|制限)(?:額|枠)?[はもがを]?(?:特に)?(?:(?:設け|定め|課し|あり|ござい)\w{{0,3}}{_NEGATED}|な[しいく])"
            r"|\bno (?:upper |lower |fixed |set )?(?:limit|maximum|minimum|cap|ceiling)s?\b|\b(?:un|not )limited\b"
        ),
        "waiver": (
            rf"不要|任意|必要(?:は|が|も)?(?:あり|ござい)?{_NEGATED}|必須で(?:は|も)?(?:あり)?{_NEGATED}"
            r"|(?:なくて|ずと|ないで)も|なくとも"
            r"|\b(?:not|n't|never|un|non-?)[ -]?(?:be )?(?:necessary|required|needed|obligatory|mandatory|compulsory)\b"
            r"|\boptional\b|\b(?:need not|no need|needn't|(?:not|n't|never) (?:have|need) to)\b"
            r"|\bno\b.{1,60}\bha(?:s|ve) to\b"
        ),
        "denial": (
            r"(?:でき|いただけ|られ|認め|なれ|出来|頂け)(?:てい)?(?:ません|ない)|不可|禁止"
            r"|\b(?:cannot|can't|(?:may|must) not|not (?:possible|allowed|permitted|accepted|eligible|be \w+)"
            r"|impossible|ineligible)\b"
        ),
        "leave": (
            r"でき(?:ます|る)|いただけ(?:ます|る)|られ(?:ます|る)|なれ(?:ます|る)|可能|(?:構い|かまい|差し支え(?:は|も)?(?:あり)?"
            r"|問題(?:は|も)?(?:あり)?)ません|構わない|受け付け(?:ます|て)|認めます|十分|足り(?:ます|る)"
            r"|\b(?:can|may|could|possible|allowed|permitted|accepted|eligible|fine|enough|acceptable)\b"
        ),
        "demand": (
            r"必須|必要があ|必要です|(?:ください|お願い(?:いた)?します)|ものとし"
            r"|\b(?:must|shall|required|(?:has|have|needs?) to|mandatory|compulsory|please)\b"
        ),
    }
)
_ONLY = re.compile(r"だけ(?!でも)|のみ|しか|に限|\b(?:only|just|at most|no more than)\b")


def modal_of(low: str) -> Modal | None:
    """What *low* (folded) says may or must be; None where it only tells."""
    return next((modal for modal, words in _CLASSES.items() if words.search(low)), None)


def says_only(low: str) -> bool:
    """Whether *low* (folded) leaves everything else out."""
    return _ONLY.search(low) is not None
