"""What one mail may take: past it the mail is set aside, and the batch goes on.

The time is an alarm of the system's, which also ends a search for a pattern; Windows has none, nor has a thread.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from bot.mail.parts import MailUnreadable

_PAGE = 4096  # bytes, the unit of /proc/self/statm


class _Alarm(BaseException):
    """The time is over. No `except Exception` on the way takes it for a fault of its own."""


@contextlib.contextmanager
def budget(*, seconds: float, memory: int | None = None) -> Iterator[None]:
    """Give what is done inside *seconds*, and *memory* bytes on top of what is in use.

    Raises MailUnreadable where it takes more.
    """
    try:
        with _alarm(seconds), _limit(memory):
            yield
    except _Alarm as error:
        raise MailUnreadable(
            f"Reading it took longer than {seconds:.0f} seconds; open it in a mail program."
        ) from error
    except MemoryError as error:
        raise MailUnreadable("It unpacks to more than the desk reads; open it in a mail program.") from error


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise _Alarm

    before = signal.signal(signal.SIGALRM, ring)
    # It rings again where the first ring was lost in a callback.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _limit(memory: int | None) -> Iterator[None]:
    try:
        import resource
        from pathlib import Path

        used = int(Path("/proc/self/statm").read_text().split()[0]) * _PAGE
        before = resource.getrlimit(resource.RLIMIT_AS)
        if memory is None or 0 <= before[0] < used + memory:
            raise ValueError("nothing to be limited")
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, before[1]))
    except (ImportError, OSError, ValueError):  # not on every system
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
