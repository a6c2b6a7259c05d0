"""Ready means ready: which answers may go as they are, and what of a mail keeps it from being ready.

A question is ready when each of its asking sentences was answered, to nothing but what the documents say,
with everything told in it used; a mail is ready when each of its questions is and nothing else in it wants a
person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.answer import Answer, Language, RulingLine
from bot.mail import reasons
from bot.mail.message import Mail
from bot.mail.outcome import Point, Triage, worst
from bot.mail.reading import Question, Reading, unused
from bot.mail.said_once import said
from bot.mail.sentence import sentence_of
from bot.mail.sort import reaches_nobody
from bot.mail.weighing import Weighed
from bot.reading.ellipsis import measure_asked
from bot.reading.form import form_of
from corpus.facts.model import PROGRAMME
from corpus.intents.bank import read_bank
from corpus.quantity import Clock, Quantity, compatible
from corpus.quantity import read as read_quantities
from corpus.text.plain import folded, plain
from corpus.text.segments import ends_asking
from corpus.text.sentences import sentences
from index.terms import words

Verdict = tuple[Triage, str | None]

# Of 127 answers to a blind round .89 were right where what is asked was surer than this, and .61 of the
# others; of 565 to eight rounds .82 and .65. Nothing else tells much: a regression on this, the words shared, the
# second intent and values left out, fitted to seven rounds and tried on the eighth, ranks right above wrong for .64
# of pairs, confidence alone for .63.
_SURE, _NEEDS_NOTHING = 0.7, 0.85
_LIKELY, _COVERED = 0.45, 0.5
_TELLING = (
    5  # words of a question, half of which tell something: 英国側は㈱も対象ですか has no more than its side
)
# Why nothing was found: the documents are silent on it, or have not the words.
_OPEN = ("left open", "not placed", "not found", "not in documents")
# Intents that are talk: a chat replies to them in a line, a letter does not.
_SMALL_TALK = ("greeting", "thanks", "help", "aside")
_TALK = (*_SMALL_TALK, "complaint")
_LIKELY_TALK = 0.5  # none of 143 unseen questions that end in no mark was so likely talk
# The kinds of value that tell what is measured.
_TOLD_BY: Mapping[str, frozenset[str]] = {
    "moment": frozenset(("date", "time", "duration")),
    "amount": frozenset(("money", "percent")),
    "span": frozenset(("duration",)),
}
_BESIDE = 0.1  # a matter less likely than this is not asked
# What offers two answers is asked of the border between two matters more often than other questions.
_CHOOSES = 0.8


def of_question(
    question: Question,
    answers: Sequence[Answer],
    language: Language,
    *,
    follows: bool,
    several: bool,
) -> Verdict:
    """The heap of a question with these answers in a mail of *language*, and why it is not ready.

    *follows*: it is the first in its mail, and something was asked in the thread before it; *several*: it asks several
    things that were not answered one by one.
    """
    verdicts = [_of_answer(question, answer) for answer in answers]
    triage = worst(tuple(triage for triage, _ in verdicts))
    if triage != "ready":
        return next(verdict for verdict in verdicts if verdict[0] == triage)
    if question.doubt or question.apart:
        return "confirm", question.doubt or reasons.IN_GENERAL
    if question.hangs_in_the_air and not (follows or understood(answers)):
        return "confirm", reasons.POINTS_BACK
    if any(answer.language != language for answer in answers):
        return "confirm", reasons.OTHER_LANGUAGE
    if several and question.count > sum(max(1, len(answer.parts)) for answer in answers):
        return "confirm", reasons.SEVERAL
    if question.is_named and any(
        confidence(one) < _NEEDS_NOTHING or not is_covered(question, one) for one in answers
    ):
        return "confirm", reasons.UNSURE
    if _lack_values(question, answers) or _is_half_a_day_off(question, answers):
        return "confirm", reasons.UNSURE
    left = unused(question, answers)
    return ("confirm", reasons.with_details(reasons.UNUSED, *left)) if left else ("ready", None)


def premises(question: Question, answers: Sequence[Answer]) -> tuple[str, ...]:
    """What is told of the call with a question and has a value that none of its *answers* holds against anything: it
    may be a premise that is not so."""
    held = read_quantities(
        "\n".join(one.text for answer in answers for one in answer.rulings if one.verdict in ("yes", "no"))
    )
    return tuple(
        one
        for one in question.premises
        if any(not any(compatible(own, other) for other in held) for own in read_quantities(one))
    )


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


def understood(answers: Sequence[Answer]) -> bool:
    """Whether the desk is sure of what is asked, whatever the question leans on: "how long must they stay?"."""
    sure = [bool(answer.intents) and confidence(answer) >= _NEEDS_NOTHING for answer in answers]
    return bool(sure) and all(sure)


def is_about_the_call(point: Point) -> bool:
    """Whether the desk is sure of a point, or of anything asked in it, be it that the documents are silent on
    it: that is no favour."""
    parts = (part.confidence or 0.0 for answer in point.answers for part in answer.parts)
    return is_placed(point) or any(sure >= _NEEDS_NOTHING for sure in parts)


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
        return confidence(answer) < _SURE
    if answer.status == "not_found" or (question.ends_stem and not covered):
        return True
    telling = covered and len(words(question.turn.text)) >= _TELLING
    beside = not (covered or question.asks_open) and all(
        ruling.verdict == "info" for ruling in answer.rulings
    )
    return confidence(answer) < (_LIKELY if telling else _NEEDS_NOTHING if beside else _SURE)


def is_covered(question: Question, answer: Answer) -> bool:
    """Whether half of the words that ask stand in the answer and the sentences under it."""
    return _shares(question.turn.text, answer)


def _shares(text: str, answer: Answer) -> bool:
    return _shared(text, answer) >= _COVERED


def _shared(text: str, answer: Answer) -> float:
    """The share of the words of *text* that stand in an answer and the sentences under it; 0 where it has none."""
    sources = (f"{source.quote}\n{source.translation or ''}" for source in answer.citations)
    asked = {word.term for word in words(text)}
    told = {word.term for word in words("\n".join((answer.answer, *sources)))}
    return len(asked & told) / len(asked) if asked else 0.0


def asks_nothing(point: Point, weighed: Weighed) -> bool:
    """Whether a point asks by its form alone: it announces what is asked elsewhere, or wishes to be answered ("a word
    from you would help") or well ("have a lovely week"); what asks when, how or which announces nothing."""
    announces = not point.question.asks_open and all(ask in weighed.announce for ask in point.question.asks)
    return (announces and not is_placed(point)) or _only_talks(point.question, point.answers)


def only_names_a_contact(point: Point) -> bool:
    """Whether all that is answered to a point is where to write to."""
    rules = {ruling.rule for answer in point.answers for ruling in answer.rulings}
    return bool(rules) and rules <= {"contact"}


def points_to_attachment(point: Point) -> bool:
    """Whether a point asks what stands in something attached ("the items are in the enclosed sheet; could you answer
    them?"): it names that, or leans on a sentence that does, and the desk is not sure that it asks about the call."""
    said = (*point.question.asks, *point.question.told)
    return any(sentence_of(one).encloses for one in said) and not is_placed(point)


def _only_talks(question: Question, answers: Sequence[Answer]) -> bool:
    talk = (sum(one.confidence for one in answer.intents if one.name in _SMALL_TALK) for answer in answers)
    return not ends_asking(question.text) and min(talk, default=0.0) >= _LIKELY_TALK


def said_in(points: Sequence[Point]) -> frozenset[str]:
    """What the answers to some points say, each line of them by itself."""
    return said_by([answer for point in points for answer in point.answers])


def said_by(answers: Sequence[Answer]) -> frozenset[str]:
    """What some answers say, each line of them by itself."""
    return frozenset(text for answer in answers for text in _said(answer))


def repeats(answer: Answer, earlier: frozenset[str]) -> bool:
    """Whether all that an answer says was said before it in the mail."""
    return bool(earlier) and earlier.issuperset(_said(answer))


def is_meant_again(question: Question, answer: Answer) -> bool:
    """Whether a further question surely asks for what was just said ("by when, and in what way, will we hear?"): it is
    understood, or asks for a value of a kind that the answer has."""
    low = folded(plain(question.bare))
    wanted = _TOLD_BY.get(measure_asked(low) or "", frozenset())
    kinds = {one.kind for one in read_quantities(answer.answer)}
    return bool(kinds & wanted) or (understood((answer,)) and not question.is_fragment)


def is_meant_too(question: Question, answer: Answer, *, first: bool) -> bool:
    """Whether one of several questions of a sentence is surely understood; a further one may speak of what the first
    does ("when, and how, will we hear?"), so that its answer has to have its words."""
    return not is_unsure(question, answer) and (
        first or understood((answer,)) or is_covered(question, answer)
    )


def rests_on_the_same(answer: Answer, other: Answer) -> bool:
    """Whether two answers, be they in two languages, rest on the same sentences and hold the same against them."""
    ruled = [[(one.rule, one.scheme, one.verdict) for one in each.rulings] for each in (answer, other)]
    cited = [[(one.document, one.page, one.quote) for one in each.citations] for each in (answer, other)]
    return bool(cited[0]) and ruled[0] == ruled[1] and cited[0] == cited[1]


def takes_up(answer: Answer, told: Sequence[str]) -> bool:
    """Whether an answer says an amount or a share that was *told*."""
    rulings = read_quantities("\n".join(ruling.text for ruling in answer.rulings))
    figures = (one for one in read_quantities("\n".join(told)) if one.kind in ("money", "percent"))
    return any(compatible(figure, one) for figure in figures for one in rulings)


def is_nearer(question: Question, answer: Answer, other: Answer) -> bool:
    """Whether an answer, with what it rests on, has more of the words that ask than another."""
    return _shared(question.turn.text, answer) > _shared(question.turn.text, other)


def _said(answer: Answer) -> Iterator[str]:
    parts = [part.answer for part in answer.parts]
    for text in parts if len(parts) > 1 else [answer.answer]:
        yield from (said(line) for line in text.split("\n"))


def likelihood(question: Question, answer: Answer) -> float:
    """How likely a reading of a question is by what the desk answers to it; a doubtful one is no more than likely."""
    sure = confidence(answer)
    return min(sure, _LIKELY) if question.doubt == reasons.UNSURE else sure


def is_same_matter(first: Answer, second: Answer) -> bool:
    """Whether what is taken to be asked in the *second* reading of a question is what the *first* tells."""
    told = {ruling.rule for ruling in first.rulings} | {intent.name for intent in first.intents[:1]}
    return bool(second.intents) and second.intents[0].name in told


def is_placed_by_itself(question: Question, answer: Answer) -> bool:
    """Whether the end of a stem with no case told is surely understood without it, and the answer is about both."""
    if not question.ends_stem or question.told or answer.status != "answered":
        return False
    both = "\n".join((*question.head, question.turn.text))
    return understood((answer,)) and is_covered(question, answer) and _shares(both, answer)


def tells_for_sure(answer: Answer) -> bool:
    """Whether an answer is more than a guess at what the documents leave open."""
    guesses = answer.status == "not_found" and answer.reason == "left_open" and bool(answer.intents)
    return bool(answer.parts) or not guesses or confidence(answer) >= _SURE


def is_talk(answer: Answer) -> bool:
    """Whether the desk takes what it is asked for talk, to which a chat has a line and a letter none."""
    return bool(answer.intents) and answer.intents[0].name in _TALK


def confidence(answer: Answer) -> float:
    """How sure the desk is that it answers what is asked: in the part that it is least sure of, and where it tells what
    several intents ask, of all of these."""
    parts = [part.confidence for part in answer.parts if part.confidence is not None]
    if parts or not answer.intents:
        return min(parts, default=1.0)
    ruled = {ruling.rule for ruling in answer.rulings}
    told = (intent.confidence for intent in answer.intents[1:] if intent.name in ruled)
    return min(1.0, answer.intents[0].confidence + sum(told))


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
    beside = _only_judges(question, answer) or _adds_matter(answer)
    if chooses or answer.choices or is_unsure(question, answer) or beside:
        return "confirm", reasons.UNSURE
    return "ready", None


def _outlasts_the_closing(answer: Answer) -> bool:
    """Whether all that is asked is of what comes after the closing."""
    asked = {part.intent for part in answer.parts} or {intent.name for intent in answer.intents[:1]}
    return bool(asked) and asked <= read_bank().after_closing


def _only_judges(question: Question, answer: Answer) -> bool:
    """Whether it is asked when, how much or which, and all that is said holds a value of the asker's against something:
    the clock asked for, by whether that hour is in time."""
    if not (answer.rulings and question.asks_open):
        return False
    if _judges_beside(question, answer):
        return True
    own = read_quantities(question.turn.text)
    told = own or read_quantities("\n".join(question.told))
    adds = _adds if own else _words_otherwise
    return all(_compares(ruling, told) and not adds(ruling, told) for ruling in answer.rulings)


def _judges_beside(question: Question, answer: Answer) -> bool:
    """Whether all that is said holds a value told beside an open question against something, in place of what it asks
    for: "what now?", behind when something was handed in. A day or a length that is asked for may be told with it."""
    told = read_quantities("\n".join(question.beside))
    texts = {one.text for one in told}
    own = [one for one in read_quantities(question.bare) if one.text not in texts]
    if own or not told or any(one.verdict not in ("yes", "no") for one in answer.rulings):
        return False
    asked = {one.name for one in answer.intents[:1]} or {one.rule for one in answer.rulings}
    matters = {one.rule for one in answer.rulings} <= asked
    wanted = measure_asked(folded(plain(question.bare))) in ("moment", "span")
    return not (matters and wanted and any(_adds(one, told) for one in answer.rulings))


def _adds_matter(answer: Answer) -> bool:
    """Whether an answer to one question holds a ruling on something that is surely not asked, told by a word beside."""
    sure = {one.name: one.confidence for one in answer.intents}
    rules = {one.rule for one in answer.rulings}
    return not answer.parts and len(rules) > 1 and any(sure.get(rule, 0.0) < _BESIDE for rule in rules)


def _lack_values(question: Question, answers: Sequence[Answer]) -> bool:
    """Whether a clause asks when, how much or how long, and neither what is told to it nor what that rests on has a
    value of the kind."""
    rests = "\n".join(source.quote for answer in answers for source in answer.citations)
    kinds = {one.kind for one in read_quantities(rests)}
    return any(_lacks_value(asked, told, kinds) for asked, told in _asked_and_told(question, answers))


def _is_half_a_day_off(question: Question, answers: Sequence[Answer]) -> bool:
    """Whether an hour told with a question is twelve from one that is told to it: at four, where it closes at 16:00."""
    own = _clocks("\n".join((question.turn.text, *question.told)))
    told = _clocks("\n".join(answer.answer for answer in answers))
    return any((hour + 12, minute) in told for hour, minute in own)


def _clocks(text: str) -> frozenset[tuple[int, int]]:
    values = (one.value for one in read_quantities(text))
    return frozenset((one.hour, one.minute) for one in values if isinstance(one, Clock))


def _asked_and_told(question: Question, answers: Sequence[Answer]) -> Iterator[tuple[str, str]]:
    """What is asked and what is said to it: part by part where an answer has parts, else all to each clause."""
    parts = [part for answer in answers if len(answer.parts) > 1 for part in answer.parts]
    if parts:
        yield from ((part.question, part.answer) for part in parts)
        return
    told = "\n".join(answer.answer for answer in answers)
    yield from ((clause, told) for clause in question.clauses)


def _lacks_value(asked: str, told: str, shown: Collection[str]) -> bool:
    low = folded(plain(asked))
    wanted = _TOLD_BY.get(measure_asked(low) or "") if form_of(low) == "open" else None
    kinds = {one.kind for one in read_quantities(told)}.union(shown)
    return bool(wanted and not kinds & wanted)


def _adds(ruling: RulingLine, own: Sequence[Quantity]) -> bool:
    """Whether it says a value of a kind the question holds that is not its own: by how much a limit is exceeded."""
    kinds = {one.kind for one in own}
    said = (value for value in read_quantities(ruling.text) if value.kind in kinds)
    return any(not any(compatible(value, one) for one in own) for value in said)


def _words_otherwise(ruling: RulingLine, told: Sequence[Quantity]) -> bool:
    """Whether it says no value as it was told: "early August 2024", where they are away in August."""
    words = {one.text for one in told}
    return all(value.text not in words for value in read_quantities(ruling.text))


def _compares(ruling: RulingLine, told: Sequence[Quantity]) -> bool:
    """Whether it says in one sentence how a value of *told* compares, and no more."""
    alone = ruling.verdict in ("yes", "no") and len(sentences(ruling.text)) == 1
    return alone and any(compatible(own, said) for own in told for said in read_quantities(ruling.text))


def of_mail(mail: Mail, points: Sequence[Point], own: Reading, weighed: Weighed, *, cut: bool) -> Verdict:
    """The heap of a mail and all that keeps it from being ready. *cut*: only its beginning was read.

    Half an answer is worth reading: where half of the questions are answered, one that the documents leave open is
    named and only to be confirmed, and so is a complaint beside them.
    """
    flags = list(_flags(mail, own, weighed, cut=cut))
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
    """The verdict of a point; one that only remarks something ("who is right?") beside others is for a person to
    confirm."""
    remarks = point.reason == reasons.NO_QUESTION and any(one.answers for one in points)
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
