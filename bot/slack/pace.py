"""How fast a channel may be written to:
freely until Slack says to wait, from then on one message a second for a while.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

# Seconds: what Slack allows a channel in the long run, and how long that is kept to after it was too much.
GAP = 1.0
CAREFUL = 120.0


class TooFastError(Exception):
    """Slack, or what is known of its limits, asks to wait some *seconds*. Nothing was written."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"to be tried again in {seconds:.1f} seconds")
        self.seconds = seconds


@dataclass
class _Channel:
    next_free: float = 0.0
    careful_until: float = 0.0
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
                at = max(now, known.next_free)
                known.next_free = at + GAP
            if at > now:
                known.turns[job] = at
                raise TooFastError(at - now)
            known.turns.pop(job, None)

    def slow_down(self, channel: str, seconds: float) -> None:
        """Slack takes nothing more in *channel* for some *seconds*; turns given before are given anew."""
        with self._lock:
            known = self._channels[channel]
            known.next_free = self._clock() + seconds
            known.careful_until = known.next_free + CAREFUL
            known.turns.clear()
