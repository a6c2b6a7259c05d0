"""A line to a server that may be slow, broken or gone: every use of it ends by a deadline.

One event loop in one daemon thread serves a drafter. A request past its deadline is cancelled, which closes its
connection, also when the server goes on sending a byte a second; nothing is left running and nothing holds up exit.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import weakref
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")
_END = object()

# How long after its deadline a cancelled request may take to let go.
GRACE = 1.0


class Line:
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

    def iterate(self, pieces: AsyncIterator[str]) -> Iterator[str]:
        """The *pieces* as they come. Raises what they raise, and TimeoutError at the deadline."""
        arrived: queue.SimpleQueue[object] = queue.SimpleQueue()
        future = self.start(_forward(pieces, arrived))
        future.add_done_callback(lambda _: arrived.put(_END))
        try:
            while (piece := arrived.get()) is not _END:
                yield str(piece)
            future.result(GRACE)
        finally:
            future.cancel()

    def close(self) -> None:
        """Stop the loop, as happens to a line nobody holds any more; it is not used after that."""
        self._end()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    """Run *loop* until it is stopped, and give its files back."""
    loop.run_forever()
    loop.close()


async def _forward(pieces: AsyncIterator[str], arrived: queue.SimpleQueue[object]) -> None:
    async for piece in pieces:
        arrived.put(piece)
