"""Sense: what a passage or ruling denies is denied, what it affirms affirmed, what it demands demanded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.guard.phrases import ANTONYMS, PERMITS
from bot.guard.reading import Clause, Reading, reading
from bot.guard.reference import Reference
from bot.guard.support import overlap

# From this share on, a statement and a ruling speak of the same thing.
SAME_SUBJECT = 0.6
# From this share of its own words on, a statement counts as told.
TOLD = 0.6

_MUST = re.compile(
    r"必要|必須|義務|なければ|ねば|(?<!問い合わせ)(?<!ご覧)(?<!参照)(?<!連絡先に)ください|いただ[きく]|ものとし|こと[。\s]*$|求め|要件|お願い"
    r"|\b(?:must(?! (?:stay|remain|fall|be) within)|required?|requires|mandatory|compulsory|necessary|needs? to|have to|has to|shall|obliged|please(?! (?:contact|see|check|refer|e-?mail|write to))|are to|is to)\b",
    re.IGNORECASE,
)
# Words of headings under which everything is a requirement.
_REQUIREMENT = frozenset({"必要", "資格", "条件", "must", "elig"})
_OPTIONAL = re.compile(
    r"任意|自由|不要|なくても|希望すれば|\b(?:optional|voluntary|need not|not required|if you (?:like|wish))\b",
    re.IGNORECASE,
)


def reversed_sense(sentence: Reading, cited: Sequence[Reference]) -> str | None:
    """A clause that denies what the passage affirms, affirms what it denies, or frees from a duty."""
    closest = _closest(sentence, cited)
    denied = _only_denied(sentence, closest)
    if denied:
        return f"{denied!r} is only denied in what it cites"
    for clause in sentence.statements:
        twins = _nearest(clause, closest) or _nearest(clause, cited)
        if twins and not _agrees(clause, twins, closest):
            return "it says the opposite of what it cites"
        if twins and _opposed(clause.text, " ".join(twin.text for twin in twins)):
            return "it says the opposite of what it cites"
        if twins and _OPTIONAL.search(clause.text) and not any(_OPTIONAL.search(twin.text) for twin in twins):
            return "it frees from what the passage asks"
        if twins and _MUST.search(clause.text) and not any(_may_oblige(twin, cited) for twin in twins):
            return "it asks for what the passage does not"
        if clause.negative and not twins:
            return "what it denies is denied nowhere"
    return None


_CONTRAST = re.compile(
    r"(?<![^\s、。はも])[^\s、。はも]{1,12}(?<!だけ)(?<!のみ)では?なく、?"
    r"|, not [^,.;]{1,30}(?=[,.;]|$)|\bnot [^,.;]{1,30}?,? but (?!also)| rather than [^,.;]{1,30}(?=[,.;]|$)",
    re.IGNORECASE,
)


def without_contrast(text: str, cited: Sequence[Reference]) -> str:
    """*text* without "not X but" of an X that nothing cited speaks of: what stands instead of it is judged."""
    offered = frozenset[str]().union(*(reference.forms for reference in cited))
    for found in _CONTRAST.finditer(text):
        denied = reading(found.group())
        if not denied.marks and denied.words and not denied.forms & offered:
            text = text.replace(found.group(), " ", 1).strip()
    return text


def _opposed(said: str, cited: str) -> bool:
    """Whether *said* has a word whose opposite *cited* has, and not the word itself."""
    pairs = (pair for one, other in ANTONYMS for pair in ((one, other), (other, one)))
    return any(
        word.search(said) and opposite.search(cited) and not word.search(cited) for word, opposite in pairs
    )


def _only_denied(sentence: Reading, cited: Sequence[Reference]) -> str | None:
    """A word the sentence affirms that its passages only speak of to deny it."""
    said = [own for reference in cited for text in reference.texts for own in text.statements]
    affirmed = frozenset[str]().union(*(own.forms for own in said if not own.negative))
    denied = frozenset[str]().union(*(own.forms for own in said if own.negative)) - affirmed
    for clause in sentence.statements:
        for word in clause.words:
            if not clause.negations and word.form in denied and not word.soft:
                return word.form
    return None


def _closest(sentence: Reading, cited: Sequence[Reference]) -> list[Reference]:
    """The references that say most of the sentence: what another one denies is beside the point."""
    shares = [overlap(sentence.words, reference.forms) for reference in cited]
    best = max(shares, default=0.0)
    return [reference for reference, own in zip(cited, shares, strict=True) if own >= best - 0.2]


def _may_oblige(twin: Clause, cited: Sequence[Reference]) -> bool:
    whole = next(
        (text.text for reference in cited for text in reference.texts if twin in text.statements), twin.text
    )
    context = frozenset[str]().union(*(reference.context for reference in cited))
    return bool(_MUST.search(whole)) or bool(context & _REQUIREMENT)


def _nearest(clause: Clause, cited: Sequence[Reference], *, context: bool = False) -> list[Clause]:
    """The clauses of what is cited that share most words with *clause*; none when they share nothing."""
    if not clause.words:
        return []
    scored = [
        (overlap(clause.words, own.forms | reference.context if context else own.forms), own)
        for reference in cited
        for text in reference.texts
        for own in text.statements
    ]
    best = max((score for score, _ in scored), default=0.0)
    return [own for score, own in scored if score >= best - 0.01 and score > 0]


def contradicted(sentence: Reading, ruled: Sequence[Reference]) -> Reference | None:
    """The ruling that the sentence denies: same subject, opposite sense."""
    for reference in ruled:
        for clause in sentence.statements:
            if clause.words and _denies(clause, reference) and not _said_by_another(clause, reference, ruled):
                return reference
    return None


def _said_by_another(clause: Clause, reference: Reference, ruled: Sequence[Reference]) -> bool:
    """Whether another ruling, that says no less of the subject, says what the clause says."""
    own = max(overlap(clause.words, text.forms) for text in reference.texts)
    return any(
        overlap(clause.words, text.forms) >= own and _agrees(clause, _nearest(clause, [other]), [other])
        for other in ruled
        if other is not reference
        for text in other.texts
    )


def _denies(clause: Clause, reference: Reference) -> bool:
    twins = _nearest(clause, [reference], context=True)
    subject = overlap(clause.words, reference.forms) >= SAME_SUBJECT
    return bool(twins) and subject and not _agrees(clause, twins, [reference])


def _agrees(clause: Clause, twins: Sequence[Clause], references: Sequence[Reference]) -> bool:
    """Whether *clause* denies as much as the statements it tells whole, or else as the *twins* nearest to it."""
    for reference in references:
        for text in reference.texts:
            whole = [own for own in text.statements if own.words and overlap(own.words, clause.forms) >= TOLD]
            if len(whole) > 1 and sum(own.negations for own in whole) == clause.negations:
                return True
    return any(twin.negative == clause.negative for twin in twins)


def permits(text: str) -> bool:
    """Whether *text* tells somebody that they may."""
    return bool(PERMITS.search(text))
