"""What stands against approving an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from bot.answering.differing import differs, measures
from bot.answering.statements import Statement
from bot.answers.model import LANGUAGES, DeskAnswer
from bot.answers.objections import Objection
from bot.receipts.masking import MASKS
from corpus.facts.model import Call, Source
from corpus.quantity import read
from corpus.text.language import language_of
from corpus.text.names import Names
from corpus.text.plain import plain

# Under "too much?" and "within the limit?" a bare yes says opposite things.
_BARE_VERDICT = re.compile(
    r"\s*(?:(?:はい|いいえ)[、。，,．.\s]|yes\b|no\b[ \t]*(?:[,.:;!\n–—-]|$))", re.IGNORECASE
)


class Ruled(NamedTuple):
    """What the rules say to a question: *statements*; *settled*: they decide it, and nothing would be said
    beside them."""

    statements: tuple[Statement, ...]
    settled: bool
    names: Names | None


class Contradicted(NamedTuple):
    """A *sentence* of an answer and the *statement* of the call's facts that it says otherwise than."""

    sentence: str
    statement: Statement


class Decides(Protocol):
    """What a desk's answers are checked against: its rules, documents and calls."""

    def ruled(self, question: str) -> Sequence[Ruled]:
        """What the rules say to each part of *question*."""

    def contradicted(self, text: str, call: str | None, side: str | None) -> Sequence[Contradicted]:
        """The sentences of *text* that say otherwise than a call's facts."""

    def stands(self, source: Source) -> bool:
        """Whether a quote stands on its page."""

    @property
    def calls(self) -> Sequence[Call]:
        """The calls of the corpus."""


def objections(answer: DeskAnswer, desk: Decides | None, today: date) -> list[Objection]:
    """Everything that stands against *answer*; without a *desk*, only what can be seen on it alone."""
    found = [*_incomplete(answer), *_masks(answer), *_out_of_force(answer, today)]
    if desk is not None:
        found += [*_misplaced(answer, desk.calls), *unproven(answer, desk), *_contradictions(answer, desk)]
    return found


def _incomplete(answer: DeskAnswer) -> Iterator[Objection]:
    if not answer.questions:
        yield Objection("no_question", answer.id)
    if not any(answer.wording.values()):
        yield Objection("no_wording", answer.id)
    for language in LANGUAGES:
        text = answer.wording.get(language, "")
        if text and language_of(plain(text)) != language:
            yield Objection("not_japanese" if language == "ja" else "not_english", answer.id)
        if _BARE_VERDICT.match(text):
            yield Objection("bare_verdict", answer.id, {"field": language})


def _masks(answer: DeskAnswer) -> Iterator[Objection]:
    texts = (*answer.questions, *answer.wording.values())
    taken = ", ".join(mask for mask in MASKS if any(mask in text for text in texts))
    if taken:
        yield Objection("masked", answer.id, {"masks": taken})


def _out_of_force(answer: DeskAnswer, today: date) -> Iterator[Objection]:
    if answer.valid_until and answer.valid_until < today:
        yield Objection("over", answer.id, {"day": answer.valid_until})


def _misplaced(answer: DeskAnswer, calls: Sequence[Call]) -> Iterator[Objection]:
    chosen = [call for call in calls if answer.call in (None, call.id)]
    if answer.call and not chosen:
        known = ", ".join(call.id for call in calls) or "none"
        yield Objection("no_call", answer.id, {"call": answer.call, "known": known})
        return
    sides = [side.id for call in chosen for side in call.sides]
    if answer.side and answer.side not in sides:
        known = ", ".join(dict.fromkeys(sides)) or "none"
        yield Objection("no_side", answer.id, {"side": answer.side, "known": known})


def unproven(answer: DeskAnswer, desk: Decides) -> Iterator[Objection]:
    """The quotes of *answer* that do not stand on their pages."""
    for source in answer.sources:
        if not desk.stands(source):
            where = {"quote": source.quote, "page": source.page, "document": source.document}
            yield Objection("unproven", answer.id, where)


def _contradictions(answer: DeskAnswer, desk: Decides) -> Iterator[Objection]:
    """Where its words say otherwise than the facts, whatever was asked; else where they do to one of its questions."""
    stated = [
        told
        for text in answer.wording.values()
        for told in desk.contradicted(plain(text), answer.call, answer.side)
    ]
    for told in stated:
        yield Objection("denied", answer.id, {"sentence": told.sentence, **_said(told.statement)})
    if not stated:
        for question in answer.questions:
            for ruled in desk.ruled(question):
                yield from _clash(answer, question, ruled)


def _clash(answer: DeskAnswer, question: str, ruled: Ruled) -> Iterator[Objection]:
    """What the rules say to *question* against *answer*. That they misread it takes nothing from a number of theirs."""
    first = next((item for item in ruled.statements if item.decision), None)
    if first is None:
        return
    asked = read(plain(question))
    worded = map(Statement, answer.wording.values())
    if any(differs(text, ruled.statements, ruled.names, known=asked) for text in worded):
        yield Objection("other_value", answer.id, {"question": question, **_said(first)})
    elif ruled.settled and measures(ruled.statements, asked):
        yield Objection("by_number", answer.id, {"question": question, **_said(first)})
    elif ruled.settled and not answer.misread:
        yield Objection("settled", answer.id, {"question": question, **_said(first)})


def _said(statement: Statement) -> dict[str, str]:
    """What the facts say, where, and which fact it is."""
    facts = statement.decision.facts if statement.decision else ()
    where = f" ({facts[0].source.document} p.{facts[0].source.page})" if facts else ""
    return {"said": statement.text, "where": where, "fact": f" {facts[0].name}" if facts else ""}
