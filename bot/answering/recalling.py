"""What the desk has answered before to a part of a question, or to a piece of one that asks for several things."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.approved import is_desks, with_recalled
from bot.answering.case import Case, Found
from bot.answering.choosing import Chooser
from bot.answering.desk_answer import Approvals, Recalled, Sought
from bot.answering.matters import part_of
from bot.answering.ranked import Part, Ranker, view_of
from bot.reading.query import DESK_ZONE, Query
from corpus.text.segments import Segment, asks, pieces


class Recalling:
    """Seeks the desk's answers. Thread-safe."""

    def __init__(self, approvals: Approvals, ranker: Ranker, chooser: Chooser) -> None:
        self._approvals, self._ranker, self._chooser = approvals, ranker, chooser

    def of(self, case: Case) -> tuple[Found, ...]:
        """The parts of *case*, each with what the desk has answered to it; none in a language that it does not answer
        in."""
        assert case.query
        if case.query.other_language:
            return case.found
        return tuple(one for item in case.found for one in self._of_part(case, item))

    def _of_part(self, case: Case, item: Found) -> tuple[Found, ...]:
        known = () if item.part.around or case.intent else self._pieces(case, item)
        if not known:
            return (with_recalled(item, self._find(case, item)),)
        first = known[0].part.segment.span[0] == item.part.segment.span[0]
        return (*known, item) if first else (item, *known)

    def _find(self, case: Case, item: Found) -> Recalled | None:
        found = replace(sought(case, item), told=self._chooser.is_told(item))
        if case.intent and is_desks(case.intent):
            return self._approvals.named(case.intent, found)
        return self._approvals.find(found)

    def _pieces(self, case: Case, item: Found) -> tuple[Found, ...]:
        """The questions of a sentence taken to ask one thing that the desk has surely answered, if not all of them."""
        assert case.query
        segment = item.part.segment
        cut = [part_of(segment, text) for text in pieces(segment.text, case.query.language)]
        asking = [piece for piece in cut if asks(piece.text, case.query.language)] if len(cut) > 1 else []
        known = [one for piece in asking if (one := self._piece(case, item, piece))]
        return tuple(known) if len(known) < len(cut) else ()

    def _piece(self, case: Case, item: Found, piece: Segment) -> Found | None:
        assert case.query
        part = Found(Part(piece, item.part.ranking, around=item.part.segment))
        recalled = self._approvals.find(replace(sought(case, part), told=True))
        if recalled is None or not recalled.sure:
            return None
        (ranking,) = self._ranker.rank([view_of(case.query, piece)])
        return Found(replace(part.part, ranking=ranking), recalled=recalled)


def sought(case: Case, item: Found) -> Sought:
    """A part as an answer of the desk is sought for it."""
    assert case.query
    query, segment = case.query, item.part.segment
    quantities, names = query.within(segment.span)
    day = query.as_of.astimezone(DESK_ZONE).date()
    call = case.call.id if case.call else None
    whole = segment if item.part.around else _with_lead(query, segment)
    return Sought(view_of(query, whole), quantities, names, call, day, _sides_around(query, item))


def _with_lead(query: Query, segment: Segment) -> Segment:
    """A segment with what is told right before it is asked, which often names the thing: 車で行きたいのですが、…"""
    before = [one for one in query.segments if one.span[1] <= segment.span[0]]
    if not before or before[-1].kind != "background":
        return segment
    start, end = before[-1].span[0], segment.span[1]
    return Segment(segment.kind, query.plain[start:end], (start, end))


def _sides_around(query: Query, item: Found) -> frozenset[str]:
    """The sides that are named around a part that names none, else those of the turn before."""
    told = [name for one in query.segments if one.kind == "background" for name in query.within(one.span)[1]]
    sides = frozenset(name.id for name in told if name.kind == "side")
    return sides or frozenset(side for option in item.options[:1] for side in option.asked.sides)
