"""The one door between the mail and the reading of language: what a text says and asks, and what an answer
left unused.

Everything else in this folder knows mails (quotes, signatures, forwards) and asks here for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from bot.answer import Answer, Language
from bot.mail import phrases
from bot.mail.asking import asks_something, says_something
from bot.mail.bare import bare
from bot.mail.blocks import blocks
from bot.mail.decorations import undecorated
from bot.mail.items import announces
from bot.mail.questions import Question, earlier_questions, find_questions
from corpus.quantity import Day, Quantity, compatible
from corpus.quantity import read as read_quantities
from corpus.text.language import language_of

__all__ = ["Question", "Reading", "Remark", "asks", "read", "unused"]

Remark = Literal["thanks", "complaint", "reminder", "no answer needed", "hands something in", "instructions"]

_REMARKS: dict[Remark, re.Pattern[str]] = {
    "thanks": phrases.THANKS,
    "complaint": phrases.COMPLAINS,
    "reminder": phrases.REMINDS,
    "no answer needed": phrases.NO_ANSWER_NEEDED,
    "hands something in": phrases.ACTS,
    "instructions": phrases.INJECTION,
}
# "Precious", "P. Okafor": a line that only signs.
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}")
_ATTACHED = re.compile(r"添付|別添|別紙|同封|ファイル|\battach\w*|\benclos\w*|\bfile\b", re.IGNORECASE)
_AS_TOLD = "the case told with the question"


@dataclass(frozen=True)
class Reading:
    """What its writer newly wrote in a mail, or a text attached to it. Everything is read when first asked
    for."""

    text: str

    @cached_property
    def language(self) -> Language:
        """The language to answer in."""
        return language_of(self.text)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions in order, each under its writer's number."""
        return find_questions(self._plain)

    @cached_property
    def earlier(self) -> tuple[str, ...]:
        """The last questions of mails quoted in it, oldest first."""
        return earlier_questions(self._plain)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Everything that is said, sentence by sentence."""
        return tuple(sentence for block in blocks(self._plain) for sentence in block.sentences)

    @property
    def missed(self) -> tuple[str, ...]:
        """The sentences that ask something and are put to the desk in none of the questions."""
        put = _squeezed(" ".join(ask for question in self.questions for ask in question.asks))
        asking = filter(_asks_of_itself, filter(asks_something, self.sentences))
        return tuple(s for s in asking if _squeezed(s) not in put and _squeezed(bare(s)) not in put)

    def says(self, remark: Remark) -> bool:
        """Whether any of its sentences is such a remark."""
        return phrases.matches(_REMARKS[remark], self.sentences)

    def is_empty(self, *, thanks: bool = False) -> bool:
        """Whether it is greetings, "see attached" and no more, or also *thanks*."""
        return not any(
            not phrases.FORMULA.search(sentence)
            and not (thanks and len(sentence) <= 40 and phrases.THANKS.search(sentence))
            and not _NAME.fullmatch(sentence)
            and len(_ATTACHED.sub("", phrases.WRAPPING.sub("", phrases.URL.sub("", sentence)))) > 3
            for sentence in self.sentences
        )

    @property
    def only_thanks(self) -> bool:
        """Whether it thanks and says no more: no second plain sentence, none that is long."""
        rest = [sentence for sentence in self.sentences if _adds_to_thanks(sentence)]
        return self.says("thanks") and len(rest) < 2 and not any(len(sentence) > 60 for sentence in rest)

    @cached_property
    def _plain(self) -> str:
        return undecorated(self.text)


def read(text: str) -> Reading:
    """The reading of *text*."""
    return Reading(text)


def asks(line: str) -> bool:
    """Whether one line, such as a subject, asks something."""
    return asks_something(undecorated(line))


def unused(question: Question, answers: Sequence[Answer]) -> tuple[str, ...]:
    """What was told with a question and comes back in none of its *answers*, in its writer's words.

    Every value and date of the question has to be used. A case told before it without any of either is taken
    not to be: whether it decides, only a person can say.
    """
    today = answers[0].as_of.date() if answers else None
    said = [value for answer in answers for value in read_quantities(_said(answer), today=today)]
    left = tuple(_left_out(" ".join(question.asks), said, today))
    ignored = any(_is_case_without_values(case, today) for case in _cases(question))
    return left or ((_AS_TOLD,) if ignored else ())


def _left_out(text: str, said: Sequence[Quantity], today: date | None) -> Iterator[str]:
    for value in read_quantities(text, today=today):
        if not _names_the_call(value, today) and not any(compatible(value, other) for other in said):
            yield text[slice(*value.span)]


def _names_the_call(value: Quantity, today: date | None) -> bool:
    """Whether a value is only the year of asking: "the 2024 call", 2024年度の公募."""
    day = value.value
    return isinstance(day, Day) and today is not None and day.year == today.year and not day.month


def _said(answer: Answer) -> str:
    return "\n".join((answer.answer, *(ruling.text for ruling in answer.rulings)))


def _is_case_without_values(told: str, today: date | None) -> bool:
    return bool(phrases.STATES_A_CASE.search(told)) and not read_quantities(told, today=today)


def _cases(question: Question) -> Iterable[str]:
    """What is told before each question sentence."""
    return (ask.removesuffix(alone) for ask, alone in zip(question.asks, question.alone, strict=False))


def _asks_of_itself(sentence: str) -> bool:
    """Whether a sentence asks for something itself, rather than announcing what follows."""
    announcing = (
        announces(sentence) or phrases.ANNOUNCES.search(sentence) or phrases.LEADS_IN.search(sentence)
    )
    return says_something(sentence) and not announcing


def _adds_to_thanks(sentence: str) -> bool:
    polite = phrases.THANKS.search(sentence) or phrases.FORMULA.search(sentence)
    return not polite and len(phrases.WRAPPING.sub("", sentence)) > 12


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text)
