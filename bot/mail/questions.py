"""The questions of a mail: found, numbered as the writer numbered them, each with the premise it needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.mail import phrases
from bot.mail.asking import asks_something, says_something
from bot.mail.asks import Ask, asks_of, premises_in
from bot.mail.blocks import Block, blocks
from bot.mail.items import items_of
from corpus.text.squeeze import unwrap

_MOST_QUESTIONS = 40
_POINTS_AWAY_JA = re.compile(rf"[^。]{{0,4}}(?:{phrases.POINTS_BACK_JA.pattern})")
_POINTS_AWAY_EN = re.compile(
    r"(?:\W*\w+\W+){0,2}(?:that|those|these|they|them|this)\b(?! (?:call|programme|program|scheme|year))(?=\W)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """One point the writer asks. *label* is its number as written (made up in order where the writer gave none),
    *text* its wording, *asks* what is put to the engine: its question sentences, each with the premise it needs;
    *alone* the same sentences without; *origin* the attachment it stands in, *doubt* why a person
    should check that it is asked at all."""

    label: str
    text: str
    asks: tuple[str, ...]
    alone: tuple[str, ...] = ()
    origin: str = ""
    doubt: str = ""

    @property
    def hangs_in_the_air(self) -> bool:
        """Whether it begins with "is that …" and the mail does not say what *that* is."""
        first = self.asks[0] if self.asks == self.alone and self.asks else ""
        return bool(_POINTS_AWAY_JA.match(first) or _POINTS_AWAY_EN.match(first))

    @property
    def needs_judgement(self) -> bool:
        """Whether only a person may answer: somebody's own case, a favour, a chance, an opinion."""
        return bool(phrases.PERSONAL_CASE.search(self.text) or phrases.JUDGEMENT.search(self.text))


def find_questions(text: str) -> tuple[Question, ...]:
    """The questions in *text*, the newly written part of a mail, in order."""
    found: list[tuple[str, str, list[Ask]]] = []
    carried: list[str] = []
    for item in items_of(_without_salutation(blocks(text))):
        asks = asks_of(item, carried, any_before=bool(found))
        if item.label and asks:
            said = [
                s
                for s in item.sentences
                if not phrases.FORMULA.search(s) and (says_something(s) or len(s) < 8)
            ]
            found.append((item.label, unwrap("\n".join(said)), asks))
            continue
        carried = [*carried, *premises_in(item.sentences)][-2:]
        found += [("", ask.shown, [ask]) for ask in asks]
    return _labelled(found[:_MOST_QUESTIONS])


def _without_salutation(found: list[Block]) -> list[Block]:
    """The blocks after "Funding Agency, International Department / Dear Sir": whom a mail is for is no premise."""
    for position in range(min(4, len(found)) - 1, -1, -1):
        head = [sentence for block in found[: position + 1] for sentence in block.sentences]
        addressed = head and phrases.ADDRESSED.search(head[-1])
        if addressed and not found[position].label and not any(map(asks_something, head)) and len(head) <= 5:
            return found[position + 1 :]
    return found


def _labelled(found: Sequence[tuple[str, str, list[Ask]]]) -> tuple[Question, ...]:
    """Numbers for what the writer did not number: the next ones free."""
    taken = {
        int(digits[0])
        for label, _, _ in found
        if (digits := re.search(r"\d+", unicodedata.normalize("NFKC", label)))
    }
    following = max(taken, default=0) + 1
    questions = []
    for label, text, asks in found:
        if not label:
            label, following = str(following), following + 1
        questions.append(
            Question(
                label, text[:2000], tuple(ask.put for ask in asks[:5]), tuple(ask.alone for ask in asks[:5])
            )
        )
    return tuple(questions)


def earlier_questions(text: str) -> tuple[str, ...]:
    """The last three questions in the mails below, oldest first: what stands lowest was written first."""
    asked = [sentence for block in blocks(text) for sentence in block.sentences if len(sentence) < 300]
    asked = [sentence for sentence in asked if asks_something(sentence) and says_something(sentence)]
    return tuple(reversed(asked[:3]))
