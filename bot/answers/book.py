"""The approved answers in force, as every counter sees them: read anew as soon as one is approved, changed or
retired."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from bot.answering.desk_answer import Recalled, Sought
from bot.answers.matching import Examples
from bot.answers.model import DeskAnswer
from bot.answers.store import Store
from bot.settings import Settings
from corpus.errors import SettingsError
from corpus.facts.model import Call
from index.same_question import SameQuestion

_FILE = "sqlite:///"


class Book:
    """What `Desk` looks answers up in. Thread-safe; several processes may share one database.

    Each question asks the database for one number, which every change raises; only then are the answers read. Where it
    cannot be asked nothing of the desk's is shown, so that what was retired is never said.
    """

    def __init__(self, settings: Settings, same: SameQuestion, calls: Sequence[Call]) -> None:
        self._settings, self._same, self._calls = settings, same, tuple(calls)
        self._store: Store | None = None
        self._examples: Examples | None = None
        self._version: int | None = None
        self._reading = threading.Lock()

    def find(self, sought: Sought) -> Recalled | None:
        """The answer to the same question, or to one worth offering; None where there is none."""
        examples = self.examples()
        return examples.find(sought) if examples else None

    def named(self, document: str, sought: Sought) -> Recalled | None:
        """The answer that a choice calls *document*; None where it does not hold for what is sought."""
        examples = self.examples()
        return examples.named(document, sought) if examples else None

    def documents(self) -> Sequence[str]:
        """What citations and choices call the answers in force."""
        examples = self.examples()
        return examples.documents if examples else ()

    def examples(self) -> Examples | None:
        """The examples of the answers in force; None where there are no answers, or the database cannot be asked."""
        try:
            store = self._opened()
            if store is None:
                return None
            with self._reading:
                if store.version() != self._version:
                    version, answers = store.read()
                    self._examples, self._version = self.of(answers), version
                return self._examples
        except SettingsError as error:
            logging.getLogger(__name__).warning("%s", error)
            return None

    def of(self, answers: Sequence[DeskAnswer]) -> Examples:
        """The examples of any answers, to be tried before they are approved."""
        return Examples(answers, self._same, self._calls)

    def _opened(self) -> Store | None:
        """The store; none before the first proposal has made its file."""
        if self._store is None and _is_there(self._settings.desk_answers_url):
            with self._reading:
                self._store = self._store or Store.open(self._settings)
        return self._store


def _is_there(url: str) -> bool:
    """Whether a database may hold anything: a file that does not exist need not be made for a question."""
    path = url.removeprefix(_FILE)
    return path == url or Path(path).is_file()
