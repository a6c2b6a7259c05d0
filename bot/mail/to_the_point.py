"""Whether what is said to a question is what it asks: the value that is wanted, nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.answer import Answer, RulingLine
from bot.mail.reading import Question
from bot.mail.sureness import SURE, has_words_of
from bot.reading.ellipsis import measure_asked
from bot.reading.form import form_of
from bot.reading.marks import by_form
from corpus.quantity import Clock, Quantity, compatible
from corpus.quantity import read as read_quantities
from corpus.text.plain import folded, plain
from corpus.text.sentences import sentences

# The kinds of value that tell what is measured.
TOLD_BY: Mapping[str, frozenset[str]] = {
    "moment": frozenset(("date", "time", "duration")),
    "amount": frozenset(("money", "percent")),
    "span": frozenset(("duration",)),
}
_WHERE_FROM = re.compile(
    r"\bwhere\b[^?.]*\b(?:download|get|obtain|find|fetch|look)\b|どこ(?:で|から|に)[^。?]*(?:入手|ダウンロード|手に入|もら|取得)"
)
_PLACE = re.compile(
    r"https?:|\b(?:page|site|website|slide|section|appendix)s?\b|ページ|サイト|スライド", re.IGNORECASE
)
_BESIDE = 0.1  # a matter less likely than this is not asked
_ON_IT = 0.2  # the share of a question's words in what is said to it


def only_judges(question: Question, answer: Answer) -> bool:
    """Whether it is asked when, how much or which, and all that is said holds a value of the asker's against something:
    the clock asked for, by whether that hour is in time."""
    if not (answer.rulings and question.asks_open):
        return False
    own = read_quantities(question.turn.text)
    told = own or read_quantities("\n".join(question.told))
    if _tells_hour(question, answer, told):
        return False
    if _judges_beside(question, answer):
        return True
    adds = _adds if own else _words_otherwise
    return all(_compares(ruling, told) and not adds(ruling, told) for ruling in answer.rulings)


def _tells_hour(question: Question, answer: Answer, told: Sequence[Quantity]) -> bool:
    """Whether a moment is asked for of a day that is named without an hour, and the answer tells one: "until when on
    the 16th?"."""
    wanted = measure_asked(folded(plain(question.bare))) == "moment"
    hours = any(one.kind == "time" for one in told)
    return wanted and not hours and any(one.kind == "time" for one in read_quantities(answer.answer))


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


def judges_only_told(question: Question, answer: Answer) -> bool:
    """Whether all that is said to a whole question for yes or no, which names no value itself, holds one told beside it
    against something else than it asks: "must the approval be in by then, too?", behind when somebody leaves."""
    own, told = read_quantities(question.turn.text), read_quantities("\n".join(question.told))
    if own or not told or question.asks_open or question.points_back or not answer.rulings:
        return False
    on_it = has_words_of(question.turn.text, answer, _ON_IT)
    return not on_it and all(_compares(ruling, told) for ruling in answer.rulings)


def adds_matter(question: Question, answer: Answer) -> bool:
    """Whether an answer to one question holds a ruling on something that is surely not asked, told by a word beside, or
    tells of several matters because it is sure of none."""
    sure = {one.name: one.confidence for one in answer.intents}
    rules = {one.rule for one in answer.rulings}
    if answer.parts or len(rules) < 2:
        return False
    surest = max(sure.get(rule, 0.0) for rule in rules)
    beside = any(sure.get(rule, 0.0) < _BESIDE for rule in rules)
    several = max(question.count, len(question.listed) - 1)  # one may be no matter of its own
    return beside or (len(rules) > several and surest < SURE)


def lack_values(question: Question, answers: Sequence[Answer]) -> bool:
    """Whether a clause asks when, how much or how long, and neither what is told to it nor what that rests on has a
    value of the kind."""
    rests = "\n".join(source.quote for answer in answers for source in answer.citations)
    kinds = {one.kind for one in read_quantities(rests)}
    pairs = tuple(_asked_and_told(question, answers))
    return any(_lacks_value(asked, told, kinds) or _lacks_place(asked, told) for asked, told in pairs)


def _lacks_place(asked: str, told: str) -> bool:
    """Whether it is asked where something is to be had, and no page, site or address is told."""
    return _WHERE_FROM.search(folded(plain(asked))) is not None and not _PLACE.search(told)


def is_half_a_day_off(question: Question, answers: Sequence[Answer]) -> bool:
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
    wanted = TOLD_BY.get(measure_asked(low) or "") if form_of(low) == "open" else None
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


def premises(question: Question, answers: Sequence[Answer]) -> tuple[str, ...]:
    """What is told of the call with a question and has values, none of which any of its *answers* holds against
    anything: it may be a premise that is not so."""
    held = read_quantities(
        "\n".join(one.text for answer in answers for one in answer.rulings if one.verdict in ("yes", "no"))
    )
    told = ((one, read_quantities(one)) for one in question.premises)
    return tuple(
        one
        for one, values in told
        if values and not any(compatible(own, other) for own in values for other in held)
    )


def takes_up(answer: Answer, told: Sequence[str]) -> bool:
    """Whether an answer says an amount or a share that was *told*."""
    rulings = read_quantities("\n".join(ruling.text for ruling in answer.rulings))
    figures = (one for one in read_quantities("\n".join(told)) if one.kind in ("money", "percent"))
    return any(compatible(figure, one) for figure in figures for one in rulings)


def lacks_one_of_two(question: Question, answers: Sequence[Answer]) -> bool:
    """Whether both or each of several is asked for, and one thing is told, of which it is not said that it is so of
    both."""
    asked = by_form(folded(plain(question.bare)), "")
    if "each" not in asked or "whether" in asked:
        return False
    told = "\n".join(answer.answer for answer in answers)
    several = sum(max(len(answer.rulings), len(answer.parts)) for answer in answers) > 1
    return not several and "each" not in by_form(folded(plain(told)), "")
