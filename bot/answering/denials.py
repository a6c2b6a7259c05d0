"""The sentences of a wording that say otherwise of a call than its proven facts do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.answer import Turn
from bot.answering.calls import Calls
from bot.answering.choosing import Chooser
from bot.answering.contradicting import contradicted, matters, stating
from bot.answering.deciding import decided
from bot.answering.opposing import SURELY, opposed
from bot.answering.ranked import Part, Ranker, Ranking, view_of
from bot.answering.saying import Told
from bot.answering.statements import Statement, ruled
from bot.answering.understanding import understand
from bot.reading.asking import asked_of
from bot.reading.query import Query, read_query
from corpus.text.names import Names
from corpus.text.plain import has_letters
from corpus.text.segments import Segment
from corpus.text.sentences import sentences

# From so little on a sentence may be of another programme, or of another year.
_OF_OTHERS = {"other_programme": 0.05, "other_year": 0.45}


class Denials:
    """What a corpus's calls have to say against a wording. Thread-safe."""

    def __init__(self, calls: Calls, ranker: Ranker, chooser: Chooser) -> None:
        self._calls, self._ranker, self._chooser = calls, ranker, chooser

    def of(self, text: str, call: str | None, side: str | None) -> tuple[tuple[str, Statement], ...]:
        """The sentences of *text* that say otherwise of a call (by its id; of the one that they name) than its facts
        do, each with what those say. *side* is the side that is meant where a sentence names none.
        """
        chosen = next((names for names in self._calls.all if names.call.id == call), None)
        return tuple(
            (sentence, said) for sentence in sentences(text) for said in self._against(sentence, chosen, side)
        )

    def _against(self, sentence: str, chosen: Names | None, side: str | None) -> tuple[Statement, ...]:
        names = chosen or self._calls.of([Turn(sentence)])[0]
        if names is None or not has_letters(sentence):
            return ()
        query = read_query(sentence, names)
        found: dict[str, Statement] = {}
        for part in understand(query, self._ranker):
            if self._chooser.kind(part.best) == "asking" and not _may_be_others(part):
                found |= {said.text: said for said in self._of_part(query, part, names, side)}
        return tuple(found.values())

    def _of_part(self, query: Query, part: Part, names: Names, side: str | None) -> list[Statement]:
        told = Told(names.call, query.language, query.as_of)
        said: list[Statement] = []
        for intent, share in matters(_as_told(part.ranking)):
            asked = asked_of(query, part.segment, intent, names.call, tell=partial(self._tell, query))
            asked = asked if asked.sides or side is None else replace(asked, side=side, sides=(side,))
            decide = partial(decided, names.call)
            decisions = contradicted(stating(asked, share), decide)
            if not decisions and share >= SURELY:
                decisions = opposed(asked, decide)
            said += ruled(decisions, intent, told)
        return said

    def _tell(self, query: Query, segment: Segment) -> frozenset[str]:
        return self._ranker.marks(view_of(query, segment))


def _may_be_others(part: Part) -> bool:
    """Whether a statement may well be of a programme or a year that is not the desk's."""
    return any(share >= _OF_OTHERS[name] for name, share in part.ranking if name in _OF_OTHERS)


def _as_told(ranking: Ranking) -> Ranking:
    """*ranking* without orders: what a desk words as a statement gives the bot none, though it may sound like one."""
    rest = [(name, share) for name, share in ranking if name != "orders"]
    whole = sum(share for _, share in rest)
    return tuple((name, share / whole) for name, share in rest) if whole else ()
