"""The rank of what the desk has answered once.

It outranks passages and silences. A ruling that decides stands alone, and so does one that surely states what is asked.
Beside one that is to be confirmed the desk's answer stands, and beside one that tells what the call hedges where it is
asked how firm that is; it may settle the hedge, but it never gives another value than a proven fact. An answer to a
near question is told as what it is, beside whatever is ruled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Language
from bot.answering.case import Found
from bot.answering.desk_answer import Approved
from bot.answering.differing import differs
from bot.answering.statements import Statement
from corpus.quantity import Quantity, compatible
from corpus.text.names import Names


def with_desk(
    own: Found,
    language: Language,
    names: Names | None,
    *,
    stated: Sequence[Quantity],
    settled: bool,
    of_a_hedge: bool = False,
) -> Found:
    """*own*, chosen without the desk, with the recalled answer in its rank.

    *stated* are the values of the question; *settled*: it is for sure what the rulings of *own* are about;
    *of_a_hedge*: it asks how firm that is.
    """
    assert own.recalled
    approved, near = own.recalled.approved, not own.recalled.sure
    rulings = [item for item in own.chosen if item.decision]
    verdicts = {item.decision.verdict for item in rulings if item.decision}
    firm = verdicts & {"yes", "no"} or (verdicts == {"info"} and settled)
    if (firm and (near or not of_a_hedge)) or (near and _is_told_off(own)):
        return own
    beside = [item for item in rulings if near or of_a_hedge or _is_open(item)]
    said = replace(statement_of(approved, language), beside=bool(beside))
    if differs(said, beside, names, known=approved.values):
        return own
    if near:
        last = replace(said, asked=own.recalled.question)
    else:
        known = all(any(compatible(item, value) for value in approved.values) for item in stated)
        last = replace(said, settles=known and all(map(_is_hedged, beside)))
    return replace(own, chosen=(*beside, last), silence=None)


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
