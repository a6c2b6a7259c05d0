"""The line editor of `aspire chat`: history, several lines, Ctrl-C and Ctrl-D as in a shell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from bot.private import private_file, private_folder
from bot.receipts.mask import mask

BANNER = "Ask in Japanese or English. Alt-Enter: a new line, Ctrl-C: never mind, Ctrl-D: the end."
_KEPT = 500  # questions
_ENTRY = "\n# "  # how prompt_toolkit begins each


def typed(history: History) -> Iterator[str]:
    """What is typed or pasted, until Ctrl-D; blank lines are left out, a pasted text is one, of however many lines."""
    session: PromptSession[str] = PromptSession(
        "> ", history=history, prompt_continuation="  ", key_bindings=_keys()
    )
    while True:
        try:
            said = session.prompt().strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if said:
            yield said


def kept_in(file: Path | None) -> History:
    """What was asked before, kept in *file* for its owner alone; for this talk only where there is none.

    A file that cannot be written costs nobody the talk.
    """
    if file is None:
        return InMemoryHistory()
    try:
        private_folder(file.parent)
        private_file(file)
        _shorten(file)
    except OSError:
        return InMemoryHistory()
    return _Masked(file)


class _Masked(FileHistory):
    """Nobody's address, number or name is kept, as in the answer log."""

    def store_string(self, string: str) -> None:
        if not string.strip().isdecimal():  # the number of a choice
            super().store_string(mask(string))


def _shorten(file: Path) -> None:
    entries = file.read_text(encoding="utf-8", errors="replace").split(_ENTRY)
    if len(entries) > 2 * _KEPT:
        file.write_text(_ENTRY + _ENTRY.join(entries[-_KEPT:]), encoding="utf-8")


def _keys() -> KeyBindings:
    """Alt-Enter begins a new line."""
    keys = KeyBindings()

    @keys.add("escape", "enter")
    def new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return keys
