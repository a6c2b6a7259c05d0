"""Support: every word that says something is one of what the sentence cites, in the letters of its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bot.guard.reading import Reading
from bot.guard.reference import Reference
from bot.guard.words import Word

# A sentence may say one verb of its own, where this share of all its words is cited.
VERBS, MOST = 1, 0.68
_SCRIPTS = (
    "LATIN",
    "HIRAGANA",
    "KATAKANA",
    "CJK",
    "DIGIT",
    "FULLWIDTH",
    "HALFWIDTH",
    "ROMAN",
    "CIRCLED",
    "IDEOGRAPHIC",
)
_EACH = re.compile(
    r"(?<=[人名件関年月社題ム])(?:あたり|当たり|につき|ごと|毎)|毎[年月日]|\bper\b|\b(?:each|every) (?:[a-z]+ )?(?:year|month|week|day|person|researcher|applicant|institution)\b",
    re.IGNORECASE,
)


_CAN = re.compile(
    r"でき(?:ます|る|ない|ません)|可能|(?<!ら)[えけげせてねべめれ](?:ます|る)(?=[。がのと]|$)|\b(?:can|could|may|cannot|allowed to|able to|possible to|free to)\b",
    re.IGNORECASE,
)


def strange(text: str, references: Sequence[Reference]) -> str | None:
    """Characters that neither language nor the passages use: other scripts, emoji, struck-through digits."""
    known = {c for reference in references for read in reference.texts for c in read.text}
    for c in text:
        category = unicodedata.category(c)
        if c in known or c in "゙゚":
            continue
        if category in ("So", "Mn", "Me", "Mc", "Co", "Cn", "Cc") or (c.isalnum() and not _ordinary(c)):
            return f"the character {c!r} is used in no passage"
    return None


def _ordinary(c: str) -> bool:
    return unicodedata.name(c, "").startswith(_SCRIPTS)


def share(words: Iterable[Word], offered: frozenset[str]) -> float:
    """The share of *words*, by weight, that is *offered*; soft ones that are not count for nothing. 1 when there are none."""
    counted = [word for word in words if word.form in offered or not word.soft]
    whole = sum(word.weight for word in counted)
    return sum(word.weight for word in counted if word.form in offered) / whole if whole else 1.0


def overlap(words: Iterable[Word], offered: frozenset[str]) -> float:
    """The same with every word counted: how alike two texts are, rather than whether one carries the other."""
    counted = list(words)
    whole = sum(word.weight for word in counted)
    return sum(word.weight for word in counted if word.form in offered) / whole if whole else 1.0


def unsupported(sentence: Reading, references: Sequence[Reference]) -> str | None:
    """A word that nothing cited says, and that says something."""
    if _EACH.search(sentence.text) and not any(_EACH.search(own.text) for r in references for own in r.texts):
        return "it shares out what is stated as a whole"
    offered = frozenset[str]().union(*(reference.forms | reference.numbers for reference in references))
    free = _CAN.search(sentence.text) is None  # what one may do, or can, is for the passage to say
    missing = [
        word
        for word in sentence.words
        if word.form not in offered and not (word.soft if free else word.plain)
    ]
    verbs = [word for word in missing if word.verbal and not word.strict]
    if free and len(missing) == len(verbs) <= VERBS and overlap(sentence.words, offered) >= MOST:
        return None
    return f"{missing[0].form!r} stands in nothing it cites" if missing else None
