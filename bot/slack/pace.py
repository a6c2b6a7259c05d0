"""How fast a channel may be written to:
freely until Slack says to wait, from then on one message a second for a while.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

# Seconds: a little more than Slack wants between two messages, and how long that is kept to.
GAP = 1.05
CAREFUL = 120.0


class TooFastError(Exception):
    """Slack, or what is known of its limits, asks to wait some *seconds*. Nothing was written."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"to be tried again in {seconds:.1f} seconds")
        self.seconds = seconds


@dataclass
class _Channel:
    """*turns*: when each waiting job may write. *free*: when the next may, by what was written last."""

    careful_until: float = float("-inf")
    free: float = float("-inf")
    turns: dict[int, float] = field(default_factory=dict)


class Pace:
    """The channels this process writes to. Thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._channels: dict[str, _Channel] = defaultdict(_Channel)
        self._lock = threading.Lock()

    def turn(self, job: int, channel: str) -> None:
        """Let *job* write to *channel* now, or raise TooFastError with the time of the turn kept for it."""
        with self._lock:
            now, known = self._clock(), self._channels[channel]
            if now > known.careful_until:
                known.turns.clear()
                return
            at = known.turns.get(job)
            if at is None:
                at = max(now, known.free, *(turn + GAP for turn in known.turns.values()))
            at = max(at, known.free)
            if at > now:
                known.turns[job] = at
                raise TooFastError(at - now)
            known.turns.pop(job, None)
            known.free = now + GAP

    def slow_down(self, job: int, channel: str, seconds: float) -> None:
        """Slack took nothing of *job* and takes nothing in *channel* for some *seconds*:
        then it is the first.
        """
        with self._lock:
            known = self._channels[channel]
            known.free = self._clock() + seconds
            known.careful_until = known.free + CAREFUL
            known.turns.pop(job, None)
            waiting = [job, *sorted(known.turns, key=lambda other: known.turns[other])]
            known.turns = {other: known.free + GAP * place for place, other in enumerate(waiting)}
