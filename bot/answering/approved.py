"""The rank of what the desk has answered once.

It outranks passages and silences. A ruling that decides stands alone, and so does one that surely states what is
asked. Beside one that is to be confirmed the desk's answer stands, and beside one that only states the matter where it
is asked whether something is so, or how firm it is; it may settle a hedge, but it never gives another value than a
proven fact. Of an answer to a near question only that question is shown, to be chosen; beside a ruling where it is
likely the same.
Where a person has said that the rules misread a question it stands in their place, unless a number is at stake; beside
them its question is shown to whoever surely asks the same, but not in the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import DESKS, Choice, Language
from bot.answering.case import Found
from bot.answering.desk_answer import Approved, Recalled
from bot.answering.differing import differs, measures
from bot.answering.statements import Statement
from corpus.quantity import Quantity, compatible
from corpus.text.names import Names

_OFFERING = ("not_placed", "left_open", "off_topic")


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
    approved = own.recalled.approved
    rulings = [item for item in own.chosen if item.decision]
    verdicts = {item.decision.verdict for item in rulings if item.decision}
    firm = bool(verdicts & {"yes", "no"}) or (verdicts == {"info"} and settled)
    if firm and not leaves_open:
        return replace(own, offer=_choice(own.recalled), offers_beside=True)
    beside = [item for item in rulings if firm or _is_open(item)]
    said = replace(statement_of(approved, language), beside=bool(beside))
    if differs(said, beside, names, known=approved.values):
        return own
    known = all(any(compatible(item, value) for value in approved.values) for item in stated)
    last = replace(said, settles=known and all(map(_is_hedged, beside)))
    return replace(own, chosen=(*beside, last), silence=None)


def in_place(
    own: Found, language: Language, names: Names | None, *, stated: Sequence[Quantity]
) -> Found | None:
    """*own* with the recalled answer in the place of what misreads the question, whose values are *stated*; None where
    that gives another value than the answer, or is held against one of the question's."""
    assert own.recalled
    said = statement_of(own.recalled.approved, language)
    rulings = [item for item in own.chosen if item.decision]
    if measures(rulings, stated) or differs(said, rulings, names, known=own.recalled.approved.values):
        return None
    return replace(own, chosen=(said,), silence=None, reply=None, offer=None)


def with_recalled(own: Found, recalled: Recalled | None) -> Found:
    """*own* with what the desk has answered before, or with what may be offered."""
    if recalled and not recalled.sure:
        return replace(own, offer=_choice(recalled), offers_beside=recalled.misread or recalled.likely)
    if recalled and recalled.misread and not recalled.outranks:
        return replace(own, recalled=recalled, offer=_choice(recalled), offers_beside=True)
    return replace(own, recalled=recalled)


def offers(own: Found) -> tuple[Choice, ...]:
    """The question that the desk has answered, where nothing but a passage is said to one near it, or what may be
    misread."""
    silent = own.silence is not None and own.silence.kind not in _OFFERING
    if own.offer is None or silent or own.reply or any(item.desk for item in own.chosen):
        return ()
    ruled = any(item.decision for item in own.chosen)
    return () if ruled and not own.offers_beside else (own.offer,)


def _choice(recalled: Recalled) -> Choice:
    return Choice(recalled.approved.document, recalled.question)


def is_desks(intent: str) -> bool:
    """Whether a choice that was made is of a question that the desk has answered."""
    return intent.startswith(DESKS)


def statement_of(approved: Approved, language: Language) -> Statement:
    """What the desk has said, in the asker's language where it is worded in it."""
    return Statement(approved.worded(language)[0], sources=approved.sources, desk=approved)


def settles(found: Found) -> bool:
    """Whether the desk's answer leaves nothing to be confirmed."""
    return any(item.settles for item in found.chosen)


def _is_open(ruling: Statement) -> bool:
    """Whether a ruling says something and leaves something to be confirmed."""
    decision = ruling.decision
    return decision is not None and decision.verdict == "confirm" and decision.relation != "not_stated"


def _is_hedged(ruling: Statement) -> bool:
    return ruling.decision is not None and ruling.decision.relation == "beyond_hedge"
