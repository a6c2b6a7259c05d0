"""Finding what answers a question: rulings where the call decides, else the passages that support it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import bindings, focus, routing, scope, support
from bot.ask import Ask
from bot.concepts import ELSEWHERE, OBJECTS
from bot.evidence import Ruling
from bot.parts import Part, parts
from bot.reading.dialogue import Turn, follow
from bot.reading.question import Question
from bot.support import Support
from bot.things import Thing, things, wanted
from bot.topics import parse
from corpus.facts.model import PROGRAMME, Call, Scheme
from index.passage import Chunk
from index.retriever import Retriever

PASSAGES = 16
# Evidence at which a passage answers, and at which it is worth a pointer; tests/bench/abstention.py prints what they cost.
ANSWERS, NEAR = 0.6, 0.45


# Rules that hold for things they do not name, each with the cue it takes: an extension for whatever reason, an employer in
# a town of its own, whatever else the research alone needs, a text of whatever kind, whatever keeps one from e-Rad.
_HOLDS_FOR = {
    "extension": parse(""),
    "eligibility": parse("affiliation"),
    "counted": parse("goods|employment share|#percent|network"),
    "proposal_language": parse("in_japanese"),
    "deadline": parse("system #date"),
}
_AS_A_WHOLE = re.compile(r"全体|総予算|as a whole|overall|entire|in total")


@dataclass(frozen=True)
class Found:
    """What answers one part of a question.

    *rulings* where the call decides it. Otherwise *passages*, the best first, for the *about* things and the *kinds* of
    quantity asked for; they answer unless *silent* says why nothing does: not_in_documents, other_year, other_programme.
    *asked* is the asking sentence alone, as it is named to the asker. Only passages *within* these schemes answer, where
    some are given; none does where the call leaves the very thing *unstated*, though the nearest is pointed at.
    """

    question: Question
    ask: Ask | None
    asked: str = ""
    rulings: tuple[Ruling, ...] = ()
    passages: tuple[Support, ...] = ()
    about: tuple[Thing, ...] = ()
    kinds: frozenset[str] = frozenset()
    silent: str | None = None
    within: tuple[Scheme, ...] = ()
    unstated: bool = False

    @property
    def chosen(self) -> tuple[Chunk, ...]:
        """The chunks an answer is made from, where no ruling makes it."""
        return () if self.silent else tuple(item.passage.chunk for item in support.chosen(self.passages))


class Finder:
    """Rules on and looks up the parts of a question."""

    def __init__(self, calls: Sequence[Call], retriever: Retriever) -> None:
        self._calls, self._retriever = tuple(calls), retriever

    def call_of(self, question: Question) -> Call | None:
        """The call a question names by programme, year or scheme, else the first; None where there is none."""
        if len(self._calls) < 2:
            return next(iter(self._calls), None)
        return max(self._calls, key=lambda call: scope.nearness(question, call))

    def rule(self, question: Question, thread: Sequence[Turn] = ()) -> tuple[Found, ...]:
        """Every part of a question with the rulings it asks for; those without any are still to be looked up."""
        call = self.call_of(question)
        if call is None:
            return tuple(Found(_alone(part), None, part.own.plain) for part in parts(question))
        found: list[Found] = []
        turns = list(thread)
        for part in parts(question):
            found.append(self._ruled(part, call, turns))
            turns.append(Turn(part.own.plain))  # what one sentence names, the next need not
        return _unrepeated(found)

    def retrieve(self, found: Sequence[Found]) -> tuple[Found, ...]:
        """The same, with passages for the parts that no ruling answers."""
        return tuple(item if item.rulings or item.silent else self._looked_up(item) for item in found)

    def _ruled(self, part: Part, call: Call, thread: Sequence[Turn]) -> Found:
        ask, question = asked_of(part, call, thread)
        topics = routing.route(ask)
        reason = scope.outside(ask, call, topics)
        if reason:
            return Found(question, ask, part.own.plain, silent=reason)
        if scope.left_open(ask, call, topics):
            return Found(question, ask, part.own.plain, unstated=True, within=_schemes(call, ask))
        rulings = _rulings(call, ask, topics)
        # A rule that has nothing on the very scheme named: what is said of another scheme is no answer.
        other = ask.schemes and ask.scheme not in (call.default_scheme, PROGRAMME)
        unsaid = topics and other and not rulings and not focus.foreign(ask, call)
        return Found(
            question, ask, part.own.plain, rulings=rulings, within=_schemes(call, ask) if unsaid else ()
        )

    def _looked_up(self, found: Found) -> Found:
        question = found.question
        passages = self._retriever.search(question.plain, k=PASSAGES)
        if found.within:
            passages = [passage for passage in passages if _is_of(passage.chunk, found.within)]
        rarities = {word.surface: word.idf for word in self._retriever.content_words(question.plain)}
        names = found.ask.concepts.names if found.ask else support.concepts_of(question.folded)
        unrelated = self._retriever.manifest.encoder.unrelated
        setting = found.ask.explained if found.ask and found.ask.text == question.folded else ()
        about = things(question.folded, names, rarities, setting=setting)
        kinds = wanted(question.folded, names)
        judged = tuple(support.support(passages, question.folded, about, kinds, unrelated=unrelated))
        answers = judged and judged[0].evidence >= ANSWERS and not found.unstated
        silent = None if answers else "not_in_documents"
        return replace(found, passages=judged, about=about, kinds=kinds, silent=silent)


def _schemes(call: Call, ask: Ask) -> tuple[Scheme, ...]:
    return tuple(scheme for scheme in call.schemes if scheme.id in ask.schemes)


def _is_of(chunk: Chunk, schemes: Sequence[Scheme]) -> bool:
    """Whether a chunk speaks of one of *schemes*: as marked, or by the labels of a row that several share."""
    if chunk.scheme:
        return chunk.scheme in {scheme.id for scheme in schemes}
    names = {name for scheme in schemes for name in scheme.known_as}
    return bool(names & set(chunk.labels))


def _unrepeated(found: Sequence[Found]) -> tuple[Found, ...]:
    """The parts without what another part says again with a verdict: 何件ですか。10件ですか。"""
    told = [ruling for item in found for ruling in item.rulings]
    decided = {(ruling.rule, ruling.scheme, ruling.sources) for ruling in told if ruling.verdict != "info"}
    again = {
        ruling
        for ruling in told
        if ruling.verdict == "info" and (ruling.rule, ruling.scheme, ruling.sources) in decided
    }
    kept = [replace(item, rulings=tuple(r for r in item.rulings if r not in again)) for item in found]
    return tuple(
        after for before, after in zip(found, kept, strict=True) if after.rulings or not before.rulings
    )


def _alone(part: Part) -> Question:
    """The asking sentence, or all of it where that leans on its background or names nothing: "Is that possible?"."""
    named = things(part.own.folded, support.concepts_of(part.own.folded), {})
    return part.own if named and not part.leans else part.whole


def asked_of(part: Part, call: Call, thread: Sequence[Turn]) -> tuple[Ask, Question]:
    """The slots of an asking sentence: its own, with scheme and side of its background; all of it where it leans on that."""
    own = follow(part.own, call, thread)
    if part.own is part.whole:
        return own, part.own
    whole = follow(part.whole, call, thread)
    leans = part.leans or not routing.route(own) or not own.concepts.names & OBJECTS
    if leans and not part.listed:
        return whole, part.whole
    scheme = own.scheme if own.named else whole.scheme
    return replace(
        own,
        scheme=scheme,
        side=own.side or whole.side,
        named=own.named or whole.named,
        schemes=own.schemes or whole.schemes,
    ), part.own


def _rulings(call: Call, ask: Ask, topics: Sequence[str]) -> tuple[Ruling, ...]:
    """The rulings asked for; none where the question turns on something that neither trade nor call knows."""
    if not topics:
        return ()
    if focus.foreign(ask, call):
        if not _holds_anyway(ask, topics):
            return ()
        ask = replace(ask, unknown=True)
    schemes = [name for name in ask.schemes if name != PROGRAMME] or [ask.scheme]
    found = _ruled_on(call, ask, topics, schemes)
    if not found and PROGRAMME in schemes and not _AS_A_WHOLE.search(ask.text):
        return _ruled_on(call, ask, topics, [call.default_scheme])
    return found


def _holds_anyway(ask: Ask, topics: Sequence[str]) -> bool:
    if ask.concepts.names & ELSEWHERE:
        return False
    if tuple(topics) == ("field",) and ask.fields:
        return True
    cue = _HOLDS_FOR.get(topics[0]) if len(topics) == 1 else None
    return cue is not None and cue.holds(ask.touched)


def _ruled_on(call: Call, ask: Ask, topics: Sequence[str], schemes: Sequence[str]) -> tuple[Ruling, ...]:
    asks = [replace(ask, scheme=scheme) for scheme in schemes]
    found = (ruling for topic in topics for each in asks for ruling in bindings.rule(call, each, topic))
    return tuple({ruling.text: ruling for ruling in reversed(list(found))}.values())[::-1]
