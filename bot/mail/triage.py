"""From a mail to what becomes of it: ready, please confirm, needs a person, not a question, unreadable."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol
from uuid import uuid4

from bot.answer import Answer, Citation, Language
from bot.desk import Turn
from bot.mail import phrases
from bot.mail.asking import asks_something, language_of
from bot.mail.attachments import Opened
from bot.mail.body import Body, below_headers, split_body, without_name
from bot.mail.enclosed import NOT_OPENED, Enclosed, points_to_attachment, questions_in, says_nothing
from bot.mail.message import Mail
from bot.mail.questions import Question, earlier_questions, find_questions
from bot.mail.sentences import blocks
from bot.mail.sort import looks_like_spam, not_a_question, nothing_asked
from corpus.errors import DeskError
from index.passage import Passage

Triage = Literal["ready", "confirm", "person", "not_a_question", "unreadable"]
LABELS: dict[Triage, str] = {
    "ready": "ready",
    "confirm": "please confirm",
    "person": "needs a person",
    "not_a_question": "not a question",
    "unreadable": "unreadable",
}
PERSONAL = "personal case or judgement"
PASSED_ON = "the question stands in a forwarded mail"
ASKED_BEFORE = "asked in an earlier mail and still waiting"
COMPLAINT = "a complaint"
WORST_FIRST: tuple[Triage, ...] = ("person", "confirm", "ready")
# What the documents leave to another agency is said in the draft, which a person only has to confirm.
_CONFIRMED_BY_PERSON = ("other_agency", "hedged")
# Characters of a mail, and of its new text, that are read; nobody asks a desk at greater length.
_LONGEST_MAIL, _LONGEST_READ = 200_000, 20_000
_FORWARDED = re.compile(r"^\s*(?:fwd?|wg|tr|転送)\s*[:：]", re.IGNORECASE)
_REPLY_PREFIX = re.compile(
    r"^\s*(?:(?:re|aw|sv|vs|antw|fwd?|wg|tr|返信|転送|回复)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_LOG = logging.getLogger(__name__)


class Engine(Protocol):
    """What answers a question: bot.desk.Desk."""

    def ask(self, text: str, *, as_of: datetime | None = None, thread: Sequence[Turn] = ()) -> Answer:
        """The answer to *text*."""

    def nearest(self, text: str, *, k: int = 3) -> Sequence[Passage]:
        """The *k* passages nearest to *text*."""


@dataclass(frozen=True)
class Point:
    """One question of a mail with what the desk says to it. *answers* is one for each of the question's asks, none
    where only a person may answer; *slides* are then the pages for that person to read."""

    question: Question
    triage: Triage
    reason: str | None
    answers: tuple[Answer, ...]
    slides: tuple[Citation, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sentences its answers rest on, or the slides to read."""
        return tuple(citation for answer in self.answers for citation in answer.citations) + self.slides


@dataclass(frozen=True)
class Outcome:
    """What became of a mail. *text* is what its sender newly wrote; *reason* why it is not simply ready; *notes* what
    was found in each attachment that was opened."""

    triage: Triage
    reason: str | None
    language: Language
    text: str
    points: tuple[Point, ...] = ()
    notes: tuple[str, ...] = ()


def consider(
    mail: Mail,
    engine: Engine,
    *,
    as_of: datetime | None,
    desk: str | None,
    thread: Sequence[str] = (),
    open_attached: Callable[[], Sequence[Opened]] | None = None,
) -> Outcome:
    """Read, sort and answer a mail. *thread* are questions asked earlier in its thread, oldest first; *open_attached*
    opens its attachments, which happens only if it is given and the mail is neither spam nor a machine's."""
    answers = bool(mail.references or _REPLY_PREFIX.match(mail.subject))
    body = split_body(mail.text[:_LONGEST_MAIL], answers=answers)
    text = without_name(body.new, mail.sender.name)
    language = language_of(text if text.strip() else mail.subject)
    reason = not_a_question(mail, desk=desk)
    if reason:
        return Outcome("not_a_question", reason, language, text)
    questions, enclosed = _asked(mail, text[:_LONGEST_READ], open_attached)
    if not text.strip() and enclosed.texts:
        language = language_of(enclosed.texts[0])
    if not questions:
        questions = _asked_before(mail, text, body.earlier) or _passed_on(mail, body)
    if not questions:
        reason = None if enclosed.missed else nothing_asked(mail, text[:_LONGEST_READ])
        forwarded = body.forwarded or bool(_FORWARDED.match(mail.subject))
        why = reason or "; ".join(enclosed.missed) or _why_unclear(mail, text, forwarded=forwarded)
        return Outcome("not_a_question" if reason else "person", why, language, text, notes=enclosed.notes)
    if looks_like_spam(mail):
        return Outcome("not_a_question", "spam", language, text)
    turns = [Turn(question) for question in (*thread, *earlier_questions(body.earlier))[-3:]]
    points: list[Point] = []
    for question in questions:
        points.append(_point(question, engine, language, as_of=as_of, thread=tuple(turns)))
        turns += [Turn(ask) for ask in question.alone[-1:] if not question.origin]
    return _judged(tuple(points), language, text, enclosed)


def _asked(
    mail: Mail, text: str, open_attached: Callable[[], Sequence[Opened]] | None
) -> tuple[tuple[Question, ...], Enclosed]:
    """The questions of a mail, those of its attachments last."""
    sent_there = bool(mail.attachments) and points_to_attachment(text, mail.attachments)
    asked = _questions(mail, text, sent_elsewhere=sent_there)
    if open_attached and mail.attachments and not looks_like_spam(mail):
        enclosed = questions_in(open_attached(), text, asks_itself=bool(asked))
        return asked + enclosed.questions, enclosed
    return asked, Enclosed(missed=(NOT_OPENED,) if sent_there and asked else ())


def _questions(mail: Mail, text: str, *, sent_elsewhere: bool) -> tuple[Question, ...]:
    """The questions of the text; of the subject where the text asks nothing more than that."""
    found = find_questions(text)
    subject = _REPLY_PREFIX.sub("", mail.subject).strip()
    if found or not subject:
        return found
    # Thanks for an answer ask nothing again; thanks in advance leave the question to the subject.
    empty = says_nothing(text, thanks=not _REPLY_PREFIX.match(mail.subject) and not mail.references)
    points_up = empty or re.search(r"件名|標題|表題|標記|\bsubject\b", text, re.IGNORECASE)
    asks_itself = asks_something(subject) or not (empty or sent_elsewhere)
    return (Question("1", subject, (subject,)),) if points_up and asks_itself else ()


def _asked_before(mail: Mail, text: str, earlier: str) -> tuple[Question, ...]:
    """The questions of the sender's own mail below, where the new one only asks for the answer."""
    said = [sentence for block in blocks(text) for sentence in block.sentences]
    addresses = [address.lower() for address in phrases.URL.findall(earlier[:600])]
    theirs = any("@" in address and mail.sender.address.lower() not in address for address in addresses[:1])
    if not mail.sender.address or theirs or not phrases.matches(phrases.REMINDS, said):
        return ()
    found = find_questions(split_body(below_headers(earlier[:_LONGEST_READ])).new)
    return tuple(replace(question, doubt=ASKED_BEFORE) for question in found)


def _passed_on(mail: Mail, body: Body) -> tuple[Question, ...]:
    """The questions of a mail that is forwarded to be answered: drafted, and for a person to confirm that they are meant."""
    if not (body.forwarded or _FORWARDED.match(mail.subject)):
        return ()
    found = find_questions(split_body(below_headers(body.earlier[:_LONGEST_READ])).new)
    return tuple(replace(question, doubt=PASSED_ON) for question in found)


def _why_unclear(mail: Mail, text: str, *, forwarded: bool) -> str:
    if forwarded or "message/rfc822" in mail.kinds:
        return PASSED_ON
    if phrases.INJECTION.search(text):
        return "the mail gives instructions to the machine"
    return (
        "something is attached and nothing is asked in the text"
        if mail.attachments
        else "no question was recognised"
    )


def _point(
    question: Question,
    engine: Engine,
    language: Language,
    *,
    as_of: datetime | None,
    thread: Sequence[Turn],
) -> Point:
    try:
        if question.needs_judgement:
            return _personal(question, engine)
        asks = [_in_language(ask, language) for ask in question.asks]
        answers = tuple(engine.ask(ask, as_of=as_of, thread=thread) for ask in asks)
        general = _without_the_case(question, engine, answers, as_of=as_of)
        if any(answer.reason == "personal_case" for answer in answers):
            return _personal(question, engine)
    except DeskError as error:
        return Point(question, "person", str(error), ())
    except Exception:
        reference = uuid4().hex[:8]
        _LOG.exception("a question could not be answered, reference %s", reference)
        return Point(question, "person", f"could not be answered (reference {reference} in the log)", ())
    if question.hangs_in_the_air and all(answer.status == "answered" for answer in answers):
        return Point(question, "confirm", "refers to something said before", answers)
    if general:
        return Point(question, "confirm", "answered in general, without the case described", general)
    triage, reason = min(
        (_of_answer(answer) for answer in answers), key=lambda pair: WORST_FIRST.index(pair[0])
    )
    if question.doubt and triage == "ready":
        triage, reason = "confirm", question.doubt
    return Point(question, triage, reason, answers)


def _without_the_case(
    question: Question, engine: Engine, answers: tuple[Answer, ...], *, as_of: datetime | None
) -> tuple[Answer, ...]:
    """What the documents say in general where they do not know the case told with a question; empty if no more."""
    told = [ask != alone for ask, alone in zip(question.asks, question.alone, strict=False)]
    silent = [answer.reason == "not_in_documents" for answer in answers]
    if not any(case and lost for case, lost in zip(told, silent, strict=False)):
        return ()
    again = tuple(
        engine.ask(alone, as_of=as_of) if case and lost else answer
        for alone, answer, case, lost in zip(question.alone, answers, told, silent, strict=False)
    )
    return again if all(answer.status != "not_found" for answer in again) else ()


def _personal(question: Question, engine: Engine) -> Point:
    """What only a person may answer is not asked of the engine; it gets the slides on the subject."""
    pages = {(p.chunk.document, p.chunk.page): p.chunk for p in engine.nearest(" ".join(question.asks), k=4)}
    slides = tuple(
        Citation(number, chunk.document, chunk.title, chunk.page, chunk.heading, chunk.text, chunk.url)
        for number, chunk in enumerate(pages.values(), start=1)
    )
    return Point(question, "person", PERSONAL, (), slides)


def _in_language(ask: str, language: Language) -> str:
    """A bare item such as "e-Rad" says nothing of its language; the mail around it does."""
    if language == "ja" and language_of(ask) != "ja" and not asks_something(ask):
        return f"{ask}について教えてください"
    return ask


def _of_answer(answer: Answer) -> tuple[Triage, str | None]:
    if answer.status == "answered":
        return "ready", None
    reason = (answer.reason or answer.status).replace("_", " ")
    confirm = answer.status == "confirm" or answer.reason in _CONFIRMED_BY_PERSON
    return ("confirm" if confirm else "person"), reason


def _judged(points: tuple[Point, ...], language: Language, text: str, enclosed: Enclosed) -> Outcome:
    worst = min((point.triage for point in points), key=WORST_FIRST.index)
    reasons = dict.fromkeys(point.reason for point in points if point.reason)
    whole = blocks("\n\n".join((text[:_LONGEST_READ], *enclosed.texts)))
    said = [sentence for block in whole for sentence in block.sentences]
    flags = (
        (phrases.matches(phrases.INJECTION, said), "the mail gives instructions to the machine"),
        (phrases.matches(phrases.COMPLAINS, said), COMPLAINT),
        (len(text) > _LONGEST_READ, "the mail is very long and only its beginning was read"),
    )
    reasons.update({reason: None for flagged, reason in flags if flagged})
    if worst == "ready" and any(flagged for flagged, _ in flags):
        worst = "confirm"
    if enclosed.missed:
        worst = "person"
        reasons.update(dict.fromkeys(enclosed.missed))
    return Outcome(worst, "; ".join(filter(None, reasons)) or None, language, text, points, enclosed.notes)
