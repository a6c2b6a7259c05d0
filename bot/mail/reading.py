"""The one door between the mail and the reading of language: what a text says and asks.

Everything else in this folder knows mails (quotes, signatures, forwards) and asks here for the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.answer import Language
from bot.mail.blocks import blocks
from bot.mail.decorations import undecorated
from bot.mail.questions import Question, earlier_questions, find_questions
from bot.mail.remarks import Remark
from bot.mail.sentence import Sentence, sentence_of
from bot.reading.form import form_of
from corpus.text.alternatives import one_of, one_word_of
from corpus.text.language import language_of
from corpus.text.plain import folded, plain
from corpus.text.segments import ends_asking

__all__ = ["Question", "Reading", "Remark", "asks", "asks_of_own", "read"]

# "Does our spin-off count?", 弊社の研究所も含まれますか: what is asked of is the writer's own.
_VERB = one_word_of("is are was were do does did may might can could will would must should has have")
_OWN = re.compile(
    one_of(
        rf"^(?:and |or |so |but )?{_VERB} (?:my|our|mine|ours|an? [^?]{{1,60}} like (?:us|ours|mine))\b",
        r"(?:弊[社学所]|当(?:方|社|法人|研究[所室])|本[学校]|私ども|うちの)[^、。]{0,30}[はもが][^。]*か[。?]?$",
    )
)
_JOINED = re.compile(r", (?=(?:and|or|so|but) )|(?<=か)、")
_SHORT_THANKS, _LONG = 40, 60  # characters


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
    def sentences(self) -> tuple[Sentence, ...]:
        """Everything that is said, sentence by sentence."""
        return tuple(sentence_of(text) for block in blocks(self._plain) for text in block.sentences)

    @property
    def missed(self) -> tuple[str, ...]:
        """The sentences that ask something and are put to the desk in none of the questions."""
        return tuple(ask for question in self.questions for ask in question.unread)

    @cached_property
    def unasked(self) -> tuple[str, ...]:
        """The sentences that end as questions do and are no part of any: whatever lost them, nobody answers them."""
        put = "\n".join(
            line
            for one in self.questions
            for line in (one.text, *one.asks, *one.head, *one.told, *one.unread)
        )
        return tuple(
            one.text for one in self.sentences if one.asks and ends_asking(one.text) and one.text not in put
        )

    def says(self, remark: Remark) -> bool:
        """Whether any of its sentences is such a remark."""
        return any(sentence.remark == remark for sentence in self.sentences)

    def is_empty(self, *, thanks: bool = False) -> bool:
        """Whether it is greetings, "see attached" and no more, or also *thanks*."""
        return all(
            sentence.is_formal
            or sentence.names_attachment
            or sentence.is_name
            or (thanks and len(sentence.text) <= _SHORT_THANKS and sentence.remark == "thanks")
            for sentence in self.sentences
        )

    @property
    def only_thanks(self) -> bool:
        """Whether it thanks and says no more: no second plain sentence, none that is long."""
        rest = [
            one.text
            for one in self.sentences
            if not (one.is_formal or one.is_short or one.is_address or one.remark == "thanks")
        ]
        return self.says("thanks") and len(rest) < 2 and not any(len(text) > _LONG for text in rest)

    @cached_property
    def _plain(self) -> str:
        return undecorated(self.text)


def read(text: str) -> Reading:
    """The reading of *text*."""
    return Reading(text)


def asks(line: str) -> bool:
    """Whether one line, such as a subject, asks something."""
    return sentence_of(undecorated(line)).asks


def asks_of_own(asked: str) -> bool:
    """Whether it, or a clause joined to it, asks if something is so of what is the writer's own: "does our spin-off
    count?", "which fields are covered, and would ours be?"."""
    low = folded(plain(asked))
    return any(_OWN.search(clause) and form_of(clause) == "closed" for clause in (low, *_JOINED.split(low)))
