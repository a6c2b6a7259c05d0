"""What in a mail only a person can weigh, whatever the documents say: a case of one's own, a favour, a complaint, a
wish to meet, words to the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.mail import reasons
from bot.mail.outcome import Point, Triage
from bot.mail.reading import Reading
from bot.mail.remarks import Remark, remarks_by_meaning
from bot.mail.sentence import Sentence
from corpus.text.plain import plain
from index.encoder import Vectors

Encode = Callable[[Sequence[str]], Vectors | None]
_HEAPS: dict[Remark, tuple[Triage, str]] = {
    "for a person": ("person", reasons.PERSONAL),
    "meeting": ("person", reasons.MEETING),
    "complaint": ("confirm", reasons.COMPLAINT),
    "instructions": ("confirm", reasons.INSTRUCTIONS),
}


@dataclass(frozen=True)
class Weighed:
    """The sentences of a mail that want a person, with what they do."""

    remarks: dict[str, Remark]

    @property
    def flags(self) -> Iterator[tuple[Triage, str]]:
        """The heaps that they put the mail in, with the reasons."""
        return (_HEAPS[remark] for remark in dict.fromkeys(self.remarks.values()))

    def wants_person(self, point: Point) -> bool:
        """Whether a question itself is one that no document answers."""
        return any(self.remarks.get(ask) == "for a person" for ask in point.question.asks)


def weigh(texts: Sequence[Reading], encode: Encode) -> Weighed:
    """What of some texts wants a person. Whatever only greets or announces is not looked at."""
    said = [one for text in texts for one in text.sentences if _is_weighed(one)]
    vectors = encode([plain(one.text) for one in said]) if said else None
    remarks = remarks_by_meaning([one.text for one in said], vectors)
    return Weighed({one.text: found for one, found in zip(said, remarks, strict=True) if found in _HEAPS})


def _is_weighed(sentence: Sentence) -> bool:
    return not (sentence.is_formal or sentence.is_address or sentence.remark == "thanks")
