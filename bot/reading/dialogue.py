"""Follow-ups: what an earlier question of the thread lends to the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ask import Ask, read_ask
from bot.parts import SUBJECTS, points_back
from bot.reading.question import Question, read_question
from bot.routing import route
from corpus.errors import BadInput
from corpus.facts.model import Call

# 学生は？, 2割なら？, "and for students?", "what about the UK?"
_CUT_SHORT = re.compile(
    r"(?:は|なら|ば|も|では|って|の場合)[?？。]*$|^(?:and|or|but|then|what about|how about|for|in|with|if)\b(?!.*\b(?:can|may|is|are|do|does|must|should)\b)",
    re.IGNORECASE,
)


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
    if route(ask) or not (before.concepts.names and _elliptical(question, ask)):
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


def _elliptical(question: Question, ask: Ask) -> bool:
    """Whether a question is short for more: it leaves its subject, or what is asked of it, to the turn before."""
    if len(question.plain) > (25 if question.language == "ja" else 70):
        return False
    whole = ask.concepts.names & SUBJECTS and not _CUT_SHORT.search(question.plain)
    return not whole or points_back(question.plain)
