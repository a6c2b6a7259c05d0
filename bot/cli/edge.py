"""The edge: errors of the family become one sentence and an exit code, surprises a sentence and a line in a log file."""

from __future__ import annotations

import os
import secrets
import sys
import traceback
from datetime import datetime
from pathlib import Path

from corpus.errors import BadInput, DeskError

ERROR, USAGE, NOT_FOUND, INTERRUPTED = 1, 2, 3, 130


def main() -> None:
    """Run `aspire`. Exits 0 answered, 3 not found, 2 wrong usage or input, 1 error; never shows a traceback."""
    sys.exit(_run())


def _run() -> int:
    try:
        from bot.cli.app import app

        app()
    except SystemExit as stop:
        return _flushed(stop.code if isinstance(stop.code, int) else ERROR if stop.code else 0)
    except BadInput as error:
        return _say(str(error), USAGE)
    except DeskError as error:
        return _say(str(error), ERROR)
    except KeyboardInterrupt:
        return _say("Stopped; nothing is lost, run the command again to go on.", INTERRUPTED)
    except BrokenPipeError:
        return _closed()
    except Exception:
        return _say(_surprise(), ERROR)
    return _flushed(0)


def _say(sentence: str, code: int) -> int:
    print(f"aspire: {sentence}", file=sys.stderr)  # noqa: T201  the one place that speaks for errors
    return code


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _closed()
    return code


def _closed() -> int:
    """Whoever read our output has had enough; let the interpreter's own flush at exit find nothing to complain about."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _surprise() -> str:
    """Keep the traceback for whoever mends it, and say where."""
    reference = secrets.token_hex(3)
    text = f"--- {reference} {datetime.now().astimezone().isoformat(timespec='seconds')}\n{traceback.format_exc()}\n"
    try:
        from bot.settings import load

        log = load().home / "errors.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(text)
    except Exception:
        return f"Something went wrong that should not have (reference {reference}). Type: aspire doctor"
    return f"Something went wrong that should not have; the details are in {log} (reference {reference})."
