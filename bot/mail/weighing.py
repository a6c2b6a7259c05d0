"""What in a mail only a person can weigh, whatever the documents say: a case of one's own, a favour, a complaint, a
wish to meet, words to the machine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.mail import reasons
from bot.mail.outcome import Triage
from bot.mail.reading import Question, Reading
from bot.mail.remarks import Remark, learned_encoder, remark_by_meaning
from bot.mail.sentence import Sentence
from index.encoder import Vectors

Encode = Callable[[Sequence[str], str], Vectors | None]
_HEAPS: dict[Remark, tuple[Triage, str]] = {
    "for a person": ("person", reasons.PERSONAL),
    "meeting": ("person", reasons.MEETING),
    "complaint": ("person", reasons.COMPLAINT),
    "instructions": ("confirm", reasons.INSTRUCTIONS),
}


@dataclass(frozen=True)
class Weighed:
    """The sentences of a mail that want a person, with what they do; those that were passed over as
    announcements and are none; and those that ask by their form and only *announce*, or wish for a reply."""

    remarks: Mapping[str, Remark]
    passed_over: tuple[str, ...] = ()
    announce: frozenset[str] = frozenset()

    @property
    def flags(self) -> Iterator[tuple[Triage, str]]:
        """The heaps that they put the mail in, with the reasons."""
        yield from (_HEAPS[remark] for remark in dict.fromkeys(self.remarks.values()))
        if self.passed_over:
            yield "person", reasons.with_details(reasons.MISSED, *self.passed_over[:3])

    @property
    def tells_case(self) -> bool:
        """Whether the mail tells a case of its writer's own or asks a favour."""
        return "for a person" in self.remarks.values()

    def with_remarks_of(self, other: Weighed) -> Weighed:
        """The same with what wants a person in a mail that is passed on with this one."""
        return replace(self, remarks={**other.remarks, **self.remarks})

    def why_personal(self, question: Question) -> str | None:
        """Why no document answers a question; None where one may."""
        found = (_HEAPS.get(self.remarks.get(ask, "plain")) for ask in question.asks)
        return next((reason for heap, reason in filter(None, found) if heap == "person"), None)


def weigh(texts: Sequence[Reading], encode: Encode, *, understood: Collection[str] = ()) -> Weighed:
    """What of some texts wants a person. Whatever only greets or thanks is not looked at; an announcement in the
    form of a question is, so that no question is lost as one. *understood* are the asking sentences that the desk
    is sure of: questions about the call, unless they clearly ask a favour."""
    said = [one for text in texts for one in text.sentences if _is_weighed(one)]
    clauses = [(one, clause) for one in said for clause in one.clauses]
    vectors = encode([clause for _, clause in clauses], learned_encoder()) if clauses else None
    found: dict[Sentence, list[Remark]] = {one: [] for one in said}
    for at, (one, clause) in enumerate(clauses):
        vector = None if vectors is None else vectors[at]
        doubtful = one.is_asking_form and clause == one.clauses[-1] and one.text not in understood
        announces = one.is_passed_over
        found[one].append(remark_by_meaning(clause, vector, doubtful=doubtful, announces=announces))
        found[one] += [one.remark] if doubtful and one.remark in _HEAPS else []
    weighty = {one.text: kind for one, kinds in found.items() for kind in kinds if kind in _HEAPS}
    passed_over = (one.text for one, kinds in found.items() if one.is_passed_over and "plain" in kinds)
    announce = (one.text for one, kinds in found.items() if one.asks and set(kinds) == {"formality"})
    return Weighed(weighty, tuple(passed_over), frozenset(announce))


def _is_weighed(sentence: Sentence) -> bool:
    if sentence.is_passed_over:
        return True
    if sentence.is_short and not sentence.asks:
        return False
    return not (sentence.is_formal or sentence.is_address or sentence.remark == "thanks")
