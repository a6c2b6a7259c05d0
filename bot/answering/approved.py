"""The rank of what the desk has answered once.

It outranks passages and silences. A ruling that decides stands alone, and so does one that surely states what is
asked. Beside one that is to be confirmed the desk's answer stands, and beside one that only states the matter where it
is asked whether something is so, or how firm it is; it may settle a hedge, but it never gives another value than a
proven fact. An answer to a near question is told as what it is, beside whatever is ruled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import DESKS, Choice, Language
from bot.answering.case import Found
from bot.answering.desk_answer import Approved, Recalled
from bot.answering.differing import differs
from bot.answering.statements import Statement
from corpus.quantity import Quantity, compatible
from corpus.text.names import Names

_OFFERING = ("not_placed", "left_open")


def with_desk(
    own: Found,
    language: Language,
    names: Names | None,
    *,
    stated: Sequence[Quantity],
    settled: bool,
    leaves_open: bool = False,
) -> Found:
    """*own*, chosen without the desk, with the recalled answer in its rank.

    *stated* are the values of the question; *settled*: it is for sure what the rulings of *own* are about;
    *leaves_open*: they leave open what is asked of it.
    """
    assert own.recalled
    approved, near = own.recalled.approved, not own.recalled.sure
    rulings = [item for item in own.chosen if item.decision]
    verdicts = {item.decision.verdict for item in rulings if item.decision}
    firm = bool(verdicts & {"yes", "no"}) or (verdicts == {"info"} and settled)
    if (firm and (near or not leaves_open)) or (near and _is_told_off(own)):
        return own
    beside = [item for item in rulings if near or firm or _is_open(item)]
    said = replace(statement_of(approved, language), beside=bool(beside))
    if differs(said, beside, names, known=approved.values):
        return own
    if near:
        last = replace(said, asked=own.recalled.question)
    else:
        known = all(any(compatible(item, value) for value in approved.values) for item in stated)
        last = replace(said, settles=known and all(map(_is_hedged, beside)))
    return replace(own, chosen=(*beside, last), silence=None)


def with_recalled(own: Found, recalled: Recalled | None) -> Found:
    """*own* with what the desk has answered before, or with what may be offered."""
    if recalled and recalled.offered:
        return replace(own, offer=recalled)
    return replace(own, recalled=recalled)


def with_offer(own: Found) -> Found:
    """*own* with the question that the desk has answered among the choices, where nothing else is said."""
    if own.offer is None or own.silence is None or own.silence.kind not in _OFFERING:
        return own
    choice = Choice(own.offer.approved.document, own.offer.question)
    return replace(own, silence=replace(own.silence, choices=(choice, *own.silence.choices)))


def is_desks(intent: str) -> bool:
    """Whether a choice that was made is of a question that the desk has answered."""
    return intent.startswith(DESKS)


def statement_of(approved: Approved, language: Language) -> Statement:
    """What the desk has said, in the asker's language where it is worded in it."""
    return Statement(approved.worded(language)[0], sources=approved.sources, desk=approved)


def settles(found: Found) -> bool:
    """Whether the desk's answer leaves nothing to be confirmed."""
    return any(item.settles for item in found.chosen)


def is_near(found: Found) -> bool:
    """Whether all that is said was said to a near question."""
    return any(item.asked for item in found.chosen)


def _is_told_off(own: Found) -> bool:
    """Whether the question is not one for this desk; what a desk has answered is no longer off its topic."""
    return own.silence is not None and own.silence.kind not in ("not_placed", "left_open", "off_topic")


def _is_open(ruling: Statement) -> bool:
    """Whether a ruling says something and leaves something to be confirmed."""
    decision = ruling.decision
    return decision is not None and decision.verdict == "confirm" and decision.relation != "not_stated"


def _is_hedged(ruling: Statement) -> bool:
    return ruling.decision is not None and ruling.decision.relation == "beyond_hedge"
