"""The questions of a mail put to the desk, one after the other, each with what becomes of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from bot.answer import Answer, Language
from bot.desk import Turn
from bot.mail import judging, reasons
from bot.mail.engine import Engine
from bot.mail.guessing import held_back, is_guess, without_guesses
from bot.mail.outcome import Point
from bot.mail.personal import left_to_a_person
from bot.mail.reading import Question
from bot.mail.repeating import is_meant_again, is_meant_too, repeats, rests_on_the_same, said_by, said_in
from bot.mail.slides import slides_on
from bot.mail.sureness import understood
from bot.mail.talk import is_talk
from bot.mail.to_the_point import premises
from bot.mail.understanding import Asking, placed
from corpus.errors import DeskError

_KNOWN = 0.01  # the share that a question gives to a matter of which one of the things it lists may be
_LOG = logging.getLogger(__name__)


def points_of(
    questions: Sequence[Question],
    engine: Engine,
    language: Language,
    *,
    as_of: datetime | None,
    turns: Sequence[str],
    names_call: str = "",
) -> tuple[Point, ...]:
    """The points of a mail. What its writer numbered stands by itself; the rest may go on with what was asked
    before it, in the mail or in its thread. *names_call* is the sentence that says which call all of it is about: what
    would be answered for another one is put to the desk again under it."""
    thread = [Turn(turn) for turn in turns]
    points: list[Point] = []
    named: frozenset[str] = frozenset()
    for question in questions:
        before = () if question.is_numbered and not question.is_fragment else tuple(thread)
        follows = bool(turns) and not points
        asking = Asking(engine, language, as_of, follows=follows, said=said_in(points))
        point = _point(question, asking, thread=before)
        own = engine.schemes(question.turn.text) or engine.schemes("\n".join(question.told))
        named = own or named
        if names_call and not own and judging.is_of_another_call(point, engine.schemes(names_call)):
            point = _point(replace(question, head=(names_call, *question.head)), asking, thread=())
            named = engine.schemes(names_call)
        points.append(judging.held_for(named, point))
        thread += [] if question.origin else [question.turn]
    return tuple(points)


def _point(question: Question, asking: Asking, *, thread: Sequence[Turn]) -> Point:
    try:
        return _answered(question, asking, thread=thread)
    except DeskError as error:
        return Point(question, "person", str(error), ())
    except Exception:
        reference = uuid4().hex[:8]
        _LOG.exception("a question could not be answered, reference %s", reference)
        return Point(question, "person", f"{reasons.FAILED} (reference {reference} in the log)", ())


def _answered(question: Question, asking: Asking, *, thread: Sequence[Turn]) -> Point:
    question, answer = placed(question, asking, thread=thread)
    if answer.reason == "judgement":
        return left_to_a_person(Point(question, "person", reasons.PERSONAL, ()), asking.engine)
    if is_guess(question, answer):
        near = slides_on(question.turn.text, asking.engine)
        return Point(question, "person", reasons.GUESSED_AT, (held_back(answer),), near)
    answer = without_guesses(answer)
    each = _one_by_one(question, answer, asking, thread=thread)
    answers = each or (answer,)
    several = question.count > 1 and not each and not _says_all(question, answer, asking, thread=thread)
    triage, reason = judging.of_question(
        question,
        answers,
        asking.language,
        follows=asking.follows,
        several=several,
        stated=asking.engine.stated(question.turn.text),
        homes=asking.engine.homes,
    )
    further = _further(question, answers, asking, thread=thread) if triage != "person" else ()
    if triage == "ready" and any(one.status != "answered" for one in further):
        triage, reason = "confirm", reasons.SEVERAL
    answers = (*answers, *(one for one in further if one.status == "answered"))
    against = premises(question, answers) if triage == "ready" else ()
    denied = [one.statement.text for told in against for one in asking.engine.contradicted(told, None, None)]
    if denied:
        triage, reason = "confirm", reasons.with_details(reasons.PREMISE, *dict.fromkeys(denied))
    slides = () if answer.citations or triage == "ready" else slides_on(question.turn.text, asking.engine)
    point = Point(question, triage, reason, answers, slides)
    foreign = question.has_a_language and question.language != asking.language
    return _said_again(point, asking, thread=thread) if foreign else point


def _further(
    question: Question, answers: Sequence[Answer], asking: Asking, *, thread: Sequence[Turn]
) -> tuple[Answer, ...]:
    """The answers to what a question lists beside what it was taken to ask, where it surely asks that, too: "the limit,
    how long, and whether travel is paid"."""
    if any(answer.parts for answer in answers):
        return ()
    known = {one.name for answer in answers for one in answer.intents if one.confidence >= _KNOWN}
    told = {one.name for answer in answers for one in answer.intents[:1]}
    told |= {ruling.rule for answer in answers for ruling in answer.rulings}
    found: list[Answer] = []
    for each in question.listed:
        answer = asking.answer(each.turn, thread)
        matter = answer.intents[0].name if answer.intents else ""
        is_more = matter in known - told and not (is_talk(answer) or repeats(answer, asking.said))
        if is_more and understood((answer,)):
            found.append(answer)
            told.add(matter)
    return tuple(found)


def _said_again(point: Point, asking: Asking, *, thread: Sequence[Turn]) -> Point:
    """A point that is asked in another language than the letter's, answered in that one, too; not ready where the desk
    says something else there."""
    own = replace(asking, language=point.question.language)
    for turns in (thread, ()):
        again = own.answer(point.question.turn, turns)
        if len(point.answers) == 1 and rests_on_the_same(again, point.answers[0]):
            return replace(point, again=again)
    if point.triage != "ready":
        return point
    return replace(point, triage="confirm", reason=reasons.OTHER_LANGUAGE)


def _says_all(question: Question, answer: Answer, asking: Asking, *, thread: Sequence[Turn]) -> bool:
    """Whether one answer to several things says something to each of them: what each gets by itself stands in it, and
    is not the same for all, unless that is surely what each asks for."""
    told: list[tuple[Question, Answer]] = []
    for each in question.one_by_one:
        told.append(placed(each, asking, thread=thread))
        thread = (*thread, each.turn)
    said = said_by((answer,))
    if not all(one.status == "answered" and repeats(one, said) for _, one in told):
        return False
    return len(said_by([one for _, one in told])) >= question.count or all(
        is_meant_again(each, one) for each, one in told
    )


def _one_by_one(
    question: Question, answer: Answer, asking: Asking, *, thread: Sequence[Turn]
) -> tuple[Answer, ...]:
    """An answer to each of the several things that a question asks where *answer* is not to all of them; none where
    the desk is not sure of each, or says the same to two and is not surely asked for it twice."""
    if question.count <= max(1, len(answer.parts)):
        return ()
    found: list[Answer] = []
    for each in question.one_by_one:
        each, told = placed(each, asking, thread=thread)
        again = repeats(told, said_by(found))
        meant = is_meant_again(each, told) if again else is_meant_too(each, told, first=not found)
        if not meant or each.doubt != question.doubt:
            return ()
        found += [] if again else [told]
        thread = (*thread, each.turn)
    return tuple(found)
