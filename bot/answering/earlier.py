"""The earlier turns of a talk, as they were understood when they were said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bot.answer import Language, Turn
from bot.answering.calls import Calls
from bot.answering.case import Case
from bot.answering.ranked import Part, Ranker, Ranking, view_of
from bot.answering.taken_up import takes_up
from bot.answering.understanding import understand
from bot.reading.asked import Asked
from bot.reading.asking import asked_of, meant, schemes_of
from bot.reading.bare_numbers import with_bare_numbers
from bot.reading.form import is_short
from bot.reading.query import Query, read_query
from bot.reading.turned import turned
from bot.reading.wished import language_wished
from corpus.errors import BadInput
from corpus.text.language import language_of
from corpus.text.names import Names
from corpus.text.plain import folded
from corpus.text.segments import Segment, asks

Thread = tuple[Turn, ...]
_KEPT = 512  # threads


class Earlier:
    """Reads a turn after those before it. Each talk is understood once a process. Thread-safe."""

    def __init__(self, calls: Calls, ranker: Ranker) -> None:
        self._calls, self._ranker = calls, ranker
        self._understood = lru_cache(maxsize=_KEPT)(self._understand)

    def heard(self, thread: Thread) -> Thread:
        """The turns of *thread* but for those that only take up what was answered, or wish it in another language."""
        kept: Thread = ()
        for turn in thread:
            if not (kept and (self.language_wished(turn) or self.takes_up((*kept, turn)))):
                kept = (*kept, turn)
        return kept

    def read(self, query: Query, names: Names | None, thread: Thread) -> Query:
        """*query* read as the turn after those of *thread*."""
        told = (self._understood(thread[:at]) for at in range(1, len(thread) + 1))
        earlier = [one[0] for one in told if one]
        if not earlier:
            return query
        query = self._without_taken_up(with_bare_numbers(query, earlier), names)
        return turned(query, earlier, names) if names else query

    def _without_taken_up(self, query: Query, names: Names | None) -> Query:
        """*query* without the values of what only takes up what was answered, before it asks on: 9月下旬か。あと…"""
        call, asking = names.call if names else None, query.asking
        behind = asking[-1] if asking else None
        taken = [
            one
            for one in query.segments
            if one is not behind and takes_up(query, [one], self._own(query, one), call)
        ]
        if not taken or behind is None:
            return query
        spans = [one.span for one in taken]
        return replace(
            query,
            segments=tuple(replace(one, kind="greeting") if one in taken else one for one in query.segments),
            quantities=tuple(one for one in query.quantities if not _inside(one.span, spans)),
        )

    def _own(self, query: Query, segment: Segment) -> Ranking:
        return self._ranker.rank([view_of(query, segment)])[0]

    def language_wished(self, said: Turn) -> Language | None:
        """The language in which what was answered is to be told again, where *said* asks for no more."""
        names, _ = self._calls.of((said,))
        try:
            return language_wished(read_query(said, names))
        except BadInput:
            return None

    def parts(self, query: Query, thread: Thread) -> tuple[Part, ...]:
        """What *query* asks behind *thread*, part by part."""
        before = self._understood(thread) if thread else None
        return understand(query, self._ranker, before=before)

    def asked(self, case: Case) -> Asked | None:
        """What the turn before asked, for what a follow-up leaves unsaid."""
        if not case.thread or case.call is None:
            return None
        asked: Asked | None = None
        names = self._calls.names(case.call)
        for at in range(1, len(case.thread) + 1):
            told = self._understood(case.thread[:at])
            if told is not None:
                query, part = told
                query = read_query(query.said, names, as_of=case.as_of)
                query = self.read(query, names, case.thread[: at - 1])
                before = asked if part.follows else None
                here = asked_of(
                    query,
                    part.segment,
                    part.best,
                    case.call,
                    around=part.around,
                    before=before,
                    again=bool(part.again),
                )
                asked = _talked_of(here, query, asked)
        return asked

    def only_tells(self, thread: Thread) -> bool:
        """Whether the turn before asks nothing by its form ("I'm a postdoc, PhD in 2016"): it is background, then."""
        told = self._understood(thread) if thread else None
        return told is not None and not any(asks(one.text, told[0].language) for one in told[0].segments)

    def takes_up(self, thread: Thread) -> bool:
        """Whether the last turn of *thread* only takes up what was answered."""
        told, (names, _) = self._understood(thread), self._calls.of(thread)
        if told is None:
            return False
        query, part = told
        call = names.call if names else None
        return takes_up(query, query.segments, self._own(query, part.segment), call, best=part.best)

    def _understand(self, thread: Thread) -> tuple[Query, Part] | None:
        """The last turn of *thread* as read, and its last part; None where it cannot be read."""
        earlier = thread[:-1]
        before = self._understood(earlier) if earlier else None
        names, _ = self._calls.of(thread)
        try:
            query = self.read(read_query(thread[-1], names), names, earlier)
        except BadInput:
            return before
        return query, understand(query, self._ranker, before=before)[-1]


def _inside(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def lent_to(
    case: Case, part: Part, before: Asked | None, previous: Part | None, *, only_tells: bool
) -> Asked | None:
    """What a part takes over of what was asked *before* it, in the text or in the turn before: all where it follows, or
    where the turn before only told; no value or name where it asks on about the matter of the *previous* part; the
    scheme that is talked of where it is a few words."""
    if before is None or part.follows or only_tells:
        return before
    if previous is not None and _goes_on(previous, part):
        return replace(before, values=(), names=())
    return _scheme_alone(before) if _stays_with(case, part, before) else None


def _goes_on(before: Part, part: Part) -> bool:
    """Whether a part asks on about the same matter, and so of the same side and scheme: no item of a list does."""
    return part.best == before.best and part.segment.label in (None, before.segment.label)


def _talked_of(asked: Asked, query: Query, before: Asked | None) -> Asked:
    """What was *asked* last in a turn, of the scheme that is named in another sentence of it, or else was before it."""
    if asked.schemes:
        return asked
    schemes = schemes_of(meant(query.folded, query.names)) or (before.schemes if before else ())
    return replace(asked, scheme=schemes[0], schemes=schemes) if schemes else asked


def _stays_with(case: Case, part: Part, before: Asked) -> bool:
    """Whether a part is a few words, no item of a list, and names no side that the scheme talked of has not."""
    assert case.query and case.call
    sides = {name.id for name in case.query.within(part.segment.span)[1] if name.kind == "side"}
    if part.segment.label is not None or not sides <= {*case.call.scheme(before.scheme).sides}:
        return False
    return is_short(folded(part.segment.text), language_of(part.segment.text))


def _scheme_alone(before: Asked) -> Asked:
    """What a brief question with a matter of its own takes over: the scheme that is talked of."""
    return Asked("", before.scheme, before.as_of, schemes=before.schemes)
