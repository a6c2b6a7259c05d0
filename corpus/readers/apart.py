"""A reader in a process of its own: what a file does to it, looping or filling the memory, it does to nobody else.

The process is isolated: it imports from where this one imports, but never from the folder the command was typed in, and
it hands back JSON, which can hold nothing but words.
"""

from __future__ import annotations

import contextlib
import json
import logging
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from corpus.blocks import Block, Page
from corpus.errors import DocumentUnreadable
from corpus.readers.flow import Draft
from corpus.text.printable import printable

_LOG = logging.getLogger(__name__)
_MOST_MEMORY = 2_000_000_000
_ROOT = Path(__file__).parents[2]
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from corpus.readers import apart; apart.serve(sys.argv[2])"
)
_DAMAGED = "it is damaged; open it in its own program and save it again"


def read(data: bytes, *, module: str, seconds: float) -> Draft:
    """What the reader *module* makes of *data*, given *seconds* at most.

    Raises DocumentUnreadable where the reader does, fails or does not end.
    """
    command = [sys.executable, "-I", "-c", _START, json.dumps(_places()), module]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as ex:
        raise DocumentUnreadable("reading it does not come to an end; save it again or split it") from ex
    if done.returncode:
        _LOG.debug("the reader ended with %s: %s", done.returncode, done.stderr.decode(errors="replace"))
        raise DocumentUnreadable(_DAMAGED)
    try:
        outcome = _printable(json.loads(done.stdout))
        if isinstance(outcome, dict):
            return _draft(outcome)
    except (ValueError, TypeError, KeyError, RecursionError) as ex:
        raise DocumentUnreadable(_DAMAGED) from ex
    raise DocumentUnreadable(str(outcome))


def _printable(value: Any) -> Any:
    """*value* with every text in it as it may be shown."""
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_printable(item) for item in value]
    return printable(value) if isinstance(value, str) else value


def _places() -> list[str]:
    """Where to import from: as here, without the folder of the moment; this package last, should nothing else
    name it."""
    here = Path.cwd()
    places = [place for place in sys.path if place and Path(place).resolve() != here]
    return [*places, str(_ROOT)]


def _draft(given: dict[str, Any]) -> Draft:
    """The draft that `serve` wrote. Raises KeyError or TypeError for anything else."""
    pages = (
        Page(page["number"], page["text"], page["heading"], tuple(map(_block, page["blocks"])))
        for page in given["pages"]
    )
    return Draft(given["title"], tuple(pages))


def _block(given: dict[str, Any]) -> Block:
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Block(**{**given, **lists})


def serve(module: str) -> None:
    """The other end of `read`: bytes in, the draft or the reason against it out."""
    out = sys.stdout
    # What a library prints must not mix with the answer.
    sys.stdout = sys.stderr
    _limit_memory()
    outcome: dict[str, Any] | str
    try:
        outcome = asdict(import_module(f"corpus.readers.{module}").read(sys.stdin.buffer.read()))
    except DocumentUnreadable as ex:
        outcome = str(ex)
    except MemoryError:
        outcome = "it unpacks to more than the desk reads; split it or remove its pictures"
    json.dump(outcome, out)
    out.flush()


def _limit_memory() -> None:
    # Not every system has limits, and a lower one may hold already.
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
