"""One sentence before the guard: the order of the questions, and the repairs that are safe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.evidence import Evidence, Sentence
from bot.guard.names import mixed, repeated
from bot.guard.orders import ordering
from bot.guard.phrases import NO, YES
from bot.guard.reading import Reading, fold, reading
from bot.guard.reference import Reference
from bot.guard.sense import contradicted, permits, reversed_sense, without_contrast
from bot.guard.support import share, strange, unsupported
from bot.guard.turns import turned
from bot.guard.values import outvalued, unbound
from corpus.text.squeeze import squeeze

LONGEST = 600
# Content words, by weight, below which any passage would carry a sentence: "応募できます", "You can apply".
LEAST = 1.3
# The same without its names.
LEAST_PLAIN = 0.5
# A share of its words that a passage has to say to be named as a source of the sentence.
CONTRIBUTES = 0.34


@dataclass(frozen=True)
class Checked:
    """The sentence as it may be shown, or None and why not."""

    sentence: Sentence | None
    why: str = ""


def check(sentence: Sentence, evidence: Evidence, known: Sequence[Reference]) -> Checked:
    """Whether *sentence* may be shown, as it stands or without what is safe to leave out."""
    text = fold(sentence.text)
    cites = [
        reference for reference in known if reference.ruling is None and reference.ids[0] in sentence.cites
    ]
    if len(cites) < len(set(sentence.cites)):
        return Checked(None, "it cites a passage that was not given")
    if not 1 < len(text) <= LONGEST:
        return Checked(None, "it is no sentence")
    if ordering(text):
        return Checked(None, "it gives orders")
    known = [reference for reference in known if not reference.orders]
    if any(reference.orders for reference in cites):
        return Checked(None, "it cites a passage that gives orders")
    outvalued_by = outvalued(reading(text), [reference for reference in known if reference.ruling])
    if outvalued_by and outvalued_by.ruling:
        return Checked(None, f"it contradicts the ruling {outvalued_by.ruling.rule}")
    if _verbatim(text, cites, known):
        return Checked(Sentence(shown(sentence.text), _named(reading(text), cites, known, sentence.cites)))
    return _judged(sentence, text, evidence, cites, known)


def _judged(
    sentence: Sentence, text: str, evidence: Evidence, cites: list[Reference], known: Sequence[Reference]
) -> Checked:
    ruled = [reference for reference in known if reference.ruling]
    why = strange(text, known)
    if why:
        return Checked(None, why)
    verdict, rest = _verdict(text, ruled)
    if verdict:
        return Checked(None, verdict)
    read = reading(without_contrast(rest, cites))
    if _says_little(read) and not _says_all(read, cites):
        return Checked(None, "it says too little to be checked")
    if read.japanese != (evidence.question.language == "ja"):
        return Checked(None, "it is not in the asker's language")
    denied = contradicted(read, ruled)
    if denied and denied.ruling:
        return Checked(None, f"it contradicts the ruling {denied.ruling.rule}")
    sources = [*ruled, *(cites or _likeliest(read, known))]
    why = _failure(read, sources, ruled, known)
    if why:
        return Checked(None, why)
    text = shown(sentence.text) if rest == text else rest
    return Checked(Sentence(text, _named(read, sources, known, sentence.cites)))


def _says_little(read: Reading) -> bool:
    """Whether nearly any passage would carry the sentence: "応募できます", "You can apply to the Top frame"."""
    plain = sum(word.weight for word in read.words if not word.name)
    whole = sum(word.weight for word in read.words)
    claims = any(not word.soft for word in read.words)
    return not read.marks and (not claims or whole < LEAST or plain < LEAST_PLAIN)


def _says_all(read: Reading, cites: Sequence[Reference]) -> bool:
    """Whether a short sentence says all that a passage as short says: "See the call page for details"."""
    return any(
        any(not word.soft for word in text.words)
        and share(text.words, read.forms) == share(read.words, text.forms) == 1
        for reference in cites
        for text in reference.texts
    )


def _failure(
    read: Reading, sources: Sequence[Reference], ruled: Sequence[Reference], known: Sequence[Reference]
) -> str | None:
    why = unsupported(read, sources) or mixed(read, sources) or repeated(read, sources)
    why = why or turned(read, sources) or reversed_sense(read, sources)
    for mark in read.marks:
        why = why or unbound(mark, sources, known)
    return why or _unpermitted(read, sources, ruled)


def _unpermitted(read: Reading, sources: Sequence[Reference], ruled: Sequence[Reference]) -> str | None:
    """A "you may" where a ruling says no or leaves it open, in so few words that any passage would carry it."""
    open_or_no = [r for r in ruled if r.ruling and r.ruling.verdict in ("no", "confirm")]
    if not (open_or_no and permits(read.text)):
        return None
    for reference in sources:
        for text in reference.texts:
            if (
                permits(text.text)
                and share(read.words, text.forms | reference.context) >= 0.85
                and len(read.words) > 2
            ):
                return None
    return "it permits what no ruling permits"


def _verdict(text: str, ruled: Sequence[Reference]) -> tuple[str, str]:
    """(why a yes or no cannot stand, the text without one that no ruling decides)."""
    says = "yes" if YES.match(text) else "no" if NO.match(text) else None
    if says is None:
        return "", text
    rest = (YES if says == "yes" else NO).sub("", text, count=1)
    verdicts = {reference.ruling.verdict for reference in ruled if reference.ruling}
    decided = verdicts & {"yes", "no", "confirm"}
    if decided - {says}:
        return "its verdict is not the ruling's", text
    if decided:
        return ("", text) if rest else ("it says no more than the verdict", text)
    return "", rest[:1].upper() + rest[1:] if rest.isascii() else rest


def _verbatim(text: str, cites: Sequence[Reference], known: Sequence[Reference]) -> bool:
    """Whether *text* is, from stop to stop, what a cited passage (with its labels in front) or a ruling says."""
    labels, colon, rest = text.partition(": ")
    for reference in known:
        if reference.ruling or reference in cites:
            if _quotes(text, reference):
                return True
            led = reading(labels)
            if colon and led.forms <= reference.labels and not led.marks and _quotes(rest, reference):
                return True
    return False


def _quotes(text: str, reference: Reference) -> bool:
    wanted = squeeze(text).strip('。.「」"“”・•※◆')
    for own in reference.texts:
        whole = squeeze(own.text)
        at = whole.find(wanted) if len(wanted) > 3 else -1
        if at >= 0 and _whole(whole, at, at + len(wanted)):
            return True
    return False


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends where sentences do."""
    begins = start == 0 or text[start - 1] in "。!?※・•◆\n"
    return begins and (
        end == len(text)
        or text[end] in "。!?※・•◆"
        or (text[end] == "." and not text[end + 1 : end + 2].isdigit())
    )


def _likeliest(read: Reading, known: Sequence[Reference]) -> list[Reference]:
    """The one passage that says most of a sentence without a citation."""
    grounds = [reference for reference in known if reference.ruling is None]
    return sorted(grounds, key=lambda reference: -share(read.words, reference.forms))[:1]


def _named(
    read: Reading, sources: Sequence[Reference], known: Sequence[Reference], cites: tuple[int, ...]
) -> tuple[int, ...]:
    """The citations that carry the sentence: those given that say a part of it, else the ruling's."""
    able = [r for r in sources if share(read.words, r.forms) >= CONTRIBUTES]
    given = [i for i in cites if any(r.ruling is None and i in r.ids for r in able)]
    best = sorted(able, key=lambda reference: -share(read.words, reference.forms))
    return tuple(given) or next((reference.ids for reference in best if reference.ids), cites)


def shown(text: str) -> str:
    """*text* as a person may see it: on one line, without invisible characters."""
    return re.sub(
        r"\s+", " ", re.sub(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text)
    ).strip()
