"""What is told with a question and comes back in no answer: whether it decides, only a person can say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, groupby

from bot.answer import Answer
from bot.mail.reading import Question, Reading, asks_of_own
from bot.mail.sureness import has_words_of, understood
from bot.reading.query import read_query
from bot.reading.roles import bound
from corpus.quantity import Day, Quantity, compatible
from corpus.quantity import read as read_quantities
from corpus.text import countries, languages
from corpus.text.names import means_people
from corpus.text.plain import folded, plain
from index.terms import words

# "Technicians and students", 技術員や学生: what is said of one of the two is not said of the other.
_BOTH = re.compile(
    r"([一-龥ァ-ヶー]{2,8})(?:や|と|・)([一-龥ァ-ヶー]{2,8})(?=[もはがをに])|\b([a-z]{5,}) (?:and|or) ([a-z]{5,})\b",
    re.IGNORECASE,
)
# What stands between two values of which one is chosen: "80% or at 100%", "80% of it or 100%", 80％か100％.
_OR = re.compile(
    r"(?: [^\W\d]{1,12}){0,3},? or (?:(?:at|by|in|on|for|only|rather) ){0,2}"
    r"|(?:なのか|か|または|又は|もしくは|それとも|あるいは)、?(?:それとも)?",
    re.IGNORECASE,
)
_EACH = re.compile(r" ?(?:ずつ|(?:each|apiece)\b)")
_AS_TOLD = "the case told with the question"
_TAKEN_UP = 0.4  # the share of the words of what is told


def unused(question: Question, answers: Sequence[Answer], stated: frozenset[str]) -> tuple[str, ...]:
    """What was told with a question and comes back in none of its *answers*, in its writer's words.

    Every value and date that is asked about has to be used, one of those it lets choose between ("80% or
    100%"), and every amount, length and date told beside it. What is only asked when, how much or which is
    answered whatever is told beside, unless the answer is of that kind ("how long? we have ten months") or a
    day to come is told. A bare number told there ("we are two") is no condition, nor is an amount or a length
    that plays a part of its own (years since a degree): where that matters to what is asked, a rule uses it.
    Where the desk is sure of what is asked, the values *stated* by the call itself only name what it is about ("with
    five years, up to March 2030, …"). A case without any of these that the question points back to, unless a rule
    decided and has its words, or one of the writer's own that no rule decided, is taken not to be used: whether it
    decides, only a person can say.
    """
    decided = _is_decided(answers)
    leans = question.told and question.leans_on_told and not read_quantities("\n".join(question.told))
    if (leans and not (decided and _is_taken_up(question.told, answers))) or (
        asks_of_own(question.bare) and not decided
    ):
        return (_AS_TOLD,)
    own = stated if understood(answers) else frozenset()
    today = answers[0].as_of.date() if answers else None
    said = [value for answer in answers for value in read_quantities(_said(answer), today=today)]
    told = "\n".join((*question.told, *question.aside))
    quoted = [value for answer in answers for value in read_quantities(_quoted(answer), today=today)]
    beside = [
        value.text
        for value in _left_out(told, said + quoted, today)
        if _is_condition(value, told) and not (question.asks_open and _stands_apart(value, said, today))
    ]
    aside = "\n".join(question.aside)
    said += quoted
    left = _without_alternatives(question.turn.text, tuple(_left_out(question.turn.text, said, today)), said)
    asked = [value.text for value in left if value.text not in aside and not _is_article(value)]
    left_out = [text for text in (*beside, *asked) if text not in own]
    return tuple(dict.fromkeys([*left_out, *_unnamed(question, answers)]))


def _is_taken_up(told: Sequence[str], answers: Sequence[Answer]) -> bool:
    """Whether each of the sentences *told* has many of its words in an answer and the sentences under it."""
    return all(any(has_words_of(one, answer, _TAKEN_UP) for answer in answers) for one in told)


def _is_decided(answers: Sequence[Answer]) -> bool:
    """Whether a rule held something against what the documents say, or the desk itself has answered it."""
    ruled = any(ruling.verdict != "info" for answer in answers for ruling in answer.rulings)
    return ruled or any(citation.is_desks for answer in answers for citation in answer.citations)


def _is_condition(value: Quantity, told: str) -> bool:
    """Whether a value told beside a question may bear on it, as far as the words around it tell: a day always may, a
    year only by its number ("next year" tells when something else happens), and what several have each, 半年ずつ."""
    if value.kind in ("count", "date"):
        day = value.value
        return isinstance(day, Day) and bool(day.month or any(map(str.isdigit, value.text)))
    if _EACH.match(told, value.span[1]):
        return True
    query = read_query(told, None)
    roles = {one.quantity.text: one.role for one in bound(query, (0, len(query.plain)))}
    return roles.get(value.text) is None


def _stands_apart(value: Quantity, said: Sequence[Quantity], today: date | None) -> bool:
    """Whether a value told beside an open question has nothing to do with what is answered: no answer is of
    its kind, or it is a year gone by."""
    if value.kind == "date":
        day = value.value
        return isinstance(day, Day) and today is not None and (day.year or today.year) < today.year
    return value.kind not in {one.kind for one in said}


def _without_alternatives(
    text: str, left: Sequence[Quantity], said: Sequence[Quantity]
) -> Iterator[Quantity]:
    """The values of a question that no answer uses, without those that stand beside one it does: of "80% or 100%" the
    answer is one."""
    used = [value for value in read_quantities(text) if any(compatible(value, other) for other in said)]
    for value in left:
        pairs = (sorted((value.span, one.span)) for one in used if one.kind == value.kind)
        if not any(_OR.fullmatch(text, first[1], second[0]) for first, second in pairs):
            yield value


def _unnamed(question: Question, answers: Sequence[Answer]) -> Iterator[str]:
    """Of two that a question names in one breath, and does not let choose from, the one that no answer does, where one
    does name the other; and a language where no answer names any or has words in it, be it a title."""
    said = "\n".join(_said(answer) for answer in answers)
    low = folded(plain(said))
    for found in () if question.offers_choice else _BOTH.finditer(question.turn.text):
        pair = [word for word in found.groups() if word]
        missing = [word for word in pair if not _is_said(word, low)]
        if len(missing) == 1:
            yield missing[0]
    if not languages.find(low):
        yield from (word for code, word in _languages(question.turn.text) if not _has_words_in(code, said))


def countries_beside(own: Reading, answers: Sequence[Answer]) -> tuple[str, ...]:
    """The sentences that tell of a country that no answer names, where it is asked which are partners: "our Seoul
    office asks the same for Korea"."""
    if not any(ruling.rule == "countries" for answer in answers for ruling in answer.rulings):
        return ()
    named = _countries("\n".join(map(_said, answers)))
    return tuple(one.text for one in own.sentences if one.tells and not _countries(one.text) <= named)


def elsewhere(question: Question, answers: Sequence[Answer], homes: frozenset[str]) -> tuple[str, ...]:
    """The countries that a question names and no answer does, but for the *homes* of the call's sides: "a workshop held
    in the US"."""
    low = folded(plain(question.turn.text))
    told = homes | _countries("\n".join((*map(_said, answers), *map(_quoted, answers))))
    return tuple(dict.fromkeys(low[slice(*span)] for code, span in countries.find(low) if code not in told))


def _countries(text: str) -> frozenset[str]:
    """The codes of the countries named in a text."""
    return frozenset(code for code, _ in countries.find(folded(plain(text))))


def _is_said(word: str, low: str) -> bool:
    """Whether a word stands in what is said (folded), be it apart: 若手育成 in 若手研究者育成."""
    terms = [one.term for one in words(word)]
    apart = len(terms) > 1 and all(folded(plain(term)) in low for term in terms)
    return apart or folded(plain(word)).removesuffix("s") in low


def _languages(text: str) -> Iterator[tuple[str, str]]:
    """The languages named in a text by their codes and words; "Japanese researchers" names none, nor does what says in
    which one the writer goes on ("in English:")."""
    low = folded(plain(text))
    adjectives = {span for _, span in countries.adjectives(low)}
    for code, span in languages.find(low):
        if span not in adjectives and not means_people(low, span) and not low.startswith(":", span[1]):
            yield code, low[slice(*span)]


def _has_words_in(code: str, said: str) -> bool:
    """Whether some of what is *said* is in the letters of a language: two words of Latin ones, four of Japanese."""
    latin = code != "ja"
    runs = ("".join(run).strip() for ascii_only, run in groupby(said, str.isascii) if ascii_only == latin)
    return any(" " in run if latin else len(run) > 3 for run in runs)


def _left_out(text: str, said: Sequence[Quantity], today: date | None) -> Iterator[Quantity]:
    for value in read_quantities(text, today=today):
        named = _names_the_call(value, today) or _is_in_a_name(value, text) or _is_priced(value, said)
        if not (named or _is_reckoned(value, said)) and not any(compatible(value, other) for other in said):
            yield value


def _is_article(value: Quantity) -> bool:
    """Whether a value is "one proposal": what one of is asked about, not how many."""
    return value.kind == "count" and value.value == 1


def _names_the_call(value: Quantity, today: date | None) -> bool:
    """Whether a value is only the year of asking: "the 2024 call", 2024年度の公募."""
    day = value.value
    return isinstance(day, Day) and today is not None and day.year == today.year and not day.month


def _is_priced(value: Quantity, said: Sequence[Quantity]) -> bool:
    """Whether a value is the one pound of which the answer tells the rate."""
    one = value.kind == "money" and value.value == 1
    return one and any(rate.kind == "rate" and rate.unit.endswith(f"/{value.unit}") for rate in said)


def _is_reckoned(value: Quantity, said: Sequence[Quantity]) -> bool:
    """Whether an amount is what two that the answer says come to, or lie apart."""
    own = value.value
    like = {one.value for one in said if one.kind == value.kind == "money" and one.unit == value.unit}
    numbers = [number for number in like if isinstance(number, Decimal)]
    return any(own in (one + other, one - other, other - one) for one, other in combinations(numbers, 2))


def _is_in_a_name(value: Quantity, text: str) -> bool:
    """Whether a number is the end of a word: Top10%."""
    before = text[max(0, value.span[0] - 1) : value.span[0]]
    return value.kind in ("percent", "count") and before.isascii() and before.isalpha()


def _quoted(answer: Answer) -> str:
    return "\n".join(citation.quote for citation in answer.citations)


def _said(answer: Answer) -> str:
    return "\n".join((answer.answer, *(ruling.text for ruling in answer.rulings)))
