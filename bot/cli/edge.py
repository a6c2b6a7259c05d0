"""The edge: errors of the family become one sentence and an exit code, surprises also a line in a log file."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from types import FrameType

from corpus.errors import BadInput, DeskError

ERROR, USAGE, NOT_FOUND, INTERRUPTED = 1, 2, 3, 130
# Modules are kept once imported; looking through them for rubbish 700 objects at a time was a sixth of a cold question.
_GARBAGE_AFTER = 50_000
# What the machine is to blame for: no space, no permission, no more open files, a name that it does not take.
_MACHINE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EMFILE,
    errno.EIO,
    errno.ENAMETOOLONG,
    errno.ELOOP,
    errno.ENOMEM,
}


def main() -> None:
    """Run `aspire`. Exits 0 answered, 3 not found, 2 wrong usage or input, 1 error, 130 stopped; shows no traceback."""
    gc.set_threshold(_GARBAGE_AFTER)
    stop = _Stop()
    code, sentence = INTERRUPTED, ""
    try:
        _open_streams()
        code, sentence = _run()
    except BaseException as error:
        stop.asked |= isinstance(error, KeyboardInterrupt)
        if not stop.asked:
            raise
    if stop.asked:
        code, sentence = INTERRUPTED, "Stopped; nothing is lost, run the command again to go on."
    if sentence:
        from corpus.text.printable import printable

        print(f"aspire: {printable(sentence)}", file=sys.stderr)  # noqa: T201  the one place that speaks for errors
    code = _flushed(code)
    # From here on Ctrl-C ends the process without a word: there is nothing left to tidy.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.freeze()  # nor to take apart, object by object: that is another sixth
    sys.exit(code)


class _Stop:
    """Remembers Ctrl-C: an extension module that is being imported turns KeyboardInterrupt into errors of its own."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGINT, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if not self.asked:  # once: the second one must not interrupt the tidying
            self.asked = True
            raise KeyboardInterrupt


def _run() -> tuple[int, str]:
    """The exit code, and the sentence to show where it went wrong."""
    try:
        from bot.cli.app import app

        app(prog_name="aspire")
    except SystemExit as stop:
        return (stop.code if isinstance(stop.code, int) else ERROR if stop.code else 0), ""
    except BadInput as error:
        return USAGE, str(error)
    except DeskError as error:
        return ERROR, str(error)
    except OSError as error:
        if error.errno in _MACHINE:
            return ERROR, ": ".join(filter(None, [error.filename, error.strerror])) + "."
        return ERROR, _surprise()
    except MemoryError:
        return (
            ERROR,
            "This machine has not enough memory left; close something else and run the command again.",
        )
    except Exception:
        return ERROR, _surprise()
    return 0, ""


def _open_streams() -> None:
    """Make the standard streams usable, whatever they are: closed, or in an encoding that lacks our letters."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: SIM115, PTH123
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _flushed(code: int) -> int:
    """Write what is still held back, so that the interpreter finds nothing to complain about when it exits."""
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Whoever read our output has had enough: that is no error.
        return 0 if isinstance(error, BrokenPipeError) else code or ERROR
    return code


def _surprise() -> str:
    """Keep the traceback for whoever mends it, and say where."""
    import secrets
    import traceback
    from datetime import datetime

    reference = secrets.token_hex(3)
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    text = f"--- {reference} {when}\n{traceback.format_exc()}\n"
    try:
        from bot.private import open_private, private_folder
        from bot.settings import load

        log = load().home / "errors.log"
        private_folder(log.parent)
        with open_private(log, "a", encoding="utf-8") as file:
            file.write(text)
    except Exception:
        return f"Something went wrong that should not have (reference {reference}). Type: aspire doctor"
    return f"Something went wrong that should not have; the details are in {log} (reference {reference})."
