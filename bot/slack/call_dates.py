"""The deadlines of the calls, for a countdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from bot.settings import Settings
from bot.slack.logs import new_reference, report
from corpus.errors import CorpusError
from corpus.facts.model import Call, read_calls
from corpus.facts.values import moment_of

_DEADLINE = "deadline"


@dataclass(frozen=True)
class Deadline:
    """When a call closes, for the side that *side* names in both languages, or for all."""

    call: Mapping[str, str]
    side: Mapping[str, str]
    moment: datetime


def deadline_reader(settings: Settings) -> Callable[[], tuple[Deadline, ...]]:
    """A function that gives the deadlines of the corpus, the earliest first, reading it when first asked."""

    @cache
    def deadlines() -> tuple[Deadline, ...]:
        try:
            calls = read_calls(settings.corpus)
            found = [deadline for call in calls for deadline in _deadlines(call)]
        except (CorpusError, ValueError) as error:
            report(error, what="reading the deadlines", reference=new_reference())
            return ()
        return tuple(sorted(found, key=lambda deadline: deadline.moment))

    return deadlines


def _deadlines(call: Call) -> list[Deadline]:
    return [
        Deadline(call.title, call.side(fact.side).name if fact.side else {}, moment_of(fact))
        for fact in call.facts
        if fact.key == _DEADLINE and fact.unit == "datetime"
    ]
