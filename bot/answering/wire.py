"""A wire to a server that may be slow, broken or gone: every use of it ends by a deadline.

One event loop in one daemon thread serves a chat model. A request past its deadline is cancelled, which
closes its connection, also when the server goes on sending a byte a second; nothing is left running and
nothing holds up exit.
"""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")

# How long after its deadline a cancelled request may take to let go.
GRACE = 1.0


class Wire:
    """Runs coroutines of one client, from any thread, each within *seconds*."""

    def __init__(self, *, seconds: float) -> None:
        self.seconds = seconds
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=_serve, args=(self._loop,), name="chat-model", daemon=True).start()
        self._end = weakref.finalize(self, self._loop.call_soon_threadsafe, self._loop.stop)

    def start(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        """Begin *work*; the future fails with TimeoutError at the deadline."""
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, self.seconds), self._loop)

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """The result of *work*. Raises TimeoutError at the deadline."""
        future = self.start(work)
        try:
            return future.result(self.seconds + GRACE)
        finally:
            future.cancel()

    def close(self) -> None:
        """Stop the loop, as happens to a wire nobody holds any more; it is not used after that."""
        self._end()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    """Run *loop* until it is stopped, and give its files back."""
    loop.run_forever()
    loop.close()
