"""`aspire chat`: one question after another, each understood with those before it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from bot.answer import Turn
from bot.cli.options import AsOfOption, CorpusOption, IndexOption, moment, settings
from bot.cli.showing import show, show_as_it_comes
from bot.cli.terminal import echo
from corpus.errors import BadInput

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.desk import Desk
    from bot.settings import Settings


def chat(corpus: CorpusOption = None, index: IndexOption = None, as_of: AsOfOption = None) -> None:
    """
    Ask several questions in a row; a follow-up such as "and for the UK side?" is understood

    A pasted text of several lines is one question; where an answer offers choices, type the number of one. Ctrl-C
    drops what is typed or stops an answer, Ctrl-D ends. Without a terminal, each line of standard input is a question.

    Example: aspire chat
    """
    from bot.desk import Desk

    chosen, when = settings(corpus, index), moment(as_of)
    talk = _Talk(Desk.open(chosen), when)
    if not sys.stdin.isatty():
        for line in _lines():
            talk.answer_or_tell(line)
        return
    with _interruptible():
        for said in _typed(chosen):
            try:
                talk.answer_or_tell(said)
            except KeyboardInterrupt:
                echo("\nStopped; ask on.", err=True)


class _Talk:
    """What was asked so far, and what the last answer offered."""

    def __init__(self, desk: Desk, when: datetime | None) -> None:
        self._desk, self._when = desk, when
        self._asked: list[str] = []
        self._last: Answer | None = None

    def answer_or_tell(self, said: str) -> None:
        """Show the answer, or what is wrong with the question; the talk goes on."""
        try:
            self.answer(said)
            echo()
        except BadInput as error:
            echo(str(error), err=True)

    def answer(self, said: str) -> None:
        """Show the answer to a question, or to the last one as the choice whose number is *said* takes it.

        Raises BadInput for a question that cannot be read, and for a number that was not offered.
        """
        if intent := self._chosen(said):
            *before, again = self._asked
            self._last = self._desk.ask(again, as_of=self._when, thread=_turns(before), intent=intent)
            show(self._last, numbered=True)
            return
        self._last = show_as_it_comes(self._desk.stream(said, as_of=self._when, thread=_turns(self._asked)))
        self._asked.append(said)

    def _chosen(self, said: str) -> str | None:
        choices, number = self._last.choices if self._last else (), said.strip(" .)")
        if not choices or not number.isdecimal():
            return None
        if not 1 <= int(number) <= len(choices):
            raise BadInput(f"There is no choice {number}; type a number up to {len(choices)}, or a question.")
        return choices[int(number) - 1].intent


def _turns(asked: list[str]) -> tuple[Turn, ...]:
    return tuple(Turn(question) for question in asked)


def _typed(chosen: Settings) -> Iterator[str]:
    from bot.cli.line_editor import BANNER, kept_in, typed

    echo(BANNER, err=True)
    return typed(kept_in(chosen.home / "chat_history" if chosen.log else None))


def _lines() -> Iterator[str]:
    """The lines of standard input, blank ones left out."""
    return filter(None, map(str.strip, sys.stdin))


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C raises KeyboardInterrupt each time, where elsewhere it ends the command once and for all."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
