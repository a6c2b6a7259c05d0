"""What the answers of one mail say, and whether a further one says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answer import Answer
from bot.mail.outcome import Point
from bot.mail.reading import Question
from bot.mail.said_once import said
from bot.mail.sureness import is_covered, is_unsure, understood
from bot.mail.to_the_point import TOLD_BY, adds_matter
from bot.reading.ellipsis import measure_asked
from corpus.quantity import read as read_quantities
from corpus.text.plain import folded, plain


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
    wanted = TOLD_BY.get(measure_asked(low) or "", frozenset())
    kinds = {one.kind for one in read_quantities(answer.answer)}
    return bool(kinds & wanted) or (understood((answer,)) and not question.is_fragment)


def is_meant_too(question: Question, answer: Answer, *, first: bool) -> bool:
    """Whether one of several questions of a sentence is surely understood; a further one may speak of what the first
    does ("when, and how, will we hear?"), so that its answer has to have its words."""
    sure = not (is_unsure(question, answer) or adds_matter(question, answer))
    return sure and (first or understood((answer,)) or is_covered(question, answer))


def rests_on_the_same(answer: Answer, other: Answer) -> bool:
    """Whether two answers, be they in two languages, rest on the same sentences and hold the same against them."""
    ruled = [[(one.rule, one.scheme, one.verdict) for one in each.rulings] for each in (answer, other)]
    cited = [[(one.document, one.page, one.quote) for one in each.citations] for each in (answer, other)]
    return bool(cited[0]) and ruled[0] == ruled[1] and cited[0] == cited[1]


def is_same_matter(first: Answer, second: Answer) -> bool:
    """Whether what is taken to be asked in the *second* reading of a question is what the *first* tells."""
    told = {ruling.rule for ruling in first.rulings} | {intent.name for intent in first.intents[:1]}
    return bool(second.intents) and second.intents[0].name in told


def holds_against_one_of(first: Answer, second: Answer) -> bool:
    """Whether the *first* answer holds something against a sentence under the *second*: the case against the rule."""
    decides = any(ruling.verdict != "info" for ruling in first.rulings)
    sentences = ({(one.document, one.page, one.quote) for one in each.citations} for each in (first, second))
    return decides and bool(frozenset.intersection(*map(frozenset, sentences)))


def _said(answer: Answer) -> Iterator[str]:
    parts = [part.answer for part in answer.parts]
    for text in parts if len(parts) > 1 else [answer.answer]:
        yield from (said(line) for line in text.split("\n"))
