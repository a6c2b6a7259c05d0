"""The threads that work the queue: one job at a time per conversation, several conversations at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from bot.slack.access import Access
from bot.slack.heartbeat import BEAT, Heartbeat
from bot.slack.jobs import Jobs
from bot.slack.liveness import is_alive, is_this_process
from bot.slack.logs import logger, new_reference, report
from bot.slack.requests import Job

# Seconds between two looks at the queue, so also how late a job that had to wait may begin.
_POLL = 0.25
# Seconds to wait when the queue itself cannot be read.
_PAUSE = 2.0
_DAY = 86400.0


class Workers:
    """Threads that work, and one that keeps their leases, asks *remind* whether it is time,
    and once a day calls *upkeep*.
    """

    def __init__(
        self,
        jobs: Jobs,
        work: Callable[[Job], None],
        *,
        access: Access,
        heartbeat: Heartbeat,
        upkeep: Callable[[], None],
        remind: Callable[[], None],
        count: int,
        lease: float,
    ) -> None:
        self._jobs = jobs
        self._work = work
        self._access = access
        self._heartbeat = heartbeat
        self._upkeep = upkeep
        self._remind = remind
        self._lease = lease
        self._stopping = threading.Event()
        self._news = threading.Semaphore(0)
        self._threads = [threading.Thread(target=self._run, name=f"worker-{n}") for n in range(count)]
        self._keeper = threading.Thread(target=self._keep, name="lease-keeper", daemon=True)

    def start(self) -> None:
        """Take over what dead processes held, and begin."""
        self._heartbeat.beat()
        self._take_over(is_alive)
        for thread in [*self._threads, self._keeper]:
            thread.start()

    def wake(self) -> None:
        """There is a new job."""
        self._news.release()

    def stop(self) -> None:
        """Finish what is begun, begin nothing more. What waits stays in the queue for the next start."""
        self._stopping.set()
        for _ in self._threads:
            self._news.release()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()
        self._heartbeat.stop()

    @property
    def healthy(self) -> bool:
        """Whether every thread runs."""
        return all(thread.is_alive() for thread in [*self._threads, self._keeper])

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                job = self._jobs.claim() if self._access.is_open() else None
                if job is None:
                    self._news.acquire(timeout=_POLL)
                    continue
                try:
                    self._work(job)
                finally:
                    self._jobs.let_go(job)
            except Exception as error:
                report(error, what="the queue", reference=new_reference())
                self._stopping.wait(_PAUSE)

    def _lives(self, worker: str) -> bool:
        """Whether another worker may still live, by its beats and, on this machine, its process."""
        return self._heartbeat.lives(worker) and (is_this_process(worker) or is_alive(worker))

    def _take_over(self, alive: Callable[[str], bool]) -> None:
        dead, freed = self._jobs.free_the_dead(alive)
        for worker in dead:
            self._heartbeat.forget(worker)
        if freed:
            logger.info("took over %d jobs of a process that ended", freed)
            self.wake()

    def _keep(self) -> None:
        kept_up = time.monotonic()
        while not self._stopping.wait(min(BEAT, self._lease / 4)):
            try:
                self._heartbeat.beat()
                self._jobs.renew()
                self._take_over(self._lives)
                self._remind()
                if time.monotonic() - kept_up > _DAY:
                    kept_up = time.monotonic()
                    self._upkeep()
            except Exception as error:
                report(error, what="the lease", reference=new_reference())
