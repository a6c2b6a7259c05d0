"""What in a mail only a person can weigh, whatever the documents say: a case of one's own, a favour, a complaint, a
wish to meet, words to the machine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.mail import reasons
from bot.mail.outcome import Triage
from bot.mail.reading import Question, Reading
from bot.mail.remarks import Remark, best, fits, is_background, is_notable, learned_encoder, say_together
from bot.mail.sentence import Sentence
from corpus.quantity import Quantity
from corpus.quantity import read as read_quantities
from index.encoder import Vectors

Encode = Callable[[Sequence[str], str], Vectors | None]
_HEAPS: dict[Remark, tuple[Triage, str]] = {
    "for a person": ("person", reasons.PERSONAL),
    "meeting": ("person", reasons.MEETING),
    "complaint": ("person", reasons.COMPLAINT),
    "instructions": ("confirm", reasons.INSTRUCTIONS),
}

_DECIDING = ("money", "percent", "rate", "date", "time")


@dataclass(frozen=True)
class Weighed:
    """What the sentences of a mail do besides asking: the *remarks* that want a person, by sentence, and what the mail
    as a whole *says* of these; the sentences that were passed over as announcements and are none; those that only
    tell something, *notable* all the same; and those that ask by their form and only *announce*, or wish for a reply.
    *beside* are the sentences whose asking clause itself wants no person.
    """

    remarks: Mapping[str, Remark]
    says: frozenset[Remark] = frozenset()
    passed_over: tuple[str, ...] = ()
    notable: tuple[str, ...] = ()
    announce: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    @property
    def flags(self) -> Iterator[tuple[Triage, str]]:
        """The heaps that they put the mail in, with the reasons."""
        said = self.says.union(self.remarks.values())
        yield from (heap for kind, heap in _HEAPS.items() if kind in said)
        if self.passed_over:
            yield "person", reasons.with_details(reasons.MISSED, *self.passed_over[:3])
        if self.notable:
            yield "confirm", reasons.with_details(reasons.NOTABLE, *self.notable[:3])

    @property
    def tells_case(self) -> bool:
        """Whether the mail tells a case of its writer's own or asks a favour."""
        return "for a person" in self.says

    def with_remarks_of(self, other: Weighed) -> Weighed:
        """The same with what wants a person in a mail that is passed on with this one."""
        beside = self.beside | other.beside
        return replace(
            self, remarks={**other.remarks, **self.remarks}, says=self.says | other.says, beside=beside
        )

    def why_personal(self, question: Question) -> str | None:
        """Why no document answers a question; None where one may: when, how much or which is answered whatever is
        told beside it ("my mother died, so …")."""
        asks = (ask for ask in question.asks if not (question.asks_open and ask in self.beside))
        found = (_HEAPS.get(self.remarks.get(ask, "plain")) for ask in asks)
        return next((reason for heap, reason in filter(None, found) if heap == "person"), None)


@dataclass(frozen=True)
class _Clause:
    """A clause with the *sentence* it stands in and how well it *fits* each kind of remark."""

    sentence: Sentence
    text: str
    fits: Mapping[Remark, float]

    @property
    def asks(self) -> bool:
        """Whether it is the one that asks, by its form."""
        return self.sentence.is_asking_form and self.text == self.sentence.clauses[-1]

    @property
    def is_notable(self) -> bool:
        """Whether it tells that something is undone, or what is of no one kind and a person had better weigh."""
        kind, tells = best(self.fits), not self.sentence.is_asking_form
        return kind == "undone" or (kind not in _HEAPS and tells and is_notable(self.fits))

    def kinds(self, understood: Collection[str]) -> Iterator[Remark]:
        """What it does; what asks, and is not surely *understood*, also by its words alone."""
        doubtful = self.asks and self.sentence.text not in understood
        yield best(self.fits, doubtful=doubtful, announces=self.sentence.is_passed_over)
        if doubtful and self.sentence.remark in _HEAPS:
            yield self.sentence.remark


def weigh(texts: Sequence[Reading], encode: Encode, *, understood: Collection[str] = ()) -> Weighed:
    """What of some texts wants a person. Whatever only greets or thanks is not looked at; an announcement in the
    form of a question is, so that no question is lost as one. *understood* are the asking sentences that the desk
    is sure of: questions about the call, unless they clearly ask a favour."""
    said = _clauses([one for text in texts for one in text.sentences if _is_weighed(one)], encode)
    found: dict[Sentence, list[Remark]] = {}
    for clause in said:
        found.setdefault(clause.sentence, []).extend(clause.kinds(understood))
    asking = {one.sentence.text for one in said if one.asks and _HEAPS.keys() & set(one.kinds(understood))}
    says = {*(best(clause.fits) for clause in said), *say_together([clause.fits for clause in said])}
    return Weighed(
        remarks={one.text: kind for one, kinds in found.items() for kind in kinds if kind in _HEAPS},
        says=frozenset(says & _HEAPS.keys()),
        passed_over=tuple(
            one.text for one, kinds in found.items() if one.is_passed_over and "plain" in kinds
        ),
        notable=tuple(clause.text for clause in said if clause.is_notable),
        beside=frozenset(one.text for one in found if one.asks and one.text not in asking),
        announce=frozenset(
            one.text for one, kinds in found.items() if one.asks and set(kinds) == {"formality"}
        ),
    )


def background(texts: Sequence[Reading], encode: Encode, *, surely: bool = False) -> frozenset[str]:
    """The clauses of some texts that only tell who writes, with whom and how they come to ask; a day, an hour or an
    amount may decide, whatever it stands in."""
    said = _clauses([one for text in texts for one in text.sentences if _is_weighed(one)], encode)
    told = (one for one in said if not (one.asks or _has_condition(one.text)))
    return frozenset(one.text for one in told if is_background(one.fits, surely=surely))


def _has_condition(text: str) -> bool:
    return any(_decides(value) for value in read_quantities(text))


def _decides(value: Quantity) -> bool:
    """Whether a value may decide something: of days those that are named, and not "last year"."""
    return value.kind in _DECIDING and (value.kind != "date" or any(map(str.isdigit, value.text)))


def _clauses(sentences: Sequence[Sentence], encode: Encode) -> tuple[_Clause, ...]:
    """The clauses of some sentences, their vectors made at once."""
    parts = [(one, text) for one in sentences for text in one.clauses]
    vectors = encode([text for _, text in parts], learned_encoder()) if parts else None
    own = [None] * len(parts) if vectors is None else list(vectors)
    return tuple(
        _Clause(one, text, fits(text, vector)) for (one, text), vector in zip(parts, own, strict=True)
    )


def _is_weighed(sentence: Sentence) -> bool:
    if sentence.is_passed_over:
        return True
    if (sentence.is_short or sentence.is_name) and not sentence.asks:
        return False
    return not (sentence.is_formal or sentence.is_address or sentence.remark == "thanks")
