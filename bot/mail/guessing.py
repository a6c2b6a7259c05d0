"""What is true and only a guess at what is asked: it is left to staff and stands in no letter."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Answer, AnswerPart
from bot.mail.reading import Question
from bot.mail.said_once import MARKER
from bot.mail.sureness import confidence, has_words_of, surest
from corpus.quantity import read as read_quantities
from index.terms import words

# Chosen on two rounds of mails: what is less sure, and does not name the matter, was of something else nearly always.
_PLACED = 0.6
_NAMED, _NAMED_IN_PART = 0.4, 0.5  # the share of the words of a question, or of a part of one, in its answer
# Of fewer words than these more have to stand there: どこまでなら「程度」の内ですか names no matter.
_TELLING, _NAMED_IN_FEW = 5, 0.75


def is_guess(question: Question, answer: Answer) -> bool:
    """Whether all that an answer tells is of a matter that the question may not ask after and does not name."""
    decided = any(ruling.verdict in ("yes", "no") for ruling in answer.rulings)
    if answer.status == "not_found" or answer.parts or decided or not answer.rulings:
        return False
    asked = question.turn.text
    if len(words(asked)) >= _TELLING:
        return confidence(answer) < _PLACED and not has_words_of(asked, answer, _NAMED)
    return surest(answer) < _PLACED and not has_words_of(asked, answer, _NAMED_IN_FEW)


def held_back(answer: Answer) -> Answer:
    """The answer as one that found nothing: what was said stays in the log alone."""
    return replace(answer, status="not_found", reason="not_placed", answer="", rulings=(), citations=())


def without_guesses(answer: Answer) -> Answer:
    """The answer with each part that is a guess left open, and without what only that rests on."""
    if not any(map(_is_guessed, answer.parts)):
        return answer
    parts = tuple(
        replace(part, status="not_found", answer="") if _is_guessed(part) else part for part in answer.parts
    )
    said = "\n".join(part.answer for part in parts)
    kept = {int(number) for number in MARKER.findall(said)}
    cited = tuple(one for one in answer.citations if one.id in kept)
    left = tuple(one for one in answer.rulings if not one.citations or kept.issuperset(one.citations))
    why = answer.reason or "not_placed"
    return replace(
        answer, status="confirm", answer=said.strip(), parts=parts, citations=cited, rulings=left, reason=why
    )


def _is_guessed(part: AnswerPart) -> bool:
    unsure = part.confidence is not None and part.confidence < _PLACED
    if part.status != "answered" or not unsure or read_quantities(part.question):
        return False
    asked, told = ({word.term for word in words(text)} for text in (part.question, part.answer))
    return len(asked & told) < _NAMED_IN_PART * max(_TELLING, len(asked))
