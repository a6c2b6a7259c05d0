"""From a mail to what becomes of it: ready, please confirm, needs a person, not a question, unreadable."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from typing import Protocol
from uuid import uuid4

from bot.answer import Answer, Citation, Language
from bot.answering.saying import Counter
from bot.answers.checking import Contradicted
from bot.desk import Turn
from bot.mail import judging, reasons
from bot.mail.attachments import Opened
from bot.mail.body import Body, below_headers, split_body, without_headers, without_name
from bot.mail.enclosed import Enclosed, points_to_attachment, questions_in
from bot.mail.joining import joined
from bot.mail.message import Mail
from bot.mail.outcome import Outcome, Point
from bot.mail.people import addresses_in
from bot.mail.questions import labelled
from bot.mail.reading import Question, Reading, asks, asks_of_own, read
from bot.mail.sort import (
    AUTOMATIC,
    is_from_nobody,
    looks_like_spam,
    not_a_question,
    nothing_asked,
    reaches_nobody,
)
from bot.mail.weighing import Weighed, background, weigh
from corpus.errors import DeskError
from corpus.text.segments import ends_asking
from corpus.text.sentences import leads_in
from index.encoder import Vectors
from index.passage import Passage

# Characters of a mail, and of its new text, that are read; nobody asks a desk at greater length.
_LONGEST_MAIL, _LONGEST_READ = 200_000, 20_000
# The score of a passage that is shown to a person, and its share of a text's content words. Of the pages so
# shown with 62 questions that the documents answer .68 are those the answer rests on; without, .38.
_NEAR, _SHARED = 0.3, 0.15
_REPLY_PREFIX = re.compile(
    r"^\s*(?:(?:re|aw|sv|vs|antw|fwd?|wg|tr|返信|転送|回复)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_NAMES_SUBJECT = re.compile(r"件名|標題|表題|標記|\bsubject\b", re.IGNORECASE)
_BESIDES = re.compile(r"\W*(?:また|[併合]せて|あわせて|さらに|加えて|(?:and|also|besides)\b)", re.IGNORECASE)
_FORWARDED = re.compile(r"^\s*(?:fwd?|wg|tr|転送)\s*[:：]", re.IGNORECASE)
_LOG = logging.getLogger(__name__)


class Engine(Protocol):
    """What answers a question: bot.desk.Desk."""

    def ask(
        self,
        text: str | Turn,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        counter: Counter = "screen",
        language: Language | None = None,
    ) -> Answer:
        """The answer to *text* in the wording of *counter* and in *language*."""

    def nearest(self, text: str, *, k: int = 3) -> Sequence[Passage]:
        """The *k* passages nearest to *text*."""

    def schemes(self, text: str) -> frozenset[str]:
        """The schemes that *text* names."""

    def contradicted(self, text: str, call: str | None, side: str | None) -> Sequence[Contradicted]:
        """The sentences of *text* that say otherwise than the facts, each with what those say."""

    def vectors(self, texts: Sequence[str], encoder: str) -> Vectors | None:
        """The vectors of *texts* by *encoder*, None where there is another or none."""


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
    body = split_body(mail.text[:_LONGEST_MAIL], answers=_answers_one(mail))
    text = without_name(body.new, mail.sender.name)
    own = read(text[:_LONGEST_READ])
    language = own.language if text.strip() else read(mail.subject).language
    reason = not_a_question(mail, own, desk=desk)
    if reason:
        return Outcome("not_a_question", reason, language, text)
    questions, enclosed = _asked(mail, own, open_attached)
    if not text.strip() and enclosed.readings:
        language = enclosed.readings[0].language
    questions = questions or _asked_before(mail, own, body.earlier)
    questions = (*questions, *_passed_on(mail, body))
    questions = _without_background(questions, (own, *enclosed.readings, *_passed(mail, body)), engine)
    if not questions:
        return _unclear(mail, own, body, enclosed, engine, language, text)
    if looks_like_spam(mail):
        return Outcome("not_a_question", "spam", language, text)
    language = _language_of(questions) or language
    turns = (*thread, *read(without_headers(body.earlier[:_LONGEST_READ])).earlier)[-3:]
    points = _points(
        questions, engine, language, as_of=as_of, turns=turns, names_call=_naming(mail, own, engine)
    )
    if is_from_nobody(mail) and not any(map(judging.is_placed, points)):
        return Outcome("not_a_question", AUTOMATIC, language, text)
    understood = {ask for point in points if judging.is_about_the_call(point) for ask in point.question.asks}
    weighed = weigh((own, *enclosed.readings), engine.vectors, understood=understood)
    weighed = weighed.with_remarks_of(weigh(_passed(mail, body), engine.vectors, understood=understood))
    points = tuple(point for point in points if not judging.asks_nothing(point, weighed))
    sent = tuple(point for point in points if judging.points_to_attachment(point))
    points = joined([point for point in points if point not in sent])
    if not points:
        return _unclear(mail, own, body, enclosed, engine, language, text)
    if sent and not open_attached:
        enclosed = replace(enclosed, missed=tuple(dict.fromkeys((*enclosed.missed, reasons.NOT_OPENED))))
    questions = labelled([point.question for point in points])
    points = tuple(
        _left_to_a_person(replace(point, question=question), weighed, engine)
        for point, question in zip(points, questions, strict=True)
    )
    cut = len(text) > _LONGEST_READ
    triage, why = judging.of_mail(mail, points, own, weighed, cut=cut)
    if enclosed.missed:
        triage, why = "person", "; ".join(filter(None, (why, *enclosed.missed)))
    return Outcome(triage, why, language, text, points, enclosed.notes)


def _answers_one(mail: Mail) -> bool:
    """Whether a mail is a reply to another."""
    return bool(mail.references or _REPLY_PREFIX.match(mail.subject))


def _unclear(
    mail: Mail, own: Reading, body: Body, enclosed: Enclosed, engine: Engine, language: Language, text: str
) -> Outcome:
    """A mail in which no question was found: no question, or for a person, with the slides on its subject."""
    # What was not opened may hold all questions here, not more of them.
    missed = [why for why in enclosed.missed if why != reasons.NOT_OPENED]
    weighed = weigh((own,), engine.vectors)
    only_told = _answers_one(mail) and not (weighed.says or weighed.notable)
    reason = None if enclosed.missed else nothing_asked(mail, own, only_told=only_told)
    if reason:
        return Outcome("not_a_question", reason, language, text, notes=enclosed.notes)
    forwarded = body.forwarded or bool(_FORWARDED.match(mail.subject))
    said = [reason for heap, reason in weighed.flags if heap == "person" and weighed.says]
    why = "; ".join(missed or said) or _why_unclear(mail, own, forwarded=forwarded)
    if reaches_nobody(mail):
        why = f"{why}; {reasons.NO_ADDRESS}"
    slides = () if own.is_empty() else _slides(text[:1000], engine)
    return Outcome("person", why, language, text, notes=enclosed.notes, slides=slides)


def _asked(
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
    subject = _REPLY_PREFIX.sub("", mail.subject).strip()
    if not subject:
        return own.questions
    names_subject = _NAMES_SUBJECT.search(own.text) is not None
    asked = (Question("1", subject, (subject,)),)
    if own.questions:
        besides = _wants_subject(own) and _BESIDES.match(own.questions[0].text)
        is_asked = names_subject and (ends_asking(subject) or besides)
        return (*asked, *own.questions) if is_asked else own.questions
    # Thanks for an answer ask nothing again; thanks in advance leave the question to the subject.
    empty = own.is_empty(thanks=not _answers_one(mail))
    asks_itself = asks(subject) or _wants_subject(own) or not (empty or sent_elsewhere)
    return asked if (empty or names_subject) and asks_itself else ()


def _wants_subject(own: Reading) -> bool:
    """Whether a sentence asks to be told what the subject names: 標記の件、ご教示ください."""
    return any(
        _NAMES_SUBJECT.search(one.text) and one.is_asking_form and not leads_in(one.text)
        for one in own.sentences
    )


def _asked_before(mail: Mail, own: Reading, earlier: str) -> tuple[Question, ...]:
    """The questions of the sender's own mail below, where the new one only asks for the answer."""
    address = mail.sender.address.lower()
    theirs = any(other.lower() != address for other in addresses_in(earlier[:600])[:1])
    if not address or theirs or not own.says("reminder"):
        return ()
    return _below(earlier, reasons.ASKED_BEFORE)


def _passed_on(mail: Mail, body: Body) -> tuple[Question, ...]:
    """The questions of a mail that is forwarded to be answered: drafted, and for a person to confirm that
    they are meant."""
    return tuple(
        replace(question, doubt=reasons.PASSED_ON)
        for reading in _passed(mail, body)
        for question in reading.questions
    )


def _passed(mail: Mail, body: Body) -> tuple[Reading, ...]:
    """What was newly written in a mail that is forwarded."""
    forwarded = body.forwarded or _FORWARDED.match(mail.subject)
    return (_newest(body.earlier),) if forwarded else ()


def _naming(mail: Mail, own: Reading, engine: Engine) -> str:
    """What tells which call a mail is about: the last sentence before its first question that names one, else the
    subject; empty where none does."""
    first = own.questions[0].asks[0] if own.questions else ""
    told = [one.text for one in takewhile(lambda one: one.text != first, own.sentences) if not one.is_address]
    lines = (*reversed(told), _REPLY_PREFIX.sub("", mail.subject).strip())
    return next((line for line in lines if line and len(engine.schemes(line)) == 1), "")


def _language_of(questions: Sequence[Question]) -> Language | None:
    """The language of a letter: that of the first question, whatever is told around it; None where none asks by
    its form."""
    said = (read(one.text).language for one in questions if not one.doubt and asks(one.text))
    return next(said, None)


def _below(earlier: str, doubt: str) -> tuple[Question, ...]:
    return tuple(replace(question, doubt=doubt) for question in _newest(earlier).questions)


def _newest(earlier: str) -> Reading:
    """What was newly written in the uppermost of the mails below."""
    return read(split_body(below_headers(earlier[:_LONGEST_READ])).new)


def _why_unclear(mail: Mail, own: Reading, *, forwarded: bool) -> str:
    if forwarded or "message/rfc822" in mail.kinds:
        return reasons.PASSED_ON
    if own.says("instructions"):
        return reasons.INSTRUCTIONS
    return reasons.ONLY_ATTACHED if mail.attachments else reasons.NO_QUESTION


def _without_background(
    questions: Sequence[Question], texts: Sequence[Reading], engine: Engine
) -> tuple[Question, ...]:
    """The questions without what is told of the writer that no answer depends on. Whether something is so may depend on
    more than when, how much or which; what asks of the writer's own keeps all that is told."""
    told = background(texts, engine.vectors) if questions else frozenset()
    sure = background(texts, engine.vectors, surely=True) if told else told
    asked = [one for one in questions if not one.is_only(told)]
    return labelled(
        [one if asks_of_own(one.bare) else one.without(told if one.asks_open else sure) for one in asked]
    )


def _points(
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
        asking = _Asking(engine, language, as_of, follows=follows, said=judging.said_in(points))
        point = _point(question, asking, thread=before)
        own = engine.schemes(question.turn.text) or engine.schemes("\n".join(question.told))
        named = own or named
        if names_call and not own and judging.is_of_another_call(point, engine.schemes(names_call)):
            point = _point(replace(question, head=(names_call, *question.head)), asking, thread=())
            named = engine.schemes(names_call)
        points.append(judging.held_for(named, point))
        thread += [] if question.origin else [question.turn]
    return tuple(points)


@dataclass(frozen=True)
class _Asking:
    """How the questions of a mail are put to the desk. *follows*: something was asked in the thread before this one;
    *said*: the answers to those before it in the mail."""

    engine: Engine
    language: Language
    as_of: datetime | None
    follows: bool
    said: frozenset[str]

    def answer(self, turn: Turn, thread: Sequence[Turn]) -> Answer:
        return self.engine.ask(
            turn, as_of=self.as_of, counter="letter", thread=thread, language=self.language
        )


def _point(question: Question, asking: _Asking, *, thread: Sequence[Turn]) -> Point:
    try:
        return _answered(question, asking, thread=thread)
    except DeskError as error:
        return Point(question, "person", str(error), ())
    except Exception:
        reference = uuid4().hex[:8]
        _LOG.exception("a question could not be answered, reference %s", reference)
        return Point(question, "person", f"{reasons.FAILED} (reference {reference} in the log)", ())


def _answered(question: Question, asking: _Asking, *, thread: Sequence[Turn]) -> Point:
    question, answer = _placed(question, asking, thread=thread)
    if answer.reason == "judgement":
        return _personal(Point(question, "person", reasons.PERSONAL, ()), asking.engine)
    each = _one_by_one(question, answer, asking, thread=thread)
    answers = each or (answer,)
    several = question.count > 1 and not each
    triage, reason = judging.of_question(
        question, answers, asking.language, follows=asking.follows, several=several
    )
    against = judging.premises(question, answers) if triage == "ready" else ()
    denied = [one.statement.text for told in against for one in asking.engine.contradicted(told, None, None)]
    if denied:
        triage, reason = "confirm", reasons.with_details(reasons.PREMISE, *dict.fromkeys(denied))
    slides = () if answer.citations or triage == "ready" else _slides(question.turn.text, asking.engine)
    point = Point(question, triage, reason, answers, slides)
    foreign = question.has_a_language and question.language != asking.language
    return _said_again(point, asking, thread=thread) if foreign else point


def _said_again(point: Point, asking: _Asking, *, thread: Sequence[Turn]) -> Point:
    """A point that is asked in another language than the letter's, answered in that one, too; not ready where the desk
    says something else there."""
    own = replace(asking, language=point.question.language)
    for turns in (thread, ()):
        again = own.answer(point.question.turn, turns)
        if len(point.answers) == 1 and judging.rests_on_the_same(again, point.answers[0]):
            return replace(point, again=again)
    if point.triage != "ready":
        return point
    return replace(point, triage="confirm", reason=reasons.OTHER_LANGUAGE)


def _one_by_one(
    question: Question, answer: Answer, asking: _Asking, *, thread: Sequence[Turn]
) -> tuple[Answer, ...]:
    """An answer to each of the several things that a question asks where *answer* is not to all of them; none where
    the desk is not sure of each, or says the same to two and is not surely asked for it twice."""
    if question.count <= max(1, len(answer.parts)):
        return ()
    found: list[Answer] = []
    for each in question.one_by_one:
        each, told = _placed(each, asking, thread=thread)
        again = judging.repeats(told, judging.said_by(found))
        meant = (
            judging.is_meant_again(each, told) if again else judging.is_meant_too(each, told, first=not found)
        )
        if not meant or each.doubt != question.doubt:
            return ()
        found += [] if again else [told]
        thread = (*thread, each.turn)
    return tuple(found)


def _placed(question: Question, asking: _Asking, *, thread: Sequence[Turn]) -> tuple[Question, Answer]:
    """The question as it is best understood, and its answer: the first of its readings that the desk is sure of, else
    the likeliest in which it finds anything; of one that points to the case told with it the general one, which
    judges nobody's case. What only says again what was said before it is believed where it asks that by itself, too,
    the end of a stem by its own words where what is said to it is on the matter of the stem.
    """
    found: list[tuple[Question, Answer]] = []
    own = _of_own_figures(question, asking, thread=thread)
    if own:
        return own
    for read_as, turns in _readings(question, thread):
        answer = asking.answer(read_as.turn, turns)
        again = bool(turns) and judging.repeats(answer, asking.said)
        # By itself a follow-up is believed only where the answer has its words.
        believed = turns == thread or judging.is_covered(question, answer)
        if read_as.apart and judging.is_placed_by_itself(question, answer):
            return question.without_stem, answer
        if believed and not again and not judging.is_unsure(question, answer):
            return _by_itself(read_as, answer, asking, turns) or (read_as, answer)
        if found and found[0][0].doubt == reasons.UNSURE and judging.is_same_matter(found[0][1], answer):
            return question, found[0][1]
        found.append((replace(read_as, doubt=read_as.doubt or reasons.UNSURE) if again else read_as, answer))
    told = [pair for pair in found if pair[1].status != "not_found"]
    told.sort(key=lambda pair: -judging.likelihood(*pair))
    in_general = [pair for pair in told if pair[0].apart] if question.told and question.leans_on_told else []
    return next(iter((*in_general, *told, *found)))


def _of_own_figures(
    question: Question, asking: _Asking, *, thread: Sequence[Turn]
) -> tuple[Question, Answer] | None:
    """A question after the writer's own figures ("our figure in yen", このままの額) with those told above it; None
    where it has figures itself, or the desk is not sure or takes none of them up."""
    if not question.asks_of_own_figures:
        return None
    read_as = question.under_above
    answer = asking.answer(read_as.turn, thread)
    sure = judging.takes_up(answer, question.above) and not judging.is_unsure(read_as, answer)
    return (read_as, answer) if sure else None


def _by_itself(
    question: Question, answer: Answer, asking: _Asking, turns: Sequence[Turn]
) -> tuple[Question, Answer] | None:
    """The reading of a question without the case told with it, where that has turned the *answer* to another matter: it
    has fewer of the words that ask than the one in general."""
    single = question.told and not question.apart and question.count == 1 and not answer.parts
    if not single or judging.is_covered(question, answer):
        return None
    general = question.untold
    alone = asking.answer(general.turn, turns)
    turned = alone.status == "answered" and not alone.parts and not judging.is_same_matter(answer, alone)
    nearer = turned and judging.is_nearer(general, alone, answer)
    return (general, alone) if nearer and not judging.is_unsure(general, alone) else None


def _readings(question: Question, thread: Sequence[Turn]) -> Iterator[tuple[Question, Sequence[Turn]]]:
    """How a question may be meant, likeliest first: behind what was asked before it, by itself, told with the paragraph
    above it, or in general; what is no sentence, only behind what was asked."""
    yield question, thread
    if thread and question.is_fragment:
        return
    if thread:
        yield question, ()
    if question.above:
        yield question.under_above, thread
    if question.turn.background or question.aside:
        yield question.untold, thread


def _left_to_a_person(point: Point, weighed: Weighed, engine: Engine) -> Point:
    """The point without an answer of ours where only a person may give one: to a case of the writer's own, also
    none that would have to be confirmed; to a complaint or favour, no address to write to. Nor does a letter have a
    line of the chat's."""
    if any(map(judging.is_talk, point.answers)):
        point = replace(point, answers=(), slides=())
    why = weighed.why_personal(point.question)
    if not why and weighed.says and judging.only_names_a_contact(point):
        why = next(reason for _, reason in weighed.flags)
    if weighed.tells_case and point.triage == "person":
        why = reasons.PERSONAL
    return _personal(replace(point, reason=why), engine) if why else point


def _personal(point: Point, engine: Engine) -> Point:
    """What only a person may answer gets the slides on the subject and nothing else: those that a sure answer of ours
    would have rested on, else those that are surely near."""
    cited = (
        {(one.document, one.page): one for one in point.citations}
        if judging.understood(point.answers)
        else {}
    )
    slides = tuple(cited.values()) or _slides(point.question.turn.text, engine)
    return replace(point, triage="person", answers=(), slides=slides)


def _slides(text: str, engine: Engine) -> tuple[Citation, ...]:
    """The pages that are surely on the subject of *text*: near to it, and with words of it."""
    near = (p for p in engine.nearest(text, k=4) if p.score >= _NEAR and p.lexical >= _SHARED)
    pages = {(p.chunk.document, p.chunk.page): p.chunk for p in near}
    return tuple(
        Citation(number, chunk.document, chunk.title, chunk.page, chunk.heading, chunk.text, chunk.url)
        for number, chunk in enumerate(pages.values(), start=1)
    )
