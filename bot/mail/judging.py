"""Ready means ready: which answers may go as they are, and what of a mail keeps it from being ready.

A question is ready when each of its asking sentences was answered, to nothing but what the documents say,
with everything told in it used; a mail is ready when each of its questions is and nothing else in it wants a
person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answer import Answer, Language
from bot.mail import reasons
from bot.mail.message import Mail
from bot.mail.outcome import Point, Triage, worst
from bot.mail.reading import Question, Reading
from bot.mail.sort import reaches_nobody
from bot.mail.sureness import NEEDS_NOTHING, confidence, is_covered, is_unsure, understood
from bot.mail.talk import is_talk
from bot.mail.to_the_point import (
    adds_matter,
    is_half_a_day_off,
    judges_only_told,
    lack_values,
    lacks_one_of_two,
    only_judges,
)
from bot.mail.unused import countries_beside, elsewhere, unused
from bot.mail.weighing import Weighed
from corpus.facts.model import PROGRAMME
from corpus.intents.bank import read_bank

Verdict = tuple[Triage, str | None]
# Why nothing was found: the documents are silent on it, or have not the words.
_OPEN = ("left open", "not placed", "not found", "not in documents")
# What offers two answers is asked of the border between two matters more often than other questions.
_CHOOSES = 0.8


def of_question(
    question: Question,
    answers: Sequence[Answer],
    language: Language,
    *,
    follows: bool,
    several: bool,
    stated: frozenset[str] = frozenset(),
    homes: frozenset[str] = frozenset(),
) -> Verdict:
    """The heap of a question with these answers in a mail of *language*, and why it is not ready.

    *follows*: it is the first in its mail, and something was asked in the thread before it; *several*: it asks several
    things that were not answered one by one; *stated* are the values in it that the call itself gives, *homes* the
    countries of the call's sides.
    """
    verdicts = [_of_answer(question, answer) for answer in answers]
    triage = worst(tuple(triage for triage, _ in verdicts))
    if triage != "ready":
        return next(verdict for verdict in verdicts if verdict[0] == triage)
    doubts = _doubts(question, answers, language, stated, follows=follows, several=several)
    abroad = elsewhere(question, answers, homes)
    why = next(doubts, None) or (reasons.with_details(reasons.UNUSED, *abroad) if abroad else None)
    return ("confirm", why) if why else ("ready", None)


def _doubts(
    question: Question,
    answers: Sequence[Answer],
    language: Language,
    stated: frozenset[str],
    *,
    follows: bool,
    several: bool,
) -> Iterator[str]:
    """Why answers that are each ready may not be what is asked, or not all of it."""
    decided = [ruling.verdict for answer in answers for ruling in answer.rulings]
    if question.claim and ("info" in decided or not understood(answers)):
        yield reasons.UNSURE
    if question.only_wishes and "no" in decided:
        yield reasons.UNSURE
    if question.doubt or question.apart:
        yield question.doubt or reasons.IN_GENERAL
    if question.hangs_in_the_air and not (follows or understood(answers)):
        yield reasons.POINTS_BACK
    if any(answer.language != language for answer in answers):
        yield reasons.OTHER_LANGUAGE
    yield from _gaps(question, answers, stated, several=several)


def _gaps(
    question: Question, answers: Sequence[Answer], stated: frozenset[str], *, several: bool
) -> Iterator[str]:
    """What of a question has no answer: one of several things, a value that is asked for or told."""
    if lacks_one_of_two(question, answers):
        yield reasons.SEVERAL
    if several and question.count > sum(max(1, len(answer.parts)) for answer in answers):
        yield reasons.SEVERAL
    if question.is_named and any(
        confidence(one) < NEEDS_NOTHING or not is_covered(question, one) for one in answers
    ):
        yield reasons.UNSURE
    if lack_values(question, answers) or is_half_a_day_off(question, answers):
        yield reasons.UNSURE
    if left := unused(question, answers, stated):
        yield reasons.with_details(reasons.UNUSED, *left)


def held_for(schemes: frozenset[str], point: Point) -> Point:
    """The point, not ready where it is answered for none of the *schemes* that were named last, in it or before it:
    "when does the single call open? And how large is the award?" """
    if point.triage != "ready" or not is_of_another_call(point, schemes):
        return point
    return replace(point, triage="confirm", reason=reasons.OTHER_CALL)


def is_of_another_call(point: Point, schemes: frozenset[str]) -> bool:
    """Whether a point is answered for calls of which none is among the *schemes*."""
    said = {ruling.scheme for answer in point.answers for ruling in answer.rulings} - {PROGRAMME}
    return bool(schemes and said) and not said & schemes


def _of_answer(question: Question, answer: Answer) -> Verdict:
    if is_talk(answer):
        complains = answer.intents[0].name == "complaint"
        return "person", reasons.COMPLAINT if complains else reasons.NO_QUESTION
    statuses = (answer.status, *(part.status for part in answer.parts))
    reason = answer.reason or next((status for status in statuses if status != "answered"), answer.status)
    reason = reason.replace("_", " ")
    if answer.status == "not_found":
        return "person", reason
    if any(status != "answered" for status in statuses):
        return "confirm", reason
    if answer.notice and not _outlasts_the_closing(answer):
        return "confirm", reasons.with_details(reasons.NOT_OPEN, answer.notice)
    chooses = question.offers_choice and confidence(answer) < _CHOOSES
    beside = (
        only_judges(question, answer) or judges_only_told(question, answer) or adds_matter(question, answer)
    )
    if chooses or answer.choices or is_unsure(question, answer) or beside:
        return "confirm", reasons.UNSURE
    return "ready", None


def _outlasts_the_closing(answer: Answer) -> bool:
    """Whether all that is asked is of what comes after the closing."""
    asked = {part.intent for part in answer.parts} or {intent.name for intent in answer.intents[:1]}
    return bool(asked) and asked <= read_bank().after_closing


def of_mail(mail: Mail, points: Sequence[Point], own: Reading, weighed: Weighed, *, cut: bool) -> Verdict:
    """The heap of a mail and all that keeps it from being ready. *cut*: only its beginning was read.

    Half an answer is worth reading: where half of the questions are answered, one that the documents leave open is
    named and only to be confirmed, and so is a complaint beside them.
    """
    flags = list(_flags(mail, own, weighed, cut=cut))
    answers = [answer for point in points for answer in point.answers]
    if beside := countries_beside(own, answers):
        flags.append(("confirm", reasons.with_details(reasons.MISSED, *beside[:3])))
    verdicts = [*(_passing(point, points) for point in points), *flags]
    if 2 * sum(map(_is_answered, points)) >= len(points):
        verdicts = [
            *(_beside_an_answer(point, points) for point in points),
            *map(_of_flag_beside_an_answer, flags),
        ]
    told = dict.fromkeys(reason for _, reason in verdicts)
    return worst(tuple(triage for triage, _ in verdicts)), "; ".join(filter(None, told)) or None


def _is_answered(point: Point) -> bool:
    """Whether nothing is open in a point, be it that a person has to say that it is asked of the desk."""
    return point.triage == "ready" or (bool(point.question.doubt) and point.reason == point.question.doubt)


def _passing(point: Point, points: Sequence[Point]) -> Verdict:
    """The verdict of a point; one that only remarks something ("who is right?"), or to which there was only a guess,
    beside others is for a person to confirm."""
    open_ends = point.reason in (reasons.NO_QUESTION, reasons.GUESSED_AT)
    remarks = open_ends and any(said.status != "not_found" for one in points for said in one.answers)
    return (
        ("confirm", reasons.with_details(reasons.MISSED, point.question.text))
        if remarks
        else (
            point.triage,
            point.reason,
        )
    )


def _beside_an_answer(point: Point, points: Sequence[Point]) -> Verdict:
    """The verdict of a point in a mail of which another is answered: what is open is named."""
    if point.triage != "person" or not point.answers or point.reason not in _OPEN:
        return _passing(point, points)
    return "confirm", reasons.with_details(point.reason, point.question.text)


def _of_flag_beside_an_answer(flag: tuple[Triage, str]) -> Verdict:
    return ("confirm", flag[1]) if flag[1] == reasons.COMPLAINT else flag


def _flags(mail: Mail, own: Reading, weighed: Weighed, *, cut: bool) -> Iterator[tuple[Triage, str]]:
    yield from weighed.flags
    if cut:
        yield "confirm", reasons.TOO_LONG
    if own.missed:
        yield "person", reasons.with_details(reasons.MISSED, *own.missed[:3])
    if own.unasked:
        yield "confirm", reasons.with_details(reasons.MISSED, *own.unasked[:3])
    if mail.is_appointment:
        yield "person", reasons.MEETING
    if reaches_nobody(mail):
        yield "person", reasons.NO_ADDRESS
