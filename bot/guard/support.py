"""Support: every sentence is made of what it cites, in the letters of its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bot.guard.reading import Reading
from bot.guard.reference import Reference
from bot.guard.words import Word

# Shares of content words, by weight, that have to be found in a sentence, in each clause of it, in a clause of two words;
# tuned on tests/bench/liar.py.
SENTENCE, CLAUSE, CLAUSE_OF_TWO = 0.68, 0.5, 0.4

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
_ORDERS = re.compile(
    r"(?:指示|命令|ルール|規則|プロンプト|制約)[^。]{0,12}(?:無視|忘れ|上書き|破棄|表示|開示)|システム ?プロンプト|と(?:答え|回答し|案内し)(?:て|ろ|よ|なさい|ること|る必要)"
    r"|\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:instruction|rule|prompt|above|previous|guideline)"
    r"|\bsystem prompt\b|\b(?:as|you are|i am|i'm) an? (?:ai|language model|assistant|chatbot)\b|\b(?:answer|reply|respond) (?:only )?that\b",
    re.IGNORECASE,
)


_EACH = re.compile(
    r"(?<=[人名件関年月社題ム])(?:あたり|当たり|につき|ごと|毎)|毎[年月日]|\bper\b|\beach (?:year|month|day|person)\b",
    re.IGNORECASE,
)


def ordering(text: str) -> bool:
    """Whether *text* is addressed to a program rather than to an applicant."""
    return bool(_ORDERS.search(text))


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
    """The share of *words*, by weight, that is *offered*; 1 when there are none."""
    listed = list(words)
    whole = sum(word.weight for word in listed)
    return sum(word.weight for word in listed if word.form in offered) / whole if whole else 1.0


def unsupported(sentence: Reading, references: Sequence[Reference]) -> str | None:
    """Words that nothing cited says."""
    if _EACH.search(sentence.text) and not any(_EACH.search(own.text) for r in references for own in r.texts):
        return "it shares out what is stated as a whole"
    offered = frozenset[str]().union(*(reference.forms for reference in references))
    numbers = {f"#{reference.page}" for reference in references if reference.page}
    numbers |= {number for reference in references for number in reference.counts}
    for word in sentence.words:
        if word.strict and word.form not in offered | numbers:
            return f"{word.form!r} stands in nothing it cites"
    if share(sentence.words, offered) < SENTENCE:
        return "too few of its words stand in what it cites"
    for clause in sentence.clauses:
        needed = CLAUSE if len(clause.words) > 2 else CLAUSE_OF_TWO
        if len(clause.words) > 1 and share(clause.words, offered) < needed:
            return "a part of it stands in nothing it cites"
    return None
