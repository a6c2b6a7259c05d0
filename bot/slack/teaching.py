"""What the desk has told one asker in Slack, kept for the next: proposed, approved by a member, told to who
asked in vain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar, runtime_checkable

from sqlalchemy import Engine as Database

from bot.answer import DESKS, Answer, Language
from bot.answering.desk_answer import Sought
from bot.answers.checking import Decides
from bot.answers.deciding import approve, change, retire, today
from bot.answers.matching import Examples
from bot.answers.model import DeskAnswer
from bot.answers.objections import Objection, Refused
from bot.answers.proposing import alike, own_addresses, proposal
from bot.answers.store import Store
from bot.answers.trial import drawn_to, would_answer
from bot.settings import Settings
from bot.slack.casebook import Case
from bot.slack.gaps import asked_in_slack
from bot.slack.logs import logger
from bot.slack.records import Given, Records
from corpus.errors import BadInput, SettingsError

ROLE = "the desk, in Slack"
Result = TypeVar("Result")


@runtime_checkable
class Taught(Decides, Protocol):
    """An engine that answers are held against and found by: the real desk."""

    def sought(self, text: str) -> Sought: ...

    def examples_of(self, answers: Sequence[DeskAnswer]) -> Examples: ...


@dataclass(frozen=True)
class Filled:
    """What a member has filled in to approve an answer: *call* and *side* where it is limited to them; *misread* where
    its question was."""

    questions: tuple[str, ...]
    wording: dict[str, str]
    valid_until: date | None
    call: str | None = None
    side: str | None = None
    misread: bool = False


class Teaching:
    """Proposals of the counter and what is decided on them. Thread-safe."""

    def __init__(self, settings: Settings, database: Database, records: Records, engine: object) -> None:
        self._settings, self._database, self._records = settings, database, records
        self._desk = engine if isinstance(engine, Taught) else None

    def propose(self, case: Case) -> DeskAnswer | None:
        """Propose the reply to *case* for the next asker; None where it cannot be kept, which is no reason to fail."""
        try:
            questions = alike(case.question, asked_in_slack(self._database))
            proposed = proposal(
                questions,
                case.reply or "",
                origin=f"Slack, {case.number}",
                origin_key=f"slack:{case.id}",
                asked=max(1, len(questions) - 1),  # what went to the desk is among what was asked
                keep=own_addresses(self._settings),
            )
            return self._store(lambda store: store.propose(proposed))
        except SettingsError as error:
            logger.warning("case %s: its reply is not proposed (%s)", case.number, error)
            return None

    def get(self, id: str) -> DeskAnswer | None:
        """An answer by its id; None where there is none, or the database is out of order."""
        try:
            return self._store(lambda store: store.get(id))
        except (BadInput, SettingsError):
            return None

    def scopes(self, language: Language) -> list[tuple[str, str]]:
        """What an answer may be limited to, as CALL:SIDE and its name: a call where there are several, a side."""
        calls = self._desk.calls if self._desk else ()
        found = []
        for call in calls:
            title = call.title.get(language, call.id) if len(calls) > 1 else ""
            found += [(f"{call.id}:", title)] if title else []
            sides = [(side.id, side.name.get(language, side.id)) for side in call.sides]
            found += [(f"{call.id}:{id}", f"{title} {name}".strip()) for id, name in sides]
        return found

    def approve(self, answer: DeskAnswer, filled: Filled) -> DeskAnswer:
        """Put *answer* in force as it was filled in. Raises BadInput with what stands against it, and SettingsError."""
        wanted = replace(
            answer,
            examples={},
            wording=filled.wording,
            valid_until=filled.valid_until,
            call=filled.call,
            side=filled.side,
            misread=filled.misread,
        )
        for text in filled.questions:
            wanted = wanted.with_question(text)
        return self._store(lambda store: approve(store, wanted, self._desk, role=ROLE))

    def translate(
        self, answer: DeskAnswer, language: Language, wording: str, questions: Sequence[str]
    ) -> DeskAnswer:
        """Word *answer* in *language* too, with *questions* more. Raises BadInput with what stands against it, and
        SettingsError."""
        wanted = replace(answer, wording={**answer.wording, language: wording})
        for text in questions:
            wanted = wanted.with_question(text)
        return self._store(lambda store: change(store, wanted, self._desk))

    def untranslated(self) -> list[DeskAnswer]:
        """The answers in force that lack a language; none where the database is out of order."""
        try:
            approved = self._approved()
        except SettingsError:
            return []
        return [one for one in approved if one.untranslated and (one.valid_until or today()) >= today()]

    def retire(self, answer: DeskAnswer) -> DeskAnswer:
        """Take *answer* out of force at every counter. Raises SettingsError."""
        return self._store(lambda store: retire(store, answer))

    def drawn_to(self, answer: DeskAnswer) -> list[DeskAnswer]:
        """The other answers in force that the questions of *answer* are near to."""
        if self._desk is None:
            return []
        drawn = drawn_to(answer, self._approved(), self._desk.examples_of, self._desk.sought)
        return list({other.id: other for _, other in drawn}.values())

    def asked_in_vain(self, answer: DeskAnswer) -> list[Given]:
        """The answers that found nothing, to questions that *answer* would be found for now."""
        if self._desk is None or answer.state != "approved" or (answer.valid_until or today()) < today():
            return []
        given = {one.answer.question: one for one in self._records.unanswered()}
        served = would_answer([answer], given, self._desk.examples_of([answer]), self._desk.sought)
        return [one for one in self._records.unanswered() if one.answer.question in set(served[answer.id])]

    def _approved(self) -> list[DeskAnswer]:
        return self._store(lambda store: store.all("approved"))

    def _store(self, act: Callable[[Store], Result]) -> Result:
        store = Store.open(self._settings)
        try:
            return act(store)
        finally:
            store.close()


def gives(answer: Answer, id: str) -> bool:
    """Whether an answer is the desk's of that id."""
    return any(citation.document == f"{DESKS}{id}" for citation in answer.citations)


def filled_in(questions: str, ja: str, en: str, until: str, *, scope: str, misread: bool) -> Filled:
    """What was typed into the form, and chosen of `Teaching.scopes`. Raises Refused for a day that is none."""
    try:
        day = date.fromisoformat(until) if until else None
    except ValueError as error:
        raise Refused("Nothing is kept.", [Objection("no_day", values={"day": until})]) from error
    wording = {name: text for name, text in (("ja", ja), ("en", en)) if text}
    call, _, side = scope.partition(":")
    return Filled(lines_of(questions), wording, day, call or None, side or None, misread)


def lines_of(text: str) -> tuple[str, ...]:
    """What was typed one a line."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
