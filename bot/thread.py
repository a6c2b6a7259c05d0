"""Follow-ups: what an earlier question of the thread lends to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ask import Ask, read_ask
from bot.question import Question, read_question
from bot.routing import route
from corpus.errors import BadInput
from corpus.facts import Call


@dataclass(frozen=True)
class Turn:
    """An earlier question of the same thread, so that a follow-up can be understood."""

    question: str


def follow(question: Question, call: Call, thread: Sequence[Turn]) -> Ask:
    """The slots of *question*: a follow-up that names no scheme, side or topic takes over those of the turn before.

    "英国側は？" after "締切はいつですか" asks for the UK side's deadline; a question with a topic of its own keeps to it.
    """
    before = _before(question, call, thread)
    if before is None:
        return read_ask(question, call)
    ask = _lent(read_ask(question, call, scheme=before.scheme if before.schemes else None), before)
    if route(ask) or not (before.concepts.names and _short(question)):
        return ask
    ask = _lent(read_ask(question, call, scheme=before.scheme, side=before.side), before)
    return replace(ask, concepts=before.concepts.joined(ask.concepts))


def _lent(ask: Ask, before: Ask) -> Ask:
    """The schemes of the turn before, where this one names none."""
    return ask if ask.schemes else replace(ask, schemes=before.schemes)


def _before(question: Question, call: Call, thread: Sequence[Turn]) -> Ask | None:
    for at in range(len(thread) - 1, -1, -1):
        try:
            earlier = read_question(thread[at].question, as_of=question.as_of)
        except BadInput:
            continue
        return follow(earlier, call, thread[:at])
    return None


def _short(question: Question) -> bool:
    return len(question.plain) <= (25 if question.language == "ja" else 70)
