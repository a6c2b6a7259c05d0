"""`aspire chat`: one question after another, each understood with those before it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import suppress
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


def chat(corpus: CorpusOption = None, index: IndexOption = None, as_of: AsOfOption = None) -> None:
    """
    Ask several questions in a row; a follow-up such as "and for the UK side?" is understood

    Where an answer offers choices, type the number of one. Ctrl-D ends it.

    Example: aspire chat
    """
    from bot.desk import Desk

    talk = _Talk(Desk.open(settings(corpus, index)), moment(as_of))
    for said in _said():
        try:
            talk.answer(said)
        except BadInput as error:
            echo(str(error), err=True)
            continue
        echo()


class _Talk:
    """What was asked so far, and what the last answer offered."""

    def __init__(self, desk: Desk, when: datetime | None) -> None:
        self._desk, self._when = desk, when
        self._asked: list[str] = []
        self._last: Answer | None = None

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


def _said() -> Iterator[str]:
    """What is typed until the input ends, blank lines left out.

    A terminal's line editing takes a pasted text of several lines as one.
    """
    terminal = sys.stdin.isatty()
    if terminal:
        with suppress(ImportError):  # it changes input() by being imported; Windows has its own
            importlib.import_module("readline")
    while True:
        try:
            line = input("> " if terminal else "").strip()
        except EOFError:
            return
        if line:
            yield line
