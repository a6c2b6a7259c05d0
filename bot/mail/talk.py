"""Points that ask nothing of the call: talk, announcements, what is only attached."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Answer
from bot.mail.outcome import Point
from bot.mail.reading import Question
from bot.mail.sentence import sentence_of
from bot.mail.sureness import is_placed
from bot.mail.weighing import Weighed
from corpus.text.segments import ends_asking

# Intents that are talk: a chat replies to them in a line, a letter does not.
_SMALL_TALK = ("greeting", "thanks", "help", "aside")
_TALK = (*_SMALL_TALK, "complaint")
_LIKELY_TALK = 0.5  # none of 143 unseen questions that end in no mark was so likely talk


def asks_nothing(point: Point, weighed: Weighed) -> bool:
    """Whether a point asks by its form alone: it announces what is asked elsewhere, or wishes to be answered ("a word
    from you would help") or well ("have a lovely week"); what asks when, how or which announces nothing."""
    announces = not point.question.asks_open and all(ask in weighed.announce for ask in point.question.asks)
    return (announces and not is_placed(point)) or _only_talks(point.question, point.answers)


def only_names_a_contact(point: Point) -> bool:
    """Whether all that is answered to a point is where to write to."""
    rules = {ruling.rule for answer in point.answers for ruling in answer.rulings}
    return bool(rules) and rules <= {"contact"}


def is_in_attachment(point: Point) -> bool:
    """Whether a point asks what stands in something attached ("the items are in the enclosed sheet; could you answer
    them?"): it names that, or leans on a sentence that does, and the desk is not sure that it asks about the call."""
    said = (*point.question.asks, *point.question.told)
    return any(sentence_of(one).encloses for one in said) and not is_placed(point)


def _only_talks(question: Question, answers: Sequence[Answer]) -> bool:
    talk = (sum(one.confidence for one in answer.intents if one.name in _SMALL_TALK) for answer in answers)
    return not ends_asking(question.text) and min(talk, default=0.0) >= _LIKELY_TALK


def is_talk(answer: Answer) -> bool:
    """Whether the desk takes what it is asked for talk, to which a chat has a line and a letter none."""
    return bool(answer.intents) and answer.intents[0].name in _TALK
