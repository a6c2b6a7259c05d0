"""A reader in a process of its own: what a file does to it, looping or filling the memory, it does to nobody else."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from corpus.errors import DocumentUnreadable
from corpus.readers.flow import Draft

_LOG = logging.getLogger(__name__)
_MOST_MEMORY = 2_000_000_000
_ROOT = Path(__file__).parents[2]


def read(data: bytes, *, module: str, seconds: float) -> Draft:
    """What the reader *module* makes of *data*, given *seconds* at most.

    Raises DocumentUnreadable where the reader does, fails or does not end.
    """
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-m", __name__, module]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as ex:
        raise DocumentUnreadable("reading it does not come to an end; save it again or split it") from ex
    if done.returncode:
        _LOG.debug("the reader ended with %s: %s", done.returncode, done.stderr.decode(errors="replace"))
        raise DocumentUnreadable("it is damaged; open it in its own program and save it again")
    outcome = pickle.loads(done.stdout)
    if isinstance(outcome, Draft):
        return outcome
    raise DocumentUnreadable(str(outcome))


def _main(module: str) -> None:
    """The other end of `read`: bytes in, the pickled draft or the reason against it out."""
    out = sys.stdout.buffer
    # What a library prints must not mix with the answer.
    sys.stdout = sys.stderr
    _limit_memory()
    outcome: Draft | str
    try:
        outcome = import_module(f"corpus.readers.{module}").read(sys.stdin.buffer.read())
    except DocumentUnreadable as ex:
        outcome = str(ex)
    except MemoryError:
        outcome = "it unpacks to more than the desk reads; split it or remove its pictures"
    out.write(pickle.dumps(outcome))
    out.flush()


def _limit_memory() -> None:
    # Not every system has limits, and a lower one may hold already.
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _main(sys.argv[1])
