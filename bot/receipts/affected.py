"""Past answers that come out otherwise today, because documents, facts or the program changed since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.answer import Answer, Language
from bot.receipts.masking import masked_line
from bot.receipts.receipt import Receipt

Ask = Callable[[Receipt], Answer]
_CORRECTION: Mapping[Language, str] = {
    "ja": "「{question}」（{day}のお尋ね）への回答を訂正いたします。\n\n【訂正後】\n{new}\n\n【訂正前】\n{old}",
    "en": "We correct our answer of {day} to “{question}”.\n\nCorrected answer:\n{new}\n\nBefore:\n{old}",
}


@dataclass(frozen=True)
class Affected:
    """A question whose answer *old* has become *new*, with the receipts of *old*, the newest first."""

    question: str
    language: Language
    old: str
    new: str
    receipts: tuple[str, ...]
    asked_at: datetime

    @property
    def correction(self) -> str:
        """A draft of what to tell those who were given the old answer."""
        told = {"question": self.question, "day": self.asked_at.date(), "new": self.new, "old": self.old}
        return _CORRECTION[self.language].format(**told)


def affected(receipts: Iterable[Receipt], ask: Ask) -> list[Affected]:
    """Those of *receipts* whose question *ask* answers otherwise now, the most asked first.

    An answer is another one if it says, or comes to, something else; what it is cited from may move. Each question
    is asked once for a day it was asked as of.
    """
    found: dict[tuple[str, str, str], list[Receipt]] = {}
    for same in _alike(receipts):
        old, new = json.loads(same[0].answer), masked_line(ask(same[0]))
        if _says(old) != _says(new):
            found.setdefault((same[0].question, _told(old), _told(new)), []).extend(same)
    told = [_affected(question, old, new, of) for (question, old, new), of in found.items()]
    return sorted(told, key=lambda one: (-len(one.receipts), one.question))


def _alike(receipts: Iterable[Receipt]) -> Iterator[Sequence[Receipt]]:
    """Receipts of one question in one talk, as of one moment's day, that were answered alike."""
    groups: dict[tuple[object, ...], list[Receipt]] = {}
    for receipt in receipts:
        told = json.dumps(_says(json.loads(receipt.answer)))
        around = tuple(tuple(receipt.body.get(name, ())) for name in ("thread", "background"))
        groups.setdefault((receipt.question, around, receipt.as_of.date(), told), []).append(receipt)
    yield from groups.values()


def _says(line: Mapping[str, Any]) -> tuple[object, ...]:
    """What an answer, as JSON, comes to."""
    verdicts = [ruling["verdict"] for ruling in line["rulings"]]
    return line["status"], line["answer"], verdicts, line.get("notice")


def _told(line: Mapping[str, Any]) -> str:
    """What was said: the answer, and what was told of the call beside it."""
    return "\n".join(filter(None, (line["answer"], line.get("notice"))))


def _affected(question: str, old: str, new: str, receipts: Sequence[Receipt]) -> Affected:
    newest = sorted(receipts, key=lambda receipt: receipt.asked_at, reverse=True)
    language: Language = "ja" if newest[0].language == "ja" else "en"
    ids = tuple(receipt.id for receipt in newest)
    return Affected(question, language, old, new, ids, newest[0].asked_at)
