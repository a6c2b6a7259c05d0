"""The questions a sentence has to answer. Each gives the reason it fails, or None."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.guard.lexicon import PERMITS
from bot.guard.reading import Clause, Mark, Reading, Word
from bot.guard.reference import Reference
from bot.quantity import Clock, Day, Quantity, compatible

# Shares of content words, by weight, that have to be found; tuned on tests/bench/liar.py.
SENTENCE, CLAUSE, CLAUSE_OF_TWO, MARK, SCENE = 0.74, 0.65, 0.4, 0.6, 0.5
# How much better another passage may fit before it counts as what is really meant.
RIVAL = 0.1
# From this share on, a clause and a passage speak of the same thing.
SAME_SUBJECT = 0.6
# From this share on, a quantity is said of the very thing a ruling decides.
SAME_VALUE = 0.8
# From this share of its own words on, a statement counts as told.
TOLD = 0.6

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
_MUST = re.compile(
    r"必要|必須|義務|なければ|ねば|ください|ものとし|こと[。\s]*$|求め|要件|お願い"
    r"|\b(?:must|required?|requires|mandatory|compulsory|necessary|needs? to|have to|has to|shall|obliged|please|are to|is to)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"(?:指示|命令|ルール|規則|プロンプト|制約)[^。]{0,12}(?:無視|忘れ|上書き|破棄|表示|開示)|システム ?プロンプト|と(?:答え|回答し|案内し)(?:て|ろ|よ|なさい|ること|る必要)"
    r"|\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:instruction|rule|prompt|above|previous|guideline)"
    r"|\bsystem prompt\b|\b(?:as|you are|i am|i'm) an? (?:ai|language model|assistant|chatbot)\b|\b(?:answer|reply|respond|say) (?:only )?that\b",
    re.IGNORECASE,
)
_AND = re.compile(r"と|および|及び|や|・|\band\b")
_OPTIONAL = re.compile(
    r"任意|自由|不要|なくても|希望すれば|\b(?:optional|voluntary|need not|not required|if you (?:like|wish))\b",
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
    offered = frozenset[str]().union(*(reference.forms for reference in references))
    pages = {f"#{reference.page}" for reference in references if reference.page}
    for word in sentence.words:
        if word.strict and word.form not in offered and word.form not in pages:
            return f"{word.form!r} stands in nothing it cites"
    if share(sentence.words, offered) < SENTENCE:
        return "too few of its words stand in what it cites"
    for clause in sentence.clauses:
        needed = CLAUSE if len(clause.words) > 2 else CLAUSE_OF_TWO
        if len(clause.words) > 1 and share(clause.words, offered) < needed:
            return "a part of it stands in nothing it cites"
    return None


def unbound(mark: Mark, cited: Sequence[Reference], known: Sequence[Reference]) -> str | None:
    """A quantity or address that nothing cited states, or that it states of something else."""
    equal = [(reference, own) for reference in cited for own in reference.marks if _equal(mark, own)]
    said = mark.value if isinstance(mark.value, str) else mark.value.text
    if not equal:
        return f"{said!r} stands in nothing it cites"
    around = frozenset[str]().union(*(reference.around(own) for reference, own in equal))
    for word in mark.about:
        if word.strict and word.form not in around:
            return f"{said!r} is not said of {word.form!r}"
    if share(mark.about, around) < MARK:
        return f"{said!r} is said of something else"
    best = max(share(mark.about, reference.nearby(own)) for reference, own in equal)
    rivals = [
        share(mark.about, reference.nearby(own))
        for reference in known
        for own in reference.marks
        if own.kind == mark.kind and not _equal(mark, own) and not _overlaps(mark, own)
    ]
    if max(rivals, default=0.0) > best + RIVAL:
        return f"another value is said where it says {said!r}"
    return None


def _equal(mark: Mark, own: Mark) -> bool:
    """Whether *mark* says what *own* says, or less of it, and no other bound, hedge or field."""
    if isinstance(mark.value, str) or isinstance(own.value, str):
        return mark.value == own.value
    if (
        mark.role != own.role
        and not (own.role == "" and (mark.role == "to" or _starts(own) or not mark.role))
        and mark.role
    ):
        return False
    return says_no_more(mark.value, own.value) and not (_with_indirect(own) and not _with_indirect(mark))


def _starts(mark: Mark) -> bool:
    return bool({word.form for word in mark.about} & {"開始", "begin", "start"})


def says_no_more(said: Quantity, source: Quantity) -> bool:
    """Whether *said* is *source* or a less complete way to say it: 4月16日 for 2024年4月16日, never the reverse."""
    if not compatible(said, source) or (said.bound or "") not in _bounds(source):
        return False
    if (said.hedge == "about") != (source.hedge == "about") and said.kind != "date":
        return False
    if isinstance(said.value, Day) and isinstance(source.value, Day):
        mine, theirs = said.value, source.value
        parts = ((mine.year, theirs.year), (mine.month, theirs.month), (mine.day, theirs.day))
        return all(own is None or other is not None for own, other in parts)
    if isinstance(said.value, Clock) and isinstance(source.value, Clock):
        return said.value.zone is None or source.value.zone is not None
    return True


def _bounds(source: Quantity) -> set[str]:
    loose = {"at_most", "at_least"} if source.kind in ("date", "time") else set[str]()
    return {"", source.bound or ""} | (loose if source.bound is None else set())


def _with_indirect(mark: Mark) -> bool:
    """Whether an amount is said with indirect costs in it."""
    forms = {word.form for word in mark.about}
    return (
        mark.kind.startswith("money")
        and bool(forms & {"間接", "indirect"})
        and bool(forms & {"含む", "includ"})
    )


def _overlaps(mark: Mark, own: Mark) -> bool:
    """Whether two marks state one value in a more and a less complete way, so that neither is the other's rival."""
    if isinstance(mark.value, str) or isinstance(own.value, str):
        return False
    return compatible(mark.value, own.value)


def outvalued(sentence: Reading, ruled: Sequence[Reference]) -> Reference | None:
    """The ruling that gives another value for what the sentence speaks of, whatever a passage says."""
    settled = [own for reference in ruled for own in reference.marks]
    for mark in sentence.marks:
        if not any(_equal(mark, own) for own in settled):
            for reference in ruled:
                if _rival(mark, reference):
                    return reference
    return None


def _rival(mark: Mark, reference: Reference) -> bool:
    for own in reference.marks:
        around = reference.around(own)
        strict = all(word.form in around for word in mark.about if word.strict)
        if own.kind == mark.kind != "address" and strict and share(mark.about, around) >= SAME_VALUE:
            return True
    return False


def mixed(sentence: Reading, cited: Sequence[Reference]) -> str | None:
    """Names said of something that nothing cited says of them: the other side's duty, another scheme's limit."""
    for scene in sentence.scenes:
        names = Counter(word.form for word in scene.words if word.name)
        rest = [word for word in scene.words if not word.name]
        if not names or len(scene.words) == 1:
            continue
        needed = (
            max(SCENE, max(share(rest, reference.forms) for reference in cited) - RIVAL) if cited else SCENE
        )
        able = [reference for reference in cited if share(rest, reference.forms) >= needed]
        if not any(_names(reference, names) for reference in able):
            return f"nothing it cites says this of {' and '.join(sorted(names))}"
    return None


def repeated(sentence: Reading, cited: Sequence[Reference]) -> str | None:
    """A name or quantity said more often than anything cited says it: "by JST and JST", "5年、5年"."""
    for statement in sentence.statements:
        often = Counter(word.form for word in statement.words if word.name)
        for name, count in often.items():
            if count > 1 and count > max((_often(reference, name) for reference in cited), default=0):
                return f"{name!r} is said too often"
    for word, following in pairwise(sentence.words):
        between = sentence.text[word.start : following.start]
        if word.name and word.form == following.form and _AND.search(between):
            return f"{word.form!r} is said too often"
    for mark in sentence.marks:
        count = sum(_equal(mark, other) for other in sentence.marks)
        if count > 1 and count > sum(_states(reference, mark) for reference in cited):
            return "a quantity is said too often"
    return None


def _often(reference: Reference, name: str) -> int:
    return max(sum(word.form == name for word in text.words) for text in reference.texts) + (
        name in reference.context
    )


def _states(reference: Reference, mark: Mark) -> int:
    return max(sum(_equal(mark, own) for own in text.marks) for text in reference.texts)


def _names(reference: Reference, names: Counter[str]) -> bool:
    """Whether one scene of *reference*, with its labels, holds all *names*, and its text holds them as often."""
    for text in reference.texts:
        often = Counter(word.form for word in text.words)
        if all(often[name] + (name in reference.context) >= count for name, count in names.items()):
            scenes = (*(scene.forms for scene in text.scenes), frozenset[str]())
            if any(set(names) <= scene | reference.context for scene in scenes):
                return True
    return False


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
