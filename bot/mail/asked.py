"""What a mail asks: in its text, its subject, its attachments and the mails below."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.answer import Language
from bot.mail import reasons
from bot.mail.attachments import Opened
from bot.mail.body import Body, below_headers, split_body
from bot.mail.enclosed import Enclosed, points_to_attachment, questions_in
from bot.mail.engine import Engine
from bot.mail.message import Mail
from bot.mail.people import addresses_in
from bot.mail.questions import labelled
from bot.mail.reading import Question, Reading, asks, asks_of_own, read
from bot.mail.sort import looks_like_spam
from bot.mail.subject import FORWARDED, NAMES_SUBJECT, REPLY_PREFIX, answers_one
from bot.mail.weighing import background
from corpus.text.segments import ends_asking
from corpus.text.sentences import leads_in

LONGEST_READ = 20_000  # characters of new text that are read; nobody asks a desk at greater length
_BESIDES = re.compile(r"\W*(?:また|[併合]せて|あわせて|さらに|加えて|(?:and|also|besides)\b)", re.IGNORECASE)
# A quotation that begins or ends with this, and goes on before or behind it, or is all of it.
_QUOTED = re.compile(r"^[\"“「『]|[\"”」』]$")


def asked_in(
    mail: Mail, own: Reading, open_attached: Callable[[], Sequence[Opened]] | None
) -> tuple[tuple[Question, ...], Enclosed]:
    """The questions of a mail, those of its attachments last."""
    sent_there = points_to_attachment(own, mail.attachments)
    asked = _questions(mail, own, sent_elsewhere=sent_there)
    if open_attached and mail.attachments and not looks_like_spam(mail):
        enclosed = questions_in(open_attached(), own, asks_itself=bool(asked))
        return asked + enclosed.questions, enclosed
    unopened = sent_there and asked and mail.attachments
    return asked, Enclosed(missed=(reasons.NOT_OPENED,) if unopened else ())


def _questions(mail: Mail, own: Reading, *, sent_elsewhere: bool) -> tuple[Question, ...]:
    """The questions of the text; of the subject where the text asks nothing more than that, or sends the reader there,
    too."""
    subject = REPLY_PREFIX.sub("", mail.subject).strip()
    if not subject:
        return own.questions
    names_subject = NAMES_SUBJECT.search(own.text) is not None
    asked = (Question("1", subject, (subject,)),)
    if own.questions:
        besides = _wants_subject(own) and _BESIDES.match(own.questions[0].text)
        is_asked = names_subject and (ends_asking(subject) or besides)
        return (*asked, *own.questions) if is_asked else own.questions
    # Thanks for an answer ask nothing again; thanks in advance leave the question to the subject.
    empty = own.is_empty(thanks=not answers_one(mail))
    asks_itself = asks(subject) or _wants_subject(own) or not (empty or sent_elsewhere)
    return asked if (empty or names_subject) and asks_itself else ()


def _wants_subject(own: Reading) -> bool:
    """Whether a sentence asks to be told what the subject names: 標記の件、ご教示ください."""
    return any(
        NAMES_SUBJECT.search(one.text) and one.is_asking_form and not leads_in(one.text)
        for one in own.sentences
    )


def asked_before(mail: Mail, own: Reading, earlier: str) -> tuple[Question, ...]:
    """The questions of the sender's own mail below, where the new one only asks for the answer."""
    address = mail.sender.address.lower()
    theirs = any(other.lower() != address for other in addresses_in(earlier[:600])[:1])
    if not address or theirs or not own.says("reminder"):
        return ()
    return _below(earlier, reasons.ASKED_BEFORE)


def passed_on(mail: Mail, body: Body) -> tuple[Question, ...]:
    """The questions of a mail that is forwarded to be answered: drafted, and for a person to confirm that
    they are meant."""
    return tuple(
        replace(question, doubt=reasons.PASSED_ON)
        for reading in passed(mail, body)
        for question in reading.questions
    )


def passed(mail: Mail, body: Body) -> tuple[Reading, ...]:
    """What was newly written in a mail that is forwarded."""
    forwarded = body.forwarded or FORWARDED.match(mail.subject)
    return (newest(body.earlier),) if forwarded else ()


def naming_call(mail: Mail, own: Reading, engine: Engine) -> str:
    """What tells which call a mail is about: the last sentence before its first question that names one, else the
    subject; empty where none does."""
    first = own.questions[0].asks[0] if own.questions else ""
    told = [one.text for one in takewhile(lambda one: one.text != first, own.sentences) if not one.is_address]
    lines = (*reversed(told), REPLY_PREFIX.sub("", mail.subject).strip())
    return next((line for line in lines if line and len(engine.schemes(line)) == 1), "")


def language_of(questions: Sequence[Question]) -> Language | None:
    """The language of a letter: that of the first question, whatever is told around it, of those that are quoted only
    where there is no other; None where none asks by its form."""
    said = [one.text for one in questions if not one.doubt and asks(one.text)]
    own = (text for text in said if not _QUOTED.search(text.strip()))
    return next((read(text).language for text in (*own, *said)), None)


def _below(earlier: str, doubt: str) -> tuple[Question, ...]:
    return tuple(replace(question, doubt=doubt) for question in newest(earlier).questions)


def newest(earlier: str) -> Reading:
    """What was newly written in the uppermost of the mails below."""
    return read(split_body(below_headers(earlier[:LONGEST_READ])).new)


def without_background(
    questions: Sequence[Question], texts: Sequence[Reading], engine: Engine
) -> tuple[Question, ...]:
    """The questions without what is told of the writer that no answer depends on. Whether something is so may depend on
    more than when, how much or which; what asks of the writer's own, or of where they are, keeps all that is told."""
    told = background(texts, engine.vectors) if questions else frozenset()
    sure = background(texts, engine.vectors, surely=True) if told else told
    asked = [one for one in questions if not one.is_only(told)]
    return labelled(
        [
            one if asks_of_own(one.bare) or one.points_home else one.without(told if one.asks_open else sure)
            for one in asked
        ]
    )
