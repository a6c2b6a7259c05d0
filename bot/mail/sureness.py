"""How sure the desk is of what a question asks, and of what it answers to it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Answer
from bot.mail import reasons
from bot.mail.outcome import Point
from bot.mail.reading import Question
from index.terms import words

# Of 127 answers to a blind round .89 were right where what is asked was surer than this, and .61 of the
# others; of 565 to eight rounds .82 and .65. Nothing else tells much: a regression on this, the words shared, the
# second intent and values left out, fitted to seven rounds and tried on the eighth, ranks right above wrong for .64
# of pairs, confidence alone for .63.
SURE, NEEDS_NOTHING = 0.7, 0.85
_LIKELY, _COVERED = 0.45, 0.5
_TELLING = (
    5  # words of a question, half of which tell something: 英国側は㈱も対象ですか has no more than its side
)


def understood(answers: Sequence[Answer]) -> bool:
    """Whether the desk is sure of what is asked, whatever the question leans on: "how long must they stay?"."""
    sure = [bool(answer.intents) and confidence(answer) >= NEEDS_NOTHING for answer in answers]
    return bool(sure) and all(sure)


def is_about_the_call(point: Point) -> bool:
    """Whether the desk is sure of a point, or of anything asked in it, be it that the documents are silent on
    it: that is no favour."""
    parts = (part.confidence or 0.0 for answer in point.answers for part in answer.parts)
    return is_placed(point) or any(sure >= NEEDS_NOTHING for sure in parts)


def is_placed(point: Point) -> bool:
    """Whether the desk is sure that a point asks about the call, be it by the words that its answers share with it."""
    question, answers = point.question, point.answers
    shared = (
        answer.status != "not_found" and confidence(answer) >= _LIKELY and is_covered(question, answer)
        for answer in answers
    )
    return understood(answers) or (bool(answers) and all(shared))


def is_unsure(question: Question, answer: Answer) -> bool:
    """Whether the desk finds nothing or is not sure what is asked; what a person signed as left open is found.

    An answer that, with what it rests on, has half of the words of a long question is believed sooner; one to the
    item of a list that asks nothing without its stem, only then: all of the list share the stem. One that only states
    something, in other words, where yes or no is asked (an interview's day, for its car park), has to be surer.
    """
    covered = is_covered(question, answer)
    if answer.reason == "left_open" and not question.ends_stem:
        return confidence(answer) < SURE
    if answer.status == "not_found" or (question.ends_stem and not covered):
        return True
    telling = is_told(question, answer)
    beside = not (covered or question.asks_open) and all(
        ruling.verdict == "info" for ruling in answer.rulings
    )
    return confidence(answer) < (_LIKELY if telling else NEEDS_NOTHING if beside else SURE)


def is_sure(question: Question, answer: Answer) -> bool:
    """Whether something is found to a reading of a question, and what it asks told surely enough for the general rule
    to say less: "where do we put who travels? Is there a bit of the form for it?"."""
    return bool(question.told) and answer.status == "answered" and confidence(answer) >= SURE


def is_told(question: Question, answer: Answer) -> bool:
    """Whether half of the words that ask stand in the answer and the sentences under it, and are more than a few."""
    return is_covered(question, answer) and len(words(question.turn.text)) >= _TELLING


def is_covered(question: Question, answer: Answer) -> bool:
    """Whether half of the words that ask stand in the answer and the sentences under it."""
    return shares(question.turn.text, answer)


def shares(text: str, answer: Answer) -> bool:
    return has_words_of(text, answer, _COVERED)


def has_words_of(text: str, answer: Answer, share: float) -> bool:
    """Whether such a *share* of the words of *text* stands in an answer and the sentences under it."""
    return _shared(text, answer) >= share


def _shared(text: str, answer: Answer) -> float:
    """The share of the words of *text* that stand in an answer and the sentences under it; 0 where it has none."""
    sources = (f"{source.quote}\n{source.translation or ''}" for source in answer.citations)
    asked = {word.term for word in words(text)}
    told = {word.term for word in words("\n".join((answer.answer, *sources)))}
    return len(asked & told) / len(asked) if asked else 0.0


def is_nearer(question: Question, answer: Answer, other: Answer) -> bool:
    """Whether an answer, with what it rests on, has more of the words that ask than another."""
    return _shared(question.turn.text, answer) > _shared(question.turn.text, other)


def likelihood(question: Question, answer: Answer) -> float:
    """How likely a reading of a question is by what the desk answers to it; a doubtful one is no more than likely."""
    sure = confidence(answer)
    return min(sure, _LIKELY) if question.doubt == reasons.UNSURE else sure


def is_placed_by_itself(question: Question, answer: Answer) -> bool:
    """Whether the end of a stem with no case told is surely understood without it, and the answer is about both."""
    if not question.ends_stem or question.told or answer.status != "answered":
        return False
    both = "\n".join((*question.head, question.turn.text))
    return understood((answer,)) and is_covered(question, answer) and shares(both, answer)


def tells_for_sure(answer: Answer) -> bool:
    """Whether an answer is more than a guess at what the documents leave open."""
    guesses = answer.status == "not_found" and answer.reason == "left_open" and bool(answer.intents)
    return bool(answer.parts) or not guesses or confidence(answer) >= SURE


def confidence(answer: Answer) -> float:
    """How sure the desk is that it answers what is asked: in the part that it is least sure of, and where it tells what
    several intents ask, of all of these."""
    parts = [part.confidence for part in answer.parts if part.confidence is not None]
    if parts or not answer.intents:
        return min(parts, default=1.0)
    ruled = {ruling.rule for ruling in answer.rulings}
    told = (intent.confidence for intent in answer.intents[1:] if intent.name in ruled)
    return min(1.0, answer.intents[0].confidence + sum(told))


def surest(answer: Answer) -> float:
    """How sure the desk is of the one matter, of those that it tells, that it is surest of; 1 where one is told by a
    word beside."""
    sure = {intent.name: intent.confidence for intent in answer.intents}
    return max(sure.get(ruling.rule, 1.0) for ruling in answer.rulings)
