"""The approved answers of one moment, found by the example that is nearest to a question and agrees with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from bot.answer import Language
from bot.answering.desk_answer import Approved, Recalled, Sought
from bot.answers.model import DeskAnswer
from corpus.facts.model import Call
from corpus.intents.bank import key
from corpus.quantity import Quantity, compatible, read
from corpus.text.language import language_of
from corpus.text.names import Name, NameKind, Names
from corpus.text.plain import plain
from index.one_word import one_word_apart
from index.same_question import SameQuestion
from index.terms import is_latin, words

# Logits from which a question is surely the one that an answer was given to (and where rules tell something of it),
# and near enough to be offered that question (tests/bench/answers_fit.py).
SURE, SURE_BESIDE, OPEN = 0.0, 0.8, -1.5
_SECOND = 0.25  # counts the second nearest example of an answer: the nearest may be near by chance
_IN_ITS_WORDS = 10.0  # of a question in the words of an example, but for one that names nothing
_LEAD = 0.5  # by less than that over another answer none is sure
_BESIDES = (
    1  # content words that a question may have besides those of one that the rules misread in the same way
)
_ALMOST = SURE - 0.1  # the most of a question whose values, names or thing the example does not share
_FRAME = (
    0.5  # of the content words of a question, from which a noun besides is another thing in the same frame
)
# Kinds of names of which two questions may not name different ones; of the latter one may not name any by
# itself, either.
_APART: tuple[NameKind, ...] = ("side", "scheme")
_OWN: tuple[NameKind, ...] = ("country", "place", "region", "other_year")


@dataclass(frozen=True)
class Example:
    """One example of an answer, with the values and names in it; *terms* are its words and those of the answer."""

    text: str
    answer: DeskAnswer
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    language: Language
    terms: frozenset[str]


class Examples:
    """Finds answers. Thread-safe: nothing in it changes."""

    def __init__(self, answers: Sequence[DeskAnswer], same: SameQuestion, calls: Sequence[Call]) -> None:
        self._calls = calls
        names = Names(calls[0]) if calls else None
        self._home = frozenset(side.country for call in calls for side in call.sides if side.country)
        self._examples = [_example(text, answer, names) for answer in answers for text in answer.questions]
        self._same = same
        self._sides = same.examples([example.text for example in self._examples])
        self._told = same.told([(*answer.questions, *answer.wording.values()) for answer in answers])
        self._owners = [at for at, answer in enumerate(answers) for _ in answer.questions]

    @property
    def documents(self) -> tuple[str, ...]:
        """What citations and choices call the answers."""
        return tuple(dict.fromkeys(_approved(one.answer, self._calls).document for one in self._examples))

    def find(self, sought: Sought) -> Recalled | None:
        """The answer to what is *sought*, surely, or one whose question is worth offering; None where none is near."""
        ranked = self.ranked(sought)[:2]
        if not ranked or ranked[0][0] < OPEN:
            return None
        logit, example = ranked[0]
        contested = any(logit - other < _LEAD for other, _ in ranked[1:])
        sure = logit >= (SURE_BESIDE if sought.told else SURE) and not contested
        misread = example.answer.misread and logit >= _ALMOST
        outranks = misread and _says_all(sought.view.typed, example.text)
        approved = _approved(example.answer, self._calls)
        return Recalled(approved, example.text, sure or outranks, misread, outranks, logit >= SURE)

    def named(self, document: str, sought: Sought) -> Recalled | None:
        """The answer that goes by *document*, surely; None where there is none that holds."""
        held = (one for one in self._examples if _holds(one.answer, sought))
        found = ((_approved(one.answer, self._calls), one.text, one.answer) for one in held)
        chosen = ((one, text, kept.misread) for one, text, kept in found if one.document == document)
        return next((Recalled(one, text, True, misread, misread) for one, text, misread in chosen), None)

    def ranked(self, sought: Sought) -> list[tuple[float, Example]]:
        """The answers that hold and agree, nearest first, each by its nearest example and with its logit:
        that of its two nearest examples in the question's language, and no less than the words of the nearest tell.
        """
        near: dict[str, list[tuple[float, Example]]] = {}
        for logit, example in self._by_likeness(sought):
            near.setdefault(example.answer.id, []).append((logit, example))
        typed, scored = sought.view.typed, []
        for found in near.values():
            own = [one for one in found if one[1].language == language_of(typed)] or found
            (first, example), *_ = own
            by_words = min(first, _by_words(typed, example.text))
            scored.append((max(by_words, _of_two([logit for logit, _ in own[:2]])), example))
        return sorted(scored, key=lambda one: -one[0])

    def _by_likeness(self, sought: Sought) -> list[tuple[float, Example]]:
        able = [
            at
            for at, one in enumerate(self._examples)
            if _holds(one.answer, sought) and _agrees(one, sought, self._home)
        ]
        if not able:
            return []
        asked = self._same.asked(*sought.view)
        logits = self._same.logits(asked, self._sides, self._told, self._owners)[0]
        scored = []
        for at in able:
            example = self._examples[at]
            logit = max(float(logits[at]), _by_words(sought.view.typed, example.text))
            surely = _as_much(example, sought, self._home) and not _of_another(sought, example)
            scored.append((logit if surely else min(logit, _ALMOST), example))
        return sorted(scored, key=lambda one: -one[0])


def _by_words(asked: str, example: str) -> float:
    """How surely *asked* is *example* by its words alone: without bound where it is that, surely where one of the two
    has a word more that names nothing, to be offered where that names something."""
    if key(asked) == key(example):
        return float("inf")
    word = one_word_apart(asked, example)
    if word is None:
        return float("-inf")
    return OPEN if words(word) else _IN_ITS_WORDS


def _of_another(sought: Sought, example: Example) -> bool:
    """Whether what is sought has a noun, no name of a side or scheme, that neither *example* nor its answer has, though
    they share so many words that free wording does not tell why: it asks the same of another thing (駐輪場, where that
    has 駐車場). 車 is in 駐車."""
    named = {word.term for name in sought.names if name.kind in _APART for word in words(name.text)}
    said = [word for word in words(sought.view.typed) if word.term not in named]
    frame = {word.term for word in words(example.text)}
    joined = "\n".join(term for term in example.terms if not is_latin(term))
    besides = [word for word in said if word.term not in frame]
    things = [word.term for word in besides if word.noun and word.term not in example.terms]
    other = any(is_latin(term) or term not in joined for term in things)
    return other and len(said) - len(besides) >= _FRAME * len(said)


def _says_all(asked: str, example: str) -> bool:
    """Whether *asked* is *example*, or has every content word of it, and at most one besides."""
    said, wanted = ({word.term for word in words(text)} for text in (asked, example))
    if key(asked) == key(example):
        return True
    return bool(wanted) and wanted <= said and len(said - wanted) <= _BESIDES


def standing(logit: float) -> str:
    """What becomes of a question with such a logit."""
    marks = (("sure", SURE), ("offered", OPEN))
    return next((name for name, mark in marks if logit >= mark), "no")


def _of_two(logits: Sequence[float]) -> float:
    first, *second = logits
    return (1 - _SECOND) * first + _SECOND * second[0] if second else first


def _example(text: str, answer: DeskAnswer, names: Names | None) -> Example:
    told = plain(text)
    named = tuple(names.find(told)) if names else ()
    terms = frozenset(word.term for said in (text, *answer.wording.values()) for word in words(said))
    return Example(text, answer, tuple(read(told)), named, language_of(told), terms)


def _approved(answer: DeskAnswer, calls: Sequence[Call]) -> Approved:
    stated = tuple(item for text in answer.questions for item in read(plain(text)))
    day = answer.approved_on or date.min
    return Approved(answer.id, answer.wording, day, answer.sources, stated, limits(answer, calls))


def limits(answer: DeskAnswer, calls: Sequence[Call]) -> Mapping[str, str]:
    """What an answer holds for, where that is not everything: the side, or the one of several calls."""
    for call in calls:
        if answer.call in (None, call.id):
            for side in call.sides:
                if side.id == answer.side:
                    return side.name
            if answer.call and len(calls) > 1:
                return call.title
    return {}


def _holds(answer: DeskAnswer, sought: Sought) -> bool:
    """Whether an answer is in force for the day, the call and the sides that are asked about."""
    sides = sought.sides | {name.id for name in sought.names if name.kind == "side"}
    return (
        (answer.valid_until is None or sought.day <= answer.valid_until)
        and answer.call in (None, sought.call)
        and (answer.side is None or not sides or answer.side in sides)
    )


def _agrees(example: Example, sought: Sought, home: AbstractSet[str]) -> bool:
    """Whether the question names no other value, side, country or year than the example does.

    A country of the call's own, one of *home*, is no other: everything is about those.
    """
    own = _of_their_kinds(sought.quantities, example.quantities)
    return (not own or _same_values(own, example.quantities)) and all(
        _same_names(_named(example.names, kind) - home, _named(sought.names, kind) - home)
        for kind in (*_APART, *_OWN)
    )


def _as_much(example: Example, sought: Sought, home: AbstractSet[str]) -> bool:
    """Whether the question states every value that the example states, and names no country, place or year besides.

    An example without a value speaks of the matter at large; one with a value speaks of that value alone.
    """
    own = _of_their_kinds(sought.quantities, example.quantities)
    besides = _named(sought.names, *_OWN) - _named(example.names, *_OWN) - home
    return _same_values(own, example.quantities) and not besides


def _of_their_kinds(some: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    kinds = {item.kind for item in others}
    return [item for item in some if item.kind in kinds]


def _same_values(some: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    return all(_among(item, others) for item in some) and all(_among(item, some) for item in others)


def _among(item: Quantity, others: Sequence[Quantity]) -> bool:
    return any(compatible(item, other) for other in others)


def _same_names(ours: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    return not ours or not theirs or ours == theirs


def _named(names: Sequence[Name], *kinds: NameKind) -> set[str]:
    return {name.id for name in names if name.kind in kinds}
