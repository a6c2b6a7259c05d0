"""What stands against approving an answer, each as one sentence that says what to do instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from bot.answering.differing import differs
from bot.answering.statements import Statement
from bot.answers.model import LANGUAGES, DeskAnswer
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


def objections(answer: DeskAnswer, desk: Decides | None, today: date) -> list[str]:
    """Everything that stands against *answer*; without a *desk*, only what can be seen on it alone."""
    found = [*_incomplete(answer), *_masks(answer), *_out_of_force(answer, today)]
    if desk is not None:
        found += [*_misplaced(answer, desk.calls), *unproven(answer, desk), *_contradictions(answer, desk)]
    return found


def _incomplete(answer: DeskAnswer) -> Iterator[str]:
    if not answer.questions:
        yield f'It has no question; give one with: aspire answers edit {answer.id} --question "…"'
    if not any(answer.wording.values()):
        yield f'It has no wording; give it with: aspire answers edit {answer.id} --ja "…" or --en "…"'
    for language in LANGUAGES:
        text = answer.wording.get(language, "")
        if text and language_of(plain(text)) != language:
            yield f"Its wording in {_NAMES[language]} is written in another language; mend it with: {_edit(answer)}"
        if _BARE_VERDICT.match(text):
            yield (
                "It opens with a bare yes or no, which is false to whoever asks the other way round; say the matter "
                f"itself (“Parking is not available.”) with: {_edit(answer)}"
            )


def _masks(answer: DeskAnswer) -> Iterator[str]:
    texts = (*answer.questions, *answer.wording.values())
    taken = ", ".join(mask for mask in MASKS if any(mask in text for text in texts))
    if taken:
        yield f"Something personal was taken out of it ({taken}); word it without that with: {_edit(answer)}"


def _out_of_force(answer: DeskAnswer, today: date) -> Iterator[str]:
    if answer.valid_until and answer.valid_until < today:
        yield f"It was valid until {answer.valid_until}; give another day with: {_edit(answer)} --until DATE"


def _misplaced(answer: DeskAnswer, calls: Sequence[Call]) -> Iterator[str]:
    chosen = [call for call in calls if answer.call in (None, call.id)]
    if answer.call and not chosen:
        known = ", ".join(call.id for call in calls) or "none"
        yield f"There is no call {answer.call!r} (there are: {known}); name another with: {_edit(answer)} --call ID"
        return
    sides = [side.id for call in chosen for side in call.sides]
    if answer.side and answer.side not in sides:
        known = ", ".join(dict.fromkeys(sides)) or "none"
        yield f"There is no side {answer.side!r} (there are: {known}); name another with: {_edit(answer)} --side ID"


def unproven(answer: DeskAnswer, desk: Decides) -> Iterator[str]:
    """The quotes of *answer* that do not stand on their pages."""
    for source in answer.sources:
        if not desk.stands(source):
            yield (
                f"“{source.quote}” does not stand on page {source.page} of {source.document}; "
                f"quote it as it stands there, or leave it out with: {_edit(answer)} --no-sources"
            )


def _contradictions(answer: DeskAnswer, desk: Decides) -> Iterator[str]:
    """Where its words say otherwise than the facts, whatever was asked; else where they do to one of its questions."""
    stated = [
        told
        for text in answer.wording.values()
        for told in desk.contradicted(plain(text), answer.call, answer.side)
    ]
    if stated:
        yield from (
            f"“{told.sentence}” says otherwise than the documents: {_way_out(answer, told.statement)}"
            for told in stated
        )
        return
    for question in answer.questions:
        for ruled in desk.ruled(question):
            clash = _clash(answer, question, ruled)
            if clash:
                yield clash


def _clash(answer: DeskAnswer, question: str, ruled: Ruled) -> str | None:
    asked = read(plain(question))
    other = any(
        differs(Statement(text), ruled.statements, ruled.names, known=asked)
        for text in answer.wording.values()
    )
    first = next((item for item in ruled.statements if item.decision), None)
    if first is None or not (other or ruled.settled):
        return None
    why = "It gives another value than the documents" if other else "The documents settle this already"
    return f"{why}, to “{question}”: {_way_out(answer, first)}"


def _way_out(answer: DeskAnswer, said: Statement) -> str:
    """What the facts say, where, and what to do about it."""
    facts = said.decision.facts if said.decision else ()
    where = f" ({facts[0].source.document} p.{facts[0].source.page})" if facts else ""
    named = f" {facts[0].name}" if facts else ""
    return (
        f"they say “{said.text}”{where}. If the call has changed, put the notice among its documents, change the "
        f"fact{named} in call.yaml and type: aspire index build. If it is of another call, year or matter, say in the "
        f"sentence of which. Else take it, or the question, out with: {_edit(answer)}"
    )


_NAMES = {"ja": "Japanese", "en": "English"}


def _edit(answer: DeskAnswer) -> str:
    return f"aspire answers edit {answer.id}"
