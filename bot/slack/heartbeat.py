"""Whether the other workers on a shared database still live, told by a number that each keeps raising.

Only that it rises is looked at, by the watcher's own clock: the clocks of two machines differ.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from sqlalchemy import Engine, delete, insert, select, update

from bot.slack.store import workers as table

# Seconds between two beats, and without one until a worker is taken for dead.
BEAT = 2.0
GRACE = 12.0


class Heartbeat:
    """The beats of this worker, and what it has seen of the others'."""

    def __init__(self, engine: Engine, worker: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._worker = worker
        self._clock = clock
        self._seen: dict[str, tuple[int, float]] = {}

    def beat(self) -> None:
        """Show that this worker lives, and look at the others."""
        mine = table.c.name == self._worker
        with self._engine.begin() as connection:
            if connection.execute(update(table).where(mine).values(beat=table.c.beat + 1)).rowcount == 0:
                connection.execute(insert(table).values(name=self._worker, beat=0))
            beats = {row.name: row.beat for row in connection.execute(select(table))}
        self._look(beats)

    def lives(self, worker: str) -> bool:
        """Whether *worker* may still live; of one that never beat nothing is known."""
        seen = self._seen.get(worker)
        return seen is None or self._clock() - seen[1] <= GRACE

    def stop(self) -> None:
        """Beat no more: this worker ends."""
        self.forget(self._worker)

    def forget(self, worker: str) -> None:
        """Look at *worker* no more."""
        self._seen.pop(worker, None)
        with self._engine.begin() as connection:
            connection.execute(delete(table).where(table.c.name == worker))

    def _look(self, beats: Mapping[str, int]) -> None:
        now = self._clock()
        for name, beat in beats.items():
            known = self._seen.get(name)
            if known is None or known[0] != beat:
                self._seen[name] = (beat, now)
