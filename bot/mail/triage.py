"""From a mail to what becomes of it: ready, please confirm, needs a person, not a question, unreadable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.answer import Language
from bot.mail import judging, reasons
from bot.mail.asked import (
    LONGEST_READ,
    asked_before,
    asked_in,
    language_of,
    naming_call,
    passed,
    passed_on,
    without_background,
)
from bot.mail.attachments import Opened
from bot.mail.body import Body, split_body, without_headers, without_name
from bot.mail.enclosed import Enclosed
from bot.mail.engine import Engine
from bot.mail.joining import joined
from bot.mail.message import Mail
from bot.mail.outcome import Outcome
from bot.mail.personal import for_a_person, with_what_goes_on
from bot.mail.points import points_of
from bot.mail.questions import labelled
from bot.mail.reading import Reading, read
from bot.mail.slides import slides_on
from bot.mail.sort import (
    AUTOMATIC,
    is_from_nobody,
    looks_like_spam,
    not_a_question,
    nothing_asked,
    reaches_nobody,
)
from bot.mail.subject import FORWARDED, answers_one
from bot.mail.sureness import is_about_the_call, is_placed
from bot.mail.talk import asks_nothing, is_in_attachment
from bot.mail.weighing import weigh

_LONGEST_MAIL = 200_000  # characters of a mail that are read


def consider(
    mail: Mail,
    engine: Engine,
    *,
    as_of: datetime | None,
    desk: str | None,
    thread: Sequence[str] = (),
    open_attached: Callable[[], Sequence[Opened]] | None = None,
) -> Outcome:
    """Read, sort and answer a mail. *thread* are questions asked earlier in its thread, oldest first;
    *open_attached* opens its attachments, which happens only if it is given and the mail is neither spam
    nor a machine's."""
    body = split_body(mail.text[:_LONGEST_MAIL], answers=answers_one(mail))
    text = without_name(body.new, mail.sender.name)
    own = read(text[:LONGEST_READ])
    language = own.language if text.strip() else read(mail.subject).language
    reason = not_a_question(mail, own, desk=desk)
    if reason:
        return Outcome("not_a_question", reason, language, text)
    questions, enclosed = asked_in(mail, own, open_attached)
    if not text.strip() and enclosed.readings:
        language = enclosed.readings[0].language
    questions = questions or asked_before(mail, own, body.earlier)
    questions = (*questions, *passed_on(mail, body))
    questions = without_background(questions, (own, *enclosed.readings, *passed(mail, body)), engine)
    if not questions:
        return _unclear(mail, own, body, enclosed, engine, language, text)
    if looks_like_spam(mail):
        return Outcome("not_a_question", "spam", language, text)
    language = language_of(questions) or language
    turns = (*thread, *read(without_headers(body.earlier[:LONGEST_READ])).earlier)[-3:]
    points = points_of(
        questions, engine, language, as_of=as_of, turns=turns, names_call=naming_call(mail, own, engine)
    )
    if is_from_nobody(mail) and not any(map(is_placed, points)):
        return Outcome("not_a_question", AUTOMATIC, language, text)
    understood = {ask for point in points if is_about_the_call(point) for ask in point.question.asks}
    weighed = weigh((own, *enclosed.readings), engine.vectors, understood=understood)
    weighed = weighed.with_remarks_of(weigh(passed(mail, body), engine.vectors, understood=understood))
    points = tuple(point for point in points if not asks_nothing(point, weighed))
    sent = tuple(point for point in points if is_in_attachment(point))
    points = joined([point for point in points if point not in sent])
    if not points:
        return _unclear(mail, own, body, enclosed, engine, language, text)
    if sent and not open_attached:
        enclosed = replace(enclosed, missed=tuple(dict.fromkeys((*enclosed.missed, reasons.NOT_OPENED))))
    questions = labelled([point.question for point in points])
    points = tuple(
        for_a_person(replace(point, question=question), weighed, engine)
        for point, question in zip(points, questions, strict=True)
    )
    points = with_what_goes_on(points, engine)
    cut = len(text) > LONGEST_READ
    triage, why = judging.of_mail(mail, points, own, weighed, cut=cut)
    if enclosed.missed:
        triage, why = "person", "; ".join(filter(None, (why, *enclosed.missed)))
    return Outcome(triage, why, language, text, points, enclosed.notes)


def _unclear(
    mail: Mail, own: Reading, body: Body, enclosed: Enclosed, engine: Engine, language: Language, text: str
) -> Outcome:
    """A mail in which no question was found: no question, or for a person, with the slides on its subject."""
    # What was not opened may hold all questions here, not more of them.
    missed = [why for why in enclosed.missed if why != reasons.NOT_OPENED]
    weighed = weigh((own,), engine.vectors)
    only_told = answers_one(mail) and not (weighed.says or weighed.notable)
    reason = None if enclosed.missed else nothing_asked(mail, own, only_told=only_told)
    if reason:
        return Outcome("not_a_question", reason, language, text, notes=enclosed.notes)
    forwarded = body.forwarded or bool(FORWARDED.match(mail.subject))
    said = [reason for heap, reason in weighed.flags if heap == "person" and weighed.says]
    why = "; ".join(missed or said) or _why_unclear(mail, own, forwarded=forwarded)
    if reaches_nobody(mail):
        why = f"{why}; {reasons.NO_ADDRESS}"
    slides = () if own.is_empty() else slides_on(text[:1000], engine)
    return Outcome("person", why, language, text, notes=enclosed.notes, slides=slides)


def _why_unclear(mail: Mail, own: Reading, *, forwarded: bool) -> str:
    if forwarded or "message/rfc822" in mail.kinds:
        return reasons.PASSED_ON
    if own.says("instructions"):
        return reasons.INSTRUCTIONS
    return reasons.ONLY_ATTACHED if mail.attachments else reasons.NO_QUESTION
