"""Answers written by hand, and an engine that gives them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from slack_shapes import BOT_TOKEN

from bot.answer import Answer, AnswerPart, Choice, Citation, RankedIntent, RulingLine, Turn
from corpus.errors import BadInput

ANSWERED = Answer(
    question="",
    language="ja",
    status="answered",
    answer="まだ応募できます[1]。締切は4月16日正午です。",
    rulings=(
        RulingLine(
            "deadline", "japan-uk", "yes", "締切前です", "2024-04-16T12:00:00+09:00", "datetime", (1,)
        ),
    ),
    citations=(
        Citation(
            1, "briefing-slides", "説明資料", 12, "応募の締切", "締切は４月16日（火）正午（日本時間）です。"
        ),
    ),
    reason=None,
    contact="desk@example.jp",
    model="extractive",
    as_of=datetime(2024, 4, 10, tzinfo=UTC),
    elapsed_ms=1.0,
    receipt="r1",
)
NOT_FOUND = replace(
    ANSWERED,
    language="en",
    status="not_found",
    answer="I could not find this in the documents.",
    rulings=(),
    citations=(),
    reason="not_placed",
)
UNPLACED = replace(
    NOT_FOUND,
    choices=(Choice("deadline", "When it closes"), Choice("award_limit", "How much one may ask for")),
)
SEVERAL = replace(
    ANSWERED,
    parts=(
        AnswerPart("締切はいつですか", "answered", "4月16日正午です。 [1]", "deadline"),
        AnswerPart("駐車場はありますか", "not_found", "資料からは見つかりませんでした。", None),
    ),
)
# What the desk would recognise as no question, by a word that these tests use for it.
TALK = {
    "こんにちは": "greeting",
    "hello": "greeting",
    "使い方": "help",
    "ありがとう": "thanks",
    "役に立たない": "complaint",
}


class Script:
    """An engine that answers by what the question says, and can be made to wait at a gate."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.intents: list[str | None] = []
        self._gate = threading.Event()
        self._gate.set()

    def close_gate(self) -> None:
        self._gate.clear()

    def open_gate(self) -> None:
        self._gate.set()

    def ask(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        intent: str | None = None,
    ) -> Answer:
        self.asked.append((text, tuple(turn.question for turn in thread)))
        self.intents.append(intent)
        self._gate.wait(20)
        if "explode" in text:
            raise RuntimeError(f"{text} {BOT_TOKEN}")
        if "unusable" in text:
            raise BadInput("The question is too long. Shorten it.")
        answer = ANSWERED if intent else _written(text)
        return replace(answer, question=text, answer=f"{answer.answer} {text}")


def _written(text: str) -> Answer:
    for word, name in TALK.items():
        if word in text:
            return replace(NOT_FOUND, language="ja", intents=(RankedIntent(name, 0.9),))
    if "unplaced" in text:
        return UNPLACED
    if "二つ" in text:
        return SEVERAL
    unsure = replace(ANSWERED, intents=(RankedIntent("deadline", 0.4),))
    return unsure if "maybe" in text else NOT_FOUND if "nowhere" in text else ANSWERED
