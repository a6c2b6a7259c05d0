"""Sense: what a passage or ruling denies is denied, what it affirms affirmed, what it demands demanded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.guard.lexicon import PERMITS
from bot.guard.reading import Clause, Reading
from bot.guard.reference import Reference
from bot.guard.support import share

# From this share on, a statement and a ruling speak of the same thing.
SAME_SUBJECT = 0.6
# From this share of its own words on, a statement counts as told.
TOLD = 0.6

_MUST = re.compile(
    r"必要|必須|義務|なければ|ねば|ください|ものとし|こと[。\s]*$|求め|要件|お願い"
    r"|\b(?:must|required?|requires|mandatory|compulsory|necessary|needs? to|have to|has to|shall|obliged|please|are to|is to)\b",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"任意|自由|不要|なくても|希望すれば|\b(?:optional|voluntary|need not|not required|if you (?:like|wish))\b",
    re.IGNORECASE,
)


def reversed_sense(sentence: Reading, cited: Sequence[Reference]) -> str | None:
    """A clause that denies what the passage affirms, affirms what it denies, or frees from a duty."""
    closest = _closest(sentence, cited)
    for clause in sentence.statements:
        twins = _nearest(clause, closest) or _nearest(clause, cited)
        if twins and not _agrees(clause, twins, closest):
            return "it says the opposite of what it cites"
        if twins and _OPTIONAL.search(clause.text) and not any(_OPTIONAL.search(twin.text) for twin in twins):
            return "it frees from what the passage asks"
        if twins and _MUST.search(clause.text) and not any(_may_oblige(twin, cited) for twin in twins):
            return "it asks for what the passage does not"
        if clause.negative and not twins:
            return "what it denies is denied nowhere"
    return None


def _closest(sentence: Reading, cited: Sequence[Reference]) -> list[Reference]:
    """The references that say most of the sentence: what another one denies is beside the point."""
    shares = [share(sentence.words, reference.forms) for reference in cited]
    best = max(shares, default=0.0)
    return [reference for reference, own in zip(cited, shares, strict=True) if own >= best - 0.2]


def _may_oblige(twin: Clause, cited: Sequence[Reference]) -> bool:
    whole = next(
        (text.text for reference in cited for text in reference.texts if twin in text.statements), twin.text
    )
    context = frozenset[str]().union(*(reference.context for reference in cited))
    return bool(_MUST.search(whole)) or "必要" in context or "requir" in context or "must" in context


def _nearest(clause: Clause, cited: Sequence[Reference], *, context: bool = False) -> list[Clause]:
    """The clauses of what is cited that share most words with *clause*; none when they share nothing."""
    if not clause.words:
        return []
    scored = [
        (share(clause.words, own.forms | reference.context if context else own.forms), own)
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
            if clause.words and _denies(clause, reference):
                return reference
    return None


def _denies(clause: Clause, reference: Reference) -> bool:
    twins = _nearest(clause, [reference], context=True)
    subject = share(clause.words, reference.forms) >= SAME_SUBJECT
    return bool(twins) and subject and not _agrees(clause, twins, [reference])


def _agrees(clause: Clause, twins: Sequence[Clause], references: Sequence[Reference]) -> bool:
    """Whether *clause* denies as much as the statements it tells whole, or else as the *twins* nearest to it."""
    for reference in references:
        for text in reference.texts:
            whole = [own for own in text.statements if own.words and share(own.words, clause.forms) >= TOLD]
            if len(whole) > 1 and sum(own.negations for own in whole) == clause.negations:
                return True
    return any(twin.negative == clause.negative for twin in twins)


def permits(text: str) -> bool:
    """Whether *text* tells somebody that they may."""
    return bool(PERMITS.search(text))
